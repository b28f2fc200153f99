"""A policy in words, and the field in which another value is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lims_desktop.history import Told
from lims_desktop.shipped import PolicyWords
from ui.custody.wording import minute
from ui.duties import CUSTOMERS, DUTIES, duty_words
from ui.forms import text_input
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.ledgertable import entries
from ui.parts.vocabulary import Vocabulary
from ui.table import Column
from ui.tableview import Table

_words = Vocabulary("policies")
say = _words.say

SUBJECTS = {
    "house": QT_TRANSLATE_NOOP("policies", "Laboratory"),
    "access": QT_TRANSLATE_NOOP("policies", "Signing in"),
    "custody": QT_TRANSLATE_NOOP("policies", "Custody"),
    "property": QT_TRANSLATE_NOOP("policies", "Property"),
    "casework": QT_TRANSLATE_NOOP("policies", "Casework"),
    "reports": QT_TRANSLATE_NOOP("policies", "Reports"),
}
UNITS = {
    "seconds": QT_TRANSLATE_NOOP("policies", "seconds"),
    "minutes": QT_TRANSLATE_NOOP("policies", "minutes"),
    "hours": QT_TRANSLATE_NOOP("policies", "hours"),
    "days": QT_TRANSLATE_NOOP("policies", "days"),
    "months": QT_TRANSLATE_NOOP("policies", "months"),
    "percent": QT_TRANSLATE_NOOP("policies", "percent"),
    "tries": QT_TRANSLATE_NOOP("policies", "tries"),
    "items": QT_TRANSLATE_NOOP("policies", "items"),
}
_YES, _NO = QT_TRANSLATE_NOOP("policies", "yes"), QT_TRANSLATE_NOOP("policies", "no")
_NONE = QT_TRANSLATE_NOOP("policies", "none")


def value_words(policy: PolicyWords, value: Any, language: str) -> str:
    """What a policy says now, with its unit."""
    titles = {one.code: one.title_es if language == "es" else one.title for one in policy.choices}
    if policy.kind == "number":
        return f"{value} {say(UNITS[policy.unit])}"
    if policy.kind == "yes_no":
        return say(_YES if value else _NO)
    if policy.kind == "choice":
        return titles.get(value, str(value))
    if policy.kind == "choices":
        return say(_NONE) if value == "none" else ", ".join(titles.get(code, code) for code in value.split())
    if policy.kind == "duties":
        return ", ".join(duty_words(duty) for duty in value)
    return str(value)


@dataclass(frozen=True)
class Ruling:
    """A policy with its words and its present value."""

    name: str
    words: PolicyWords
    value: Any


class Changes(Table):
    """What a policy was and became: when, by whom, why; the newest first."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column(
                "at", QT_TRANSLATE_NOOP("policies", "Since"), 152, show=lambda told: minute(told.at), sortable=False
            ),
            Column("body", QT_TRANSLATE_NOOP("policies", "Value"), 110, show=self._value, sortable=False),
            Column("actor", QT_TRANSLATE_NOOP("policies", "By"), 110, sortable=False, spare=True),
            Column("reason", QT_TRANSLATE_NOOP("policies", "Why"), 200, sortable=False),
        )
        super().__init__(page, columns, entries, words="policies", key="entry")
        self._ruling: Ruling | None = None
        self._language = page.desk.language
        self.setAccessibleName(self.tr("What became of it"))

    def show_ruling(self, ruling: Ruling) -> None:
        """Ask for what became of this one."""
        self._ruling = ruling
        self.ask(stream=f"policy/{ruling.name}")

    def _value(self, told: Told) -> str:
        value = (told.body.get("new") or {}).get("value")
        return "" if self._ruling is None or value is None else value_words(self._ruling.words, value, self._language)


class Several(QWidget):
    """Some of a few: a box to tick for each; the chosen codes are `chosen`."""

    def __init__(self, of: list[tuple[str, str]], chosen: list[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.boxes = {code: QCheckBox(text) for code, text in of}
        for code, box in self.boxes.items():
            box.setChecked(code in chosen)
            column.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def chosen(self) -> list[str]:
        """The codes that are ticked, in their order."""
        return [code for code, box in self.boxes.items() if box.isChecked()]


def field(policy: PolicyWords, value: Any, language: str) -> tuple[QWidget, Callable[[], Any]]:
    """An input that shows the present value, and what reads it; the reading is None where nothing fits was given."""
    if policy.kind == "yes_no":
        asked = Choice([(True, say(_YES)), (False, say(_NO))])
        asked.choose(value)
        return asked, lambda: asked.value
    titles = [(one.code, one.title_es if language == "es" else one.title) for one in policy.choices]
    if policy.kind == "choice":
        one_of = Choice(titles)
        one_of.choose(value)
        return one_of, lambda: one_of.value
    if policy.kind == "choices":
        some = Several(titles, value.split())
        return some, lambda: " ".join(some.chosen) or "none"
    if policy.kind == "duties":
        inside = [duty for duty in DUTIES if duty not in CUSTOMERS | {"auditor", "administrator"}]
        people = Several([(duty, duty_words(duty)) for duty in inside], value)
        return people, lambda: people.chosen or None
    line = text_input(300)
    line.setText(str(value))
    line.selectAll()
    return line, lambda: _number(line.text()) if policy.kind == "number" else line.text().strip() or None


def _number(text: str) -> int | Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not number.is_finite() or number <= 0:
        return None
    return int(number) if number == number.to_integral_value() else number
