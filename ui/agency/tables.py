"""What a customer sees of a case, as tables."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.customers import CustomerItem, CustomerLine, CustomerRequest
from ui.agency.wording import day, report_badge, report_kind, say, status_badge
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.table import Column


def _reports(case: CustomerLine) -> str:
    return str(case.reports) if case.reports else ""


def case_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """My cases."""
    return (
        Column("number", QT_TRANSLATE_NOOP("customers", "Case"), 140, mono=True, sortable=False),
        Column("agency_reference", QT_TRANSLATE_NOOP("customers", "Reference"), 110, mono=True, sortable=False),
        Column("status", QT_TRANSLATE_NOOP("customers", "How far"), 160, badge=lambda one: status_badge(one.status),
               sortable=False),
        Column("promised_for", QT_TRANSLATE_NOOP("customers", "Promised for"), 110,
               show=lambda one: day(one.promised_for), sortable=False),
        Column("reports", QT_TRANSLATE_NOOP("customers", "Reports"), 70, show=_reports, right=True, sortable=False),
        Column("names", QT_TRANSLATE_NOOP("customers", "Persons"), 150, sortable=False),
        Column("offence", QT_TRANSLATE_NOOP("customers", "Offence"), 140,
               show=lambda one: terms().word("offence", one.offence), sortable=False, spare=True),
        Column("agency", QT_TRANSLATE_NOOP("customers", "Agency"), 140, sortable=False, spare=True),
    )  # fmt: skip


def _told(request: CustomerRequest) -> str:
    return request.told or request.promise_reason or ""


def request_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """What was asked, and how far it is."""
    return (
        Column("examination", QT_TRANSLATE_NOOP("customers", "Examination"), 220,
               show=lambda one: terms().word("examination", one.examination), sortable=False),
        Column("status", QT_TRANSLATE_NOOP("customers", "How far"), 150, badge=lambda one: status_badge(one.status),
               sortable=False),
        Column("promised_for", QT_TRANSLATE_NOOP("customers", "Promised for"), 120,
               show=lambda one: day(one.promised_for), sortable=False),
        Column("requested_at", QT_TRANSLATE_NOOP("customers", "Asked"), 110,
               show=lambda one: minute(one.requested_at)[:10], sortable=False),
        Column("items", QT_TRANSLATE_NOOP("customers", "Items"), 200, mono=True, sortable=False),
        Column("told", QT_TRANSLATE_NOOP("customers", "The laboratory says"), 240, show=_told, sortable=False),
    )  # fmt: skip


def _standing(item: CustomerItem) -> Badge:
    if item.standing == "REFUSED":
        return Badge(say(QT_TRANSLATE_NOOP("customers", "Refused")), "refused")
    return Badge(say(QT_TRANSLATE_NOOP("customers", "Received")), "good")


def item_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """What was handed in."""
    return (
        Column("number", QT_TRANSLATE_NOOP("customers", "Item"), 150, mono=True, sortable=False),
        Column("description", QT_TRANSLATE_NOOP("customers", "Description"), 130, sortable=False),
        Column("item_type", QT_TRANSLATE_NOOP("customers", "Type"), 100,
               show=lambda one: terms().word("item_type", one.item_type), sortable=False, spare=True),
        Column("standing", QT_TRANSLATE_NOOP("customers", "State"), 100, badge=_standing, sortable=False),
    )  # fmt: skip


REPORTS = (
    Column("number", QT_TRANSLATE_NOOP("customers", "Report"), 160, mono=True, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("customers", "Kind"), 110, show=lambda one: report_kind(one.kind), sortable=False),
    Column("state", QT_TRANSLATE_NOOP("customers", "State"), 110, badge=report_badge, sortable=False),
    Column("issued_at", QT_TRANSLATE_NOOP("customers", "Issued"), 95, show=lambda one: minute(one.issued_at)[:10],
           sortable=False),
)  # fmt: skip
