"""The paper of a report, drawn off the screen's thread: as it was signed, as it would be, as it is being typed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from lims_desktop import report_lists, reports
from lims_desktop.lab import Lab
from lims_desktop.reports import Content, ReportView


@dataclass(frozen=True)
class Drawn:
    """The bytes of a PDF, and the opinions on it with the words for their ratios."""

    paper: bytes
    opinions: list[dict[str, Any]] = field(default_factory=list)


def kept(lab: Lab, view: ReportView) -> Drawn:
    """What was signed, byte for byte; before that, what would be."""
    signed = reports.file(lab, view.id) if view.standing else None
    return Drawn(signed) if signed is not None else _of(view.facts)


def typed(lab: Lab, report: int, content: Content) -> Drawn:
    """What is being written. Refused when it could not be kept."""
    return _of(report_lists.preview(lab, report, content))


def _of(facts: str) -> Drawn:
    from lims_desktop.reporting.drawing import drawn

    return Drawn(drawn(facts), json.loads(facts)["opinions"])
