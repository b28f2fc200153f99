"""Hand-over: scan, scan, scan, sign. Many items of many cases change hands at once, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import people
from lims_desktop.custody import Moved, Offered, Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.people import Known
from ui import pages
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.earlier import Earlier
from ui.custody.receiver import Receiver
from ui.custody.signing import Signing
from ui.custody.wording import items_words
from ui.page import Page
from ui.parts.buttons import rename

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@pages.register
class HandoverPage(Page):
    """Give what I hold to somebody, or take over what an absent person holds."""

    name = "handover"
    icon = "handover"
    order = 30
    title = QT_TRANSLATE_NOOP("pages", "Hand over")
    duties = board.HOLDERS

    def build(self) -> None:
        """Scans and their list at the left; receiver, counts and signature at the right."""
        self.taking = False
        self.signing = Signing(self)
        self.board = board.Board(self, self.tr("Scan an item you hold, then the next, then the receiver's badge."))
        self.receiver = Receiver()
        self.counts = board.Counts(self.board.table)
        self.sign_button = self.counts.add(self.tr("&Sign"), self.sign, icon="signature", primary=True)
        self.leave_button = self.counts.add(self.tr("Leave as an &offer"), self.offer)
        self.withdraw_button = self.counts.add(self.tr("&Withdraw the offer"), self.signing.withdraw)
        self.earlier = Earlier()
        self.counts.place(self.earlier)
        self.board.beside(self.receiver, self.counts)
        self.content.addWidget(self.board)
        self.mode_button = self.add_button("", self.toggle, icon="refresh")
        self.key("Ctrl+Return", self.tr("Sign"), self.sign)
        self.key("Ctrl+O", self.tr("Leave as an offer"), self.offer)
        self.key("Ctrl+E", self.tr("Exception"), self.toggle)
        self._listen()
        self._show_mode()

    def load(self, lab: Lab) -> list[Known]:
        """Who may receive."""
        return [one for one in people.everyone(lab, active=True) if one.agency_id is None and one.id != lab.me.person]

    def fill(self, everyone: list[Known]) -> None:
        """Offer the people, and put what another page chose on the list."""
        self.receiver.offer(everyone)
        if self.argument:
            self.taking = False
            self._show_mode()
            self.board.table.gather(board.chosen(self.argument))
            self.argument = None

    def leave(self) -> str | None:
        """What was scanned and not signed yet."""
        many = len(self.board.table.lines)
        return self.tr("Scanned and not handed over yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the session, the wrong ones too."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        self.board.arrivals.take(scan)

    def toggle(self) -> None:
        """Change between handing over and taking over; the list is kept only when it is empty."""
        if self.board.table.lines:
            self.desk.messages.warn(self.tr("Finish or clear the list first."))
            return
        self.taking = not self.taking
        self._show_mode()

    def sign(self) -> None:
        """Hand over now: the receiver, or for an exception the supervisor, proves who they are."""
        if self.desk.work.acting:
            return
        if self.signing.is_open:
            self.signing.prove()
        elif self._is_ready():
            if self.taking:
                why = self.tr("Why is the holder not there to hand over? The words go into the record.")
                self.desk.ask_reason(why, self._take_over)
            else:
                self._offer(sign=True)

    def offer(self) -> None:
        """Leave it to the receiver to accept at their own desk."""
        if self.desk.work.acting:
            return
        if self.signing.is_open:
            self.signing.leave()
        elif not self.taking and self._is_ready():
            self._offer(sign=False)

    # -- own ---------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._enable)
        self.counts.cleared.connect(self.board.last.rest)
        self.receiver.changed.connect(self._enable)
        self.signing.done.connect(self._done)
        self.signing.left.connect(self._left)
        self.signing.waiting.connect(self._wait)
        self.signing.refused.connect(self._refused)

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found = arrival.found
        if self.signing.is_open:
            open_offer = self.tr("An offer waits for its receiver: sign it, leave it, or withdraw it first.")
            self.board.last.refuse(arrival.text, "", open_offer)
        elif found is not None and found.kind == "person" and not self.taking:
            self._receive(found)
        elif found is not None and found.kind == "item":
            self.board.take(found, self._objection(found))
        else:
            self.board.turn_away(arrival)

    def _receive(self, found: Scanned) -> None:
        person = found.person
        assert person is not None
        if person.id == self.desk.lab.me.person:
            self.board.last.refuse(person.name, "", self.desk.sentence(Refused("custody.two_people")))
        elif self.receiver.choose(person.id):
            self.board.last.good(person.name, person.title or "", self.tr("receives the items."))
        else:
            self.board.last.refuse(person.name, "", self.desk.sentence(Refused("custody.no_such_taker")))

    def _objection(self, found: Scanned) -> Refused | None:
        item = found.item
        assert item is not None
        if not self.taking and not found.mine:
            return board.not_holder(item)
        if self.taking and found.mine:
            return Refused("custody.held_already", item=item.number)
        if self.taking and item.where_kind == "external":
            return Refused("custody.not_in_laboratory", item=item.number)
        return None

    def _is_ready(self) -> bool:
        if not self.board.table.lines:
            self.board.last.refuse("", "", self.desk.sentence(Refused("custody.nothing")))
        elif not self.taking and self.receiver.person is None:
            self.board.last.refuse("", "", self.tr("Scan the receiver's badge, or choose them from the list."))
            self.receiver.choice.setFocus()
        else:
            return True
        return False

    def _offer(self, *, sign: bool) -> None:
        receiver = self.receiver.person
        assert receiver is not None
        self.board.table.send(self.board.table.ids)
        self.signing.offer(self.board.table.ids, receiver, sign=sign)

    def _take_over(self, reason: str) -> None:
        self.board.table.send(self.board.table.ids)
        self.signing.take_over(self.board.table.ids, reason, self.earlier.claimed)

    @Slot(object)
    def _done(self, moved: Moved) -> None:
        to = self.desk.lab.me.name if self.taking else moved.place or ""
        self._finish(self.tr("{items}: now with {name}").format(items=items_words(len(moved.items)), name=to))

    @Slot(object)
    def _left(self, offer: Offered) -> None:
        sentence = self.tr("Offered to {name}, who accepts at their own desk: {items}.")
        self._finish(sentence.format(items=items_words(len(offer.items)), name=offer.to))

    def _finish(self, sentence: str) -> None:
        self.board.finish(sentence)
        self.receiver.clear()
        self.earlier.reset()
        self._wait(None)

    @Slot(object)
    def _wait(self, offer: Offered | None) -> None:
        if offer is None:
            self.notice.hide()
        else:
            waits = self.tr("Offered to {name}. It waits for their password.").format(name=offer.to)
            self.notice.show_text(waits, self.tr("Sign now"), self.signing.prove, tone="info")
        self._enable()

    @Slot(object)
    def _refused(self, error: LimsError) -> None:
        self.board.refuse(error)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        open_offer = self.signing.is_open
        self.sign_button.setEnabled(bool(self.board.table.lines))
        self.leave_button.setEnabled(bool(self.board.table.lines))
        self.withdraw_button.setVisible(open_offer)
        self.leave_button.setVisible(not self.taking)
        self.receiver.setEnabled(not open_offer)
        self.board.table.setEnabled(not open_offer)

    def _show_mode(self) -> None:
        if self.taking:
            about = self.tr("Exception: take over what an absent person holds, with a reason and a supervisor.")
            self.set_title(self.tr("Take over"), about)
            rename(self.mode_button, self.tr("Hand over instead"))
        else:
            about = self.tr("Scan, scan, scan, sign. Everything moves, or nothing does.")
            self.set_title(self.words(), about)
            rename(self.mode_button, self.tr("The holder is not here"))
        self.receiver.setVisible(not self.taking)
        self.earlier.setVisible(self.taking)
        rename(self.sign_button, self.tr("&Take over") if self.taking else self.tr("&Sign"))
        self._enable()
