"""Instruments and lots: what work uses, until when it may, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from lims_desktop import wire
from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.instruments import Instrument as InstrumentTable
from lims_desktop.tables.instruments import InstrumentEvent as EventTable
from lims_desktop.tables.instruments import Lot as LotTable
from lims_desktop.tables.instruments import Reagent as ReagentTable
from lims_desktop.tables.people import Person


@dataclass(frozen=True, slots=True)
class NewInstrument:
    """An instrument's identity, as it stands on its plate."""

    name: str
    kind: str
    maker: str
    model: str
    serial: str
    software: str | None = None
    place_id: int | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument; usable until the day `calibration_due`, while it is IN_SERVICE."""

    id: int
    name: str
    kind: str
    maker: str
    model: str
    serial: str
    software: str | None
    place_id: int | None
    state: str
    calibration_due: date | None

    @property
    def code(self) -> str:
        """What its label says."""
        return machine_code(Kind.INSTRUMENT, self.id)


@dataclass(frozen=True, slots=True)
class InstrumentEvent:
    """What was done to an instrument or found about it."""

    id: int
    kind: str
    outcome: str | None
    at: datetime
    name: str
    statement: str
    valid_until: date | None
    certificate: str | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A calibration, check, maintenance, repair, fault, out_of_service, in_service or retired.

    `outcome` is pass or fail; a calibration that passed says until which day it holds. `certificate` is the SHA-256 of
    a kept file.
    """

    kind: str
    statement: str
    outcome: str | None = None
    valid_until: date | None = None
    certificate: str | None = None


@dataclass(frozen=True, slots=True)
class NewReagent:
    """A reagent, reference material, calibrator, control, solvent or consumable; amounts are in `unit`."""

    code: str
    name: str
    kind: str
    unit: str
    supplier: str | None = None
    storage: str | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """One lot; `left_over` is what is left of it, in the reagent's unit."""

    id: int
    reagent: str
    name: str
    kind: str
    unit: str
    number: str
    received_at: datetime
    expires: date
    opened_at: datetime | None
    quarantine: str | None
    left_over: Decimal

    @property
    def code(self) -> str:
        """What its label says."""
        return machine_code(Kind.LOT, self.id)


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a lot went into another one."""

    lot: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class InstrumentChanged(Recorded):
    """An instrument was added, or something was noted about it."""

    instrument: int
    code: str = ""
    state: str = "IN_SERVICE"


@dataclass(frozen=True, slots=True)
class ReagentAdded(Recorded):
    """A reagent stands in the register."""

    reagent: int


@dataclass(frozen=True, slots=True)
class LotChanged(Recorded):
    """A lot was received, used, quarantined or let go."""

    lot: int
    code: str = ""
    left: Decimal | None = None


def add(lab: Lab, instrument: NewInstrument, *, act: UUID | None = None) -> InstrumentChanged:
    """Put an instrument into the register. It needs a calibration before it may be used."""
    return lab.act(InstrumentChanged, "instrument_add", act=act, instrument=instrument)


def change_kind(lab: Lab, instrument: int, kind: str, *, reason: str, act: UUID | None = None) -> InstrumentChanged:
    """Put right what kind of instrument it is. Refused while work is under way that was begun with it."""
    return lab.act(InstrumentChanged, "instrument_kind", act=act, instrument=instrument, kind=kind, reason=reason)


def note(lab: Lab, instrument: int, noted: Noted, *, act: UUID | None = None) -> InstrumentChanged:
    """Note what was done to an instrument or found about it; it may go out of service by it, or come back."""
    said = {"kind": noted.kind, "statement": noted.statement, "outcome": noted.outcome}
    more = {"valid_until": noted.valid_until, "certificate": noted.certificate}
    return lab.act(InstrumentChanged, "instrument_note", act=act, instrument=instrument, **said, **more)


def add_reagent(lab: Lab, reagent: NewReagent, *, act: UUID | None = None) -> ReagentAdded:
    """Put a reagent into the register."""
    return lab.act(ReagentAdded, "reagent_add", act=act, reagent=reagent)


def receive(
    lab: Lab, reagent: int, number: str, amount: Decimal, expires: date, made_from: Sequence[Part] = (),
    *, act: UUID | None = None,
) -> LotChanged:  # fmt: skip
    """A lot that came in, or that was prepared from parts of others."""
    parts = wire.as_json([{"lot": part.lot, "amount": part.amount} for part in made_from])
    said = {"reagent": reagent, "number": number, "amount": amount, "expires": expires, "from": parts}
    return lab.act(LotChanged, "lot_receive", act=act, **said)


def use(lab: Lab, lot: int, amount: Decimal, what_for: str, *, act: UUID | None = None) -> LotChanged:
    """Use so much of a lot. Refused when less is left."""
    return lab.act(LotChanged, "lot_use", act=act, lot=lot, amount=amount, what_for=what_for)


def quarantine(lab: Lab, lot: int, *, reason: str, act: UUID | None = None) -> LotChanged:
    """Nobody uses this lot from now on."""
    return lab.act(LotChanged, "lot_quarantine", act=act, lot=lot, quarantined=True, reason=reason)


def let_go(lab: Lab, lot: int, *, reason: str, act: UUID | None = None) -> LotChanged:
    """The lot may be used again. Quality's to say."""
    return lab.act(LotChanged, "lot_quarantine", act=act, lot=lot, quarantined=False, reason=reason)


def instruments(lab: Lab) -> list[Instrument]:
    """Every instrument by name."""
    t = InstrumentTable
    columns = (t.id, t.name, t.kind, t.maker, t.model, t.serial, t.software, t.place_id, t.state, t.calibration_due)
    return lab.rows(select(*columns).order_by(t.name, t.id), Instrument)


def story(lab: Lab, instrument: int) -> list[InstrumentEvent]:
    """What was done to an instrument, the newest first."""
    e = EventTable
    question = (
        select(e.id, e.kind, e.outcome, e.at, Person.name, e.statement, e.valid_until, e.certificate)
        .join(Person, Person.id == e.actor)
        .where(e.instrument_id == instrument)
        .order_by(e.id.desc())
    )
    return lab.rows(question, InstrumentEvent)


def lots(lab: Lab) -> list[Lot]:
    """Every lot that is not used up, by reagent and expiry."""
    lot, r = LotTable, ReagentTable
    question = (
        select(
            lot.id, r.code.label("reagent"), r.name, r.kind, r.unit, lot.number, lot.received_at, lot.expires,
            lot.opened_at, lot.quarantine, lot.left_over,
        )
        .join(r, r.id == lot.reagent_id)
        .where(lot.left_over > 0)
        .order_by(r.name, lot.expires, lot.id)
    )  # fmt: skip
    return lab.rows(question, Lot)


@dataclass(frozen=True, slots=True)
class _Reagent:
    id: int
    name: str


def reagents(lab: Lab) -> list[tuple[int, str]]:
    """The reagents in the register, as number and name."""
    question = select(ReagentTable.id, ReagentTable.name).order_by(ReagentTable.name, ReagentTable.id)
    return [(one.id, one.name) for one in lab.rows(question, _Reagent)]
