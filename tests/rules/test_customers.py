"""What customers see with their own login: of every table and function, and nothing of a result before it is issued."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import (
    agencies,
    cases,
    custody,
    customers,
    enquiries,
    intake,
    items,
    people,
    reports,
    requests,
    verify,
)
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.intake import PersonNamed
from lims_desktop.reports import NewRecipient
from tests.database import GIVEN, PASSWORD, Database, LabOf, Psql
from tests.laboratory import LINE, agency, own_password, place, take_in
from tests.rules.test_privileges import signed_in
from tests.rules.test_reports import Office, authorised, authority, office, police, sign
from tests.rules.test_requests import method

__all__ = ["authority", "method", "office"]

READS = {
    # Words, names of institutions, certificates: the same for everybody.
    "lab.agency", "lab.authority_certificate", "lab.certificate", "lab.office", "lab.revocation_list", "lab.term",
    # Hashes without words.
    "ledger.checkpoint", "ledger.leaf",
    # Of these only what is their own: their drafts and files, their agency's officers and people.
    "lab.blob", "lab.draft", "lab.draft_file", "lab.officer", "lab.person",
}  # fmt: skip
"""Every table that a customer may read at all. A new one is not theirs; to make it theirs is decided here."""

CALLS = {
    # What they see and do: each is tried below.
    "lims.customer_case", "lims.customer_cases", "lims.customer_custody", "lims.customer_report_file",
    "lims.customer_submissions", "lims.outside_look", "lims.prelog",
    # Their own keys for forms without a connection.
    "lims.form_key_make", "lims.form_key_withdraw", "lims.form_keys", "lims.form_secret",
    "lims.customer_ask", "lims.enquiry_ask", "lims.enquiry_say", "lims.enquiry_close", "lims.hearing_tell",
    "lims.hearing_cancel", "lims.subpoena_tell",
    # Their own drafts, password, session, acts.
    "lims.act_answer", "lims.confirm_receipt", "lims.drop_draft", "lims.heartbeat", "lims.keep_draft",
    "lims.me", "lims.my_agency", "lims.password_set", "lims.sign_in",
    # About the laboratory, the same for everybody.
    "chain.stale", "lims.code_number", "lims.demonstration_clock", "lims.duty_role", "lims.has_duty", "lims.is_staff",
    "lims.laboratory", "lims.machine_code", "lims.paper_of", "lims.policy", "lims.policy_number",
    "lims.schema_version", "lims.sees_restricted", "lims.witness",
}  # fmt: skip
"""Every function that a customer may call."""

TABLES = """
select c.oid::regclass::text,
       string_agg(quote_ident(a.attname), ', ') filter (where has_column_privilege(%s, c.oid, a.attnum, 'select'))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where n.nspname in ('lab', 'ledger', 'lims', 'chain', 'guard', 'public') and c.relkind in ('r', 'p', 'v', 'm', 'f')
 group by 1
"""
"""Every table and view, and the columns that this person may read."""

FUNCTIONS = """
select n.nspname || '.' || p.proname, has_function_privilege(%s, p.oid, 'execute'),
       case when not p.proisstrict and p.provariadic = 0 then format('%%I.%%I(%%s)', n.nspname, p.proname,
           (select string_agg('null::' || format_type(t, null), ', ' order by o)
              from unnest(p.proargtypes) with ordinality x(t, o))) end
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where n.nspname in ('lab', 'ledger', 'lims', 'chain', 'guard', 'public') and p.prorettype <> 'trigger'::regtype
   and p.prokind = 'f' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
"""
"""Every function, whether this person may call it, and a call that would be refused before anything is computed."""


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once."""
    known: dict[str, Any] = {}
    return lambda login, *more: known.setdefault(login, known.get(login) or lab_of(login, *more))


def refer(lab_of: LabOf, case: int, code: str) -> None:
    mona = lab_of("mona.manager")
    cases.refer(mona, case, agency(mona, code))


def numbers(lab_of: LabOf, login: str, words: str = "") -> list[int]:
    return [one.id for one in customers.cases(lab_of(login), filters={"words": words})]


# Everything there is -------------------------------------------------------------------------------------------------


