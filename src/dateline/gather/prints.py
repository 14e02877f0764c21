"""The fingerprint of one article as copies and stories are found by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Print:
    """One article's fingerprint with what orders it in time.

    ``published`` is ISO 8601 in UTC (or a day), by which prints are ordered; None sorts last.
    """

    article_id: str
    shingles: int
    signature: bytes | None
    terms: tuple[str, ...] = ()
    published: str | None = None
    day: date | None = None
    outlet: str | None = None
    agency: str | None = None
    headline: str | None = None

    @property
    def order(self) -> tuple[bool, str, str]:
        """Earlier first, undated last, then by identifier: the same order on every machine."""
        return (self.published is None, self.published or "", self.article_id)
