"""The documentation names every command, option, setting, problem code, JSON field, column and data file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import typer.main

from dateline import languages, records
from dateline.errors import CODES
from dateline.serve.cli import app
from dateline.settings import Settings
from dateline.store.schema import BUILT, TABLES
from scoring import reading_of, slugs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def table_keys(text: str) -> set[str]:
    """What stands in code marks at the head of a table's row."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE))


def commands() -> dict[str, Any]:
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    everything = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *DOCS.glob("*.md")])
    assert f"dateline {name}" in everything


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_has_a_help_text(name: str) -> None:
    for parameter in commands()[name].params:
        assert getattr(parameter, "help", "x"), f"{name} {parameter.name} has no help text"


def test_every_setting_is_documented() -> None:
    assert table_keys(page("settings")) == {f.name for f in fields(Settings)}


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda f: f.name)
def test_the_documented_default_is_the_default(setting: Any) -> None:
    value = f'"{setting.default}"' if isinstance(setting.default, str) else str(setting.default)
    assert f"| `{setting.name}` | `{value}` |" in page("settings")


def test_every_problem_code_is_documented_with_its_meaning() -> None:
    text = page("problems")
    assert table_keys(text) == set(CODES)
    for code, meaning in CODES.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{code}` |"))
        assert meaning in row.replace("`", ""), code
        assert len(row.split(" | ")) == 3 and row.split(" | ")[2].strip(" |"), f"{code}: say what to do"


def full_reading() -> records.Reading:
    """A reading in which no field is null or empty."""
    moment = records.Moment(datetime(2025, 3, 3, 8, 15, tzinfo=UTC), "minute")
    who = records.Mention((0, 4), "person", "Sari", "a1", "p1", "IDN", "GOV")
    return records.Reading(
        records.Article(
            "x",
            bylines=(records.Byline("reporter", "Sari"),),
            dateline=records.Dateline("SUVA", "BAHARI.TV"),
            published=moment,
            modified=records.Moment(date(2025, 3, 3), "day"),
            captions=(records.Caption("A", ("B",), positions=(records.Position("Sari", "kiri"),)),),
            blocks=(records.Block("paragraph", (0, 10)),),
            text="Sari says.",
        ),
        sentences=(records.Sentence(0, (0, 10), 0),),
        mentions=(who,),
        quotations=(records.Quotation((0, 4), "direct", (5, 9), who, "named", 0, who),),
        events=(
            records.Event(
                "CONSULT",
                (5, 9),
                0,
                (who,),
                (who,),
                when=moment,
                reported_by=who,
                place=records.Location("Suva", "FJI", "sentence"),
                magnitudes=(records.Magnitude("dead", 12, 12, (0, 4)),),
            ),
        ),
        problems=(records.Problem("extract", "partial", "A part."),),
    )


def paths(value: Any, path: str = "") -> Iterator[str]:
    """The path of every field below a value; lists are written ``name[]``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from paths(inner, here)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from paths(value[0], f"{path}[]")


PATHS = sorted(set(paths(full_reading().to_dict())))


@pytest.mark.parametrize("path", PATHS)
def test_every_json_field_is_documented(path: str) -> None:
    assert f"`{path}`" in page("fields")


def test_no_field_is_documented_that_does_not_exist() -> None:
    named = set(re.findall(r"`((?:article|quotations|events|mentions|problems)[\w.\[\]]*)`", page("fields")))
    assert named <= set(PATHS)


LITERALS = {
    "page kinds": records.PageKind,
    "block kinds": records.BlockKind,
    "quotation kinds": records.QuotationKind,
    "speaker kinds": records.SpeakerKind,
    "mention kinds": records.MentionKind,
    "statuses": records.Status,
    "stages": records.Stage,
    "precisions": records.Precision,
}


@pytest.mark.parametrize("name", LITERALS)
def test_every_value_of_a_closed_list_is_documented(name: str) -> None:
    values = LITERALS[name].__args__
    assert [v for v in values if f"`{v}`" not in page("fields")] == []


@pytest.mark.parametrize("table", [*TABLES, *BUILT])
def test_every_table_and_column_is_documented(table: str) -> None:
    text = page("corpus")
    columns = TABLES[table] if table in TABLES else BUILT[table]
    assert [name for name in (table, *columns) if f"`{name}`" not in text] == []


def test_every_file_of_a_language_is_documented() -> None:
    names = {p.name for p in languages.HERE.glob("*/*.*") if p.parent.name != "__pycache__"}
    assert names, "no word data"
    text = page("languages")
    assert [n for n in sorted(names) if f"`{n}`" not in text] == []
    mentioned = set(re.findall(r"`(\w+\.(?:toml|txt|json\.gz))`", text)) - {"dateline.toml"}
    assert mentioned <= names, "a file is described that no language has"


def test_links_between_pages_lead_somewhere() -> None:
    for source in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", source.read_text(encoding="utf-8")):
            assert (source.parent / link).exists(), f"{source.name} links to {link}"


def test_anchors_within_a_page_exist() -> None:
    for source in DOCS.rglob("*.md"):
        text = source.read_text(encoding="utf-8")
        heads = {
            re.sub(r"[^\w\- ]", "", h).strip().lower().replace(" ", "-")
            for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        }
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= heads, source.name


def test_every_rule_that_links_a_name_is_documented() -> None:
    part = page("languages").split("## Which rule linked a name")[1]
    documented = set(re.findall(r"`([a-z ]+)`", part))
    used = {m.rule for slug in slugs() for m in reading_of(slug).mentions} - {""}
    assert len(used) > 5
    assert used <= documented
