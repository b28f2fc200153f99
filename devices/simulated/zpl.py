"""The ZPL that our labels use, understood from its bytes."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words
from devices.labels.typeface import DRAWN

_COMMAND = re.compile(rb"(~HS|~HQES|\^XA.*?\^XZ)", re.DOTALL)
_FIELD = re.compile(r"\^FO(\d+),(\d+)(.*?)\^FS", re.DOTALL)
_ERROR_BITS = {"paper_out": 1, "ribbon_out": 2, "head_open": 4, "jam": 8}
_UNANSWERED = ("paper_out", "ribbon_out", "head_open")


def take(heard: bytes) -> tuple[bytes, bytes] | None:
    """The first complete command and the rest."""
    found = _COMMAND.search(heard)
    return (found[1], heard[found.end() :]) if found else None


def is_question(command: bytes) -> bool:
    """Whether these bytes ask instead of printing."""
    return command.startswith(b"~H")


def reply(question: bytes, stopped: str, held: int) -> bytes:
    """The answer. Zebra documents that ~HS has none without media or ribbon or with an open head."""
    if question == b"~HQES":
        bits = _ERROR_BITS.get(stopped, 0)
        lines = f"  PRINTER STATUS\r\n   ERRORS:         {int(bits > 0)} 00000000 {bits:08X}\r\n"
        return f"\x02\r\n{lines}   WARNINGS:       0 00000000 00000000\r\n\x03\r\n".encode("ascii")
    if stopped in _UNANSWERED:
        return b""
    paused = int(stopped in ("paused", "jam"))
    return (
        f"\x02030,0,{paused},0203,{held:03},0,0,0,000,0,0,0\x03\r\n"
        f"\x02000,0,0,0,0,2,4,0,{held:08},1,000\x03\r\n"
        "\x020000,0\x03\r\n"
    ).encode("ascii")


def read(job: bytes, dpi: int) -> Label:
    """What a printer makes of one format."""
    text = job.decode("ascii")
    width, height = (int(found[1]) if (found := re.search(rf"\^{side}(\d+)", text)) else 0 for side in ("PW", "LL"))
    marks = [mark for x, y, body in _FIELD.findall(text) if (mark := _mark(int(x), int(y), body))]
    payloads = [mark.payload for mark in marks if isinstance(mark, (Bars, Matrix))]
    return Label("zpl", width, height, dpi, payloads[0] if payloads else "", tuple(marks))


def _mark(x: int, y: int, body: str) -> Mark | None:
    command, _, data = body.partition("^FH_^FD")
    said = _unescaped(data)
    if found := re.fullmatch(r"\^A0N,(\d+),\d+(?:\^FB(\d+),1,0,([CR]))?", command):
        return _words(x, y, said, found)
    if found := re.fullmatch(r"\^BY(\d+),2,\d+\^BCN,(\d+),N,N,N,A", command):
        return Bars(x, y, int(found[1]), int(found[2]), said)
    if found := re.fullmatch(r"\^BXN,(\d+),200", command):
        return Matrix(x, y, int(found[1]), said)
    if found := re.fullmatch(r"\^GB(\d+),(\d+),(\d+)", command):
        return Frame(x, y, int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(r"\^GFA,(\d+),\d+,(\d+),:Z64:([^:]*):([0-9A-F]{4})", command)
    return _picture(x, y, found) if found else None


def _words(x: int, y: int, said: str, found: re.Match[str]) -> Words:
    size, block, side = int(found[1]), int(found[2] or 0), found[3] or ""
    spare = block - DRAWN.width(said, size, True) if block else 0
    return Words(x + (spare // 2 if side == "C" else spare), y, size, said, bold=True)


def _picture(x: int, y: int, found: re.Match[str]) -> Picture | None:
    packed = found[3].encode("ascii")
    if binascii.crc_hqx(packed, 0) != int(found[4], 16):
        return None
    size, stride = int(found[1]), int(found[2])
    return Picture(x, y, stride * 8, size // stride, zlib.decompress(base64.b64decode(packed)))


def _unescaped(data: str) -> str:
    whole = re.sub(rb"_([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), data.encode("ascii"))
    return whole.decode("utf-8")
