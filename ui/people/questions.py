"""What is asked before an account is made or changed. Each question stays open until the laboratory has agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject

from lims_desktop import labels, people
from lims_desktop.errors import LimsError
from lims_desktop.people import DUTIES, SHORTEST_PASSWORD, Known
from ui.duties import duty_words
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.passwords import PasswordEdit
from ui.people.roster import PersonRow, Roster, change_password

Then = Callable[[Any], object]


class Questions(QObject):
    """Asks, and does what was answered."""

    def __init__(self, page: Page, roster: Callable[[], Roster]) -> None:
        super().__init__(page)
        self._page, self._roster = page, roster

    def add(self) -> None:
        """A new account."""
        about = self.tr("The person changes the first password when they sign in. A login is never used again.")
        asking = self._asking(self.tr("New person"), about, self.tr("Make the account"), columns=2)
        form = asking.form
        form.add("name", self.tr("&Name"), text_input())
        form.add("login", self.tr("&Login"), text_input(41, "ana.cob"), note=self.tr("Small letters, digits, dots"))
        form.add("duty", self.tr("&Duty"), Choice([(duty, duty_words(duty)) for duty in DUTIES]))
        form.add("title", self.tr("&Title"), text_input())
        form.add("office_id", self.tr("&Office"), Choice((one.id, one.name) for one in self._roster().offices))
        form.add("section", self.tr("&Section"), Choice(self._roster().sections))
        form.add("agency_id", self.tr("&Agency"), Choice((one.id, one.name) for one in self._roster().agencies),
                 note=self.tr("Only for a client of an agency"))  # fmt: skip
        form.add("initials", self.tr("&Initials"), text_input(6), note=self.tr("Made of the name when empty"))
        new, again = self._new_password(asking)
        asking.require("name", "login", "duty")

        def given(said: dict[str, Any]) -> None:
            if self._same(asking, new, again):
                keys = ("title", "office_id", "section", "agency_id", "initials")
                extra = {key: said[key] for key in keys if said[key] is not None}
                arguments = (said["login"], said["name"], [said["duty"]], new.text())
                self._do(asking, people.add, *arguments, act=uuid4(), **extra)

        self._ask(asking, given)

    def change(self, person: Known) -> None:
        """Mend what is written of a person."""
        about = self.tr("The login {login} stays for ever.").format(login=person.login)
        asking = self._asking(self.tr("Change {name}").format(name=person.name), about, self.tr("Change"))
        form = asking.form
        form.add("name", self.tr("&Name"), text_input())
        form.add("initials", self.tr("&Initials"), text_input(6))
        form.add("title", self.tr("&Title"), text_input())
        form.add("office_id", self.tr("&Office"), Choice((one.id, one.name) for one in self._roster().offices))
        form.add("section", self.tr("&Section"), Choice(self._sections(person)))
        old = {key: getattr(person, key) for key in form.fields}
        form.fill(old)
        asking.require("name", "initials")

        def given(said: dict[str, Any]) -> None:
            changes = {key: said[key] for key in old if said[key] != old[key]}
            self._do(asking, people.change, person.id, changes, act=uuid4())

        self._ask(asking, given)

    def grant(self, row: PersonRow) -> None:
        """One more duty."""
        title = self.tr("A duty for {name}").format(name=row.name)
        asking = self._asking(title, self.tr("It counts from the next sign-in."), self.tr("Grant"))
        others = [(duty, duty_words(duty)) for duty in DUTIES if duty not in row.duties]
        asking.form.add("duty", self.tr("&Duty"), Choice(others))
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("duty")
        self._ask(
            asking,
            lambda said: self._do(asking, people.grant, row.id, said["duty"], reason=said["reason"], act=uuid4()),
        )

    def revoke(self, row: PersonRow, duty: str) -> None:
        """One duty less."""
        title = self.tr("Take “{duty}” from {name}").format(duty=duty_words(duty), name=row.name)
        self._because(title, self.tr("Take it"), people.revoke, row.id, duty)

    def disable(self, row: PersonRow) -> None:
        """Nobody signs in as this person any more."""
        title = self.tr("Disable {name}").format(name=row.name)
        about = self.tr("Their connections end now. What they hold stays with them until somebody takes it over.")
        self._because(title, self.tr("Disable"), people.disable, row.id, about=about, by_position=True)

    def enable(self, row: PersonRow) -> None:
        """They may sign in again."""
        title = self.tr("Let {name} sign in again").format(name=row.name)
        self._because(title, self.tr("Enable"), people.enable, row.id, by_position=True)

    def reset(self, row: PersonRow) -> None:
        """A new first password; it is in the ledger that it was not their own doing."""
        about = self.tr("Their connections end now. It is recorded that you set this password, and why.")
        title = self.tr("New password for {name}").format(name=row.name)
        asking = self._asking(title, about, self.tr("Set the password"))
        new, again = self._new_password(asking)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")

        def given(said: dict[str, Any]) -> None:
            if self._same(asking, new, again):
                self._do(asking, people.reset_password, row.known, new.text(), said["reason"], act=uuid4())

        self._ask(asking, given)

    def my_password(self) -> None:
        """My own password, proved by the old one."""
        about = self.tr("A sentence is easy to remember and hard to guess. Nobody else ever learns it.")
        asking = self._asking(self.tr("Change my password"), about, self.tr("Change it"))
        old = PasswordEdit()
        asking.form.add("old", self.tr("Password until &now"), old)
        new, again = self._new_password(asking)
        asking.require("old")

        def given(_said: dict[str, Any]) -> None:
            if self._same(asking, new, again):
                told = self.tr("Your password is changed.")
                self._do(asking, change_password, old.text(), new.text(), told=told)

        self._ask(asking, given)

    def badge(self, row: PersonRow, then: Then) -> None:
        """A badge; another one needs a reason, and the one before is struck through."""
        if row.badge is None:
            self._page.act(labels.badge, row.id, act=uuid4(), then=then)
            return
        title = self.tr("Another badge for {name}").format(name=row.name)
        about = self.tr("The badge {code} is struck through.").format(code=row.badge.code)
        asking = self._asking(title, about, self.tr("Issue it"))
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        self._ask(
            asking,
            lambda said: self._do(asking, labels.badge, row.id, reason=said["reason"], act=uuid4(), then=then),
        )

    # -- own ---------------------------------------------------------------------------------------------------

    def _sections(self, person: Known) -> list[tuple[str, str]]:
        """The sections there are; one that left the list is still this person's."""
        known = list(self._roster().sections)
        own = person.section
        return known if own is None or own in dict(known) else [*known, (own, own)]

    def _asking(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        return Asking(title, about, go_on, self._page.desk.over, columns)

    def _ask(self, asking: Asking, given: Callable[[dict[str, Any]], object]) -> None:
        asking.given.connect(given)
        asking.open()

    def _because(
        self, title: str, go_on: str, fn: Callable[..., Any], *args: Any, about: str = "", by_position: bool = False
    ) -> None:
        asking = self._asking(title, about, go_on)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")

        def given(said: dict[str, Any]) -> None:
            if by_position:
                self._do(asking, fn, *args, said["reason"], act=uuid4())
            else:
                self._do(asking, fn, *args, reason=said["reason"], act=uuid4())

        self._ask(asking, given)

    def _new_password(self, asking: Asking) -> tuple[PasswordEdit, PasswordEdit]:
        new, again = PasswordEdit(), PasswordEdit()
        note = self.tr("At least {count} characters").format(count=SHORTEST_PASSWORD)
        asking.form.add("new", self.tr("New &password"), new, note=note)
        asking.form.add("again", self.tr("The same, &once more"), again)
        asking.require("new", "again")
        return new, again

    def _same(self, asking: Asking, new: PasswordEdit, again: PasswordEdit) -> bool:
        same = new.text() == again.text()
        asking.form.complain("again", "" if same else self.tr("The two are not the same."))
        asking.go_on.setEnabled(True)
        return same

    def _do(
        self, asking: Asking, fn: Callable[..., Any], *args: Any, then: Then | None = None, told: str = "", **kw: Any
    ) -> None:
        asking.go_on.setEnabled(False)

        def agreed(answer: Any) -> None:
            asking.agree()
            if told:
                self._page.desk.messages.good(told)
            if then:
                then(answer)
            self._page.reload()

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=agreed, refused=refused, **kw)
