"""Casework: a question is asked about an item, an analyst answers it on a worksheet, a colleague reviews it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import instruments, intake, requests
from lims_desktop.methods.sheet import Row
from ui.pages.request import RequestPage
from ui.pages.requests import RequestsPage
from ui.pages.worksheet import WorksheetPage
from ui.pages.worksheets import WorksheetsPage
from ui.tour.driver import Driver
from ui.tour.steps_custody import ANALYST
from ui.tour.things import code, items_of_search
from ui.worksheets.grid import FIXED

REVIEWER = "luis.barahona"
BALANCE = "Balance C-1"
QUESTION = QT_TRANSLATE_NOOP("tour", "How much does the block weigh without its wrapping?")
CHECK, BLOCK = (Decimal("12.5013"), Decimal("2.5010")), (Decimal("250.7914"), Decimal("3.2168"))
"""Gross and tare in grams, as the balance says them: of the reference mass, and of the block."""


def ask(tour: Driver) -> None:
    """What the police want to know is asked of the section: the item, the examination, the question."""
    block = items_of_search(tour, 1)[0]
    tour.open("requests")
    tour.click(tour.page(RequestsPage).new_button)
    page = tour.page(RequestPage)
    tour.scan(code(block))
    tour.go_to(page.form.fields["examination"].input)
    tour.enter("drug-weight", "")
    tour.write(QUESTION)
    tour.press("Tab")
    tour.enter("Delroy Vernon", (intake.today(tour.lab) + timedelta(days=1)).isoformat())
    tour.go_to(page.form.fields["examination"].input)
    tour.shot("request")
    tour.press("Ctrl+Return")
    tour.until(lambda: page.form["questions"] is None, "the request is asked")
    asked = [one for one in requests.queue(tour.lab) if one.case_number == tour.day.taken(tour.day.drugs).case_number]
    tour.same([one.examination for one in asked], ["drug-weight"], "what is asked about the case")
    tour.day.request = asked[0].id


def analyst(tour: Driver) -> None:
    """Priya Mahadeo signs in and finds the items on her own bench."""
    tour.sign_out()
    tour.sign_in(ANALYST)
    tour.open("bench")
    tour.shot("analyst")


def take_on(tour: Driver) -> None:
    """Priya Mahadeo leads the section: she accepts the request, and takes the most urgent one herself."""
    tour.open("requests")
    page = tour.page(RequestsPage)
    tour.until(lambda: _listed(tour, page), "the request is in the queue")
    tour.click_row(page.queue, [row.id for row in page.queue.rows.rows].index(tour.day.request))
    tour.until(lambda: page.card.view is not None and page.card.view.id == tour.day.request, "the request is shown")
    tour.shot("queue")
    tour.click(page.buttons["accept"])
    tour.until(lambda: page.card.view is not None and page.card.view.state == "ACCEPTED", "the request is accepted")
    tour.press("Ctrl+T")
    tour.until(lambda: page.card.view is not None and page.card.view.state == "ASSIGNED", "she has the request")
    assert page.card.view is not None
    tour.same(page.card.view.id, tour.day.request, "the most urgent request")


def weigh(tour: Driver) -> None:
    """On the worksheet the balance is scanned, and every weight comes from it digit for digit; the rest is computed."""
    page = _opened(tour)
    tour.scan(next(one.code for one in instruments.instruments(tour.lab) if one.name == BALANCE))
    tour.until(lambda: bool(page.view and page.view.instruments), "the balance is in use")
    tour.press("Ctrl+Return")
    tour.until(lambda: page.view is not None and page.view.state == "RUNNING", "the work has begun")
    tour.go_to(page.run.fields["balance_check"].input)
    tour.enter("true", "0.001")
    for control, (gross, tare) in ((True, CHECK), (False, BLOCK)):
        for field, typed in (("population", "1"), ("plan", "all"), ("state", "dry")):
            _stand(tour, page, control, field)
            tour.enter(typed)
        _weigh(tour, page, control, "gross", gross)
        _weigh(tour, page, control, "tare", tare)
    tour.until(lambda: page.sheet is not None and not page.sheet.unsent, "everything is saved")
    _stand(tour, page, False, "population")
    tour.read_messages()
    tour.shot("worksheet")


def submit(tour: Driver) -> None:
    """The control is good, so the work is handed in; a second person has to look at it."""
    page = tour.page(WorksheetPage)
    tour.press("Ctrl+Return")
    tour.until(lambda: page.view is not None and page.view.state == "QC_PASS", "the work is submitted")
    assert page.view is not None
    tour.day.worksheet = page.view.id
    tour.diary.note(worksheet=page.view.number)
    tour.sign_out()


def review(tour: Driver) -> None:
    """Luis Barahona, who entered nothing of it, looks at all of it and signs the review with his password."""
    tour.sign_in(REVIEWER)
    tour.open("worksheets")
    register = tour.page(WorksheetsPage)
    tour.click(register.mine)
    tour.until(lambda: tour.day.worksheet in [row.id for row in register.table.rows.rows], "the worksheet is listed")
    tour.click_row(register.table, [row.id for row in register.table.rows.rows].index(tour.day.worksheet))
    tour.press("Return")
    page = tour.page(WorksheetPage)
    tour.until(lambda: page.view is not None, "the worksheet is shown")
    tour.press("Ctrl+Return")
    tour.prove(REVIEWER)
    tour.until(lambda: page.view is not None and page.view.state == "REVIEWED", "the work is reviewed")
    tour.read_messages()
    tour.shot("reviewed")


ASKING = (ask,)
ANSWERING = (analyst, take_on, weigh, submit, review)


def _listed(tour: Driver, page: RequestsPage) -> bool:
    return tour.day.request in [row.id for row in page.queue.rows.rows]


def _opened(tour: Driver) -> WorksheetPage:
    """Open a worksheet for what was assigned."""
    tour.open("worksheets")
    page = tour.page(WorksheetsPage)
    block = items_of_search(tour, 1)[0].number
    tour.until(lambda: block in [row.first_item for row in page.waiting.rows.rows], "the assignment waits")
    tour.click_row(page.waiting, [row.first_item for row in page.waiting.rows.rows].index(block))
    tour.press("Ctrl+N")
    tour.until(lambda: isinstance(tour.session.window.visible_page(), WorksheetPage), "the worksheet is open")
    tour.settle()
    return tour.page(WorksheetPage)


def _weigh(tour: Driver, page: WorksheetPage, control: bool, field: str, value: Decimal) -> None:
    """Put it on the pan, and press the key that reads the balance."""
    tour.balance.load(value)
    number, column = _stand(tour, page, control, field)
    tour.press("F8")
    tour.until(lambda: page.grid.grid.index(number, column).data() == str(value), f"the balance says {value} g")


def _stand(tour: Driver, page: WorksheetPage, control: bool, field: str) -> tuple[int, int]:
    """Click into the cell of the control or of the item, once what was typed before is saved."""
    tour.until(lambda: page.sheet is not None and not page.sheet.unsent, "what was typed before is saved")
    assert page.sheet is not None
    rows: list[Row] = list(page.sheet.rows)
    number = next(n for n, row in enumerate(rows) if row.is_first and (row.position.control is not None) == control)
    column = FIXED + [one.code for one in page.sheet.columns].index(field)
    tour.click_row(page.grid, number, column)
    return number, column
