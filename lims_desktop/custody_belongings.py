"""What belongs to an item of a custody report: seals, labels, holds, discrepancies, photographs, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lims_desktop.custody_report import ReportedHold, ReportedItem, ReportedLabel, ReportedPicture, Setting
from lims_desktop.items import Discrepancy, Seal
from lims_desktop.paper import LANDSCAPE_WIDTH, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

PIXELS = 900
"""A photograph is printed small: so many pixels along its longer side are all that can be seen of it."""
ACROSS, BOX = 4, (170.0, 128.0)
KEPT_WHOLE = 12
"""A table of so few lines stays together with its heading."""

Words = Mapping[str, str]


def belongings(item: ReportedItem, setting: Setting, said: Words, sheet: Sheet) -> list[Flowable]:
    """Tables of what there is; nothing for what there is not."""
    differences = [_difference(one, setting) for one in item.discrepancies]
    return [
        *_table(
            said,
            sheet,
            "seals",
            ("seal", "sealed", "state", "opened"),
            [_seal(one, setting, said) for one in item.seals],
        ),
        *_table(
            said,
            sheet,
            "holds",
            ("hold", "authority", "set", "until"),
            [_hold(one, setting, said) for one in item.holds],
        ),
        *_table(
            said, sheet, "discrepancies", ("difference", "what", "declared", "observed", "at", "state"), differences
        ),
        *_line(said, sheet, "labels", [_label(one, said) for one in item.labels]),
        *_line(
            said, sheet, "papers", [f"{one.code} ({said.get(f'paper_{one.kind}', one.kind)})" for one in item.papers]
        ),
        *_photographs(item.photographs, setting, said, sheet),
    ]


def _table(said: Words, sheet: Sheet, name: str, head: Sequence[str], rows: list[list[str]]) -> list[Flowable]:
    if not rows:
        return []
    widths = [LANDSCAPE_WIDTH / len(head)] * len(head)
    table = sheet.table([[said[one] for one in head], *rows], widths)
    whole = [sheet.heading(said[name]), table]
    return [sheet.together(whole)] if len(rows) <= KEPT_WHOLE else whole


def _line(said: Words, sheet: Sheet, name: str, parts: list[str]) -> list[Flowable]:
    if not parts:
        return []
    made: Any = sheet.table([[said[name]], ["  ·  ".join(parts)]], [LANDSCAPE_WIDTH])
    made.spaceBefore = 10
    return [made]


def _difference(one: Discrepancy, setting: Setting) -> list[str]:
    state = " · ".join(part for part in (one.state, one.resolution) if part)
    said = (setting.word("discrepancy_kind", one.kind), one.statement, one.declared or "", one.observed or "")
    return [safe(part) for part in (*said, moment(one.raised_at), state)]


def _seal(seal: Seal, setting: Setting, said: Words) -> list[str]:
    name = " ".join(part for part in (setting.word("seal_type", seal.seal_type), seal.number) if part)
    sealed = (
        f"{moment(seal.sealed_at)} {seal.initials or ''}"
        if seal.sealed_at
        else f"{said['with_it']} {seal.initials or ''}"
    )
    opened = (
        f"{moment(seal.opened_at)}, {seal.opened_by}: {seal.opening_reason}" if seal.opened_at else said["not_opened"]
    )
    return [safe(part) for part in (name, sealed, setting.word("seal_state", seal.state), opened)]


def _label(label: ReportedLabel, said: Words) -> str:
    if label.superseded_at:
        return f"<strike>{label.code}</strike> {said['struck'].format(at=moment(label.superseded_at))}"
    verified = said["verified"].format(at=moment(label.verified_at)) if label.verified_at else said["unverified"]
    return f"<b>{label.code}</b> {verified}"


def _hold(hold: ReportedHold, setting: Setting, said: Words) -> list[str]:
    until = moment(hold.expires_at) if hold.expires_at else said["stands"]
    if hold.lifted_at:
        until = said["lifted"].format(at=moment(hold.lifted_at), who=hold.lifted_by, why=hold.lifting_reason or "–")
    kind = setting.word("hold_kind", hold.kind)
    return [safe(part) for part in (kind, hold.authority, f"{moment(hold.set_at)}, {hold.set_by}", until)]


# Photographs ------------------------------------------------------------------------------------------


def _photographs(pictures: Sequence[ReportedPicture], setting: Setting, said: Words, sheet: Sheet) -> list[Flowable]:
    """Scaled on the paper, several beside each other, each with its words and the beginning of its SHA-256."""
    from reportlab.platypus import Table

    if not pictures:
        return []
    cells = [_photograph(one, setting, said, sheet) for one in pictures]
    cells += [[]] * (-len(cells) % ACROSS)
    rows = [cells[n : n + ACROSS] for n in range(0, len(cells), ACROSS)]
    made = Table(rows, colWidths=[LANDSCAPE_WIDTH / ACROSS] * ACROSS)
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("FONTNAME", (0, 0), (-1, -1), "Inter"),
        ]
    )
    return (
        [sheet.together([sheet.heading(said["photographs"]), made])]
        if len(rows) <= 2
        else [sheet.heading(said["photographs"]), made]
    )


def _photograph(picture: ReportedPicture, setting: Setting, said: Words, sheet: Sheet) -> list[Flowable]:
    from reportlab.platypus import Image, Spacer

    words = f"{picture.caption or picture.name} · {moment(picture.attached_at)} · SHA-256 {picture.sha256[:16]}…"
    small = scaled(setting.pictures.get(picture.sha256, b""))
    if small is None:
        return [sheet.words(f"{words} ({said['no_picture']})", quiet=True)]
    content, (width, height) = small
    scale = min(BOX[0] / width, BOX[1] / height)
    drawn = Image(BytesIO(content), width * scale, height * scale)
    drawn.hAlign = "LEFT"
    return [drawn, Spacer(1, 4), sheet.words(words, quiet=True)]


def scaled(content: bytes) -> tuple[bytes, tuple[int, int]] | None:
    """The photograph upright and small, as JPEG, with its size in pixels; None when these bytes are no picture."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.format == "JPEG" and opened.mode == "RGB" and max(opened.size) <= PIXELS and not opened.getexif():
                opened.load()
                return content, opened.size  # it is small and upright already
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail((PIXELS, PIXELS))
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    made = BytesIO()
    upright.save(made, "JPEG", quality=82)
    return made.getvalue(), upright.size
