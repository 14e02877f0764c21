"""Texts that try to break a reader of language: one function per fault, named after it.

Each takes the code points at which the fault stands and the words of a language, and returns the fault. A
text is the story of that language and then the fault; what the story tells must be read all the same.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle, islice

FULL = 1_000_000
"""Code points of a fault at full size."""


@dataclass(frozen=True)
class Tongue:
    """What a language puts into the faults. ``said`` is what the story reports, word for word."""

    code: str
    story: str
    said: str
    sentence: str
    report: str
    quoted: str
    clause: str
    cues: tuple[str, ...]
    joins: tuple[str, ...]
    acts: tuple[str, ...]
    roles: tuple[str, ...]
    nouns: tuple[str, ...]
    pronouns: tuple[str, ...]
    days: tuple[str, ...]
    negators: tuple[str, ...]
    links: tuple[str, ...]
    owner: str
    owned: str
    woman: str
    pointing: str
    deed: str


EN = Tongue(
    code="en",
    story=(
        "The harbour board approved a plan on Tuesday to dredge the northern channel.\n\n"
        "“We cannot wait for another season of stranded ferries,” chairwoman Ana Lim told reporters.\n\n"
        "Members voted seven to two after a debate that had lasted until midnight on the quay.\n\n"
        "Fishermen had asked for the work since a storm filled the channel with sand last year.\n\n"
        "Work is due to start in a month and is to take forty days, the board said in a statement.\n\n"
        "The last time the channel was cleared, the port lost two weeks of traffic to the islands.\n\n"
        "Shops on the quay fear for their season, since most of their customers come by boat.\n\n"
        "The town has put aside money for them, though less than the traders had hoped to receive.\n\n"
        "A decision on the southern channel was put off until the spring, when the council meets.\n\n"
    ),
    said="We cannot wait for another season of stranded ferries",
    sentence="The governor of Banda met rebel leaders in the capital on Monday to sign a truce. ",
    report="President Ana Lim said on Monday that troops had attacked two villages near Banda. ",
    quoted="“We attacked the rebels near Banda,” said General Budi Hart. ",
    clause="troops attacked the village and the rebels killed two men in Banda ",
    cues=("said", "told", "according to", "added", "warned that", "accused", "denied"),
    joins=("and", "or", "but", "because", "that", "which", "who", "while", "if"),
    acts=("attacked", "met", "arrested", "protested", "killed", "signed", "threatened", "bombing", "talks"),
    roles=("president", "minister", "general", "spokesman", "governor", "chief"),
    nouns=("army", "rebels", "police", "government", "ministry", "court"),
    pronouns=("he", "she", "they", "it", "his", "their", "we", "I"),
    days=("Monday", "last week", "3 March 2025", "on 4 May", "in June", "two days ago", "2024", "next month"),
    negators=("not", "never", "would", "may", "must", "will", "if", "allegedly"),
    links=("of", "for", "with", "to", "in", "between", "on"),
    owner="Ana Lim's army's general's ",
    owned="'s ",
    woman="Mrs.",
    pointing="the board",
    deed="{a} attacked {b} in Banda. ",
)
ID = Tongue(
    code="id",
    story=(
        "Dewan pelabuhan menyetujui rencana pengerukan alur utara pada Selasa.\n\n"
        "“Kami tidak bisa menunggu satu musim lagi dengan feri yang kandas,” kata Ketua Dewan Ana Lim.\n\n"
        "Anggota dewan memutuskan itu dengan suara tujuh lawan dua setelah rapat sampai tengah malam.\n\n"
        "Para nelayan sudah meminta pengerukan sejak badai menutup alur itu dengan pasir tahun lalu.\n\n"
        "Pekerjaan akan dimulai sebulan lagi dan berlangsung empat puluh hari, menurut pernyataan dewan.\n\n"
        "Pada pengerukan terakhir, pelabuhan itu kehilangan lalu lintas ke pulau selama dua pekan.\n\n"
        "Toko-toko di dermaga khawatir, karena kebanyakan pembeli mereka datang dengan perahu.\n\n"
        "Kota menyisihkan uang bagi mereka, meski lebih sedikit daripada yang diharapkan pedagang.\n\n"
        "Keputusan tentang alur selatan ditunda sampai musim hujan berakhir dan dewan bersidang lagi.\n\n"
    ),
    said="Kami tidak bisa menunggu satu musim lagi dengan feri yang kandas",
    sentence="Gubernur Banda menemui pemimpin pemberontak di ibu kota pada Senin untuk berunding. ",
    report="Presiden Ana Lim mengatakan pada Senin bahwa tentara menyerang dua desa di dekat Banda. ",
    quoted="“Kami menyerang pemberontak di Banda,” kata Jenderal Budi Hart. ",
    clause="tentara menyerang desa dan pemberontak membunuh dua orang di Banda ",
    cues=("kata", "ujar", "menurut", "mengatakan", "menyebut bahwa", "menuduh", "membantah", "tutur"),
    joins=("dan", "atau", "tetapi", "karena", "bahwa", "yang", "sementara", "jika"),
    acts=("menyerang", "bertemu", "menangkap", "berunjuk rasa", "membunuh", "mengancam", "serangan"),
    roles=("presiden", "menteri", "jenderal", "juru bicara", "gubernur", "kepala"),
    nouns=("tentara", "pemberontak", "polisi", "pemerintah", "kementerian", "pengadilan"),
    pronouns=("dia", "ia", "mereka", "-nya", "beliau", "kami", "saya"),
    days=(
        "Senin",
        "pekan lalu",
        "3 Maret 2025",
        "pada 4 Mei",
        "Juni",
        "dua hari lalu",
        "2024",
        "bulan depan",
    ),
    negators=("tidak", "belum", "akan", "mungkin", "harus", "bukan", "jika", "diduga"),
    links=("dari", "untuk", "dengan", "ke", "di", "antara", "pada"),
    owner="tentara jenderal presiden milik Ana Lim ",
    owned=" ",
    woman="Ibu",
    pointing="dewan itu",
    deed="{a} menyerang {b} di Banda. ",
)
TONGUES = (EN, ID)

Maker = Callable[[int, Tongue], str]


def _fill(size: int, *parts: str) -> str:
    """The parts over and over, up to the size."""
    one = "".join(parts)
    return (one * (size // max(len(one), 1) + 1))[:size]


def _some(size: int, words: tuple[str, ...], between: str = " ") -> str:
    """Words drawn at random, the same ones each time."""
    draw = random.Random(7)
    return between.join(draw.choices(words, k=size // 6 + 1))[:size]


def _name(number: int) -> str:
    """A name of two words, another one for each number."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return f"Ba{letters[:2]} Ka{letters[2:]}ra"


