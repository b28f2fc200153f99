"""The report: written beside its paper, signed, reviewed twice, authorised, issued, and looked at as a court would."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import reports
from lims_desktop.reporting import sealing
from ui.pages.report import ReportPage
from ui.pages.reports import ReportsPage
from ui.parts.asking import Asking
from ui.reports.key import KeyQuestion
from ui.tour.driver import Driver
from ui.tour.steps_casework import REVIEWER
from ui.tour.steps_custody import ANALYST

ADMINISTRATIVE, DIRECTOR = "beatriz.oliva", "althea.ramclam"
SUMMARY = QT_TRANSLATE_NOOP("tour", "The block was weighed without its wrapping, and nothing of it was used up.")


def write(tour: Driver) -> None:
    """Priya Mahadeo begins the report; nothing of a result is typed again, and its paper grows beside her words."""
    tour.sign_out()
    tour.sign_in(ANALYST)
    tour.open("reports")
    page = tour.page(ReportsPage)
    page.tabs.setCurrentIndex(1)
    tour.until(lambda: tour.day.request in [one.request for one in page.waiting.rows.rows], "it is to be reported")
    tour.click_row(page.waiting, [one.request for one in page.waiting.rows.rows].index(tour.day.request))
    tour.press("Ctrl+N")
    tour.question(Asking)
    tour.click(page.questions.asked.asking.go_on)  # type: ignore[union-attr]
    shown = _shown(tour)
    tour.go_to(shown.editor.above.fields["summary"].input)
    tour.write(SUMMARY)
    tour.press("Ctrl+S")
    tour.until(lambda: not shown.writing.is_unsaved, "what she wrote is kept")
    tour.until(lambda: shown.preview.paper.pages > 0, "the paper is drawn")
    tour.read_messages()
    tour.shot("report")
    assert shown.view is not None
    tour.day.report = shown.view.id
    tour.diary.note(report=shown.view.number)


def sign(tour: Driver) -> None:
    """She signs it with her own key and passphrase; from now on nobody can change it."""
    _sign(tour, ANALYST, "AUTHOR_SIGNED", "signing")


def review(tour: Driver) -> None:
    """Luis Barahona, who had no part in it, answers the checklist of the method and signs that it holds."""
    page = _opened(tour, REVIEWER)
    tour.press("Ctrl+Return")
    tour.until(lambda: page.view is not None and page.view.state == "TECH_REVIEW", "it is in review")
    for box in list(page.review.checklist.boxes.values()):
        tour.click(box)
    tour.shot("report-review")
    _sign(tour, REVIEWER, "ADMIN_REVIEW")


def issue(tour: Driver) -> None:
    """Beatriz Oliva passes its administrative review; the director authorises it with her key and issues it."""
    page = _opened(tour, ADMINISTRATIVE)
    tour.press("Ctrl+Return")
    tour.until(lambda: bool(page.view and page.view.review_of("administrative")), "it is in administrative review")
    tour.press("Ctrl+Return")
    tour.prove(ADMINISTRATIVE)
    tour.until(lambda: _passed(page), "it has passed")
    page = _opened(tour, DIRECTOR)
    _sign(tour, DIRECTOR, "AUTHORISED")
    tour.press("Ctrl+Return")
    tour.question(Asking)
    asking = page.questions.asked.asking
    assert asking is not None
    tour.go_to(asking.form.fields["name_1"].input)
    tour.write("Corporal Delroy Vernon")
    tour.click(asking.go_on)
    tour.prove(DIRECTOR)
    tour.until(lambda: page.view is not None and page.view.state == "ISSUED", "it is issued")
    tour.read_messages()
    tour.shot("report-issued")
    _holds(tour)


STEPS = (write, sign, review, issue)


def _shown(tour: Driver) -> ReportPage:
    tour.until(lambda: isinstance(tour.session.window.visible_page(), ReportPage), "the report is open")
    page = tour.page(ReportPage)
    tour.until(lambda: page.view is not None, "the report is shown")
    tour.settle()
    return page


def _opened(tour: Driver, login: str) -> ReportPage:
    """Somebody signs in and opens the report from what awaits them."""
    tour.sign_out()
    tour.sign_in(login)
    tour.open("reports")
    page = tour.page(ReportsPage)
    tour.until(lambda: tour.day.report in [row.id for row in page.table.rows.rows], "the report awaits")
    tour.click_row(page.table, [row.id for row in page.table.rows.rows].index(tour.day.report))
    tour.press("Return")
    return _shown(tour)


def _sign(tour: Driver, login: str, becomes: str, picture: str = "") -> None:
    """The key is a file of the demonstration; its passphrase and the person's own password are the published one."""
    page = tour.page(ReportPage)
    tour.press("Ctrl+Return")
    question = tour.question(KeyQuestion)
    tour.go_to(question.path)
    tour.write(tour.ground.key(login))
    for field in (question.secret, question.password):
        tour.go_to(field)
        tour.write(tour.ground.password)
    if picture:
        tour.shot(picture)
    tour.click(question.go_on)
    tour.until(lambda: page.view is not None and page.view.state == becomes, f"{login} has signed")
    tour.settle()


def _passed(page: ReportPage) -> bool:
    review = page.view.review_of("administrative") if page.view is not None else None
    return review is not None and review.outcome == "passed"


def _holds(tour: Driver) -> None:
    """The auditor finds that the signatures hold; the file is kept with the pictures."""
    view = reports.view(tour.eye, tour.day.report)
    content = reports.file(tour.eye, tour.day.report)
    assert view is not None
    assert content is not None
    tour.same(len(view.standing), 3, "signatures under the report")
    tour.same(sealing.judged(tour.eye, view).problem, None, "what is wrong with the signed file")
    tour.diary.keep(f"papers/{view.number}.pdf", content)
