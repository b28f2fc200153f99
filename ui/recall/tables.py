"""The columns of the page of recalls."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.recall import AffectedItem, PaperLine, RecallHead, Recipient, Work
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.recall.subjects import kind_words
from ui.table import Column

_say = Vocabulary("recall").say

WORDS = "recall"
_WHY = {
    "submitted": QT_TRANSLATE_NOOP("recall", "brought it"),
    "referred": QT_TRANSLATE_NOOP("recall", "the case was referred to it"),
    "released": QT_TRANSLATE_NOOP("recall", "was given it since"),
    "took": QT_TRANSLATE_NOOP("recall", "took it home since"),
    "held": QT_TRANSLATE_NOOP("recall", "held it since"),
    "holds": QT_TRANSLATE_NOOP("recall", "holds it now"),
}
_PAPERS = {
    "recall_list": QT_TRANSLATE_NOOP("recall", "List"),
    "recall_notice": QT_TRANSLATE_NOOP("recall", "Notice"),
}


def spans(item: AffectedItem) -> str:
    """When the item was there: the first span, and how many more."""
    first = f"{minute(item.spans[0].since)} – {minute(item.spans[0].until)}"
    return f"{first}  (+{len(item.spans) - 1})" if len(item.spans) > 1 else first


def _open(item: AffectedItem) -> Badge | None:
    return Badge(str(item.discrepancies), "warning") if item.discrepancies else None


def _state(recall: RecallHead) -> Badge:
    return (
        Badge(_say(QT_TRANSLATE_NOOP("recall", "closed")), "good")
        if recall.closed_at
        else Badge(_say(QT_TRANSLATE_NOOP("recall", "open")), "warning")
    )


def _why(recipient: Recipient) -> str:
    return ", ".join(_say(_WHY.get(why, why)) for why in recipient.why)


def _whom(recipient: Recipient) -> str:
    """Who is told, and of which restricted case alone."""
    return " · ".join(part for part in (recipient.name, recipient.case_number) if part)


def _paper(paper: PaperLine) -> str:
    return _say(_PAPERS.get(paper.kind, paper.kind))


def _outcome(run: Work) -> str:
    """What became of the attempts."""
    said = [
        (run.reported, QT_TRANSLATE_NOOP("recall", "reported")),
        (run.set_aside, QT_TRANSLATE_NOOP("recall", "set aside")),
        (run.attempts - run.reported - run.set_aside, QT_TRANSLATE_NOOP("recall", "undecided")),
    ]
    return ", ".join(f"{count} {_say(words)}" for count, words in said if count)


def _controls(run: Work) -> Badge | None:
    if run.controls_failed:
        return Badge(_say(QT_TRANSLATE_NOOP("recall", "{count} failed")).format(count=run.controls_failed), "refused")
    if run.controls_passed:
        return Badge(_say(QT_TRANSLATE_NOOP("recall", "{count} passed")).format(count=run.controls_passed), "good")
    return None


WORK = (
    Column("number", QT_TRANSLATE_NOOP("recall", "Worksheet"), 130, mono=True),
    Column("method", QT_TRANSLATE_NOOP("recall", "Method"), 160, sortable=False),
    Column("analyst", QT_TRANSLATE_NOOP("recall", "Analyst"), 110, sortable=False),
    Column(
        "since", QT_TRANSLATE_NOOP("recall", "In use"), 290,
        show=lambda run: f"{minute(run.since)} – {minute(run.until)}", mono=True, sortable=False,
    ),
    Column("via", QT_TRANSLATE_NOOP("recall", "Lot taken"), 100, mono=True, sortable=False),
    Column("attempts", QT_TRANSLATE_NOOP("recall", "Attempts"), 150, show=_outcome, sortable=False),
    Column("controls_passed", QT_TRANSLATE_NOOP("recall", "Controls"), 110, badge=_controls, sortable=False),
)  # fmt: skip

ITEMS = (
    Column("number", QT_TRANSLATE_NOOP("recall", "Item"), 160, mono=True),
    Column("description", QT_TRANSLATE_NOOP("recall", "Description"), 200, sortable=False),
    Column("spans", QT_TRANSLATE_NOOP("recall", "When"), 290, show=spans, mono=True, sortable=False),
    Column("where", QT_TRANSLATE_NOOP("recall", "Now"), 220, sortable=False),
    Column("agency", QT_TRANSLATE_NOOP("recall", "Agency"), 170, sortable=False, spare=True),
    Column(
        "attempts",
        QT_TRANSLATE_NOOP("recall", "Attempts"),
        90,
        show=lambda row: str(len(row.attempts) or ""),
        right=True,
        sortable=False,
    ),
    Column(
        "papers",
        QT_TRANSLATE_NOOP("recall", "Papers"),
        80,
        show=lambda row: str(len(row.papers) or ""),
        right=True,
        sortable=False,
    ),
    Column("discrepancies", QT_TRANSLATE_NOOP("recall", "Differs"), 80, badge=_open, sortable=False),
)

RECALLS = (
    Column("number", QT_TRANSLATE_NOOP("recall", "Number"), 130, mono=True, sortable=False),
    Column("closed_at", QT_TRANSLATE_NOOP("recall", "State"), 100, badge=_state, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("recall", "About"), 120, show=lambda row: kind_words(row.kind), sortable=False),
    Column("named", QT_TRANSLATE_NOOP("recall", "Which"), 240, sortable=False),
    Column(
        "since", QT_TRANSLATE_NOOP("recall", "From"), 150, show=lambda row: minute(row.since), mono=True, sortable=False
    ),
    Column(
        "until", QT_TRANSLATE_NOOP("recall", "To"), 150, show=lambda row: minute(row.until), mono=True, sortable=False
    ),
    Column("items", QT_TRANSLATE_NOOP("recall", "Items"), 70, right=True, sortable=False),
    Column("reason", QT_TRANSLATE_NOOP("recall", "Reason"), 220, sortable=False),
)

RECIPIENTS = (
    Column("name", QT_TRANSLATE_NOOP("recall", "Who"), 260, show=_whom, sortable=False),
    Column("items", QT_TRANSLATE_NOOP("recall", "Items"), 80, right=True, sortable=False),
    Column("why", QT_TRANSLATE_NOOP("recall", "Why"), 320, show=_why, sortable=False),
)

PAPERS = (
    Column("code", QT_TRANSLATE_NOOP("recall", "Code"), 160, mono=True, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("recall", "Paper"), 160, show=_paper, sortable=False),
    Column(
        "issued_at", QT_TRANSLATE_NOOP("recall", "Issued"), 160, show=lambda row: minute(row.issued_at), sortable=False
    ),
    Column("issued_by", QT_TRANSLATE_NOOP("recall", "By"), 220, sortable=False),
)
