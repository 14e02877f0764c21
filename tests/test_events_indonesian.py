"""Indonesian events: who did it, to whom, whether it happened, in own sentences of kinds once misread."""

from __future__ import annotations

import pytest

import dateline

CASES: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    # words at the edge of a phrase that are no part of the actor
    "year before a name": (
        "Pada 2019 Kiribati memboikot pertemuan menteri di Apia.",
        [("Kiribati", "REJECT", "", "past")],
    ),
    "opener in capitals": (
        "Saat Polisi menangkap sembilan pemberontak, pasar sedang ramai.",
        [("Polisi", "COERCE", "sembilan pemberontak", "past")],
    ),
    "weekday behind a name": (
        "Polisi Spanyol hari Jumat menahan lima pemberontak.",
        [("Polisi Spanyol", "COERCE", "lima pemberontak", "past")],
    ),
    "clock behind a side": (
        "Gubernur menemui kedua kubu pukul 14.00.",
        [("Gubernur + kedua kubu", "CONSULT", "", "past")],
    ),
    "adverb behind a name": (
        "Polisi sendiri menangkap para pemberontak.",
        [("Polisi", "COERCE", "para pemberontak", "past")],
    ),
    # whose act it is while somebody speaks
    "speaker behind the cue": (
        "“Semua siap,” kata Menteri Rina Sari seusai bertemu dengan Presiden Joko Susilo di Bogor.",
        [("Menteri Rina Sari + Presiden Joko Susilo", "CONSULT", "", "past")],
    ),
    "speaker of a passive": (
        "Hal itu disampaikan Duta Besar saat menerima pengurus serikat buruh.",
        [("pengurus serikat buruh", "CONSULT", "Duta Besar", "past")],
    ),
    "time behind a relative": (
        "Granat itu milik militan Lor, yang pekan lalu menculik enam pekerja.",
        [("militan Lor", "ASSAULT", "enam pekerja", "past")],
    ),
    "noun behind a cue": (
        "“Panen aman,” ujar Menteri Rina Sari usai pertemuan dengan Gubernur Bali.",
        [("Menteri Rina Sari + Gubernur Bali", "CONSULT", "", "past")],
    ),
    # acts of several, named by a noun
    "owners of a meeting": (
        "Pertemuan Presiden Joko Susilo dan Ketua Umum Gerindra berlangsung tertutup.",
        [("Presiden Joko Susilo + Ketua Umum Gerindra", "CONSULT", "", "past")],
    ),
    "told to have been": (
        "Radio melaporkan bentrokan yang terjadi antara polisi dan pendukung MDC.",
        [("polisi + pendukung MDC", "ASSAULT", "", "past")],
    ),
    "between one with another": (
        "Warga mengungsi dari perang antara pasukan pemerintah dengan milisi Lor.",
        [("pasukan pemerintah + milisi Lor", "ASSAULT", "", "past")],
    ),
    "opener beside a list": (
        "Menurut Rina, polisi dan tentara menangkap lima petani.",
        [("polisi + tentara", "COERCE", "lima petani", "past")],
    ),
    "owned up to": (
        "Kelompok Lor mengaku bertanggung jawab atas serangan udara di Juba.",
        [("Kelompok Lor", "ASSAULT", "Juba", "past")],
    ),
    "pronoun of any standing": (
        "Mereka juga menarik kedua kapalnya.",
        [("Mereka", "RETREAT", "", "past")],
    ),
    "who put it before the court": (
        "Mahkamah menolak gugatan yang diajukan serikat buruh.",
        [("Mahkamah", "REJECT", "serikat buruh", "past"), ("serikat buruh", "ACCUSE", "", "past")],
    ),
    "pronoun of nobody": ("Ia menarik kedua kapalnya.", []),
    "whoever does it": ("Yang salah adalah mereka yang menyita tanah.", []),
    "day before a noun": (
        "Pada 5 Desember gudang pupuk dibakar milisi Lor.",
        [("milisi Lor", "ASSAULT", "gudang pupuk", "past")],
    ),
    "next day before an office": (
        "Keesokan harinya kapolda meminta maaf kepada para petani.",
        [("kapolda", "CONCEDE", "para petani", "past")],
    ),
    "then behind a name": (
        "Pemerintah Peru kala itu menuding Chile.",
        [("Pemerintah Peru", "ACCUSE", "Chile", "past")],
    ),
    "body with its short name and its place": (
        "Komisi Pemilihan Umum (KPU) Kabupaten Soram menolak gugatan itu.",
        [("Komisi Pemilihan Umum (KPU) Kabupaten Soram", "REJECT", "", "past")],
    ),
    "comma before what it did": (
        "Milisi Lor menembaki pos di Lembah Riku, Papua Tengah, Kamis petang, menewaskan seorang prajurit.",
        [("Milisi Lor", "ASSAULT", "pos", "past"), ("Milisi Lor", "ASSAULT", "seorang prajurit", "past")],
    ),
    "adjective behind a relative": (
        "Dua terdakwa lain dalam perkara yang sama telah divonis dua tahun penjara.",
        [("", "SANCTION", "Dua terdakwa lain", "past")],
    ),
    "words behind a side": (
        "Gubernur Sora diculik orang tak dikenal.",
        [("orang tak dikenal", "ASSAULT", "Gubernur Sora", "past")],
    ),
    "post of an army": (
        "Pos jaga TNI di tepi Kali Wero diserang dari dua bukit.",
        [("", "ASSAULT", "Pos jaga TNI", "past")],
    ),
    "post of nobody": ("Pos jaga di tepi Kali Wero diserang dari dua bukit.", []),
    "men of a chief of police": (
        "Kapolres Sora, Budi Hartono, menyebut anggotanya dilempari batu.",
        [("", "ASSAULT", "anggotanya", "past")],
    ),
    "child of a governor": ("Gubernur Sora, Budi Hartono, menyebut anaknya dipukuli.", []),
    "pronoun for prisoners": (
        "Polisi menahan lima petani. Tiga lainnya dilepas.",
        [("Polisi", "COERCE", "lima petani", "past"), ("", "RETREAT", "Tiga lainnya", "past")],
    ),
    "subject over an aside": (
        "Presiden Joko Susilo, di Kairo setelah melakukan pertemuan dengan Raja Amir, juga mendesak Chile.",
        [
            ("Presiden Joko Susilo + Raja Amir", "CONSULT", "", "past"),
            ("Presiden Joko Susilo", "REQUEST", "Chile", "past"),
        ],
    ),
    "that behind a preposition": (
        "Pemerintah Peru setelah itu memasuki tahap perundingan dengan para penculik.",
        [("Pemerintah Peru + para penculik", "CONSULT", "", "past")],
    ),
    "word of a longer noun": ("Baku tembak berlangsung dua jam.", []),
    "spoken to a newsroom": ("“Panen aman,” ujar Menteri Rina Sari saat berbincang dengan Harian Sora.", []),
    "asked for oneself": ("“Kami lapar, tolong pulangkan kami,” kata Rina.", []),
    # what hangs on the subject
    "age before a relative": (
        "Seorang pria Jerman berusia 27 tahun yang diculik militan telah tiba di Berlin.",
        [("militan", "ASSAULT", "Seorang pria Jerman", "past")],
    ),
    "place with a side of it": (
        "Pos militer di tepi Sungai Wero diserang pemberontak.",
        [("pemberontak", "ASSAULT", "Pos militer", "past")],
    ),
    "partner behind a verb": (
        "Jepang berkolaborasi dengan Bank Dunia membantu pemerintah Nepal.",
        [("Jepang + Bank Dunia", "COOPERATE", "", "ongoing"), ("Jepang", "AID", "pemerintah Nepal", "past")],
    ),
    # acts that nobody is named for, and requests that were answered
    "asked by nobody named": (
        "Kejaksaan Agung telah diminta menelusuri rekening para menteri.",
        [("", "REQUEST", "Kejaksaan Agung", "past")],
    ),
    "request turned down": (
        "Permintaan itu ditolak pemerintah Peru pada Senin.",
        [("pemerintah Peru", "REJECT", "", "past")],
    ),
    "attempt of nobody": ("Upaya membunuh gubernur itu membuat warga takut.", []),
    "none of them": (
        "Menurut Kapolres, tidak ada pemberontak yang ditahan.",
        [("", "COERCE", "pemberontak", "denied")],
    ),
    "groups in the plural": (
        "Sudan dan kelompok-kelompok pemberontak menandatangani perjanjian damai.",
        [("Sudan + kelompok-kelompok pemberontak", "SUPPORT", "", "past")],
    ),
    # what is only meant to come about, waited for, or said to be untrue
    "purpose": ("Ketua partai itu tersenyum lebar supaya rancangan tidak ditolak DPR.", []),
    "waited for": (
        "Pemberontak tidak akan pulang sebelum para sandera dibebaskan tentara.",
        [("tentara", "RETREAT", "para sandera", "hypothetical")],
    ),
    "untrue": (
        "Tidak benar bahwa polisi menembak lima pemberontak.",
        [("polisi", "ASSAULT", "lima pemberontak", "denied")],
    ),
    "denies one, accuses of another": (
        "Milisi itu membantah menyandera para guru dan menuduh tentara.",
        [("Milisi itu", "ASSAULT", "para guru", "denied"), ("Milisi itu", "ACCUSE", "tentara", "past")],
    ),
    # offices, owners, relative clauses that hold the subject's verb apart
    "office with a short name": (
        "Ketua Umum Partai Kebangkitan Rakyat (PKR) Lukman Santosa mendukung pemerintah Peru.",
        [
            (
                "Ketua Umum Partai Kebangkitan Rakyat (PKR) Lukman Santosa",
                "SUPPORT",
                "pemerintah Peru",
                "past",
            )
        ],
    ),
    "owner of an attack": (
        "Warga bersembunyi selama serangan roket Hamas ke wilayah Israel.",
        [("Hamas", "ASSAULT", "Israel", "past")],
    ),
    "passive behind a relative": (
        "Keputusan Presiden Wira yang mengajukan lagi calon Kapolri didukung oleh parlemen.",
        [("parlemen", "SUPPORT", "Keputusan Presiden Wira", "past")],
    ),
    "days and an actor": (
        "Warga mengungsi dalam beberapa hari terakhir dan pasukan Iran masih mengepung gerilyawan.",
        [("pasukan Iran", "COERCE", "gerilyawan", "ongoing")],
    ),
    "nobody": ("Tak seorang pun ditahan polisi.", [("polisi", "COERCE", "seorang", "denied")]),
    "pointing word before a name": (
        "Ketika itu Badan Siber menuduh Rusia.",
        [("Badan Siber", "ACCUSE", "Rusia", "past")],
    ),
    "talks in an aside": (
        "Menhan Gatra, yang juga melakukan pembicaraan dengan panglima Yordania, akan mengunjungi Mesir.",
        [
            ("Menhan Gatra + panglima Yordania", "CONSULT", "", "past"),
            ("Menhan Gatra", "AGREE", "Mesir", "future"),
        ],
    ),
    "those hurt": (
        "Sedikitnya 17 orang terluka dalam serangan roket itu.",
        [("", "ASSAULT", "Sedikitnya 17 orang", "past")],
    ),
    "said to those named first": (
        "Kepada para nelayan, Kementerian Kelautan mengimbau agar tidak melaut.",
        [("Kementerian Kelautan", "REQUEST", "para nelayan", "past")],
    ),
    # nouns that the start of a sentence hides, acts named by "tersebut", weapons
    "forces in capitals": (
        "Pasukan Maralika menolak parlemen yang baru.",
        [("Pasukan Maralika", "REJECT", "parlemen", "past")],
    ),
    "that attack, by": (
        "Penyerangan tersebut dilakukan oleh kelompok bersenjata Karo.",
        [("kelompok bersenjata Karo", "ASSAULT", "", "past")],
    ),
    "a drone": (
        "Sebuah drone menghantam konvoi bantuan di Sudan.",
        [("", "ASSAULT", "konvoi bantuan", "past")],
    ),
    "waves": ("Ombak besar menghantam perahu nelayan di Lamongan.", []),
    "attacked in print": ("Ketua partai itu kerap diserang oleh media massa.", []),
    "office of two fields": (
        "Menteri Kelautan dan Perikanan Sasti Lubis menemui Presiden Peru.",
        [("Menteri Kelautan dan Perikanan Sasti Lubis + Presiden Peru", "CONSULT", "", "past")],
    ),
    "brackets before a joined verb": (
        "Garda Nasional (termasuk tahanan yang kabur) bergerak dan berperang melawan tentara Inggris.",
        [("Garda Nasional", "ASSAULT", "tentara Inggris", "past")],
    ),
    "asked for others": (
        "Lembaga Hak Sipil mendesak para tahanan segera dibebaskan.",
        [("Lembaga Hak Sipil", "REQUEST", "", "past")],
    ),
    "the two of them": (
        "Komisi pemilihan meminta keduanya bersabar.",
        [("Komisi pemilihan", "REQUEST", "keduanya", "past")],
    ),
    "a clause behind a comma": (
        "Portugal mengirim beras kepada pemerintah Kongo, dan Uni Eropa menjanjikan obat.",
        [
            ("Portugal", "AID", "pemerintah Kongo", "past"),
            ("Uni Eropa", "AGREE", "", "past"),
        ],
    ),
    "feigned": (
        "Partai itu hanya berpura-pura menolak kenaikan harga.",
        [("Partai itu", "REJECT", "", "denied")],
    ),
    "two players": ("Keduanya mengajak Danang untuk membentuk band baru.", []),
    # who launched the attack, who asked, what must be done, what is told in a work
    "launched by": (
        "Sembilan warga tewas dalam serangan yang dilancarkan milisi Karo di Kota Wero.",
        [("milisi Karo", "ASSAULT", "Sembilan warga", "past")],
    ),
    "asked to go by": (
        "Bupati diminta mundur oleh mahasiswa.",
        [("mahasiswa", "REQUEST", "Bupati", "past")],
    ),
    "duty over two verbs": (
        "Pemerintah Peru harus menangkap para pemberontak dan mengusir diplomat Rusia.",
        [
            ("Pemerintah Peru", "COERCE", "para pemberontak", "hypothetical"),
            ("Pemerintah Peru", "SANCTION", "diplomat Rusia", "hypothetical"),
        ],
    ),
    "duty before the subject": (
        "Seharusnya pemerintah menghukum para pemberontak.",
        [("pemerintah", "SANCTION", "para pemberontak", "hypothetical")],
    ),
    "told in a novel": ("Dalam novel itu, polisi menangkap para pemberontak.", []),
    "need said of a report": (
        "Perlu disampaikan bahwa polisi telah membebaskan empat sandera.",
        [("polisi", "RETREAT", "empat sandera", "past")],
    ),
    "exchanged already": (
        "Peru dan Chile telah bertukar data intelijen.",
        [("Peru + Chile", "COOPERATE", "", "past")],
    ),
    # subjects behind relative clauses, and clauses with no subject of their own
    "main verb behind a relative": (
        "Pemberontak yang ditangkap pekan lalu akan diadili.",
        [("", "ACCUSE", "Pemberontak", "future")],
    ),
    "reason with no subject": (
        "Kardinal itu ditahan karena dituduh mata-mata.",
        [("", "COERCE", "Kardinal itu", "past"), ("", "ACCUSE", "Kardinal itu", "past")],
    ),
    "inside a ceremony": (
        "Gubernur Lestari dalam upacara pembukaan meminta para bupati bersabar.",
        [("Gubernur Lestari", "REQUEST", "para bupati", "past")],
    ),
    "pronoun as object": (
        "Kepolisian Filipina menahannya di Zamboanga.",
        [("Kepolisian Filipina", "COERCE", "nya", "past")],
    ),
    "goods for nobody named": (
        "Kementerian Sosial mengirimkan dua ton beras.",
        [("Kementerian Sosial", "AID", "", "past")],
    ),
}


