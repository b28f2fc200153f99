"""What those whose duty allows may do to a case: amend, restrict, refer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lims_desktop import cases
from lims_desktop.agencies import Agency
from lims_desktop.cases import CaseView
from lims_desktop.errors import LimsError
from lims_desktop.people import Known
from ui.forms import long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms

_PERSON = Qt.ItemDataRole.UserRole


class CaseQuestions(QObject):
    """Every question is about the case shown now."""

    def __init__(self, page: Page, terms: Callable[[], Terms]) -> None:
        super().__init__(page)
        self._page = page
        self._terms = terms

    def amend(self, case: CaseView) -> None:
        """Change offence, district or note, or name one more person."""
        about = self.tr("The old words stay in the ledger.")
        asking = self._asking(self.tr("Amend {case}").format(case=case.number), about, self.tr("Amend"), columns=2)
        form, terms = asking.form, self._terms()
        form.add("offence", self.tr("&Offence"), Choice(terms.options("offence")))
        form.add("district", self.tr("&District"), Choice(terms.options("district")))
        form.add("note", self.tr("&Note"), long_text(2), span=2)
        form.add("role", self.tr("One more person: &role"), Choice(terms.options("person_role")))
        form.add("name", self.tr("N&ame"), text_input())
        form.add("reason", self.tr("&Reason"), text_input(), span=2)
        old = {key: getattr(case, key) for key in ("offence", "district", "note")}
        form.fill(old)
        asking.require("reason")

        def given(said: dict[str, Any]) -> None:
            changes: dict[str, Any] = {key: said[key] or "" for key, value in old.items() if said[key] != value}
            if said["name"]:
                changes["persons"] = [{"role": said["role"] or "other", "name": said["name"]}]
            self._do(asking, cases.amend, case.id, changes, reason=said["reason"])

        asking.given.connect(given)
        asking.open()

    def restrict(self, case: CaseView, people: Sequence[Known]) -> None:
        """Show the case only to the managers and those chosen here, or to all staff again."""
        if case.restricted:
            about = self.tr("All staff may see the case again.")
            asking = self._asking(self.tr("Open the case to all staff"), about, self.tr("Open it"))
        else:
            about = self.tr("Only the managers and those marked here will see the case, its items and its persons.")
            asking = self._asking(self.tr("Restrict the case"), about, self.tr("Restrict"))
        admitted = _checklist(people)
        if not case.restricted:
            asking.form.add("admitted", self.tr("&Who may see it"), admitted)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        asking.given.connect(
            lambda said: self._do(
                asking, cases.restrict, case.id, not case.restricted, _checked(admitted), reason=said["reason"]
            )
        )
        asking.open()

    def refer(self, case: CaseView, agencies: Sequence[Agency]) -> None:
        """Let another agency see the case."""
        about = self.tr("The agency may then see the case with its custody.")
        asking = self._asking(self.tr("Refer the case"), about, self.tr("Refer"))
        others = [(one.id, one.name) for one in agencies if one.id != case.agency_id]
        asking.form.add("agency", self.tr("To which &agency"), Choice(others))
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("agency")
        asking.given.connect(lambda said: self._do(asking, cases.refer, case.id, said["agency"], reason=said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _asking(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        return Asking(title, about, go_on, self._page.desk.over, columns)

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)


def _checklist(people: Sequence[Known]) -> QListWidget:
    listed = QListWidget()
    listed.setMaximumHeight(220)
    for person in people:
        row = QListWidgetItem(f"{person.name} · {person.login}", listed)
        row.setData(_PERSON, person.id)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Unchecked)
    return listed


def _checked(listed: QListWidget) -> list[int]:
    rows = [listed.item(number) for number in range(listed.count())]
    return [int(row.data(_PERSON)) for row in rows if row.checkState() == Qt.CheckState.Checked]
