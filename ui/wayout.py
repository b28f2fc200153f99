"""The way out of a refusal: the page where what stands in the way is cured, offered beside its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.errors import LimsError
from ui import pages
from ui.messages import Message, Tone

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True)
class Way:
    """A page, what of the refusal's particulars it is opened with (nothing, if empty), and what the button says."""

    page: str
    words: Any
    subject: str = ""


_AUTHORISATIONS = Way("authorisations", QT_TRANSLATE_NOOP("wayout", "Authorisations"))
_INSTRUMENT = Way("instruments", QT_TRANSLATE_NOOP("wayout", "Instruments"), "id")
_LOTS = Way("instruments", QT_TRANSLATE_NOOP("wayout", "Reagents"), "lot")
_METHODS = Way("methods", QT_TRANSLATE_NOOP("wayout", "Methods"))
_ITEM = Way("item", QT_TRANSLATE_NOOP("wayout", "Open the item"), "id")
_BENCH = Way("worksheets", QT_TRANSLATE_NOOP("wayout", "Worksheets"))
_WAYS: Mapping[str, Way] = {
    "authorisation.missing": _AUTHORISATIONS,
    "instrument.calibration_due": _INSTRUMENT,
    "instrument.out_of_service": _INSTRUMENT,
    "lot.empty": _LOTS,
    "lot.expired": _LOTS,
    "lot.not_enough": _LOTS,
    "lot.quarantined": _LOTS,
    "request.method_does_not_serve": _METHODS,
    "worksheet.need_missing": Way("instruments", QT_TRANSLATE_NOOP("wayout", "Instruments and reagents")),
    "worksheet.no_custody": _ITEM,
    "worksheet.no_version": _METHODS,
    "worksheet.nothing_left": _BENCH,
    "worksheet.old_version": _BENCH,
    "worksheet.open_already": _BENCH,
    "worksheet.stopped": Way("requests", QT_TRANSLATE_NOOP("wayout", "Requests"), "id"),
    "worksheet.taken_away": Way("requests", QT_TRANSLATE_NOOP("wayout", "Requests")),
}


def message(desk: Desk, error: LimsError) -> Message:
    """A refusal as a message; with the page that cures it, when this person may see that page."""
    text, way = desk.sentence(error), _WAYS.get(error.code)
    page = pages.discover().get(way.page) if way is not None else None
    if way is None or page is None or not page.is_for(desk.lab.me.duties):
        return Message(text, Tone.REFUSED)
    run = partial(desk.open, way.page, error.detail.get(way.subject))
    return Message(text, Tone.REFUSED, QCoreApplication.translate("wayout", str(way.words)), run)
