"""Text that somebody wrote, as it may be shown: it neither turns its line round nor becomes a picture or a heading."""

from __future__ import annotations

import re
from html import escape

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def steady(text: str) -> str:
    """Marks that turn the rest of a line round are written as their numbers."""
    return _TURNING.sub(lambda mark: f"<{ord(mark[0]):04X}>", text)


def tip(text: str) -> str:
    """The text for a tip, which would take `<img>` for a picture: what looks like a tag is shown as it was written."""
    said = steady(text)
    return f'<p style="white-space: pre-wrap">{escape(said)}</p>' if "<" in said else said
