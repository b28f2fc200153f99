"""One report: what its authors write and the paper beside it, its review, what stands behind it, versions, record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabWidget

from lims_desktop import drafts, report_lists, reports
from lims_desktop.drafts import Draft
from lims_desktop.errors import LimsError, Refused
from lims_desktop.report_lists import Scope
from lims_desktop.reports import ReportView
from ui import pages
from ui.duties import INSIDE
from ui.page import Page
from ui.parts.badge import BadgeLabel
from ui.parts.words import words
from ui.reports import drawn
from ui.reports.doing import Doing
from ui.reports.drawn import Drawn
from ui.reports.editor import Editor
from ui.reports.offers import offered
from ui.reports.paper import Preview
from ui.reports.record import Record
from ui.reports.review import ReviewPanel
from ui.reports.sources import Sources
from ui.reports.stepbar import StepBar
from ui.reports.steps import ReportQuestions
from ui.reports.versions import Versions
from ui.reports.wording import KINDS, say, state_badge
from ui.reports.writing import Writing, draft_of

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Shown:
    """A report, what stands behind it, and what I typed into it and did not save."""

    view: ReportView | None
    scope: Scope | None = None
    draft: Draft | None = None


@pages.register
class ReportPage(Page):
    """Opened by its number in the register of reports."""

    name = "report"
    duties = INSIDE
    icon = "document"
    order = 101
    title = QT_TRANSLATE_NOOP("pages", "Report")
    topics = frozenset({"report", "worksheet"})
    in_rail = False

    def build(self) -> None:
        """Tabs at the left, the paper at the right."""
        self.view: ReportView | None = None
        self._after_fill: Callable[[], object] | None = None
        self.questions = ReportQuestions(self)
        self.doing = Doing(self, self.questions)
        self.editor = Editor()
        self.writing = Writing(self, self.editor)
        self.review = ReviewPanel(self, self.questions)
        self.sources, self.versions, self.record = Sources(self), Versions(self), Record(self, self.questions)
        self.preview = Preview()
        self.preview.outgoing.saved.connect(
            lambda path: self.desk.messages.good(self.tr("Saved: {path}").format(path=path))
        )
        self.preview.outgoing.failed.connect(self.desk.messages.warn)
        self._arrange()
        self.steps = StepBar(self, self.step)
        self.key("Ctrl+S", self.tr("Save"), self.save)
        self.key("Ctrl+P", self.tr("Print"), self._print)
        self.writing.moved.connect(self._tell_writing)
        self.writing.paused.connect(self._draw)
        self.writing.keeper.kept.connect(self._tell_writing)
        self.review.findings.placed.connect(self._turn_to)
        self.tabs.currentChanged.connect(self._looked_at)
        self.preview.paper.printing.connect(self._print)
        self.preview.paper.saving.connect(self._save_copy)
        self.doing.reviewing.connect(lambda: self.tabs.setCurrentWidget(self.review))
        self.setFocusProxy(self.tabs)

    def load(self, lab: Lab) -> Shown:
        """The report, its scope, and my unsaved words."""
        number = int(self.argument or 0)
        view = reports.view(lab, number)
        if view is None:
            return Shown(None)
        known = {one.id: one for one in drafts.mine(lab, self.name)} if view.is_mine else {}
        return Shown(view, report_lists.scope(lab, number), known.get(draft_of(number, lab.me.person)))

    def fill(self, shown: Shown) -> None:
        """Show it, or say that there is none."""
        view, scope = shown.view, shown.scope
        self.doing.show_report(view, scope)
        self.splitter.setVisible(view is not None)
        if view is None or scope is None:
            self.view = None
            self._offer()
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("report.unknown")), tone="refused")
            return
        another = self.view is None or self.view.id != view.id
        self.view = view
        self.set_title(view.number, self._subtitle(view))
        self.state.show_badge(state_badge(view.state))
        self.writing.show_view(view, shown.draft)
        self.review.show_report(view, scope)
        self.sources.show_scope(scope)
        self.record.show_report(view)
        self._count_tabs(view, scope)
        if another:
            self._first_tab(view)
        self.versions.show_report(view, scope)
        self._offer()
        self._draw()
        then, self._after_fill = self._after_fill, None
        if then:
            then()

    def leave(self) -> str | None:
        """What was typed and is not even kept as a draft."""
        return self.tr("What you typed a moment ago is not kept yet.") if self.writing.keeper.is_behind else None

    @Slot()
    def save(self) -> None:
        """Write what was typed into the report."""
        if self.writing.rival is not None:
            self._tell_writing()
        else:
            self.writing.save()

    # -- arranged ----------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.state, self.unsaved = BadgeLabel(), words("", "quiet")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.state)
        row.addWidget(self.unsaved)
        row.addStretch(1)
        self.content.addLayout(row)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.content.addWidget(self.splitter, 1)
        self.tabs, self.right = QTabWidget(), QStackedWidget()
        self.tabs.setDocumentMode(True)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.right)
        for part, name in (
            (self.editor, self.tr("Te&xt")), (self.review, self.tr("&Review")), (self.sources, self.tr("S&ources")),
            (self.versions, self.tr("&Versions")), (self.record, self.tr("Re&cord")),
        ):  # fmt: skip
            self.tabs.addTab(part, name)
        self.right.addWidget(self.preview)
        self.right.addWidget(self.versions.beside)
        self.splitter.setSizes([540, 540])

    def _first_tab(self, view: ReportView) -> None:
        reviewed = view.state in ("AUTHOR_SIGNED", "TECH_REVIEW", "ADMIN_REVIEW")
        first = self.editor if self.writing.may_write else self.review if reviewed else self.record
        self.tabs.setCurrentWidget(self.record if view.to_note else first)

    def _count_tabs(self, view: ReportView, scope: Scope) -> None:
        self.tabs.setTabVisible(self.tabs.indexOf(self.editor), self.writing.may_write)
        waiting = sum(one.settled_at is None for one in view.findings)
        for part, count in ((self.review, waiting), (self.sources, len(scope.open))):
            number = self.tabs.indexOf(part)
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {count}" if count else name)

    def _subtitle(self, view: ReportView) -> str:
        corrects = self.tr("corrects {number}").format(number=view.corrects) if view.corrects else ""
        names = ", ".join(one.name for one in view.authors)
        return " · ".join(part for part in (say(KINDS[view.kind]), corrects, names) if part)

    # -- the paper ---------------------------------------------------------------------------------------------

    @Slot()
    def _draw(self) -> None:
        if self.view is None:
            return
        if self.writing.is_unsaved:
            content = self.editor.content
            self.ask(drawn.typed, self.view.id, content, then=self._drawn, refused=self._not_drawn, key="paper")
        else:
            self.ask(drawn.kept, self.view, then=self._drawn, key="paper")

    def _drawn(self, paper: Drawn) -> None:
        if self.view is not None:
            signed, unsaved = bool(self.view.standing), self.writing.is_unsaved
            said = self.tr("As it was signed.") if signed else self.tr("As it would be signed.")
            said = self.tr("It counts no more, and the copy says so.") if self.view.state in drawn.ENDED else said
            said = self.tr("As you are writing it; not saved.") if unsaved else said
            self.preview.show_paper(paper.paper, self.view.number, said)
            self.editor.opinions.show_phrases(paper.opinions, self.view.language)

    def _not_drawn(self, error: LimsError) -> None:
        sentence = self.desk.sentence(error)
        if not self.editor.complain(error, sentence):
            self.preview.said.setText(sentence)

    @Slot()
    def _print(self) -> None:
        if (view := self.view) is not None:
            send = self.preview.send_out
            self.ask(drawn.printed, view, then=lambda made: send(made.paper, view.number, to_printer=True), key="print")

    @Slot()
    def _save_copy(self) -> None:
        if (view := self.view) is not None:
            send = self.preview.send_out
            self.ask(
                drawn.copied, view, key="copy",
                then=lambda copy: send(copy.content, copy.name.removesuffix(".pdf"), to_printer=False),
            )  # fmt: skip

    @Slot(str)
    def _turn_to(self, place: str) -> None:
        """Turn the paper to the place of a finding, in the language of the report."""
        from lims_desktop import paper

        if self.view is not None:
            self.preview.jump_to(paper.words("report", self.view.language).get(place, place))

    @Slot()
    def _tell_writing(self) -> None:
        writing = self.writing
        kept = self.tr("Not saved; kept for you alone.") if not writing.keeper.is_behind else self.tr("Not saved yet.")
        self.unsaved.setText(kept if writing.is_unsaved else "")
        if writing.rival is not None:
            said = self.tr(
                "Somebody else wrote into this report meanwhile. What you typed stands here and is not saved."
            )
            self.notice.show_text(said, self.tr("Compare …"), self._compare)
        self._offer()

    def _compare(self) -> None:
        from ui.reports.rival import compare

        if self.writing.rival is not None:
            compare(self, self.writing)

    @Slot()
    def _looked_at(self) -> None:
        versions = self.tabs.currentWidget() is self.versions
        self.right.setCurrentIndex(1 if versions else 0)
        if versions:
            self.versions.look()

    # -- steps -------------------------------------------------------------------------------------------------

    def step(self, name: str) -> None:
        """Do this step; what was typed is saved before a signature, and shown as it will be signed."""
        if name == "save":
            self.save()
        elif name == "sign" and self.writing.is_unsaved:
            self._after_fill = self._sign_saved
            self.writing.save(then=self.reload)
        else:
            self.doing.run(name)

    def _sign_saved(self) -> None:
        if not self.writing.is_unsaved:
            self.doing.run("sign")

    def _offer(self) -> None:
        me, view = self.desk.lab.me, self.view
        self.steps.offer([] if view is None else offered(view, me, unsaved=self.writing.is_unsaved))
