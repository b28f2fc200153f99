"""Roll-call destruction: the court's schedule, each parcel called, scanned, weighed and crossed off by three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.wire import answered

ROLES = ("magistrate", "justice")
BY_HAND = "hand"
"""The device of what was counted or measured by hand."""


@dataclass(frozen=True, slots=True)
class Called(Recorded):
    """How the roll call stands; `trouble` says why it stopped, `called` is the item whose turn it is."""

    rollcall: int
    state: str
    called: int | None = None
    item: str | None = None
    trouble: str | None = None
    declared: str | None = None
    observed: str | None = None
    discrepancy: int | None = None
    head: DocumentHead | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """A magistrate or justice of the peace who came; the signatures are SHA-256 of kept pictures."""

    id: int
    role: str
    name: str
    office: str
    identity_document: str
    signature_begin: str
    signature_end: str | None
    came_at: datetime
    left_at: datetime | None

    @property
    def is_here(self) -> bool:
        """Whether they are in the room."""
        return self.left_at is None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One parcel of the schedule; `weight` is the reading in the unit of the record."""

    item: int
    number: str
    description: str
    item_type: str
    case_number: str
    position: int
    state: str
    recorded: str
    expected: Decimal | None = None
    unit: str | None = None
    tolerance: Decimal | None = None
    reading: Decimal | None = None
    reading_unit: str | None = None
    weight: Decimal | None = None
    raw: str | None = None
    device: str | None = None
    device_identity: str | None = None
    seal: str | None = None
    seal_number: str | None = None
    called_at: datetime | None = None
    crossed_by: str | None = None
    magistrate: int | None = None
    justice: int | None = None
    discrepancy: int | None = None
    setting_aside_reason: str | None = None

    @property
    def difference(self) -> Decimal | None:
        """What is there less what was recorded, in the unit of the record; None when there is nothing to compare."""
        return None if self.weight is None or self.expected is None else self.weight - self.expected


@dataclass(frozen=True, slots=True)
class Rollcall:
    """Everything the page and the certificate of one roll call show."""

    id: int
    disposition: int
    number: str
    digest: str | None
    disposition_state: str
    court: str
    court_date: date
    order_number: str
    state: str
    place: str | None
    keeper: str | None
    keeper_id: int | None
    witness: str | None
    opened_at: datetime | None
    trouble: str | None
    stopped_at: datetime | None
    keeper_signature: str | None
    signed_at: datetime | None
    staging: str | None
    asked_at: datetime
    document: int | None = None
    cancelling_reason: str | None = None
    officers: list[Officer] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)

    @property
    def called(self) -> Parcel | None:
        """The parcel whose turn it is."""
        return next((parcel for parcel in self.parcels if parcel.state == "WAITING"), None)

    def seated(self, role: str) -> Officer | None:
        """Who sits in this seat now."""
        return next((officer for officer in self.officers if officer.role == role and officer.is_here), None)


@dataclass(frozen=True, slots=True)
class RollcallListed:
    """A roll call as a line of a list."""

    id: int
    court: str
    court_date: date
    order_number: str
    state: str
    number: str
    parcels: int
    called: int


@dataclass(frozen=True, slots=True)
class Coming:
    """An officer of the court who takes a seat; `signature` is the SHA-256 of the kept picture."""

    role: str
    name: str
    office: str
    identity_document: str
    signature: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the balance sent: its digits and unit as they were, the bytes in hexadecimal, and which device it was.

    What was counted or measured `by_hand` has the keeper's digits as its bytes, and the device BY_HAND.
    """

    value: str
    unit: str
    raw: str
    device: str
    identity: str | None = None


def by_hand(value: Decimal, unit: str) -> Reading:
    """What the keeper counted or measured, in this unit."""
    said = f"{value:f}"
    return Reading(said, unit, said.encode().hex(), BY_HAND)


@dataclass(frozen=True, slots=True)
class Shown:
    """The parcel in hand: its label as scanned, how its seal was found, and what the balance says."""

    label: str
    seal: str | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the court ordered: which court, for which day, under which number."""

    court: str
    court_date: date
    order_number: str


def listed(
    lab: Lab,
    *,
    after: RollcallListed | None = None,
    limit: int = 100,
    **_order: object,
) -> list[RollcallListed]:
    """Roll calls page by page, the newest first."""
    found = lab.call("rollcalls", before=after.id if after else None, limit=limit)
    return [answered(RollcallListed, one) for one in found]


