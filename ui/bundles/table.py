"""The bundles that were made of a case."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.bundles import Bundle
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.table import Column

WORDS = "bundles"


def _ended(one: Bundle) -> Badge:
    if one.finished_at is None:
        return Badge(QCoreApplication.translate("bundles", "not finished"), "warning")
    return Badge(QCoreApplication.translate("bundles", "{count} files").format(count=f"{one.files:,}"), "good")


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("bundles", "Bundle"), 170, mono=True),
    Column("report", QT_TRANSLATE_NOOP("bundles", "Of the report"), 130, mono=True, show=lambda one: one.report or "–"),
    Column("begun_at", QT_TRANSLATE_NOOP("bundles", "Made"), 150, show=lambda one: minute(one.begun_at)),
    Column("made_by", QT_TRANSLATE_NOOP("bundles", "By"), 120),
    Column("files", QT_TRANSLATE_NOOP("bundles", "State"), 105, badge=_ended),
    Column("reason", QT_TRANSLATE_NOOP("bundles", "For whom, and why"), 300),
    Column(
        "sha256",
        QT_TRANSLATE_NOOP("bundles", "SHA-256, its beginning"),
        170,
        mono=True,
        show=lambda one: (one.sha256 or "")[:16],
    ),
)
