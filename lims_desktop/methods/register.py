"""The laboratory's register of methods: proposed, approved by quality and one more person, sealed; old ones kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.checking import complaints
from lims_desktop.methods.definition import Method
from lims_desktop.recorded import Recorded
from lims_desktop.tables.methods import Method as MethodTable
from lims_desktop.tables.methods import MethodApproval as ApprovalTable
from lims_desktop.tables.methods import MethodVersion as VersionTable
from lims_desktop.tables.people import Person


@dataclass(frozen=True, slots=True)
class Proposed(Recorded):
    """A version waits for its two approvals. `sha256` is that of its text, in hexadecimal."""

    method: int
    code: str
    version: int
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Decided(Recorded):
    """A version was approved (by one person, or as a whole) or rejected."""

    version: int
    number: int
    state: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a method as it stands in the register."""

    id: int
    method: int
    code: str
    discipline: str
    number: int
    state: str
    sha256: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    decided_at: datetime | None
    decision: str | None
    definition: str

    @property
    def read(self) -> Method:
        """The definition itself. Refused when this program cannot read it."""
        return reading.from_json(self.definition)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a version, and whether for quality."""

    version: int
    name: str
    quality: bool
    at: datetime


def propose(lab: Lab, method: Method, *, reason: str, act: UUID | None = None) -> Proposed:
    """Propose a version. Refused with what is wrong with the definition first; nothing is sent then."""
    for complaint in complaints(method):
        raise complaint
    return lab.act(Proposed, "method_propose", act=act, definition=reading.to_json(method), reason=reason)


def approve(lab: Lab, version: int, sha256: str, *, act: UUID | None = None) -> Decided:
    """Approve exactly this text, in a session of one's own that was authenticated a moment ago."""
    return lab.act(Decided, "method_approve", act=act, version=version, sha256=sha256)


def reject(lab: Lab, version: int, *, reason: str, act: UUID | None = None) -> Decided:
    """Reject a proposed version, saying why."""
    return lab.act(Decided, "method_reject", act=act, version=version, reason=reason)


def versions(lab: Lab, method: int | None = None) -> list[Version]:
    """Every version of a method, or of all, the newest first."""
    v, m, p = VersionTable, MethodTable, aliased(Person)
    question = (
        select(
            v.id, m.id.label("method"), m.code, m.discipline, v.number, v.state, v.sha256, v.reason,
            p.name.label("proposed_by"), v.proposed_at, v.decided_at, v.decision, v.definition,
        )
        .join(m, m.id == v.method_id)
        .join(p, p.id == v.proposed_by)
        .order_by(m.code, v.number.desc())
    )  # fmt: skip
    return lab.rows(question if method is None else question.where(m.id == method), Version)


def current(lab: Lab, code: str) -> Version:
    """The version with which a worksheet begins today. Refused when none is approved."""
    found = [one for one in versions(lab) if one.code == code and one.state == "CURRENT"]
    if not found:
        raise Refused("method.unknown")
    return found[0]


def approvals(lab: Lab, method: int) -> list[Approval]:
    """Who approved which version of a method."""
    a, v = ApprovalTable, VersionTable
    question = (
        select(a.version_id.label("version"), Person.name, a.quality, a.at)
        .join(v, v.id == a.version_id)
        .join(Person, Person.id == a.person_id)
        .where(v.method_id == method)
        .order_by(a.at)
    )
    return lab.rows(question, Approval)
