"""Items on their way to their lawful end: what the tests of retention, disposition and roll call start from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from lims_desktop import custody, disposition, files, items, retention, rollcall
from lims_desktop.demonstration import scrawl
from lims_desktop.disposition import ConsentGiven, End
from lims_desktop.intake import Accepted, Line, SealSeen
from lims_desktop.lab import Lab
from lims_desktop.rollcall import Coming, Reading, Schedule, Shown
from tests.database import PASSWORD
from tests.laboratory import LINE, place, take_in

TODAY = datetime.now(UTC).date()
LONG_AGO = TODAY - timedelta(days=800)
POWDER = replace(
    LINE,
    item_type="powder",
    description="White powder in a knotted bag",
    controlled=True,
    seals=(SealSeen("S-77", "evidence-tape", "intact", "AB"),),
    declared=Decimal("120.5"),
    quantity=Decimal("120.5"),
    unit="g",
)
POLICE = ConsentGiven("police", "Commissioner of Police", "CP-12/26", LONG_AGO)
COURT = ConsentGiven("court", "Magistrate's Court, Belmopan", "ORD-7/26", LONG_AGO)


def drugs(technician: Lab, many: int = 2, line: Line = POWDER) -> Accepted:
    """Parcels (of powder) of one case that was closed long ago, in the technician's hands."""
    taken = take_in(technician, *[line] * many, offence="drug-possession")
    retention.outcome(technician, taken.case, "convicted", LONG_AGO, "Supreme Court")
    return taken


def proposed(technician: Lab, numbers: list[int], method: str = "incineration") -> int:
    """A proposal to end these items."""
    step = disposition.propose(
        technician, "Destruction of drugs", dict.fromkeys(numbers, method), reason="ordered by the court"
    )
    return step.disposition


def consented(technician: Lab, numbers: list[int]) -> int:
    """A proposal that the police and the court agreed to."""
    made = proposed(technician, numbers)
    for consent in (POLICE, COURT):
        disposition.consent(technician, made, consent)
    return made


def approve(manager: Lab, made: int) -> disposition.Step:
    """Approve what the manager sees."""
    seen = disposition.view(manager, made)
    assert seen is not None
    return disposition.approve(manager, made, seen.digest)


def stage(technician: Lab, made: int, numbers: list[int], vault: int, act: UUID | None = None) -> disposition.Step:
    """Put the items into the staging place, Tina being the witness."""
    act = act or uuid4()
    with technician.second("tech.tina", PASSWORD) as tina:
        disposition.witness_staging(tina, act, made, numbers, vault)
    return disposition.stage(technician, made, numbers, vault, act=act)


def staged(lab_of: Callable[..., Lab], many: int = 2, line: Line = POWDER) -> tuple[int, Accepted]:
    """An approved disposition whose items lie in the vault."""
    tom = lab_of("tech.tom")
    taken = drugs(tom, many, line)
    numbers = [item.id for item in taken.items]
    made = consented(tom, numbers)
    approve(lab_of("mona.manager", "Office"), made)
    stage(tom, made, numbers, place(tom, "Vault"))
    return made, taken


def code_of(lab: Lab, item: int) -> str:
    """The newest label of an item."""
    view = items.view(lab, item)
    assert view is not None
    return next(label.code for label in view.labels if label.superseded_at is None)


def end(lab: Lab, item: int, **changes: object) -> End:
    """How an item is burnt."""
    return replace(End(item, code_of(lab, item), "Incinerator at Belmopan"), **changes)  # type: ignore[arg-type]


def vouched(lab: Lab, act: UUID, made: int, how: End, *logins: str) -> None:
    """These people give their word for the end to come."""
    for login in logins:
        with lab.second(login, PASSWORD) as witness:
            disposition.witness_end(witness, act, made, how)


def dispose(lab: Lab, made: int, item: int, *logins: str, act: UUID | None = None) -> disposition.Step:
    """End one item before these witnesses."""
    act, how = act or uuid4(), end(lab, item)
    vouched(lab, act, made, how, *(logins or ("tech.tina", "ana.lyst")))
    return disposition.dispose(lab, made, how, act=act)


def retrieve(lab: Lab, numbers: list[int], name: str = "Vault", witness: str = "ana.lyst") -> None:
    """Take items out of a controlled place."""
    act, here = uuid4(), place(lab, name)
    with lab.second(witness, PASSWORD) as second:
        custody.witness(second, act, "retrieve", numbers, here)
    custody.retrieve(lab, numbers, here, act=act)


def coming(lab: Lab) -> list[Coming]:
    """A magistrate and a justice of the peace who signed."""
    signature = files.keep(lab, scrawl.signature("Maria Cruz"), "image/png").sha256
    return [
        Coming("magistrate", "Hon. Maria Cruz", "Magistrate, Belmopan", "ID-100", signature),
        Coming("justice", "Peter Usher", "Justice of the Peace", "ID-200", signature),
    ]


def scheduled(lab_of: Callable[..., Lab], many: int = 2, line: Line = POWDER) -> tuple[int, int, Accepted]:
    """A roll call of today, its disposition, and the parcels in the vault."""
    made, taken = staged(lab_of, many, line)
    order = Schedule("Magistrate's Court", TODAY, "ORD-7/26")
    called = rollcall.schedule(lab_of("tech.tom"), made, order, [item.id for item in taken.items])
    return called.rollcall, made, taken


def opened(lab_of: Callable[..., Lab], many: int = 2, line: Line = POWDER) -> tuple[int, int, Accepted]:
    """A roll call in session, Tom being the keeper and Tina the witness."""
    number, made, taken = scheduled(lab_of, many, line)
    tom, act = lab_of("tech.tom"), uuid4()
    officers = coming(tom)
    with tom.second("tech.tina", PASSWORD) as tina:
        rollcall.witness_opening(tina, act, number, "Incinerator", officers)
    rollcall.open_(tom, number, "Incinerator", officers, act=act)
    return number, made, taken


def weighed(value: str = "120.5", unit: str = "g") -> Reading:
    """What a balance says."""
    return Reading(value, unit, f"S S {value:>10} {unit}".encode().hex(), "Balance", "B-123")


def shown(lab: Lab, item: int, value: str = "120.5", unit: str = "g", seal: str = "intact") -> Shown:
    """A parcel as it is shown to the three."""
    return Shown(code_of(lab, item), seal, weighed(value, unit))


def present(lab: Lab, number: int) -> tuple[int | None, int | None]:
    """Who sits in the two seats."""
    view = rollcall.view(lab, number)
    assert view is not None
    seats = [view.seated(role) for role in rollcall.ROLES]
    return (seats[0].id if seats[0] else None, seats[1].id if seats[1] else None)
