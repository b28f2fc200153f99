"""The called parcel in large type: its number, what it is, what was recorded, and the six steps to the cross."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from lims_desktop.rollcall import Parcel, Reading, Rollcall, Shown
from ui.disposition.hall import HallText, Tile
from ui.disposition.parcels import recorded
from ui.disposition.seats import role_words
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.parts.words import words
from ui.theme import Theme

CONFIRMERS = ("magistrate", "justice", "keeper")


class Calling(QFrame):
    """What the room sees; `changed` when a step was taken."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.label = ""
        self.reading: Reading | None = None
        self.parcel: Parcel | None = None
        self.progress = HallText(theme, 40, colour="quiet")
        self.number = HallText(theme, 130, mono=True)
        self.about = HallText(theme, 56)
        self.expected = HallText(theme, 56)
        self.said = HallText(theme, 52, colour="quiet")
        self.scan = Tile(theme, self.tr("Label"))
        self.weight = Tile(theme, self.tr("Quantity"))
        self.seal = Choice()
        self.seal_tile = Tile(theme, self.tr("Seal"))
        self.confirm = {role: Tile(theme, role_words(role), confirms=True) for role in CONFIRMERS}
        self._lay_out()
        self.seal.picked.connect(self._sealed)
        for tile in self.confirm.values():
            tile.toggled.connect(self.changed)

    def offer(self, terms: Terms) -> None:
        """The states a seal may be found in."""
        self._terms = terms
        self.seal.set_terms(terms.options("seal_state"))

    def call(self, roll: Rollcall, parcel: Parcel | None) -> None:
        """Call this parcel; the same one again keeps what was done."""
        same = parcel is not None and self.parcel is not None and parcel.item == self.parcel.item
        self.parcel = parcel
        total, done = len(roll.parcels), sum(1 for one in roll.parcels if one.state != "WAITING")
        self.progress.say(self.tr("{done} of {total} called").format(done=done, total=total), "quiet")
        for role in ("magistrate", "justice"):
            seated = roll.seated(role)
            self.confirm[role].say(seated.name if seated else "–", self.confirm[role].tone)
        self.confirm["keeper"].say(roll.keeper or "", self.confirm["keeper"].tone)
        self.number.say(parcel.number if parcel else "")
        self.about.say(f"{parcel.description}" if parcel else "")
        self.expected.say(recorded(parcel, self._terms) if parcel else "")
        if not same:
            self.begin_anew()

    def begin_anew(self) -> None:
        """Nothing was done with this parcel yet."""
        self.label, self.reading = "", None
        self.seal.choose(None)
        self.scan.say(self.tr("scan it"))
        self.seal_tile.say(f"{self.parcel.seal_number}" if self.parcel and self.parcel.seal_number else "")
        self.weight.say(self.tr("count or measure it") if self.by_hand else self.tr("weigh it"))
        for tile in self.confirm.values():
            tile.setChecked(False)
        self.say("", "quiet")

    def stopped(self, parcel: Parcel | None, trouble: str) -> None:
        """What was wrong stands out; the room sees it after a restart too."""
        wrong = {"wrong_parcel": self.scan, "seal_broken": self.seal_tile, "short": self.weight, "over": self.weight}
        if parcel is not None and parcel.reading is not None:
            self.weight.say(f"{parcel.reading} {parcel.reading_unit}")
        if parcel is not None and parcel.seal is not None:
            self.seal_tile.say(self._terms.word("seal_state", parcel.seal))
        tile = wrong.get(trouble.rpartition(".")[2])
        if tile is self.scan and not self.label:
            tile.say(self.tr("another parcel"))
        if tile is not None:
            tile.say(tile.value, "refused")

    def say(self, sentence: str, tone: str = "quiet") -> None:
        """One sentence to the room."""
        self.said.say(sentence, tone)

    def take_label(self, code: str) -> None:
        """The called parcel was scanned."""
        self.label = code
        self.scan.say(code, "good")
        self.changed.emit()

    @property
    def by_hand(self) -> bool:
        """Whether the called parcel was recorded by count or volume, which no balance tells."""
        unit = self.parcel.unit if self.parcel else None
        return self._terms.particulars("unit", unit).get("dimension") in ("count", "volume")

    def take_reading(self, reading: Reading) -> None:
        """The balance came to rest, or the keeper counted."""
        self.reading = reading
        self.weight.say(f"{reading.value} {self._terms.unit(reading.unit)}", "good")
        self.changed.emit()

    @property
    def shown(self) -> Shown:
        """The parcel as it lies there."""
        return Shown(self.label, self.seal.value, self.reading)

    @property
    def lacks(self) -> str:
        """What is still to be done, or nothing."""
        if not self.label:
            return self.tr("Scan the label of the parcel.")
        if self.seal.value is None:
            return self.tr("Look at the seal and say how it is.")
        if self.reading is None and not self._seal_is_wrong():
            return self.tr("Count or measure the parcel.") if self.by_hand else self.tr("Weigh the parcel.")
        waiting = [role_words(role) for role, tile in self.confirm.items() if not tile.isChecked()]
        return (
            "" if self._seal_is_wrong() or not waiting else self.tr("To confirm: {who}.").format(who=", ".join(waiting))
        )

    def _seal_is_wrong(self) -> bool:
        return bool(self._terms.particulars("seal_state", self.seal.value).get("discrepancy"))

    def _sealed(self, state: object) -> None:
        if state is not None:
            tone = "refused" if self._seal_is_wrong() else "good"
            self.seal_tile.say(self._terms.word("seal_state", str(state)), tone)
        self.changed.emit()

    def _lay_out(self) -> None:
        self._terms = Terms()
        tiles = QGridLayout()
        tiles.setSpacing(12)
        for number, tile in enumerate((self.scan, self.seal_tile, self.weight, *self.confirm.values())):
            tiles.addWidget(tile, *divmod(number, 3))
        seal = QHBoxLayout()
        seal.setSpacing(8)
        self.seal.setAccessibleName(self.tr("How the seal is"))
        self.seal.setPlaceholderText(self.tr("How the seal is: type or choose"))
        seal.addWidget(words(self.tr("Seal"), "strong"))
        seal.addWidget(self.seal, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(6)
        for part, share in ((self.progress, 0), (self.number, 3), (self.about, 1), (self.expected, 1)):
            column.addWidget(part, share)
        column.addLayout(tiles, 4)
        column.addLayout(seal)
        column.addWidget(self.said, 1)
