"""One request: what is asked of which items, how urgent it is and why, who has had it, what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lims_desktop.requests import PastAssignment, RequestView
from ui.custody.wording import minute
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.notice import Notice
from ui.parts.terms import Terms
from ui.parts.words import line, paragraph, words
from ui.requests import wording


class RequestCard(Card):
    """The chosen request. Buttons are put into `keys_room` by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.view: RequestView | None = None
        self.stop, self.conflict = Notice(), Notice()
        self.state, self.urgency = BadgeLabel(), BadgeLabel()
        self.name = paragraph("", "large")
        self.why, self.facts = paragraph("", "quiet"), paragraph("", "quiet")
        self.first = Notice()
        self.questions, self.items, self.story = paragraph(""), paragraph("", "code"), paragraph("")
        self.keys_room = QVBoxLayout()
        self.keys_room.setSpacing(8)
        self._arrange()
        self.show_request(None, Terms())

    def offer(self, *rows: list[QPushButton]) -> None:
        """The buttons, row by row."""
        for buttons in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for made in buttons:
                row.addWidget(made)
            row.addStretch(1)
            self.keys_room.addLayout(row)

    def show_request(self, view: RequestView | None, terms: Terms, me: int = 0) -> None:
        """Show this one to the person of this number; None when nothing is chosen."""
        self.view, self._me = view, me
        self._inside.setVisible(view is not None)
        for part in (self.state, self.urgency, self.why, self.facts):
            part.setVisible(view is not None)
        if view is None:
            self.name.setText(self.tr("Choose a request to see what is asked"))
            for badge in (self.state, self.urgency):
                badge.show_badge(Badge(""))
            for notice in (self.stop, self.conflict, self.first):
                notice.hide()
            return
        self.name.setText(f"{terms.word('examination', view.examination)} · {view.case_number}")
        self.state.show_badge(wording.state_badge(view.state))
        self.urgency.show_badge(wording.urgency_badge(view.urgency))
        self.why.setText(view.override or wording.urgency_words(view.urgency))
        self.facts.setText(self._facts(view, terms))
        self.questions.setText(view.questions)
        self.items.setText("\n".join(f"{one.number}  {one.description}" for one in view.lines))
        told = [*self._decisions(view), *map(self._assignment, view.assignments)]
        self.story.setText("\n".join(told) or self.tr("Nothing yet."))
        self._show_notices(view)

    # -- own ---------------------------------------------------------------------------------------------------

    def _show_notices(self, view: RequestView) -> None:
        if view.stop_work:
            self.stop.show_text(self.tr("Stop work: {why}").format(why=view.stop_work), tone="refused")
        else:
            self.stop.hide()
        if view.conflicted:
            self.conflict.show_text(self._conflict(view))
        else:
            self.conflict.hide()
        if view.first:
            self.first.show_text(self.tr("{first} on the same item comes first.").format(first=view.first), tone="info")
        else:
            self.first.hide()

    def _conflict(self, view: RequestView) -> str:
        if view.analyst_id == self._me:
            return self.tr(
                "You have declared a conflict of interest in this case: put the work aside. Whoever leads the section"
                " has been told and gives it to somebody else."
            )
        said = self.tr("{analyst} has declared a conflict of interest in this case: give it to somebody else.")
        return said.format(analyst=view.analyst or "")

    def _facts(self, view: RequestView, terms: Terms) -> str:
        asked = self.tr("asked by {name} on {day}").format(name=view.requested_by, day=minute(view.requested_at))
        wanted = self.tr("for {name}").format(name=view.asked_for) if view.asked_for else ""
        promised = self.tr("promised for {day}").format(day=view.promised_for) if view.promised_for else ""
        section = terms.word("discipline", view.discipline)
        parts = (section, view.agency, asked, wanted, wording.deadline(view), promised)
        return " · ".join(part for part in parts if part)

    def _decisions(self, view: RequestView) -> list[str]:
        said = (
            [self.tr("{name}: {words}").format(name=view.decided_by or "", words=view.decision)]
            if view.decision
            else []
        )
        told = (
            [self.tr("The customer was told: {words}").format(words=view.customer_told)] if view.customer_told else []
        )
        return said + told

    def _assignment(self, one: PastAssignment) -> str:
        begun = self.tr("{day}: {name}, by {method}").format(
            day=minute(one.assigned_at), name=one.analyst, method=one.method
        )
        turn = self.tr("out of turn: {why}").format(why=one.out_of_turn) if one.out_of_turn else ""
        ended = f"{minute(one.ended_at)}: {one.ending or one.state}" if one.ended_at else ""
        return " · ".join(part for part in (begun, turn, ended) if part)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.urgency)
        top.addWidget(self.state)
        top.addStretch(1)
        self.content.addWidget(self.stop)
        self.content.addWidget(self.conflict)
        self.content.addWidget(self.name)
        self.content.addLayout(top)
        for part in (self.why, self.facts, self.first):
            self.content.addWidget(part)
        self.content.addLayout(self.keys_room)
        self._inside = QWidget()
        below = QVBoxLayout(self._inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(self.content.spacing())
        below.addWidget(line())
        for title, part in (
            (self.tr("Questions"), self.questions),
            (self.tr("Items"), self.items),
            (self.tr("So far"), self.story),
        ):
            below.addWidget(words(title, "section"))
            below.addWidget(part)
        self.content.addWidget(self._inside)
        self.content.addStretch(1)
        self.content.setAlignment(Qt.AlignmentFlag.AlignTop)
