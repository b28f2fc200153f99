"""The paper of a report, drawn off the screen's thread: as it was signed, as it would be, as it is being typed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lims_desktop import report_lists, reports
from lims_desktop.lab import Lab
from lims_desktop.reports import Content, ReportView

if TYPE_CHECKING:
    from lims_desktop.reporting.copies import Copy

ENDED = ("SUPERSEDED", "WITHDRAWN")


@dataclass(frozen=True)
class Drawn:
    """The bytes of a PDF for the eye, and the opinions on it with the words for their ratios."""

    paper: bytes
    opinions: list[dict[str, Any]] = field(default_factory=list)


def kept(lab: Lab, view: ReportView) -> Drawn:
    """What was signed, its stamps to be seen; before that, what would be. What counts no more says so."""
    from lims_desktop.reporting import copies

    if view.state in ENDED:
        return Drawn(copies.copy(lab, view).content)
    signed = reports.file(lab, view.id) if view.standing else None
    return Drawn(copies.looked_at(signed)) if signed is not None else _of(view.facts)


def typed(lab: Lab, report: int, content: Content) -> Drawn:
    """What is being written. Refused when it could not be kept."""
    return _of(report_lists.preview(lab, report, content))


def copied(lab: Lab, view: ReportView) -> Copy:
    """What leaves the laboratory: the signed bytes of an issued report, of any other a marked copy."""
    from lims_desktop.reporting import copies

    return copies.copy(lab, view)


def printed(lab: Lab, view: ReportView) -> Drawn:
    """The same for a printer, which shows no form either."""
    from lims_desktop.reporting import copies

    copy = copies.copy(lab, view)
    return Drawn(copies.looked_at(copy.content) if copy.is_original else copy.content)


def _of(facts: str) -> Drawn:
    from lims_desktop.reporting.drawing import drawn

    return Drawn(drawn(facts), json.loads(facts)["opinions"])
