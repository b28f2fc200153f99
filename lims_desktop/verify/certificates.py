"""Authorities, people's certificates and revocation lists, as published: what the database cannot see of them.

It reads what they say; that their signatures hold, it takes from whoever published them, and from its own administrator
whatever they write. Imports cryptography.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography import x509

from lims_desktop.errors import Refused
from lims_desktop.signing import published
from lims_desktop.verify.source import PUBLISHED, Sight, Source
from lims_desktop.verify.verdict import Findings

AUTHORITIES = "select a.id, a.level, a.content from lab.authority_certificate a order by a.id"
PEOPLE = """
select c.person_id, p.login, c.content, c.serial, c.valid_from, c.valid_until, c.bound_at
  from lab.certificate c join lab.person p on p.id = c.person_id order by c.id"""
LISTS = """
select l.authority_id, l.content, l.number, l.made_at, l.next_at
  from lab.revocation_list l order by l.authority_id, l.number"""


def compare(source: Source, findings: Findings, sight: Mapping[str, Sight]) -> None:
    """Each was issued by whom it should, for whom it should; lists grow and forget nobody."""
    if not all(sight[name] is Sight.WHOLE for name in PUBLISHED):
        return
    known = _Published(source, findings)
    known.authorities()
    known.people()
    known.lists()


class _Published:
    def __init__(self, source: Source, findings: Findings) -> None:
        self.source, self.findings = source, findings
        self.levels: dict[str, list[x509.Certificate]] = {"root": [], "issuing": [], "time_stamping": []}

    def authorities(self) -> None:
        """Roots issued themselves and the ones below; those outside are only read."""
        for number, level, content in self.source.rows(AUTHORITIES):
            one = self._read(published.certificate, content, f"authority/{number}", level)
            if one is None:
                continue
            self.levels[level].append(one)
            roots = [one] if level == "root" else self.levels["root"]
            if level != "time_stamping" and published.authority_trouble(one, roots):
                self.findings.add("verify.authority_strange", stream=f"authority/{number}", level=level,
                                  sha256=_sha256(content))  # fmt: skip

    def people(self) -> None:
        """Each names its person, is for signatures, was issued here and bound while it was valid; no key is shared."""
        keys: dict[bytes, str] = {}
        for person, login, content, serial, *days in self.source.rows(PEOPLE):
            stream = f"person/{person}"
            one = self._read(published.certificate, content, stream, "certificate")
            if one is None:
                continue
            about: dict[str, Any] = {"serial": str(one.serial_number), "login": login}
            trouble = published.person_trouble(one, login, self._own())
            if trouble:
                self.findings.add(f"verify.certificate_{trouble[0]}", stream=stream, **about | dict(trouble[1]))
            told = {
                "serial": about["serial"],
                "valid_from": one.not_valid_before_utc,
                "valid_until": one.not_valid_after_utc,
            }
            self._hold("certificate", stream, told, dict(zip(told, (serial, *days), strict=False)), about)
            self._bound(one, days[2], stream, about)
            other = keys.setdefault(published.key_of(one), login)
            if other != login:
                self.findings.add("verify.certificate_shared_key", stream=stream, other=other, **about)

    def lists(self) -> None:
        """Signed by an authority, each newer than the one before, and nobody who was revoked is forgotten."""
        lists = published.Lists(self._own(), self.levels["time_stamping"])
        for authority, content, number, made_at, next_at in self.source.rows(LISTS):
            stream = f"authority/{authority}"
            one = self._read(published.revocations, content, stream, "revocation_list")
            if one is None:
                continue
            trouble = lists.take(one)
            if trouble:
                self.findings.add(f"verify.{trouble[0]}", stream=stream, **trouble[1])
            told = {"number": published.number_of(one), "made_at": one.last_update_utc, "next_at": one.next_update_utc}
            stands = {"number": number, "made_at": made_at, "next_at": next_at}
            self._hold("list", stream, told, stands, {"list": number})

    # -- own ---------------------------------------------------------------------------------------------------

    def _own(self) -> list[x509.Certificate]:
        return self.levels["root"] + self.levels["issuing"]

    def _read(self, read: Any, content: bytes, stream: str, what: str) -> Any:
        try:
            return read(bytes(content))
        except Refused:
            self.findings.add("verify.certificate_unreadable", stream=stream, what=what, sha256=_sha256(content))
            return None

    def _bound(self, one: x509.Certificate, at: datetime, stream: str, about: dict[str, Any]) -> None:
        above = [known for known in self._own() if published.has_issued(known, one)]
        for each in (one, *above[:1]):
            if not each.not_valid_before_utc <= at <= each.not_valid_after_utc:
                self.findings.add("verify.certificate_outside", stream=stream, at=at.isoformat(), **about)
                return

    def _hold(
        self, what: str, stream: str, told: Mapping[str, Any], stands: Mapping[str, Any], about: dict[str, Any]
    ) -> None:
        for column, value in told.items():
            if stands[column] != value:
                detail = {"column": column, "told": str(value), "stands": str(stands[column])}
                self.findings.add(f"verify.{what}_other", stream=stream, **about | detail)


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()
