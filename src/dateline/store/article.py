"""All that a corpus holds of one article."""

from __future__ import annotations

from typing import Any

from dateline.store.corpus import Corpus

_ORDER = {
    "blocks": "block",
    "bylines": "position",
    "captions": "caption",
    "sentences": "sentence",
    "mentions": "mention",
    "quotations": "quotation",
    "events": "event",
    "problems": "ALL",
    "pages": "source, page_id",
}
_COPIES = """
    SELECT c.article_id, c.role, c.similarity, c.group_id, c.agency, a.headline, a.outlet, a.published, a.url
    FROM copies c JOIN articles a USING (article_id)
    WHERE group_id IN (SELECT group_id FROM copies WHERE article_id = $id)
    ORDER BY c.role <> 'origin', c.similarity DESC, c.article_id"""
_STORY = (
    "SELECT s.* FROM stories s WHERE story_id IN (SELECT story_id FROM story_members WHERE article_id = $id)"
)
_MEMBERS = """
    SELECT m.article_id, a.headline, a.outlet, a.language, a.published, a.url
    FROM story_members m JOIN articles a USING (article_id) WHERE story_id = $story ORDER BY m.position"""

Rows = list[dict[str, Any]]


def article(corpus: Corpus, article_id: str) -> dict[str, Any] | None:
    """All that the corpus holds of one article; None where there is no such article.

    Keys: article (one dict of the table's columns), blocks, bylines, captions, sentences, mentions,
    quotations, events (each with lists source and target), problems, pages, copies (with headline and
    outlet), story (with members) or None.
    """

    def ask(sql: str, **params: Any) -> Rows:
        return list(corpus.table(sql, **params).to_pylist())

    own = ask("SELECT * FROM articles WHERE article_id = $id", id=article_id)
    if not own:
        return None
    facts: dict[str, Any] = {"article": own[0]}
    for table, order in _ORDER.items():
        facts[table] = ask(f"SELECT * FROM {table} WHERE article_id = $id ORDER BY {order}", id=article_id)
    parties = ask("SELECT * FROM event_actors WHERE article_id = $id ORDER BY position", id=article_id)
    for event in facts["events"]:
        for role in ("source", "target"):
            event[role] = [p for p in parties if p["event_id"] == event["event_id"] and p["role"] == role]
    facts["copies"] = ask(_COPIES, id=article_id)
    story = ask(_STORY, id=article_id)
    facts["story"] = story[0] | {"members": ask(_MEMBERS, story=story[0]["story_id"])} if story else None
    return facts
