"""Time-stamps by policy: what a laboratory asks for, what it does when nobody answers, and that it can be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lims_desktop import certificates, policies, reports
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.reporting import sealing
from lims_desktop.signing.keys import key_file
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_reports import Office, authority, checked, draft, lab_of, method, office, seen, sign
from tests.stamping import clock

IMPOSSIBLE = [("time_stamping", one) for one in ("ftp://x", "http://", "http://a b", "https://u:p@host/", "file:///x")]
IMPOSSIBLE += [("time_stamping_down", "ignore")]
__all__ = ["authority", "lab_of", "method", "office"]


def passed(lab_of: LabOf, report: int) -> None:
    """Adam's administrative review."""
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)


def test_stamped_by_policy_and_what_happens_when_nobody_answers(
    lab_of: LabOf, office: Office, psql: Psql, database: Database
) -> None:
    quinn, ana, report = lab_of("quinn.manager"), lab_of("ana.lyst"), draft(lab_of, office)
    unstamped = prepared(lab_of, office, report)
    assert unstamped.unstamped == "no_authority"
    with pytest.raises(Refused, match=r"report\.unstamped"):
        reports.sign(ana, report, replace(unstamped, unstamped=None))
    for login in ("mona.manager", "ana.lyst", "admin.ada"):
        said = psql(login, "select lims.time_stamping_publish(gen_random_uuid(), '\\x30', 'because')")
        assert isinstance(said, Refusal), login
    for name, value in IMPOSSIBLE:
        with pytest.raises(Refused, match=r"policy\.wrong_kind"):
            policies.change(quinn, name, value, "to see")
    with clock() as outside:
        certificates.publish_stamper(quinn, outside.certificate, reason="The authority of the Ministry")
        policies.change(quinn, "time_stamping", outside.url, "As the court wants it")
        with pytest.raises(Refused, match=r"report\.unstamped"):
            reports.sign(ana, report, unstamped)
        outside.mood = "error"
        with pytest.raises(Unreachable, match=r"signing\.no_time_stamp.*503"):
            sign(lab_of, office, "ana.lyst", report)
        with pytest.raises(Refused, match=r"report\.unstamped"):
            reports.sign(ana, report, replace(unstamped, unstamped="unreachable"))
        assert seen(lab_of, report).standing == []
        outside.mood = "stamp"
        assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED"
        checked(lab_of, report)
        outside.mood = "error"
        policies.change(quinn, "time_stamping_down", "sign", "Its line is down until Monday")
        assert sign(lab_of, office, "rita.view", report).state == "ADMIN_REVIEW"
        passed(lab_of, report)
        outside.mood = "stamp"
        assert sign(lab_of, office, "mona.manager", report).state == "AUTHORISED"
    view = seen(lab_of, report)
    assert [(one.stamped, one.unstamped) for one in view.standing] == [
        (True, None),
        (False, "unreachable"),
        (True, None),
    ]
    verdict = sealing.judged(ana, view)
    assert verdict.problem is None, verdict
    assert [one.stamped_at is not None for one in verdict.signatures] == [True, False, True]
    assert verdict.closed_at is not None
    told = database.superuser(
        f"select count(*) from ledger.entry where stream = 'report/{report}' and body like '%unreachable%'"
    )
    assert told != [(0,)]


def prepared(lab_of: LabOf, office: Office, report: int) -> reports.Signed:
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:
        return sealing.prepared(lab_of("ana.lyst"), seen(lab_of, report), key)
