"""Recall: exactly the items that were there, asked by all staff, opened, told and closed by those whose duty it is."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lims_desktop import (
    cases,
    containers,
    custody,
    documents,
    files,
    items,
    places,
    recall,
    recall_paper,
    release,
    tasks,
    verify,
)
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.intake import SealSeen
from lims_desktop.lab import Lab
from lims_desktop.recall import Question, Span
from tests.database import EVERYONE, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, agency, one_item, place, take_in
from tests.outside import outsider, to_agency

START = datetime(2020, 1, 1, tzinfo=UTC)
TODAY = timedelta(days=1)
STAFF = sorted(login for login in EVERYONE if not login.startswith("admin"))
OPEN = """select lims.recall_open(gen_random_uuid(), 'place', jsonb_build_object('place',
    (select id from lab.place where name = 'Shelf 1')), now() - interval '1 day', now(), 'The shelf was wet')"""


def about_today(kind: str, subject: dict[str, Any]) -> Question:
    now = datetime.now(UTC)
    return Question(kind, subject, now - TODAY, now + TODAY)


def shelf_question(lab: Lab) -> Question:
    return about_today("place", recall.place(place(lab, "Shelf 1")))


def numbers(lab: Lab, question: Question) -> list[int]:
    return [item.id for item in recall.affected(lab, filters={"question": question})]


# Exactly as the intervals say ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Move:
    """At this minute the item comes to (or stays at) the place of this number."""

    minute: int
    place: int


HISTORIES = st.lists(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), min_size=1, max_size=8, unique_by=lambda move: move[0]),
    min_size=4,
    max_size=4,
)
INTERVAL = st.tuples(st.integers(0, 20), st.integers(1, 22)).map(lambda two: (two[0], two[0] + two[1]))


def brute(history: Sequence[Move], there: set[int], since: int, until: int) -> list[tuple[int, int]]:
    """Minute by minute: the unbroken runs of minutes of the interval in which the item was at one of these places."""
    inside = [m for m in range(since, until) if (at := [h for h in history if h.minute <= m]) and at[-1].place in there]
    runs: list[tuple[int, int]] = []
    for minute in inside:
        if runs and runs[-1][1] == minute:
            runs[-1] = (runs[-1][0], minute + 1)
        else:
            runs.append((minute, minute + 1))
    return runs


def write(database: Database, histories: dict[int, list[Move]], where: list[int]) -> None:
    """These histories and no others, past every rule: times and places are all that matters here."""
    with psycopg.connect(**database.admin) as superuser:
        superuser.execute(
            "set session_replication_role = replica; delete from lab.custody; delete from lab.whereabouts"
        )
        for item, moves in histories.items():
            before: tuple[int | None, datetime | None] = (None, None)
            for seq, move in enumerate(moves, 1):
                here, at = where[move.place], START + timedelta(minutes=move.minute)
                kind = "INVENTORY_SEEN" if here == before[0] else "STORE"
                superuser.execute(
                    """insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, entry)
                       values (%s, %s, %s, %s, %s, %s, %s, 1, 1)""",
                    (item, seq, kind, at, before[1], before[0], here),
                )
                before = (here, at)
            superuser.execute(
                "insert into lab.whereabouts values (%s, %s, %s, %s, %s)",
                (item, len(moves), before[0], before[1], before[1]),
            )


def test_the_answer_is_what_looking_at_every_minute_finds(database: Database, lab_of: LabOf) -> None:
    lab, manager = lab_of("tech.tom"), lab_of("mona.manager")
    known = [one.id for one in take_in(lab, *(replace(LINE, line=n) for n in range(1, 5))).items]
    shelf, tom = place(lab, "Shelf 1"), lab.me.place
    assert tom is not None
    bin_below = places.add(manager, "Bin 1", "bin", parent=shelf).id
    where = [shelf, bin_below, place(lab, "Vault"), tom, place(lab, "Fridge")]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(HISTORIES, INTERVAL)
    def run(drawn: list[list[tuple[int, int]]], interval: tuple[int, int]) -> None:
        histories = {item: [Move(*move) for move in sorted(moves)] for item, moves in zip(known, drawn, strict=True)}
        write(database, histories, where)
        since, until = interval
        subjects = {
            (0, 1): ("place", recall.place(shelf)),
            (3,): ("person", recall.person(lab.me.person)),
            (2,): ("place", recall.place(where[2])),
        }
        for there, (kind, subject) in subjects.items():
            times = (START + timedelta(minutes=since), START + timedelta(minutes=until))
            found = recall.affected(lab, filters={"question": Question(kind, subject, *times)})
            expected = {item: brute(moves, set(there), since, until) for item, moves in histories.items()}
            assert {one.id: [_minutes(span) for span in one.spans] for one in found} == {
                item: runs for item, runs in expected.items() if runs
            }
            counted = recall.answer(lab, Question(kind, subject, *times))
            assert counted.items == len(found)

    run()


def _minutes(span: Span) -> tuple[int, int]:
    minute = timedelta(minutes=1)
    return (span.since - START) // minute, (span.until - START) // minute


def test_pages_follow_each_other_in_both_directions(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    known = [one.id for one in take_in(lab, *(replace(LINE, line=n) for n in range(1, 8))).items]
    filters = {"question": about_today("person", recall.person(lab.me.person))}
    for sort in (None, ("number", True)):
        seen: list[int] = []
        page = recall.affected(lab, limit=3, sort=sort, filters=filters)
        while page:
            seen += [one.id for one in page]
            page = recall.affected(lab, after=page[-1], limit=3, sort=sort, filters=filters)
        assert seen == (known if sort is None else known[::-1])


def test_a_seal_lot_is_a_type_and_its_numbers_in_between(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    wanted = {"AB-0098": True, "ab-100": True, "AB-0103": False, "AC-0100": False, "AB-": False}
    lines = [
        replace(LINE, line=n, seals=(SealSeen(number, "evidence-tape", "intact", "AB"),))
        for n, number in enumerate(wanted, 1)
    ]
    other = replace(LINE, line=9, seals=(SealSeen("AB-0100", "heat-seal", "intact", "AB"),))
    known = [one.id for one in take_in(lab, *lines, other).items]
    question = about_today("seal_lot", recall.seal_lot("evidence-tape", "AB-0098", "AB-0102"))
    assert numbers(lab, question) == [known[0], known[1]]


def test_a_seal_counts_until_it_is_opened(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    item = one_item(lab)
    items.open_seal(lab, item, None, reason="examination")
    now = datetime.now(UTC)
    subject = recall.seal_lot("evidence-tape", "S-1", "S-1")
    assert numbers(lab, Question("seal_lot", subject, now - TODAY, now + TODAY)) == [item]
    assert numbers(lab, Question("seal_lot", subject, now - timedelta(microseconds=1), now + TODAY)) == []


def test_a_line_says_whose_it_is_where_it_is_and_which_papers_there_are(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    taken = take_in(lab)
    custody.store(lab, [taken.items[0].id], place(lab, "Shelf 1"))
    line = recall.affected(lab, filters={"question": about_today("person", recall.person(lab.me.person))})[0]
    assert (line.case, line.agency, line.where) == (
        taken.case,
        "Police Unit One",
        "Headquarters › Evidence room › Shelf 1",
    )
    assert line.papers == []
    assert line.discrepancies == 0


QUESTIONS = [
    ("phase_of_the_moon", "{}", "recall.unknown_kind"),
    ("instrument", "{}", "recall.unknown_subject"),
    ("lot", '{"lot": "x"}', "recall.unknown_subject"),
    ("place", '{"place": 0}', "recall.unknown_subject"),
    ("place", '{"place": "x"}', "recall.unknown_subject"),
    ("place", "{}", "recall.unknown_subject"),
    ("person", '{"person": 0}', "recall.unknown_subject"),
    ("seal_lot", '{"seal_type": "evidence-tape", "first": "A-9", "last": "A-1"}', "recall.no_lot"),
    ("seal_lot", '{"seal_type": "evidence-tape", "first": "A-1", "last": "B-9"}', "recall.no_lot"),
    ("seal_lot", '{"seal_type": "nonsense", "first": "A-1", "last": "A-9"}', "lists.unknown_term"),
]


@pytest.mark.parametrize(("kind", "subject", "code"), QUESTIONS)
def test_what_is_no_question_is_refused(psql: Psql, kind: str, subject: str, code: str) -> None:
    ask = "select lims.recall_answer(%s, %s::jsonb, now() - interval '1 day', now())"
    assert psql("tech.tom", ask, kind, subject) == Refusal("LM001", code)


@pytest.mark.parametrize(
    "interval", ["now(), now() - interval '1 day'", "now() + interval '1 h', now() + interval '2 h'"]
)
def test_an_interval_has_a_beginning_before_its_end_and_not_in_the_future(psql: Psql, interval: str) -> None:
    ask = f"""select lims.recall_answer('person', '{{"person": 1}}', {interval})"""
    assert psql("tech.tom", ask) == Refusal("LM001", "recall.no_interval")


# Restricted cases ---------------------------------------------------------------------------------------------------


def test_of_items_of_a_hidden_case_only_their_number_is_told(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    taken = take_in(lab)
    open_item = take_in(lab, reference="CR-2/26").items[0].id
    database.superuser("update lab.case_file set restricted = true where id = %s", taken.case)
    question = about_today("person", recall.person(lab.me.person))
    for login, shown in (("tech.tina", 1), ("aud.itor", 1), ("mona.manager", 2)):
        asker = lab_of(login)
        answer = recall.answer(asker, question)
        assert (answer.items, answer.hidden) == (shown, 2 - shown)
        found = recall.affected(asker, filters={"question": question})
        assert [one.id for one in found] == [taken.items[0].id, open_item][-shown:]


def test_a_recall_freezes_hidden_items_and_its_papers_do_not_name_them(
    lab_of: LabOf, database: Database, psql: Psql
) -> None:
    lab, auditor, manager = lab_of("tech.tom"), lab_of("aud.itor"), lab_of("quinn.manager")
    taken = take_in(lab)
    database.superuser("update lab.case_file set restricted = true where id = %s", taken.case)
    opened = recall.open_recall(auditor, about_today("person", recall.person(lab.me.person)), reason="Gloves were torn")
    assert opened.items == 1
    view = recall.view(auditor, opened.recall)
    assert view is not None
    assert (view.hidden, view.recipients) == (1, [])
    assert recall.affected(auditor, filters={"recall": opened.recall}) == []
    assert psql("aud.itor", "select count(*) from lab.recall_item") == [(0,)]
    assert len(recall.affected(manager, filters={"recall": opened.recall})) == 1
    assert (recall.list_paper(manager, opened.recall).lines, recall.list_paper(manager, opened.recall).unnamed) == (
        [],
        1,
    )
    police = agency(manager)
    told = [one for one in recall.view(manager, opened.recall).recipients if one.agency]
    assert [(one.agency, one.case, one.items) for one in told] == [(police, taken.case, 1)]
    with pytest.raises(Refused, match=r"recall\.nothing_to_say"):
        recall.notice(manager, opened.recall, police)
    paper = recall.notice(manager, opened.recall, police, case=taken.case)
    assert [line.id for line in paper.lines] == [taken.items[0].id]
    count = "select count(*) from lab.document where kind = 'recall_notice'"
    assert psql("tech.tina", count) == [(0,)]
    assert psql("quinn.manager", count) == [(1,)]


def test_papers_that_name_a_case_are_hidden_when_it_is_restricted_later(
    lab_of: LabOf, psql: Psql, database: Database
) -> None:
    """Whoever printed one included; new looks, lists and notices leave the case out; the managers still see it all."""
    tom, tina, quinn = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("quinn.manager")
    first, other = take_in(tom), take_in(tom, reference="CR-2/26")
    question = about_today("person", recall.person(tom.me.person))
    opened = recall.open_recall(quinn, question, reason="Gloves were torn").recall
    listed = recall_paper.issue_list(tina, opened)
    notice = recall_paper.issue_notice(quinn, opened, agency(quinn)).kept
    papers = [listed, notice]
    assert all(files.read(tom, one.sha256) for one in papers)
    assert [one.code for one in recall.view(tom, opened).papers] == [notice.code, listed.code]
    cases.restrict(quinn, first.case, True, reason="An officer is concerned")
    number, count = first.items[0].number, "select count(*) from lab.document where kind like 'recall%'"
    for login in ("tech.tom", "tech.tina", "ana.lyst", "aud.itor"):
        lab = lab_of(login)
        assert [documents.by_number(lab, one.document) for one in papers] == [None, None], login
        assert [files.read(lab, one.sha256) for one in papers] == [None, None], login
        assert psql(login, count) == [(0,)]
        assert psql(login, "select count(*) from lab.blob where sha256 = %s", listed.sha256) == [(0,)]
        assert recall.view(lab, opened).papers == []
        assert [one.id for one in recall.affected(lab, filters={"recall": opened})] == [other.items[0].id]
    again = recall_paper.issue_list(tina, opened)
    for text in (told(tina, again.sha256), recall_paper.issue_notice(quinn, opened, agency(quinn)).letter):
        assert (number in text, other.items[0].number in text) == (False, True)
    assert number in told(quinn, listed.sha256)
    assert psql("quinn.manager", count) == [(4,)]
    cases.restrict(quinn, first.case, True, [tina.me.person], reason="She works on it")
    assert number in told(tina, listed.sha256), "who is admitted sees it"
    assert psql("tech.tom", count) == [(2,)]
    with pytest.raises(Exception, match=r"document"):
        database.superuser("set role lims_staff; update lab.document set named_cases = '{}'")


def told(lab: Lab, sha256: str) -> str:
    kept = files.read(lab, sha256)
    assert kept is not None
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=kept.content, capture_output=True, check=True)
    return said.stdout.decode()


def test_a_carrier_is_no_exhibit_whoever_asks(lab_of: LabOf, database: Database) -> None:
    lab, hidden = lab_of("tech.tom"), take_in(lab_of("tech.tom"), reference="CR-2/26")
    item, box = one_item(lab), containers.make(lab, "storage-box", "A box for many")
    items.containerise(lab, [item], box.id)
    custody.store(lab, [box.id], place(lab, "Shelf 1"))
    database.superuser("update lab.case_file set restricted = true where id = %s", hidden.case)
    for login in ("tech.tom", "mona.manager"):
        asker = lab_of(login)
        answer = recall.answer(asker, shelf_question(asker))
        assert (answer.items, answer.hidden) == (1, 0), login
        assert numbers(asker, shelf_question(asker)) == [item], login
    opened = recall.open_recall(lab_of("mona.manager"), shelf_question(lab), reason="The shelf was wet")
    assert opened.items == 1


# On record ----------------------------------------------------------------------------------------------------------


def test_an_opened_recall_keeps_its_answer_whatever_happens_later(lab_of: LabOf, database: Database) -> None:
    lab, manager, act = lab_of("tech.tom"), lab_of("quinn.manager"), uuid4()
    item = one_item(lab)
    custody.store(lab, [item], place(lab, "Shelf 1"))
    question = shelf_question(lab)
    opened = recall.open_recall(manager, question, reason="The shelf was wet", act=act)
    assert recall.open_recall(manager, question, reason="The shelf was wet", act=act) == opened
    assert opened.number == f"RC-{datetime.now(UTC):%Y}-0001"
    custody.retrieve(lab, [item], place(lab, "Shelf 1"))
    custody.store(lab, [one_item(lab)], place(lab, "Shelf 1"))
    kept = recall.affected(lab, filters={"recall": opened.recall})
    assert [one.id for one in kept] == [item]
    assert recall.digest({one.id: one.spans for one in kept}) == opened.digest
    assert verify.verify(database.admin).sound


def test_a_recall_awaits_the_managers_until_it_is_closed(lab_of: LabOf) -> None:
    lab, manager = lab_of("tech.tom"), lab_of("quinn.manager")
    opened = recall.open_recall(lab_of("aud.itor"), shelf_question(lab), reason="The shelf was wet")
    waiting = [task for task in tasks.mine(manager).tasks if task.code == "recall.task_open"]
    assert [(task.page, task.argument) for task in waiting] == [("recall", opened.recall)]
    assert not [task for task in tasks.mine(lab).tasks if task.code == "recall.task_open"]
    act = uuid4()
    closed = recall.close(manager, opened.recall, "Nothing was affected", act=act)
    assert recall.close(manager, opened.recall, "Nothing was affected", act=act) == closed
    assert not [task for task in tasks.mine(manager).tasks if task.code == "recall.task_open"]
    view = recall.view(manager, opened.recall)
    assert view is not None
    assert (view.closed_by, view.conclusion) == ("Quinn Manager", "Nothing was affected")
    with pytest.raises(Refused, match=r"recall\.closed"):
        recall.close(manager, opened.recall, "Once more")


def test_a_recall_has_a_reason_and_a_limit(lab_of: LabOf, database: Database) -> None:
    lab, manager = lab_of("tech.tom"), lab_of("mona.manager")
    take_in(lab, LINE, replace(LINE, line=2))
    question = about_today("person", recall.person(lab.me.person))
    with pytest.raises(NeedsReason):
        recall.open_recall(manager, question)
    database.superuser("update lab.policy set value = '1' where name = 'recall_most_items'")
    with pytest.raises(Refused, match=r"recall\.too_wide"):
        recall.open_recall(manager, question, reason="Gloves were torn")


def test_recipients_are_who_brought_it_who_was_referred_and_who_was_given_it(lab_of: LabOf, database: Database) -> None:
    lab, manager = lab_of("tech.tom"), lab_of("mona.manager")
    taken = take_in(lab)
    statement = "insert into lab.case_referral select %s, id from lab.agency where code = 'DPP'"
    database.superuser(statement, taken.case)
    to_agency(lab, taken.items[0].id, code="OTH")
    opened = recall.open_recall(manager, about_today("person", recall.person(lab.me.person)), reason="Gloves were torn")
    view = recall.view(lab, opened.recall)
    assert view is not None
    assert {(one.code or one.name, tuple(one.why)) for one in view.recipients} == {
        ("POL", ("submitted",)),
        ("DPP", ("referred",)),
        ("OTH", ("released",)),
        ("Tom Evidence", ("held",)),
    }
    act = uuid4()
    paper = recall.notice(manager, opened.recall, agency(lab, "OTH"), act=act)
    assert recall.notice(manager, opened.recall, agency(lab, "OTH"), act=act) == paper
    documents.keep(manager, paper.document.document, b"%PDF notice")
    seen = recall.view(lab, opened.recall)
    assert seen is not None
    assert [one.kind for one in seen.papers] == ["recall_notice"]


def test_who_held_it_who_holds_it_and_who_took_it_home_are_told(lab_of: LabOf, database: Database, psql: Psql) -> None:
    tom, manager = lab_of("tech.tom"), lab_of("mona.manager")
    kept, gone = (one.id for one in take_in(tom, LINE, replace(LINE, line=2)).items)
    custody.store(tom, [kept, gone], place(tom, "Shelf 1"))
    custody.retrieve(tom, [gone], place(tom, "Shelf 1"))
    owner = release.Recipient("owner", relation="owner")
    hands = replace(outsider(tom), name="Olga Owner")
    release.release(tom, [gone], owner, release.Authority("Order", "1"), hands)
    tina = lab_of("tech.tina")
    custody.retrieve(tina, [kept], place(tina, "Shelf 1"))
    opened = recall.open_recall(manager, shelf_question(tom), reason="The shelf was wet")
    assert gone > kept, "who put the other one there, before, held nothing that was affected"
    told = {one.name: (one.items, tuple(one.why)) for one in recall.view(tom, opened.recall).recipients if not one.code}
    assert told == {
        "Olga Owner": (1, ("took",)),
        "Tom Evidence": (1, ("held",)),
        "Tina Evidence": (1, ("held", "holds")),
    }
    code = "recall.task_holds"
    assert [one.detail["count"] for one in tasks.mine(tina).tasks if one.code == code] == [1]
    assert [one for one in tasks.mine(tom).tasks if one.code == code] == []
    paper = recall.notice(manager, opened.recall, None, outsider="Olga Owner")
    assert ([line.id for line in paper.lines], paper.agency) == ([gone], "Olga Owner")
    nobody = "select lims.recall_notice(gen_random_uuid(), %s, null, null, null, 'Nobody at all')"
    assert psql("mona.manager", nobody, opened.recall) == Refusal("LM001", "recall.nothing_to_say")
    database.superuser("update lab.case_file set restricted = true")
    assert recall.view(tom, opened.recall).recipients == []
    recall.close(manager, opened.recall, "Everybody was told")
    assert [one for one in tasks.mine(tina).tasks if one.code == code] == []


# Who may what -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", STAFF)
def test_all_staff_ask_and_some_open(psql: Psql, login: str) -> None:
    ask = "select lims.recall_answer('person', '{\"person\": 1}', now() - interval '1 day', now()) ->> 'items'"
    assert psql(login, ask) == [("0",)]
    opened = psql(login, OPEN)
    if EVERYONE[login][1][0] in recall.OPENERS:
        assert isinstance(opened, list)
    else:
        assert opened.state == "42501"


@pytest.mark.parametrize("login", STAFF)
def test_some_close_and_draft_notices(psql: Psql, login: str) -> None:
    psql("quinn.manager", OPEN)
    may = EVERYONE[login][1][0] in recall.CLOSERS
    notice = psql(login, "select lims.recall_notice(gen_random_uuid(), 1, 1)")
    assert notice == Refusal("LM001", "recall.nothing_to_say") if may else notice.state == "42501"
    closed = psql(login, "select lims.recall_close(gen_random_uuid(), 1, 'Nothing')")
    assert isinstance(closed, list) if may else closed.state == "42501"


@pytest.mark.parametrize("login", ["client.pol", "client.dpp", "admin.ada"])
def test_customers_and_administrators_ask_nothing(psql: Psql, login: str) -> None:
    psql("quinn.manager", OPEN)
    for statement in (
        "select lims.recall_answer('person', '{\"person\": 1}', now() - interval '1 day', now())",
        "select lims.recall_page('person', '{\"person\": 1}', now() - interval '1 day', now())",
        "select lims.recall_view(1)",
        "select lims.recall_items(1)",
        "select lims.recall_list(gen_random_uuid(), 1)",
        "select * from lab.recall",
        "select * from lab.recall_item",
        "select lims.stays('{1}', now(), now())",
        OPEN,
    ):
        assert psql(login, statement).state == "42501", statement


@pytest.mark.parametrize("login", ["quinn.manager", "aud.itor", "tech.tom"])
def test_nobody_writes_recalls_by_hand(psql: Psql, login: str) -> None:
    psql("quinn.manager", OPEN)
    for statement in (
        "update lab.recall set items = 0",
        "delete from lab.recall_item",
        "select lims.freeze_answer(null)",
    ):
        assert psql(login, statement).state == "42501"
