"""Tasks: what awaits whom, asked of every subject that has some."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lims_desktop import custody, tasks
from lims_desktop.tasks import Task, Tasks
from tests.database import LabOf, Psql
from tests.laboratory import one_item

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_what_was_offered_to_me_awaits_me_and_nobody_else(lab_of: LabOf) -> None:
    giver, taker = lab_of("tech.tom"), lab_of("tech.tina")
    custody.offer(giver, [one_item(giver)], taker.me.person)
    found = [task for task in tasks.mine(taker).tasks if task.code == "custody.task_offer"]
    assert [(task.detail["giver"], task.detail["count"], task.page) for task in found] == [("Tom Evidence", 1, "bench")]
    assert "custody.task_offer" not in [task.code for task in tasks.mine(giver).tasks]


def test_the_most_urgent_comes_first() -> None:
    def task(code: str, due: int | None, since: int) -> Task:
        return Task(code, {}, "", None, NOW - timedelta(days=since), NOW + timedelta(days=due) if due else None)

    unordered = [task("no-due-old", None, 9), task("later", 5, 1), task("late", -2, 1), task("no-due-new", None, 1)]
    ordered = Tasks(NOW, unordered).in_order
    assert [one.code for one in ordered] == ["late", "later", "no-due-old", "no-due-new"]


def test_customers_and_administrators_have_no_tasks(psql: Psql) -> None:
    assert psql("client.pol", "select lims.tasks()").state == "42501"
    assert psql("admin.ada", "select lims.tasks()").state == "42501"
