"""Figures: where everything is, how old, what is late, what comes and goes, each with its definition, as of any day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from lims_desktop import figurepaper, figures, lists
from lims_desktop.documents import DocumentKept
from lims_desktop.figurecharts import chart
from lims_desktop.figures import Figure, Figures, Frozen, FrozenMonth, Row
from lims_desktop.lists import Term
from ui import pages
from ui.custody.wording import minute
from ui.figures.card import FigureCard
from ui.figures.tile import Said, Tile
from ui.figures.words import meaning
from ui.forms import date_input
from ui.page import Page
from ui.parts.buttons import button, rename
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

_FREEZE = frozenset({"laboratory_manager", "quality_manager"})
_PRINT = _FREEZE | {"evidence_technician", "auditor"}
_LISTS = ("hold_kind", "discrepancy_kind")
_COLUMNS = 2
_WIDE = ("held_by_place", "holds_active")
"""Figures with long names have the whole width."""

Loaded = tuple[list[Term], list[FrozenMonth]]


@pages.register
class FiguresPage(Page):
    """Tiles and charts; each figure is asked for by itself, so that the quick ones do not wait for the slow."""

    name = "figures"
    icon = "chart"
    group = "records"
    order = 550
    title = QT_TRANSLATE_NOOP("pages", "Figures")
    topics = frozenset({"figures"})
    duties = _PRINT
    scrolls = True

    def build(self) -> None:
        """The day above; below it tiles, what the chosen one means, and cards."""
        self.terms = Terms()
        self.found: dict[str, Figure] = {}
        self.as_of: Figures | None = None
        self.frozen: list[FrozenMonth] = []
        self.tiles: dict[str, Tile] = {}
        self.cards: dict[str, FigureCard] = {}
        self.content.addLayout(self._make_days())
        self.content.addLayout(self._make_tiles())
        self.meaning = paragraph("", "small")
        self.meaning.hide()
        self.content.addWidget(self.meaning)
        self.content.addLayout(self._make_cards())
        self.content.addStretch(1)
        if self.desk.lab.me.duties & _FREEZE:
            self.freeze_button = self.add_button(self.tr("Freeze the month"), self._freeze, icon="lock")
        self.paper_button = self.add_button(self.tr("Paper"), self._print, icon="printer", primary=True)
        self.key("Ctrl+P", self.tr("Issue a paper"), self._print)
        self.setFocusProxy(self.day)

    def load(self, lab: Lab) -> Loaded:
        """The words of two lists, and the months that are kept."""
        return [term for name in _LISTS for term in lists.terms(lab, name)], figures.frozen(lab)

    def fill(self, answer: Loaded) -> None:
        """Go to the day the page was opened for, and ask for every figure."""
        terms, self.frozen = answer
        self.terms = Terms(terms, self.desk.language)
        if isinstance(self.argument, str):
            self._go_to(month_end(date.fromisoformat(self.argument)))
        self._ask()

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_days(self) -> QHBoxLayout:
        self.day = date_input(date.today())  # noqa: DTZ011 - the day on the wall of this room
        self.day.setAccessibleName(self.tr("As of the end of this day"))
        self.day.dateChanged.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(self.tr("As of"), "quiet"))
        row.addWidget(self.day)
        row.addWidget(button(self.tr("Now"), self._now))
        row.addWidget(button(self.tr("End of last month"), self._last_month))
        row.addStretch(1)
        return row

    def _make_tiles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        language = self.desk.language
        for definition in figures.definitions().values():
            wording = definition.wording(language)
            if definition.shape == "tiles":
                for label, name in wording.words.items():
                    self._add_tile(grid, f"{definition.code} {label}", name)
            elif definition.shape == "number":
                self._add_tile(grid, definition.code, wording.name)
        return grid

    def _add_tile(self, grid: QGridLayout, key: str, name: str) -> None:
        tile = Tile(name, self)
        tile.opened.connect(self._open)
        tile.entered.connect(self._explain)
        row, column = divmod(len(self.tiles), 5)
        grid.addWidget(tile, row, column)
        grid.setColumnStretch(column, 1)
        self.tiles[key] = tile

    def _make_cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        at = 0
        for definition in figures.definitions().values():
            if definition.shape in ("lying", "standing"):
                card = FigureCard(definition, self.desk.language)
                card.opened.connect(self._open)
                self.cards[definition.code] = card
                span = _COLUMNS if definition.code in _WIDE else 1
                row, column = divmod(at, _COLUMNS)
                grid.addWidget(card, row, column, 1, span)
                at += span
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    @property
    def _wanted(self) -> date | None:
        """The day that is asked about; None is now."""
        day = self.day.date()
        return None if day >= QDate.currentDate() else date(day.year(), day.month(), day.day())

    @Slot()
    def _ask(self) -> None:
        self.found.clear()
        for code in figures.definitions():
            self.ask(figures.as_of, self._wanted, code, then=partial(self._show, code), key=code)

    def _show(self, code: str, answer: Figures) -> None:
        self.as_of = answer
        figure = answer.figures[0]
        self.found[code] = figure
        if code in self.cards:
            bars = chart(figure, self.desk.language, self.terms.word, self._opens)
            standing = figure.definition.shape == "standing"
            self.cards[code].show_bars(bars, None if standing else float(figure.total))
        else:
            self._show_tiles(figure)
        self._say_when()

    def _show_tiles(self, figure: Figure) -> None:
        definition = figure.definition
        wording = definition.wording(self.desk.language)
        said = meaning(definition, self.desk.language)
        if definition.shape == "number":
            key = self._opens(figure.whole) if figure.whole else None
            shown = Said(wording.name, float(figure.total), wording.unit, said, key, definition.alarm)
            self.tiles[figure.code].say(shown)
            return
        for label, name in wording.words.items():
            row = figure.row(label)
            key = self._opens(row) if row else None
            value = float(figure.value(label) or 0)
            self.tiles[f"{figure.code} {label}"].say(Said(name, value, wording.unit, said, key))

    def _opens(self, row: Row) -> object:
        """The list behind a value: only what is so now has one."""
        there = row.page in pages.discover() and self._wanted is None
        return (row.page, row.argument) if there else None

    @Slot(object)
    def _open(self, key: Any) -> None:
        self.desk.open(*key)

    @Slot(str)
    def _explain(self, said: str) -> None:
        self.meaning.setText(said)
        self.meaning.setVisible(bool(said))

    def _say_when(self) -> None:
        if not self.as_of:
            return
        subtitle = self.tr("As of {moment}").format(moment=minute(self.as_of.as_of))
        kept = next((month for month in self.frozen if month.as_of == self.as_of.as_of), None)
        if kept:
            frozen = self.tr("frozen by {person} on {moment}")
            subtitle += " · " + frozen.format(person=kept.frozen_by, moment=minute(kept.frozen_at))
        self.set_title(self.words(), subtitle)
        self._say_freezing()

    def _say_freezing(self) -> None:
        if self.desk.lab.me.duties & _FREEZE:
            month = self._month
            rename(self.freeze_button, self.tr("Freeze {month}").format(month=f"{month:%Y-%m}"))
            self.freeze_button.setEnabled(month not in {one.month for one in self.frozen})

    @property
    def _month(self) -> date:
        """The month to freeze: that of the day when it is over, else the one before today."""
        day = self._wanted or date.today()  # noqa: DTZ011
        first = day.replace(day=1)
        over = month_end(first) < date.today()  # noqa: DTZ011
        return first if over else (first - timedelta(days=1)).replace(day=1)

    def _now(self) -> None:
        if self._wanted is None:
            self._ask()
        else:
            self._go_to(date.today())  # noqa: DTZ011

    def _last_month(self) -> None:
        self._go_to(date.today().replace(day=1) - timedelta(days=1))  # noqa: DTZ011

    def _go_to(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _freeze(self) -> None:
        self.act(figures.freeze, self._month, act=uuid4(), then=self._froze)

    def _froze(self, kept: Frozen) -> None:
        said = self.tr("The figures of {month} are frozen and stay as they are.")
        self.desk.messages.good(said.format(month=f"{kept.month:%Y-%m}"))
        self._go_to(month_end(kept.month))
        self.reload()

    def _print(self) -> None:
        whole = len(self.found) == len(figures.definitions())
        if self.as_of and whole and not self.desk.work.acting:
            shown = Figures(self.as_of.asked_at, self.as_of.as_of, list(self.found.values()))
            day = self._wanted or date.today()  # noqa: DTZ011
            named, language = self.terms.word, self.desk.language
            self.act(figurepaper.issue, day, shown, named, language, act=uuid4(), then=self._printed)

    def _printed(self, kept: DocumentKept) -> None:
        self.desk.open("document", kept.code)


def month_end(month: date) -> date:
    """The last day of the month of this day."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
