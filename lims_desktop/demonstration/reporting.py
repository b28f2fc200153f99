"""The reports of the demonstration, one in each state, signed today with keys that visitors may use too.

It is not told with the past: a signature carries the hour of the computer that made it. Everything here may be done
again after an interruption: what is there already is not made a second time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lims_desktop import agencies, certificates, report_lists, reports
from lims_desktop.demonstration.material import Material, Member, material
from lims_desktop.lab import Lab
from lims_desktop.reports import Content, NewRecipient, ReportView, ToReport

if TYPE_CHECKING:
    from lims_desktop.signing.authority import Authority
    from lims_desktop.station import Station

PAPERS = ("analyst", "technical_reviewer", "medical_examiner", "laboratory_manager")
"""Whoever has one of these duties signs reports, and gets a key."""

SUMMARY = {
    "en": "The items were examined as requested. What was found stands below, item by item.",
    "es": "Los indicios se examinaron como se pidió. Lo hallado se lista abajo, indicio por indicio.",
}
FINDING = ("Summary", "Say for which of the items the result stands.")


def issue_reports(station: Station, folder: Path) -> Path:
    """Make an authority, a key for everybody who signs, and some reports; answers the folder of the keys.

    `folder` holds the authority (`authority`) and the keys (`keys/LOGIN.p12`, under the published password), which
    nobody but their owner reads.
    """
    made = material()
    with ExitStack() as stack:
        office = _Office(station, made, folder, stack)
        office.certify()
        if not report_lists.listed(office.lab(office.quality), limit=1):
            _write(office)
    return folder / "keys"


@dataclass
class _Office:
    """Everybody at one station, with their keys."""

    station: Station
    made: Material
    folder: Path
    stack: ExitStack
    labs: dict[str, Lab] = field(default_factory=dict)

    @property
    def quality(self) -> str:
        return self.made.with_duty("quality_manager")[0].login

    @property
    def director(self) -> str:
        return self.made.with_duty("laboratory_manager")[0].login

    @property
    def administrative(self) -> str:
        return self.made.with_duty("administrative_reviewer")[0].login

    def lab(self, login: str) -> Lab:
        if login not in self.labs:
            signed_in = Lab.sign_in(self.station, login, self.made.password, connections=1)
            self.labs[login] = self.stack.enter_context(closing(signed_in))
        return self.labs[login]

    def certify(self) -> None:
        """The authority is published, and everybody's certificate bound."""
        from lims_desktop.signing.authority import Authority

        there = self.folder / "authority"
        authority = Authority(there) if there.exists() else self._found(there)
        lab = self.lab(self.quality)
        certificates.publish(lab, *authority.certificates(), reason="The authority of the demonstration")
        certificates.publish_lists(lab, certificates.newer(lab, authority.revocation_lists()))
        known = {one.name for one in certificates.known(lab)}
        for member in self._signers():
            if member.name not in known:
                self._bind(lab, authority, member)

    def _found(self, there: Path) -> Authority:
        from lims_desktop.signing.authority import Authority

        word = self.made.password
        return Authority.found(there, str(self.made.about["name"]), word, word)

    def _signers(self) -> Iterator[Member]:
        yield from {one.login: one for duty in PAPERS for one in self.made.with_duty(duty)}.values()

    def _bind(self, lab: Lab, authority: Authority, member: Member) -> None:
        issued = authority.issue(self.made.password, member.name, member.login, self.made.password)
        keys = self.folder / "keys"
        keys.mkdir(mode=0o700, exist_ok=True)
        path = keys / f"{member.login}.p12"
        path.touch(mode=0o600)
        path.write_bytes(issued.pkcs12)
        certificates.bind(lab, self.lab(member.login).me.person, issued.certificate)

    def view(self, login: str, report: int) -> ReportView:
        found = reports.view(self.lab(login), report)
        assert found is not None
        return found

    def sign(self, login: str, report: int) -> None:
        from lims_desktop.reporting import sealing
        from lims_desktop.signing.keys import key_file

        content = (self.folder / "keys" / f"{login}.p12").read_bytes()
        with key_file(content, self.made.password) as key:
            sealing.sign(self.lab(login), self.view(login, report), key)


