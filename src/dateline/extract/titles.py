"""Titles without the outlet's name that templates add to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.extract.personnames import squash

_SEPARATOR: Final = re.compile(r"\s+(?:[|\-–—»«·•:]|::)\s+")


def without_outlet(title: str, *names: str | None) -> str:
    """The title without an outlet's name behind a bar or dash at its end, or before a colon at its start.

    ``names`` are the outlet's name and its address; the name may carry a section ("Kompas.com Regional").
    """
    known = _shorts(names)
    for found in reversed(list(_SEPARATOR.finditer(title))):
        rest = title[found.end() :]
        if len(rest) <= 40 and squash(rest).startswith(known):
            return title[: found.start()].rstrip()
    head, colon, rest = title.partition(": ")
    opened = squash(head[:60]).removesuffix("com") if colon else ""
    return rest.strip() if opened and (opened in known or opened + "com" in known) else title


@lru_cache(maxsize=1024)
def _shorts(names: tuple[str | None, ...]) -> tuple[str, ...]:
    """The forms that name an outlet in a title, from its name and address."""
    found = {
        short for name in names if name for short in (squash(name), *_host_names(name)) if len(short) > 2
    }
    return tuple(sorted(found))


def _host_names(name: str) -> list[str]:
    """The label of an address that names its owner: "kompas" of http://regional.kompas.com/read."""
    found = re.match(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]|$)", name[:300], re.IGNORECASE)
    labels = [label for label in found[1].lower().split(".")[:-1] if len(label) > 3] if found else []
    return [squash(labels[-1])] if labels else []
