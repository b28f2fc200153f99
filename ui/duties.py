"""The duties in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

DUTIES = {
    "evidence_technician": QT_TRANSLATE_NOOP("duties", "evidence technician"),
    "analyst": QT_TRANSLATE_NOOP("duties", "analyst"),
    "technical_reviewer": QT_TRANSLATE_NOOP("duties", "technical reviewer"),
    "administrative_reviewer": QT_TRANSLATE_NOOP("duties", "administrative reviewer"),
    "laboratory_manager": QT_TRANSLATE_NOOP("duties", "laboratory manager"),
    "quality_manager": QT_TRANSLATE_NOOP("duties", "quality manager"),
    "scenes_of_crime_officer": QT_TRANSLATE_NOOP("duties", "scenes of crime officer"),
    "medical_examiner": QT_TRANSLATE_NOOP("duties", "medical examiner"),
    "agency_client": QT_TRANSLATE_NOOP("duties", "client of an agency"),
    "auditor": QT_TRANSLATE_NOOP("duties", "auditor"),
    "administrator": QT_TRANSLATE_NOOP("duties", "administrator"),
}


CUSTOMERS = frozenset({"agency_client"})
"""Officers of agencies: they have pages of their own, which write down what was looked at."""

INSIDE = frozenset(DUTIES) - CUSTOMERS
"""Everybody with an account of the laboratory."""

SEE_CASES = INSIDE - {"administrator"}
"""Whoever of the laboratory has a case to see. An administrator manages accounts."""

WORKERS = frozenset({"analyst", "medical_examiner"})
"""Whoever fills worksheets."""


def duty_words(duty: str) -> str:
    """A duty as people say it; with or without the prefix of its database role."""
    plain = duty.removeprefix("lims_")
    return QCoreApplication.translate("duties", str(DUTIES.get(plain, plain.replace("_", " "))))
