"""Lists: the words one chooses from, with what the rules read of each; managers add, reword and rest them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop import lists
from lims_desktop.lists import Placed
from lims_desktop.shipped import WordList, word_lists
from ui import pages
from ui.forms import long_text, text_input
from ui.house.particulars import ParticularFields, told
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.quality.asked import Asked
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
_WIDTH = 268
_STATES = {
    "yes": (QT_TRANSLATE_NOOP("lists", "offered"), "good"),
    "no": (QT_TRANSLATE_NOOP("lists", "at rest"), "neutral"),
}
_words = Vocabulary("lists")


@dataclass(frozen=True)
class Counted:
    """A list, and how many of its words are offered."""

    code: str
    named: WordList
    count: int


@pages.register
class ListsPage(Page):
    """The lists at the left, the words of the chosen one at the right, in the order in which they are offered."""

    name = "lists"
    icon = "lists"
    group = "laboratory"
    order = 742
    title = QT_TRANSLATE_NOOP("pages", "Lists")
    topics = frozenset({"list"})
    duties = MANAGERS | {"auditor", "administrator"}

    def build(self) -> None:
        """Two tables."""
        self.asked = Asked(self)
        self.terms: list[Placed] = []
        self.lists = Table(self, self._list_columns(), words="lists", key="code")
        self.lists.setFixedWidth(_WIDTH)
        self.lists.setAccessibleName(self.tr("Lists"))
        self.lists.chosen.connect(self._choose)
        self.table = Table(self, self._columns(), words="lists", key="code")
        self.table.setAccessibleName(self.tr("Words"))
        self.table.empty_text = self.tr("This list has no words yet. Nothing can be chosen from it.")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.lists)
        row.addWidget(self.table, 1)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.lists)
        if self.desk.lab.me.duties & MANAGERS:
            self.rest_button = self.add_button(self.tr("&Rest, or offer again …"), self.rest)
            self.add_button(self.tr("&Change …"), self.change, icon="edit")
            self.add_button(self.tr("&New word …"), self.add, icon="plus", primary=True)
            self.table.opened.connect(self.change)
            self.key("Ctrl+N", self.tr("New word"), self.add)
            self.key("Ctrl+E", self.tr("Change"), self.change)

    def load(self, lab: Lab) -> list[Placed]:
        """Every word of every list."""
        return lists.everything(lab)

    def fill(self, terms: list[Placed]) -> None:
        """Show the lists by their names; one stands where one stood."""
        self.terms = terms
        rows = [Counted(code, named, sum(1 for term in terms if term.list == code and term.active))
                for code, named in word_lists().items()]  # fmt: skip
        self.lists.show_rows(sorted(rows, key=self._list_name))
        if isinstance(self.argument, str):
            codes = [row.code for row in self.lists.rows.rows]
            self.lists.selectRow(codes.index(self.argument) if self.argument in codes else 0)
            self.argument = None
        elif self.lists.current is None:
            self.lists.selectRow(0)
        self._choose()

    @Slot()
    def add(self) -> None:
        """A word that the chosen list has not."""
        of: Counted | None = self.lists.current
        if of is not None:
            last = max((term.position for term in self.terms if term.list == of.code), default=0)
            self._ask(self.tr("New word"), Placed(of.code, "", "", "", position=last + 1))

    @Slot()
    def change(self) -> None:
        """The chosen word, reworded."""
        if (term := self.table.current) is not None:
            self._ask(self.tr("Change {word}").format(word=term.named(self.desk.language)), term)

    @Slot()
    def rest(self) -> None:
        """The chosen word is offered no more, or again."""
        term: Placed | None = self.table.current
        if term is None:
            self.desk.messages.warn(self.tr("Choose a word first."))
            return
        resting = self.tr("What was recorded with it stays. It is not offered any more, and refused where it is sent.")
        title = self.tr("Rest: {word}") if term.active else self.tr("Offer again: {word}")
        asking = self.asked.begin(title.format(word=term.named(self.desk.language)), resting if term.active else "",
                                  self.tr("Go on"))  # fmt: skip
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self._put(replace(term, active=not term.active), term, said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _ask(self, title: str, term: Placed) -> None:
        about = self.tr("Both languages are needed: papers and screens choose. The code stays as it is for ever.")
        asking = self.asked.begin(title, about, self.tr("Keep"), columns=2)
        form, new = asking.form, not term.code
        if new:
            form.add("code", self.tr("&Code"), text_input(60), note=self.tr("Such as cool-box"))
        form.add("name", self.tr("&English"), text_input(200))
        form.add("name_es", self.tr("&Spanish"), text_input(200))
        form.add("position", self.tr("&Place in the list"), text_input(6), note=self.tr("The lowest is offered first"))
        fields = ParticularFields(form, term.list, self.terms, self.desk.language)
        form.add("reason", self.tr("&Reason"), long_text(2), span=2)
        form.fill({"position": term.position, "name": term.name, "name_es": term.name_es})
        fields.fill(term.extra)
        asking.require(*(("code",) if new else ()), "position", "name", "name_es", "reason")
        asking.given.connect(self._given(term, fields))
        asking.open()

    def _given(self, term: Placed, fields: ParticularFields) -> Callable[[dict[str, Any]], None]:
        def given(said: dict[str, Any]) -> None:
            asking = self.asked.asking
            assert asking is not None
            if not said["position"].isdecimal():
                asking.refuse(self.tr("The place in the list is a whole number; the lowest is offered first."))
            else:
                words = {"name": said["name"], "name_es": said["name_es"], "extra": fields.read(said)}
                code = said.get("code", term.code)
                made = replace(term, code=code, position=int(said["position"]), **words)
                self._put(made, term if term.code else None, said["reason"])

        return given

    def _put(self, term: Placed, was: Placed | None, reason: str) -> None:
        self.asked.send(lists.put, term, position=term.position, was=was, reason=reason)

    @Slot()
    def _choose(self) -> None:
        of: Counted | None = self.lists.current
        self.table.show_rows([term for term in self.terms if of is not None and term.list == of.code])

    def _list_name(self, row: Counted) -> str:
        return row.named.name_es if self.desk.language == "es" else row.named.name

    def _list_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("lists", "List"), 200, show=self._list_name, sortable=False),
            Column("count", QT_TRANSLATE_NOOP("lists", "Words"), 64, right=True, sortable=False),
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("lists", "English"), 210, sortable=False),
            Column("name_es", QT_TRANSLATE_NOOP("lists", "Spanish"), 210, sortable=False),
            Column("extra", QT_TRANSLATE_NOOP("lists", "What the rules read"), 240, sortable=False,
                   show=lambda term: told(term.extra)),
            Column("active", QT_TRANSLATE_NOOP("lists", "State"), 96, sortable=False,
                   badge=_state),
            Column("code", QT_TRANSLATE_NOOP("lists", "Code"), 130, mono=True, sortable=False, spare=True),
        )  # fmt: skip


def _state(term: Placed) -> Badge:
    return _words.badge(_STATES, "yes" if term.active else "no")
