"""The page of control charts: what each control was worth, what it breaks, on the screen and on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from lims_desktop import files
from tests.database import Database, LabOf
from tests.rules.test_controls import runs
from tests.rules.test_requests import method
from tests.ui.kit import SCREENSHOTS, open_page, screenshot, settle
from ui.pages.controls import ControlsPage
from ui.pages.document import DocumentPage
from ui.theme import NORMAL, TOUCH
from ui.tokens import DARK, LIGHT
from ui.window import Window

__all__ = ["method"]
WindowOf = Callable[[str], Window]


def test_a_chart_on_the_screen_and_on_paper(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, database: Database, method: int, tmp_path: Path
) -> None:
    window = window_of("quinn.manager")
    window.resize(1280, 800)
    page = open_page(qtbot, window, "controls")
    assert isinstance(page, ControlsPage)
    screenshot(window, "controls-empty")
    first = ["0.0200", "0.0203", "0.0198", "0.0201"] * 5
    later = ["0.0201", "0.0206", "0.0199", "0.0240!", "0.0202", "0.0213", "0.0196", "0.0199"]
    runs(database, method, [{"low_control": one, "high_control": "0.2010"} for one in first + later])
    page.reload()
    settle(qtbot, window.desk)
    assert page.series.rows.rowCount() == 2
    page.series.selectRow(1)
    settle(qtbot, window.desk)
    assert "of the first 20" in page.settled.text()
    badges = [str(page.points.rows.index(row, 4).data()) for row in range(8)]
    assert badges[2].startswith("1-3s")
    assert badges[4].startswith("not accepted")
    screenshot(window, "controls")
    window.desk.theme.choose(DARK, TOUCH)
    screenshot(window, "controls-dark")
    window.desk.theme.choose(LIGHT, NORMAL)
    page.print_out()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: isinstance(window.visible_page(), DocumentPage))
    settle(qtbot, window.desk)
    document = window.visible_page()
    assert isinstance(document, DocumentPage)
    (sha256,) = database.superuser("select sha256 from lab.document where kind = 'control_chart'")[0]
    kept = files.read(lab_of("quinn.manager"), sha256)
    assert kept is not None
    made = tmp_path / "chart.pdf"
    made.write_bytes(kept.content)
    if SCREENSHOTS:
        (Path(SCREENSHOTS) / "chart.pdf").write_bytes(kept.content)
    text = subprocess.run(["pdftotext", made, "-"], check=True, capture_output=True, text=True).stdout
    assert "1-3s" in text
    assert "of the first 20 accepted points" in " ".join(text.split())
