"""Disposition: proposed, consented, approved, staged, executed before witnesses, reconciled (domain.md section 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lims_desktop.documents import DocumentHead
from lims_desktop.items import ItemLine
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class Step(Recorded):
    """A disposition went a step; `head` is that of the certificate once it is reconciled."""

    disposition: int
    number: str
    state: str
    head: DocumentHead | None = None


@dataclass(frozen=True, slots=True)
class Line(ItemLine):
    """One item of a disposition: how it ends, which consents it needs, and what became of it."""

    method: str = ""
    early: bool = False
    rule: str | None = None
    needs: list[str] = field(default_factory=list)
    state: str = "LISTED"
    seq: int | None = None
    staged_seq: int | None = None
    removing_reason: str | None = None
    executed_at: datetime | None = None
    executed_by: str | None = None
    executed_where: str | None = None
    witness: str | None = None
    second_witness: str | None = None
    quantity: str | None = None
    unit: str | None = None
    case_number: str = ""
    holds: int = 0


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody's consent; it counts until it is withdrawn."""

    id: int
    kind: str
    given_by: str
    reference: str
    given_on: date
    document: str | None
    recorded_by: str | None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawing_reason: str | None = None


@dataclass(frozen=True, slots=True)
class RollcallLine:
    """A roll call of the disposition."""

    id: int
    court: str
    court_date: date
    order_number: str
    state: str


@dataclass(frozen=True, slots=True)
class Disposition:
    """Everything the page of one disposition shows. `digest` is that of the list now, `frozen` as it was approved."""

    id: int
    number: str
    title: str
    state: str
    proposed_by: str
    proposer: int
    proposed_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    frozen: str | None
    digest: str
    staging: str | None
    staging_place: int | None
    closed_by: str | None
    closed_at: datetime | None
    closing_reason: str | None
    missing: list[str]
    count: int
    asked_at: datetime
    lines: list[Line] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    rollcalls: list[RollcallLine] = field(default_factory=list)

    def of_state(self, state: str) -> list[Line]:
        """The lines in this state."""
        return [line for line in self.lines if line.state == state]


@dataclass(frozen=True, slots=True)
class DispositionLine:
    """A disposition as a line of a list; `missing` are the consents that it still needs."""

    id: int
    number: str
    title: str
    state: str
    proposed_by: str
    proposed_at: datetime
    items: int
    ended: int
    removed: int
    missing: list[str]


def listed(
    lab: Lab,
    *,
    after: DispositionLine | None = None,
    limit: int = 100,
    filters: Mapping[str, Any] | None = None,
    **_sort: object,
) -> list[DispositionLine]:
    """Dispositions page by page, the newest first; `filters` may say `states`."""
    states = (filters or {}).get("states")
    found = lab.call("dispositions", before=after.id if after else None, limit=limit, states=states)
    return [answered(DispositionLine, one) for one in found]


def view(lab: Lab, disposition: int) -> Disposition | None:
    """One disposition with its list; items that are not for my eyes are left out (`count` says how many are)."""
    found = lab.call("disposition_view", disposition=disposition)
    return None if found is None else answered(Disposition, found)


def propose(
    lab: Lab, title: str, methods: Mapping[int, str], *, reason: str | None = None, act: UUID | None = None
) -> Step:
    """Propose to end these items, each by its method. Before an item's time a reason is needed, and a court order."""
    lines = [{"item": item, "method": method} for item, method in methods.items()]
    return lab.act(Step, "disposition_propose", act=act, title=title, lines=lines, reason=reason)


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """A consent as it was given: police, dpp or court; by whom, under which reference, on which date."""

    kind: str
    given_by: str
    reference: str
    given_on: date
    document: str | None = None


def consent(lab: Lab, disposition: int, given: ConsentGiven, *, act: UUID | None = None) -> Step:
    """Record a consent, with the SHA-256 of its paper when that was kept."""
    said = {
        "kind": given.kind,
        "given_by": given.given_by,
        "reference": given.reference,
        "given_on": given.given_on,
        "document": given.document,
    }
    return lab.act(Step, "disposition_consent", act=act, disposition=disposition, **said)


def withdraw_consent(lab: Lab, consent: int, *, reason: str | None = None, act: UUID | None = None) -> Step:
    """A consent does not count any more; what is not executed yet stands still."""
    return lab.act(Step, "consent_withdraw", act=act, consent=consent, reason=reason)


def approve(lab: Lab, disposition: int, digest: str, *, act: UUID | None = None) -> Step:
    """Approve exactly the list with this digest; a manager's act who did not propose it."""
    return lab.act(Step, "disposition_approve", act=act, disposition=disposition, digest=digest)


def remove(lab: Lab, disposition: int, item: int, *, reason: str | None = None, act: UUID | None = None) -> Step:
    """Take an item off the list, for a reason that stays on it."""
    return lab.act(Step, "disposition_remove", act=act, disposition=disposition, item=item, reason=reason)


def withdraw(lab: Lab, disposition: int, *, reason: str | None = None, act: UUID | None = None) -> Step:
    """Give up the whole, while nothing has ended."""
    return lab.act(Step, "disposition_withdraw", act=act, disposition=disposition, reason=reason)


def stage(lab: Lab, disposition: int, items: Sequence[int], place: int, *, act: UUID | None = None) -> Step:
    """Put listed items from my hands into the staging place, with a witness (`witness_staging`)."""
    return lab.act(Step, "disposition_stage", act=act, disposition=disposition, items=list(items), place=place)


def witness_staging(second: Lab, act: UUID, disposition: int, items: Sequence[int], place: int) -> None:
    """The witness's word, on their own connection, for the `stage` that follows as `act`."""
    second.vouch("disposition_stage", "witness", act, disposition=disposition, items=list(items), place=place)


@dataclass(frozen=True, slots=True)
class End:
    """How one item is ended: the code of its label as scanned, where, and who takes it when somebody does."""

    item: int
    label: str
    place: str
    recipient: Mapping[str, str] | None = None


def dispose(lab: Lab, disposition: int, end: End, *, act: UUID | None = None) -> Step:
    """End one staged item, after two witnesses vouched for `act` (`witness_end`)."""
    return lab.act(Step, "dispose", act=act, disposition=disposition, **_said(end))


def witness_end(second: Lab, act: UUID, disposition: int, end: End) -> None:
    """One witness's word, on their own connection, for the `dispose` that follows as `act`."""
    second.vouch("dispose", "witness", act, disposition=disposition, **_said(end))


def reconcile(lab: Lab, disposition: int, counted: int, *, act: UUID | None = None) -> Step:
    """Count what was ended against the frozen list; whoever executed cannot. The certificate is issued."""
    return lab.act(Step, "disposition_reconcile", act=act, disposition=disposition, counted=counted)


def _said(end: End) -> dict[str, Any]:
    recipient = dict(end.recipient) if end.recipient else None
    return {"item": end.item, "label": end.label, "place": end.place, "recipient": recipient}
