"""What is done about one nonconformity, each asked in one dialog."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from PySide6.QtCore import QDate

from lims_desktop import quality
from lims_desktop.errors import Refused
from lims_desktop.people import Known
from lims_desktop.quality import Action, Nonconformity, TouchedCase
from lims_desktop.recall import RecallHead
from ui.forms import date_input, long_text, text_input
from ui.parts.choice import Choice
from ui.quality.asked import Asked
from ui.quality.wording import ACTION_STATES, KINDS, NOTES, OUTCOMES, VERDICTS, options, say


class NonconformityQuestions(Asked):
    """Every question is about the nonconformity shown now."""

    def assign(self, one: Nonconformity, people: Sequence[Known]) -> None:
        """Somebody owns it, until a day."""
        asking = self.begin(
            self.tr("Give it to somebody"), self.tr("Who looks into it, and until when?"), self.tr("Give")
        )
        day = date_input()
        asking.form.add("owner", self.tr("&Who"), Choice([(person.id, person.name) for person in people]))
        asking.form.add("due", self.tr("&Until"), day)
        asking.form.add("reason", self.tr("&Reason"), text_input(), note=self.tr("For another person or a later day"))
        due = one.due_at.astimezone()
        day.setDate(QDate(due.year, due.month, due.day))
        asking.form.fill({"owner": one.owner_id})
        asking.require("owner")

        def given(said: dict[str, Any]) -> None:
            same = said["due"] == due.date()
            until = None if same else datetime.combine(said["due"], time(23, 59), UTC)
            self.send(quality.assign, one.id, said["owner"], due=until, reason=said["reason"])

        asking.given.connect(given)
        asking.open()

    def note(self, one: Nonconformity, may_all: bool) -> None:
        """Containment, root cause, impact in words, or a note."""
        about = self.tr("What is written stays. A later word stands beside the earlier one.")
        asking = self.begin(self.tr("Write down"), about, self.tr("Write"))
        kinds = [pair for pair in options(NOTES) if may_all or pair[0] == "note"]
        asking.form.add("kind", self.tr("&What"), Choice(kinds))
        asking.form.add("statement", self.tr("In &words"), long_text(5))
        asking.form.fill({"kind": kinds[0][0]})
        asking.require("kind", "statement")
        asking.given.connect(lambda said: self.send(quality.note, one.id, said["kind"], said["statement"]))
        asking.open()

    def impact(self, one: Nonconformity, recalls: Sequence[RecallHead]) -> None:
        """The frozen answer of a recall is what it may have affected."""
        about = self.tr(
            "Ask on the page Recall what was affected and open the recall there; its answer, with items, cases and"
            " results, is then kept with this nonconformity, and every case of it lists it."
        )
        asking = self.begin(self.tr("Impact by a recall"), about, self.tr("Keep its answer"))
        known = {recall.id for recall in one.recalls}
        offered = [(recall.id, f"{recall.number}  {recall.named}") for recall in recalls if recall.id not in known]
        asking.form.add("recall", self.tr("&Recall"), Choice(offered))
        asking.require("recall")
        asking.given.connect(lambda said: self.send(quality.impact, one.id, said["recall"]))
        asking.open()

    def touch(self, one: Nonconformity) -> None:
        """Name a case by hand."""
        about = self.tr("The case lists this nonconformity from now on, and for ever.")
        asking = self.begin(self.tr("Name a case"), about, self.tr("Name it"))
        asking.form.add("case", self.tr("&Case number"), text_input(40))
        asking.form.add("reason", self.tr("&Because"), long_text(3))
        asking.require("case", "reason")
        asking.given.connect(lambda said: self.send(quality.touch, one.id, said["case"], reason=said["reason"]))
        asking.open()

    def assess(self, one: Nonconformity, cases: Sequence[TouchedCase]) -> None:
        """Affected or not, because; it stays on the list either way."""
        named = ", ".join(case.number for case in cases[:4]) + (" …" if len(cases) > 4 else "")
        about = self.tr("It stays on the case's list either way, with your reason.")
        asking = self.begin(self.tr("Assess {cases}").format(cases=named), about, self.tr("Assess"))
        verdicts = [(code, say(text)) for code, (text, _) in VERDICTS.items() if code]
        asking.form.add("verdict", self.tr("The case &is"), Choice(verdicts))
        asking.form.add("reason", self.tr("&Because"), long_text(4))
        asking.require("verdict", "reason")
        numbers = [case.case for case in cases]
        asking.given.connect(
            lambda said: self.send(quality.assess, one.id, numbers, said["verdict"], reason=said["reason"])
        )
        asking.open()

    def plan(self, one: Nonconformity, people: Sequence[Known]) -> None:
        """An action for somebody until a day."""
        about = self.tr("Corrective takes the cause away; preventive keeps the like from happening elsewhere.")
        asking = self.begin(self.tr("Plan an action"), about, self.tr("Plan it"), columns=2)
        form = asking.form
        form.add("kind", self.tr("&Kind"), Choice(options(KINDS)))
        form.add("owner", self.tr("&Who does it"), Choice([(person.id, person.name) for person in people]))
        form.add("statement", self.tr("W&hat is to be done"), long_text(4), span=2)
        form.add("due", self.tr("&Until"), date_input())
        form.fill({"kind": "corrective", "due": QDate.currentDate().addDays(14).toPython()})
        asking.require("kind", "owner", "statement")
        asking.given.connect(
            lambda said: self.send(quality.plan, one.id, said["kind"], said["statement"], said["owner"], said["due"])
        )
        asking.open()

    def done(self, action: Action) -> None:
        """It was done, and how."""
        asking = self.begin(self.tr("The action was done"), action.statement, self.tr("It was done"))
        asking.form.add("statement", self.tr("&What was done"), long_text(4))
        asking.require("statement")
        asking.given.connect(lambda said: self.send(quality.done, action.id, said["statement"]))
        asking.open()

    def done_or_withdrawn(self, action: Action) -> None:
        """Quality may take back what was not done; or it was done in somebody's stead."""
        asking = self.begin(self.tr("The action"), action.statement, self.tr("Record"))
        choices = [
            ("done", self.tr("was done, in its owner's stead")),
            ("withdrawn", self.tr("is withdrawn: it is not done")),
        ]
        asking.form.add("outcome", self.tr("&It"), Choice(choices))
        asking.form.add("statement", self.tr("&What was done, or why not"), long_text(4))
        asking.require("outcome", "statement")

        def given(said: dict[str, Any]) -> None:
            if said["outcome"] == "done":
                self.send(quality.done, action.id, said["statement"])
            else:
                self.send(quality.settle, action.id, "withdrawn", said["statement"])

        asking.given.connect(given)
        asking.open()

    def settle(self, action: Action, outcomes: Sequence[str]) -> None:
        """Whether it was effective; or that it is not done at all."""
        asking = self.begin(self.tr("Verify the action"), action.done or action.statement, self.tr("Record"))
        asking.form.add("outcome", self.tr("&It was"), Choice([(one, say(ACTION_STATES[one][0])) for one in outcomes]))
        asking.form.add("finding", self.tr("&What shows it"), long_text(4))
        asking.require("outcome", "finding")
        asking.given.connect(lambda said: self.send(quality.settle, action.id, said["outcome"], said["finding"]))
        asking.open()

    def close(self, one: Nonconformity) -> None:
        """How it ended."""
        about = self.tr("It cannot be opened again: what comes later is a nonconformity of its own.")
        if one.objection:
            about = self.page.desk.sentence(Refused(one.objection, number=one.number)) + " " + about
        asking = self.begin(self.tr("Close {number}").format(number=one.number), about, self.tr("Close it"))
        asking.form.add("outcome", self.tr("&It was"), Choice(options(OUTCOMES)))
        asking.form.add("conclusion", self.tr("&Conclusion"), long_text(4))
        asking.require("outcome", "conclusion")
        asking.given.connect(lambda said: self.send(quality.close, one.id, said["outcome"], said["conclusion"]))
        asking.open()
