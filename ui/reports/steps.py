"""What is asked before a step of a report: reasons, recipients, authors, what another report begins with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QSpinBox

from lims_desktop import reports
from lims_desktop.agencies import Agency
from lims_desktop.errors import LimsError
from lims_desktop.people import Known
from lims_desktop.reports import AskedFor, Finding, NewRecipient, Notice, Recipient, ReportView, Stepped
from ui.forms import date_input, long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.taborder import one_after_the_other
from ui.quality.asked import Asked
from ui.reports.checking import copy_checked, issue_checked
from ui.reports.wording import HOW, KINDS, LANGUAGES, PLACES, options, place_words

LONGEST, WIDE = 300, 940
FEW_AUTHORS, MOST_AUTHORS, FIRST_RECIPIENTS, MOST_RECIPIENTS = 4, 9, 2, 12
WIDTHS = (5, 5, 3, 2)
"""How the four fields of a recipient share a line: agency, name, how, copies."""


class ReportQuestions(QObject):
    """The questions of the pages of reports; each stays, with what was typed, until the laboratory has agreed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.asked = Asked(page)

    # -- begun ---------------------------------------------------------------------------------------------------

    def begin(self, requests: Sequence[int], about: str, *, supplements: bool = False) -> None:
        """A new report on these requests of one case."""
        kinds = ("supplemental",) if supplements else ("full", "negative", "preliminary", "supplemental")
        asking = self.asked.begin(self.tr("Begin a report"), about, self.tr("&Begin"), columns=2)
        asking.form.add("kind", self.tr("&Kind"), Choice(options({code: KINDS[code] for code in kinds})))
        asking.form.add("language", self.tr("&Language"), Choice(LANGUAGES))
        asking.form.fill({"kind": kinds[0], "language": self.page.desk.language[:2]})
        asking.require("kind", "language")
        asking.given.connect(lambda said: self._begin(requests, said["kind"], said["language"]))
        asking.open()

    def amend(self, view: ReportView, requests: Sequence[int]) -> None:
        """A report that takes the place of an issued one."""
        about = self.tr("It goes to everybody who got {number}, which is superseded when this one is issued.")
        asking = self.asked.begin(self.tr("Amend {number}").format(number=view.number),
                                  about.format(number=view.number), self.tr("&Begin"))  # fmt: skip
        asking.form.add("reason", self.tr("&Why; it is printed"), long_text(3))
        asking.require("reason")
        asking.given.connect(
            lambda said: self._begin(requests, "amended", view.language, corrects=view.id, reason=said["reason"])
        )
        asking.open()

    def authors(self, view: ReportView, staff: Sequence[Known]) -> None:
        """Who signs it as authors, in their order."""
        about = self.tr("They sign in this order. Whoever opened the report stays one of them.")
        asking = self.asked.begin(self.tr("Authors of {number}").format(number=view.number), about, self.tr("&Keep"))
        names = [(one.id, one.name) for one in staff]
        known = [one.person for one in view.authors]
        for n in range(min(MOST_AUTHORS, max(FEW_AUTHORS, len(known) + 2))):
            title = self.tr("Author {number}").format(number=n + 1)
            asking.form.add(f"author_{n}", title, Choice(names, "" if n == 0 else self.tr("nobody")))
        asking.form.fill({f"author_{n}": person for n, person in enumerate(known)})
        asking.require("author_0")
        asking.given.connect(
            lambda said: self._send(reports.set_authors, view.id, list(dict.fromkeys(p for p in said.values() if p)))
        )
        asking.open()

    def abandon(self, view: ReportView) -> None:
        """Give a draft up."""
        about = self.tr("It stays in the record with the reason. The requests can be reported anew.")
        self._because(self.tr("Give up {number}"), about, self.tr("Give &up"), reports.abandon, view)

    # -- reviewed ------------------------------------------------------------------------------------------------

    def give_back(self, view: ReportView) -> None:
        """Back to the authors; the signatures of this round are void."""
        about = self.tr("The signatures of this round become void, and stay. Its authors write, answer and sign again.")
        mine = view.is_mine and view.state in ("DRAFT", "AUTHOR_SIGNED")
        title = self.tr("Take {number} back") if mine else self.tr("Give {number} back")
        self._because(title, about, self.tr("Take back") if mine else self.tr("&Give back"), reports.give_back, view)

    def find(self, view: ReportView, kind: str, items: Sequence[str]) -> None:
        """A finding on a place in the report."""
        about = self.tr("It gets a number. The authors answer it; the report does not pass before it is settled.")
        asking = self.asked.begin(self.tr("Raise a finding"), about, self.tr("&Raise"))
        asking.form.add(
            "place", self.tr("&Place in the report"), Choice([*options(PLACES), *((one, one) for one in items)])
        )
        asking.form.add("statement", self.tr("&What is to be mended, or asked"), long_text(5))
        asking.require("place", "statement")
        asking.given.connect(lambda said: self._send(reports.find, view.id, kind, said["place"], said["statement"]))
        asking.open()

    def answer(self, finding: Finding) -> None:
        """An author's answer."""
        asking = self.asked.begin(self._named(finding), finding.statement, self.tr("&Answer"))
        asking.form.add("answer", self.tr("&Answer"), long_text(5))
        asking.form.fill({"answer": finding.answer})
        asking.require("answer")
        asking.given.connect(lambda said: self._send(reports.answer, finding.id, said["answer"]))
        asking.open()

    def refer(self, finding: Finding) -> None:
        """An author or the reviewer does not agree with the other."""
        about = self.tr("The technical leader, a manager without a part in it, decides. Your reason is kept.")
        asking = self.asked.begin(self._named(finding), about, self.tr("&Refer"))
        asking.form.add("reason", self.tr("&Why you disagree"), long_text(5))
        asking.require("reason")
        asking.given.connect(lambda said: self._send(reports.refer, finding.id, reason=said["reason"]))
        asking.open()

    def decide(self, finding: Finding) -> None:
        """A manager ends a disagreement."""
        about = "\n\n".join(part for part in (finding.statement, finding.answer, finding.referral) if part)
        asking = self.asked.begin(self._named(finding), about, self.tr("&Decide"))
        asking.form.add("decision", self.tr("De&cision, with its reason"), long_text(5))
        asking.require("decision")
        asking.given.connect(lambda said: self._send(reports.settle, finding.id, decision=said["decision"]))
        asking.open()

    # -- issued --------------------------------------------------------------------------------------------------

    def issue(self, view: ReportView, customers: Sequence[Agency], first: int | None) -> None:
        """To whom it goes."""
        about = self.tr("Whoever got the report that this one corrects gets it too. It is issued as it is signed.")
        title = self.tr("Issue {number}").format(number=view.number)
        asking = self.asked.begin(title, about, self.tr("&Issue"), columns=4)
        asking.setMinimumWidth(WIDE)
        names = [(one.id, one.name) for one in customers]
        more = button(self.tr("One &more"), lambda: self._recipient(asking, names, more))
        asking.room.insertWidget(asking.room.indexOf(asking.form) + 1, more, 0, Qt.AlignmentFlag.AlignLeft)
        for column, stretch in enumerate(WIDTHS):
            asking.form.grid.setColumnStretch(column, stretch)
        for _ in range(2):
            self._recipient(asking, names, more)
        if view.corrects is None:
            asking.require("agency_1", "name_1")
            asking.form.fill({"agency_1": first})
        asking.given.connect(partial(self._issue, view))
        asking.open()

    def _recipient(self, asking: Asking, names: Sequence[tuple[int, str]], more: QPushButton) -> None:
        """Room for one more, as long as there is."""
        form, number = asking.form, len(asking.form.fields) // 4 + 1
        more.setVisible(number < MOST_RECIPIENTS)
        form.add(f"agency_{number}", self.tr("Agency {number}").format(number=number), Choice(names))
        form.add(f"name_{number}", self.tr("Name of the recipient"), text_input(LONGEST))
        form.add(f"how_{number}", self.tr("How"), Choice(options(HOW)))
        form.add(f"copies_{number}", self.tr("Copies"), QSpinBox(minimum=1, maximum=99))
        form.fill({f"how_{number}": "hand"})
        one_after_the_other(*(field.input for field in form.fields.values()), more)
        if number > FIRST_RECIPIENTS:
            form.fields[f"agency_{number}"].input.setFocus()

    def copy(self, view: ReportView, customers: Sequence[Agency]) -> None:
        """Somebody asks for it after it was issued."""
        about = self.tr("They are served like the others, and get what amends it and what tells of a withdrawal.")
        title = self.tr("A further copy of {number}").format(number=view.number)
        asking = self.asked.begin(title, about, self.tr("&Give it"), columns=2)
        form = asking.form
        form.add("agency_id", self.tr("&Agency"), Choice([(one.id, one.name) for one in customers]))
        form.add("name", self.tr("&Name of the recipient"), text_input(LONGEST))
        form.add("how", self.tr("&How"), Choice(options(HOW)))
        form.add("copies", self.tr("&Copies"), QSpinBox(minimum=1, maximum=99))
        form.add("letter", self.tr("By which &letter, order or request"), text_input(LONGEST))
        form.add("on", self.tr("Asked for &on"), date_input())
        form.add("reason", self.tr("&Why it is given"), long_text(3), span=2)
        form.fill({"how": "hand"})
        asking.require("agency_id", "name", "letter", "reason")
        asking.given.connect(partial(self._copy, view))
        asking.open()

    def served(self, recipient: Recipient) -> None:
        """A recipient acknowledged it."""
        about = f"{recipient.name}, {recipient.agency}"
        asking = self.asked.begin(self.tr("It was served"), about, self.tr("&Record"))
        asking.form.add("acknowledged", self.tr("&How it was acknowledged, and by whom"), text_input(LONGEST))
        asking.require("acknowledged")
        asking.given.connect(lambda said: self._send(reports.serve, recipient.id, said["acknowledged"]))
        asking.open()

    def told(self, notice: Notice) -> None:
        """A recipient acknowledged that they know of the withdrawal."""
        title = self.tr("{name} knows of the withdrawal").format(name=notice.name)
        asking = self.asked.begin(title, notice.agency, self.tr("&Record"))
        asking.form.add("acknowledged", self.tr("&How it was acknowledged, and by whom"), text_input(LONGEST))
        asking.require("acknowledged")
        asking.given.connect(lambda said: self._send(reports.serve_notice, notice.id, said["acknowledged"]))
        asking.open()

    def withdraw(self, view: ReportView) -> None:
        """It is valid no more; its recipients are told."""
        about = self.tr(
            "It stays on record as withdrawn; every recipient is to be told. Its requests can be reported anew."
        )
        self._because(self.tr("Withdraw {number}"), about, self.tr("&Withdraw"), reports.withdraw, view, proven=True)

    # -- own -----------------------------------------------------------------------------------------------------

    def _because(
        self, title: str, about: str, go_on: str, step: Callable[..., Any], view: ReportView, *, proven: bool = False
    ) -> None:
        asking = self.asked.begin(title.format(number=view.number), about, go_on)
        asking.form.add("reason", self.tr("&Reason"), long_text(4))
        asking.require("reason")
        send = self._send_proven if proven else self._send
        asking.given.connect(lambda said: send(step, view.id, reason=said["reason"]))
        asking.open()

    def _issue(self, view: ReportView, said: dict[str, Any]) -> None:
        lines = [{name: said[f"{name}_{n}"] for name in ("agency", "name", "how", "copies")} for n in _numbers(said)]
        if half := [f"{name}_{n}" for n, one in zip(_numbers(said), lines, strict=True) if (name := _lacking(one))]:
            self._complain(half)
            return
        chosen = [
            NewRecipient(one["agency"], one["name"], one["how"] or "hand", one["copies"])
            for one in lines if one["agency"]
        ]  # fmt: skip
        self._send_proven(issue_checked, view.id, chosen)

    def _copy(self, view: ReportView, said: dict[str, Any]) -> None:
        recipient = NewRecipient(said["agency_id"], said["name"], said["how"] or "hand", said["copies"])
        asked = AskedFor(said["on"], said["letter"])
        self._send_proven(copy_checked, view.id, recipient, asked, reason=said["reason"])

    def _complain(self, keys: Sequence[str]) -> None:
        """A recipient that was half written is not left out in silence."""
        asking = self.asked.asking
        assert asking is not None
        asking.go_on.setEnabled(True)
        for key in reversed(keys):
            asking.form.complain(key, self.tr("Say both the agency and the name, or neither."))

    def _begin(self, requests: Sequence[int], kind: str, language: str, **more: Any) -> None:
        self.asked.send(reports.open_one, list(requests), kind, language, then=self._begun, **more)

    def _begun(self, stepped: Stepped) -> None:
        self.page.desk.messages.good(self.tr("{number} is begun.").format(number=stepped.number))
        self.page.desk.open("report", stepped.report)

    def _send(self, step: Callable[..., Any], *args: Any, **kw: Any) -> None:
        self.asked.send(step, *args, **kw)

    def _send_proven(self, step: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """The question stays open under the one for the password, so that nothing written is lost."""
        asking, desk = self.asked.asking, self.page.desk
        assert asking is not None
        asking.go_on.setEnabled(True)

        def done(_stepped: object) -> None:
            asking.agree()
            self.page.reload()

        def refused(error: LimsError) -> None:
            asking.say_refusal(desk, error)
            self.page.reload()

        desk.ask_password(
            asking.windowTitle(), step, *args, act=uuid4(), login=desk.lab.me.login, then=done, refused=refused, **kw
        )

    def _named(self, finding: Finding) -> str:
        title = self.tr("Finding {number}: {place}")
        return title.format(number=finding.number, place=place_words(finding.place))


def _lacking(line: dict[str, Any]) -> str:
    """Which half of a recipient is missing; nothing when both are there, or neither is."""
    if bool(line["agency"]) == bool(line["name"]):
        return ""
    return "name" if line["agency"] else "agency"


def _numbers(said: dict[str, Any]) -> range:
    """The lines of recipients, from 1."""
    return range(1, sum(name.startswith("agency_") for name in said) + 1)
