"""A signed report held against the record: who signed it, or the first thing that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.reports import AskedFor, NewRecipient, ReportView, Stepped


@dataclass(frozen=True)
class Checked:
    """The signers in their order; the problem, when there is one."""

    signers: Sequence[str]
    problem: Refused | None = None


def issue_checked(lab: Lab, report: int, recipients: Sequence[NewRecipient], *, act: UUID | None = None) -> Stepped:
    """Issue it, where its signed file holds."""
    from lims_desktop.reporting import sealing

    return sealing.issue(lab, report, recipients, act=act)


def copy_checked(
    lab: Lab, report: int, recipient: NewRecipient, asked: AskedFor, *, reason: str, act: UUID | None = None
) -> Stepped:
    """Give a further copy of it, where its signed file holds."""
    from lims_desktop.reporting import sealing

    return sealing.give_copy(lab, report, recipient, asked, reason=reason, act=act)


def checked(lab: Lab, view: ReportView) -> Checked:
    """Judge the laboratory's own bytes of it."""
    from lims_desktop.reporting import sealing

    verdict = sealing.judged(lab, view)
    signers = [one.signer for one in verdict.signatures]
    if verdict.problem is None:
        return Checked(signers)
    return Checked(signers, Refused(verdict.problem, **dict(verdict.detail or {})))
