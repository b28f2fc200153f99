"""What belongs to an item, as tables: family, seals, labels, holds, discrepancies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.items import Discrepancy, Hold, ItemLine, ItemView, Label, Seal
from ui.custody.holding import held_badge
from ui.custody.wording import minute, where_words
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.parts.vocabulary import Vocabulary
from ui.table import Column
from ui.tableview import Table

WORDS = "itemtables"
_words = Vocabulary(WORDS)


@dataclass(frozen=True)
class Relative:
    """An item and how it is related to the one shown."""

    id: int
    relation: str
    item: ItemLine


def family(item: ItemView) -> list[Relative]:
    """Parent, container, children and contents, each once with its relation."""
    parent = QCoreApplication.translate(WORDS, "made from")
    container = QCoreApplication.translate(WORDS, "inside")
    child = QCoreApplication.translate(WORDS, "part of it")
    content = QCoreApplication.translate(WORDS, "in it")
    rows = [(parent, item.parent_line), (container, item.container_line)]
    rows += [(child, one) for one in item.children] + [(content, one) for one in item.contents]
    return [Relative(one.id, relation, one) for relation, one in rows if one is not None]


FAMILY = (
    Column("relation", QT_TRANSLATE_NOOP("itemtables", "Relation"), 110),
    Column("number", QT_TRANSLATE_NOOP("itemtables", "Item"), 190, show=lambda row: row.item.shown_number, mono=True),
    Column("description", QT_TRANSLATE_NOOP("itemtables", "Description"), 280, show=lambda row: row.item.description),
    Column("where", QT_TRANSLATE_NOOP("itemtables", "Where"), 260, show=lambda row: where_words(row.item)),
    Column("held", QT_TRANSLATE_NOOP("itemtables", "Holds"), 140, badge=lambda row: held_badge(row.item)),
)


def seal_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """Every closing and opening of the package."""
    return (
        Column("number", QT_TRANSLATE_NOOP("itemtables", "Seal"), 130, mono=True),
        Column("state", QT_TRANSLATE_NOOP("itemtables", "State"), 160, badge=lambda seal: _seal_state(seal, terms())),
        Column(
            "seal_type",
            QT_TRANSLATE_NOOP("itemtables", "Type"),
            160,
            show=lambda seal: terms().word("seal_type", seal.seal_type),
        ),
        Column("initials", QT_TRANSLATE_NOOP("itemtables", "Initials"), 80),
        Column("sealed_at", QT_TRANSLATE_NOOP("itemtables", "Sealed"), 150, show=lambda seal: minute(seal.sealed_at)),
        Column("opened_at", QT_TRANSLATE_NOOP("itemtables", "Opened"), 150, show=lambda seal: minute(seal.opened_at)),
        Column("opened_by", QT_TRANSLATE_NOOP("itemtables", "Opened by"), 150),
        Column("opening_reason", QT_TRANSLATE_NOOP("itemtables", "Why"), 220),
    )


def _seal_state(seal: Seal, terms: Terms) -> Badge:
    if seal.opened_at is not None:
        return Badge(QCoreApplication.translate(WORDS, "opened"), "neutral")
    return Badge(terms.word("seal_state", seal.state), "good" if seal.state == "intact" else "refused")


_LABEL_STATES = {
    "issued": (QT_TRANSLATE_NOOP("itemtables", "not printed"), "neutral"),
    "queued": (QT_TRANSLATE_NOOP("itemtables", "waits to be printed"), "info"),
    "sent": (QT_TRANSLATE_NOOP("itemtables", "printed, scan it back"), "warning"),
    "verified": (QT_TRANSLATE_NOOP("itemtables", "scanned back"), "good"),
    "failed": (QT_TRANSLATE_NOOP("itemtables", "not printed: failed"), "refused"),
    "unknown": (QT_TRANSLATE_NOOP("itemtables", "unknown whether printed"), "warning"),
}


def label_state(label: Label) -> Badge:
    """What became of a label; a struck-through one says only that."""
    if label.superseded_at is not None:
        return Badge(QCoreApplication.translate(WORDS, "struck through"), "neutral")
    return _words.badge(_LABEL_STATES, label.state)


def _label_moment(label: Label) -> str:
    """When a label was struck through, or else scanned back."""
    return minute(label.superseded_at or label.verified_at)


LABELS = (
    Column("code", QT_TRANSLATE_NOOP("itemtables", "Code"), 125, mono=True),
    Column("state", QT_TRANSLATE_NOOP("itemtables", "State"), 185, badge=label_state),
    Column("copies", QT_TRANSLATE_NOOP("itemtables", "Copies"), 60, right=True),
    Column("printer", QT_TRANSLATE_NOOP("itemtables", "Printer"), 110),
    Column("when", QT_TRANSLATE_NOOP("itemtables", "When"), 150, show=_label_moment),
)


def hold_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """Why the item may not leave, and since when."""
    return (
        Column("kind", QT_TRANSLATE_NOOP("itemtables", "Hold"), 190, badge=lambda hold: _hold_state(hold, terms())),
        Column("authority", QT_TRANSLATE_NOOP("itemtables", "Authority"), 180),
        Column("set_by", QT_TRANSLATE_NOOP("itemtables", "Set by"), 140),
        Column("set_at", QT_TRANSLATE_NOOP("itemtables", "Since"), 150, show=lambda hold: minute(hold.set_at)),
        Column("expires_at", QT_TRANSLATE_NOOP("itemtables", "Until"), 150, show=lambda hold: minute(hold.expires_at)),
        Column("lifted_by", QT_TRANSLATE_NOOP("itemtables", "Lifted by"), 140),
        Column("from_item", QT_TRANSLATE_NOOP("itemtables", "Came from"), 160, mono=True),
        Column("lifting_reason", QT_TRANSLATE_NOOP("itemtables", "Why"), 200, show=_lifting),
    )


def _lifting(hold: Hold) -> str:
    """Why a hold was lifted, and by which document."""
    return " · ".join(part for part in (hold.lifting_authority, hold.lifting_reason) if part)


def _hold_state(hold: Hold, terms: Terms) -> Badge:
    kind = terms.word("hold_kind", hold.kind)
    lifted = QCoreApplication.translate(WORDS, "{kind}: lifted").format(kind=kind)
    return Badge(kind, "refused") if hold.lifted_at is None else Badge(lifted, "neutral")


_DISCREPANCY_STATES = {
    "RAISED": (QT_TRANSLATE_NOOP("itemtables", "raised"), "refused"),
    "INVESTIGATING": (QT_TRANSLATE_NOOP("itemtables", "investigated"), "warning"),
    "RESOLVED": (QT_TRANSLATE_NOOP("itemtables", "resolved"), "good"),
    "CONFIRMED_LOSS": (QT_TRANSLATE_NOOP("itemtables", "confirmed loss"), "refused"),
    "NOTIFIED": (QT_TRANSLATE_NOOP("itemtables", "notified"), "info"),
    "CAPA": (QT_TRANSLATE_NOOP("itemtables", "corrective action"), "info"),
}


def discrepancy_state(one: Discrepancy) -> Badge:
    """How far a discrepancy is settled."""
    return _words.badge(_DISCREPANCY_STATES, one.state)


def discrepancy_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """What differs from what was said."""
    return (
        Column("state", QT_TRANSLATE_NOOP("itemtables", "State"), 130, badge=discrepancy_state),
        Column(
            "kind",
            QT_TRANSLATE_NOOP("itemtables", "Kind"),
            200,
            show=lambda one: terms().word("discrepancy_kind", one.kind),
        ),
        Column("statement", QT_TRANSLATE_NOOP("itemtables", "What"), 260),
        Column("declared", QT_TRANSLATE_NOOP("itemtables", "Declared"), 100),
        Column("observed", QT_TRANSLATE_NOOP("itemtables", "Observed"), 100),
        Column("raised_at", QT_TRANSLATE_NOOP("itemtables", "Raised"), 150, show=lambda one: minute(one.raised_at)),
        Column("resolution", QT_TRANSLATE_NOOP("itemtables", "Settled"), 220),
    )


def table(page: Page, columns: tuple[Column, ...], name: str, empty: str) -> Table:
    """A table of a few rows that come with the item."""
    made = Table(page, columns, words=WORDS, key="id")
    made.setAccessibleName(name)
    made.empty_text = empty
    return made
