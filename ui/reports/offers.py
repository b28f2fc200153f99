"""What may be done with a report as it stands, by whoever looks. The laboratory decides; this only offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.bundles import MAY_MAKE
from lims_desktop.lab import Me
from lims_desktop.reports import ReportView
from ui.duties import WORKERS
from ui.reports.review import mine
from ui.reports.wording import say

REVIEWERS = WORKERS | {"technical_reviewer"}
ADMINISTRATIVE = frozenset({"administrative_reviewer", "laboratory_manager"})
NOTIFIERS = ADMINISTRATIVE | {"quality_manager"}

STEPS = {
    "save": QT_TRANSLATE_NOOP("reports", "Save"),
    "sign": QT_TRANSLATE_NOOP("reports", "&Sign …"),
    "authorise": QT_TRANSLATE_NOOP("reports", "Authori&se …"),
    "sign_review": QT_TRANSLATE_NOOP("reports", "Pa&ss and sign …"),
    "review_technical": QT_TRANSLATE_NOOP("reports", "Ta&ke into review"),
    "review_administrative": QT_TRANSLATE_NOOP("reports", "Ta&ke into review"),
    "pass": QT_TRANSLATE_NOOP("reports", "&Pass …"),
    "give_back": QT_TRANSLATE_NOOP("reports", "&Give back …"),
    "take_back": QT_TRANSLATE_NOOP("reports", "Take &back …"),
    "issue": QT_TRANSLATE_NOOP("reports", "&Issue …"),
    "served": QT_TRANSLATE_NOOP("reports", "It was serve&d …"),
    "authors": QT_TRANSLATE_NOOP("reports", "&Authors …"),
    "abandon": QT_TRANSLATE_NOOP("reports", "Give it &up …"),
    "copy": QT_TRANSLATE_NOOP("reports", "Give a &further copy …"),
    "amend": QT_TRANSLATE_NOOP("reports", "Amen&d it …"),
    "supplement": QT_TRANSLATE_NOOP("reports", "Supp&lement it …"),
    "notice": QT_TRANSLATE_NOOP("reports", "Print the next &notice of withdrawal"),
    "told": QT_TRANSLATE_NOOP("reports", "A recipient &knows of it …"),
    "withdraw": QT_TRANSLATE_NOOP("reports", "&Withdraw it …"),
    "check": QT_TRANSLATE_NOOP("reports", "&Check the signed file"),
    "mail": QT_TRANSLATE_NOOP("reports", "Draft an &e-mail with it"),
    "bundle": QT_TRANSLATE_NOOP("reports", "Make a disclosure &bundle …"),
    "note": QT_TRANSLATE_NOOP("reports", "I have seen &that it was moved"),
    "case": QT_TRANSLATE_NOOP("reports", "&Open the case"),
}


@dataclass(frozen=True)
class Offer:
    """A step: its name, its words, whether it is the main one, whether it stands in the menu."""

    name: str
    words: str
    primary: bool = False
    in_menu: bool = False


def offered(view: ReportView, me: Me, *, unsaved: bool) -> list[Offer]:
    """Every step that fits, in order; the last primary one is the next step."""
    return [*_steps(view, me, unsaved=unsaved), *_menu(view, me)]


def _steps(view: ReportView, me: Me, *, unsaved: bool) -> Iterator[Offer]:
    review = mine(view)
    if view.to_note:
        yield _offer("note")
    if view.is_mine and view.state in ("DRAFT", "AUTHOR_SIGNED") and view.standing:
        yield _offer("give_back", "take_back")
    if view.state == "DRAFT" and view.is_mine:
        if unsaved:
            yield _offer("save")
        if _is_my_turn(view, me):
            yield _offer("sign", primary=True)
    if view.state == "AUTHOR_SIGNED" and not view.is_mine and me.duties & REVIEWERS:
        yield _offer("review_technical", primary=True)
    if view.state in ("TECH_REVIEW", "ADMIN_REVIEW") and review is not None:
        yield _offer("give_back")
        technical = review.kind == "technical"
        yield _offer("sign", "sign_review", primary=True) if technical else _offer("pass", primary=True)
    if view.state == "ADMIN_REVIEW":
        yield from _authorising(view, me)
    if view.state == "AUTHORISED" and me.duties & ADMINISTRATIVE:
        yield _offer("issue", primary=True)
    yield from _telling(view, me)


def _telling(view: ReportView, me: Me) -> Iterator[Offer]:
    if me.duties & ADMINISTRATIVE and any(one.served_at is None for one in view.recipients):
        yield _offer("served")
    if me.duties & NOTIFIERS and any(one.sent_at is None for one in view.notices):
        yield _offer("notice", primary=True)


def _authorising(view: ReportView, me: Me) -> Iterator[Offer]:
    review = view.review_of("administrative")
    if review is None and me.duties & ADMINISTRATIVE and not view.is_mine:
        yield _offer("review_administrative", primary=True)
    elif review is not None and review.outcome == "passed" and "laboratory_manager" in me.duties and not view.is_mine:
        yield _offer("give_back")
        yield _offer("sign", "authorise", primary=True)


def _menu(view: ReportView, me: Me) -> Iterator[Offer]:
    writes = bool(me.duties & WORKERS)
    fits = {
        "authors": view.state == "DRAFT" and view.is_mine and not view.standing,
        "give_back": _manager_gives_back(view, me),
        "copy": view.state == "ISSUED" and bool(me.duties & ADMINISTRATIVE),
        "amend": view.state == "ISSUED" and writes,
        "supplement": view.state == "ISSUED" and writes,
        "told": bool(me.duties & NOTIFIERS) and any(one.sent_at and not one.served_at for one in view.notices),
        "withdraw": view.state == "ISSUED" and "quality_manager" in me.duties,
        "check": bool(view.standing),
        "mail": bool(view.standing),
        "bundle": bool(view.standing and me.duties & MAY_MAKE),
        "case": True,
        "abandon": view.state == "DRAFT" and not view.standing and (view.is_mine or "laboratory_manager" in me.duties),
    }
    return (Offer(name, say(STEPS[name]), in_menu=True) for name, fit in fits.items() if fit)


def _manager_gives_back(view: ReportView, me: Me) -> bool:
    """Where nobody who has it may be there any more; what a step offers is not offered twice."""
    stuck = view.state in ("AUTHOR_SIGNED", "TECH_REVIEW", "AUTHORISED") or (view.state == "DRAFT" and view.standing)
    has_a_step = mine(view) is not None or (view.is_mine and view.state in ("DRAFT", "AUTHOR_SIGNED"))
    return "laboratory_manager" in me.duties and bool(stuck) and not has_a_step


def _offer(name: str, words: str = "", *, primary: bool = False) -> Offer:
    return Offer(name, say(STEPS[words or name]), primary)


def _is_my_turn(view: ReportView, me: Me) -> bool:
    signed = len(view.standing)
    return signed < len(view.authors) and view.authors[signed].person == me.person
