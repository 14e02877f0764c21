"""A page that a browser saved as one MHTML file."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Part = tuple[bytes, str | None, str | None, datetime | None]


def main_part(content: bytes) -> Part | None:
    """(page, address, character set, time of saving) of the first HTML part; None where there is none."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        url = message.get("Snapshot-Content-Location")
        for part in message.walk():
            if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
                continue
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                where = url or part.get("Content-Location")
                return (
                    payload,
                    "".join(where.split()) if where else None,
                    part.get_content_charset(),
                    _moment(message.get("Date")),
                )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return None


def _moment(value: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError):
        return None
    if moment is None:
        return None
    # "-0000", which browsers write, says UTC of a place unknown (RFC 5322).
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
