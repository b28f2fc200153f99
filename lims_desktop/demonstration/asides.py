"""What happens beside the way of the items: holds, discrepancies, cases restricted or referred, what customers ask."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from lims_desktop.demonstration.ends import concluded
from lims_desktop.demonstration.lives import Life, Told
from lims_desktop.demonstration.stage import later, working_day

RESOLUTIONS = {
    "not-presented": "Brought the next day and listed in a further submission.",
    "unlisted": "The officer added the item to the list and signed.",
    "count-differs": "Recounted with the officer; the list was wrong and has been corrected.",
    "weight-differs": "Declared weight included the outer packaging; reweighed with a second person.",
    "seal-broken": "Statement of the officer received: the seal was torn in the vehicle. Photographed and resealed.",
    "seal-wrong": "Seal number misread on the list; confirmed by photograph.",
    "damaged": "Outer packaging replaced; the item itself is unharmed.",
    "cold-chain": "Analyst informed; noted for the report.",
}
"""How managers have settled each kind."""

HOLDS = (
    ("dpp", "Letter of the Director of Public Prosecutions, file {n}/{year}"),
    ("court", "Order of the Supreme Court, claim {n} of {year}"),
    ("defence", "Notice of the defence, received with letter {n}/{year}"),
)

ASKS, CALLED = 0.12, 0.05
"""The share of cases whose agency asks something, and in which somebody of the laboratory is called to court."""

QUESTIONS = (
    ("question", "When may we expect the report?", "It is promised for the day that you see on the page of the case."),
    (
        "question",
        "May the clothing go back to the family?",
        "Not before the examination is finished.",
    ),
    ("question", "Was the second package examined too?", "Yes, every item of your list was taken in and is examined."),
    ("complaint", "The telephone of the counter was not answered on two days.", "We are sorry; the line was repaired."),
)
"""What agencies ask, and how the laboratory answers."""

ABOUT = ("How the items were received and kept.", "What the seal was, and who broke it.", "How the blood was examined.")


def asides(life: Life) -> Iterator[Told]:
    """The other stories that begin when a case has been taken in."""
    if life.case.restricted:
        yield _restricted(life)
    for code in life.case.referrals:
        yield _referred(life, code)
    for discrepancy in life.discrepancies:
        yield _looked_into(life, discrepancy["id"], discrepancy["kind"])
    if life.pieces and life.chance.random() < 0.07:
        yield _held_back(life)
    if life.pieces and life.chance.random() < 0.03:
        yield _corrected(life)
    yield from _talked(life)
    yield from concluded(life)


def _talked(life: Life) -> Iterator[Told]:
    """What the agency asks, by chances of its own, so that nothing else of the story changes."""
    agency, chance = life.case.agency, Random(f"{life.number} asks")  # noqa: S311 - an invented story
    clients = [one.login for one in life.stage.material.people if one.agency == agency.code]
    if not clients or life.case.restricted or agency.kind == "coroner":
        return
    if chance.random() < ASKS:
        yield _asked(life, chance.choice(clients), chance)
    if life.pieces and chance.random() < CALLED:
        yield _called(life, chance.choice(clients), chance)


def _manager(life: Life) -> str:
    return life.chance.choice(life.stage.material.with_duty("laboratory_manager")).login


def _restricted(life: Life) -> Told:
    """Only those who work on it see it from now on."""
    now = later(life.case.received, life.chance, (30, 120))
    yield now
    stage = life.stage
    sections = {piece.section for piece in life.pieces}
    working = [p for p in stage.material.with_duty("analyst") if p.discipline in sections]
    admitted = sorted(stage.known.people[p.login] for p in (*stage.material.with_duty("evidence_technician"), *working))
    why = "Sensitive case; limited to those who work on it."
    args = {"case": life.number, "restricted": True, "admitted": admitted}
    life.act(_manager(life), now, "case_restrict", **args, reason=why)


def _referred(life: Life, agency: str) -> Told:
    now = working_day(life.case.received, life.chance, (1, 12))
    yield now
    life.act(_manager(life), now, "case_refer", case=life.number, agency=life.stage.known.agencies[agency])


def _looked_into(life: Life, discrepancy: int, kind: str) -> Told:
    """Given to the technician who took it in, after some days; resolved later. A few stay open."""
    manager = _manager(life)
    now = working_day(life.case.received, life.chance, (1, 9))
    yield now
    owner = life.stage.known.people[life.taken_in_by]
    life.act(manager, now, "discrepancy_assign", discrepancy=discrepancy, owner=owner)
    if life.chance.random() < 0.12:
        return
    now = working_day(now, life.chance, (2, 30))
    yield now
    said = RESOLUTIONS.get(kind, "Explained and recorded.")
    life.act(manager, now, "discrepancy_settle", discrepancy=discrepancy, state="RESOLVED", resolution=said)


def _held_back(life: Life) -> Told:
    """A letter says that an item may not leave."""
    now = working_day(life.case.received, life.chance, (5, 60))
    yield now
    life.stays = True
    kind, form = life.chance.choice(HOLDS)
    authority = form.format(n=life.chance.randint(11, 480), year=now.year)
    login = life.chance.choice(life.stage.technicians()).login
    piece = life.chance.choice(life.pieces)
    life.act(login, now, "hold_set", items=[piece.id], kind=kind, authority=authority, expires=None)


def _asked(life: Life, client: str, chance: Random) -> Told:
    """Asked, answered by who took the case in, and closed; what was asked lately awaits its answer."""
    kind, question, answer = chance.choice(QUESTIONS)
    now = working_day(life.case.received, chance, (6, 40))
    yield now
    asked = life.act(client, now, "enquiry_ask", case=life.number, kind=kind, words=question)["enquiry"]
    now = working_day(now, chance, (1, 6))
    yield now
    life.act(life.taken_in_by, now, "enquiry_say", enquiry=asked, words=answer)
    if kind != "complaint" and chance.random() < 0.7:
        now = working_day(now, chance, (1, 5))
        yield now
        life.act(client, now, "enquiry_close", enquiry=asked)


def _called(life: Life, client: str, chance: Random) -> Told:
    """A witness is called, served, and says afterwards what was asked."""
    witness = chance.choice(life.stage.material.with_duty("analyst"))
    now = working_day(life.case.received, chance, (50, 160))
    yield now
    appears = working_day(now, chance, (15, 30))
    said = {"appears_at": appears, "court": "Supreme Court", "witness": witness.name, "reference": None}
    told = life.act(client, now, "subpoena_tell", case=life.number, said=said)["id"]
    now = working_day(now, chance, (1, 4))
    yield now
    who = life.stage.known.people[witness.login]
    life.act(life.taken_in_by, now, "subpoena_serve", subpoena=told, witness=who, how="By hand, by the officer")
    now = later(appears, chance, (120, 400))
    yield now
    spoke = {"at": appears, "minutes": chance.randint(15, 140), "about": chance.choice(ABOUT), "difficulties": None}
    life.act(witness.login, now, "testimony_record", subpoena=told, said=spoke)


def _corrected(life: Life) -> Told:
    """Something was written down wrongly at the counter; the correction names the event and removes nothing."""
    now = later(life.case.received, life.chance, (20, 400))
    yield now
    said = f"Presented by {life.case.officer.rank} {life.case.officer.name} in person; the escort did not sign."
    piece, why = life.chance.choice(life.pieces), "Receipt compared with the counter's book."
    life.act(life.taken_in_by, now, "correct", item=piece.id, seq=2, statement=said, reason=why)
