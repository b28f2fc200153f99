"""What stops a signature, each kind by itself, at each seat; the scale of words; what a first signature locks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lims_desktop import items, lists, policies, report_lists, reports, worksheets
from lims_desktop.errors import Conflict, Refused
from lims_desktop.lab import Lab
from lims_desktop.lists import Placed
from lims_desktop.reporting import sealing
from lims_desktop.reporting.drawing import drawn
from lims_desktop.reports import Opinion
from lims_desktop.signing.keys import key_file
from tests.database import Database, LabOf
from tests.rules.test_customers_doors import WORDS
from tests.rules.test_privileges import signed_in
from tests.rules.test_reports import (
    WRITTEN,
    Office,
    another_begun,
    authority,
    checked,
    draft,
    finished,
    lab_of,
    method,
    office,
    seen,
    sign,
    told,
)

__all__ = ["authority", "lab_of", "method", "office"]
AS_OWNER = "set session_replication_role = replica; "

DISCORDANT = """
with v as (insert into lab.verification (worksheet_id, verifier_id, blind, begun_at, concluded_at)
           select id, analyst_id, false, now(), now() from lab.worksheet returning id, worksheet_id),
     c as (insert into lab.verification_conclusion (verification_id, position_id, field, typed, first, agrees, in_hands)
           select v.id, p.id, 'specimen', 'clotted', 'whole', false, true from v join lab.run_position p
               on p.worksheet_id = v.worksheet_id and p.item_id is not null returning id)