def test_a_customer_reads_no_table_and_calls_no_function_but_these(database: Database) -> None:
    """Asked of the catalogue, and tried: what a later release adds is not theirs until this page says so."""
    for login in ("client.pol", "client.dpp"):
        tables, functions = (database.superuser(question, login) for question in (TABLES, FUNCTIONS))
        assert len(tables) > 90
        assert len(functions) > 600
        with signed_in(database, login) as session:
            read = {table for table, mine in tables if mine or not is_refused(session, f"select from {table}")}
            closed = [f"select {call}" for _, may, call in functions if call and not may]
            unguarded = [call for call in closed if not is_refused(session, call)]
        assert read == READS
        assert {name for name, may, _ in functions if may} == CALLS
        assert unguarded == []


def is_refused(session: psycopg.Connection[Any], statement: str) -> bool:
    """Whether it is not permitted; whatever else goes wrong with it is no protection."""
    try:
        session.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        return True
    except psycopg.Error:
        return False
    finally:
        session.rollback()
    return False


def everything(database: Database, lab_of: LabOf, login: str, taken: Any, reports_: list[int]) -> str:
    """All that this person can get at, as one text."""
    with signed_in(database, login) as session:
        told = [
            session.execute(f"select {columns} from {table}".replace("content", "encode(content, 'escape')").encode())
            for table, columns in database.superuser(TABLES, login)
            if columns
        ]
        rows = repr([one.fetchall() for one in told])
    lab = lab_of(login)
    asked: list[Any] = [customers.cases(lab), customers.submissions(lab)]
    for ask, subjects in ((customers.case, [taken.case]), (customers.custody, [one.id for one in taken.items]),
                          (customers.report_file, reports_)):  # fmt: skip
        for subject in subjects:
            try:
                asked.append(ask(lab, subject))
            except Refused as refused:
                asked.append(refused)
    return rows + repr(asked)


# Whose cases ---------------------------------------------------------------------------------------------------------


def test_police_see_their_cases_prosecutors_what_was_referred_coroners_deaths(
    lab_of: LabOf, database: Database
) -> None:
    tom, mona, ada = lab_of("tech.tom"), lab_of("mona.manager"), lab_of("admin.ada", "Office")
    coroner = agencies.add(mona, "COR", "Coroner of Belize City", "coroner").id
    login = "client.coroner"
    people.add(ada, login, "Cora Oner", ["agency_client"], GIVEN, agency_id=coroner)
    own_password(database.station("Office"), login, GIVEN, PASSWORD)
    mine = take_in(tom, persons=(PersonNamed("victim", "Zacharías 100% Quill"),)).case
    theft = take_in(tom, reference="CR-2/26", offence="theft").case
    theirs = take_in(tom, agency=agency(tom, "OTH"), agency_reference="X-1").case
    assert numbers(lab_of, "client.pol") == [theft, mine]
    assert numbers(lab_of, "client.other") == [theirs]
    assert numbers(lab_of, "client.dpp") == numbers(lab_of, login) == []
    for case in (mine, theft):
        refer(lab_of, case, "DPP")
        refer(lab_of, case, "COR")
    assert numbers(lab_of, "client.dpp") == [theft, mine]
    assert numbers(lab_of, login) == [mine], "a theft is no coroner's"
    assert numbers(lab_of, "client.pol", "100% q") == [mine]
    assert numbers(lab_of, "client.pol", "%") == [mine]
    assert numbers(lab_of, "client.pol", "ZACHARIAS") == numbers(lab_of, "client.pol", "zacharí") == [mine]
    assert numbers(lab_of, "client.pol", "cr-2/") == [theft]
    [first] = customers.cases(lab_of("client.pol"), limit=1)
    assert [one.id for one in customers.cases(lab_of("client.pol"), after=first)] == [mine]
    cases.restrict(mona, mine, restricted=True, reason="An officer of theirs is the suspect")
    assert numbers(lab_of, "client.pol") == [theft]
    assert numbers(lab_of, "client.dpp") == [theft, mine], "it was referred to them knowingly"
    with pytest.raises(Refused, match=r"case\.unknown"):
        customers.case(lab_of("client.pol"), mine)
    with pytest.raises(Refused, match=r"case\.unknown"):
        customers.case(lab_of(login), theft)