# One thing over and over.


def one_sentence(size: int, words: Tongue) -> str:
    return _fill(size, words.sentence)


def one_report(size: int, words: Tongue) -> str:
    return _fill(size, words.report)


def one_quotation(size: int, words: Tongue) -> str:
    return _fill(size, words.quoted)


def one_quotation_a_paragraph(size: int, words: Tongue) -> str:
    return _fill(size, words.quoted, "\n\n")


def one_name(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim ")


def one_name_with_commas(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim, ")


def one_name_a_sentence(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim. ")


def one_word(size: int, words: Tongue) -> str:
    return _fill(size, words.nouns[0], " ")


def one_capital_word(size: int, words: Tongue) -> str:
    return _fill(size, "Lim ")


def one_deed(size: int, words: Tongue) -> str:
    return _fill(size, words.deed.format(a="Israel", b="Iran"))


# Sentences without an end.


def a_sentence_with_commas(size: int, words: Tongue) -> str:
    return _fill(size, words.clause.rstrip(), ", ")


def a_sentence_without_commas(size: int, words: Tongue) -> str:
    return _fill(size, words.clause)


def a_sentence_of_joined_clauses(size: int, words: Tongue) -> str:
    return _fill(size, words.clause, words.joins[0], " ")


def a_sentence_of_that_clauses(size: int, words: Tongue) -> str:
    return _fill(size, words.report.rstrip(". "), " ", words.joins[4], " ")


def a_sentence_of_relative_clauses(size: int, words: Tongue) -> str:
    return _fill(size, words.nouns[0], " ", words.joins[5], " ", words.acts[0], " ")


def a_sentence_of_semicolons(size: int, words: Tongue) -> str:
    return _fill(size, words.clause.rstrip(), "; ")


def a_quotation_without_end(size: int, words: Tongue) -> str:
    return "“" + _fill(size - 1, words.sentence)


def a_quotation_over_paragraphs(size: int, words: Tongue) -> str:
    return _fill(size, "“", words.sentence.strip(), "\n\n")


# One kind of word.


def only_capitals(size: int, words: Tongue) -> str:
    return _some(size, ("ARMY", "LIM", "BANDA", "POLISI", "U", "KPK"))


def only_capitalised_words(size: int, words: Tongue) -> str:
    return _some(size, ("Lim", "Banda", "Army", "Polisi", "Board", "Ana", "Budi", "Timur"))


def only_cues(size: int, words: Tongue) -> str:
    return _some(size, words.cues)


def only_one_cue(size: int, words: Tongue) -> str:
    return _fill(size, words.cues[0], " ")


def cues_and_names(size: int, words: Tongue) -> str:
    return _some(size, (*words.cues, "Ana Lim", "Budi Hart"))


def cues_that_are_joined(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim ", words.cues[3], " ", words.joins[0], " ", words.nouns[0], " ")


def pointing_nouns_that_speak(size: int, words: Tongue) -> str:
    return _fill(size, "Board Banda. ", words.pointing, " ", words.report.partition("Ana Lim ")[2])


def cues_and_colons(size: int, words: Tongue) -> str:
    return _some(size, (*words.cues, ":", ",", "“", "”", "Ana Lim"))


def only_joins(size: int, words: Tongue) -> str:
    return _some(size, words.joins)


def only_acts(size: int, words: Tongue) -> str:
    return _some(size, words.acts)


def acts_and_nouns(size: int, words: Tongue) -> str:
    return _some(size, (*words.acts, *words.nouns))


def acts_and_countries(size: int, words: Tongue) -> str:
    return _some(size, (*words.acts, "Iran", "Israel", "China", "Peru", ",", *words.joins[:2]))


def only_roles(size: int, words: Tongue) -> str:
    return _some(size, words.roles)


def roles_and_names(size: int, words: Tongue) -> str:
    return _some(size, (*words.roles, "Ana Lim", ","))


def nouns_and_links(size: int, words: Tongue) -> str:
    return _some(size, (*words.nouns, *words.roles, *words.links))


def only_links(size: int, words: Tongue) -> str:
    return _some(size, words.links)


def only_pronouns(size: int, words: Tongue) -> str:
    return _some(size, words.pronouns)


def pronouns_that_act(size: int, words: Tongue) -> str:
    return _some(size, (*words.pronouns, *words.acts, *words.cues, "."))


def only_owners(size: int, words: Tongue) -> str:
    return _fill(size, words.owner)


def owners_of_owners(size: int, words: Tongue) -> str:
    return _fill(size, words.nouns[0], words.owned, words.nouns[1], words.owned)


def links_of_links(size: int, words: Tongue) -> str:
    return _fill(size, words.roles[0], " ", words.links[0], " ", words.nouns[0], " ", words.links[0], " ")


def lists_of_lists(size: int, words: Tongue) -> str:
    return _fill(size, words.nouns[0], ", ", words.nouns[1], " ", words.joins[0], " ", words.roles[0], ", ")


def women_and_a_man(size: int, words: Tongue) -> str:
    women = (", ".join(f"{words.woman} {_name(n + i)}" for i in range(6)) for n in count(0, 6))
    told = f" {words.joins[0]} {words.pronouns[0]} {words.cues[3]}. "
    return told.join(islice(women, size // 80))[:size]


def only_negators(size: int, words: Tongue) -> str:
    return _some(size, (*words.negators, *words.acts))


def only_numbers(size: int, words: Tongue) -> str:
    return "".join(islice((f"{n % 9973} " for n in count()), size // 5))[:size]


def only_digits(size: int, words: Tongue) -> str:
    return _fill(size, "1")


def numbers_and_marks(size: int, words: Tongue) -> str:
    return _some(size, ("1", "2.", "3/", "4-", "5:", "2024,", "(12/3)"), "")


def only_dates(size: int, words: Tongue) -> str:
    return _some(size, words.days)


def a_date_and_a_deed(size: int, words: Tongue) -> str:
    days = cycle(words.days)
    return "".join(
        islice((words.deed.format(a=next(days), b="Iran") for _ in count()), size // 20)
    )[:size]  # fmt: skip


def everything(size: int, words: Tongue) -> str:
    every = (
        *(*words.cues, *words.joins, *words.acts, *words.roles, *words.nouns, *words.pronouns),
        *(*words.days, *words.negators, *words.links, "Ana Lim", "Banda", "Iran", "Budi Hart", "UN"),
        *(",", ".", "“", "”", '"', "'", "(", ")", "–", ":", ";", "?", "\n\n"),
    )
    return _some(size, every)


# Many different ones.


def many_names(size: int, words: Tongue) -> str:
    return " ".join(_name(n) for n in range(size // 13))[:size]


def many_names_with_commas(size: int, words: Tongue) -> str:
    return ", ".join(_name(n) for n in range(size // 14))[:size]


def many_names_that_act(size: int, words: Tongue) -> str:
    return "".join(words.deed.format(a=_name(n), b=_name(n + 1)) for n in range(size // 48))[:size]


def many_names_that_speak(size: int, words: Tongue) -> str:
    return "".join(words.report.replace("Ana Lim", _name(n)) for n in range(size // 80))[:size]


def many_surnames_of_one_name(size: int, words: Tongue) -> str:
    return ". ".join(f"Ana {_name(n)[:4]}" for n in range(size // 10))[:size]


def many_short_forms(size: int, words: Tongue) -> str:
    return " ".join(f"Board {_name(n)} (B{n})" for n in range(size // 25))[:size]


def many_countries_that_act(size: int, words: Tongue) -> str:
    names = cycle(("Iran", "Israel", "China", "Peru", "Chile", "Yemen", "Qatar", "Nepal", "Ghana"))
    return "".join(
        words.deed.format(a=a, b=b) for a, b in islice(zip(names, names, strict=False), size // 28)
    )[:size]


def names_of_every_length(size: int, words: Tongue) -> str:
    return "\n\n".join(" ".join(["Lim"] * (n % 40 + 1)) for n in range(size // 80))[:size]


# Marks.


def only_quotation_marks(size: int, words: Tongue) -> str:
    return _fill(size, '"')


def marks_that_open(size: int, words: Tongue) -> str:
    return _fill(size, "“")


def marks_of_all_kinds(size: int, words: Tongue) -> str:
    return _some(size, ("“", "”", "‘", "’", '"', "'", "«", "»", "„", "a", "."), "")


def quoted_words(size: int, words: Tongue) -> str:
    return _fill(size, "“", words.nouns[0], "” ")


def quoted_words_and_a_cue(size: int, words: Tongue) -> str:
    return _fill(size, "“", words.nouns[0], "” ", words.cues[0], " ")


def nested_quotations(size: int, words: Tongue) -> str:
    one = f"“{words.nouns[0]} ‘{words.nouns[1]} "
    half = size // 2 // len(one)
    return one * half + "” ’" * half


def utterances_of_nobody(size: int, words: Tongue) -> str:
    return _fill(size, "“", words.clause.strip(), ".”\n\n")


def an_utterance_that_goes_on(size: int, words: Tongue) -> str:
    return "“" + "a" * (size // 3) + _fill(size * 2 // 3, "!” ", words.clause[:20], "“Ya")


def plurals_before_marks(size: int, words: Tongue) -> str:
    return _fill(size, "‘" + "s’ " * 1_990 + "\n\n")


def apostrophes(size: int, words: Tongue) -> str:
    return _fill(size, "the boys’ ‘boys’ 'boys' ")


def only_brackets(size: int, words: Tongue) -> str:
    return _fill(size, "(")


def brackets_of_all_kinds(size: int, words: Tongue) -> str:
    return _some(size, ("(", ")", "[", "]", "{", "}", "a", " "), "")


def names_in_brackets(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim (34) (Banda) ((")


def only_commas(size: int, words: Tongue) -> str:
    return _fill(size, ", ")


def only_full_stops(size: int, words: Tongue) -> str:
    return _fill(size, ".")


def stops_with_spaces(size: int, words: Tongue) -> str:
    return _fill(size, ". ")


def only_dashes(size: int, words: Tongue) -> str:
    return _fill(size, "– ")


def only_hyphens(size: int, words: Tongue) -> str:
    return _fill(size, "a-")


def initials(size: int, words: Tongue) -> str:
    return _fill(size, "A. B.C. ")


def addresses(size: int, words: Tongue) -> str:
    return _fill(size, "a@b.co www.a.co/b #tag @ana ")


def half_addresses(size: int, words: Tongue) -> str:
    return _fill(size, "a.b-c.")


def mail_without_end(size: int, words: Tongue) -> str:
    return _fill(size, "a.")


# Lines.


def lines_of_one_character(size: int, words: Tongue) -> str:
    return _fill(size, "a\n")


def paragraphs_of_one_word(size: int, words: Tongue) -> str:
    return _fill(size, "Lim\n\n")


def lines_of_labels(size: int, words: Tongue) -> str:
    return _fill(size, "Baca Juga:\nRead more:\n")


def lines_of_dates(size: int, words: Tongue) -> str:
    return _fill(size, words.days[2], ", 13:30 WIB\n")


def lines_of_bylines(size: int, words: Tongue) -> str:
    return _fill(size, "By Ana Lim\nReporter: Budi Hart\n")


def lines_of_captions(size: int, words: Tongue) -> str:
    return _fill(size, "Ana Lim in Banda on 3 March 2025. (Antara/Budi Hart)\n")


def lines_of_trails(size: int, words: Tongue) -> str:
    return _fill(size, "Home > News > World\n")


def lines_of_datelines(size: int, words: Tongue) -> str:
    return _fill(size, "BANDA, KOMPAS.com – ", words.sentence, "\n")


def wrapped_lines(size: int, words: Tongue) -> str:
    return _fill(size, words.sentence[:70].strip(), "\n")


# Other scripts.


def no_spaces_in_chinese(size: int, words: Tongue) -> str:
    return _fill(size, "港务局周二批准了疏浚计划。“我们不能等,”主席说。")


def no_spaces_in_japanese(size: int, words: Tongue) -> str:
    return _fill(size, "港務局は計画を承認した。「待てない」と議長は言った。")


def no_spaces_in_thai(size: int, words: Tongue) -> str:
    return _fill(size, "คณะกรรมการท่าเรืออนุมัติแผนขุดลอกร่องน้ำเมื่อวันอังคาร")


def right_to_left(size: int, words: Tongue) -> str:
    return _fill(size, "\u202eقال الرئيس\u202c إن الجيش هاجم القرية. \u2067שלום עולם\u2069 ")


def emoji(size: int, words: Tongue) -> str:
    return _fill(size, "😀👩‍👩‍👧‍👦🇮🇩❤️ ")


def combining_marks(size: int, words: Tongue) -> str:
    return _fill(size, "a\u0301\u0323 ")


def a_stack_of_combining_marks(size: int, words: Tongue) -> str:
    return "a" + _fill(size, "\u0301\u0323")


def letters_under_marks(size: int, words: Tongue) -> str:
    draw = random.Random(7)
    marks = [chr(c) for c in range(0x300, 0x36F)]
    return "".join(c + "".join(draw.choices(marks, k=12)) for c in _fill(size // 13, words.sentence))


def invisible_characters(size: int, words: Tongue) -> str:
    return _fill(size, "a\u200b\u200d\u00ad\u2060 ")


def wide_letters(size: int, words: Tongue) -> str:
    return _fill(size, "Ａｎａ Ｌｉｍ ｓａｉｄ 𝐀𝐧𝐚 𝓁𝒾𝓂 ")


def letters_that_grow_in_lower_case(size: int, words: Tongue) -> str:
    return _fill(size, "İSTANBUL ẞ ŉ ﬃ İİİ ")


def one_long_word(size: int, words: Tongue) -> str:
    return _fill(size, "a")


def long_words(size: int, words: Tongue) -> str:
    return _fill(size, "a" * 500, " ")


def different_words(size: int, words: Tongue) -> str:
    return " ".join(_name(n).replace(" ", "").lower() for n in range(size // 10))[:size]


FAULTS: dict[str, Maker] = {
    name: made
    for name, made in list(globals().items())
    if callable(made)
    and getattr(made, "__module__", "") == __name__
    and not name.startswith("_")
    and not isinstance(made, type)
}
"""Every fault by its name."""


def text_of(name: str, size: float, words: Tongue) -> str:
    """The story, and the fault behind it; 1.0 is the full size."""
    return words.story + FAULTS[name](max(int(FULL * size), 40), words)


def page_of(name: str, size: float, words: Tongue) -> bytes:
    """The same on a page, a paragraph for each one of the text."""
    paragraphs = "".join(f"<p>{html.escape(p, False)}</p>" for p in text_of(name, size, words).split("\n\n"))
    head = f'<html lang="{words.code}"><head><title>A harbour</title></head>'
    return f"{head}<body><article><h1>A harbour</h1>{paragraphs}</article></body></html>".encode()
