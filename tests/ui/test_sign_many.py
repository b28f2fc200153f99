"""Ten reports, one look, one passphrase: each is signed or refused by itself, however long the whole takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lims_desktop import reports
from lims_desktop.errors import Refused
from tests.database import PASSWORD, Database, LabOf
from tests.rules.test_reports import WRITTEN, Office, authority, lab_of, method, office, seen
from tests.rules.test_requests import asked
from ui.reports.key import Key
from ui.reports.signing import looked_at, sign

__all__ = ["authority", "lab_of", "method", "office"]
MANY = 10


def test_one_of_ten_that_is_refused_neither_spoils_nor_skips_the_others(
    lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    ana, path = lab_of("ana.lyst"), tmp_path / "ana.p12"
    path.write_bytes(office.keys["ana.lyst"])
    begun = [asked(lab_of, reference=f"CR-{number}/26") for number in range(10, 10 + MANY)]
    database.superuser("update lab.request set state = 'IN_PROGRESS' where id = any (%s)", begun)
    drafts = [reports.open_one(ana, [one], "preliminary", "en").report for one in begun]
    looked = looked_at(ana, drafts)
    reports.write(ana, drafts[3], looked[3].edition, WRITTEN)  # after the look: not what was looked at any more
    database.superuser("update lab.policy set value = '0.4' where name = 'fresh_seconds'")  # the whole takes longer
    key = Key("file", str(path), secret="ana.lyst")
    with pytest.raises(Refused, match=r"signin\."):
        sign(ana, looked, key, "not the password", {})
    assert [seen(lab_of, one).state for one in drafts] == ["DRAFT"] * MANY, "refused whole"
    done = sign(ana, looked, key, PASSWORD, {})
    told = [(one.view.id, getattr(one.refusal, "code", None)) for one in done.outcomes]
    assert told == [(one, "report.facts_changed" if n == 3 else None) for n, one in enumerate(drafts)]
    states = [seen(lab_of, one).state for one in drafts]
    assert states == ["DRAFT" if n == 3 else "AUTHOR_SIGNED" for n in range(MANY)]
    [again] = sign(ana, looked_at(ana, [drafts[3]]), key, PASSWORD, {}).outcomes
    assert again.refusal is None
