"""The third step: the packages, one line each; the list above to compare, the form of one line below to type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.intake import checks, foreseen
from ui.intake.asked import ask_alike
from ui.intake.checks import Complaint
from ui.intake.delivery import Delivery, Outcome, Package, SealTyped
from ui.intake.lineform import LineForm
from ui.intake.outcomes import OutcomeButtons
from ui.intake.scanning import SealScan
from ui.intake.words import Words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.photos import PhotoStrip
from ui.parts.scrolled import Scrolled
from ui.parts.words import words as label
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

SHOW_AFTER_MS = 60
PHOTOS = 128


@dataclass(frozen=True)
class Row:
    """A line as the list shows it."""

    key: int
    place: int
    state: Badge
    what: str
    seal: str
    condition: str
    declared: str
    observed: str
    differs: Badge | None


class LinesStep(QWidget):
    """The list and the form; `current` is the line being worked on."""

    edited = Signal()
    finished = Signal()
    photos_added = Signal(list)
    photo_opened = Signal(object)
    worked_on = Signal()
    all_seen = Signal()

    def __init__(self, page: Page, words: Words) -> None:
        super().__init__()
        self._words, self._sentence = words, page.desk.sentence
        self._delivery = Delivery()
        self._shown_key = 0
        self._asked: set[int] = set()
        self.form = LineForm(words, page.desk.sentence)
        self.outcome = OutcomeButtons()
        self.photos = PhotoStrip()
        for area in self.photos.findChildren(QScrollArea):
            area.setFixedHeight(PHOTOS)
        self.photos.hide()
        self.table = Table(page, _COLUMNS, words="intake", key="key")
        self.table.setObjectName("lines")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(96)
        self.table.empty_text = self.tr("F2 adds the first package. F3 inserts a kit.")
        self._soon = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._soon.timeout.connect(self.show_list)
        self._lay_out()
        self._listen()

    # -- for the page ------------------------------------------------------------------------------------------

    @property
    def current(self) -> Package | None:
        """The line being worked on."""
        return next((one for one in self._delivery.packages if one.key == self._shown_key), None)

    def show_delivery(self, delivery: Delivery) -> None:
        """Show these lines; the first that is unfinished is worked on."""
        self._delivery, self._asked = delivery, set()
        unfinished = [one for one in delivery.packages if checks.of_line(one, self._words)]
        self.work_on(next(iter(unfinished or delivery.packages), None))

    def work_on(self, package: Package | None, field: str = "") -> None:
        """Show this line in the form and put the cursor there."""
        self._shown_key = package.key if package else 0
        self.sheet.setVisible(package is not None)
        if package is not None:
            self.form.seal_at = 0
            self.form.show_package(package, self._delivery)
            self._show_card(package)
            if package.key in self._asked:
                self.form.complain(checks.of_line(package, self._words))
        self.show_list()
        self.worked_on.emit()
        if package is not None and self.isVisible():
            self.form.go_to(field) if field else self.form.focus_first()

    def take_seal(self, found: SealScan) -> None:
        """A seal was scanned: the line it belongs to is the one worked on now."""
        package = found.package or self.add()
        if package is not self.current:
            self.work_on(package)
        if found.what != "found":
            empty = next((seal for seal in package.seals if not seal.number), package.seals[0])
            empty.number = found.number
            self.form.seal_at = package.seals.index(empty)
        if package.outcome == "unseen":
            package.outcome = "accept"
        self.form.show_package(package, self._delivery)
        self._show_card(package)
        self._changed()
        self.form.focus_first()

    @property
    def is_finished(self) -> bool:
        """Whether the line worked on lacks nothing."""
        return self.current is not None and not checks.of_line(self.current, self._words)

    def focus_first(self) -> None:
        """Go to what the line worked on still lacks."""
        if self.current is not None:
            self.form.focus_first()

    def add(self) -> Package:
        """A new line; the initials are those of the line before, for it is mostly the same officer."""
        known = [seal.initials for one in self._delivery.packages for seal in one.seals if seal.initials]
        initials = known[-1] if known else ""
        package = self._delivery.add(Package(0, listed=not self._delivery.listed, seals=[SealTyped(initials=initials)]))
        self.work_on(package, "item_type")
        self.edited.emit()
        return package

    def duplicate(self) -> None:
        """Another line like this one; its seal and what is counted are its own."""
        package = self.current
        if package is None:
            return
        seals = [replace(seal, number="") for seal in package.seals[:1]]
        copy = replace(package, seals=seals, photos=[], observed="", listed=not self._delivery.listed, listed_seal="")
        copy.outcome = "accept" if package.outcome == "unseen" else package.outcome
        at = self._delivery.packages.index(package) + 1
        ask_alike(self._delivery, package, self._delivery.add(copy, at))
        self.work_on(copy, "seal_number")
        self.edited.emit()

    def remove(self) -> None:
        """Take the line away; a listed one stays, and is marked as not presented."""
        package = self.current
        if package is None:
            return
        if package.listed and self._delivery.listed:
            self.decide("not_presented")
            return
        packages = self._delivery.packages
        at = packages.index(package)
        self._delivery.remove(package)
        self.work_on(packages[min(at, len(packages) - 1)] if packages else None)
        self.edited.emit()

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        packages, package = self._delivery.packages, self.current
        if packages:
            at = packages.index(package) + by if package else 0
            self.work_on(packages[max(0, min(at, len(packages) - 1))])

    @Slot(str)
    def decide(self, outcome: Outcome) -> None:
        """Accept the line, refuse it, or mark it as not presented."""
        package = self.current
        if package is None:
            return
        package.outcome = outcome
        self.form.show_package(package, self._delivery)
        self._show_card(package)
        self._changed()
        if outcome == "not_presented":
            self._asked.add(package.key)
            self.go_on()
        else:
            self.form.go_to("refusal" if outcome == "refuse" and not package.refusal else "item_type")
            if outcome == "accept":
                self.form.focus_first()

    def another_seal(self) -> None:
        """A package with more than one seal: add one, or show the next of those it has."""
        package = self.current
        if package is None:
            return
        last = package.seals[-1]
        if self.form.seal_at == len(package.seals) - 1 and (last.number or last.state):
            package.seals.append(SealTyped(seal_type=last.seal_type, initials=last.initials))
        self.form.show_seal((self.form.seal_at + 1) % len(package.seals))
        self.form.go_to("seal_number")
        self._changed()

    @Slot()
    def go_on(self) -> None:
        """This line is typed: to the next unseen one of a list, or to a new one."""
        package = self.current
        if package is None or self.form.unread:
            return
        lacking = checks.of_line(package, self._words)
        if lacking and not (package.is_empty and package is self._delivery.packages[-1]):
            self._asked.add(package.key)
            self.form.complain(lacking)
            self.form.go_to(lacking[0].field)
            return
        packages = self._delivery.packages
        after = packages[packages.index(package) + 1 :]
        following = next((one for one in [*after, *packages] if checks.of_line(one, self._words)), None)
        if following is not None and following is not package:
            self.work_on(following)
        elif not self._delivery.listed and not package.is_empty:
            self.add()
        elif self._delivery.listed:
            self.all_seen.emit()
        else:
            self.finished.emit()

    def forget_empty(self) -> None:
        """A last line into which nothing was typed is no line."""
        packages = self._delivery.packages
        while packages and packages[-1].is_empty and not (packages[-1].listed and self._delivery.listed):
            self._delivery.remove(packages[-1])
        if self.current is None:
            self.work_on(packages[-1] if packages else None)

    def complain(self, complaints: Sequence[Complaint]) -> None:
        """Show what lacks; go to the first line that lacks something."""
        self._asked |= {one.key for one in complaints if one.key is not None}
        first = next((one for one in complaints if one.key is not None), None)
        if first is not None:
            self.work_on(next(one for one in self._delivery.packages if one.key == first.key), first.field)
            self.form.complain([one for one in complaints if one.key == first.key])

    def show_list(self) -> None:
        """Show the list as it is now."""
        rows = [self._row(place, package) for place, package in enumerate(self._delivery.packages, 1)]
        self.table.blockSignals(True)
        self.table.show_rows(rows)
        at = self._delivery.place(self._shown_key)
        if at is not None:
            self.table.selectRow(at - 1)
        self.table.blockSignals(False)
        self._show_sums()
        self._show_differences()

    # -- own ---------------------------------------------------------------------------------------------------

    def _row(self, place: int, package: Package) -> Row:
        words, seals = self._words, package.seals
        kind = words.word("item_type", package.item_type)
        unit = words.unit(package.unit)
        found = foreseen.differences(package, words)
        more = f" +{len(found) - 1}" if len(found) > 1 else ""
        differs = Badge(words.word("discrepancy_kind", found[0].kind) + more, "warning") if found else None
        numbers = ", ".join(seal.number for seal in seals if seal.number)
        state = ", ".join(words.word("seal_state", seal.state) for seal in seals if seal.state)
        indent = "   └ " if package.parent or package.container else ""
        return Row(
            key=package.key,
            place=place,
            state=self._state(package),
            what=indent + " · ".join(part for part in (kind, package.description) if part),
            seal="  ".join(part for part in (numbers, state) if part),
            condition=words.word("condition", package.condition),
            declared=words.amount(package.declared, unit),
            observed=words.amount(package.observed, unit),
            differs=differs,
        )

    def _state(self, package: Package) -> Badge:
        lacking = checks.of_line(package, self._words)
        if package.outcome == "unseen":
            return Badge(self.tr("Not yet seen"), "neutral")
        if package.outcome == "not_presented":
            return Badge(self.tr("Not presented"), "warning")
        if lacking:
            return Badge(self.tr("Unfinished"), "info")
        if package.outcome == "refuse":
            return Badge(self.tr("Refused"), "refused")
        return Badge(self.tr("Accepted"), "good")

    def _show_card(self, package: Package) -> None:
        place = self._delivery.place(package.key) or 0
        title = self.tr("Line {place}").format(place=place)
        extra = ""
        if self._delivery.listed:
            extra = self.tr("listed") if package.listed else self.tr("not on the list")
        self.card.set_title(f"{title}  ·  {extra}" if extra else title)
        self.outcome.show_outcome(package.outcome)
        self.photos.setVisible(bool(package.photos) or self.photos.isVisibleTo(self))

    def _show_sums(self) -> None:
        packages = self._delivery.packages
        counts = Counter(self._state(one).text for one in packages if not one.is_empty)
        self.sums.setText("   ·   ".join(f"{count} {text.lower()}" for text, count in counts.items()))

    def _show_differences(self) -> None:
        package = self.current
        found = foreseen.differences(package, self._words) if package else []
        kinds = [self._words.word("discrepancy_kind", one.kind) for one in found]
        both = self.tr("declared {declared}, observed {observed}")
        said = [
            f"{kind}: {both.format(declared=one.declared, observed=one.observed)}"
            if one.declared and one.observed
            else kind
            for kind, one in zip(kinds, found, strict=True)
        ]
        self.differs.setVisible(bool(found))
        self.differs.show_badge(Badge("   ·   ".join(said), "warning"))

    def _lay_out(self) -> None:
        self.sums = label("", "quiet")
        self.differs = BadgeLabel()
        self.card = Card(self.tr("Line"))
        self.card.heading.addLayout(self.form.flags)
        self.card.heading.addSpacing(16)
        self.card.beside_title(self.outcome)
        self.sheet = Scrolled(self.card, fills=False)
        self.card.content.setSpacing(6)
        self.card.content.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self.differs, 1, Qt.AlignmentFlag.AlignLeft)
        self.card.content.addLayout(foot)
        self.card.content.addWidget(self.photos)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.sums, 1)
        head.addWidget(
            label(self.tr("PgUp, PgDn: other line  ·  Ctrl+D: copy  ·  F8: another seal  ·  F9: put aside"), "small")
        )
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.sheet)

    def _listen(self) -> None:
        self.form.edited.connect(self._changed)
        self.form.ended.connect(self.go_on)
        self.form.finished.connect(self.finished)
        self.outcome.chosen.connect(self.decide)
        self.table.chosen.connect(self._chosen)
        self.photos.added.connect(self.photos_added)
        self.photos.opened.connect(self.photo_opened)

    @Slot()
    def _changed(self) -> None:
        package = self.current
        if package is not None and package.outcome == "unseen":
            package.outcome = "accept"
            self._show_card(package)
        if package is not None and package.key in self._asked:
            self.form.complain(checks.of_line(package, self._words))
        self._soon.start()
        self.edited.emit()

    @Slot(object)
    def _chosen(self, row: Row) -> None:
        if row.key != self._shown_key:
            self.work_on(next(one for one in self._delivery.packages if one.key == row.key))


_COLUMNS = (
    Column("place", "#", 36, right=True, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("intake", "State"), 124, badge=lambda row: row.state),
    Column("what", QT_TRANSLATE_NOOP("intake", "Item"), 236),
    Column("seal", QT_TRANSLATE_NOOP("intake", "Seal"), 140),
    Column("condition", QT_TRANSLATE_NOOP("intake", "Condition"), 96),
    Column("declared", QT_TRANSLATE_NOOP("intake", "Declared"), 78, right=True),
    Column("observed", QT_TRANSLATE_NOOP("intake", "Observed"), 78, right=True),
    Column("differs", QT_TRANSLATE_NOOP("intake", "Differs"), 160, badge=lambda row: row.differs),
)
