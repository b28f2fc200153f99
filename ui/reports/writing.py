"""Writing a draft: kept for me a second after the last key, saved into the report when I say so, never written over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lims_desktop import report_lists, reports
from lims_desktop.drafts import Draft
from lims_desktop.errors import Conflict, LimsError
from lims_desktop.reports import Content, ReportView, Stepped
from ui.intake.keeping import DraftKeeper
from ui.reports.editor import Editor, trimmed

if TYPE_CHECKING:
    from ui.page import Page

_DRAFTS = UUID("2f1d6a0b-7f0e-4e55-9c7b-5d4b0b7a4c11")
PREVIEW_AFTER_MS = 600


@dataclass(frozen=True)
class Typed:
    """What I typed over one edition of a report and did not save yet."""

    id: UUID
    edition: int
    content: Content

    def body(self) -> Mapping[str, Any]:
        """As it is kept."""
        return {"edition": self.edition, "content": asdict(self.content)}


def draft_of(report: int, person: int) -> UUID:
    """The number of what this person types into this report."""
    return uuid5(_DRAFTS, f"{report}/{person}")


class Writing(QObject):
    """The editor of a page and what becomes of the words; `moved` says that something about them changed."""

    moved = Signal()
    paused = Signal()

    def __init__(self, page: Page, editor: Editor) -> None:
        super().__init__(page)
        self.page, self.editor = page, editor
        self.view: ReportView | None = None
        self.edition = 0
        self.rival: Content | None = None
        self.keeper = DraftKeeper(page)
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._pause.timeout.connect(self.paused)
        editor.edited.connect(self._edited)
        editor.finished.connect(self.save)

    @property
    def may_write(self) -> bool:
        """Whether these words can be changed now, by me."""
        view = self.view
        return view is not None and view.state == "DRAFT" and view.is_mine and not view.standing

    @property
    def is_unsaved(self) -> bool:
        """Whether something stands here that the report does not say."""
        return self.may_write and self.view is not None and self.editor.content != trimmed(self.view.content)

    def show_view(self, view: ReportView, draft: Draft | None) -> None:
        """Show a report; what I typed over it, before or just now, stays, and is known to be late when it is."""
        same = self.view is not None and self.view.id == view.id
        unsaved = same and self.is_unsaved
        if not same:
            self.keeper.keep_before_leaving()
        self.view = view
        if not unsaved:
            self.edition = view.edition
            self.editor.show_content(view.content)
        if not same and draft is not None and self.may_write:
            self.edition = int(draft.body["edition"])
            self.editor.show_content(report_lists.content_of(draft.body["content"]))
        self.rival = view.content if self.is_unsaved and self.edition != view.edition else None
        if unsaved and self.is_unsaved:
            self._edited()
        self.moved.emit()

    @Slot()
    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write it into the report; over somebody else's words only once they were seen."""
        if self.view is not None and self.is_unsaved:
            said = (self.view.id, self.edition, self.editor.content)

            def saved(stepped: Stepped) -> None:
                self.edition = stepped.edition
                self.keeper.forget(draft_of(said[0], self.page.desk.lab.me.person))
                if then:
                    then()

            self.page.act(reports.write, *said, then=saved, refused=self._refused, act=uuid4())

    def go_over(self) -> None:
        """I have seen what the other wrote: what I save next goes over it."""
        if self.view is not None:
            self.edition, self.rival = self.view.edition, None
            self._edited()

    def take_theirs(self) -> None:
        """Let mine go and take what stands in the report."""
        if self.view is not None:
            self.edition, self.rival = self.view.edition, None
            self.editor.show_content(self.view.content)
            self.keeper.forget(draft_of(self.view.id, self.page.desk.lab.me.person))
            self.moved.emit()
            self.paused.emit()

    @Slot()
    def _edited(self) -> None:
        if self.view is not None and self.may_write:
            typed = Typed(draft_of(self.view.id, self.page.desk.lab.me.person), self.edition, self.editor.content)
            self.keeper.touch(typed, self.view.number)
            self._pause.start()
            self.moved.emit()

    def _refused(self, error: LimsError) -> None:
        sentence = self.page.desk.sentence(error)
        if isinstance(error, Conflict):
            self.page.reload()  # which shows who was faster, and keeps what is typed here
        elif not self.editor.complain(error, sentence):
            self.page.desk.tell(error)
