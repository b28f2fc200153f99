"""Consents beside the list: which are needed, which were given, and the question for another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import files
from lims_desktop.disposition import Consent, ConsentGiven, Disposition
from lims_desktop.errors import Refused
from lims_desktop.files import Kept
from lims_desktop.lab import Lab
from lims_desktop.retention import CONSENTS
from ui.disposition import wording
from ui.disposition.rooms import empty
from ui.forms import date_input, text_input
from ui.parts.asking import Asking
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.elided import Elided
from ui.parts.headings import Card
from ui.parts.seen import hide_unless
from ui.parts.words import paragraph, words


class ConsentsCard(Card):
    """One paragraph for each kind of consent."""

    wanted = Signal()
    withdrawn = Signal(object)

    def __init__(self, *, may_change: bool) -> None:
        super().__init__("")
        self.set_title(self.tr("Consents"))
        self._may_change = may_change
        self._room = QVBoxLayout()
        self._room.setSpacing(8)
        self.content.addLayout(self._room)
        self.add_button = button(self.tr("&Record a consent …"), self.wanted.emit, icon="plus")
        hide_unless(may_change, self.add_button)
        self.content.addWidget(self.add_button)

    def show_consents(self, shown: Disposition) -> None:
        """Show what is needed and what there is."""
        empty(self._room)
        open_ = shown.state in ("PROPOSED", "APPROVED", "STAGED")
        for kind in CONSENTS:
            given = [consent for consent in shown.consents if consent.kind == kind]
            if given or kind in shown.missing:
                self._room.addWidget(self._kind(kind, given, kind in shown.missing, open_))
        if not self._room.count():
            self._room.addWidget(paragraph(self.tr("None is needed."), "quiet"))
        self.add_button.setVisible(self._may_change and open_)

    def _kind(self, kind: str, given: list[Consent], missing: bool, open_: bool) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        tone, state = ("refused", self.tr("missing")) if missing else ("good", self.tr("given"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(wording.consent_words(kind), "strong"))
        head.addWidget(BadgeLabel(Badge(state, tone), part))
        head.addStretch(1)
        column.addLayout(head)
        for consent in given:
            for said in self._said(consent):
                column.addWidget(Elided(said, "quiet"))
            if consent.withdrawn_at is None and open_ and self._may_change:
                withdraw = button(self.tr("Withdraw …"), partial(self.withdrawn.emit, consent), flat=True)
                column.addWidget(withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _said(self, consent: Consent) -> list[str]:
        said = [consent.given_by, f"{consent.reference} · {consent.given_on.isoformat()}"]
        if consent.withdrawn_at is None:
            return said
        gone = self.tr("withdrawn by {name}: {reason}")
        return [*said, gone.format(name=consent.withdrawn_by, reason=consent.withdrawing_reason)]


class ConsentAsking(Asking):
    """Who agreed, under which reference, on which date; the paper may be attached."""

    def __init__(self, missing: list[str], over: QWidget | None) -> None:
        super().__init__(self.tr("Record a consent"), "", self.tr("&Record"), over)
        kind = Choice(wording.options("consents"))
        self.form.add("kind", self.tr("&Whose"), kind)
        self.form.add("given_by", self.tr("&Given by"), text_input(200))
        self.form.add("reference", self.tr("&Reference"), text_input(100))
        self.form.add("given_on", self.tr("&Date"), date_input())
        self.paper: Path | None = None
        self.paper_button = button(self.tr("&Attach the paper …"), self._choose, icon="attach")
        self.room.insertWidget(self.room.count() - 2, self.paper_button)
        self.require("kind", "given_by", "reference")
        if missing:
            kind.choose(missing[0])

    def said(self, values: dict[str, Any], document: str | None) -> ConsentGiven:
        """What was written."""
        return ConsentGiven(values["kind"], values["given_by"], values["reference"], values["given_on"], document)

    def _choose(self) -> None:
        kinds = self.tr("Papers (*.pdf *.png *.jpg *.jpeg)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("The paper of the consent"), "", kinds)
        if path:
            self.paper = Path(path)
            self.paper_button.setText(f" {self.paper.name}")


def keep_paper(lab: Lab, path: Path, *, act: UUID) -> Kept:
    """Keep the paper of a consent, at most 25 MB; refused when it cannot be read."""
    media_type = {".pdf": "application/pdf", ".png": "image/png"}.get(path.suffix.lower(), "image/jpeg")
    try:
        if (size := path.stat().st_size) > files.LARGEST:
            raise Refused("files.size", size=size, most=files.LARGEST)
        content = path.read_bytes()
    except OSError as trouble:
        raise Refused("disposition.paper_unreadable", file=path.name, why=trouble.strerror or "") from trouble
    return files.keep(lab, content, media_type, act=act)
