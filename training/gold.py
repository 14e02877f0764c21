"""The gold corpus at work: for annotators, for its keepers, and for trainers who want it as plain data.

    python training/gold.py list wikinews-en --data DIR           records of a data set
    python training/gold.py open wikinews-en RECORD --data DIR    a .mark to fill in, the text as comments
    python training/gold.py open id/id-b01-x.txt                  the same for an invented article
    python training/gold.py compile FILE.mark [--data DIR]        writes the .ann, then checks it
    python training/gold.py marks FILE.ann [--data DIR]           the .mark that an .ann was made from
    python training/gold.py check [FILE.ann ...] [--data DIR]     checks files, or the whole corpus
    python training/gold.py show FILE.ann [--data DIR]            the annotation in words
    python training/gold.py link SHEET [--data DIR]               writes who names and roles are from a sheet
    python training/gold.py sheet ARTICLE ... [--data DIR]        the sheet lines of articles that are linked
    python training/gold.py agree [ONE.ann TWO.ann]               agreement of two annotators, or of all pairs
    python training/gold.py diversity [FILE.ann ...]              figures of invented articles, against limits
    python training/gold.py statistics [--write]                  the tables of the data card
    python training/gold.py export SPLIT [--data DIR]             one article a line, as JSON

``--data`` is the folder of the data sets that hold the real texts. A split "test" is given to scorers only
(``--really-test``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from goldtools import load
from goldtools.agreement import agreement
from goldtools.checking import check, check_file
from goldtools.compiling import compile_marks
from goldtools.decompiling import marks_of
from goldtools.diversity import EVENTLESS, LIMIT, measure, report
from goldtools.links import FOLDER, check_all, read_all_links, write_links
from goldtools.linksheets import links_of, read_sheet, sheet_of
from goldtools.load import ROOT, files, read_all, read_both, with_text
from goldtools.records import GoldError, paragraphs
from goldtools.show import show
from goldtools.standoff import read_ann, write_ann
from goldtools.statistics import agreements, in_card, tables
from goldtools.texts import ARTICLE_SETS, articles, find_text, read_own, sentence_set

"""Where .mark files of real texts lie: they hold text that is not ours, and git ignores them."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 1 where something is wrong with what it was given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [
        "list",
        "open",
        "compile",
        "marks",
        "check",
        "show",
        "link",
        "sheet",
        "agree",
        "diversity",
        "statistics",
        "export",
    ]
    parser.add_argument("command", choices=names)
    parser.add_argument("what", nargs="*")
    parser.add_argument("--data", type=Path, help="folder of the data sets")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--write", action="store_true", help="statistics: into the README")
    parser.add_argument("--really-test", action="store_true", help="export: for scorers")
    given = parser.parse_args(arguments)
    try:
        return int(globals()[f"do_{given.command}"](given) or 0)
    except (GoldError, FileNotFoundError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def do_list(given: argparse.Namespace) -> None:
    """Prints the records of a data set, those that are annotated already as taken."""
    source, data = given.what[0], given.data or Path()
    taken = {gold.header["record"] for gold in read_all(given.root) if gold.real}
    if source in ARTICLE_SETS:
        rows = [(url, f"{len(text.split())} words\t{title}") for url, title, text in articles(source, data)]
    else:
        rows = list(sentence_set(source, data).items())
    for record, text in rows:
        print(f"{'taken' if record in taken else ''}\t{record}\t{text}")


def do_open(given: argparse.Namespace) -> None:
    """Prints a .mark to be filled in; records of one data set go into one file."""
    if given.what[0].endswith(".txt"):
        path = Path(given.what[0])
        print(f"article: {path.stem}\n")
        _numbered(read_own(path)[1])
        return
    source, *records = given.what
    for record in records:
        text = find_text(source, record, given.data or Path())
        kind = "citizen" if source in ARTICLE_SETS else "sentence"
        print(f"article: {_slug(record)}\nlanguage: {'en' if source in ARTICLE_SETS else 'id'}")
        print(f"source: {source}\nrecord: {record}\nregister: {kind}\ntopic: \n")
        _numbered(text)


def _slug(record: str) -> str:
    """An article's id from a record: the end of its address in small letters, or set and number."""
    words = "".join(c if c.isalnum() else " " for c in record.rpartition("/wiki/")[2].lower()).split()
    return "-".join(words[:6])


def _numbered(text: str) -> None:
    for number, (start, end) in enumerate(paragraphs(text), 1):
        print(f"[{number}]\n; {text[start:end]}\n")


def do_compile(given: argparse.Namespace) -> int:
    """Writes the .ann of .mark files: beside an invented article's, else in the folder of the language."""
    wrong = 0
    for name in given.what:
        path = Path(name)
        golds = compile_marks(path, given.data)
        target = path.with_suffix(".ann")
        if golds[0].real:
            target = given.root / golds[0].language / target.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_ann(golds), encoding="utf-8")
        print(f"{target}: {len(golds)} articles")
        wrong += _check([target], given.data)
    return int(wrong > 0)


