"""An annotation in words, to be read back."""

from __future__ import annotations

from goldtools.records import Gold


def show(gold: Gold) -> None:
    """Prints chains, names, quotations and events, the words of each."""
    print(f"== {gold.id}  {gold.header.get('headline', gold.header.get('record'))}")
    for chain in gold.chains:
        print(
            f"  @{chain.key} = {gold.full_name(chain.key)}: "
            + "; ".join(gold.words(s) for s in chain.mentions)
        )
    for name in gold.names:
        roles = f" ({'; '.join(gold.words(r) for r in name.roles)})" if name.roles else ""
        print(f"  {name.kind:<13}{gold.words(name.span)}{roles}")
    for quote in gold.quotes:
        who, said = gold.full_name(quote.speaker), gold.words(quote.content)
        print(f"  {quote.kind:<9}[{gold.words(quote.cue)}] {who}: {said}")
    for event in gold.events:
        sides = [" & ".join(gold.words(s) for s in side) or "-" for side in (event.sources, event.targets)]
        by = f" by {gold.full_name(event.reported_by)}" if event.reported_by else ""
        mode = f"/{event.mode}" if event.mode else ""
        print(
            f"  {event.type}{mode} [{gold.words(event.trigger)}] {sides[0]} -> {sides[1]}: "
            f"{event.status} {event.stage or ''}{by}"
        )
