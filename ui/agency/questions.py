"""What a customer, or the laboratory for them, tells of a case: each in one dialog that keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox

from lims_desktop import enquiries
from lims_desktop.customers import CustomerCase
from lims_desktop.enquiries import Enquiry, Hearing, Subpoena, Wanted
from lims_desktop.people import Known
from ui.agency.talk import KINDS
from ui.agency.wording import say
from ui.custody.wording import minute
from ui.forms import date_input, long_text, text_input
from ui.outside.moments import MomentEdit
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.quality.asked import Asked
from ui.quality.wording import SEVERITIES, options

WEEK = 24 * 7


class CaseTalk(Asked):
    """Days in court and subpoenas, told by a customer or by the laboratory."""

    def hearing(self, case: int, number: str) -> None:
        """A day in court that is to come."""
        about = self.tr("Examinations that are still open become urgent for that day.")
        asking = self.begin(self.tr("A day in court for {case}").format(case=number), about, self.tr("Tell it"))
        when = MomentEdit(WEEK)
        asking.form.add("at", self.tr("&When"), when)
        asking.form.add("court", self.tr("&Court"), text_input())
        asking.form.add("note", self.tr("&Note"), long_text(2))
        asking.require("court")
        asking.given.connect(
            lambda said: self.send(enquiries.tell_hearing, case, when.moment, said["court"], note=said["note"])
        )
        asking.open()

    def cancel(self, hearing: Hearing) -> None:
        """It does not take place."""
        title = self.tr("{court} on {when} does not take place").format(court=hearing.court, when=minute(hearing.at))
        asking = self.begin(title, "", self.tr("It does not take place"))
        asking.form.add("reason", self.tr("&Why"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self.send(enquiries.cancel_hearing, hearing.id, reason=said["reason"]))
        asking.open()

    def subpoena(self, case: int, number: str) -> None:
        """Somebody of the laboratory is called."""
        about = self.tr("The laboratory serves it on the person, who then finds it among their tasks.")
        asking = self.begin(self.tr("A subpoena in {case}").format(case=number), about, self.tr("Tell it"))
        when = MomentEdit(WEEK)
        asking.form.add("witness", self.tr("&Witness"), text_input(), note=self.tr("As the paper names them"))
        asking.form.add("at", self.tr("&Appears"), when)
        asking.form.add("court", self.tr("&Court"), text_input())
        asking.form.add("reference", self.tr("&Number of the paper"), text_input(100))
        asking.require("witness", "court")
        asking.given.connect(
            lambda said: self.send(
                enquiries.tell_subpoena, case, when.moment, said["court"], said["witness"], reference=said["reference"]
            )
        )
        asking.open()


class CustomerTalk(CaseTalk):
    """What only a customer asks."""

    def ask(self, case: CustomerCase) -> None:
        """A question, feedback on an issued report, or a complaint."""
        kinds = [(code, say(name)) for code, name in KINDS.items() if code != "feedback" or case.reports_list]
        about = self.tr("It stays with the case, with every answer. A complaint goes to the quality manager.")
        asking = self.begin(self.tr("Ask about {case}").format(case=case.number), about, self.tr("Send"))
        asking.form.add("kind", self.tr("&What it is"), Choice(kinds))
        if case.reports_list:
            reports = [(one.id, one.number) for one in case.reports_list]
            asking.form.add("report", self.tr("&Report"), Choice(reports), note=self.tr("If it is about one"))
        asking.form.add("words", self.tr("In your w&ords"), long_text(5))
        asking.form.fill({"kind": "question"})
        asking.require("kind", "words")
        asking.given.connect(
            lambda said: self.send(enquiries.ask, case.id, said["kind"], said["words"], report=said.get("report"))
        )
        asking.open()

    def examination(self, case: CustomerCase, items: Sequence[int], terms: Terms) -> None:
        """A service: an examination of items that were handed in."""
        numbers = ", ".join(one.number for one in case.items if one.id in items)
        about = self.tr("Of {items}. The section says whether it takes it, and promises a day.").format(items=numbers)
        asking = self.begin(self.tr("Ask for an examination"), about, self.tr("Ask for it"), columns=2)
        form, needed = asking.form, QCheckBox(self.tr("Needed by a &day"))
        day, remand = date_input(), QCheckBox(self.tr("Somebody is on &remand"))
        day.setEnabled(False)
        needed.toggled.connect(day.setEnabled)
        form.add("examination", self.tr("&Examination"), Choice(terms.options("examination")), span=2)
        form.add("questions", self.tr("W&hat should it answer?"), long_text(4), span=2)
        form.add("needed", "", needed)
        form.add("day", self.tr("&By"), day)
        form.add("remand", "", remand)
        asking.require("examination", "questions")
        asking.given.connect(lambda said: self._ask_examination(items, said))
        asking.open()

    def _ask_examination(self, items: Sequence[int], said: dict[str, Any]) -> None:
        wanted = Wanted(needed_by=said["day"] if said["needed"] else None, remand=said["remand"])
        self.send(enquiries.ask_examination, items, said["examination"], said["questions"], wanted)


class LaboratoryTalk(CaseTalk):
    """What only the laboratory does with them."""

    def serve(self, one: Subpoena, staff: Sequence[Known]) -> None:
        """Served on this person of the laboratory."""
        asking = self._about(one, self.tr("Serve the subpoena"), self.tr("It was served"))
        asking.form.add("witness", self.tr("&On"), Choice([(known.id, known.name) for known in staff]))
        asking.form.add("how", self.tr("&How"), text_input(), note=self.tr("By hand, by post, by whom"))
        asking.form.fill({"witness": next((known.id for known in staff if known.name == one.witness_named), None)})
        asking.require("witness", "how")
        asking.given.connect(lambda said: self.send(enquiries.serve, one.id, said["witness"], said["how"]))
        asking.open()

    def excuse(self, one: Subpoena) -> None:
        """The court does not want them any more."""
        asking = self._about(one, self.tr("The witness is excused"), self.tr("Excused"))
        asking.form.add("reason", self.tr("&Why"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self.send(enquiries.excuse, one.id, reason=said["reason"]))
        asking.open()

    def testimony(self, one: Subpoena) -> None:
        """What was asked and said in court."""
        asking = self._about(one, self.tr("Testimony"), self.tr("Record it"))
        when = MomentEdit(-2)
        asking.form.add("at", self.tr("&When"), when)
        asking.form.add("minutes", self.tr("How many &minutes"), text_input(4))
        asking.form.add("about", self.tr("What was &asked and said"), long_text(4))
        inside = self.tr("Seen by the laboratory only")
        asking.form.add("difficulties", self.tr("What was &difficult"), long_text(3), note=inside)
        asking.require("minutes", "about")
        asking.given.connect(lambda said: self._testify(asking, one, when, said))
        asking.open()

    def nonconformity(self, one: Enquiry, terms: Terms) -> None:
        """The complaint is right."""
        about = self.tr("It touches the case, and is looked into like every other. The customer is answered besides.")
        asking = self.begin(self.tr("Raise a nonconformity"), about, self.tr("Raise it"), columns=2)
        asking.form.add("kind", self.tr("&Kind"), Choice(terms.options("nonconformity_kind")))
        asking.form.add("severity", self.tr("&Severity"), Choice(options(SEVERITIES)))
        asking.form.add("what", self.tr("&What happened"), long_text(5), span=2)
        asking.form.fill({"kind": "complaint", "what": one.first})
        asking.require("kind", "severity", "what")
        asking.given.connect(
            lambda said: self.send(enquiries.raise_nonconformity, one.id, said["kind"], said["severity"], said["what"])
        )
        asking.open()

    def privilege(self, one: Enquiry) -> None:
        """Whether its words may leave in a disclosure bundle."""
        about = self.tr(
            "Its words stay on the case and leave in no disclosure bundle, which says that they exist and why."
        )
        back = self.tr("Its words go into disclosure bundles from now on.")
        title, go_on = self.tr("Legally privileged"), self.tr("It is privileged")
        if one.privileged is not None:
            title, go_on = self.tr("Not privileged any more"), self.tr("It is not")
        asking = self.begin(title, about if one.privileged is None else back, go_on)
        asking.form.add("reason", self.tr("&Why"), long_text(3))
        asking.require("reason")
        is_new = one.privileged is None
        asking.given.connect(
            lambda said: self.send(enquiries.privilege, one.id, privileged=is_new, reason=said["reason"])
        )
        asking.open()

    def _about(self, one: Subpoena, title: str, go_on: str) -> Asking:
        facts = (one.witness_named, one.court, minute(one.appears_at), one.case_number)
        return self.begin(title, " · ".join(facts), go_on)

    def _testify(self, asking: Asking, one: Subpoena, when: MomentEdit, said: dict[str, Any]) -> None:
        minutes = said["minutes"].strip()
        if not minutes.isdecimal():
            asking.go_on.setEnabled(True)
            asking.form.complain("minutes", self.tr("A whole number of minutes."))
            return
        more = {"difficulties": said["difficulties"]}
        self.send(enquiries.record_testimony, one.id, when.moment, int(minutes), said["about"], **more)
