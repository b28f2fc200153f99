"""What a person may do to an item, each asked in one dialog that stays open until the laboratory has agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSpinBox

from lims_desktop import custody, discrepancies, holds, items, labels
from lims_desktop.custody import HeldItem
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import CustodyEvent, ItemView
from ui.forms import long_text, text_input
from ui.holds.ending import add_ending, ending
from ui.intake.typed import typed_number
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms

MOST_CHILDREN = 50


class ItemQuestions(QObject):
    """Every question is about the item shown now."""

    def __init__(self, page: Page, terms: Callable[[], Terms]) -> None:
        super().__init__(page)
        self._page = page
        self._terms = terms

    def amend(self, item: ItemView) -> None:
        """Change the words about an item; the ledger keeps the old ones."""
        about = self.tr("The old words stay in the ledger.")
        asking = self._asking(self.tr("Amend {item}").format(item=item.number), about, self.tr("Amend"))
        form, terms = asking.form, self._terms()
        form.add("description", self.tr("&Description"), text_input())
        form.add("packaging", self.tr("&Packaging"), Choice(terms.options("packaging")))
        form.add("condition", self.tr("&Condition"), Choice(terms.options("condition")))
        form.add("condition_note", self.tr("&Note on the condition"), long_text(2))
        form.add("reason", self.tr("&Reason"), text_input())
        old = {key: getattr(item, key) for key in ("description", "packaging", "condition", "condition_note")}
        form.fill(old)
        asking.require("description", "reason")

        def given(said: dict[str, Any]) -> None:
            changes = {key: said[key] or "" for key, value in old.items() if said[key] != value}
            self._do(asking, items.amend, item.id, changes, reason=said["reason"])

        asking.given.connect(given)
        asking.open()

    def correct(self, item: ItemView, event: CustodyEvent) -> None:
        """Say what is wrong with a custody event; the event stays, and both are printed."""
        title = self.tr("Correct event {number} of {item}").format(number=event.seq, item=item.number)
        asking = self._asking(
            title, self.tr("The event stays as it is; your statement stands beside it."), self.tr("Correct")
        )
        asking.form.add("reason", self.tr("&Reason"), Choice(self._named("correction_reason")))
        asking.form.add("statement", self.tr("&What is true"), long_text(3))
        asking.require("reason", "statement")
        asking.given.connect(
            lambda said: self._do(asking, custody.correct, item.id, event.seq, said["statement"], reason=said["reason"])
        )
        asking.open()

    def itemise(self, item: ItemView) -> None:
        """Make children of an item."""
        about = self.tr("Each part gets a number below {item}, a label, and a custody of its own.")
        asking = self._asking(self.tr("Itemise"), about.format(item=item.number), self.tr("Make the parts"), columns=2)
        form, terms = asking.form, self._terms()
        form.add("item_type", self.tr("&Type"), Choice(terms.options("item_type")))
        form.add("packaging", self.tr("&Packaging"), Choice(terms.options("packaging")))
        form.add("description", self.tr("&Description"), text_input(), span=2)
        form.add("quantity", self.tr("&Quantity"), text_input(20))
        form.add("unit", self.tr("&Unit"), Choice(terms.options("unit")))
        many = QSpinBox()
        many.setRange(1, MOST_CHILDREN)
        form.add("many", self.tr("&How many such parts"), many)
        asking.require("item_type", "description")

        def given(said: dict[str, Any]) -> None:
            count, quantity = said.pop("many"), self._number(asking, "quantity", said)
            if quantity is not None or not said["quantity"]:
                child = {key: value for key, value in (said | {"quantity": quantity}).items() if value is not None}
                self._do(asking, items.itemise, item.id, [child] * count)

        asking.given.connect(given)
        asking.open()

    def put_in(self, item: ItemView) -> None:
        """Put an item into a container that is in my hands, too."""
        self._page.ask(custody.bench, then=lambda bench: self._put_in(item, bench.held))

    def _put_in(self, item: ItemView, held: Sequence[HeldItem]) -> None:
        containers = [
            (one.id, f"{one.number} · {one.description}") for one in held if one.is_container and one.id != item.id
        ]
        about = self.tr("Both must be in your hands. From then on it moves with its container.")
        if not containers:
            about = self.tr("There is no container in your hands.")
        asking = self._asking(self.tr("Put into a container"), about, self.tr("Put it in"))
        asking.form.add("container", self.tr("&Container"), Choice(containers))
        asking.require("container")
        asking.given.connect(lambda said: self._do(asking, items.containerise, [item.id], said["container"]))
        asking.open()

    def open_seal(self, item: ItemView) -> None:
        """Open the seals; a controlled item is counted or weighed."""
        asking = self._asking(self.tr("Open the seal"), self._weighed(item), self.tr("Open"))
        asking.form.add("reason", self.tr("&Why"), Choice(self._named("open_seal_reason")))
        self._add_quantity(asking, item)
        asking.require("reason", *(("quantity",) if _is_counted(item) else ()))

        def given(said: dict[str, Any]) -> None:
            quantity = self._number(asking, "quantity", said)
            if quantity is not None or not said.get("quantity"):
                self._do(asking, items.open_seal, item.id, quantity, reason=said["reason"])

        asking.given.connect(given)
        asking.open()

    def seal(self, item: ItemView) -> None:
        """Seal the item again."""
        asking = self._asking(self.tr("Seal"), self._weighed(item), self.tr("Seal"))
        asking.form.add("number", self.tr("Seal &number"), text_input(60))
        asking.form.add("seal_type", self.tr("&Type"), Choice(self._terms().options("seal_type")))
        self._add_quantity(asking, item)
        asking.require("number", "seal_type", *(("quantity",) if _is_counted(item) else ()))

        def given(said: dict[str, Any]) -> None:
            quantity = self._number(asking, "quantity", said)
            if quantity is not None or not said.get("quantity"):
                self._do(asking, items.seal, item.id, said["number"], said["seal_type"], quantity)

        asking.given.connect(given)
        asking.open()

    def hold(self, item: ItemView) -> None:
        """Put a hold on an item."""
        about = self.tr(
            "The item, what lies in it and what is made from it may neither leave nor be disposed of until then."
        )
        asking = self._asking(self.tr("Set a hold"), about, self.tr("Set the hold"))
        asking.form.add("kind", self.tr("&Kind"), Choice(self._terms().options("hold_kind")))
        asking.form.add("authority", self.tr("By whose &authority"), text_input())
        add_ending(asking.form)
        asking.require("kind", "authority")
        asking.given.connect(
            lambda said: self._do(
                asking, holds.set_hold, [item.id], said["kind"], said["authority"], expires=ending(said)
            )
        )
        asking.open()

    def discrepancy(self, item: ItemView) -> None:
        """Record a difference found on an item."""
        about = self.tr("Somebody other than you settles it.")
        asking = self._asking(self.tr("Raise a discrepancy"), about, self.tr("Raise"), columns=2)
        form = asking.form
        form.add("kind", self.tr("&Kind"), Choice(self._terms().options("discrepancy_kind")), span=2)
        form.add("statement", self.tr("&What is different"), long_text(3), span=2)
        form.add("declared", self.tr("&Declared or recorded"), text_input())
        form.add("observed", self.tr("&Observed"), text_input())
        asking.require("kind", "statement")
        asking.given.connect(
            lambda said: self._do(
                asking, discrepancies.raise_one, item.id, said["kind"], said["statement"],
                declared=said["declared"], observed=said["observed"],
            )
        )  # fmt: skip
        asking.open()

    def replace_label(self, code: str) -> None:
        """Strike a label through and issue a new one."""
        about = self.tr("The old label {code} is struck through. Scanned, it still finds the item, with a notice.")
        asking = self._asking(self.tr("Replace the label"), about.format(code=code), self.tr("Replace"))
        asking.form.add("reason", self.tr("&Reason"), Choice(self._named("label_reason")))
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, labels.replace, code, reason=said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _asking(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        return Asking(title, about, go_on, self._page.desk.over, columns)

    def _named(self, of: str) -> list[tuple[str, str]]:
        """A list whose words themselves go into the record."""
        return [(words, words) for _, words in self._terms().options(of)]

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)

    def _weighed(self, item: ItemView) -> str:
        if not _is_counted(item):
            return item.description
        unit = self._terms().unit(item.unit)
        known = self.tr("Controlled: recorded are {quantity} {unit}. What differs is a discrepancy.")
        return known.format(quantity=item.quantity, unit=unit)

    def _add_quantity(self, asking: Asking, item: ItemView) -> None:
        if _is_counted(item):
            unit = self._terms().unit(item.unit)
            asking.form.add("quantity", self.tr("&Counted or weighed ({unit})").format(unit=unit), text_input(20))

    def _number(self, asking: Asking, key: str, said: dict[str, Any]) -> Decimal | None:
        text = said.get(key)
        if not text:
            return None
        try:
            return typed_number(text, self._page.desk.language)
        except Refused as unclear:
            asking.refuse("")
            asking.form.complain(key, self._page.desk.sentence(unclear))
            return None


def _is_counted(item: ItemView) -> bool:
    return item.controlled and item.quantity_kind is not None
