"""Verify: recompute the whole ledger and say calmly whether it is sound; name the first broken entry when it is not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot

from lims_desktop import witness
from lims_desktop.errors import Cancelled, LimsError
from lims_desktop.verify import station
from lims_desktop.verify.station import ReceiptsChecked
from lims_desktop.verify.verdict import Finding, Verdict
from ui import pages
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.notice import Notice
from ui.parts.steady import tip
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table
from ui.verify.checkpoint import CheckpointCard
from ui.verify.papercheck import PaperCheck
from ui.verify.verdict import VerdictCard

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from lims_desktop.ledger import Anchor
    from ui.work import Steps

LOOK_MS = 100
_TALL = 210
_NAMED = 3


@pages.register
class VerifyPage(Page):
    """One button, one verdict."""

    name = "verify"
    icon = "verify"
    group = "records"
    order = 560
    title = QT_TRANSLATE_NOOP("pages", "Verify")
    scrolls = True
    stays = True

    def build(self) -> None:
        """The verdict, what was found, the newest checkpoint."""
        self.whole = bool(self.desk.lab.me.duties & station.READERS)
        self._steps: Steps | None = None
        self._of_paper = False
        self.verdict = VerdictCard()
        self.limits = Notice(self)
        self.findings = self._table()
        self.found = Card(self.tr("What was found"))
        self.whole_finding = paragraph("")
        self.found.content.addWidget(self.findings)
        self.found.content.addWidget(self.whole_finding)
        self.findings.chosen.connect(lambda finding: self.whole_finding.setText(self._finding_words(finding)))
        self.found.hide()
        self.checkpoint = CheckpointCard(self.desk.lab.laboratory.name)
        self.checkpoint.copied.connect(self._copied)
        self.go_button = button(self._go_words(), self.verify, icon="verify", primary=True)
        self.stop_button = button(self.tr("Stop"), self.stop, icon="close")
        self.verdict.buttons.addWidget(self.go_button)
        self.paper = PaperCheck(self, self.verdict, self._check_paper)
        self.verdict.buttons.addWidget(self.paper.button)
        self.verdict.buttons.addWidget(self.stop_button)
        self.verdict.buttons.addStretch(1)
        for part in (self.verdict, self.limits, self.found, self.checkpoint):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self.key("Ctrl+Return", self._go_words().replace("&", ""), self.verify)
        self.key("Esc", self.tr("Stop"), self.stop)
        self.set_title(self.words(), self.tr("What was recorded is still what was recorded: recomputed, not believed."))
        self._rest()

    def load(self, lab: Lab) -> Anchor | None:
        """The newest checkpoint, recomputed by this station from what it has kept."""
        return witness.look(lab)

    def fill(self, newest: Anchor | None) -> None:
        """Show it."""
        self.checkpoint.show_anchor(newest)

    @Slot()
    def verify(self) -> None:
        """Begin."""
        if self._steps is not None:
            return
        self.found.hide()
        self.limits.hide()
        self.verdict.show_figures(())
        self.verdict.show_verdict("", self.tr("Verifying …"), self.tr("You can go on working meanwhile."))
        if self.whole:
            self._steps = self.ask_at_length(station.whole, then=self._judged)
        else:
            self._steps = self.ask_at_length(station.receipts, then=self._compared)
        self._show_running()

    @Slot()
    def stop(self) -> None:
        """Stop at the next checkpoint of the work."""
        if self._steps is not None:
            self._steps.stopped = True

    def refused(self, error: LimsError) -> None:
        """It was stopped, or could not be done."""
        of_paper = self._of_paper
        self._finish()
        if of_paper:
            self.paper.refused(error)
        elif isinstance(error, Cancelled):
            self.verdict.show_verdict("", self.tr("Stopped"), self.tr("Nothing is known: verify again from the start."))
        else:
            self.verdict.show_verdict("warning", self.tr("Not verified"), self.desk.sentence(error))

    # -- own ---------------------------------------------------------------------------------------------------

    def _table(self) -> Table:
        columns = (
            Column("entry", QT_TRANSLATE_NOOP("verify", "Entry"), 90, right=True, mono=True),
            Column("stream", QT_TRANSLATE_NOOP("verify", "Stream"), 150, mono=True),
            Column("number", QT_TRANSLATE_NOOP("verify", "Number"), 80, right=True, mono=True),
            Column("code", QT_TRANSLATE_NOOP("verify", "What is wrong"), 500, show=self._finding_words),
        )
        table = Table(self, columns, words="verify", key="entry")
        table.setFixedHeight(_TALL)
        return table

    def _finding_words(self, finding: Finding) -> str:
        return finding.sentence(self.desk.language)

    def _go_words(self) -> str:
        return self.tr("&Verify now") if self.whole else self.tr("&Check this station's receipts")

    def _rest(self) -> None:
        self._show_running()
        if self.whole:
            said = self.tr("Every entry is read and its hash recomputed; custody and all records are compared with it.")
            self.verdict.show_verdict("", self.tr("Not verified yet"), said)
        else:
            said = self.tr(
                "The whole ledger is verified by an auditor, the quality manager or the laboratory manager. "
                "You can check that everything this station was ever told is still in it."
            )
            self.verdict.show_verdict("", self.tr("What this station was told"), said)

    def _show_running(self) -> None:
        running = self._steps is not None
        self.go_button.setEnabled(not running)
        self.paper.button.setEnabled(not running)
        self.stop_button.setVisible(running)
        if running:
            self._look.start()
        else:
            self._look.stop()

    @Slot()
    def _show_progress(self) -> None:
        steps = self._steps
        if steps is not None and steps.text:
            names = {
                "entries": self.tr("Entries of the ledger: {done} of {total}"),
                "rows": self.tr("Rows of the records compared: {done}"),
                "reports": self.tr("Signed reports looked at: {done} of {total}"),
                "receipts": self.tr("Receipts of this station: {done} of {total}"),
                "leaves": self.tr("Entries since the paper's checkpoint: {done} of {total}"),
            }
            said = names[steps.text].format(done=f"{steps.done:,}", total=f"{steps.total:,}")
            self.verdict.show_progress(steps.done, 0 if steps.text == "rows" else steps.total, said)

    def _check_paper(self, steps: Steps | None) -> None:
        """A paper is being checked, or it is done (None)."""
        if steps is None:
            self._finish()
            return
        self._steps, self._of_paper = steps, True
        self.found.hide()
        self.limits.hide()
        self._show_running()

    def _finish(self) -> None:
        self._steps, self._of_paper = None, False
        self._show_running()
        self.verdict.bar.hide()

    @Slot(object)
    def _judged(self, verdict: Verdict) -> None:
        self._finish()
        if verdict.first is None:
            said = self.tr("Everything is as it was recorded.") + "  " + self._moment()
            self.verdict.show_verdict("good", self.tr("The ledger is sound"), said)
        else:
            self.verdict.show_verdict(
                "refused", self.tr("The ledger is NOT sound"), self._broken(verdict.first, verdict.found)
            )
            self._show_findings(verdict.findings)
        self.verdict.show_figures(self._figures(verdict))
        self._show_limits(verdict)
        self.reload()

    def _broken(self, first: Finding, found: int) -> str:
        more = self.tr("{count} findings in all.").format(count=f"{found:,}") if found > 1 else ""
        calm = self.tr("Do not touch anything. Tell the quality manager; leave this station as it is.")
        return "\n\n".join((first.sentence(self.desk.language) + "  " + more, calm))

    def _figures(self, verdict: Verdict) -> list[tuple[str, str]]:
        return [
            (f"{verdict.entries:,}", self.tr("entries recomputed")),
            (f"{verdict.checkpoints:,}", self.tr("checkpoints")),
            (f"{verdict.custody:,}", self.tr("custody events")),
            (f"{verdict.rows:,}", self.tr("rows of the records")),
            (f"{verdict.anchors:,}", self.tr("checkpoints kept here")),
            (f"{verdict.receipts:,}", self.tr("receipts kept here")),
            (f"{verdict.found:,}", self.tr("findings")),
            (f"{verdict.seconds:.1f} s", self.tr("took")),
        ]

    def _show_limits(self, verdict: Verdict) -> None:
        limits = (("verify.not_whole", verdict.partly), ("verify.unread", verdict.unread))
        said = [(self._limit(code, tables, _NAMED), self._limit(code, tables)) for code, tables in limits if tables]
        if said:
            self.limits.show_text("\n".join(short for short, _ in said), tone="info")
            self.limits.setToolTip(tip("\n".join(whole for _, whole in said)))

    def _limit(self, code: str, tables: tuple[str, ...], most: int = 0) -> str:
        """The sentence with the names of the tables; beyond so many only their number is said, the rest is the tip."""
        names = [table.removeprefix("lab.") for table in tables]
        named = ", ".join(names)
        if most and len(names) > most + 1:
            shown = ", ".join(names[:most])
            named = self.tr("{names} and {count} other tables").format(names=shown, count=len(names) - most)
        return self.desk.sentence(LimsError(code, tables=named))

    @Slot(object)
    def _compared(self, checked: ReceiptsChecked) -> None:
        self._finish()
        if checked.sound:
            said = self.tr("The ledger still says what this station was told.") + "  " + self._moment()
            self.verdict.show_verdict("good", self.tr("All receipts are kept"), said)
        else:
            first, found = checked.findings[0], len(checked.findings)
            self.verdict.show_verdict("refused", self.tr("A receipt is NOT kept"), self._broken(first, found))
            self._show_findings(checked.findings)
        kept, compared = f"{checked.kept:,}", f"{checked.compared:,}"
        self.verdict.show_figures(
            [(compared, self.tr("receipts compared")), (kept, self.tr("receipts of this station"))]
        )

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.show_rows(findings)
        self.findings.selectRow(0)
        self.found.show()

    def _moment(self) -> str:
        now = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"
        return self.tr("Verified {time}.").format(time=now)

    @Slot()
    def _copied(self) -> None:
        self.desk.messages.good(self.tr("The checkpoint is on the clipboard."))
