"""Pieces of a plain page: tables, headings, links, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(head: Sequence[str], rows: Iterable[Sequence[str]], old: Sequence[bool] = (), value: int = -1) -> str:
    """Rows below a head; `old` marks those that were superseded, `value` is the column of values."""
    lines = []
    for number, row in enumerate(rows):
        mark = ' class="old"' if number < len(old) and old[number] else ""
        cells = "".join(
            f'<td class="value">{cell}</td>' if n == value else f"<td>{cell}</td>" for n, cell in enumerate(row)
        )
        lines.append(f"<tr{mark}>{cells}</tr>")
    if not lines:
        return ""
    top = "<tr>" + "".join(f"<th>{escape(name)}</th>" for name in head) + "</tr>" if head else ""
    return "<table>" + top + "\n".join(lines) + "</table>"


def heading(text: str) -> str:
    """A heading."""
    return f"<h2>{escape(text)}</h2>"


def text(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def link(path: str, text: str) -> str:
    """A link to a file of the bundle."""
    return raw_link(path, escape(text))


def raw_link(path: str, content: str) -> str:
    """A link around what is escaped already."""
    return f'<a href="{escape(path, quote=True)}">{content}</a>'


def time(iso: str | None) -> str:
    """A moment to the second, in UTC; nothing for none."""
    return iso[:19].replace("T", " ") if iso else ""
