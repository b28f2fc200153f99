"""What follows acceptance: labels, the receipt, photographs; the draft goes when all of it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from lims_desktop.intake import Accepted
from ui.intake import receiving
from ui.intake.delivery import Delivery
from ui.intake.finish import FinishStep
from ui.intake.labelling import LabelRun
from ui.intake.receiving import Taken
from ui.intake.words import Words

if TYPE_CHECKING:
    from ui.page import Page


class Afterwards(QObject):
    """The end of one delivery; `done` is called when labels, receipt and photographs are all in the record."""

    def __init__(self, page: Page, parent: QObject, words: Words, done: Callable[[], object]) -> None:
        super().__init__(parent)
        self._page, self._words, self._done = page, words, done
        self._delivery = Delivery()
        self._photos_left = 0
        self.receipt_kept = ""
        self.run = LabelRun(page, self)
        self.step = FinishStep(page, self.run)
        self.run.finished.connect(self._labelled)
        self.step.paper.saved.connect(self._saved)
        self.step.paper.failed.connect(page.desk.messages.refuse)

    def begin(self, accepted: Accepted, delivery: Delivery) -> None:
        """Ask for what stands on labels and receipt."""
        self._delivery = delivery
        self.step.show_accepted(accepted)
        self._page.ask(receiving.after, accepted, self._delivery, self._words, then=self._known)

    def _known(self, taken: Taken) -> None:
        laboratory = self._page.desk.lab.laboratory.name
        fields = receiving.label_fields(taken.accepted, taken.settled, self._delivery, self._words, laboratory)
        self.run.show_labels(taken.labels, fields)
        self.step.paper.show_paper(taken.receipt, taken.accepted.document)
        self.receipt_kept = taken.settled.receipt or ""
        if not self.receipt_kept:
            said = (taken.accepted.submission, taken.accepted.document, taken.receipt)
            self._page.act(receiving.attach_receipt, *said, then=self._receipt_attached)
        self._attach_photos(taken.accepted)
        if taken.labels and all(one.copies == 0 and one.state == "issued" for one in taken.labels):
            self.run.print_missing()
        self._maybe_done()

    def _receipt_attached(self, kept: Any) -> None:
        self.receipt_kept = kept.sha256
        self._maybe_done()

    def _attach_photos(self, accepted: Accepted) -> None:
        for taken in accepted.items:
            for photo in self._delivery.packages[taken.line - 1].photos:
                self._photos_left += 1
                self._page.act(receiving.attach_photo, taken.id, self._delivery.id, photo, then=self._photo_attached)

    def _photo_attached(self, _photo: Any) -> None:
        self._photos_left -= 1
        self._maybe_done()

    @Slot()
    def _labelled(self) -> None:
        self._page.desk.messages.good(self.tr("Every package carries its label. The intake is done."))
        self._maybe_done()

    @Slot(str)
    def _saved(self, path: str) -> None:
        self._page.desk.messages.good(self.tr("Saved as {path}").format(path=path))

    def _maybe_done(self) -> None:
        totals = self.run.totals
        if self.receipt_kept and totals.verified == totals.all and not self._photos_left:
            self._done()
