"""The next steps of a disposition: what this person may do now, and where the items end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lims_desktop.disposition import Disposition
from ui.custody.wording import items_words
from ui.disposition import wording
from ui.forms import text_input
from ui.parts.badge import BadgeLabel
from ui.parts.buttons import button, danger
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import words

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})


class Steps(Card):
    """The state, the count, the place of the end, and the buttons."""

    DUTIES = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})

    def __init__(self, duties: frozenset[str]) -> None:
        super().__init__("")
        self._duties = duties
        self.badge = BadgeLabel(parent=self)
        self.many = words("", "large")
        self._place = text_input(200, self.tr("Incinerator, Belmopan"))
        self.place_field = Field(self.tr("&Where the items end"), self._place)
        self._place.textChanged.connect(lambda _text: self.place_field.complain())
        self.buttons = {
            "approve": button(self.tr("&Approve the list"), partial(self._run, 0), icon="check", primary=True),
            "count": button(self.tr("&Count …"), partial(self._run, 1), icon="calculator", primary=True),
            "schedule": button(self.tr("&Roll call …"), partial(self._run, 2), icon="court"),
            "remove": button(self.tr("Take the chosen item &off …"), partial(self._run, 3), icon="minus"),
            "withdraw": danger(self.tr("Give it &up …"), partial(self._run, 4), icon="close"),
        }
        self._runs: tuple[Callable[[], object], ...] = ()
        for part in (self.badge, self.many, self.place_field, *self.buttons.values()):
            self.content.addWidget(part)

    @property
    def place(self) -> str:
        """Where the items end, as it was typed."""
        return self._place.text().strip()

    def wire(self, *runs: Callable[[], object]) -> None:
        """What the buttons do, in their order."""
        self._runs = runs

    def _run(self, number: int) -> None:
        self._runs[number]()

    def complain(self, sentence: str) -> None:
        """The place is missing."""
        self.place_field.complain(sentence)
        self._place.setFocus()

    def show_steps(self, shown: Disposition, me: int) -> None:
        """Only what is possible now, and for this person."""
        self.badge.show_badge(wording.state_badge(shown.state))
        self.many.setText(self._counted(shown))
        manages, works = bool(MANAGERS & self._duties), bool(self.DUTIES & self._duties)
        open_ = shown.state in ("PROPOSED", "APPROVED", "STAGED")
        may = {
            "approve": shown.state == "PROPOSED" and manages and shown.proposer != me,
            "count": shown.state == "EXECUTED" and (manages or works),
            "schedule": shown.state in ("APPROVED", "STAGED") and works,
            "remove": open_ and (manages or (works and shown.state == "PROPOSED")),
            "withdraw": open_ and not shown.of_state("EXECUTED") and (manages or shown.proposer == me),
        }
        for name, made in self.buttons.items():
            made.setVisible(may[name])
        self.buttons["approve"].setEnabled(not shown.missing and bool(shown.lines))
        self.place_field.setVisible(shown.state == "STAGED" and works)

    def _counted(self, shown: Disposition) -> str:
        ended, removed = len(shown.of_state("EXECUTED")), len(shown.of_state("REMOVED"))
        said = self.tr("{items} · {ended} ended · {removed} removed")
        return said.format(items=items_words(shown.count), ended=ended, removed=removed)
