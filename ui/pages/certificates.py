"""Certificates: whose signatures are believed here, until when; the authority published, people bound, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QTabWidget, QWidget

from lims_desktop import certificates, people, policies
from lims_desktop.certificates import Authority, Bound, Certificate, Listed
from lims_desktop.errors import Refused
from lims_desktop.people import Known
from lims_desktop.policies import TimeStamping
from ui import pages
from ui.custody.wording import minute
from ui.forms import long_text, text_input
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.seen import hide_unless
from ui.parts.smallfile import small_file
from ui.parts.tabbed import tabbed
from ui.quality.asked import Asked
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
CERTIFICATES, LISTS = "DER, PEM (*.der *.cer *.crt *.pem)", "DER, PEM (*.crl *.der *.pem)"
_PUBLISHED = UUID("6d0f4f0e-0f3c-4f5c-9a55-3c1b3f6f6a11")


@dataclass(frozen=True)
class Shown:
    """The certificates, whom one can be bound to, and who stamps signatures."""

    certificates: list[Certificate]
    staff: list[Known]
    stamping: TimeStamping
    authorities: list[Authority] = field(default_factory=list)


@pages.register
class CertificatesPage(Page):
    """People and authorities; the quality manager publishes and binds, an owner or a manager withdraws."""

    name = "certificates"
    icon = "badge"
    group = "casework"
    order = 190
    title = QT_TRANSLATE_NOOP("pages", "Certificates")
    topics = frozenset({"person"})
    duties = frozenset({
        "analyst", "medical_examiner", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
        "quality_manager", "auditor",
    })  # fmt: skip

    def build(self) -> None:
        """The tables, and the buttons of my duties."""
        self.known = Shown([], [], TimeStamping(None, "refuse"))
        self.asked = Asked(self)
        self.table = Table(self, self._columns(), words="quality", key="id")
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.authorities = Table(self, self._authority_columns(), words="quality", key="id")
        self.authorities.setAccessibleName(self.tr("Authorities and revocation lists"))
        self.authorities.empty_text = self.tr("No authority was published yet.")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(tabbed(self.table), self.tr("P&eople"))
        self.listing = button(self.tr("Publish a &list …"), self.publish_list, icon="plus")
        hide_unless("quality_manager" in self.desk.lab.me.duties, self.listing)
        self.tabs.addTab(self._authority_tab(), self.tr("&Authorities and lists"))
        self.tabs.currentChanged.connect(lambda _tab: self._chosen())
        self.content.addWidget(self.tabs, 1)
        self.withdrawing = self.add_button(self.tr("&Withdraw …"), self.withdraw)
        self.withdrawing.hide()
        if "quality_manager" in self.desk.lab.me.duties:
            self.add_button(self.tr("&Time-stamps …"), self.stamp)
            self.add_button(self.tr("&Publish the authority …"), self.publish)
            self.add_button(self.tr("Bind a certificate …"), self.bind, icon="plus", primary=True)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> Shown:
        """Every certificate and authority; the staff for who binds."""
        above = certificates.authorities(lab)
        if "quality_manager" not in lab.me.duties:
            return Shown(certificates.known(lab), [], policies.time_stamping(lab), above)
        staff = [one for one in people.everyone(lab, active=True) if one.agency_id is None and one.id != lab.me.person]
        return Shown(certificates.known(lab), staff, policies.time_stamping(lab), above)

    def fill(self, known: Shown) -> None:
        """Show them."""
        self.known = known
        self.table.show_rows(known.certificates)
        self.authorities.show_rows(known.authorities)
        self.table.empty_text = self.tr("No certificate was bound to anybody yet.")
        if not known.authorities:
            self.table.empty_text = self.tr(
                "No authority is published yet, so nobody can sign. It is made with “main.py ca init” and “main.py ca "
                "issue”; then the quality manager publishes it here and binds each person's certificate."
            )
        self.set_title(self.tr("Certificates"), self._stamped_by(known.stamping))
        self._chosen()

    # -- asked -------------------------------------------------------------------------------------------------

    def bind(self) -> None:
        """A person's certificate file."""
        about = self.tr("The person's certificate (DER), never the file of the key. Nobody binds their own.")
        asking, path = self.asked.begin(self.tr("Bind a certificate"), about, self.tr("Bind")), text_input(400)
        asking.form.add("person", self.tr("&Person"), Choice([(one.id, one.name) for one in self.known.staff]))
        asking.form.add("file", self.tr("&File"), path, note=self.tr("Ctrl+O chooses one"))
        asking.room.insertWidget(3, self._choosing(path, folder=False))
        asking.require("person", "file")
        asking.given.connect(lambda said: self.asked.send(bind_file, said["person"], said["file"]))
        asking.open()

    def publish(self) -> None:
        """The root, the issuing certificate and every revocation list of the authority's folder."""
        about = self.tr("What was published stays known for ever. Lists that are known already are passed over.")
        title = self.tr("Publish the authority")
        asking, path = self.asked.begin(title, about, self.tr("Publish")), text_input(400)
        asking.form.add("folder", self.tr("&Folder"), path, note=self.tr("Ctrl+O chooses one"))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.room.insertWidget(3, self._choosing(path, folder=True))
        asking.require("folder", "reason")
        asking.given.connect(lambda said: self.asked.send(publish_folder, said["folder"], reason=said["reason"]))
        asking.open()

    def publish_list(self) -> None:
        """One revocation list, from its file: how those of a time-stamping authority come here."""
        about = self.tr(
            "A revocation list of the laboratory's authority or of a published time-stamping one (DER or PEM). "
            "Its signature says whose it is."
        )
        asking, path = self.asked.begin(self.tr("Publish a list"), about, self.tr("Publish")), text_input(400)
        asking.form.add("file", self.tr("&File"), path, note=self.tr("Ctrl+O chooses one"))
        asking.room.insertWidget(3, self._choosing(path, folder=False, kinds=LISTS))
        asking.require("file")
        asking.given.connect(lambda said: self.asked.send(publish_list_file, said["file"], then=self._listed))
        asking.open()

    def stamp(self) -> None:
        """Which authority stamps signatures, and what happens when it is silent."""
        about = self.tr(
            "An authority outside confirms when a signature was there (RFC 3161). Only a SHA-256 goes to it."
        )
        asking, path = self.asked.begin(self.tr("Time-stamps"), about, self.tr("Keep")), text_input(400)
        url, rule = text_input(300, "https://"), self.known.stamping
        silent = [("refuse", self.tr("nothing is signed")), ("sign", self.tr("it is signed without, which is said"))]
        asking.form.add("url", self.tr("&Address"), url, note=self.tr("Empty: signatures have no time-stamps"))
        asking.form.add("silent", self.tr("When it is &silent"), Choice(silent))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.form.add("file", self.tr("Its &certificate"), path, note=self.tr("Once; Ctrl+O chooses the file"))
        asking.room.insertWidget(3, self._choosing(path, folder=False))
        asking.form.fill({"url": rule.url or "", "silent": rule.silent})
        asking.require("silent", "reason")
        asking.given.connect(lambda said: self.asked.send(stamp_by, said, reason=said["reason"]))
        asking.open()

    def withdraw(self) -> None:
        """The chosen one counts no more."""
        row: Certificate | None = self.table.current
        if row is None:
            return
        about = self.tr("No new signature of it is taken. What it signed before stays as it is.")
        asking = self.asked.begin(self.tr("Withdraw {name}'s certificate").format(name=row.name), about,
                                  self.tr("Withdraw"))  # fmt: skip
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("reason")
        asking.given.connect(lambda said: self.asked.send(certificates.withdraw, row.id, reason=said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _authority_tab(self) -> QWidget:
        room = tabbed(self.listing, self.authorities)
        column = room.layout()
        if column is not None:
            column.setAlignment(self.listing, Qt.AlignmentFlag.AlignLeft)
        return room

    def _listed(self, listed: Listed) -> None:
        if not listed.added:
            self.desk.messages.say(self.tr("This list is known already."))
        self.tabs.setCurrentIndex(1)
        self.reload()

    def _choosing(self, path: QLineEdit, *, folder: bool, kinds: str = CERTIFICATES) -> QPushButton:
        def choose() -> None:
            if folder:
                name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the authority"))
            else:
                name, _ = QFileDialog.getOpenFileName(self, self.tr("File"), "", kinds)
            if name:
                path.setText(name)

        choosing = QPushButton(self.tr("Choose a folder …") if folder else self.tr("Choose a file …"))
        choosing.setShortcut("Ctrl+O")
        choosing.clicked.connect(choose)
        return choosing

    def _stamped_by(self, rule: TimeStamping) -> str:
        if rule.url is None:
            return self.tr("Signatures have no time-stamps.")
        if rule.silent == "refuse":
            return self.tr("Time-stamps of {url}; when it is silent, nothing is signed.").format(url=rule.url)
        return self.tr("Time-stamps of {url}; when it is silent, it is signed without.").format(url=rule.url)

    @Slot()
    def _chosen(self) -> None:
        row, me = self.table.current, self.desk.lab.me
        may = (
            self.tabs.currentIndex() == 0
            and row is not None
            and (row.person == me.person or bool(me.duties & MANAGERS))
        )
        self.withdrawing.setVisible(may and row is not None and row.withdrawn_at is None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("quality", "Person"), 180),
            Column("state", QT_TRANSLATE_NOOP("quality", "State"), 115, badge=self._state),
            Column(
                "valid_from", QT_TRANSLATE_NOOP("quality", "From"), 130, show=lambda row: minute(row.valid_from)[:10]
            ),
            Column(
                "valid_until", QT_TRANSLATE_NOOP("quality", "Until"), 130, show=lambda row: minute(row.valid_until)[:10]
            ),
            Column("sha256", QT_TRANSLATE_NOOP("quality", "SHA-256"), 200, mono=True),
            Column("withdrawing_reason", QT_TRANSLATE_NOOP("quality", "Withdrawn because"), 180),
        )

    def _authority_columns(self) -> tuple[Column, ...]:
        levels = {
            "root": self.tr("laboratory, root"), "issuing": self.tr("laboratory, issuing"),
            "time_stamping": self.tr("time-stamps"),
        }  # fmt: skip
        return (
            Column("name", QT_TRANSLATE_NOOP("quality", "Authority"), 220),
            Column("level", QT_TRANSLATE_NOOP("quality", "What for"), 160, show=lambda row: levels[row.level]),
            Column(
                "valid_until", QT_TRANSLATE_NOOP("quality", "Until"), 130, show=lambda row: minute(row.valid_until)[:10]
            ),
            Column("next_at", QT_TRANSLATE_NOOP("quality", "Revocation list"), 230, badge=self._listing),
            Column("sha256", QT_TRANSLATE_NOOP("quality", "SHA-256"), 180, mono=True),
        )

    def _listing(self, row: Authority) -> Badge:
        """The laboratory's own lists must be in date; an authority outside makes hers when she likes."""
        own = row.level != "time_stamping"
        if row.next_at is None:
            return Badge(self.tr("none"), "warning" if own else "neutral")
        said = self.tr("No. {number}, next {day}").format(number=row.number, day=minute(row.next_at)[:10])
        late = "refused" if own else "neutral"
        return Badge(said, late if row.next_at < datetime.now(UTC) else "good")

    def _state(self, row: Certificate) -> Badge:
        if row.withdrawn_at is not None:
            return Badge(self.tr("withdrawn"), "refused")
        if row.valid_until < datetime.now(UTC):
            return Badge(self.tr("expired"), "neutral")
        return Badge(self.tr("valid"), "good")


def publish_list_file(lab: Lab, path: str, *, act: UUID | None = None) -> Listed:
    """Publish the revocation list that this file holds. Refused when the file cannot be read."""
    try:
        content = small_file(path)
    except OSError as problem:
        raise Refused("certificate.no_list") from problem
    return certificates.publish_list(lab, content, act=act)


def bind_file(lab: Lab, person: int, path: str, *, act: UUID | None = None) -> Bound:
    """Bind the certificate that this file holds. Refused when the file cannot be read."""
    try:
        content = small_file(path)
    except OSError as problem:
        raise Refused("certificate.unreadable") from problem
    return certificates.bind(lab, person, content, act=act)


def stamp_by(lab: Lab, said: dict[str, Any], *, reason: str, act: UUID | None = None) -> TimeStamping:
    """Make the authority's certificate known, where a file is named, then change what is to change."""
    path, url = str(said.get("file") or "").strip(), str(said.get("url") or "").strip()
    if path:
        try:
            content = small_file(path)
        except OSError as problem:
            raise Refused("certificate.unreadable") from problem
        certificates.publish_stamper(lab, content, reason=reason)
    elif url and not certificates.trust(lab).stampers:
        raise Refused("certificate.no_stamper")
    return policies.stamp_by(lab, TimeStamping(url or None, said["silent"]), reason=reason, act=act)


def publish_folder(lab: Lab, folder: str, *, reason: str, act: UUID | None = None) -> Listed:
    """Publish an authority's folder: its two certificates, then its lists; a repeat is recorded once."""
    from lims_desktop.signing.authority import Authority

    authority = Authority(Path(folder))
    root, issuing = authority.certificates()
    certificates.publish(lab, root, issuing, reason=reason, act=act)
    lists = certificates.newer(lab, authority.revocation_lists())
    return certificates.publish_lists(lab, lists, act=uuid5(_PUBLISHED, str(act)) if act else None)
