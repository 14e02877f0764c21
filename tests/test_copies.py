from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from dateline.gather.copies import find_copies, similarity
from dateline.gather.fingerprints import LEAST, SLOTS, fingerprint, shingle_hashes, signature
from dateline.gather.prints import Print
from dateline.records import CopyGroup
from desk import reading

WORDS = [f"kata{n}" for n in range(4000)]
Edit = Callable[[list[str], random.Random], list[str]]


def words(count: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [source.choice(WORDS) for _ in range(count)]


def printed(key: str, text: list[str], **more: str) -> Print:
    hashes = shingle_hashes(" ".join(text))
    made = signature(hashes) if len(hashes) >= LEAST else None
    return Print(key, len(hashes), made, published=more.pop("published", "2025-03-03"), **more)  # type: ignore[arg-type]


def every(nth: int) -> Edit:
    def edit(text: list[str], source: random.Random) -> list[str]:
        return [source.choice(WORDS) if n % nth == nth // 2 else word for n, word in enumerate(text)]

    return edit


def roles(groups: list[CopyGroup]) -> dict[str, str]:
    return {m.article_id: m.role for g in groups for m in g.members}


@pytest.mark.parametrize(
    ("name", "edit", "role"),
    [
        ("as it came", lambda t, _: t, "copy"),
        ("one word in thirty changed", every(30), "copy"),
        ("cut by a third", lambda t, _: t[:280], "copy"),
        ("cut by a third and changed", lambda t, s: every(30)(t[:280], s), "copy"),
        ("with as much again of background", lambda t, _: t + words(400, 99), "copy"),
        ("its first third", lambda t, _: t[:140], "excerpt"),
        ("one paragraph shared", lambda t, _: t[:60] + words(340, 98), None),
        ("another report", lambda t, _: words(420, 97), None),
    ],
)
def test_what_counts_as_one_report(name: str, edit: Edit, role: str | None) -> None:
    for seed in range(5):
        text = words(420, seed)
        later = edit(text, random.Random(seed + 50))
        found = find_copies([printed("a", text), printed("b", later, published="2025-03-04")])
        assert roles(found) == ({"a": "origin", "b": role} if role else {}), (name, seed)


def test_the_estimate_is_near_the_truth() -> None:
    for seed in range(10):
        text = words(400, seed)
        a, b = shingle_hashes(" ".join(text)), shingle_hashes(" ".join(every(20)(text, random.Random(seed))))
        truth = len(a & b) / len(a | b)
        assert abs(similarity(signature(a), signature(b)) - truth) < 0.15


def test_case_marks_and_spacing_do_not_count() -> None:
    one = 'Menteri itu berkata, "Kami siap"; lalu ia pergi ke  Kupang.'
    other = "MENTERI ITU BERKATA “Kami siap” lalu\nia pergi ke Kupang"
    assert shingle_hashes(one) == shingle_hashes(other)


def test_signatures_are_the_same_on_every_machine() -> None:
    made = signature(shingle_hashes("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"))
    assert len(made) == 4 * SLOTS and made.hex()[:24] == SIGNATURE


SIGNATURE = "5fb6dac8118b8029a77dd64b"


def test_the_agency_s_own_publication_is_the_origin_else_the_earliest() -> None:
    text = words(300, 1)
    first = printed("a", text, published="2025-03-01", outlet="Kabar Teluk", agency="Kantor Berita")
    second = printed("b", text, published="2025-03-02", outlet="kantor berita")
    third = printed("c", text, published="2025-03-03", outlet="Harian Selat", agency="Kantor Berita")
    assert roles(find_copies([third, first])) == {"a": "origin", "c": "copy"}
    (group,) = find_copies([third, second, first])
    assert [m.article_id for m in group.members] == ["b", "a", "c"] and group.agency == "Kantor Berita"
    assert group.members[0].similarity == 1.0


def test_an_undated_article_comes_last() -> None:
    text = words(300, 2)
    undated = Print("a", 296, signature(shingle_hashes(" ".join(text))))
    assert roles(find_copies([undated, printed("b", text)])) == {"b": "origin", "a": "copy"}


def test_a_round_up_does_not_tie_two_reports_together() -> None:
    one, two = words(300, 3), words(300, 4)
    both = printed("c", one + two, published="2025-03-05")
    groups = find_copies([printed("a", one), printed("b", two), both])
    assert [[m.article_id for m in g.members] for g in groups] in ([["a", "c"]], [["b", "c"]])


def test_the_order_of_input_does_not_matter() -> None:
    prints = [printed(f"{n:02d}", every(25)(words(300, n % 7), random.Random(n))) for n in range(30)]
    straight = find_copies(prints)
    assert len(straight) == 7
    random.Random(5).shuffle(prints)
    assert find_copies(prints) == straight


def test_many_articles_with_one_text_stay_cheap() -> None:
    text = words(200, 8)
    (group,) = find_copies([printed(f"{n:04d}", text) for n in range(1500)])
    assert len(group.members) == 1500


def test_a_text_too_short_to_tell_has_no_signature() -> None:
    short = reading(
        "a", paragraphs=("Ratna Suhita tiba di Kupang.", '"Kami siap," kata Ratna.'), actor="Ratna Suhita"
    )
    made = fingerprint(short)
    assert made and made["signature"] is None
    assert find_copies([Print("a", 3, None), Print("b", 3, None)]) == []


def test_a_page_that_is_no_article_has_no_fingerprint() -> None:
    from dataclasses import replace

    one = reading("a")
    assert fingerprint(one)
    assert fingerprint(replace(one, article=replace(one.article, page_kind="index"))) is None
