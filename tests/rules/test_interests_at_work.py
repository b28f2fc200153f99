"""A conflict of interest declared while work is under way: in a run of several cases, and in a report."""

from __future__ import annotations

from lims_desktop import interests, reports, requests, tasks, worksheets
from lims_desktop.intake import PersonNamed
from tests.database import LabOf, Psql, Refusal
from tests.laboratory import take_in
from tests.rules.test_reports import Office, authority, checked, draft, lab_of, office, seen, sign
from tests.rules.test_requests import BLOOD, allow, method, person
from tests.rules.test_worksheets import _code, a_bench, give_to

__all__ = ["authority", "lab_of", "method", "office"]


def test_the_rest_of_a_run_goes_on_when_the_conflict_was_given_away(lab_of: LabOf, psql: Psql, method: int) -> None:
    """Ana's run is about two cases; what she may not examine goes to Ben, and she goes on with the other one."""
    ana, head = lab_of("ana.lyst"), lab_of("rita.view")
    bench = a_bench(lab_of, two=True)
    other = take_in(lab_of("tech.tom"), BLOOD, reference="CR-77/26", persons=[PersonNamed("suspect", "John Doe")])
    worksheets.abort(ana, bench.worksheet, reason="Opened anew with a third")
    third = requests.add(lab_of("tech.tom"), [other.items[0].id], "blood-alcohol", "How much?").request
    requests.accept(head, third)
    requests.take_next(ana, "toxicology")
    give_to(lab_of, [other.items[0].id], "ana.lyst")
    run = worksheets.open_one(ana, [one.assignment for one in worksheets.waiting(ana)]).worksheet
    for code in (_code("I", bench.instrument), *(_code("R", lot) for lot in bench.lots)):
        worksheets.take(ana, run, code)
    worksheets.start(ana, run)
    interests.declare(ana, "My cousin", named="John Doe")
    enter = 'select lims.results_enter(gen_random_uuid(), %s, \'[{"field": "slope", "typed": "1"}]\')'
    assert psql("ana.lyst", enter, run) == Refusal("LM001", "request.conflict_of_interest")
    allow(lab_of, "ben.lyst", method)
    requests.reassign(head, third, person(lab_of, "ben.lyst"), method, reason="Conflict of interest")
    assert not isinstance(psql("ana.lyst", enter, run), Refusal)


def test_a_part_in_a_report_is_told_as_well(lab_of: LabOf, office: Office, psql: Psql) -> None:
    """Author and reviewer of a report under way; only a laboratory manager gives it back or up."""
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    case = seen(lab_of, report).case
    labs = {login: lab_of(login) for login in ("ana.lyst", "rita.view", "mona.manager", "ben.lyst")}
    own = {login: interests.declare(labs[login], "Kin", case=case).interest for login in ("ana.lyst", "rita.view")}

    def parts(login: str) -> list[tuple[str, str, object]]:
        found = tasks.mine(labs[login]).tasks
        return sorted((t.code, t.page, t.detail["person"]) for t in found if t.code.endswith("_part"))

    assert parts("mona.manager") == [
        ("request.task_part", "report", "Ana Lyst"),
        ("request.task_part", "report", "Rita View"),
    ]
    assert parts("rita.view") == [("request.task_own_part", "report", "Rita View")]
    assert parts("ben.lyst") == psql("ben.lyst", "select * from lims.conflicted_parts()") == []
    reports.give_back(labs["mona.manager"], report, reason="The reviewer has a conflict of interest")
    assert parts("rita.view") == []
    interests.lift(lab_of("quinn.manager"), own["ana.lyst"], reason="Another one")
    assert parts("ana.lyst") == parts("mona.manager") == []
