"""Labels: printed, scanned back, replaced; an old one still finds its subject (domain.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded


@dataclass(frozen=True, slots=True)
class LabelState(Recorded):
    """A label after something happened to it: issued, queued, sent, verified, failed or unknown."""

    code: str
    state: str
    copies: int


def printed(
    lab: Lab, code: str, state: str, printer: str, *, problem: str | None = None, reason: str | None = None
) -> LabelState:
    """Record what became of printing: queued, sent, failed or unknown. A second copy needs a reason (NeedsReason)."""
    said = {"code": code, "state": state, "printer": printer, "problem": problem, "reason": reason}
    return lab.act(LabelState, "label_printed", **said)


def verify(lab: Lab, code: str, *, act: UUID | None = None) -> LabelState:
    """The printed label was scanned back; only now the item counts as labelled."""
    return lab.act(LabelState, "label_verify", act=act, code=code)


def replace(lab: Lab, code: str, *, reason: str, act: UUID | None = None) -> LabelState:
    """Strike a label through and issue a new one for the same subject, with a new code."""
    return lab.act(LabelState, "label_replace", act=act, code=code, reason=reason)
