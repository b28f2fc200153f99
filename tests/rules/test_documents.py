"""Documents: issued by an act, kept once by whoever issued them, seen by those who may see what they are about."""

from __future__ import annotations

from uuid import uuid4

import pytest

from lims_desktop import documents, files
from lims_desktop.codes import Kind, read_code
from lims_desktop.errors import Refused
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import take_in

PAPER = b"%PDF-1.7 a paper"


@pytest.fixture
def issued(database: Database, lab_of: LabOf) -> int:
    """A custody paper of a case, issued by Tom."""
    case = take_in(lab_of("tech.tom")).case
    statement = """insert into lab.document (kind, stream, case_id, issued_by, issued_at)
        select 'custody_report', 'case/' || %s, %s, p.id, now() from lab.person p
         where p.login = 'tech.tom' returning id"""
    return int(database.superuser(statement, case, case)[0][0])


def test_a_document_is_kept_once_and_found_by_code_and_by_its_bytes(lab_of: LabOf, issued: int) -> None:
    lab, act = lab_of("tech.tom"), uuid4()
    kept = documents.keep(lab, issued, PAPER, act=act)
    assert documents.keep(lab, issued, PAPER, act=act) == kept
    with pytest.raises(Refused, match=r"document\.kept_already"):
        documents.keep(lab, issued, b"%PDF another")
    assert read_code(kept.code).kind is Kind.DOCUMENT
    document = documents.by_sha256(lab, kept.sha256)
    assert document is not None
    assert (document.id, document.code, document.issued_by) == (issued, kept.code, "Tom Evidence")
    assert documents.about(lab, document.stream) == [document]
    other = files.read(lab_of("tech.tina"), kept.sha256)
    assert other is not None
    assert other.content == PAPER


def test_documents_and_receipts_never_share_a_code(issued: int) -> None:
    assert issued >= documents.FIRST


def test_only_who_issued_it_keeps_it(psql: Psql, issued: int) -> None:
    statement = "select lims.document_keep(gen_random_uuid(), %s, 'x'::bytea, 'application/pdf')"
    assert psql("tech.tina", statement, issued) == Refusal("LM001", "document.unknown")


def test_a_paper_about_a_restricted_case_is_for_those_who_see_the_case(
    psql: Psql, lab_of: LabOf, database: Database, issued: int
) -> None:
    documents.keep(lab_of("tech.tom"), issued, PAPER)
    database.superuser("update lab.case_file set restricted = true")
    count = "select (select count(*) from lab.document), (select count(*) from lab.blob where content = %s)"
    assert psql("tech.tina", count, PAPER) == [(0, 0)]
    assert psql("mona.manager", count, PAPER) == [(1, 1)]
    assert psql("client.pol", count, PAPER).state == "42501"


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "admin.ada", "client.pol"])
def test_nobody_writes_documents_by_hand(psql: Psql, issued: int, login: str) -> None:
    for statement in ("update lab.document set sha256 = null", "delete from lab.document"):
        assert psql(login, statement).state == "42501"
    assert psql(login, "select lims.issue_document('custody_report', 'case/1')").state == "42501"
