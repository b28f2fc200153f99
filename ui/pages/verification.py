"""One verification: the second examiner concludes; then both conclusions stand side by side, and a third decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import verification
from lims_desktop.errors import Refused
from lims_desktop.methods.definition import Field
from lims_desktop.verification import Line, VerificationView, Verified
from ui import pages
from ui.custody.wording import minute
from ui.duties import INSIDE
from ui.forms import long_text
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table
from ui.verification.concluding import Concluding
from ui.verification.wording import conclusion, line_badge, stands_words
from ui.worksheets.because import answer, because

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class VerificationPage(Page):
    """Opened from the queue, by the number of the verification."""

    name = "verification"
    duties = INSIDE
    icon = "good"
    order = 51
    title = QT_TRANSLATE_NOOP("pages", "Verification")
    topics = frozenset({"verification", "verification_conclusion", "worksheet"})
    in_rail = False

    def build(self) -> None:
        """The form while it is open; a table of both conclusions afterwards."""
        self.view: VerificationView | None = None
        self.about = paragraph("", "quiet")
        self.form = Concluding(self.desk.language, self.desk.sentence)
        self.table = Table(self, self._columns(), words="verification", key="position")
        self.table.empty_text = self.tr("It was given up before anything was concluded.")
        self.table.opened.connect(lambda _: self.resolve())
        self.table.chosen.connect(lambda _: self._offer())
        self.why = paragraph("")
        for part, share in ((self.about, 0), (self.why, 0), (self.form, 1), (self.table, 1)):
            self.content.addWidget(part, share)
        self.withdraw_button = self.add_button(self.tr("&Give up …"), self.withdraw)
        self.worksheet_button = self.add_button(self.tr("&Worksheet"), self._open_worksheet)
        self.conclude_button = button(self.tr("&Conclude"), self.conclude, primary=True)
        self.resolve_button = button(self.tr("&Resolve …"), self.resolve, primary=True)
        for made in (self.conclude_button, self.resolve_button):
            self.heading.beside.addWidget(made)
        self.key("Ctrl+Return", self.tr("Conclude, or resolve"), self._go_on)
        self.form.finished.connect(self.conclude)

    def load(self, lab: Lab) -> VerificationView | None:
        """Everything I may see of it."""
        return verification.view(lab, int(self.argument or 0))

    def fill(self, view: VerificationView | None) -> None:
        """The form for whoever concludes; the table for everybody else."""
        self.view = view
        if view is None:
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("worksheet.unknown")), tone="refused")
            return
        self.set_title(self.tr("Verification of {worksheet}").format(worksheet=view.number), self._who(view))
        self.about.setText(self._said(view))
        concludes = view.is_open and self._is_mine
        self.form.setVisible(concludes)
        self.table.setVisible(not concludes)
        if concludes:
            self.form.show_view(view)
        else:
            self.table.show_rows(view.lines)
            self._choose_conflict(view)
        self._offer()
        self._say_unseen(view)

    def leave(self) -> str | None:
        """Conclusions that were typed and are not recorded."""
        concludes = self.view is not None and self.view.is_open and self._is_mine
        return self.tr("Your conclusions are not recorded yet.") if concludes and self.form.is_written else None

    @Slot()
    def conclude(self) -> None:
        """Record everything at once."""
        said = self.form.conclusions()
        if self.view is not None and said is not None:
            self.act(verification.conclude, self.view.id, said, then=self._concluded, act=uuid4())

    @Slot()
    def resolve(self) -> None:
        """Ask which conclusion stands, why, and for one's own password."""
        line = self._conflict()
        if self.view is None or line is None or line.conflict is None:
            return
        about = self.tr("{item}, {field}. The first found: {first}. The second found: {second}.")
        asking = Asking(self.tr("Which conclusion stands?"), about.format(**self._facts(line)), self.tr("Resolve"),
                        self.desk.over)  # fmt: skip
        ends = [(code, stands_words(code)) for code in ("first", "second", "neither")]
        asking.form.add("stands", self.tr("&What stands"), Choice(ends))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("stands", "reason")
        asking.given.connect(partial(self._resolve, asking, line.conflict))
        asking.open()

    @Slot()
    def withdraw(self) -> None:
        """Give it up, with the reason."""
        if self.view is not None:
            about = self.tr("It stays in the record, and somebody else may begin.")
            because(self, self.tr("Give up the verification"), about, self.tr("Give up"), verification.withdraw,
                    self.view.id)  # fmt: skip

    # -- own ---------------------------------------------------------------------------------------------------

    @property
    def _is_mine(self) -> bool:
        return self.view is not None and self.view.verifier_id == self.desk.lab.me.person

    def _who(self, view: VerificationView) -> str:
        return f"{view.method} · {view.analyst} → {view.verifier}"

    def _said(self, view: VerificationView) -> str:
        if view.withdrawn_at is not None:
            text = self.tr("Given up on {at}: {why}")
            return text.format(at=minute(view.withdrawn_at), why=view.withdrawing_reason or "")
        if view.concluded_at is not None:
            return self.tr("Concluded on {at}.").format(at=minute(view.concluded_at))
        if not self._is_mine:
            return self.tr("{who} is verifying since {at}.").format(who=view.verifier, at=minute(view.begun_at))
        if view.blind:
            return self.tr("You see nothing of what the first examiner found until you have concluded.")
        return self.tr("Conclude for yourself; what the first examiner found stands below each field.")

    def _say_unseen(self, view: VerificationView) -> None:
        if not view.unseen or self._is_mine:
            self.notice.hide()
            return
        text = self.tr("The conclusions are hidden from you: somebody may still have to verify this blind.")
        self.notice.show_text(text, self.tr("Look at the values …"), self._look, tone="info")

    def _look(self) -> None:
        if self.view is None:
            return
        about = self.tr("It is recorded that you looked. From then on you cannot be the second examiner.")
        title = self.tr("Look at the values of {worksheet}").format(worksheet=self.view.number)
        asking = Asking(title, about, self.tr("Look"), self.desk.over)
        asking.given.connect(partial(self._looked, asking, self.view.worksheet))
        asking.open()

    def _looked(self, asking: Asking, worksheet: int, _said: object) -> None:
        answer(self, asking, verification.look, worksheet)

    def _offer(self) -> None:
        view = self.view
        concludes = view is not None and view.is_open and self._is_mine
        supervises = bool(self.desk.lab.me.duties & {"laboratory_manager", "quality_manager"})
        line: Line | None = self.table.current if not concludes else None
        self.conclude_button.setVisible(concludes)
        self.withdraw_button.setVisible(concludes or (view is not None and view.is_open and supervises))
        self.resolve_button.setVisible(view is not None and view.to_resolve and self._conflict() is not None)
        self.resolve_button.setEnabled(view is not None and not view.unseen)
        self.worksheet_button.setVisible(view is not None and not concludes)
        told = self._told(line) if line is not None and line.agrees is not None else ""
        self.why.setText(told)
        self.why.setVisible(bool(told))

    def _told(self, line: Line) -> str:
        """The chosen line in full, and what a third person said."""
        words = self.tr("{item}, {field}. The first found: {first}. The second found: {second}.")
        told = words.format(**self._facts(line))
        return f"{told}\n{self._resolved(line)}" if line.stands else told

    def _resolved(self, line: Line) -> str:
        at = minute(line.resolved_at) if line.resolved_at else ""
        stands = stands_words(line.stands or "first")
        return f"{stands[:1].upper()}{stands[1:]} · {line.resolved_by} · {at}: {line.why}"

    def _conflict(self) -> Line | None:
        """The chosen conflict that is open, or the first one."""
        lines = [line for line in self.view.lines if line.conflict and not line.resolved_at] if self.view else []
        chosen = self.table.current
        return chosen if chosen in lines else lines[0] if lines else None

    def _choose_conflict(self, view: VerificationView) -> None:
        number = next((row for row, line in enumerate(view.lines) if line.conflict), 0)
        if view.lines:
            self.table.setCurrentIndex(self.table.model().index(number, 0))

    def _facts(self, line: Line) -> dict[str, str]:
        return {"item": line.item_number, "field": self._field_words(line), "first": self._first(line),
                "second": self._second(line)}  # fmt: skip

    def _resolve(self, asking: Asking, conflict: int, said: dict[str, str]) -> None:
        """The question stays open under the one for the password, so that nothing written is lost."""
        asking.go_on.setEnabled(True)

        def done(_resolved: object) -> None:
            asking.agree()
            self.reload()

        purpose = self.tr("You have looked at both conclusions, and say which one stands.")
        self.desk.ask_password(
            purpose, verification.resolve, conflict, said["stands"], reason=said["reason"], act=uuid4(),
            login=self.desk.lab.me.login, then=done,
        )  # fmt: skip

    def _concluded(self, concluded: Verified) -> None:
        self.reload()
        if concluded.conflicts:
            self.desk.messages.warn(self.tr("The two conclusions differ. A third person says which one stands."))
        else:
            self.desk.messages.say(self.tr("Recorded: the two conclusions agree."))

    def _go_on(self) -> None:
        for made in (self.conclude_button, self.resolve_button):
            if made.isVisible() and made.isEnabled():
                made.click()
                return

    def _open_worksheet(self) -> None:
        if self.view is not None:
            self.desk.open("worksheet", self.view.worksheet)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("place", QT_TRANSLATE_NOOP("verification", "Position"), 80, right=True, sortable=False),
            Column("item_number", QT_TRANSLATE_NOOP("verification", "Item"), 170, mono=True, sortable=False),
            Column("field", QT_TRANSLATE_NOOP("verification", "Conclusion"), 220, show=self._field_words,
                   sortable=False),
            Column("first", QT_TRANSLATE_NOOP("verification", "First examiner"), 220, show=self._first, sortable=False),
            Column("second", QT_TRANSLATE_NOOP("verification", "Second examiner"), 220, show=self._second,
                   sortable=False),
            Column("agrees", QT_TRANSLATE_NOOP("verification", "Outcome"), 170, badge=line_badge, sortable=False),
        )  # fmt: skip

    def _field(self, line: Line) -> Field:
        assert self.view is not None
        return self.view.read.by_code[line.field]

    def _field_words(self, line: Line) -> str:
        field = self._field(line)
        return field.name_es if self.desk.language.startswith("es") else field.name

    def _first(self, line: Line) -> str:
        return self._hidden or conclusion(self._field(line), line.first, self.desk.language)

    def _second(self, line: Line) -> str:
        return self._hidden or conclusion(self._field(line), line.second, self.desk.language)

    @property
    def _hidden(self) -> str:
        return self.tr("hidden") if self.view is not None and (self.view.unseen or self.view.is_open) else ""
