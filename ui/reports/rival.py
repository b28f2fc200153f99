"""Two people wrote into the same report: what stands in it and what I typed, side by side, and which goes on."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from lims_desktop.reports import Content
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import button
from ui.parts.words import words
from ui.reports.wording import PLACES, say
from ui.reports.writing import Writing

WIDTH, HEIGHT = 900, 380
THEIRS = QT_TRANSLATE_NOOP("reports", "In the report now")
TITLE = QT_TRANSLATE_NOOP("reports", "Two people wrote")
ABOUT = QT_TRANSLATE_NOOP("reports", "Mend yours with what you need of theirs, or take theirs; then save.")
GO_ON = QT_TRANSLATE_NOOP("reports", "&Go on with mine")
TAKE = QT_TRANSLATE_NOOP("reports", "&Take theirs and let mine go")
MINE = QT_TRANSLATE_NOOP("reports", "Typed by you, not saved")


@dataclass(frozen=True)
class Part:
    """A part of a content in words."""

    name: str
    text: str


def parts(content: Content) -> list[Part]:
    """The parts that say something, in the order of the paper."""
    opinions = "\n\n".join("\n".join(text for text in asdict(one).values() if text) for one in content.opinions)
    said = {"summary": content.summary, "opinions": opinions, "limitations": content.limitations,
            "deviations": content.deviations, "remarks": content.remarks}  # fmt: skip
    return [Part(say(PLACES[name]), text) for name, text in said.items() if text]


def compare(page: Page, writing: Writing) -> Asking:
    """Show both; mine goes over theirs only after they were seen, and theirs is never taken without being asked."""
    asking = Asking(say(TITLE), say(ABOUT), say(GO_ON), page.desk.over)
    asking.setMinimumWidth(WIDTH)
    room = QWidget()
    room.setFixedHeight(HEIGHT)
    both = QHBoxLayout(room)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(12)
    assert writing.rival is not None
    theirs, mine = _side(say(THEIRS), writing.rival), _side(say(MINE), writing.editor.content)
    both.addLayout(theirs)
    both.addLayout(mine)
    asking.room.insertWidget(2, room)

    def take_theirs() -> None:
        asking.reject()
        page.notice.hide()
        writing.take_theirs()

    def go_on(_said: object) -> None:
        asking.agree()
        page.notice.hide()
        writing.go_over()

    theirs.addWidget(button(say(TAKE), take_theirs))
    asking.given.connect(go_on)
    asking.open()
    return asking


def _side(title: str, content: Content) -> QVBoxLayout:
    text = QTextBrowser()
    text.setAccessibleName(title)
    text.setPlainText("\n\n".join(f"{one.name}\n{one.text}" for one in parts(content)))
    column = QVBoxLayout()
    column.addWidget(words(title, "section"))
    column.addWidget(text)
    return column
