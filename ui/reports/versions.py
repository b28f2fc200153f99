"""Two versions of a report side by side, by the words on their paper, with what changed marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QTimer, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from lims_desktop import reports
from lims_desktop.lab import Lab
from lims_desktop.report_lists import Scope
from lims_desktop.reports import ReportView
from ui import tokens
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.steady import steady
from ui.parts.words import words
from ui.reports import drawn

_CHECKPOINT = re.compile(r"[0-9a-f]{32,}|\d+ [0-9a-f]{16,}")
MANY = 4000
"""Words, of both sides, of one changed stretch that are all held against each other; it takes a blink."""

SLICE_S, WORDS_AT_ONCE = 0.004, 400
"""How long the screen is taken at once while words are put in, in seconds; words that are put in together."""


@dataclass(frozen=True)
class Version:
    """An earlier version: a report and the SHA-256 of its bytes (none: its newest)."""

    report: int
    sha256: str | None


@dataclass(frozen=True)
class Piece:
    """Words of both sides that belong together; they are the same unless `changed`."""

    before: Sequence[str]
    now: Sequence[str]
    changed: bool


def compared(lab: Lab, view: ReportView, version: Version) -> list[Piece]:
    """The words of an earlier version against those of this one."""
    old = reports.file(lab, version.report, version.sha256) or b""
    return pieces(text_of(old), text_of(drawn.kept(lab, view).paper))


def text_of(paper: bytes) -> str:
    """The words of a PDF, page by page; what changes with every drawing (the checkpoint) left out."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(paper))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = [document.getAllText(number).text().replace("\r", "") for number in range(document.pageCount())]
    document.close()
    return _CHECKPOINT.sub("", "\n".join(pages))


