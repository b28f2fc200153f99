"""`main.py verify` looks at every signed report: what was sent past the clients' own look is found and named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lims_desktop import certificates, reports
from lims_desktop.errors import Refused
from lims_desktop.paper.stamp import stamp
from lims_desktop.reporting.drawing import drawn
from lims_desktop.reports import NewRecipient, Signed
from lims_desktop.signing.keys import fingerprint, key_file
from lims_desktop.signing.pdf import Signing, signed
from lims_desktop.verify import verify
from tests.core.test_signing import replaced_page
from tests.database import Database, LabOf
from tests.rules.test_reports import (
    Office,
    authority,
    checked,
    draft,
    lab_of,
    method,
    office,
    police,
    seen,
    sign,
)

__all__ = ["authority", "lab_of", "method", "office"]


def unsound(database: Database) -> list[tuple[str | None, str]]:
    """What is said of reports, as the superuser asks."""
    steps: list[tuple[str, int, int]] = []
    found = verify(database.admin, progress=lambda *step: steps.append(step)).findings
    assert ("reports", 0, 1) in steps
    assert {one.code for one in found} <= {"verify.report_unsound"}, [one.sentence() for one in found]
    assert all("{" not in one.sentence("es") for one in found)
    return [(one.stream, one.sentence()) for one in found]


def test_a_report_that_was_issued_past_every_look_is_found(lab_of: LabOf, office: Office, database: Database) -> None:
    """A manager signs bytes of their own making and has them issued by hand: no client looked, the database cannot."""
    report, mona = draft(lab_of, office), lab_of("mona.manager")
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    sign(lab_of, office, "rita.view", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    assert unsound(database) == [], "what is under way holds"
    view = seen(lab_of, report)
    before = reports.file(mona, report)
    assert before is not None
    with key_file(office.keys["mona.manager"], "mona.manager") as key:
        look = stamp("Authorised for issue", "Mona Manager", datetime.now(UTC), fingerprint(key))
        seal = Signing("authorised", look, "authorises", last=True)
        lie = signed(replaced_page(before), seal, key, certificates.trust(mona))
        reports.sign(mona, report, Signed("authorised", fingerprint(key), lie, view.facts, "authorises"))
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    [(stream, said)] = unsound(database)
    assert stream == f"report/{report}"
    assert said.startswith(f"The signed file of {view.number} does not hold: ")
    assert verify(lab_of("aud.itor")).sound, "who does not see the files judges none"


@pytest.mark.parametrize("lie", ["other words", "another page"])
def test_a_draft_that_says_something_else_is_found(lab_of: LabOf, office: Office, database: Database, lie: str) -> None:
    report, ana = draft(lab_of, office), lab_of("ana.lyst")
    view = seen(lab_of, report)
    other = (
        drawn(view.facts.replace("Ethanol above", "No ethanol above"))
        if lie == "other words"
        else replaced_page(drawn(view.facts))
    )
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:
        look = stamp("Author", "Ana Lyst", datetime.now(UTC), fingerprint(key))
        content = signed(other, Signing("author_1", look, "x", first=True), key, certificates.trust(ana))
        reports.sign(ana, report, Signed("author_1", fingerprint(key), content, view.facts, "x"))
    [(_, said)] = unsound(database)
    assert "something else than the record" in said


def test_a_meaning_of_ones_own_is_found_by_the_next_signer_and_by_verify(
    lab_of: LabOf, office: Office, database: Database
) -> None:
    """Everything else is as it should be: the file says it, the record says it, and it is not what the seat means."""
    report, ana = draft(lab_of, office), lab_of("ana.lyst")
    view, at = seen(lab_of, report), datetime.now(UTC).replace(microsecond=0)
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:
        look = stamp("Author", "Ana Lyst", at, fingerprint(key))
        odd = Signing("author_1", look, "I only typed this.", first=True, at=at)
        content = signed(drawn(view.facts), odd, key, certificates.trust(ana))
        said = Signed("author_1", fingerprint(key), content, view.facts, "I only typed this.")
        reports.sign(ana, report, said)
    checked(lab_of, report)
    with pytest.raises(Refused, match=r"signing\.other_stamp"):
        sign(lab_of, office, "rita.view", report)
    [(stream, _)] = unsound(database)
    assert stream == f"report/{report}"