def view(lab: Lab, rollcall: int) -> Rollcall | None:
    """One roll call with its parcels in the order of the court."""
    found = lab.call("rollcall_view", rollcall=rollcall)
    return None if found is None else answered(Rollcall, found)


def schedule(lab: Lab, disposition: int, said: Schedule, items: Sequence[int], *, act: UUID | None = None) -> Called:
    """Schedule items of an approved disposition in the court's order."""
    order = {"court": said.court, "court_date": said.court_date, "order_number": said.order_number}
    return lab.act(Called, "rollcall_schedule", act=act, disposition=disposition, **order, items=list(items))


def cancel(lab: Lab, rollcall: int, *, reason: str | None = None, act: UUID | None = None) -> Called:
    """Give up a schedule that was not opened yet; its items are free for another one, or to be ended one by one."""
    return lab.act(Called, "rollcall_cancel", act=act, rollcall=rollcall, reason=reason)


def open_(lab: Lab, rollcall: int, place: str, officers: Sequence[Coming], *, act: UUID | None = None) -> Called:
    """Open it as its keeper, both officers in the room, after a colleague vouched for `act` (`witness_opening`)."""
    return lab.act(Called, "rollcall_open", act=act, rollcall=rollcall, place=place, officers=_said(officers))


def witness_opening(second: Lab, act: UUID, rollcall: int, place: str, officers: Sequence[Coming]) -> None:
    """The colleague's word, on their own connection, for the `open_` that follows as `act`."""
    second.vouch("rollcall_open", "witness", act, rollcall=rollcall, place=place, officers=_said(officers))


def cross(
    lab: Lab, rollcall: int, item: int, shown: Shown, present: tuple[int | None, int | None], *, act: UUID | None = None
) -> Called:
    """Cross the called parcel off before magistrate and justice (`present`); what is wrong with it stops the event."""
    reading = None if shown.reading is None else _reading(shown.reading)
    return lab.act(
        Called, "rollcall_cross", act=act, rollcall=rollcall, item=item, label=shown.label, seal=shown.seal,
        reading=reading, magistrate=present[0], justice=present[1],
    )  # fmt: skip


def stop(lab: Lab, rollcall: int, *, reason: str | None = None, act: UUID | None = None) -> Called:
    """Stop it for what no scan or balance shows."""
    return lab.act(Called, "rollcall_stop", act=act, rollcall=rollcall, reason=reason)


def resume(lab: Lab, rollcall: int, *, reason: str | None = None, act: UUID | None = None) -> Called:
    """Go on after a stop; a supervisor vouched for `act` (`supervise`). The called parcel is set aside."""
    return lab.act(Called, "rollcall_resume", act=act, rollcall=rollcall, reason=reason)


def supervise(second: Lab, act: UUID, rollcall: int) -> None:
    """The supervisor's word, on their own connection, for the `resume` that follows as `act`."""
    second.vouch("rollcall_resume", "supervisor", act, rollcall=rollcall)


def leave(lab: Lab, rollcall: int, officer: int, *, act: UUID | None = None) -> Called:
    """An officer leaves; nothing is called until the seat is taken again."""
    return lab.act(Called, "rollcall_pause", act=act, rollcall=rollcall, officer=officer)


def come(lab: Lab, rollcall: int, officers: Sequence[Coming], *, act: UUID | None = None) -> Called:
    """Somebody takes the empty seat, with their document and signature."""
    return lab.act(Called, "rollcall_return", act=act, rollcall=rollcall, officers=_said(officers))


def sign(lab: Lab, rollcall: int, signatures: Mapping[str, str], *, act: UUID | None = None) -> Called:
    """Everybody signs after the last parcel: `keeper` and each officer's number to a kept picture."""
    return lab.act(Called, "rollcall_sign", act=act, rollcall=rollcall, signatures=dict(signatures))


def _said(officers: Sequence[Coming]) -> list[dict[str, str]]:
    return [
        {
            "role": one.role, "name": one.name, "office": one.office, "identity_document": one.identity_document,
            "signature": one.signature,
        }
        for one in officers
    ]  # fmt: skip


def _reading(reading: Reading) -> dict[str, str | None]:
    return {
        "value": reading.value, "unit": reading.unit, "raw": reading.raw, "device": reading.device,
        "identity": reading.identity,
    }  # fmt: skip