insert into lab.verification_conflict (conclusion_id, raised_at) select id, now() from c
"""
OPEN = "update lab.run_position set disposition = {} where item_id is not null"
RUN, REVIEWED = "update lab.worksheet set state = '{}'", "update lab.worksheet set state = 'REVIEWED'"
RESOLVED = """
update lab.verification_conflict set stands = 'first', why = 'Seen again', resolved_by = 1, resolved_at = now()
"""
WITHOUT_END = {
    "an attempt": (
        OPEN.format("null, disposed_by = null, disposed_at = null"),
        OPEN.format("'reported', disposed_by = 1, disposed_at = now()"), "report.not_reckoned",
    ),
    "a failed control": (RUN.format("QC_FAIL"), REVIEWED, "report.not_reckoned"),
    "a conclusion that was changed and is verified anew": (RUN.format("QC_PASS"), REVIEWED, "report.not_reckoned"),
    "a run under way": (RUN.format("RUNNING"), REVIEWED, "report.not_reckoned"),
    "a discordant verification": (DISCORDANT, RESOLVED, "report.conflict_open"),
}  # fmt: skip
"""What may lack an end; how it comes to, in a record that was tampered with; how it gets one; how it is refused."""


def refused_each(
    database: Database, sign_now: Callable[[], object], kinds: dict[str, tuple[str, str, str]] = WITHOUT_END
) -> None:
    """Each kind by itself stops this signature; afterwards nothing does."""
    for kind, (undo, mend, code) in kinds.items():
        database.superuser(AS_OWNER + undo)
        with pytest.raises(Refused) as refusal:
            sign_now()
        assert refusal.value.code == code, kind
        assert {"worksheet", "item"} <= set(refusal.value.detail), "it is named"
        database.superuser(AS_OWNER + mend)


def test_nothing_without_an_end_is_signed_at_any_seat(lab_of: LabOf, office: Office, database: Database) -> None:
    report = draft(lab_of, office)
    refused_each(database, lambda: sign(lab_of, office, "ana.lyst", report))
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    later = {kind: how for kind, how in WITHOUT_END.items() if how[2] == "report.not_reckoned"}
    refused_each(database, lambda: sign(lab_of, office, "rita.view", report), later)
    sign(lab_of, office, "rita.view", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    refused_each(database, lambda: sign(lab_of, office, "mona.manager", report), later)
    assert sign(lab_of, office, "mona.manager", report).state == "AUTHORISED"


def test_the_last_page_prints_what_was_performed_reported_and_not_and_why(
    lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """A repeat, a conflict that was resolved, a whole run that was aborted: each with its reason."""
    ana = lab_of("ana.lyst")
    view = worksheets.view(ana, office.bench.worksheet)
    assert view is not None
    database.superuser(AS_OWNER + "update lab.worksheet set state = 'RUNNING'; update lab.run_position set"
                       " disposition = null, disposed_by = null, disposed_at = null")  # fmt: skip
    position = next(one.id for one in view.positions if one.item is not None)
    worksheets.repeat(ana, position, "invalid", reason="The septum leaked")
    finished(lab_of, office.bench)
    database.superuser(AS_OWNER + DISCORDANT)
    database.superuser(AS_OWNER + RESOLVED)
    facts = seen(lab_of, draft(lab_of, office)).facts
    text = told(drawn(facts), tmp_path)
    assert "2 examinations were performed; 1 are reported here, 1 are not" in text
    end = text[text.index("2 examinations were performed") :]
    for said in ("The septum leaked", "Seen again", "Invalid", view.number):
        assert said.lower() in end.lower(), said
    assert end.index("The septum leaked") < end.index("End of report"), "before the end, and nothing comes after it"


def test_what_comes_out_shows_in_the_draft_by_itself(lab_of: LabOf, office: Office, tmp_path: Path) -> None:
    """Nobody types a result: a preliminary draft says how much is open, and then what came out."""
    bench, ana = another_begun(lab_of, office), lab_of("ana.lyst")
    report = reports.open_one(ana, bench.requests, "preliminary", "en").report
    early = seen(lab_of, report)
    text = told(drawn(early.facts), tmp_path)
    assert ("1 are not finished." in text, "0.151" in text) == (True, False)
    assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED", "of all kinds this one may"
    reports.give_back(ana, report, reason="It is finished today")
    finished(lab_of, bench)
    text = told(drawn(seen(lab_of, report).facts), tmp_path)
    assert ("are not finished" in text, "Ethanol: 0.151 g/100 mL" in text) == (False, True)
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key, pytest.raises(Conflict, match=r"report\.facts_changed"):
        sealing.sign(ana, early, key)
    assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED"


# Words for likelihood ratios -----------------------------------------------------------------------------------------

EDGES = {
    "1": ("none", False), "1.999999999999999999999999999999": ("none", False), "2": ("weak", False),
    "9.99": ("weak", False), "10": ("moderate", False), "100": ("moderately-strong", False),
    "999.999999999999999999999999999999": ("moderately-strong", False), "1000": ("strong", False),
    "1000.0": ("strong", False), "10000": ("very-strong", False), "999999.9": ("very-strong", False),
    "1000000": ("extremely-strong", False), "9" * 30: ("extremely-strong", False),
    "0.5": ("weak", True), "0.500000000000000000000000000001": ("none", False), "0.51": ("none", False),
    "0.1": ("moderate", True), "0.100000000000000000000000000001": ("weak", True), "0.001": ("strong", True),
    "0." + "0" * 29 + "1": ("extremely-strong", True),
}  # fmt: skip
"""Ratios on, just below and just above each limit, with the words and whether they are of the other proposition."""

NO_RATIO = ("0", "0.0", "-1", "NaN", "Infinity", "1e5", "1,5", "+2", " 2", "0x10", "1.", ".5", "many", "9" * 31, "٣")


def test_words_follow_the_table_to_the_edge(lab_of: LabOf, office: Office, database: Database) -> None:
    ana, report = lab_of("ana.lyst"), draft(lab_of, office)
    for ratio, expected in EDGES.items():
        opinion = Opinion("Was it so?", "the one", "the other", ratio)
        facts = json.loads(report_lists.preview(ana, report, replace(WRITTEN, opinions=(opinion,))))
        words = facts["opinions"][0]["verbal"]
        assert (words["code"], words["other"]) == expected, ratio
    for ratio in NO_RATIO:
        content = replace(WRITTEN, opinions=(Opinion("Was it so?", "the one", "the other", ratio),))
        with pytest.raises(Refused, match=r"report\.(ratio|content)"):
            reports.write(ana, report, seen(lab_of, report).edition, content)
    assert seen(lab_of, report).content == WRITTEN


def scale(lab: Lab) -> list[Placed]:
    return [one for one in lists.everything(lab) if one.list == "verbal_scale"]


def test_a_ratio_has_words_or_is_not_signed(lab_of: LabOf, office: Office) -> None:
    """A word that came to rest is not printed any more; where none is left the ratio does not vanish in silence."""
    mona, report = lab_of("mona.manager"), draft(lab_of, office)

    def rest(*codes: str) -> None:
        for one in scale(mona):
            if one.code in codes:
                lists.put(mona, replace(one, active=False), position=one.position, was=one)

    rest("strong")
    assert json.loads(seen(lab_of, report).facts)["opinions"][0]["verbal"]["code"] == "moderately-strong"
    rest("none", "weak", "moderate", "moderately-strong")
    assert json.loads(seen(lab_of, report).facts)["opinions"][0]["verbal"] is None
    with pytest.raises(Refused, match=r"report\.no_words"):
        sign(lab_of, office, "ana.lyst", report)


# Locked --------------------------------------------------------------------------------------------------------------

ACTS = """
select p.proname, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality x(t, o) order by o),
       p.proargnames
  from pg_proc p where p.pronamespace = 'lims'::regnamespace and p.provolatile = 'v' and p.proargnames[1] = '_act'
   and p.proargnames && array['_report', '_finding', '_corrects'] and has_function_privilege(%s, p.oid, 'execute')
 order by 1