def test_custody_is_told_of_what_they_brought_and_the_ledger_to_the_prosecutor(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE)
    later = take_in(tom, LINE, case=taken.case, agency=agency(tom, "OTH"), agency_reference="X-9")
    made = (
        items.itemise(tom, taken.items[0].id, [{"item_type": "swab", "description": "Positive for blood"}]).items[0].id
    )
    refer(lab_of, taken.case, "DPP")
    pol, oth, dpp = lab_of("client.pol"), lab_of("client.other"), lab_of("client.dpp")
    assert [one.id for one in customers.case(pol, taken.case).items] == [taken.items[0].id]
    assert [one.id for one in customers.case(dpp, taken.case).items] == [taken.items[0].id, later.items[0].id]
    told = customers.custody(pol, taken.items[0].id)
    assert [one.kind for one in told] == ["OFFER", "RECEIVE"]
    assert [one.entry for one in told] == [None, None]
    assert all(one.entry for one in customers.custody(dpp, taken.items[0].id))
    assert [one.kind for one in customers.custody(oth, later.items[0].id)] == ["OFFER", "RECEIVE"]
    for lab, item in ((pol, later.items[0].id), (oth, taken.items[0].id), (pol, made), (dpp, made)):
        with pytest.raises(Refused, match=r"item\.unknown"):
            customers.custody(lab, item)
    with pytest.raises(Refused, match=r"case\.unknown"):
        customers.case(oth, taken.case)


def test_a_shelf_is_not_told_to_police(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom)
    custody.store(tom, [taken.items[0].id], place(tom, "Shelf 1"))
    refer(lab_of, taken.case, "DPP")
    assert customers.custody(lab_of("client.pol"), taken.items[0].id)[-1].to == "Headquarters"
    assert customers.custody(lab_of("client.dpp"), taken.items[0].id)[-1].to.endswith("Shelf 1")


# Looks ---------------------------------------------------------------------------------------------------------------


def test_nothing_is_shown_before_the_look_is_written_down_and_kept(
    lab_of: LabOf, database: Database, psql: Psql
) -> None:
    taken = take_in(lab_of("tech.tom"))
    item, case = taken.items[0].id, taken.case
    questions = (f"lims.customer_case({case})", "lims.customer_cases()", f"lims.customer_custody({item})",
                 "lims.customer_submissions()")  # fmt: skip
    for question in questions:
        assert psql("client.pol", f"select {question}").message == "customer.look_first", question
    with signed_in(database, "client.pol") as session:
        session.execute("select lims.outside_look(gen_random_uuid(), 'case', %s)", (case,))
        with pytest.raises(psycopg.Error, match="look_first"):
            session.execute("select lims.customer_case(%s)", (case,))  # and then takes the look back
        session.rollback()
        session.execute("savepoint s")
        session.execute("select lims.outside_look(gen_random_uuid(), 'case', %s)", (case,))
        session.execute("release savepoint s")
        with pytest.raises(psycopg.Error, match="look_first"):
            session.execute("select lims.customer_case(%s)", (case,))
        session.rollback()
        assert database.superuser("select count(*) from lab.outside_read") == [(0,)]
        session.execute("select lims.outside_look(gen_random_uuid(), 'case', %s)", (case,))
        session.commit()
        assert session.execute("select lims.customer_case(%s) ->> 'id'", (case,)).fetchone() == (str(case),)
        customers.cases(lab_of("client.pol"), filters={"words": "quill"})
        for question in (*questions[1:], "lims.customer_cases('zacharias')"):  # no look at another thing, or for others
            assert is_message(session, question, "customer.look_first")
    assert psql("client.other", f"select lims.customer_case({case})").message == "case.unknown"
    database.superuser("update lab.policy set value = '0' where name = 'look_seconds'")
    assert psql("client.pol", f"select lims.customer_case({case})").message == "customer.look_first"


def is_message(session: psycopg.Connection[Any], question: str, message: str) -> bool:
    try:
        session.execute(f"select {question}".encode())
    except psycopg.Error as refused:
        return refused.diag.message_primary == message
    finally:
        session.rollback()
    return False


