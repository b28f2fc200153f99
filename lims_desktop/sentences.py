"""Turns a code into a sentence in the reader's language.

One file per subject, ``resources/sentences/<language>/<subject>.toml``; the subject is the first part of the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from lims_desktop.errors import LimsError

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sentences"
LANGUAGES = ("en", "es")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$")


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its code."""
    known: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        known |= _flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return known


def sentence(error: LimsError, language: str = "en") -> str:
    """What to tell the person; the gaps are filled with the particulars of what happened."""
    known = sentences(language if language in LANGUAGES else "en")
    told = _told(error.detail, language)
    return known[error.code].format_map(_Particulars(told)) if error.code in known else str(error)


def _told(detail: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The particulars as a person reads them: a moment in this computer's time zone, nothing as an ellipsis.

    What has words of its own in the reader's language (`need_es` beside `need`) is said in them.
    """
    own = {name: detail.get(f"{name}_{language}") or value for name, value in detail.items()}
    known = {name: value for name, value in own.items() if value is not None}
    return {name: _moment(value) if isinstance(value, str) else value for name, value in known.items()}


def _moment(value: str) -> str:
    return f"{datetime.fromisoformat(value).astimezone():%Y-%m-%d %H:%M}" if _MOMENT.match(value) else value


class _Particulars(dict[str, Any]):
    """A particular that is missing shows as an ellipsis; a sentence must never fail while it explains a failure."""

    def __missing__(self, name: str) -> str:
        return "…"


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{name}.")
        else:
            found[before + name] = value
    return found
