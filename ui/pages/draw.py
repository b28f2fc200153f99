"""Draw: what was drawn from what, with the seed; anybody draws again and sees the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import draws, places
from lims_desktop.draws import DrawView, Subject
from lims_desktop.errors import Refused
from lims_desktop.places import Place
from ui import pages
from ui.custody.wording import minute
from ui.duties import INSIDE
from ui.inventory.starting import Starting
from ui.inventory.tables import RESTRICTED
from ui.inventory.wording import say, state_badge
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

COUNTERS = frozenset({"evidence_technician", "laboratory_manager", "quality_manager"})


def _name(row: Subject) -> str:
    return row.name or say(RESTRICTED)


def _state(row: Subject) -> Badge | None:
    return state_badge(row.state) if row.state else None


SUBJECTS = (
    Column("name", QT_TRANSLATE_NOOP("inventory", "Drawn"), 420, show=_name),
    Column("state", QT_TRANSLATE_NOOP("inventory", "Inventory"), 160, badge=_state),
)


@pages.register
class DrawPage(Page):
    """One draw: Enter on a drawn place begins its inventory, or opens it."""

    name = "draw"
    duties = INSIDE
    help = "inventory"
    icon = "refresh"
    order = 232
    title = QT_TRANSLATE_NOOP("pages", "Draw")
    topics = frozenset({"inventory"})
    in_rail = False

    def build(self) -> None:
        """The seed above, what was drawn below."""
        self.drawn: DrawView | None = None
        self.starting = Starting(self)
        self.card = Card()
        self.card.set_title(self.tr("How it was drawn"))
        self.same = BadgeLabel()
        self.about = paragraph("")
        self.seed = paragraph("", "code")
        self.sha = paragraph("", "code")
        for part in (self.about, self.seed, self.sha, self.same):
            self.card.content.addWidget(part)
        self.subjects = Table(self, SUBJECTS, words="inventory", key="id")
        self.subjects.setAccessibleName(self.tr("Drawn"))
        self.content.addWidget(self.card)
        self.content.addWidget(self.subjects, 1)
        self.again_button = self.add_button(self.tr("&Draw again"), self.again, icon="refresh")
        self.sample_button = self.add_button(self.tr("&Look for them"), self._sample, icon="search", primary=True)
        self.subjects.opened.connect(self._begin)
        self.setFocusProxy(self.subjects)

    def load(self, lab: Lab) -> tuple[DrawView | None, list[Place]]:
        """The draw with everything needed to make it again."""
        return draws.view(lab, int(self.argument or 0)), places.locations(lab)

    def fill(self, found: tuple[DrawView | None, list[Place]]) -> None:
        """Show it; whether it is what it should be is told when it is drawn again."""
        self.drawn, known = found
        self.starting.offer(known)
        drawn = self.drawn
        for part in (self.card, self.subjects):
            part.setVisible(drawn is not None)
        if drawn is None:
            self.notice.show_text(self.desk.sentence(Refused("inventory.unknown")), tone="refused")
            return
        self.set_title(self.tr("Draw {number}").format(number=drawn.id), drawn.place or self.tr("reported work"))
        about = self.tr("{many} of {of}, in the order of SHA-256(seed:number); by {name}, {at}")
        self.about.setText(
            about.format(many=len(drawn.drawn), of=drawn.of, name=drawn.drawn_by, at=minute(drawn.drawn_at))
        )
        self.seed.setText(self.tr("Seed {seed}").format(seed=drawn.seed))
        self.sha.setText(self.tr("Candidates SHA-256 {sha}").format(sha=drawn.candidates_sha256))
        self._say_not_kept(drawn.not_kept)
        self.same.show_badge(Badge(""))
        self.subjects.show_rows(drawn.subjects)
        sought = any(subject.inventory for subject in drawn.subjects)
        self.sample_button.setVisible(drawn.kind == "ITEMS" and not sought and bool(self.desk.lab.me.duties & COUNTERS))

    def _say_not_kept(self, many: int) -> None:
        """A number that is missing was drawn, and somebody did not like what came out; or the server crashed."""
        if many:
            said = self.tr(
                "Draws made just before this one and not kept: {count}. "
                "Ask why, or find the crash of the server in its log."
            )
            self.notice.show_text(said.format(count=many))

    def again(self) -> None:
        """Draw again, here and in the database, and say whether it is the same."""
        if self.drawn is not None:
            self.ask(draws.view, self.drawn.id, then=self._told)

    def _told(self, drawn: DrawView | None) -> None:
        same = drawn is not None and drawn.is_the_same
        good = self.tr("Drawn again by this computer and by the laboratory: the same.")
        bad = self.tr("Drawn again it is NOT the same: the record was changed.")
        self.same.show_badge(Badge(good, "good") if same else Badge(bad, "refused"))

    def _begin(self, subject: Subject) -> None:
        drawn = self.drawn
        if subject.inventory is not None:
            self.desk.open("inventory", subject.inventory)
        elif drawn is not None and drawn.kind == "PLACES":
            self.starting.count(subject.id, "RANDOM", {"draw": drawn.id, "method": "PLACE"})
        elif drawn is not None and subject.name is not None:
            self.desk.open("item" if drawn.kind == "ITEMS" else "request", subject.id)

    def _sample(self) -> None:
        if self.drawn is not None and self.drawn.place_id is not None:
            self.starting.count(self.drawn.place_id, "AUDIT", {"draw": self.drawn.id, "method": "SAMPLE"})