"""
GIVEN = {
    "_content": """'{{"summary": "Something else"}}'""", "_people": "array[{me}]::bigint[]", "_edition": "{edition}",
    "_report": "{report}", "_finding": "1", "_kind": "'technical'", "_requests": "array[1]::bigint[]",
    "_corrects": "{report}", "_language": "'es'",
}  # fmt: skip
SNAPSHOT = """
select r.content, r.facts, r.edition, r.round, r.kind, r.language, r.number,
       (select jsonb_agg(to_jsonb(a) order by a.place) from lab.report_author a where a.report_id = r.id),
       (select jsonb_agg(q.request_id order by 1) from lab.report_request q where q.report_id = r.id),
       (select jsonb_agg(to_jsonb(s) order by s.id) from lab.report_signature s where s.report_id = r.id)
  from lab.report r where r.id = %s
"""


def every_act(database: Database, login: str, about: dict[str, Any]) -> Iterator[str]:
    """Every act about a report that this person may call, with arguments that would be taken."""
    for name, kinds, names in database.superuser(ACTS, login):
        said = [GIVEN.get(one, "'x'" if kind == "text" else WORDS.get(kind, "null").replace("{n}", "1"))
                for one, kind in zip(names, kinds, strict=False)]  # fmt: skip
        yield f"select lims.{name}({', '.join(said)})".format(**about)


def changes(lab_of: LabOf, database: Database, report: int) -> tuple[list[str], set[str]]:
    """The acts, tried each by everybody who has to do with it, that change what is printed; and all that were tried."""
    changed, everything = [], set()
    for login in ("ana.lyst", "ben.lyst", "rita.view", "mona.manager"):
        about = {"report": report, "edition": seen(lab_of, report).edition, "me": lab_of(login).me.person}
        with signed_in(database, login) as session:
            before = session.execute(SNAPSHOT.encode(), (report,)).fetchone()
            for act in every_act(database, login, about):
                name = act.removeprefix("select lims.").split("(")[0]
                everything.add(name)
                try:
                    session.execute(act.encode())
                    if session.execute(SNAPSHOT.encode(), (report,)).fetchone() != before:
                        changed.append(name)
                except psycopg.Error:
                    pass
                session.rollback()
    return changed, everything


def test_from_the_first_signature_on_no_act_changes_what_is_printed(
    lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """Every act of the catalogue about a report, by its authors and its reviewer; and what the paper is drawn from."""
    ana, ben, report = lab_of("ana.lyst"), lab_of("ben.lyst"), draft(lab_of, office)
    reports.set_authors(ana, report, [ana.me.person, ben.me.person])
    assert {"report_write", "report_authors"} <= set(changes(lab_of, database, report)[0]), "before, they do"
    for signer, state in (("ana.lyst", "DRAFT"), ("ben.lyst", "AUTHOR_SIGNED"), ("", "TECH_REVIEW")):
        if signer:
            sign(lab_of, office, signer, report)
        else:
            checked(lab_of, report)
        assert seen(lab_of, report).state == state
        changed, everything = changes(lab_of, database, report)
        assert set(changed) <= {"report_return"}, "which voids every signature"
        assert len(everything) > 14
        for spoil in ("content = '{}'", "facts = '{}'", "facts = null", "number = 'X'", "language = 'es'"):
            with pytest.raises(psycopg.Error, match="kept"):
                database.superuser(f"update lab.report set {spoil} where id = {report}")
    _and_what_it_was_drawn_from_changes_nothing(lab_of, office, report, tmp_path)


def _and_what_it_was_drawn_from_changes_nothing(lab_of: LabOf, office: Office, report: int, tmp_path: Path) -> None:
    facts, mona = seen(lab_of, report).facts, lab_of("mona.manager")
    items.amend(lab_of("tech.tom"), office.bench.items[0], {"description": "Another thing"}, reason="Typed wrongly")
    policies.change(mona, "laboratory_address", "Somewhere else", "It moved")
    strong = next(one for one in scale(mona) if one.code == "strong")
    lists.put(mona, replace(strong, name="ruin"), position=strong.position, was=strong)
    assert seen(lab_of, report).facts == facts
    assert sign(lab_of, office, "rita.view", report).state == "ADMIN_REVIEW"
    assert sealing.judged(lab_of("rita.view"), seen(lab_of, report)).problem is None
    text = told(drawn(seen(lab_of, report).facts), tmp_path)
    assert "provide strong support for" in text
    assert "Another thing" not in text
