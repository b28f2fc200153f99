"""Whom signatures are believed of: authorities, people's certificates and revocation lists, as published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.signing.trust import Trust
from lims_desktop.tables.certificates import AuthorityCertificate as AuthorityTable
from lims_desktop.tables.certificates import Certificate as CertificateTable
from lims_desktop.tables.certificates import RevocationList as ListTable
from lims_desktop.tables.people import Person

if TYPE_CHECKING:
    from lims_desktop.signing.published import Lists


@dataclass(frozen=True, slots=True)
class Certificate:
    """One person's certificate; `sha256` is that of its DER, in hexadecimal."""

    id: int
    person: int
    name: str
    sha256: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    withdrawn_at: datetime | None
    withdrawing_reason: str | None


@dataclass(frozen=True, slots=True)
class Authority:
    """A published authority (`root`, `issuing` or `time_stamping`), and its newest revocation list, if it has one."""

    id: int
    level: str
    name: str
    sha256: str
    valid_until: datetime
    number: int | None = None
    made_at: datetime | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Published(Recorded):
    """The authority's certificates are known by these SHA-256."""

    root: str
    issuing: str


@dataclass(frozen=True, slots=True)
class Stamping(Recorded):
    """A time-stamping authority is known by this SHA-256."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Listed(Recorded):
    """So many revocation lists were new."""

    added: int


@dataclass(frozen=True, slots=True)
class Bound(Recorded):
    """A certificate belongs to a person from now on, or was withdrawn."""

    certificate: int
    sha256: str = ""


def publish(lab: Lab, root: bytes, issuing: bytes, *, reason: str, act: UUID | None = None) -> Published:
    """Make the authority's certificates (DER) known. The quality manager's act, freshly authenticated.

    Refused when the root did not issue itself and the other, or one of them may not issue.
    """
    from lims_desktop.signing import published

    top = published.certificate(root)
    for one in (top, published.certificate(issuing)):
        published.refused(published.authority_trouble(one, [top]))
    return lab.act(Published, "authority_publish", act=act, root=root, issuing=issuing, reason=reason)


def publish_stamper(lab: Lab, content: bytes, *, reason: str, act: UUID | None = None) -> Stamping:
    """Make a certificate (DER or PEM) of a time-stamping authority outside known: its root, or its own.

    Quality's act, freshly authenticated. Refused when it cannot be read: it would stay for ever.
    """
    from lims_desktop.signing.published import as_der

    return lab.act(Stamping, "time_stamping_publish", act=act, content=as_der(content), reason=reason)


def publish_lists(lab: Lab, lists: Sequence[bytes], *, act: UUID | None = None) -> Listed:
    """Make revocation lists (DER) known; those that are known already are passed over.

    Refused when no published authority signed one, when it is older than the last one, or forgets whom that revoked.
    """
    from lims_desktop.signing import published

    known, after = set(trust(lab).revocation_lists), _listed(lab)
    read = [published.revocations(one) for one in dict.fromkeys(lists) if one not in known]
    for one in sorted(read, key=published.number_of):
        published.refused(after.take(one))
    return lab.act(Listed, "revocations_publish", act=act, lists=wire.as_json([one.hex() for one in lists]))


def publish_list(lab: Lab, content: bytes, *, act: UUID | None = None) -> Listed:
    """Make one revocation list known, from its file (DER or PEM): the laboratory's, or a time-stamping authority's.

    Whose it is, its signature says; an authority whose list it is must have been published.
    """
    from lims_desktop.signing.published import list_as_der

    return publish_lists(lab, [list_as_der(content)], act=act)


def newer(lab: Lab, lists: Sequence[bytes]) -> list[bytes]:
    """Those of an authority's lists that came after the last published one: what was left out in between stays out."""
    from lims_desktop.signing import published

    known = _listed(lab)
    return [one for one in lists if known.is_newer(published.revocations(one))]


def _listed(lab: Lab) -> Lists:
    """The published lists of each authority, up to its last."""
    from lims_desktop.signing import published

    believed = trust(lab)
    own = [published.certificate(one) for one in (*believed.roots, *believed.authorities)]
    made = published.Lists(own, [published.certificate(one) for one in believed.stampers])
    for one in believed.revocation_lists:
        made.take(published.revocations(one))
    return made


def bind(lab: Lab, person: int, content: bytes, *, act: UUID | None = None) -> Bound:
    """Make a person's certificate (DER) known: somebody else's, never one's own.

    Refused when it cannot be read, names another login (two people may have one name), comes from an authority that
    was not published, or is not for signatures that bind: whatever was signed with it would never hold.
    """
    from lims_desktop.signing import published

    owner = lab.rows(select(Person.login.label("login")).where(Person.id == person), _Login)
    authorities = [published.certificate(one) for one in trust(lab).authorities]
    read = published.certificate(content)
    published.refused(published.person_trouble(read, owner[0].login if owner else "", authorities))
    return lab.act(Bound, "certificate_bind", act=act, person=person, content=content)


def withdraw(lab: Lab, certificate: int, *, reason: str, act: UUID | None = None) -> Bound:
    """A certificate counts here no more; its owner may say so, or a manager."""
    return lab.act(Bound, "certificate_withdraw", act=act, certificate=certificate, reason=reason)


def known(lab: Lab) -> list[Certificate]:
    """Every certificate, of whom, until when."""
    c = CertificateTable
    columns: tuple[Any, ...] = (c.id, c.person_id.label("person"), Person.name, c.sha256, c.serial, c.valid_from,
                                c.valid_until, c.withdrawn_at, c.withdrawing_reason)  # fmt: skip
    question = select(*columns).join(Person, Person.id == c.person_id).order_by(Person.name, c.id)
    return lab.rows(question, Certificate)


def authorities(lab: Lab) -> list[Authority]:
    """Every published authority with its newest revocation list, in the order in which they were published."""
    from lims_desktop.signing import published

    a, r = AuthorityTable, ListTable
    newest = lab.rows(select(r.authority_id, r.number, r.made_at, r.next_at).order_by(r.number), _Newest)
    lists = {one.authority_id: one for one in newest}
    found = []
    for one in lab.rows(select(a.id, a.level, a.sha256, a.content).order_by(a.id), _Known):
        read, last = published.certificate(one.content), lists.get(one.id)
        said = (one.id, one.level, published.name_of(read), one.sha256, read.not_valid_after_utc)
        found.append(Authority(*said, *((last.number, last.made_at, last.next_at) if last else ())))
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    level: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Newest:
    authority_id: int
    number: int
    made_at: datetime
    next_at: datetime


@dataclass(frozen=True, slots=True)
class _Login:
    login: str


@dataclass(frozen=True, slots=True)
class _Content:
    level: str
    content: bytes


def trust(lab: Lab) -> Trust:
    """What a signature is judged by: everything that was ever published."""
    a, r = AuthorityTable, ListTable
    authorities = lab.rows(select(a.level, a.content).order_by(a.id), _Content)
    lists = lab.rows(select(r.level, r.content).order_by(r.id), _Content)
    return Trust(
        [one.content for one in authorities if one.level == "root"],
        [one.content for one in authorities if one.level == "issuing"],
        [one.content for one in lists],
        [one.content for one in authorities if one.level == "time_stamping"],
    )
