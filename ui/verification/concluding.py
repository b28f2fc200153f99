"""What the second examiner fills in: under each item one field for every conclusion that waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lims_desktop.errors import LimsError, Refused
from lims_desktop.methods.definition import Field, Method
from lims_desktop.verification import Concluded, Line, VerificationView
from ui.forms import Form, text_input
from ui.methods.wording import named, unit_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.words import words
from ui.verification.wording import conclusion
from ui.worksheets.typing import understood


class Concluding(QWidget):
    """One card for each item; what was typed stays until it is recorded."""

    finished = Signal()

    def __init__(self, language: str, sentence: Callable[[LimsError], str]) -> None:
        super().__init__()
        self._language, self._sentence = language, sentence
        self.forms: dict[int, Form] = {}
        self._lines: list[Line] = []
        self._method: Method | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_view(self, view: VerificationView) -> None:
        """The same lines again keep what was typed."""
        same = [(one.position, one.field) for one in view.lines] == [(one.position, one.field) for one in self._lines]
        self._lines = view.lines
        if same and self.forms:
            return
        self._method = view.read
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.forms = {}
        for position in dict.fromkeys(line.position for line in view.lines):
            self._add(position, [line for line in view.lines if line.position == position])

    @property
    def is_written(self) -> bool:
        """Whether something was typed."""
        return any(_said(self._input(line)) for line in self._lines if line.position in self.forms)

    def conclusions(self) -> list[Concluded] | None:
        """What was concluded; None when something is missing or not understood, which is said where it stands."""
        found: list[Concluded] = []
        whole = True
        for line in self._lines:
            field, form = self._field(line), self.forms[line.position]
            try:
                typed = self._typed(field, line)
            except Refused as refusal:
                form.complain(line.field, self._sentence(refusal))
                whole = False
                continue
            form.complain(line.field, "")
            found.append(Concluded(line.position, line.field, typed))
        return found if whole else None

    def focus_first(self) -> None:
        """To the first conclusion."""
        for form in self.forms.values():
            form.focus_first()
            return

    # -- own ---------------------------------------------------------------------------------------------------

    def _add(self, position: int, lines: list[Line]) -> None:
        card, form = Card(lines[0].item_number), Form(columns=2)
        about = words(lines[0].description or "", "quiet")
        card.content.addWidget(about)
        if not lines[0].in_my_hands:
            away = QCoreApplication.translate("verification", "not in your hands")
            card.beside_title(_badge(Badge(away, "warning")))
        for line in lines:
            field = self._field(line)
            unit = f" ({unit_words(field.unit, self._language)})" if field.unit else ""
            first = QCoreApplication.translate("verification", "First examiner: {said}")
            note = "" if line.first is None else first.format(said=conclusion(field, line.first, self._language))
            form.add(field.code, named(field, self._language) + unit, self._made(field), note=note)
        form.finished.connect(self.finished)
        card.content.addWidget(form)
        self._column.addWidget(card)
        self.forms[position] = form

    def _made(self, field: Field) -> QLineEdit:
        if field.kind == "choice":
            return Choice([(one.code, named(one, self._language)) for one in field.choices])
        return text_input(60)

    def _typed(self, field: Field, line: Line) -> str | None:
        made = self._input(line)
        typed = made.value if isinstance(made, Choice) else understood(field, made.text(), self._language)
        if typed is None and (field.required or made.text().strip()):
            raise Refused("verification.incomplete", field=named(field, self._language), place=line.place)
        return None if typed is None else str(typed)

    def _field(self, line: Line) -> Field:
        assert self._method is not None
        return self._method.by_code[line.field]

    def _input(self, line: Line) -> QLineEdit:
        made = self.forms[line.position].fields[line.field].input
        assert isinstance(made, QLineEdit)
        return made


def _said(line: QLineEdit) -> str:
    return line.text().strip()


def _badge(badge: Badge) -> BadgeLabel:
    label = BadgeLabel()
    label.show_badge(badge)
    return label