def do_marks(given: argparse.Namespace) -> None:
    """Prints an .ann as a .mark, to correct it where the one it was made from is gone."""
    for name in given.what:
        print("\n".join(marks_of(with_text(gold, given.data)) for gold in read_ann(Path(name))))


def do_check(given: argparse.Namespace) -> int:
    """Checks files, or the whole corpus; ids must be one of a kind."""
    paths = [Path(p) for p in given.what] or files(given.root)
    wrong = _check(paths, given.data)
    if not given.what:
        wrong += _say(check_all(read_all_links(given.root), read_all(given.root, given.data)))
    print(f"{len(paths)} files, {wrong} errors")
    return int(wrong > 0)


def _check(paths: list[Path], data: Path | None) -> int:
    wrong, seen = 0, dict[str, Path]()
    for path in paths:
        found = [(path.stem, *finding) for finding in check_file(path)]
        for gold in read_ann(path):
            found += [(gold.id, *finding) for finding in check(with_text(gold, data))]
            if gold.id in seen:
                found.append((gold.id, "error", f"the id is also in {seen[gold.id]}"))
            record = gold.header.get("record", gold.id)
            if record != gold.id and record in seen:
                found.append((gold.id, "error", f"{record} is annotated already in {seen[record]}"))
            seen[gold.id] = seen[record] = path
        wrong += _say(found)
    return wrong


def _say(found: Iterable[tuple[str, str, str]]) -> int:
    """Prints findings; how many of them are errors."""
    wrong = 0
    for name, level, what in found:
        print(f"{level}: {name}: {what}")
        wrong += level == "error"
    return wrong


def do_link(given: argparse.Namespace) -> int:
    """Writes the links of a sheet's articles into the files of their languages, in place of older ones."""
    golds = {gold.id: gold for gold in read_all(given.root, given.data)}
    wrong = 0
    for name in given.what:
        fresh = links_of(read_sheet(Path(name)), golds.values())
        wrong += _say(check_all(fresh, golds.values()))
        for language in {golds[article].language for article in fresh}:
            links = read_all_links(given.root, [language])
            links |= {a: some for a, some in fresh.items() if golds[a].language == language}
            target = given.root / FOLDER / f"{language}.tsv"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(write_links(dict(sorted(links.items()))), encoding="utf-8")
            print(f"{target}: {len(links)} articles")
    return int(wrong > 0)


def do_sheet(given: argparse.Namespace) -> None:
    """Prints articles' links as the sheet that would make them."""
    links = read_all_links(given.root)
    for gold in read_all(given.root):
        if gold.id in given.what and gold.id in links:
            print(sheet_of(with_text(gold, given.data), links[gold.id]))


def do_show(given: argparse.Namespace) -> None:
    """Prints what is annotated, layer by layer."""
    for path in given.what:
        for gold in read_ann(Path(path)):
            show(with_text(gold, given.data))


def do_agree(given: argparse.Namespace) -> None:
    """Prints F1 per layer of two annotations; without files, of all that were made twice, by kind of text."""
    if not given.what:
        print(agreements(*read_both(given.root)))
        return
    ones, twos = (list(read_ann(Path(p))) for p in given.what)
    for measure_name, counts in agreement(ones, twos).items():
        print(f"{measure_name:<26}{counts.f1:.3f}   (both {counts.both}, {counts.one} and {counts.two})")


def do_diversity(given: argparse.Namespace) -> int:
    """Prints the report; 1 where too many sentences are alike or too few articles have no event."""
    if given.what:
        golds = [with_text(g, given.data) for p in given.what for g in read_ann(Path(p))]
    else:
        golds = [g for g in read_all(given.root) if not g.real]
    found = measure(golds)
    print(report(found))
    return int(found.templated_share > LIMIT or found.eventless_share < EVENTLESS)


def do_statistics(given: argparse.Namespace) -> None:
    """Prints the tables of the data card, or writes them into it."""
    card = given.root / "README.md"
    if given.write:
        card.write_text(in_card(card, given.root), encoding="utf-8")
    else:
        print(tables(read_all(given.root)))


def do_export(given: argparse.Namespace) -> None:
    """Prints the articles of one split as JSON lines."""
    for gold in load(given.what[0], given.data, root=given.root, really_test=given.really_test):
        print(json.dumps(gold.to_dict(), ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
