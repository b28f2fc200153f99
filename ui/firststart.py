"""The first start: try it on this computer, or connect to the laboratory's server. The answer is the station file."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lims_desktop.station import EMBEDDED, SERVER, Station, suggested_name
from ui import icons
from ui.cover import Cover
from ui.forms import Form, text_input
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.inside import InsideButton
from ui.parts.notice import Notice
from ui.parts.words import paragraph, words


class FirstStart(QWidget):
    """Asks where the laboratory is; `chosen` carries the station to keep."""

    chosen = Signal(object)

    def __init__(self, station: Station | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("This station · LIMS Desktop"))
        self._before = station
        known = station or Station(suggested_name())
        self.here = QRadioButton(self.tr("&Try it on this computer"))
        self.there = QRadioButton(self.tr("&Connect to the laboratory's server"))
        self._choices = QButtonGroup(self)
        for choice in (self.here, self.there):
            self._choices.addButton(choice)
        self.name = text_input(60)
        self.name.setText(known.name)
        self.server = self._server_form(known)
        self.notice = Notice()
        self.button = button(self.tr("Go &on"), self.go_on, primary=True)
        self._lay_out()
        self.there.toggled.connect(self.server.setVisible)
        (self.there if known.mode == SERVER else self.here).setChecked(True)
        self.server.setVisible(known.mode == SERVER)
        self.server.finished.connect(self.go_on)
        self.resize(940, 680)

    @Slot()
    def go_on(self) -> None:
        """Keep what was chosen, unless something is missing."""
        if self.station_form.missing({"name": self.tr("Give this station a name; it is written into the record.")}):
            return
        if self.here.isChecked():
            self.chosen.emit(self._kept(Station(self.name.text().strip(), EMBEDDED)))
        elif not self.server.missing({"host": self._needed, "database": self._needed}):
            values = self.server.values()
            self.chosen.emit(
                self._kept(
                    Station(
                        self.name.text().strip(),
                        SERVER,
                        host=values["host"],
                        port=values["port"],
                        database=values["database"],
                        ca=values["ca"] or "",
                    )
                )
            )

    @property
    def _needed(self) -> str:
        return self.tr("This is needed; whoever looks after the server knows it.")

    def _kept(self, station: Station) -> Station:
        """The devices of the station stay what they were."""
        if self._before is None:
            return station
        from dataclasses import replace

        before = self._before
        return replace(
            station,
            devices=before.devices,
            folder=before.folder,
            certificate=before.certificate,
            key=before.key,
        )

    def _server_form(self, known: Station) -> Form:
        form = Form(columns=3)
        port = QSpinBox()
        port.setRange(1, 65535)
        form.add("host", self.tr("&Host"), text_input(253, "lims.example.org"), span=2)
        form.add("port", self.tr("P&ort"), port)
        form.add("database", self.tr("&Database"), text_input(63))
        self.ca = QLineEdit()
        note = self.tr("Leave it empty when the computer already trusts the server.")
        form.add("ca", self.tr("File of the certificate &authority"), self.ca, note=note, span=2)
        port.setValue(known.port)
        is_server = known.mode == SERVER
        form.fill(
            {"host": known.host if is_server else "", "port": known.port, "database": known.database, "ca": known.ca}
        )
        InsideButton(self.ca, "case", self.tr("Find the file …"), self._find_ca)
        return form

    @Slot()
    def _find_ca(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Certificate authority"), "", "PEM (*.pem *.crt);;* (*)")
        if path:
            self.ca.setText(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(48, 40, 48, 28)
        column.setSpacing(14)
        column.addWidget(words(self.tr("Where is the laboratory?"), "title"))
        column.addWidget(paragraph(self.tr("This is asked once. It can be changed at the sign-in."), "quiet"))
        column.addWidget(self.notice)
        said = self.tr("A demonstration with invented cases, on a database of its own. Nothing leaves this computer.")
        column.addWidget(self._card("computer", self.here, said))
        said = self.tr("The laboratory's PostgreSQL, over an encrypted line that is checked.")
        there = self._card("server", self.there, said)
        there.content.addSpacing(10)
        there.content.addWidget(self.server)
        column.addWidget(there)
        self.station_form = Form()
        self.station_form.add("name", self.tr("&Name of this station"), self.name, note=self._name_note())
        column.addWidget(self.station_form)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Cover(self), 4)
        row.addLayout(column, 6)

    def _name_note(self) -> str:
        return self.tr("Where it stands, such as “Reception 1”; custody records say it.")

    def _card(self, icon: str, choice: QRadioButton, said: str) -> Card:
        card = Card()
        card.content.setSpacing(2)
        mark = QLabel()
        icons.put(mark, icon, "accent", 24)
        row = QHBoxLayout()
        row.addWidget(choice, 1)
        row.addWidget(mark)
        card.content.addLayout(row)
        card.content.addWidget(paragraph(said, "quiet"))
        return card
