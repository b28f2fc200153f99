"""Excursions and exactly what lay there while they lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import climate
from lims_desktop.climate import Excursion, ExcursionView, Watched
from lims_desktop.errors import LimsError
from ui.climate.words import degrees, excursion_badge
from ui.custody.wording import items_words, minute
from ui.forms import long_text
from ui.parts.asking import Asking
from ui.parts.buttons import button
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

_LEAST = 84

EXCURSIONS = (
    Column("state", QT_TRANSLATE_NOOP("climate", "State"), 170, badge=excursion_badge, sortable=False),
    Column(
        "begun_at", QT_TRANSLATE_NOOP("climate", "From"), 152, show=lambda row: minute(row.begun_at), sortable=False
    ),
    Column(
        "ended_at", QT_TRANSLATE_NOOP("climate", "Until"), 152, show=lambda row: minute(row.ended_at), sortable=False
    ),
    Column(
        "peak", QT_TRANSLATE_NOOP("climate", "Peak"), 80, show=lambda row: degrees(row.peak), right=True, sortable=False
    ),
)
ITEMS = (
    Column("number", QT_TRANSLATE_NOOP("climate", "Item"), 170, mono=True, sortable=False),
    Column("description", QT_TRANSLATE_NOOP("climate", "Description"), 220, sortable=False),
    Column(
        "since", QT_TRANSLATE_NOOP("climate", "There from"), 152, show=lambda row: minute(row.since), sortable=False
    ),
    Column("until", QT_TRANSLATE_NOOP("climate", "Until"), 152, show=lambda row: minute(row.until), sortable=False),
)


class Happened(QWidget):
    """The excursions of the chosen place; the chosen one tells its items. `changed`: one was acknowledged."""

    changed = Signal()

    def __init__(self, page: Page, manages: bool) -> None:
        super().__init__()
        self._page = page
        self.view: ExcursionView | None = None
        self._place: int | None = None
        self.table = Table(page, EXCURSIONS, question=climate.excursions, words="climate", key="id")
        self.table.setAccessibleName(self.tr("Excursions"))
        self.table.empty_text = self.tr("This place has had no excursion.")
        self.items = Table(page, ITEMS, words="climate", key="key")
        self.items.setAccessibleName(self.tr("What was there"))
        self.said = paragraph("", "quiet")
        self.acknowledge_button = button(self.tr("Ac&knowledge …"), self.acknowledge, icon="check")
        self.acknowledge_button.setEnabled(False)
        self._lay_out()
        self.acknowledge_button.setVisible(manages)
        self.table.chosen.connect(self._choose)
        self.table.rows.modelReset.connect(self._first)
        self.items.opened.connect(lambda stay: page.desk.open("item", stay.item_id))

    def show_place(self, place: Watched | None) -> None:
        """The excursions of this place."""
        self._clear()
        self._place = place.place_id if place else None
        if place is None:
            self.table.show_rows([])
        else:
            self.table.ask(place=place.place_id)

    @Slot()
    def acknowledge(self) -> None:
        """A manager says what follows from the excursion."""
        view = self.view
        if view is None or not self.acknowledge_button.isEnabled():
            return
        text = self.tr("{place} was out of its range, up to {peak}. In it then: {items}.")
        about = text.format(place=view.path, peak=degrees(view.peak), items=items_words(self._count(view)))
        title, done = self.tr("Acknowledge the excursion"), self.tr("Acknowledge it")
        asking = Asking(title, about, done, self._page.desk.over)
        asking.form.add("reason", self.tr("What &happened, and what follows for the items"), long_text())
        asking.require("reason")
        number = uuid4()

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        def agreed(_recorded: object) -> None:
            asking.agree()
            self.changed.emit()

        def given(said: dict[str, str]) -> None:
            more = {"reason": said["reason"], "act": number}
            self._page.act(climate.acknowledge, view.id, then=agreed, refused=refused, **more)

        asking.given.connect(given)
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(words(self.tr("Excursions"), "section"), 1)
        row.addWidget(self.acknowledge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        self.table.setMinimumHeight(_LEAST)
        self.items.setMinimumHeight(_LEAST)
        column.addWidget(self.table, 2)
        column.addWidget(self.said)
        column.addWidget(self.items, 3)

    def _clear(self) -> None:
        self.view = None
        self.items.show_rows([])
        self.items.empty_text = self.tr("Choose an excursion to see what was there.")
        self.said.setText(self.tr("What was there"))
        self.acknowledge_button.setEnabled(False)

    @Slot()
    def _first(self) -> None:
        if self.table.rows.rows and self.table.current is None:
            self.table.selectRow(0)

    @Slot(object)
    def _choose(self, excursion: Excursion) -> None:
        self._page.ask(climate.excursion, excursion.id, then=self._show, key="excursion")

    @Slot(object)
    def _show(self, view: ExcursionView | None) -> None:
        if view is not None and view.place_id != self._place:
            return  # another place was chosen before this answer came
        self.view = view
        if view is None:
            return
        self.items.empty_text = self.tr("Nothing was there.")
        self.items.show_rows(view.items)
        text = self.tr("What was there from {begin} to {end}: {items}")
        end = minute(view.ended_at) or self.tr("now")
        said = text.format(begin=minute(view.begun_at), end=end, items=items_words(self._count(view)))
        if view.hidden:
            hidden = self.tr("{count} of restricted cases; ask a manager").format(count=view.hidden)
            said = f"{said}  ·  {hidden}"
        if view.acknowledged_by:
            text = self.tr("Acknowledged by {name}, {at}: {reason}")
            at = minute(view.acknowledged_at)
            said += "\n" + text.format(name=view.acknowledged_by, at=at, reason=view.reason)
        self.said.setText(said)
        self.acknowledge_button.setEnabled(view.acknowledged_at is None)

    def _count(self, view: ExcursionView) -> int:
        return len({stay.item_id for stay in view.items}) + view.hidden
