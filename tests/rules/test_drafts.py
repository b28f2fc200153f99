"""Half-finished work: its writer's own, and nothing of it is in the record until it is finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from lims_desktop import drafts, files
from lims_desktop.drafts import Draft
from lims_desktop.errors import Refused
from lims_desktop.files import NewFile
from tests.database import Database, LabOf, Psql, Refusal

PHOTO = NewFile("photo.png", b"\x89PNG\r\n\x1a\n a photograph", "image/png")


def work() -> Draft:
    return Draft(uuid4(), "intake", "Half-finished", {"lines": 1}, datetime.now(UTC))


def test_a_photograph_of_a_draft_is_not_in_the_record(database: Database, lab_of: LabOf) -> None:
    tom, draft = lab_of("tech.tom"), work()
    before = database.superuser("select count(*) from ledger.entry")
    sha256 = drafts.keep_file(tom, draft, PHOTO)
    assert drafts.keep_file(tom, draft, PHOTO) == sha256
    assert [kept.title for kept in drafts.mine(tom)] == ["Half-finished"]
    kept = drafts.file(tom, draft.id, sha256)
    assert kept is not None
    assert (kept.content, kept.media_type) == (PHOTO.content, PHOTO.media_type)
    assert files.read(tom, sha256) is None
    assert database.superuser("select count(*) from ledger.entry") == before


def test_what_was_typed_since_is_not_replaced(lab_of: LabOf) -> None:
    tom, draft = lab_of("tech.tom"), work()
    drafts.keep(tom, draft.id, "intake", "Newer", {"lines": 2})
    drafts.keep_file(tom, draft, PHOTO)
    assert [(kept.title, kept.body) for kept in drafts.mine(tom)] == [("Newer", {"lines": 2})]


def test_the_photographs_go_with_the_draft(database: Database, lab_of: LabOf) -> None:
    tom, draft = lab_of("tech.tom"), work()
    drafts.keep_file(tom, draft, PHOTO)
    drafts.drop(tom, draft.id)
    assert database.superuser("select count(*) from lab.draft_file") == [(0,)]


def test_a_draft_is_its_writers_own(lab_of: LabOf, psql: Psql) -> None:
    tom, tina, draft = lab_of("tech.tom"), lab_of("tech.tina"), work()
    sha256 = drafts.keep_file(tom, draft, PHOTO)
    assert drafts.file(tina, draft.id, sha256) is None
    assert psql("tech.tina", "select * from lab.draft_file") == []
    with pytest.raises(Refused, match=r"files\.no_draft"):
        drafts.keep_file(tina, replace(draft, title="Mine now"), PHOTO)
    drafts.drop(tina, draft.id)
    assert drafts.file(tom, draft.id, sha256) is not None


def test_an_agency_keeps_no_files(psql: Psql) -> None:
    said = psql("client.pol", "select lims.keep_draft_file(gen_random_uuid(), 'intake', '', '{}', 'x', 'image/png')")
    assert isinstance(said, Refusal)
    assert said.state == "42501"


@pytest.mark.parametrize("content", ["''", "decode(repeat('00', 26214401), 'hex')"])
def test_a_file_of_a_draft_has_a_size(psql: Psql, content: str) -> None:
    said = psql(
        "tech.tom", f"select lims.keep_draft_file(gen_random_uuid(), 'intake', '', '{{}}', {content}, 'image/png')"
    )
    assert said == Refusal("LM001", "files.size")