def test_who_looked_is_told_to_quality_and_to_whoever_works_on_the_case(
    lab_of: LabOf, database: Database, psql: Psql
) -> None:
    taken = take_in(lab_of("tech.tom"))
    client = lab_of("client.pol")
    customers.cases(client, filters={"words": "quill"})
    customers.case(client, taken.case)
    customers.custody(client, taken.items[0].id)
    said = [("custody", taken.items[0].number, None), ("case", None, None)]
    for login in ("tech.tom", "mona.manager", "quinn.manager", "aud.itor"):
        told = customers.reads(lab_of(login), filters={"case": taken.case})
        assert [(one.what, one.subject, one.words) for one in told] == said, login
        assert {(one.person, one.agency, one.station) for one in told} == {
            ("Pol Client", "Police Unit One", "Test station")
        }
    assert [one.words for one in customers.reads(lab_of("quinn.manager"))] == [None, None, "quill"]
    assert len(customers.reads(lab_of("quinn.manager"), after=told[0])) == 2
    for login, about in (("ben.lyst", {"case": taken.case}), ("tech.tina", {"case": taken.case}), ("tech.tom", {})):
        with pytest.raises(Refused, match=r"customer\.not_your_case"):
            customers.reads(lab_of(login), filters=about)
    assert psql("client.pol", "select lims.outside_reads()").state == "42501"
    entries = database.superuser(
        "select count(*) from ledger.entry where stream like 'reader/%%' and actor = 'client.pol'"
    )
    assert entries == [(3,)]
    act = uuid4()
    for _ in range(2):
        psql("client.pol", f"select lims.outside_look('{act}', 'case', {taken.case})")
    assert len(customers.reads(lab_of("quinn.manager"))) == 4, "a repeat is one look"
    for spoil in ("update lab.outside_read set words = 'x'", "delete from lab.outside_read"):
        with pytest.raises(psycopg.Error, match="frozen"):
            database.superuser(spoil)
    assert verify.verify(database.admin).sound
    cases.restrict(lab_of("mona.manager"), taken.case, restricted=True, reason="A witness is threatened")
    assert [one.what for one in customers.reads(lab_of("aud.itor"))] == ["cases"], (
        "who may not see the case reads no look at it"
    )


def test_only_a_customer_looks_and_only_at_what_there_is(lab_of: LabOf, psql: Psql) -> None:
    for login in ("tech.tom", "mona.manager", "aud.itor", "admin.ada"):
        assert psql(login, "select lims.outside_look(gen_random_uuid(), 'cases')").state == "42501"
    for what, subject in (("everything", "null"), ("cases", "1"), ("case", "null"), ("report", "1"), ("custody", "1")):
        said = psql("client.pol", f"select lims.outside_look(gen_random_uuid(), '{what}', {subject})")
        assert said.message in ("customer.look", "case.unknown", "report.unknown", "item.unknown"), what


# Before and after the issue ------------------------------------------------------------------------------------------


def test_results_are_theirs_when_they_are_issued_and_not_before(
    lab_of: LabOf, office: Office, database: Database
) -> None:
    [(number, case)] = database.superuser(
        "select c.number, c.id from lab.request r join lab.case_file c on c.id = r.case_id limit 1"
    )
    [(agency_id,)] = database.superuser("select agency_id from lab.case_file where id = %s", case)
    login = "client.pol"
    assert agency_id == police(database)
    found = database.superuser("select id from lab.item where case_id = %s", case)
    held = SimpleNamespace(case=case, items=[SimpleNamespace(id=one) for (one,) in found])
    secrets = ("0.151", "Ethanol above the limit", "driver had drunk")
    refer(lab_of, case, "DPP")

    def told(reports_: list[int]) -> str:
        return "".join(everything(database, lab_of, one, held, reports_) for one in (login, "client.dpp"))

    assert customers.case(lab_of(login), case).status == "REPORT_AWAITED"
    report = authorised(lab_of, office)
    for secret in secrets:
        assert secret not in told([report]), secret
    for one in (login, "client.dpp"):
        assert customers.case(lab_of(one), case).reports_list == []
        with pytest.raises(Refused, match=r"report\.unknown"):
            customers.report_file(lab_of(one), report)
        with pytest.raises(Refused, match=r"report\.unknown"):
            enquiries.ask(lab_of(one), case, "feedback", "Is it ready?", report=report)
    to = (NewRecipient(police(database), "Inspector Mena"), NewRecipient(police(database), "Exhibit Keeper", "portal"))
    other = NewRecipient(agency(lab_of("adam.view"), "OTH"), "Somebody", "portal")
    hide = "set session_replication_role = replica; update lab.case_file set restricted = {} where id = {}"
    database.superuser(hide.format(True, case))
    with pytest.raises(Refused, match=r"report\.not_referred"):  # of a restricted case it would read nothing
        reports.issue(lab_of("mona.manager"), report, [other])
    database.superuser(hide.format(False, case))
    reports.issue(lab_of("adam.view"), report, to)
    shown = customers.case(lab_of(login), case)
    assert (shown.status, shown.number, [one.state for one in shown.reports_list]) == ("REPORTED", number, ["ISSUED"])
    for one in (login, "client.dpp"):
        assert customers.report_file(lab_of(one), report) == reports.file(lab_of("mona.manager"), report)
    view = reports.view(lab_of("mona.manager"), report)
    assert view is not None
    served = {one.name: one.acknowledged for one in view.recipients}
    assert served == {"Inspector Mena": None, "Exhibit Keeper": "Pol Client"}, "who reads it here has it"
    enquiries.ask(lab_of(login), case, "feedback", "Clear, and in time.", report=report)
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(lab_of("client.other"), report)
    ana = lab_of("ana.lyst")
    second = reports.open_one(
        ana, office.bench.requests, "amended", "en", corrects=report, reason="The name was misspelt"
    )
    assert [one.state for one in customers.case(lab_of(login), case).reports_list] == ["ISSUED"]
    sign(lab_of, office, "ana.lyst", second.report)
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(lab_of(login), second.report)
    reports.withdraw(lab_of("quinn.manager"), report, reason="Another person's blood")
    [withdrawn] = [one for one in customers.case(lab_of(login), case).reports_list if one.id == report]
    assert (withdrawn.state, withdrawn.why_withdrawn) == ("WITHDRAWN", "Another person's blood")
    assert customers.report_file(lab_of(login), report) == reports.file(lab_of("mona.manager"), report)
    copy = customers.report_copy(lab_of(login), withdrawn)
    assert (copy.name, copy.is_original) == (f"{withdrawn.number} withdrawn.pdf", False)
    assert b"/ByteRange" not in copy.content