@dataclass
class _Report:
    """One report, and the two people who answer for it."""

    office: _Office
    author: str
    reviewer: str
    language: str
    request: int
    id: int = 0

    def begin(self, kind: str = "full", **more: Any) -> None:
        lab = self.office.lab(self.author)
        opened = reports.open_one(lab, [self.request], kind, self.language, **more)
        self.id = reports.write(lab, opened.report, opened.edition, Content(SUMMARY[self.language])).report

    def sign(self) -> None:
        self.office.sign(self.author, self.id)

    def take_up(self) -> None:
        lab = self.office.lab(self.reviewer)
        reports.begin_review(lab, self.id, "technical")
        reports.check(lab, self.id, "technical", dict.fromkeys(_checks(self.office.view(self.author, self.id)), True))

    def authorise(self) -> None:
        for step in (self.sign, self.take_up, self._pass):
            step()
        self.office.sign(self.office.director, self.id)

    def _pass(self) -> None:
        self.office.sign(self.reviewer, self.id)
        lab = self.office.lab(self.office.administrative)
        reports.begin_review(lab, self.id, "administrative")
        reports.pass_review(lab, self.id)

    def issue(self) -> None:
        self.authorise()
        lab = self.office.lab(self.office.administrative)
        asking = json.loads(self.office.view(self.author, self.id).facts)["case"]["agency"]
        agency = next(one.id for one in agencies.agencies(lab) if one.name == asking)
        reports.issue(lab, self.id, [NewRecipient(agency, "The officer in charge")])

    def serve(self) -> None:
        [recipient, *_] = self.office.view(self.author, self.id).recipients
        served = "Signed for at the counter"
        reports.serve(self.office.lab(self.office.administrative), recipient.id, served)


def _checks(view: ReportView) -> Iterator[str]:
    for sheet in json.loads(view.facts)["worksheets"]:
        said = sheet["definition"]
        yield from (f"{said['code']}.{one['code']}" for one in said["checks"])


def _write(office: _Office) -> None:
    """As many of the fates as there are requests whose author and reviewer are two."""
    offered = [
        (one, *pair) for one in reports.to_report(office.lab(office.quality)) if (pair := _pair(office.made, one))
    ]
    for number, (fate, (asked, author, reviewer)) in enumerate(zip(FATES, offered, strict=False)):
        report = _Report(office, author, reviewer, "es" if number % 4 == 1 else "en", asked.request)
        report.begin()
        fate(report)


def _pair(made: Material, asked: ToReport) -> tuple[str, str] | None:
    section = made.with_duty("analyst", asked.discipline)
    author = next((one.login for one in section if one.name == asked.analyst), None)
    reviewer = next((one.login for one in section if one.login != author), None)
    return (author, reviewer) if author and reviewer else None


def _served(report: _Report) -> None:
    report.issue()
    report.serve()


def _drafted(_report: _Report) -> None:
    """It stays as it was begun."""


def _corrected(report: _Report) -> None:
    """A name was wrong: the amended report supersedes the first one."""
    report.issue()
    report.begin("amended", corrects=report.id, reason="The name of the officer was misspelt.")
    report.issue()


def _in_administrative_review(report: _Report) -> None:
    report.sign()
    report.take_up()
    report.office.sign(report.reviewer, report.id)


def _found_wanting(report: _Report) -> None:
    report.sign()
    report.take_up()
    reports.find(report.office.lab(report.reviewer), report.id, "technical", *FINDING)


def _given_back(report: _Report) -> None:
    _found_wanting(report)
    reports.give_back(report.office.lab(report.reviewer), report.id, reason="See finding 1.")


def _withdrawn(report: _Report) -> None:
    report.issue()
    quality = report.office.lab(report.office.quality)
    reports.withdraw(quality, report.id, reason="The case number on the envelope was another one.")


FATES: tuple[Callable[[_Report], None], ...] = (
    _served, _drafted, _Report.sign, _found_wanting, _Report.issue, _given_back, _Report.authorise,
    _in_administrative_review, _corrected, _withdrawn, _Report.sign, _drafted,
)  # fmt: skip
