"""The error tree, and the codes of recorded, non-fatal findings.

    DatelineError
    ├── InputError        a file, address or text that cannot be read at all; says what to do
    ├── SettingsError     a setting that does not exist or has a wrong value
    ├── MissingExtra      a command needs a package of an extra that is not installed; names the extra
    └── CorpusError       a folder that is no corpus, or a broken one

A bad page never raises inside a run: it becomes a ``Problem`` whose code is a key of ``CODES``.
"""

from __future__ import annotations

from dateline.records import Problem, Span

CODES: dict[str, str] = {
    "empty": "The page or text holds no words.",
    "binary": "The content is not text: an image, an archive, or another binary format.",
    "unreadable": "The file or record could not be read; the message says why.",
    "no_article": "No article was found on the page.",
    "not_article": "The page is of another kind than an article; page_kind says which.",
    "partial": "The page holds only a part of the story; its other pages were not in the input.",
    "walled": "The page shows a teaser: a paywall or login keeps the rest.",
    "consent": "The page is only a request for consent; the story stands behind it.",
    "blocked": "The page is only a check for robots or a refusal; the site kept the page back.",
    "script": "The page shows its text only where a script runs.",
    "moved": "The page only leads on to another address.",
    "frames": "The page is a set of frames; its text stands in the pages that it names.",
    "charset": "The declared character set is wrong or missing; another one was used.",
    "truncated": "The page or text is over a bound of size, nodes, words or acts; the rest was left out.",
    "language": "The language of the text is not one that quotations and events can be read in.",
    "no_date": "No publication time was found; relative dates are not resolved.",
    "duplicate": "The same page was read before in this corpus.",
    "timeout": "The page took longer than the limit and was given up.",
    "failed": "A step failed on this page; the message names the fault. Please report it.",
}
"""Every problem code with what it means; docs/problems.md lists them and a test compares."""


class DatelineError(Exception):
    """Any error that Dateline raises on purpose; its text says what to do."""


class InputError(DatelineError):
    """An input that cannot be read at all."""


class SettingsError(DatelineError):
    """A setting that does not exist or has a wrong value."""


class MissingExtra(DatelineError):
    """A command needs a package that is not installed; ``extra`` names what to install."""

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        super().__init__(f"this needs {package}: install it with  pip install 'dateline[{extra}]'")


class CorpusError(DatelineError):
    """A folder that is not a corpus, or a broken one."""


def problem(step: str, code: str, message: str = "", span: Span | None = None) -> Problem:
    """A recorded finding; ``message`` is a sentence for a reader (the code's meaning where empty).

    Raises KeyError for a code that is not in ``CODES``.
    """
    if code not in CODES:
        raise KeyError(f"unknown problem code {code!r}")
    return Problem(step, code, message or CODES[code], span)