def pieces(before: str, now: str) -> list[Piece]:
    """What is the same and what changed, in order.

    Lines are held against each other first, and words only within lines that differ: word by word, two papers of 150
    pages took 25 s.
    """
    old, new = before.splitlines(), now.splitlines()
    return list(_joined(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(_words(old[a:b]), _words(new[c:d]), False)
        else:
            yield from _within(old[a:b], new[c:d])


def _within(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Word by word; in a very long stretch line against line, and as a whole where even their number differs."""
    left, right = _words(old), _words(new)
    if len(left) + len(right) <= MANY:
        within = SequenceMatcher(None, left, right, autojunk=False)
        yield from (Piece(left[a:b], right[c:d], tag != "equal") for tag, a, b, c, d in within.get_opcodes())
    elif len(old) == len(new) > 1:
        for one, other in zip(old, new, strict=True):
            yield from _within([one], [other])
    else:
        yield Piece(left, right, True)


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours that are both the same, or both changed, as one piece."""
    for changed, group in groupby(found, key=lambda piece: piece.changed):
        together = list(group)
        before, now = ([word for piece in together for word in getattr(piece, side)] for side in ("before", "now"))
        yield Piece(before, now, changed)


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in (*line.split(), "\n")]


class Versions(QWidget):
    """The earlier version, with what went; `beside` is the widget that shows this one, with what came."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.view: ReportView | None = None
        self.which = Choice()
        self.which.setAccessibleName(self.tr("Earlier version"))
        self.none = words(self.tr("There is no earlier version of this report."), "quiet")
        self.before, self.beside = _Side(self.tr("Earlier version")), _Side(self.tr("This version"))
        self.found: list[Piece] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self.none)
        column.addWidget(self.before, 1)
        self.which.picked.connect(self._compare)
        self._bind(self.before, self.beside)
        self._bind(self.beside, self.before)

    def show_report(self, view: ReportView, scope: Scope) -> None:
        """Offer every version there was; the last one is compared when one looks."""
        self.view, known = view, _earlier(view, scope)
        for part in (self.which, self.before):
            part.setVisible(bool(known))
        self.none.setVisible(not known)
        self.which.set_terms([(version, self._named(version)) for version in known])
        if self.which.value is None and known:
            self.which.choose(known[-1])
        elif self.isVisible():
            self._compare()

    @Slot()
    def look(self) -> None:
        """Compare what is chosen."""
        self._compare()

    @Slot()
    def _compare(self) -> None:
        if self.view is not None and self.which.value is not None and self.isVisible():
            self.page.ask(compared, self.view, self.which.value, then=self._show, key="compare")

    def _show(self, found: list[Piece]) -> None:
        self.found = found
        self.before.show_pieces([(piece.before, piece.changed) for piece in found], "refused")
        self.beside.show_pieces([(piece.now, piece.changed) for piece in found], "good")

    def _named(self, version: Version) -> str:
        assert self.view is not None
        signed = next((one for one in self.view.signatures if one.sha256 == version.sha256), None)
        if signed is None:
            return self.tr("{number}, which this one corrects").format(number=self.view.corrects)
        return self.tr("round {round}, signed {at}").format(round=signed.round, at=minute(signed.at))

    def _bind(self, one: _Side, other: _Side) -> None:
        def follow(value: int) -> None:
            most = one.verticalScrollBar().maximum()
            bar = other.verticalScrollBar()
            if most and not bar.signalsBlocked():
                one.verticalScrollBar().blockSignals(True)
                bar.setValue(round(value / most * bar.maximum()))
                one.verticalScrollBar().blockSignals(False)

        one.verticalScrollBar().valueChanged.connect(follow)


class _Side(QPlainTextEdit):
    """The words of one version; what changed stands on a ground of its own and is struck out or underlined.

    They are put in by slices: two papers of 200 pages at once held the screen for more than a second.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._shown: tuple[list[tuple[Sequence[str], bool]], str] = ([], "neutral")
        self._rest: Iterator[tuple[str, bool]] = iter(())
        self._place = 0
        self._plain, self._marked = QTextCharFormat(), QTextCharFormat()
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._go_on)

    @property
    def is_whole(self) -> bool:
        """Whether every word stands there."""
        return not self._slice.isActive()

    def show_pieces(self, said: list[tuple[Sequence[str], bool]], tone: str) -> None:
        """Show them, marked with this tone; the place that was looked at stays."""
        self._shown = (said, tone)
        self._place = self.verticalScrollBar().value() or (0 if self.is_whole else self._place)
        self._colour(tone)
        self.clear()
        self._rest = (piece for texts, changed in said for piece in _lines(texts, changed))
        self._slice.start()

    def changeEvent(self, event: QEvent) -> None:
        """Other light, other grounds."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown[0]:
            self.show_pieces(*self._shown)

    def _colour(self, tone: str) -> None:
        self._marked = QTextCharFormat()
        self._marked.setForeground(tokens.colour(self, tone))
        self._marked.setBackground(tokens.colour(self, f"{tone}_ground"))
        self._marked.setFontStrikeOut(tone == "refused")
        self._marked.setFontUnderline(tone != "refused")

    @Slot()
    def _go_on(self) -> None:
        """The next slice, as long as nobody notices it."""
        ends, writing = monotonic() + SLICE_S, QTextCursor(self.document())
        writing.movePosition(QTextCursor.MoveOperation.End)
        for text, changed in self._rest:
            writing.insertText(text, self._marked if changed else self._plain)
            if monotonic() > ends:
                return
        self._slice.stop()
        if not self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(self._place)


def _lines(texts: Sequence[str], changed: bool) -> Iterator[tuple[str, bool]]:
    """The words of a piece as text, some lines at a time; marks do not run over the ends of lines."""
    for first in range(0, len(texts), WORDS_AT_ONCE):
        said = " ".join(steady(one) if one != "\n" else one for one in texts[first : first + WORDS_AT_ONCE])
        yield said.replace(" \n", "\n").replace("\n ", "\n"), changed
        if texts[min(first + WORDS_AT_ONCE, len(texts)) - 1] != "\n":
            yield " ", False


def _earlier(view: ReportView, scope: Scope) -> list[Version]:
    """The report that this one corrects, then the last signed bytes of every round before this one."""
    first = [Version(scope.corrected, None)] if scope.corrected is not None else []
    rounds = {one.round: one for one in view.signatures if one.round < view.round}
    return [*first, *(Version(view.id, one.sha256) for one in rounds.values())]
