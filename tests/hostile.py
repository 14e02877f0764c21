"""Pages that try to break a reader: one function per fault, named after it.

Each takes the size at which the fault stands (1.0 is the full one) and returns the bytes of a page. Where the
fault comes after the story, the page begins with STORY, which must be read all the same.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable

STORY_TEXT = (
    "The harbour board approved a plan on Tuesday to dredge the northern channel before the monsoon begins.",
    "Members voted seven to two after a debate that lasted until midnight, said chairwoman Ana Lim.",
    "“We cannot wait for another season of stranded ferries,” Lim told reporters at the quay.",
    "Work is due to start on 3 March and to last forty days, the board said in a statement.",
)
HEAD = (
    "<html><head><title>Board approves dredging</title>"
    '<meta property="article:published_time" content="2025-03-04T10:00:00+07:00"></head>'
)
STORY = "<h1>Board approves dredging</h1>" + "".join(f"<p>{text}</p>" for text in STORY_TEXT)
URL = "https://kabar.example/2025/03/04/board-approves-dredging-of-channel"


def _page(body: str, head: str = "") -> bytes:
    return f"{HEAD.replace('</head>', head + '</head>')}<body>{body}</body></html>".encode()


def _after(fault: str) -> bytes:
    """A page whose story comes before the fault."""
    return _page(f"<article>{STORY}</article>{fault}")


def _n(size: float, full: int, least: int = 3) -> int:
    return max(least, int(full * size))


# Trees.


def deep_nesting(size: float) -> bytes:
    return _after("<div>" * _n(size, 200_000) + "dalam")


def deep_nesting_around_the_story(size: float) -> bytes:
    depth = _n(size, 4_900)
    return _page("<div>" * depth + STORY + "</div>" * depth)


def unclosed_formatting(size: float) -> bytes:
    count = _n(size, 8_000)
    return _after("".join(f"<font size={i}>" for i in range(count)) + "<p>x" * count)


def unclosed_formatting_below_the_scan(size: float) -> bytes:
    return _after("".join(f"<b id={i}>" for i in range(_n(size, 990))) + "<p>x" * _n(size, 18_000))


def unclosed_links(size: float) -> bytes:
    return _after("<a href=/x>Judul yang cukup panjang" * _n(size, 100_000))


def misnested_formatting(size: float) -> bytes:
    return _after("<b><i><p>satu</b><u>dua</i></p>tiga</u>" * _n(size, 60_000))


def nested_tables(size: float) -> bytes:
    return _after("<table><tr><td>" * _n(size, 20_000) + "x")


def text_in_tables(size: float) -> bytes:
    return _after("<table>" + "x<tr>y<td>z" * _n(size, 100_000))


def nested_lists(size: float) -> bytes:
    return _after("<ul><li>satu " * _n(size, 50_000))


def nested_forms_and_selects(size: float) -> bytes:
    return _after("<form><select><option>a<optgroup>" * _n(size, 50_000))


def options(size: float) -> bytes:
    return _after("<select>" + "<option>satu" * _n(size, 200_000) + "</select>")


def options_that_end(size: float) -> bytes:
    return _after("<select>" + "<option>satu</option>" * _n(size, 200_000) + "</select>")


def stray_ends_under_open_spans(size: float) -> bytes:
    return _after("<span>" * _n(size, 4_900) + "</i>" * _n(size, 2_000_000))


def html_elements_over_and_over(size: float) -> bytes:
    return _after("".join(f"<html a{i}=1>" for i in range(_n(size, 40_000))))


def svg_and_math(size: float) -> bytes:
    return _after("<svg><foreignObject><math><mi><p>x" * _n(size, 20_000))


def nested_templates(size: float) -> bytes:
    return _after("<template>" * _n(size, 20_000))


# Many of one kind.


def a_million_breaks(size: float) -> bytes:
    return _after("<br>" * _n(size, 1_000_000))


def breaks_between_words(size: float) -> bytes:
    return _after("<div>" + "kata<br>" * _n(size, 250_000) + "</div>")


def empty_divs(size: float) -> bytes:
    return _after("<div></div>" * _n(size, 200_000))


def spans_in_one_paragraph(size: float) -> bytes:
    return _after("<p>" + "<span class=date>a </span>" * _n(size, 140_000) + "</p>")


def named_spans_in_one_line(size: float) -> bytes:
    return _after("<p>" + '<span class="author">Ana</span> ' * _n(size, 100_000) + "</p>")


def many_links(size: float) -> bytes:
    return _after(
        "".join(
            f"<a href=/read/{i}/judul-berita-nomor>Judul berita nomor {i}</a>\n"
            for i in range(_n(size, 100_000))
        )
    )


def links_in_one_paragraph(size: float) -> bytes:
    return _after("<p>" + "".join(f"<a href=/{i}>kata {i}</a>, " for i in range(_n(size, 100_000))) + "</p>")


def links_to_parts(size: float) -> bytes:
    return _after(
        "<div class=paging>"
        + "".join(f"<a href='{URL}?page={i}'>{i}</a> " for i in range(_n(size, 100_000)))
        + "</div>"
    )


def paragraphs(size: float) -> bytes:
    return _after(
        "".join(f"<p>Kalimat nomor {i} berakhir di sini, kata bupati.</p>" for i in range(_n(size, 140_000)))
    )


def first_level_headings(size: float) -> bytes:
    return _after("".join(f"<h1>Judul nomor {i} di halaman</h1>" for i in range(_n(size, 50_000))))


def headings_like_the_title(size: float) -> bytes:
    return _after("<h1>Board approves dredging</h1>" * _n(size, 50_000))


def pictures_with_captions(size: float) -> bytes:
    return _after(
        "".join(
            f"<figure><img src={i}.jpg><figcaption>Kapal {i} di muara. (ANTARA/Ana Lim)</figcaption></figure>"
            for i in range(_n(size, 40_000))
        )
    )


def pictures_alone(size: float) -> bytes:
    return _after("<div>" + "<img src=a.jpg>" * _n(size, 200_000) + "</div>")


def bylines(size: float) -> bytes:
    return _after("<div class=byline>By Ana Lim and Budi Santoso</div>" * _n(size, 60_000))


def times(size: float) -> bytes:
    return _after("<time datetime=2025-03-04T10:00>4 March 2025 10:00</time>" * _n(size, 100_000))


def scripts(size: float) -> bytes:
    return _after("<script>var a = {'b': 1};</script>" * _n(size, 100_000))


def metas(size: float) -> bytes:
    return _page(STORY, '<meta name="author" content="Ana Lim">' * _n(size, 100_000))


def comments(size: float) -> bytes:
    return _after("<!-- a -->" * _n(size, 500_000))


def list_items(size: float) -> bytes:
    return _after("<ul>" + "<li>satu hal lagi" * _n(size, 140_000) + "</ul>")


def one_long_table(size: float) -> bytes:
    return _after("<table>" + "<tr><td>Banda<td>12.500<td>naik</tr>" * _n(size, 280_000) + "</table>")


def one_row_of_many_cells(size: float) -> bytes:
    return _after("<table><tr>" + "<td>sel</td>" * _n(size, 140_000) + "</table>")


# Much of one kind.


def one_text_of_ten_megabytes(size: float) -> bytes:
    return _after("<p>" + "kata demi kata berlalu, " * _n(size, 420_000) + "</p>")


def one_word_of_ten_megabytes(size: float) -> bytes:
    return _after("<p>" + "a" * _n(size, 10_000_000) + "</p>")


def one_line_of_marks(size: float) -> bytes:
    return _after("<p>" + "- / | — ( " * _n(size, 500_000) + "</p>")


def a_caption_of_marks(size: float) -> bytes:
    fault = "/-|(,—" * _n(size, 300_000)
    return _after(f"<figure><img src=a.jpg><figcaption>Kapal {fault}</figcaption></figure>")


def a_caption_of_capitals(size: float) -> bytes:
    return _after(
        f"<figure><img src=a.jpg><figcaption>{'KAPAL, ' * _n(size, 300_000)}x</figcaption></figure>"
    )


def a_caption_of_names(size: float) -> bytes:
    fault = "Ana Lim (kiri), " * _n(size, 200_000)
    return _after(f"<figure><img src=a.jpg><figcaption>{fault}</figcaption></figure>")


def a_headline_of_a_megabyte(size: float) -> bytes:
    return _page(f"<h1>{'Judul - bagian: ' * _n(size, 60_000)}</h1>{STORY}")


def a_title_of_ten_megabytes(size: float) -> bytes:
    return _page(STORY, f"<title>{'Judul - bagian | ' * _n(size, 600_000)}</title>")


def a_title_of_brackets(size: float) -> bytes:
    return _page(STORY, f"<title>{'&lt;a ' * _n(size, 500_000)}</title>")


def a_huge_attribute(size: float) -> bytes:
    return _after(f'<p data-x="{"a b " * _n(size, 2_500_000)}">teks</p>')


def a_huge_address(size: float) -> bytes:
    return _after(f'<a href="/{"a-b/" * _n(size, 2_000_000)}">Judul berita yang cukup panjang</a>' * 3)


def a_huge_picture_in_the_page(size: float) -> bytes:
    return _after(f'<img src="data:image/png;base64,{"QUJD" * _n(size, 2_400_000)}">')


def long_class_names(size: float) -> bytes:
    return _after(
        "".join(f'<div class="{"articleBody sidebar-" * 500}{i}">x</div>' for i in range(_n(size, 900)))
    )


def many_class_names(size: float) -> bytes:
    return _after("".join(f"<div class='c{i}Item related-{i}'>x</div>" for i in range(_n(size, 140_000))))


def many_attributes(size: float) -> bytes:
    return _after("<p " + " ".join(f"a{i}=1" for i in range(_n(size, 200_000))) + ">teks</p>")


def many_attributes_with_brackets(size: float) -> bytes:
    return _after("<p " + " ".join(f"a{i}='>'" for i in range(_n(size, 200_000))) + ">teks</p>")


def elements_of_many_attributes(size: float) -> bytes:
    one = "<p " + " ".join(f"a{i}" for i in range(400)) + ">teks</p>"
    return _after(one * _n(size, 4_000))


def entities(size: float) -> bytes:
    return _after("<p>" + "&amp;amp;&#x41;&notanentity;&#99999999;" * _n(size, 250_000) + "</p>")


def spaces(size: float) -> bytes:
    return _after("<p>a" + " " * _n(size, 5_000_000) + "b</p>" + "\n\t" * _n(size, 2_000_000))


def invisible_characters(size: float) -> bytes:
    return _after("<p>a" + "\u200b\u200d\u00ad" * _n(size, 1_000_000) + "b</p>")


def combining_characters(size: float) -> bytes:
    return _after("<p>a" + "\u0301\u0323" * _n(size, 400_000) + "</p>")


def right_to_left_overrides(size: float) -> bytes:
    return _after("<p>" + "\u202eمرحبا\u202c abc \u2067שלום\u2069 " * _n(size, 200_000) + "</p>")


def no_spaces_between_words(size: float) -> bytes:
    return _after("<p>" + "港務局は火曜日、北航路の浚渫計画を承認した。" * _n(size, 150_000) + "</p>")


def thai_without_spaces(size: float) -> bytes:
    return _after("<p>" + "คณะกรรมการท่าเรืออนุมัติแผนขุดลอกร่องน้ำเมื่อวันอังคาร" * _n(size, 60_000) + "</p>")


# Data of scripts.


def _ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def gigantic_json_ld(size: float) -> bytes:
    people = ",".join(f'{{"@type":"Person","name":"Ana Lim {i}"}}' for i in range(_n(size, 250_000)))
    return _page(STORY, _ld(f'{{"@type":"NewsArticle","headline":"Board","author":[{people}]}}'))


def many_json_ld_blocks(size: float) -> bytes:
    return _page(STORY, _ld('{"@type":"NewsArticle","headline":"Board"}') * _n(size, 100_000))


def many_json_ld_nodes(size: float) -> bytes:
    node = '{"@type":"NewsArticle","headline":"Board","@id":"#a"}'
    return _page(STORY, _ld("[" + ",".join([node] * _n(size, 35_000)) + "]") * 4)


def json_bomb(size: float) -> bytes:
    return _page(STORY, _ld("[" + "{}," * _n(size, 600_000) + "{}]") * 6)


def json_bomb_of_numbers(size: float) -> bytes:
    return _page(STORY, _ld("[" + "9," * _n(size, 900_000) + "9]") * 6)


def one_number_of_a_million_digits(size: float) -> bytes:
    return _page(STORY, _ld('{"@type":"NewsArticle","x":' + "9" * _n(size, 1_000_000) + "}"))


def deeply_nested_json_ld(size: float) -> bytes:
    depth = _n(size, 300_000)
    return _page(STORY, _ld("[" * depth + "]" * depth) + _ld('{"@graph":' * depth + "1" + "}" * depth))


def json_ld_in_cycles(size: float) -> bytes:
    count = _n(size, 2_000)
    nodes = []
    for i in range(count):
        me, other = {"@id": f"#{i}"}, {"@id": f"#{(i + 1) % count}"}
        node = {
            "@type": "NewsArticle",
            "headline": "Board",
            "author": other,
            "publisher": me,
            "mainEntity": me,
        }
        nodes.append({**me, **node})
    return _page(STORY, _ld(json.dumps({"@graph": nodes})))


def json_ld_of_wrong_types(size: float) -> bytes:
    odd = [
        None,
        True,
        0,
        -1.5,
        "",
        "x",
        [],
        {},
        [[]],
        [None],
        {"name": 7},
        {"@id": []},
        {"@type": {}},
        10**30,
    ]
    keys = [
        *(
            "@type",
            "@id",
            "headline",
            "author",
            "editor",
            "datePublished",
            "dateModified",
            "publisher",
            "image",
        ),
        *("articleBody", "articleSection", "keywords", "isAccessibleForFree", "hasPart", "inLanguage", "url"),
        *("mainEntityOfPage", "itemListElement", "description", "@graph"),
    ]
    blocks = [{"@type": "NewsArticle", "headline": "Board", key: value} for key in keys for value in odd]
    return _page(STORY, "".join(_ld(json.dumps(block)) for block in blocks[: _n(size, 40)]))


def broken_json_ld(size: float) -> bytes:
    return _page(STORY, _ld('{"@type":"NewsArticle","headline":"a' + "\\x,   }" * _n(size, 250_000)))


def json_ld_with_entities(size: float) -> bytes:
    return _page(STORY, _ld("{&quot;@type&quot;: &quot;NewsArticle&quot;, " + "&quot;" * _n(size, 300_000)))


def state_of_many_values(size: float) -> bytes:
    values = ",".join(
        f'"k{i}":{{"t":"{STORY_TEXT[i % 4].replace(chr(34), "")}"}}' for i in range(_n(size, 35_000))
    )
    return _page("<div id=app></div>", f"<script>window.__STATE__ = {{{values}}};</script>")


def state_bomb(size: float) -> bytes:
    return _page("<div id=app></div>", "<script>window.__S = [" + "{}," * _n(size, 950_000) + "{}];</script>")


def state_of_tagged_strings(size: float) -> bytes:
    values = json.dumps([f"<b>{text}</b> lagi" for text in STORY_TEXT] * _n(size, 6_000))
    return _page("<div id=app></div>", f"<script>window.__S = {values};</script>")


def state_of_assignments(size: float) -> bytes:
    return _page(
        "<div id=app></div>", "<script>" + "window.a_b = {]; Aaaa.b = " * _n(size, 100_000) + "</script>"
    )


def state_nested_deep(size: float) -> bytes:
    depth = _n(size, 300_000)
    return _page(
        "<div id=app></div>", "<script>window.__S = " + '{"a":' * depth + "1" + "}" * depth + ";</script>"
    )


def state_in_thousands_of_chunks(size: float) -> bytes:
    chunk = '<script>self.__next_f.push([1,"' + "a:b " * 30 + '\\n"])</script>'
    return _page("<div id=app></div>" + chunk * _n(size, 50_000))


def state_of_markup_in_markup(size: float) -> bytes:
    markup = json.dumps("<div>" * _n(size, 60_000) + "<p>" + STORY_TEXT[0] * 9)
    return _page(
        "<div id=app></div>", f'<script type="application/json">{{"a":[{",".join([markup] * 8)}]}}</script>'
    )


def article_body_of_megabytes(size: float) -> bytes:
    body = "Kalimat pendek, kata bupati.\\n" * _n(size, 60_000)
    return _page("<div></div>", _ld(f'{{"@type":"NewsArticle","headline":"Board","articleBody":"{body}"}}'))


# Bytes.


def nul_bytes(size: float) -> bytes:
    return _after("<p\x00>sa\x00tu</p\x00>" * _n(size, 200_000))


def nothing_but_nul_bytes(size: float) -> bytes:
    return b"\x00" * _n(size, 10_000_000)


def nothing_but_spaces(size: float) -> bytes:
    return b" \n" * _n(size, 5_000_000)


def control_characters(size: float) -> bytes:
    return _after("<p>" + "sa\x01\x02\x1b\x7ftu \x85\x9c" * _n(size, 500_000) + "</p>")


def lone_surrogates(size: float) -> bytes:
    body = "<p>" + "Añadir \ud83d satu " * _n(size, 200_000) + "</p>"
    return _after("").replace(b"</body>", body.encode("utf-8", "surrogatepass") + b"</body>")


def mixed_encodings(size: float) -> bytes:
    mixed = "Café “naïve” ".encode() + "Café “naïve” ".encode("cp1252")
    return _after("").replace(b"</body>", b"<p>" + mixed * _n(size, 200_000) + b"</p></body>")


def utf_7(size: float) -> bytes:
    return _page(STORY, "<meta charset=utf-7>") + b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-" * _n(
        size, 100_000
    )


def utf_32(size: float) -> bytes:
    return ("\ufeff" + _after("<p>ekor</p>" * _n(size, 100_000)).decode()).encode("utf-32-le")


def utf_16_of_odd_length(size: float) -> bytes:
    return ("\ufeff" + _after("<p>ekor</p>" * _n(size, 300_000)).decode()).encode("utf-16-le") + b"\x3c"


def _declared(label: str, codec: str, text: str, size: float) -> bytes:
    body = STORY + "<p>" + text * _n(size, 100_000) + "</p>"
    return f"{HEAD}<meta charset={label}><body>{body}</body>".encode(codec, "replace")


def gb18030_declared_utf_8(size: float) -> bytes:
    return _declared("utf-8", "gb18030", "港务局周二批准了疏浚计划。", size)


def shift_jis_declared_euc_kr(size: float) -> bytes:
    return _declared("euc-kr", "shift_jis", "港務局は計画を承認した。", size)


def euc_kr_undeclared(size: float) -> bytes:
    return _declared("", "euc-kr", "항만청은 화요일 계획을 승인했다. ", size)


def windows_874_declared_latin_1(size: float) -> bytes:
    return _declared("iso-8859-1", "cp874", "คณะกรรมการท่าเรืออนุมัติแผน ", size)


def koi8_r_declared_windows_1251(size: float) -> bytes:
    return _declared("windows-1251", "koi8-r", "Портовый совет одобрил план во вторник. ", size)


def a_charset_that_is_none(size: float) -> bytes:
    return _declared("rot13", "cp1252", "Café “naïve” ", size)


def a_charset_of_kilobytes(size: float) -> bytes:
    return _after("").replace(b"<head>", b"<head>" + b"<meta content='charset" * _n(size, 400) + b"'>")


def random_bytes(size: float) -> bytes:
    return random.Random(7).randbytes(_n(size, 10_000_000))


def random_markup(size: float) -> bytes:
    draw = random.Random(7)
    words = [
        *("<div>", "</div>", "<p", ">", "</", "<!--", "-->", "<b>", "<table>", "<td>", "<a href=", "'", '"'),
        *(
            "teks ",
            "<![CDATA[",
            "]]>",
            "&",
            ";",
            "<script>",
            "</script>",
            "<style>",
            "<svg>",
            "=",
            "\x00",
            "\n",
        ),
    ]
    return _after("".join(draw.choices(words, k=_n(size, 300_000))))


# Markup that does not end.


def an_unclosed_comment(size: float) -> bytes:
    return _after("<!-- " + "<p>kata</p>" * _n(size, 500_000))


def an_unclosed_cdata(size: float) -> bytes:
    return _after("<svg><![CDATA[" + "<p>kata</p>" * _n(size, 500_000))


def an_unclosed_script(size: float) -> bytes:
    return _after("<script>" + "var a = '<p>kata</p>'; " * _n(size, 300_000))


def an_unclosed_tag(size: float) -> bytes:
    return _after("<p class='" + "kata " * _n(size, 1_500_000))


def an_unclosed_title(size: float) -> bytes:
    return (HEAD.partition("</title>")[0] + "<p>kata</p>" * _n(size, 500_000)).encode()


def plaintext(size: float) -> bytes:
    return _after("<plaintext>" + "<p>kata</p>" * _n(size, 500_000))


def only_opening_brackets(size: float) -> bytes:
    return _after("<" * _n(size, 5_000_000))


def only_closing_tags(size: float) -> bytes:
    return _after("</p></div></b>" * _n(size, 300_000))


def frames(size: float) -> bytes:
    return b"<html><frameset>" + b"<frame src=a.html>" * _n(size, 200_000) + b"</frameset></html>"


def frames_in_frames(size: float) -> bytes:
    return b"<html>" + b"<frameset>" * _n(size, 200_000)


def inner_frames(size: float) -> bytes:
    return _after("<iframe src=a><p>x</iframe>" * _n(size, 200_000))


def refreshes(size: float) -> bytes:
    return b"<html><head>" + b'<meta http-equiv="refresh" content="' * _n(size, 5_000)


def item_types(size: float) -> bytes:
    return _after("<div itemscope itemtype='https://schema.org/Thing'>x</div>" * _n(size, 100_000))


def a_page_of_cookies(size: float) -> bytes:
    text = "We and our partners use cookies to process your personal data. "
    return _page("<p>" + text * _n(size, 50_000) + "</p>")


FAULTS: dict[str, Callable[[float], bytes]] = {
    name: made
    for name, made in list(globals().items())
    if callable(made) and getattr(made, "__module__", "") == __name__ and not name.startswith("_")
}
"""Every fault by its name."""
