from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.gather.copies import find_copies
from dateline.gather.fingerprints import fingerprint, story_terms
from dateline.gather.prints import Print
from dateline.gather.stories import find_stories
from dateline.records import CopyGroup, CopyMember, Mention, Reading
from desk import BUDGET, reading

DAY = date(2025, 3, 3)


def told(key: str, terms: str, day: date | None = DAY, headline: str | None = None, **more: str) -> Print:
    published = day.isoformat() if day else None
    return Print(key, 0, None, tuple(sorted(terms.split())), published, day, headline=headline or key, **more)  # type: ignore[arg-type]


def noise(key: str, seed: int, day: date = DAY) -> Print:
    source = random.Random(seed)
    words = " ".join(f"w:lain{source.randrange(5000)}" for _ in range(25))
    return told(key, f"a:|Orang{seed} p:id:IDN|Indonesia {words}", day)


SUMMIT = "a:q1|Ratna a:q2|Duta p:k|Kupang p:f|Fiji w:batas w:laut e:CONSULT|FJI-IDN"
OTHERS = [noise(f"n{n:02d}", n) for n in range(30)]


def members(prints: list[Print], copies: list[CopyGroup] | None = None) -> list[list[str]]:
    return [list(s.members) for s in find_stories(prints, copies or ())]


def test_articles_on_one_happening_are_one_story_and_others_are_none() -> None:
    prints = [
        *OTHERS,
        told("s1", SUMMIT + " w:menteri w:temui"),
        told("s2", SUMMIT + " w:perundingan w:dibuka"),
    ]
    assert members(prints) == [["s1", "s2"]]


def test_an_article_in_another_language_joins_by_actors_places_and_event() -> None:
    english = (
        "a:q1|Ratna a:q2|Ambassador p:k|Kupang p:f|Fiji e:CONSULT|FJI-IDN w:border w:sea w:talks w:minister"
    )
    assert members([*OTHERS, told("s1", SUMMIT + " w:menteri"), told("s2", english)]) == [["s1", "s2"]]


def test_what_everybody_names_ties_nothing_together() -> None:
    assert members(OTHERS) == []


@pytest.mark.parametrize(("days", "together"), [(0, True), (3, True), (4, False)])
def test_a_story_is_open_for_some_days(days: int, together: bool) -> None:
    later = DAY + timedelta(days)
    prints = [*OTHERS, told("s1", SUMMIT), told("s2", SUMMIT + " w:lanjut", later)]
    assert (members(prints) == [["s1", "s2"]]) is together


def test_a_story_goes_on_as_long_as_it_is_told() -> None:
    chain = [told(f"s{n}", f"{SUMMIT} w:hari{n}", DAY + timedelta(3 * n)) for n in range(4)]
    (story,) = find_stories([*OTHERS, *chain])
    assert story.members == ("s0", "s1", "s2", "s3")
    assert (story.first_published, story.last_published) == (DAY, DAY + timedelta(9))


def test_articles_without_a_day_stand_alone() -> None:
    assert members([*OTHERS, told("s1", SUMMIT), told("s2", SUMMIT, None)]) == []


def test_a_name_is_the_same_with_and_without_hyphen_and_case() -> None:
    one = told("s1", "a:|Kim_Jong-un p:|Pyongyang w:temu w:tamu")
    two = told("s2", "a:|kim_jong-Un p:|PYONGYANG w:jamu w:tiba")
    assert members([*OTHERS, one, two]) == [["s1", "s2"]]


def test_copies_follow_their_origin_and_alone_make_a_story() -> None:
    group = CopyGroup("g", (CopyMember("s1", 1.0, "origin"), CopyMember("s2", 0.9, "copy")))
    prints = [*OTHERS, told("s1", SUMMIT), told("s2", "w:tak w:sama")]
    assert members(prints, [group]) == [["s1", "s2"]]


def test_the_title_is_that_of_a_member_and_names_are_those_shared() -> None:
    prints = [
        told("s1", SUMMIT, headline="Menteri bahas batas laut"),
        told("s2", SUMMIT + " w:x a:|Sari", DAY + timedelta(1), headline="Batas laut dibahas lagi"),
    ]
    (story,) = find_stories([*OTHERS, *prints])
    assert story.title in {"Menteri bahas batas laut", "Batas laut dibahas lagi"}
    assert set(story.actors) == {"Ratna", "Duta"} and set(story.places) == {"Fiji", "Kupang"}


def test_the_order_of_input_does_not_matter() -> None:
    prints = [*OTHERS, *(told(f"s{n}", f"{SUMMIT} w:hari{n}", DAY + timedelta(n)) for n in range(5))]
    straight = find_stories(prints)
    random.Random(3).shuffle(prints)
    assert find_stories(prints) == straight and len(straight) == 1


def test_terms_of_a_reading() -> None:
    terms = story_terms(reading("a", actor="Ratna Suhita"))
    kinds = {t[:2] for t in terms}
    assert kinds == {"a:", "p:", "e:", "w:"} and terms == sorted(set(terms))
    assert "e:CONSULT|FJI-IDN" in terms
    assert "w:kelautan" in terms and "w:dan" not in terms and "w:yang" not in terms


def test_an_identifier_that_holds_within_one_article_is_no_key() -> None:
    one = reading("a")
    local: Reading = replace(one, mentions=(Mention((0, 7), "person", "Ratna", actor_id="local:x:ratna"),))
    assert "a:|Ratna" in story_terms(local)


def test_readings_of_one_happening_come_together_and_a_copy_is_found() -> None:
    first = reading("a")
    again = reading("b", outlet="Harian Selat", day="2025-03-04")
    other = [
        reading(f"c{n}", paragraphs=BUDGET, actor="Petra Novotna", day=f"2025-02-{n + 1:02d}")
        for n in range(1)
    ]
    prints = [printed(item) for item in (first, again, *other)]
    copies = find_copies(prints)
    assert [[m.article_id for m in g.members] for g in copies] == [
        [first.article.article_id, again.article.article_id]
    ]
    assert [s.members for s in find_stories(prints, copies)] == [
        (first.article.article_id, again.article.article_id)
    ]


def printed(item: Reading) -> Print:
    made = fingerprint(item) or {}
    day = item.article.published.day if item.article.published else None
    return Print(
        item.article.article_id,
        made["shingles"],
        made["signature"],
        tuple(made["terms"]),
        day.isoformat() if day else None,
        day,
        item.article.outlet,
        item.article.agency,
        item.article.headline,
    )
