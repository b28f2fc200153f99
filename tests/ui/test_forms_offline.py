"""A submission written without a connection: the computer is prepared, the form is written, the counter scans it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lims_desktop import forms, station
from tests.rules.test_forms import Memory, ring
from tests.ui.kit import open_page, press, screenshot, settle
from ui.prelog.offline import OfflineForm
from ui.window import Window

__all__ = ["ring"]
Windows = Callable[[str], Window]


def typed(window: OfflineForm, packages: int) -> None:
    form = window.form
    said = {"agency_reference": "CR-77/26", "offence": "murder", "district": "central", "incident_date": "1/11/26"}
    for key, value in said.items():
        entry: Any = form.form.fields[key].input
        entry.choose(value) if hasattr(entry, "choose") else entry.setText(value)
    name: Any = form.persons.form.fields["person_name"].input
    name.setText("Ángela Yaxché")
    inputs: dict[str, Any] = {key: field.input for key, field in form.packages.form.fields.items()}
    for number in range(1, packages + 1):
        inputs["item_type"].choose("clothing")
        for key, words in (
            ("description", f"Shirt no. {number * 7919}"),
            ("seal", f"A {number * 1299709}"),
            ("declared", "1"),
        ):
            inputs[key].setText(words)
        form.packages.take()


def symbols(paper: bytes, folder: Path) -> list[str]:
    """What a reader that is not ours reads from the printed page."""
    (folder / "form.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", folder / "form.pdf", folder / "page"], check=True)
    read: list[str] = []
    for page in sorted(folder.glob("page*.png")):
        image = QImage(str(page)).convertToFormat(QImage.Format.Format_Grayscale8)
        dots = bytes(image.constBits())  # the view only borrows them
        view = zxingcpp.ImageView(
            dots, image.width(), image.height(), zxingcpp.ImageFormat.Lum, image.bytesPerLine(), 1
        )
        read += [one.text for one in zxingcpp.read_barcodes(view) if one.text.startswith(forms.PREFIX)]
    return read


def test_a_form_written_without_connection_is_opened_at_the_counter(
    window_of: Windows, qtbot: QtBot, ring: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station, "form_kit", lambda: tmp_path / "kit.json")
    monkeypatch.setattr("ui.pages.forms.form_kit", lambda: tmp_path / "kit.json")
    client = window_of("client.pol")
    page: Any = open_page(qtbot, client, "forms")
    page.prepare()
    screenshot(page.asked.asking, "forms-prepare")
    page.asked.asking.answer()
    qtbot.waitUntil(lambda: bool(page.table.rows.rows))
    screenshot(client, "forms")
    made = forms.kept(tmp_path / "kit.json")
    assert made is not None

    writing = OfflineForm(made, "en")
    qtbot.addWidget(writing)
    writing.show()
    typed(writing, packages=24)
    writing.form.send()
    assert writing.paper.pages >= 2
    qtbot.wait(300)  # the page is drawn a moment later
    screenshot(writing, "form-offline")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "saved.pdf"), ""))
    press(writing, "Ctrl+S")
    assert (tmp_path / "saved.pdf").read_bytes() == writing.paper._bytes, "as its button says"
    read = symbols(writing.paper._bytes, tmp_path)
    assert len(read) > 1

    counter, told = window_of("tech.tom"), list[str]()
    counter.desk.messages.posted.connect(lambda message: told.append(message.text))
    intake: Any = open_page(qtbot, counter, "intake")
    for text in reversed(read):
        counter.router.take_text("]d1" + text + "\r")
        settle(qtbot, counter.desk)
    qtbot.waitUntil(lambda: intake.serving is not None)
    assert len(intake.serving.delivery.packages) == 24
    screenshot(counter, "form-at-the-counter")
    for step, page in (("facts", "intake"), ("lines", "intake"), ("hands", "intake"), ("hands", "cases")):
        intake.serving.go(step)
        open_page(qtbot, counter, page)
        heard = len(told)
        counter.router.take_text(read[0])
        settle(qtbot, counter.desk)
        assert ["offline form" in one for one in told[heard:]] == [True], (step, page)
    assert len(intake.serving.delivery.packages) == 24, "a symbol is no seal"
    assert intake.serving.hands.form["number"] is None, "and no number of a document"
    intake.put_aside()
    settle(qtbot, counter.desk)
    other = open_page(qtbot, counter, "cases")
    counter.router.take_text(read[0])
    settle(qtbot, counter.desk)
    assert counter.visible_page() is not other


def test_without_its_key_in_the_keyring_the_form_says_so(
    window_of: Windows, qtbot: QtBot, ring: Memory, tmp_path: Path
) -> None:
    lab = window_of("client.pol").desk.lab
    made = forms.prepare(lab, "Laptop", tmp_path / "kit.json")
    ring.known.clear()
    writing = OfflineForm(made, "es")
    qtbot.addWidget(writing)
    writing.show()
    typed(writing, packages=1)
    writing.form.send()
    assert "llavero" in writing.notice.text
    assert writing.form.send_button.isEnabled()
