"""One disposition: its list, its consents, and the next step of its lawful way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lims_desktop import certify, disposition, lists, rollcall
from lims_desktop.custody import Scanned
from lims_desktop.disposition import Consent, Disposition, Step
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lists import Term
from lims_desktop.rollcall import Called, Schedule
from ui import pages
from ui.custody.arrivals import Arrival, Arrivals
from ui.custody.lastscan import LastScan
from ui.custody.signing import someone_else
from ui.disposition import wording
from ui.disposition.consents import ConsentAsking, ConsentsCard, keep_paper
from ui.disposition.ending import Ending
from ui.disposition.facts import FactsCard
from ui.disposition.lines import LinesTable
from ui.disposition.questions import CountAsking, ScheduleAsking
from ui.disposition.steps import Steps
from ui.page import Page
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

_SIDE = 340


@dataclass(frozen=True)
class Shown:
    """A disposition and the words it uses."""

    disposition: Disposition | None
    terms: list[Term]


@pages.register
class DispositionPage(Page):
    """What was scanned last, the list, and at the right the consents and the steps."""

    name = "disposition"
    icon = "remove"
    title = QT_TRANSLATE_NOOP("pages", "Disposition")
    in_rail = False
    topics = frozenset({"disposition", "rollcall", "item"})
    duties = frozenset({"evidence_technician", "laboratory_manager", "quality_manager", "medical_examiner", "auditor"})

    def build(self) -> None:
        """The parts, and what their signals mean."""
        duties = self.desk.lab.me.duties
        self.shown: Disposition | None = None
        self.terms = Terms()
        self.arrivals = Arrivals(self)
        self.last = LastScan("")
        self.entry = QLineEdit()
        self.entry.setMaxLength(60)
        self.entry.setPlaceholderText(self.tr("Label unreadable? Type its code or the item's number, and Enter"))
        self.entry.setAccessibleName(self.tr("Code or number"))
        self.table = LinesTable(self)
        self.consents = ConsentsCard(may_change=bool(Steps.DUTIES & duties))
        self.steps = Steps(duties)
        self.facts = FactsCard()
        self.ending = Ending(self, self._stepped, self._refused)
        self._lay_parts()
        self._listen()

    def load(self, lab: Lab) -> Shown:
        """The disposition of the argument."""
        return Shown(disposition.view(lab, int(self.argument or 0)), lists.every_term(lab))

    def fill(self, answer: Shown) -> None:
        """Show it; what was scanned for staging stays marked."""
        self.terms = self.table.terms = Terms(answer.terms, self.desk.language)
        self.shown = shown = answer.disposition
        if shown is None:
            self.notice.show_text(self.desk.sentence(Refused("disposition.unknown")), tone="refused")
            return
        by_scan = shown.state in ("APPROVED", "STAGED")
        self.set_title(f"{shown.number} · {shown.title}", "" if by_scan else wording.next_words(shown.state))
        self.entry.setVisible(by_scan)
        self.last.setVisible(by_scan or bool(self.last.tone))
        self.table.gathered &= {line.id for line in shown.of_state("LISTED")}
        self.table.show_rows(shown.lines)
        self.consents.show_consents(shown)
        self.facts.show_facts(shown)
        self.steps.show_steps(shown, self.desk.lab.me.person)
        if not self.last.tone:
            self._rest(shown)

    def wants(self, _scan: Scan) -> bool:
        """Scans belong to the list while something is done with it; a paper's code opens the paper."""
        return self.shown is not None and self.shown.state in ("APPROVED", "STAGED")

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        self.arrivals.take(scan)

    def leave(self) -> str | None:
        """What was scanned for staging and not staged yet."""
        many = len(self.table.gathered)
        return self.tr("{count} items were scanned and are not staged yet.").format(count=many) if many else None

    def changed(self) -> None:
        """It is loaded again also while somebody scans: what was scanned stays marked, what was typed stays."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    # -- steps -------------------------------------------------------------------------------------------------

    def approve(self) -> None:
        """Approve exactly the list on the screen."""
        if self.shown is not None:
            digest = self.shown.digest
            self.act(disposition.approve, self.shown.id, digest, act=uuid4(), then=self._stepped, refused=self._refused)

    def withdraw(self) -> None:
        """Give it up; the reason is asked for."""
        if self.shown is not None:
            self.act(disposition.withdraw, self.shown.id, act=uuid4(), then=self._stepped, refused=self._refused)

    def remove(self) -> None:
        """Take the chosen item off the list; the reason is asked for."""
        line = self.table.current
        if self.shown is not None and line is not None:
            self.act(disposition.remove, self.shown.id, line.id, act=uuid4(), then=self._stepped, refused=self._refused)

    def count(self) -> None:
        """Count what was ended against the list."""
        if self.shown is not None:
            asking = CountAsking(self.desk.over)
            asking.given.connect(partial(self._count, asking, self.shown.id))
            asking.open()

    def schedule(self) -> None:
        """Schedule a roll call of what is on the list."""
        if self.shown is not None:
            asking = ScheduleAsking(self.desk.over)
            asking.given.connect(partial(self._schedule, asking, self.shown))
            asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_parts(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        for part in (self.last, self.entry, self.table):
            left.addWidget(part)
        left.setStretch(2, 1)
        side = QVBoxLayout()
        side.setSpacing(12)
        for card in (self.steps, self.consents, self.facts):
            card.setFixedWidth(_SIDE)
            card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            side.addWidget(card)
        side.addStretch(1)
        side.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(side)
        cards = QScrollArea()
        cards.setWidgetResizable(True)
        cards.setFrameShape(QFrame.Shape.NoFrame)
        cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cards.setFixedWidth(_SIDE + 14)
        cards.setWidget(inner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(cards)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.entry)

    def _listen(self) -> None:
        self.arrivals.came.connect(self._came)
        self.entry.returnPressed.connect(self._typed)
        self.table.opened.connect(lambda line: self.desk.open("item", line.id))
        self.consents.wanted.connect(self._ask_consent)
        self.consents.withdrawn.connect(self._withdraw_consent)
        self.steps.wire(self.approve, self.count, self.schedule, self.remove, self.withdraw)
        self.facts.rollcall.connect(lambda number: self.desk.open("rollcall", number))

    def _typed(self) -> None:
        if text := self.entry.text().strip():
            self.entry.clear()
            self.arrivals.type(text)

    def _came(self, arrival: Arrival) -> None:
        found, shown = arrival.found, self.shown
        if shown is None:
            return
        if found is None:
            self.last.refuse(arrival.text, "", self.desk.sentence(arrival.problem) if arrival.problem else "")
        elif found.item is not None:
            self._item(shown, found, arrival.text)
        elif found.place is not None:
            self._stage(shown, found)

    def _item(self, shown: Disposition, found: Scanned, code: str) -> None:
        item = found.item
        line = self.table.line_of(item.id) if item else None
        if item is None:
            return
        if line is None or line.state == "REMOVED":
            self._refused(Refused("disposition.not_listed", item=item.number, number=shown.number))
        elif found.superseded:
            self._refused(Refused("disposition.old_label", item=item.number))
        elif line.state == "LISTED" and not found.mine:
            self._refused(Refused("custody.not_holder", item=item.number, holder=item.where, since=item.placed_at))
        elif line.state == "LISTED":
            self.table.gather(line.id)
            said = self.tr("{count} scanned. Scan the label of the staging place to stage them.")
            self.last.good(item.shown_number, item.description, said.format(count=len(self.table.gathered)))
        elif line.state == "STAGED" and shown.state == "STAGED":
            self._end(shown, line.id, code)
        else:
            self.last.warn(item.shown_number, item.description, wording.line_badge(line.state).text)

    def _end(self, shown: Disposition, item: int, code: str) -> None:
        line = self.table.line_of(item)
        if not self.steps.place:
            self.steps.complain(self.tr("Say where the items end, then scan again."))
        elif line is not None:
            self.last.good(line.shown_number, line.description, self.tr("Two witnesses confirm."))
            takes = bool(self.terms.particulars("disposition_method", line.method).get("recipient"))
            self.ending.begin(shown.id, line, code, self.steps.place, recipient=takes)

    def _stage(self, shown: Disposition, found: Scanned) -> None:
        items, place = sorted(self.table.gathered), found.place
        if place is None or shown.state != "APPROVED" or not items:
            self.last.refuse("", "", self.tr("Scan the items first, then the label of the staging place."))
            return
        act = uuid4()
        purpose = self.tr("{count} items go into {place} to be ended. A witness confirms with their own password.")
        word = partial(someone_else, self.desk.lab.me.person, disposition.witness_staging)
        then = partial(self._put, shown.id, items, place.id, act)
        said = purpose.format(count=len(items), place=place.path)
        self.desk.ask_password(said, word, act, shown.id, items, place.id, then=then)

    def _put(self, number: int, items: list[int], place: int, act: UUID, _word: object) -> None:
        self.act(disposition.stage, number, items, place, act=act, then=self._stepped, refused=self._refused)

    def _stepped(self, step: Step) -> None:
        self.table.gathered.clear()
        self.last.show()
        said = self.tr("Recorded: {number} is {state}.")
        self.last.good(step.number, "", said.format(number=step.number, state=wording.state_badge(step.state).text))
        self.reload()

    def _refused(self, error: LimsError) -> None:
        self.last.show()
        self.last.refuse(str(error.detail.get("item", "")), "", self.desk.sentence(error))

    def _rest(self, shown: Disposition) -> None:
        self.last.invite(wording.next_words(shown.state))

    def _ask_consent(self) -> None:
        if self.shown is not None:
            asking = ConsentAsking(self.shown.missing, self.desk.over)
            asking.given.connect(partial(self._consent, asking, self.shown.id))
            asking.open()

    def _consent(self, asking: ConsentAsking, number: int, values: dict[str, Any]) -> None:
        if asking.paper is None:
            self._record_consent(asking, number, values, None)
            return
        then = partial(self._paper_kept, asking, number, values)
        self.act(keep_paper, asking.paper, act=uuid4(), then=then, refused=self._against(asking))

    def _paper_kept(self, asking: ConsentAsking, number: int, values: dict[str, Any], kept: Any) -> None:
        self._record_consent(asking, number, values, kept.sha256)

    def _record_consent(self, asking: ConsentAsking, number: int, values: dict[str, Any], paper: str | None) -> None:
        given = asking.said(values, paper)
        done = partial(self._agreed, asking)
        self.act(disposition.consent, number, given, act=uuid4(), then=done, refused=self._against(asking))

    def _withdraw_consent(self, consent: Consent) -> None:
        self.act(disposition.withdraw_consent, consent.id, act=uuid4(), then=self._stepped, refused=self._refused)

    def _count(self, asking: CountAsking, number: int, values: dict[str, Any]) -> None:
        counted = int(values["counted"]) if str(values["counted"]).isdigit() else -1
        done = partial(self._counted, asking)
        self.act(disposition.reconcile, number, counted, act=uuid4(), then=done, refused=self._against(asking))

    def _counted(self, asking: CountAsking, step: Step) -> None:
        self._agreed(asking, step)
        if step.head is not None:
            language = self.desk.language
            self.act(certify.counted, step.disposition, step.head, language, act=uuid4(), then=self._certified)

    def _certified(self, kept: DocumentKept) -> None:
        self.desk.open("document", kept.code)

    def _schedule(self, asking: ScheduleAsking, shown: Disposition, values: dict[str, Any]) -> None:
        order = Schedule(values["court"], values["court_date"], values["order_number"])
        items = [line.id for line in shown.lines if line.state in ("LISTED", "STAGED")]
        done = partial(self._scheduled, asking)
        self.act(rollcall.schedule, shown.id, order, items, act=uuid4(), then=done, refused=self._against(asking))

    def _scheduled(self, asking: ScheduleAsking, called: Called) -> None:
        asking.agree()
        self.desk.open("rollcall", called.rollcall)

    def _agreed(self, asking: Any, step: Step) -> None:
        asking.agree()
        self._stepped(step)

    def _against(self, asking: Any) -> Any:
        return lambda error: asking.refuse(self.desk.sentence(error))
