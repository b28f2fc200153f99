"""Roll call: the called parcel in large type for the room; scanned, weighed, crossed off by three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from devices.scan import shown as visible
from lims_desktop import certify, custody, lists, rollcall
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lists import Term
from lims_desktop.rollcall import Called, Coming, Parcel, Reading, Rollcall
from ui import pages
from ui.custody.signing import someone_else
from ui.devices import asking
from ui.devices.asking import Weighed
from ui.disposition import wording
from ui.disposition.calling import Calling
from ui.disposition.parcels import ParcelsTable
from ui.disposition.questions import QuantityAsking
from ui.disposition.seats import SeatsAsking, SigningAsking, keep_signatures, role_words, seat_words
from ui.page import Page
from ui.parts.buttons import button, danger
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

_SIDE = 440


@dataclass(frozen=True)
class Shown:
    """A roll call and the words it uses."""

    roll: Rollcall | None
    terms: list[Term]


@pages.register
class RollcallPage(Page):
    """One parcel at a time; whatever is wrong with it stops the event, and everybody sees why."""

    name = "rollcall"
    icon = "court"
    title = QT_TRANSLATE_NOOP("pages", "Roll call")
    in_rail = False
    topics = frozenset({"rollcall", "disposition"})
    duties = frozenset({"evidence_technician", "laboratory_manager", "quality_manager", "auditor"})

    def build(self) -> None:
        """The called parcel, the schedule, the buttons."""
        self.roll: Rollcall | None = None
        self.terms = Terms()
        self.calling = Calling(self.desk.theme)
        self.calling.changed.connect(self._told)
        self.table = ParcelsTable(self)
        leaves = self.tr("{role} leaves")
        self.buttons = {
            "open": button(self.tr("&Open the roll call …"), self.open_session, icon="unlock", primary=True),
            "weigh": button(self.tr("&Read the balance  (F8)"), self.weigh, icon="balance"),
            "count": button(self.tr("Cou&nt or measure …  (F8)"), self.weigh, icon="balance"),
            "cross": button(self.tr("&Cross off  (Ctrl+Enter)"), self.cross, icon="check", primary=True),
            "seat": button(self.tr("Take the empty &seat …"), self.take_seat, icon="person", primary=True),
            "resume": button(self.tr("&Go on with a supervisor's word …"), self.resume, icon="unlock", primary=True),
            "sign": button(self.tr("Everybody s&igns …"), self.sign, icon="signature", primary=True),
            "paper": button(self.tr("The certif&icate"), self.paper, icon="document"),
            "magistrate": button(
                leaves.format(role=role_words("magistrate")), partial(self.leave_seat, "magistrate"), flat=True
            ),
            "justice": button(
                leaves.format(role=role_words("justice")), partial(self.leave_seat, "justice"), flat=True
            ),
            "stop": danger(self.tr("S&top …"), self.stop, icon="close"),
            "cancel": danger(self.tr("Cance&l this schedule …"), self.cancel, icon="close"),
        }
        self._lay_parts()
        self.key("Ctrl+Return", self.tr("Cross off"), self.cross)
        self.key("F8", self.tr("Weigh, count or measure"), self.weigh)
        for number, role in enumerate(self.calling.confirm, 1):
            self.key(f"Ctrl+{number}", role_words(role), self.calling.confirm[role].click)

    def load(self, lab: Lab) -> Shown:
        """The roll call of the argument."""
        return Shown(rollcall.view(lab, int(self.argument or 0)), lists.every_term(lab))

    def fill(self, answer: Shown) -> None:
        """Show it; what was done with the called parcel stays."""
        if not self.terms:
            self.terms = Terms(answer.terms, self.desk.language)
            self.calling.offer(self.terms)
        self.roll = roll = answer.roll
        if roll is None:
            self.notice.show_text(self.desk.sentence(Refused("rollcall.unknown")), tone="refused")
            return
        state = wording.state_badge(roll.state).text
        self.set_title(
            f"{roll.court} · {roll.order_number}", f"{roll.court_date.isoformat()} · {roll.number} · {state}"
        )
        self.table.show_rows(roll.parcels)
        self.calling.call(roll, roll.called if roll.state not in ("SIGNED", "CANCELLED") else None)
        self._show_buttons(roll)
        self._say_state(roll)

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the roll call, the wrong ones most of all."""
        return self.roll is not None and self.roll.state == "OPEN"

    def scanned(self, scan: Scan) -> None:
        """The called parcel is taken; a wrong one goes to the laboratory, which stops the event."""
        roll = self.roll
        if roll is None or roll.called is None:
            return
        if self.desk.work.acting:
            self.desk.messages.warn(self.tr("The parcel before is still being recorded: scan this one again."))
            return
        if not scan.ok:
            self.calling.say(self.desk.sentence(Refused(scan.problem, text=scan.text)), "refused")
            return
        self.ask(rollcall.view, roll.id, then=partial(self._compare, scan.text), refused=self._refused, key="scan")

    def leave(self) -> str | None:
        """A parcel that was scanned and is not crossed off."""
        return self.tr("The called parcel is not crossed off yet.") if self.calling.label else None

    # -- what the keeper does ------------------------------------------------------------------------------------

    def weigh(self) -> None:
        """Read the next stable weight; what the balance does not say plainly is refused in its words.

        A parcel that was recorded by count or volume is counted or measured by hand.
        """
        if self.calling.by_hand:
            self._count()
            return
        bench = self.desk.bench
        attached = bench.of_kind("balance") if bench is not None else []
        if not attached:
            self._refused(Refused("rollcall.no_balance"))
        elif self.buttons["weigh"].isEnabled() and self.roll is not None and self.roll.state == "OPEN":
            self.buttons["weigh"].setEnabled(False)
            self.calling.weight.say("…", "info")
            then = partial(self._weighed, self.roll.called)
            self.ask(asking.weigh, bench, attached[0].name, then=then, refused=self._unweighed, key="weigh")

    def _count(self) -> None:
        parcel = self.roll.called if self.roll is not None and self.roll.state == "OPEN" else None
        if parcel is not None:
            question = QuantityAsking(parcel, self.terms, self.desk.over)
            question.counted.connect(self.calling.take_reading)
            question.open()

    def cross(self) -> None:
        """Cross the called parcel off, when everything was done."""
        roll = self.roll
        if roll is None or roll.called is None or roll.state != "OPEN" or self.desk.work.acting:
            return
        if self.calling.lacks:
            self.calling.say(self.calling.lacks, "warning")
            return
        self._send(roll, self.calling.shown)

    def open_session(self) -> None:
        """Who is in the room, then a colleague's word."""
        question = SeatsAsking(rollcall.ROLES, self.desk.over, place=True)
        question.given.connect(partial(self._seats, question, self._witness))
        question.open()

    def take_seat(self) -> None:
        """Somebody takes the empty seat."""
        if self.roll is not None:
            empty = [role for role in rollcall.ROLES if self.roll.seated(role) is None]
            question = SeatsAsking(empty, self.desk.over, place=False)
            question.given.connect(partial(self._seats, question, self._seated))
            question.open()

    def leave_seat(self, role: str) -> None:
        """Magistrate or justice leaves the room."""
        seated = self.roll.seated(role) if self.roll else None
        if self.roll is not None and seated is not None:
            self.act(rollcall.leave, self.roll.id, seated.id, act=uuid4(), then=self._went_on, refused=self._refused)

    def stop(self) -> None:
        """Stop it; the reason is asked for."""
        if self.roll is not None:
            self.act(rollcall.stop, self.roll.id, act=uuid4(), then=self._went_on, refused=self._refused)

    def cancel(self) -> None:
        """Give the schedule up; the reason is asked for."""
        if self.roll is not None:
            self.act(rollcall.cancel, self.roll.id, act=uuid4(), then=self._went_on, refused=self._refused)

    def resume(self) -> None:
        """A supervisor gives their word, then the reason is asked for; the called parcel is set aside."""
        if self.roll is not None:
            act = uuid4()
            purpose = self.tr("A supervisor confirms that the roll call goes on, and that {item} is set aside.")
            item = self.roll.called.number if self.roll.called else ""
            word = partial(someone_else, self.desk.lab.me.person, rollcall.supervise)
            then = partial(self._resume, self.roll.id, act)
            self.desk.ask_password(purpose.format(item=item), word, act, self.roll.id, then=then)

    def sign(self) -> None:
        """Everybody signs after the last parcel."""
        if self.roll is not None:
            here = [officer for officer in self.roll.officers if officer.is_here]
            seats = {str(officer.id): seat_words(officer) for officer in here}
            seats["keeper"] = f"{role_words('keeper')}: {self.roll.keeper or ''}"
            question = SigningAsking(seats, self.desk.over)
            question.given.connect(partial(self._keep, question, self._sign))
            question.open()

    def paper(self) -> None:
        """Open the certificate."""
        if self.roll is not None and self.roll.document is not None:
            self.desk.open("document", self.roll.document)

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_parts(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.table, 1)
        for made in self.buttons.values():
            made.setMinimumWidth(_SIDE)
            side.addWidget(made)
        self.table.setFixedWidth(_SIDE)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.calling, 1)
        row.addLayout(side)
        self.content.addLayout(row, 1)

    def _show_buttons(self, roll: Rollcall) -> None:
        mine = roll.keeper_id in (None, self.desk.lab.me.person)
        works = bool({"evidence_technician", "laboratory_manager"} & self.desk.lab.me.duties)
        empty = any(roll.seated(role) is None for role in rollcall.ROLES)
        may = {
            "open": roll.state == "SCHEDULED",
            "weigh": roll.state == "OPEN" and not self.calling.by_hand,
            "count": roll.state == "OPEN" and self.calling.by_hand,
            "cross": roll.state == "OPEN",
            "seat": roll.state == "PAUSED" or (roll.state == "CALLED" and empty),
            "resume": roll.state == "STOPPED",
            "sign": roll.state == "CALLED" and not empty,
            "stop": roll.state in ("OPEN", "PAUSED"),
            "cancel": roll.state == "SCHEDULED",
            "magistrate": roll.state in ("OPEN", "CALLED") and roll.seated("magistrate") is not None,
            "justice": roll.state in ("OPEN", "CALLED") and roll.seated("justice") is not None,
        }
        for name, possible in may.items():
            self.buttons[name].setVisible(works and possible and (mine or name in ("stop", "resume")))
        self.buttons["weigh"].setEnabled(True)
        self.buttons["paper"].setVisible(roll.document is not None)

    def _say_state(self, roll: Rollcall) -> None:
        calling = self.calling
        if roll.state == "STOPPED":
            calling.say(self.desk.sentence(Refused(roll.trouble or "rollcall.by_hand")), "refused")
            calling.number.say(calling.number.text, "refused")
            calling.stopped(roll.called, roll.trouble or "")
        elif roll.state == "SCHEDULED":
            calling.say(self.tr("Not opened yet."), "quiet")
        elif roll.state == "CANCELLED":
            calling.number.say(self.tr("Cancelled"), "quiet")
            calling.say(self.tr("The schedule was given up: {reason}").format(reason=roll.cancelling_reason), "quiet")
        elif roll.state == "PAUSED":
            calling.say(self.tr("Paused: a seat is empty."), "warning")
        elif roll.state == "CALLED":
            calling.number.say(self.tr("Every parcel was called"), "good")
            calling.say(self.tr("Everybody signs now."), "good")
        elif roll.state == "SIGNED":
            calling.number.say(self.tr("Signed"), "good")
            calling.say(self.tr("The certificate is kept."), "good")
        elif not calling.said.text:
            self._told()

    def _told(self) -> None:
        if self.roll is not None and self.roll.state == "OPEN":
            lacks = self.calling.lacks
            self.calling.say(lacks or self.tr("Ready: Ctrl+Enter crosses it off."), "quiet" if lacks else "good")

    def _compare(self, code: str, roll: Rollcall | None) -> None:
        if roll is None or roll.called is None or roll.state != "OPEN":
            return
        then = partial(self._scanned, roll, code)
        self.ask(custody.is_label_of, code, roll.called.item, then=then, refused=self._refused, key="label")

    def _scanned(self, roll: Rollcall, code: str, fits: bool) -> None:
        if fits:
            self.calling.take_label(code)
        else:
            self._send(roll, rollcall.Shown(code))

    def _send(self, roll: Rollcall, parcel: rollcall.Shown) -> None:
        seats = [roll.seated(role) for role in rollcall.ROLES]
        present = (seats[0].id if seats[0] else None, seats[1].id if seats[1] else None)
        called = roll.called
        if called is not None:
            what = (roll.id, called.item, parcel, present)
            self.act(rollcall.cross, *what, act=uuid4(), then=self._crossed, refused=self._refused)

    def _crossed(self, called: Called) -> None:
        if called.trouble is None:
            self.calling.begin_anew()
        self.reload()

    def _weighed(self, called: Parcel | None, weighed: Weighed) -> None:
        """Take the weight for the parcel that was called when the balance was asked, and for no other."""
        self.buttons["weigh"].setEnabled(True)
        now = self.roll.called if self.roll is not None else None
        if called is None or now is None or called.item != now.item:
            return
        weight = weighed.weight
        reading = Reading(f"{weight.value:f}", weight.unit, weight.raw.hex(), weight.device, weighed.identity or None)
        self.calling.take_reading(reading)
        self.calling.weight.setToolTip(visible(weight.raw.decode("ascii", "replace")))

    def _unweighed(self, error: LimsError) -> None:
        self.buttons["weigh"].setEnabled(True)
        self.calling.weight.say(self.tr("no reading"), "refused")
        self._refused(error)

    def _refused(self, error: LimsError) -> None:
        self.calling.say(self.desk.sentence(error), "refused")

    def _seats(self, question: SeatsAsking, then: Any, values: dict[str, Any]) -> None:
        self._keep(question, partial(then, values), values)

    def _keep(self, question: Any, then: Any, _values: dict[str, Any]) -> None:
        if any(pad.is_empty for pad in question.pads.values()):
            question.refuse(self.desk.sentence(Refused("custody.signature_missing")))
            return
        pictures = {key: pad.png() for key, pad in question.pads.items()}
        refused = self._against(question)
        self.act(keep_signatures, pictures, then=partial(then, question), refused=refused)

    def _witness(self, values: dict[str, Any], question: SeatsAsking, kept: dict[str, str]) -> None:
        if self.roll is not None:
            act, place, officers = uuid4(), values["place"], question.coming(values, kept)
            purpose = self.tr("A colleague confirms with their own password who is in the room.")
            word = partial(someone_else, self.desk.lab.me.person, rollcall.witness_opening)
            question.go_on.setEnabled(True)
            then = partial(self._open, question, self.roll.id, place, officers, act)
            self.desk.ask_password(purpose, word, act, self.roll.id, place, officers, then=then)

    def _open(
        self, question: SeatsAsking, number: int, place: str, officers: list[Coming], act: UUID, *_word: object
    ) -> None:
        done = partial(self._agreed, question)
        self.act(rollcall.open_, number, place, officers, act=act, then=done, refused=self._against(question))

    def _seated(self, values: dict[str, Any], question: SeatsAsking, kept: dict[str, str]) -> None:
        if self.roll is not None:
            officers = question.coming(values, kept)
            done = partial(self._agreed, question)
            self.act(rollcall.come, self.roll.id, officers, act=uuid4(), then=done, refused=self._against(question))

    def _sign(self, question: SigningAsking, kept: dict[str, str]) -> None:
        if self.roll is not None:
            done = partial(self._signed, question)
            self.act(rollcall.sign, self.roll.id, kept, act=uuid4(), then=done, refused=self._against(question))

    def _signed(self, question: SigningAsking, called: Called) -> None:
        self._agreed(question, called)
        if called.head is not None:
            language = self.desk.language
            self.act(certify.destruction, called.rollcall, called.head, language, act=uuid4(), then=self._certified)

    def _certified(self, kept: DocumentKept) -> None:
        self.desk.messages.good(self.tr("The certificate {code} is kept.").format(code=kept.code))
        self.reload()

    def _resume(self, number: int, act: UUID, _word: object) -> None:
        self.act(rollcall.resume, number, act=act, then=self._went_on, refused=self._refused)

    def _went_on(self, _called: Called) -> None:
        self.calling.begin_anew()
        self.reload()

    def _agreed(self, question: Any, _called: Called) -> None:
        question.agree()
        self.reload()

    def _against(self, question: Any) -> Any:
        return lambda error: question.refuse(self.desk.sentence(error))
