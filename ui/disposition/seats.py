"""Who sits at a roll call: the questions for opening it, for an empty seat, and for the signatures at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lims_desktop import files
from lims_desktop.lab import Lab
from lims_desktop.rollcall import Coming, Officer
from ui.forms import text_input
from ui.parts.asking import Asking
from ui.parts.signature import SignaturePad
from ui.parts.words import words


def role_words(role: str) -> str:
    """Which seat it is."""
    names = {
        "magistrate": QCoreApplication.translate("rollcall", "Magistrate"),
        "justice": QCoreApplication.translate("rollcall", "Justice of the peace"),
        "keeper": QCoreApplication.translate("rollcall", "Exhibit keeper"),
    }
    return names.get(role, role)


def seat_words(officer: Officer) -> str:
    """The seat and who has it."""
    return f"{role_words(officer.role)}: {officer.name}"


class SeatsAsking(Asking):
    """Name, office, identity document and signature of everybody who takes a seat; the place when it is opened."""

    def __init__(self, roles: Sequence[str], over: QWidget | None, *, place: bool) -> None:
        text = self.tr("Whoever comes from the court shows a document and signs.")
        super().__init__(self.tr("Who is in the room"), text, self.tr("Go &on"), over, columns=len(roles) or 1)
        self.roles = tuple(roles)
        self.pads = {role: SignaturePad() for role in roles}
        if place:
            self.form.add("place", self.tr("&Where the parcels are destroyed"), text_input(200), span=len(roles))
            self.require("place")
        for key, name in self._parts():
            for role in roles:
                self.form.add(f"{role}_{key}", name.format(role=role_words(role)), text_input(200))
                self.require(f"{role}_{key}")
        self.room.insertWidget(self.room.count() - 2, Pads({role_words(role): pad for role, pad in self.pads.items()}))

    def coming(self, values: Mapping[str, str], kept: Mapping[str, str]) -> list[Coming]:
        """Everybody, with the kept picture of their signature."""
        return [
            Coming(role, values[f"{role}_name"], values[f"{role}_office"], values[f"{role}_document"], kept[role])
            for role in self.roles
        ]

    def _parts(self) -> list[tuple[str, str]]:
        return [
            ("name", self.tr("{role}: name")),
            ("office", self.tr("{role}: office")),
            ("document", self.tr("{role}: identity document")),
        ]


class SigningAsking(Asking):
    """After the last parcel everybody signs."""

    def __init__(self, seats: Mapping[str, str], over: QWidget | None) -> None:
        text = self.tr("The last parcel was called. Everybody signs; then the certificate is issued.")
        super().__init__(self.tr("Signatures"), text, self.tr("&Sign and certify"), over, columns=2)
        self.pads = {key: SignaturePad() for key in seats}
        self.room.insertWidget(self.room.count() - 2, Pads({seats[key]: pad for key, pad in self.pads.items()}))


class Pads(QWidget):
    """Places to sign, two beside each other, each under its name."""

    def __init__(self, pads: Mapping[str, SignaturePad]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for number, (name, pad) in enumerate(pads.items()):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(words(name, "fieldLabel"))
            column.addWidget(pad)
            grid.addLayout(column, *divmod(number, 2))


def keep_signatures(lab: Lab, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Keep the drawn signatures and answer the SHA-256 of each; the same picture is kept once."""
    return {key: files.keep(lab, picture, "image/png").sha256 for key, picture in pictures.items()}
