"""The method editor: a copy of a method is changed on the screen, tried out, and proposed; half of it is never lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lims_desktop import drafts, lists
from lims_desktop.drafts import Draft
from lims_desktop.errors import LimsError
from lims_desktop.methods import register
from lims_desktop.methods.definition import Method
from lims_desktop.methods.editing import Edit
from lims_desktop.methods.inwords import Fault
from lims_desktop.methods.register import Proposed, Version
from ui import pages
from ui.custody.wording import minute
from ui.intake.keeping import DraftKeeper
from ui.methods.editor import proposing
from ui.methods.editor.board import Board
from ui.methods.wording import named
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

RECKON_AFTER_MS = 60
LEADERS = frozenset({"technical_reviewer", "laboratory_manager", "quality_manager"})


@dataclass(frozen=True)
class Desktop:
    """The register, the words of the lists, my half-made edits, and the methods that are read: copied, in force."""

    versions: list[Version]
    terms: Terms
    drafts: list[Draft]
    copied: Method | None = None
    in_force: dict[str, Method] = field(default_factory=dict)


@pages.register
class MethodEditorPage(Page):
    """Opened with the number of the version that is copied, or with that of a draft as text."""

    name = "method_editor"
    help = "method-editor"
    icon = "flask"
    group = "casework"
    order = 176
    title = QT_TRANSLATE_NOOP("pages", "Method editor")
    duties = LEADERS
    in_rail = False

    def build(self) -> None:
        """What stands against proposing above, the parts of the definition below."""
        self.edit: Edit | None = None
        self.faults: list[Fault] = []
        self.known = Desktop([], Terms(), [])
        self._opened: object = None
        self.keeper = DraftKeeper(self)
        self.keeper.kept.connect(self._show_kept)
        self.board = Board(self)
        self.state, self.trouble, self.kept = BadgeLabel(), paragraph("", "quiet"), words("", "quiet")
        self._soon = self._reckon_soon()
        self.strip = QWidget()
        top = QHBoxLayout(self.strip)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(12)
        top.addWidget(self.state)
        top.addWidget(self.trouble, 1)
        top.addWidget(self.kept)
        self.next_button = button(self.tr("&Go there"), self.go_to_next)
        top.addWidget(self.next_button)
        self.content.addWidget(self.strip)
        self.content.addWidget(self.board, 1)
        self.content.addStretch(0)
        self.board.edited.connect(self._edited)
        give_up = self.add_button(self.tr("Give up …"), self.give_up)
        propose = self.add_button(self.tr("Propose …"), self.propose, icon="signature", primary=True)
        self._of_an_edit = (self.strip, self.board, give_up, propose)
        self._make_keys()
        self.setFocusProxy(self.board)

    def load(self, lab: Lab) -> Desktop:
        """Everything it stands on."""
        terms = Terms(lists.every_term(lab), self.desk.language)
        versions = register.versions(lab)
        copied = next((one.read for one in versions if one.id == self.argument), None)
        in_force = {one.code: one.read for one in versions if one.state == "CURRENT"}
        return Desktop(versions, terms, drafts.mine(lab, self.name), copied, in_force)

    def fill(self, known: Desktop) -> None:
        """Begin the copy, or go on with the draft; an edit that is open already stays."""
        self.known = known
        if self.edit is None or self._opened != self.argument:
            self._opened = self.argument
            self._begin(self._copied())
        else:
            self._begin(self.edit)

    def leave(self) -> str | None:
        """Nothing is lost: what was typed last is kept now."""
        self.keeper.keep_before_leaving()
        return None

    def go_to_next(self) -> None:
        """Stand on the first thing that is wrong."""
        if self.faults:
            self.board.go_to(self.faults[0])

    def propose(self) -> None:
        """Ask why, with what changes in view, and propose it."""
        self._reckon()
        if self.faults:
            self.desk.tell(self.faults[0].error)
            self.go_to_next()
        elif self.edit is not None and self.board.method is not None:
            waiting = self._version("PROPOSED")
            proposing.ask(self, self.board.changes.rows.rows, waiting, self._given)

    def undo(self) -> None:
        """Take the last step back."""
        if self.edit is not None and self.edit.undo():
            self.board.show_edit(self.edit, self.known.terms)
            self._edited()

    def give_up(self) -> None:
        """The half-made edit goes, after one was asked."""
        if self.edit is None:
            return
        about = self.tr("What you changed in {method} is not kept. The register stays as it is.")
        asking = Asking(
            self.tr("Give the edit up"), about.format(method=self.edit.title), self.tr("Give up"), self.desk.over
        )
        asking.given.connect(lambda _: asking.agree())
        asking.accepted.connect(lambda: self._end(None))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _reckon_soon(self) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=RECKON_AFTER_MS)
        timer.timeout.connect(self._reckon)
        return timer

    def _make_keys(self) -> None:
        self.key("Ctrl+Return", self.tr("Propose"), self.propose)
        self.key("Ctrl+N", self.tr("New line"), self._add_line)
        self.key("F8", self.tr("What is wrong"), self.go_to_next)
        self.key("Ctrl+Z", self.tr("Take back"), self.undo)

    def _add_line(self) -> None:
        if self.board.table is not None:
            self.board.table.add_line()

    def _copied(self) -> Edit | None:
        """The edit that the argument asks for, or my newest one."""
        if self.known.copied is not None:
            self._offer_draft(self.known.copied.code)
            return Edit.of(self.known.copied)
        wished = [one for one in self.known.drafts if self.argument in (None, str(one.id))]
        return Edit.kept(wished[0].id, wished[0].body) if wished else None

    def _offer_draft(self, code: str) -> None:
        half = next((one for one in self.known.drafts if one.title == code), None)
        if half is not None:
            text = self.tr("A half-made edit of {method}, of {when}, is here.").format(
                method=code, when=minute(half.changed_at)
            )
            go_on = partial(self.desk.open, self.name, str(half.id))
            self.notice.show_text(text, self.tr("Go on with it"), go_on)

    def _begin(self, edit: Edit | None) -> None:
        self.edit = edit
        for part in self._of_an_edit:
            part.setVisible(edit is not None)
        self.kept.clear()
        if edit is None:
            self.set_title(self.words())
            empty = self.tr("Nothing is being edited. Choose a method in the register, and edit a copy of it.")
            self.notice.show_text(empty, self.tr("Methods"), partial(self.desk.open, "methods"))
            return
        self.board.show_edit(edit, self.known.terms)
        if not self.board.currentIndex():
            self.board.setCurrentIndex(1)
        self._reckon()

    @Slot()
    def _edited(self) -> None:
        if self.edit is not None:
            self.keeper.touch(self.edit, self.edit.title)
            self.kept.setText(self.tr("being kept"))
            self._soon.start()

    def _reckon(self) -> None:
        """What is wrong, what the formulas give, what changed."""
        self._soon.stop()
        if self.edit is None:
            return
        current = self._version("CURRENT")
        self.faults = self.board.reckon(self.known.in_force.get(self.edit.title))
        method = self.board.method
        if method is not None:
            base = self.tr("in force: version {number}").format(number=current.number) if current else self.tr("new")
            self.set_title(named(method, self.desk.language) or method.code, f"{method.code} · {base}")
        count = len(self.faults)
        badge = (
            Badge(self.tr("{count} to mend").format(count=count), "refused")
            if count
            else Badge(self.tr("makes sense"), "good")
        )
        self.state.show_badge(badge)
        self.trouble.setText(self.desk.sentence(self.faults[0].error) if count else "")
        self.next_button.setVisible(bool(count))

    def _version(self, state: str) -> Version | None:
        code = self.edit.title if self.edit is not None else ""
        return next((one for one in self.known.versions if one.code == code and one.state == state), None)

    @Slot(bool)
    def _show_kept(self, kept: bool) -> None:
        self.kept.setText(self.tr("kept") if kept else self.tr("not kept yet: the laboratory does not answer"))

    def _given(self, asking: Asking, reason: str) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self.desk.sentence(error))

        def proposed(made: Proposed) -> None:
            asking.agree()
            self._end(made)

        assert self.board.method is not None
        self.act(register.propose, self.board.method, reason=reason, then=proposed, refused=refused, act=uuid4())

    def _end(self, made: Proposed | None) -> None:
        """The edit is over: its draft goes, and the register is shown."""
        if self.edit is not None:
            self.keeper.forget(self.edit.id)
        self.edit = self.argument = self._opened = None
        self._stale = True
        self.desk.open("methods", made.method if made is not None else None)
