"""What acquiring gives, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Page, Problem


@dataclass(frozen=True, slots=True)
class Item:
    """One thing met in the input: a page, the problem that kept it from being one, or both (a cut page).

    ``source`` is the file it came from. ``ignored`` says why something that is no page was passed over:
    ``media`` (another media type), ``status`` (an HTTP status other than 2xx), ``name`` (a file in a
    folder that is no page by its name and first bytes), ``revisit``.
    """

    source: str
    page: Page | None = None
    problem: Problem | None = None
    ignored: str | None = None