def told(text: str) -> list[tuple[str, str, str, str]]:
    """The events of a text as (source, type, target, status), the sides as written."""
    reading = dateline.read_text(text, language="id", events="all")
    assert not [p for p in reading.problems if p.code == "failed"]

    def sides(mentions: object) -> str:
        return " + ".join(text[slice(*m.span)] for m in mentions)  # type: ignore[attr-defined]

    return [(sides(e.source), e.type, sides(e.target), e.status) for e in reading.events]


POLITICS = "Polisi menangkap lima pemberontak. Pemerintah Peru mengecam Chile. "
CIVIL = "Perusahaan itu menolak membayar upah lembur."


def test_firms_and_people_act_in_an_article_of_political_events() -> None:
    assert told(POLITICS + CIVIL)[2:] == [("Perusahaan itu", "REJECT", "", "past")]


def test_firms_and_people_are_private_elsewhere() -> None:
    assert told(CIVIL) == []
    assert told("Polisi menangkap lima pemberontak. " + CIVIL)[1:] == []


UPON = "Puluhan pemuda memukuli seorang perawat."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (UPON, [("Puluhan pemuda", "ASSAULT", "seorang perawat", "past")]),
        ("Pengacaranya, Rika Salim, mengecam sidang.", [("Pengacaranya, Rika Salim", "ACCUSE", "", "past")]),
        ("Para petani memprotes bau limbah.", []),  # they only complain
    ],
)
def test_people_accuse_and_hurt_where_both_are_named(
    text: str, wanted: list[tuple[str, str, str, str]]
) -> None:
    assert told(POLITICS + text)[2:] == wanted
    assert told(text) == []


def test_the_noun_behind_a_light_verb_belongs_to_the_trigger() -> None:
    text = "Mereka mengajukan gugatan terhadap kementerian. Gubernur mengumumkan penarikan pasukan."
    spans = [event.span for event in dateline.read_text(text, language="id", events="all").events]
    assert [text[slice(*span)] for span in spans] == ["mengajukan gugatan", "mengumumkan penarikan"]


@pytest.mark.parametrize("name", sorted(CASES))
def test_indonesian_events(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted
