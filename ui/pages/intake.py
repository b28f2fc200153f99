"""Intake: the counter. An officer waits; everything goes by keyboard and scanner, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget

from devices.scan import Scan, read_scan
from lims_desktop import drafts, forms, intake, items
from lims_desktop.codes import Kind, looks_like_code, machine_code, read_code
from lims_desktop.drafts import Draft
from lims_desktop.errors import LimsError, Refused
from lims_desktop.forms import Parts, is_form
from lims_desktop.intake import Awaited, Prelogged
from ui import pages
from ui.intake.delivery import Delivery, from_announcement, from_draft
from ui.intake.keeping import DraftKeeper
from ui.intake.scanning import seal_scanned
from ui.intake.serving import Serving
from ui.intake.start import StartStep
from ui.intake.words import Counter, Words, counter
from ui.page import Page

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

PREPARE_AFTER_MS = 60

QUIET = frozenset({"Ctrl+Del", "PgUp", "PgDown", "Ctrl+1", "Ctrl+2", "Ctrl+PgUp", "Ctrl+S"})
"""Keys that are not shown in the bar of keys; the help names them."""


@pages.register
class IntakePage(Page):
    """The start of the counter, and whoever is being served."""

    name = "intake"
    icon = "intake"
    order = 10
    title = QT_TRANSLATE_NOOP("pages", "Intake")
    duties = frozenset({"evidence_technician"})
    topics = frozenset({"submission", "agency"})

    def build(self) -> None:
        """The start; the steps are made for each officer."""
        self.lists: Words | None = None
        self.serving: Serving | None = None
        self._next: Serving | None = None
        self._leaving: list[Serving] = []
        self._idle = QTimer(self, singleShot=True, interval=PREPARE_AFTER_MS)
        self._idle.timeout.connect(self._prepare)
        self.keeper = DraftKeeper(self)
        self.start = StartStep(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.content.addWidget(self.stack)
        self.start.announced.connect(self.serve_announced)
        self.start.walked_in.connect(self.serve_walk_in)
        self.start.resumed.connect(self.resume)
        self.start.dropped.connect(self._discard)
        self._asked_for: int | str | None = None
        self._form = Parts()
        self._make_keys()
        self._show_step("start")

    def load(self, lab: Lab) -> Counter:
        """Who is awaited, what was left half-finished, and every list."""
        return counter(lab, self.desk.language)

    def fill(self, answer: Counter) -> None:
        """Show the start; whoever is being served is not disturbed."""
        first = self.lists is None
        self.lists = answer.words
        self.start.show_counter(answer)
        if lacks := self.start.what_lacks(answer.words):
            self.notice.show_text(lacks, tone="info")
        self._idle.start()
        if first and self.serving is None:
            self.start.focus_first()
        if self.argument in (None, self._asked_for):
            return
        if self.serving is not None:
            self._refuse_form()
            return
        self._asked_for = self.argument
        if isinstance(self.argument, int):
            self._look_for(self.argument)
        elif isinstance(self.argument, str):
            self._take_part(read_scan(self.argument))

    def leave(self) -> str | None:
        """Drafts are kept by themselves; labels that nobody scanned back are worth a word."""
        self.keeper.keep_before_leaving()
        return self._unlabelled()

    def choices_changed(self) -> None:
        """A district or an agency was entered: the next officer finds it."""
        self.changed()

    def changed(self) -> None:
        """Somebody announced something: loaded again, which never disturbs whoever is being served."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    # -- whom to serve -----------------------------------------------------------------------------------------

    @Slot()
    def serve_walk_in(self) -> None:
        """Somebody whom nobody announced."""
        self._serve(Delivery())

    @Slot(object)
    def serve_announced(self, awaited: Awaited) -> None:
        """An announced submission; one that is already half-finished is gone on with."""
        before = next((one for one in self._drafts() if one.body.get("submission") == awaited.id), None)
        if before is not None:
            self.resume(before)
        else:
            self._serve(from_announcement(awaited, machine_code(Kind.DOCUMENT, awaited.id)))

    @Slot(object)
    def resume(self, draft: Draft) -> None:
        """Go on where it was left."""
        self._serve(from_draft(draft.body))

    @Slot()
    def resume_newest(self) -> None:
        """Go on with what was left last."""
        if mine := self._drafts():
            self.resume(mine[0])

    @Slot()
    def put_aside(self) -> None:
        """Back to the start; the draft stays until the intake is done."""
        if self.serving is None:
            return
        if sentence := self._unlabelled():
            self.desk.messages.warn(sentence)
        serving, self.serving = self.serving, None
        self.keeper.let_go()
        self.notice.hide()
        self.stack.setCurrentWidget(self.start)
        serving.gone = True
        self._leaving.append(serving)
        self.set_title(self.words())
        self._show_step("start")
        self.start.focus_first()
        self.reload()

    # -- scans -------------------------------------------------------------------------------------------------

    def wants(self, scan: Scan) -> bool:
        """The counter takes what it can use at this step; another of our codes is opened as anywhere."""
        if is_form(scan.text):
            return True
        if self.serving is None:
            return _kind(scan) is Kind.DOCUMENT
        if self.serving.step == "hands":
            return scan.ok and not looks_like_code(scan.text)
        return self.serving.step != "facts"

    def scanned(self, scan: Scan) -> None:
        """Take the scan at the step that is shown."""
        if is_form(scan.text):
            self._take_part(scan)
        elif self.serving is None:
            self._look_for(read_code(scan.text).number)
        elif self.serving.step == "lines":
            self._seal(self.serving, scan)
        elif self.serving.step == "hands":
            self.serving.hands.form.fill({"number": scan.text})
            self.serving.hands.form.edited.emit()
        else:
            self._label(self.serving, scan)

    def refused(self, error: LimsError) -> None:
        """A refusal is heard as well as seen: the eyes are on the package."""
        QApplication.beep()
        self.desk.tell(error)

    # -- own ---------------------------------------------------------------------------------------------------

    def _unlabelled(self) -> str | None:
        if self.serving is None or self.serving.accepted is None:
            return None
        totals = self.serving.run.totals
        left = totals.all - totals.verified
        return self.tr("Labels not scanned back: {count}.").format(count=left) if left else None

    def _drafts(self) -> list[Draft]:
        return self.start.drafts

    def _discard(self, draft: Draft) -> None:
        self.ask(drafts.drop, draft.id, then=lambda _: self.reload(), key=("drop", draft.id))

    def _serve(self, delivery: Delivery) -> None:
        if self.lists is None or self.serving is not None:
            return
        ready = self._next if self._next is not None and self._next.words == self.lists else None
        self.serving, self._next = ready or self._make_next(self.lists), None
        self.serving.stepped.connect(self._show_step)
        self.serving.left.connect(self.put_aside)
        self.stack.setCurrentWidget(self.serving)
        self.serving.begin(delivery)

    def _make_next(self, lists: Words) -> Serving:
        if self._next is not None:
            self.stack.removeWidget(self._next)
            self._next.deleteLater()
        self._next = Serving(self, lists, self.keeper, self.stack)
        self.stack.addWidget(self._next)
        return self._next

    def _let_go(self) -> None:
        """Whoever was served stays until the last answer about them came: a label may still be at the printer."""
        if self.desk.work.is_idle:
            for gone in self._leaving:
                self.stack.removeWidget(gone)
                gone.deleteLater()
            self._leaving = []

    @Slot()
    def _prepare(self) -> None:
        """The steps for the next officer are made while nobody is served, one at a time."""
        self._let_go()
        if self.serving is None and self.lists is not None and self.isVisible():
            if self._next is None or self._next.words != self.lists:
                self._make_next(self.lists)
            elif not self._next.prepare():
                return
            self._idle.start()

    def _look_for(self, submission: int) -> None:
        code = machine_code(Kind.DOCUMENT, submission)
        self.ask(intake.announced, submission, then=lambda found: self._looked(code, found), key="announced")

    def _take_part(self, scan: Scan) -> None:
        """A symbol of a form that was written without a connection: when it is whole, it is opened as announced."""
        if self.serving is not None:
            self.refused(Refused("form.while_serving"))
            return
        try:
            form = self._form.add(scan.text) if scan.ok else None
        except Refused as refusal:
            self.refused(refusal)
            return
        if not scan.ok:
            self.refused(Refused(scan.problem, text=scan.text))
        elif form is not None:
            self.act(forms.open_form, form, then=self._form_opened, refused=self.refused, act=uuid4())
        else:
            said = self.tr("{read} of {many} symbols of the form were read: scan the next.")
            self.desk.messages.say(said.format(read=len(self._form.read), many=self._form.many))

    def _refuse_form(self) -> None:
        """A symbol that was scanned on another page while somebody is served here: it is no seal and no number."""
        if isinstance(self.argument, str):
            self.argument = self._asked_for
            self.refused(Refused("form.while_serving"))

    def _form_opened(self, opened: Prelogged) -> None:
        self._look_for(opened.submission)

    def _looked(self, code: str, found: Awaited | None) -> None:
        if found is None:
            self.refused(Refused("intake.not_awaited", code=code))
        else:
            self.serve_announced(found)

    def _seal(self, serving: Serving, scan: Scan) -> None:
        lines = serving.lines
        found = seal_scanned(scan, serving.delivery, lines.current, finished=lines.is_finished)
        if found.say is not None:
            self.refused(found.say)
        if found.what != "nothing":
            lines.take_seal(found)

    def _label(self, serving: Serving, scan: Scan) -> None:
        if not scan.ok:
            self.refused(Refused(scan.problem, text=scan.text))
            return
        try:
            code = read_code(scan.text)
        except Refused as refusal:
            self.refused(refusal)
            return
        mine = serving.run.labels.get(scan.text)
        if mine is None:
            self._foreign_label(serving, scan.text, code.kind)
        elif mine.state == "verified":
            self.desk.messages.say(self.desk.sentence(Refused("label.verified_already", item=mine.number)))
        elif mine.copies == 0:
            self.refused(Refused("label.never_printed", code=scan.text))
        else:
            serving.run.verify(scan.text)

    def _foreign_label(self, serving: Serving, code: str, kind: Kind) -> None:
        if kind is Kind.LOCATION:
            self.refused(Refused("label.place_scanned", code=code))
        elif kind in (Kind.ITEM, Kind.CONTAINER):
            self.ask(items.by_code, code, then=lambda found: self._other_item(serving, code, found), key="other")
        else:
            self.refused(Refused("label.not_of_submission", code=code))

    def _other_item(self, serving: Serving, code: str, found: Any) -> None:
        if found is None:
            self.refused(Refused("label.unknown", code=code))
        elif any(one.number == found.number for one in serving.run.labels.values()):
            self.refused(Refused("label.struck_through", code=code, item=found.number))
        else:
            self.refused(Refused("label.other_item", code=code, item=found.number))

    # -- keys --------------------------------------------------------------------------------------------------

    def _make_keys(self) -> None:
        self._by_step: dict[QAction, dict[str, tuple[str, Callable[[Serving], object]]]] = {}
        for shortcut, meanings in self._meanings().items():
            action = self.key(shortcut, "", _nothing)
            if shortcut in QUIET:
                self.keys.remove(action)
            action.triggered.connect(lambda _=False, action=action: self._press(action))
            self._by_step[action] = meanings

    def _meanings(self) -> dict[str, dict[str, tuple[str, Callable[[Serving], object]]]]:
        """What each key does at each step."""
        back = (self.tr("Put aside"), lambda _: self.put_aside())
        before = (self.tr("Step back"), lambda s: s.go_back())
        go_on = (self.tr("Continue"), lambda s: s.go_on())
        return {
            "Ctrl+Return": {"facts": go_on, "lines": go_on, "hands": (self.tr("Accept"), lambda s: s.go_on())},
            "F2": {
                "start": (self.tr("Walk-in"), lambda _: self.serve_walk_in()),
                "facts": (self.tr("New officer"), lambda s: s.new_officer()),
                "lines": (self.tr("Add"), lambda s: s.lines.add()),
                "hands": (self.tr("Sign again"), lambda s: s.hands.sign_again()),
                "labels": (self.tr("Print missing"), lambda s: s.run.print_missing()),
            },
            "F3": {
                "start": (self.tr("Go on with mine"), lambda _: self.resume_newest()),
                "lines": (self.tr("Kit"), lambda s: s.insert_kit()),
                "hands": (self.tr("Examination"), lambda s: s.hands.asked.add()),
            },
            "F4": {
                "lines": (self.tr("Refuse"), lambda s: s.lines.decide("refuse")),
                "labels": (self.tr("Another copy"), lambda s: s.another_copy()),
            },
            "F6": {"lines": (self.tr("Not presented"), lambda s: s.lines.decide("not_presented"))},
            "F7": {"lines": (self.tr("Photos"), lambda s: s.pictures.toggle())},
            "F8": {"lines": (self.tr("Seal"), lambda s: s.lines.another_seal())},
            "Ctrl+D": {"lines": (self.tr("Duplicate"), lambda s: s.lines.duplicate())},
            "Ctrl+Del": {"lines": (self.tr("Remove"), lambda s: s.lines.remove())},
            "PgUp": {"lines": (self.tr("Up"), lambda s: s.lines.step(-1))},
            "PgDown": {"lines": (self.tr("Down"), lambda s: s.lines.step(1))},
            "Ctrl+1": {"facts": (self.tr("Same case"), lambda s: s.choose_duplicate(1))},
            "Ctrl+2": {"facts": ("", lambda s: s.choose_duplicate(2))},
            "Ctrl+P": {"labels": (self.tr("Print receipt"), lambda s: s.finish.paper.print_out())},
            "Ctrl+S": {"labels": (self.tr("Save receipt"), lambda s: s.finish.paper.save())},
            "Ctrl+PgUp": {"lines": before, "hands": before},
            "F9": {"facts": back, "lines": back, "hands": back, "labels": (self.tr("Next officer"), back[1])},
        }

    def _press(self, action: QAction) -> None:
        step = self.serving.step if self.serving else "start"
        meaning = self._by_step[action].get(step)
        if meaning is not None:
            meaning[1](self.serving)  # type: ignore[arg-type]

    @Slot(str)
    def _show_step(self, step: str) -> None:
        for action, meanings in self._by_step.items():
            action.setVisible(step in meanings)
            action.setText(meanings[step][0] if step in meanings else "")
        if self.serving is not None:
            self.set_title(self.words(), self.serving.about())


def _nothing() -> None:
    """A key that means nothing at this step."""


def _kind(scan: Scan) -> Kind | None:
    try:
        return read_code(scan.text).kind if scan.ok else None
    except Refused:
        return None
