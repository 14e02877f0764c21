"""The scorer of links, on mentions made by hand and on one invented article."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from bench.intervals import wilson
from bench.linkpairs import moved, pair
from bench.links import main
from bench.linkscores import (
    LISTED,
    NAMED,
    ONCE,
    PERSONS_ONCE,
    STRAY,
    Board,
    Tally,
    score,
)
from dateline.records import Actor, Mention
from goldtools.compiling import compile_marks
from goldtools.links import Link, write_links
from goldtools.linksheets import links_of, read_sheet
from goldtools.standoff import write_ann

FRANCE = Link((0, 6), "FRA", "country", "GOV", "France", "Q142")
NATO = Link((10, 14), "-", "organisation", "IGO", "NATO", "Q7184")
INES = Link((20, 33), "PER", "person", "GOV")
FRANCE_FOUND = Mention((0, 6), "place", "France", "country:FRA", country="FRA")
NATO_FOUND = Mention((10, 14), "organisation", "NATO", "org:nato")


def board_of(
    links: list[Link], mentions: list[Mention], actors: tuple[Actor, ...] = (), **more: object
) -> Board:
    board = Board()
    at = {link.span: link for link in links}
    words = {link.span: f"w{link.span[0]}" for link in links}
    score(board, words, at, mentions, actors, **more)  # type: ignore[arg-type]
    return board


def test_the_wilson_interval_is_the_published_one():
    low, high = wilson(81, 263)  # Newcombe 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(20, 20)[1] == pytest.approx(1.0)


def test_spans_move_to_a_text_with_other_space_and_fewer_words():
    text = "Sources\n\n  Ines  Calloway met «NATO» in\nLima."
    read = "Ines Calloway met «NATO» in Lima."
    spans = [(a, a + len(w)) for w in ("Sources", "Calloway", "NATO", "Lima") for a in [text.index(w)]]
    found = moved(spans, text, read)
    assert [read[slice(*found[s])] for s in spans[1:]] == ["Calloway", "NATO", "Lima"]
    assert spans[0] not in found


def test_a_link_takes_the_exact_mention_before_one_inside_and_roles_only_roles():
    role = Link((0, 30), "FRA", "role", "GOV")
    name = Link((10, 20), "FRA", "organisation", "GOV")
    inside, exact = Mention((12, 15), "place", "x"), Mention((10, 20), "organisation", "y")
    office = Mention((0, 30), "role", "z")
    assert pair({role.span: role, name.span: name}, [inside, exact, office]) == {
        (0, 30): office,
        (10, 20): exact,
    }
    assert pair({name.span: name}, [inside]) == {(10, 20): inside}
    assert pair({name.span: name}, [Mention((15, 25), "place", "x")]) == {}


def test_right_wrong_and_missed_are_counted_apart():
    wrong = Mention((10, 14), "organisation", "UN", "org:united-nations")
    board = board_of([FRANCE, NATO, INES], [FRANCE_FOUND, wrong])
    assert board.tallies[LISTED] == Tally(1, 2, 1, 2)
    assert board.tallies["country of persons"] == Tally(0, 0, 0, 1)
    assert board.faults[LISTED, "w10", "NATO -", "org:united-nations None"] == 1
    board = board_of([FRANCE, NATO, INES], [FRANCE_FOUND, NATO_FOUND])
    assert board.tallies[LISTED] == Tally(2, 2, 2, 2)


def test_an_actor_is_told_by_its_wikidata_id_else_by_a_name_of_the_gazetteer():
    actor = Actor("org:nato", "NATO", "organisation", wikidata_id="Q1")
    assert board_of([NATO], [NATO_FOUND], (actor,)).tallies[LISTED] == Tally(0, 1, 0, 1)
    treaty = Link((10, 14), "-", "organisation", "IGO", "North Atlantic Treaty Organization; NATO", "Q7184")
    assert board_of([treaty], [NATO_FOUND]).tallies[LISTED] == Tally(1, 1, 1, 1)
    unlisted = Mention((10, 14), "organisation", "NATO", "local:a:nato")
    assert board_of([NATO], [unlisted]).tallies[LISTED] == Tally(0, 0, 0, 1)


def test_a_right_actor_of_a_wrong_country_is_wrong():
    astray = Mention((10, 14), "organisation", "NATO", "org:nato", country="BEL")
    assert board_of([NATO], [astray]).tallies[LISTED].right_given == 0


def test_an_invented_actor_taken_for_a_listed_one_is_wrong():
    made_up = Link((10, 14), "?", "organisation", "IGO")
    board = board_of([made_up], [NATO_FOUND])
    assert board.tallies[LISTED] == board.tallies[NAMED] == Tally(0, 1, 0, 0)


def test_where_nobody_can_tell_the_country_nothing_counts_and_where_there_is_none_one_is_wrong():
    found = Mention((20, 33), "person", "Ines", "person:ines:per", country="PER")
    unknown = Link((20, 33), "?", "private", "CVL")
    assert "country of persons" not in board_of([unknown], [found]).tallies
    stateless = Link((20, 33), "-", "person", "UNO")
    assert board_of([stateless], [found]).tallies["country of persons"] == Tally(0, 1, 0, 0)
    assert board_of([INES], [found]).tallies["country of persons"] == Tally(1, 1, 1, 1)


def test_a_claim_on_what_is_no_name_counts_unless_nobody_annotated_there():
    stray = Mention((40, 44), "organisation", "NATO", "org:nato")
    board = board_of([FRANCE], [FRANCE_FOUND, stray])
    assert board.tallies[LISTED] == Tally(1, 1, 1, 1)
    assert board.tallies[STRAY] == Tally(1, 2, 1, 1)
    assert board_of([FRANCE], [FRANCE_FOUND, stray], silent=[(40, 60)]).tallies[STRAY] == Tally(1, 1, 1, 1)
    described = Mention((40, 50), "group", "French government", "country:FRA", country="FRA")
    assert board_of([FRANCE], [FRANCE_FOUND, described]).tallies[STRAY] == Tally(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("country", "tally"), [("FRA", Tally(1, 1, 1, 1)), ("DEU", None), (None, Tally(0, 0, 0, 1))]
)
def test_a_country_named_in_an_office_counts_by_the_country_of_the_office(
    country: str | None, tally: Tally | None
):
    office = Mention((0, 16), "role", "France president", country=country)
    board = board_of([FRANCE], [office])
    assert board.tallies.get(LISTED) == tally


@pytest.mark.parametrize(("country", "right"), [("FRA", 1), ("DEU", 0)])
def test_a_country_named_in_a_group_counts_by_the_country_of_the_group(country: str, right: int):
    group = Mention((0, 16), "group", "troops of France", None, country=country, sector="MIL")
    board = board_of([FRANCE], [group])
    assert board.tallies[LISTED].right_wanted == right


def test_actors_and_persons_are_also_counted_once_by_most_of_their_mentions():
    links = [INES, Link((40, 45), "PER", "person", "GOV"), Link((50, 55), "PER", "person", "GOV")]
    found = [Mention(k.span, "person", "Ines", "person:ines:per", country="PER") for k in links[:2]]
    board = board_of(links, found, whom={link.span: "ines" for link in links})
    assert board.tallies[PERSONS_ONCE] == Tally(0, 0, 1, 1)
    far = Link((60, 66), *(getattr(FRANCE, f) for f in ("country", "kind", "sector", "name", "wikidata")))
    board = board_of([FRANCE, far], [FRANCE_FOUND], whom={(0, 6): "France", (60, 66): "France"})
    assert board.tallies[ONCE] == Tally(0, 0, 0, 1)


def test_the_command_scores_the_articles_of_a_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "en-t-talks.txt").write_text(
        "language: en\nheadline: Talks\nregister: agency\ntopic: diplomacy\noutlet: x\ndate: 2025-03-04\n"
        "machine_written: yes\n\nFrance and Kenya signed a fishing agreement on Tuesday, officials said.\n",
        encoding="utf-8",
    )
    mark = folder / "en-t-talks.mark"
    mark.write_text("article: en-t-talks\n\n[1]\nplace France\nplace Kenya\n", encoding="utf-8")
    golds = compile_marks(mark, None)
    (folder / "en-t-talks.ann").write_text(write_ann(golds), encoding="utf-8")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("## en-t-talks\nFrance | FRA country\nKenya | UGA country\n", encoding="utf-8")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "en.tsv").write_text(
        write_links(links_of(read_sheet(sheet), golds)), encoding="utf-8"
    )
    assert main(["--root", str(tmp_path), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "en, invented: 1 texts, 2 names and roles" in out
    assert "1/2" in out
    assert "'Kenya': Uganda UGA, not country:KEN KEN" in out
    assert main(["--root", str(tmp_path), "--language", "id"]) == 1
