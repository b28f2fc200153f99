"""What a recall may be about: each kind is one module here that registers itself under the database's name for it.

@KINDS.register("place")
class PlaceSubject(Subject):
    title = QT_TRANSLATE_NOOP("recall", "A place")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lims_desktop.lists import Term
from lims_desktop.recall_choices import Named
from lims_desktop.registry import Registry
from ui.forms import on_edit
from ui.parts.field import Field


@dataclass(frozen=True)
class Choices:
    """What one may choose from: places, people, instruments, lots, and the words of the lists."""

    places: Sequence[Named] = ()
    people: Sequence[Named] = ()
    instruments: Sequence[Named] = ()
    lots: Sequence[Named] = ()
    terms: Sequence[Term] = ()
    language: str = "en"


class Subject(QWidget):
    """The fields of one kind of question, beside each other."""

    title: ClassVar[Any] = ""
    order: ClassVar[int] = 100
    label: ClassVar[str] = ""
    """The letter of the labels that say which one, when these have labels."""
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(16)
        self.build()

    def build(self) -> None:
        """Make the fields."""

    def offer(self, choices: Choices) -> None:
        """What there is to choose from."""

    def subject(self) -> dict[str, Any] | None:
        """What was chosen; None while something is missing."""

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Put this subject into the fields."""

    def add(self, name: str, widget: QWidget, stretch: int = 1) -> None:
        """A field at the end of the row."""
        self.row.addWidget(Field(name, widget), stretch)
        on_edit(widget, self.edited.emit)


KINDS: Registry[type[Subject]] = Registry("kind of recall")


def in_order() -> list[tuple[str, type[Subject]]]:
    """All kinds, the commonest first."""
    return sorted(KINDS.items(), key=lambda one: one[1].order)


def kind_of_label(code: str) -> str | None:
    """Which kind of question a scanned label is about; None for another label."""
    return next((name for name, kind in KINDS.items() if kind.label and code[:1] == kind.label), None)


def kind_words(kind: str) -> str:
    """A kind of question in the reader's language; the database's own name when this program knows none."""
    return QCoreApplication.translate("recall", str(KINDS[kind].title)) if kind in KINDS else kind
