"""One declaration in full: whose, about what, in their words, and how it was lifted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop.interests import Interest, PersonMeant
from ui.custody.wording import minute
from ui.interests.declaring import person_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.words import line, paragraph, words


class InterestCard(Card):
    """The chosen declaration."""

    def __init__(self) -> None:
        super().__init__()
        self.about, self.who = paragraph("", "large"), paragraph("", "quiet")
        self.state = BadgeLabel(parent=self)
        self.meant = paragraph("", "small")
        self.statement, self.lifted = paragraph(""), paragraph("")
        self.titles = (words(self.tr("What stands between"), "section"), words(self.tr("Lifted"), "section"))
        badge = QHBoxLayout()
        badge.addWidget(self.state)
        badge.addStretch(1)
        self.content.addWidget(self.about)
        self.content.addLayout(badge)
        for part in (self.who, self.meant, self.titles[1], self.lifted, line(), self.titles[0], self.statement):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.content.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_interest(None)

    def show_interest(self, one: Interest | None) -> None:
        """Show this one; None when nothing is chosen."""
        for part in (self.who, self.statement, self.titles[0]):
            part.setVisible(one is not None)
        for part in (self.titles[1], self.lifted):
            part.setVisible(one is not None and one.lifted_at is not None)
        self.meant.hide()
        self.state.show_badge(state_badge(one) if one else Badge(""))
        if one is None:
            self.about.setText(self.tr("Choose a declaration to read it"))
            return
        self.about.setText(about_words(one))
        self.who.setText(self.tr("{name}, {moment}").format(name=one.name, moment=minute(one.declared_at)))
        self.statement.setText(one.statement)
        by = self.tr("{name}, {moment}").format(name=one.lifted_by or "", moment=minute(one.lifted_at))
        self.lifted.setText(f"{by}\n{one.lifting_reason or ''}")

    def show_meant(self, meant: PersonMeant) -> None:
        """Say how many cases name the person now."""
        self.meant.setText(person_words(meant))
        self.meant.show()


def about_words(one: Interest) -> str:
    """The case by its number, or the person by name."""
    if one.named is not None:
        return one.named
    return one.case_number or QCoreApplication.translate("interests", "a case that is not for you to see")


def state_badge(one: Interest) -> Badge:
    """In force until somebody lifted it."""
    if one.lifted_at is None:
        return Badge(QCoreApplication.translate("interests", "in force"), "warning")
    return Badge(QCoreApplication.translate("interests", "lifted"), "neutral")