# Status words and promised days --------------------------------------------------------------------------------------


def test_the_status_and_the_promised_day_follow_the_request(lab_of: LabOf, database: Database, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"))
    client, mona = lab_of("client.pol"), lab_of("mona.manager")
    assert customers.case(client, taken.case).status == "RECEIVED"
    asked = requests.add(lab_of("tech.tom"), [taken.items[0].id], "blood-alcohol", "How much?").request
    assert customers.case(client, taken.case).status == "ASKED"
    requests.accept(mona, asked)
    shown = customers.case(client, taken.case)
    [(today,)] = database.superuser("select current_date")
    assert (shown.status, shown.promised_for) == ("ACCEPTED", today + timedelta(days=30))
    later = today + timedelta(days=60)
    with pytest.raises(NeedsReason):
        requests.promise(mona, asked, later, reason="")
    with pytest.raises(Refused, match=r"request\.promise_past"):
        requests.promise(mona, asked, date(2020, 1, 1), reason="x")
    requests.promise(mona, asked, later, reason="The instrument is being repaired")
    [line] = customers.case(client, taken.case).requests
    assert (line.promised_for, line.promise_reason) == (later, "The instrument is being repaired")
    for login in ("ana.lyst", "tech.tom", "client.pol", "aud.itor", "quinn.manager"):
        assert psql(login, f"select lims.request_promise(gen_random_uuid(), {asked}, '{later}', 'x')").state == "42501"
    other = psql("rita.view", f"select lims.request_promise(gen_random_uuid(), {asked}, '{later}', 'x')")
    assert other.message == "request.not_your_section"
    requests.cancel(mona, asked, reason="Pleaded guilty")
    assert customers.case(client, taken.case).status == "NOT_EXAMINED"


def test_an_agency_knows_what_it_announced(lab_of: LabOf) -> None:
    client, tom = lab_of("client.pol"), lab_of("tech.tom")
    said = {"agency": client.me.agency, "agency_reference": "CR-5/26", "offence": "murder", "district": "central"}
    submission = intake.prelog(client, said).submission
    assert [one.id for one in customers.submissions(client)] == [submission]
    assert customers.submissions(lab_of("client.other")) == []
    taken = take_in(tom, submission=submission, note="The officer smelt of rum")
    [line] = customers.submissions(client)
    assert (line.case_id, line.state, line.note) == (taken.case, "ACCEPTED", None)
    cases.restrict(lab_of("mona.manager"), taken.case, restricted=True, reason="An officer of theirs is the suspect")
    assert customers.submissions(client) == []
