"""What a scanner sent, judged before any page sees it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

LONGEST, LONGEST_FORM = 64, 1024
"""Characters; our own codes have 13, foreign labels rarely over 40. A part of a form fills a whole symbol."""
FORM = "LF1-"

_OURS = re.compile(r"[0-9A-Z-]+")
_AIM = re.compile(r"\](?P<code>[A-Za-z][0-9A-Za-z])")
_ACCEPTED = {"C0": "code128", "d1": "datamatrix"}
_FOREIGN = {
    "C1": "gs1-128",
    "C2": "gs1-128",
    "d2": "gs1-datamatrix",
    "E0": "ean",
    "E4": "ean-8",
    "Q1": "qr",
    "A0": "code39",
}
_ENDINGS = "\r\n\t "


@dataclass(frozen=True)
class Scan:
    """One scan. `text` is safe to show; when `ok` it is the code, of digits, capital letters and dashes only.

    `symbology` is `code128`, `datamatrix`, a foreign one by name, or `unknown` when the scanner does not say.
    `problem` is empty when `ok`, otherwise a code that has a sentence: `scan.empty`, `scan.too_long`,
    `scan.control_bytes`, `scan.characters`, `scan.foreign_symbology`, `scan.cut_off`.
    After `scan.foreign_symbology` and `scan.characters` the text may still be another agency's number.
    `raw` is everything the scanner sent, its prefix and its endings too, with what cannot be seen made visible.
    """

    text: str
    symbology: str
    ok: bool
    problem: str = ""
    raw: str = field(default="", compare=False)


def read_scan(raw: str | bytes) -> Scan:
    """Judge what came from a scanner, with or without its AIM prefix (`]C0`, `]d1`) and its line ending."""
    scanned = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    prefix = _AIM.match(scanned)
    symbology, known = _symbology(prefix)
    text = (scanned[prefix.end() :] if prefix else scanned).rstrip(_ENDINGS)
    problem = _problem(text) or ("" if known else "scan.foreign_symbology")
    sent = shown(scanned)
    return Scan(text, symbology, True, raw=sent) if not problem else Scan(shown(text), symbology, False, problem, sent)


def cut_off(raw: bytes) -> Scan:
    """A scan that never came to its end."""
    begun = shown(raw.decode("utf-8", "replace"))
    return Scan(begun, "unknown", False, "scan.cut_off", begun)


def shown(text: str) -> str:
    """The text with what cannot be seen made visible, and no longer than a line on the screen."""
    short = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
    return "".join(c if _is_seen(c) else f"<{ord(c):02X}>" for c in short)


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029"


def _symbology(prefix: re.Match[str] | None) -> tuple[str, bool]:
    if prefix is None:
        return "unknown", True
    code = prefix["code"]
    return _ACCEPTED.get(code) or _FOREIGN.get(code, f"foreign {code}"), code in _ACCEPTED


def _problem(text: str) -> str:
    if not text:
        return "scan.empty"
    if len(text) > (LONGEST_FORM if text.startswith(FORM) else LONGEST):
        return "scan.too_long"
    if any(unicodedata.category(c) == "Cc" for c in text):
        return "scan.control_bytes"
    return "" if _OURS.fullmatch(text) else "scan.characters"
