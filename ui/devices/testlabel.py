"""A test label: how a design looks at each resolution, printed, and scanned back with both of its codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from devices.attached import RESOLUTIONS, Attached
from devices.labels import Design
from devices.printers import Outcome
from devices.scan import Scan
from lims_desktop.errors import LimsError, Refused
from ui import tokens
from ui.devices import asking, samples
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from ui.page import Page

_WIDEST, _HIGHEST, _EDGE = 310, 230, 10
_CODES = ("code128", "datamatrix")


class TestLabel(Card):
    """Choose a design, look at it, print it, scan it back."""

    __test__ = False

    def __init__(self, page: Page) -> None:
        super().__init__(self.tr("Test label"))
        self._page = page
        self._device: Attached | None = None
        self._designs: dict[str, Design] = {}
        self._fields: dict[str, str] = {}
        self._read: set[str] = set()
        self.awaits = ""
        self._make()
        self._lay_out()

    def show_device(self, device: Attached) -> None:
        """Test this printer from now on."""
        self._device = device
        self.awaits = ""
        self.result.setText("")
        self._show_codes()
        self.dpi.setCurrentIndex(self.dpi.findData(device.dpi) if device.dpi in RESOLUTIONS else 0)
        self._page.ask(asking.fitting, self._page.desk.bench, device.name, then=self._offer, key="designs")

    def scanned(self, scan: Scan) -> bool:
        """Take the scan of the printed label; answers whether the scan was for it."""
        if not self.awaits:
            return False
        if scan.ok and scan.text == self.awaits:
            self._read |= {scan.symbology} if scan.symbology in _CODES else set(_CODES)
            proved = len(self._read) == len(_CODES)
            more = self.tr("Now scan the other code of the label.")
            self.result.setText(self.tr("Both codes read. The printer and the label are good.") if proved else more)
        else:
            self.result.setText(self.tr("That was another code: {text}").format(text=scan.text))
        self._show_codes()
        return True

    def arrange(self, *, narrow: bool) -> None:
        """The label beside what is chosen, or above it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    @Slot()
    def print_out(self) -> None:
        """Print the label that is shown."""
        design, device = self._designs.get(str(self.design.currentData())), self._device
        if design is None or device is None or not self.print_button.isEnabled():
            return
        self.print_button.setEnabled(False)
        self.awaits = ""
        self._show_codes()
        self.result.setText(self.tr("Printing …"))
        bench = self._page.desk.bench
        self._page.ask(
            asking.print_label, bench, device.name, design.name, self._fields, then=self._printed, refused=self._refused
        )

    # -- own ---------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        self.design, self.dpi = QComboBox(), QComboBox()
        self.design.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.design.setMinimumContentsLength(16)
        for dpi in RESOLUTIONS:
            self.dpi.addItem(f"{dpi} dpi", dpi)
        self.picture = QLabel()
        self.picture.setMinimumHeight(160)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.measures = words("", "small")
        self.result = paragraph("", "strong")
        self.codes = {name: BadgeLabel() for name in _CODES}
        self.print_button = button(self.tr("&Print test label"), self.print_out, icon="printer", primary=True)
        self.design.currentIndexChanged.connect(self._look)
        self.dpi.currentIndexChanged.connect(self._look)

    def _lay_out(self) -> None:
        proof = QHBoxLayout()
        proof.setSpacing(8)
        for badge in self.codes.values():
            proof.addWidget(badge)
        proof.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(Field(self.tr("&Design"), self.design))
        side.addWidget(Field(self.tr("Preview &resolution"), self.dpi))
        side.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.result)
        side.addLayout(proof)
        side.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self.picture)
        column.addWidget(self.measures, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(20)
        self._row.addLayout(column, 3)
        self._row.addLayout(side, 2)
        self.content.addLayout(self._row)

    @Slot(object)
    def _offer(self, designs: Sequence[Design]) -> None:
        self._designs = {design.name: design for design in designs}
        language, before = self._page.desk.language, self.design.currentData()
        self.design.blockSignals(True)
        self.design.clear()
        for design in designs:
            self.design.addItem(design.title_in(language), design.name)
        wished = before if before in self._designs else "tube"
        self.design.setCurrentIndex(max(0, self.design.findData(wished)))
        self.design.blockSignals(False)
        self._look()

    @Slot()
    def _look(self) -> None:
        design = self._designs.get(str(self.design.currentData()))
        if design is not None:
            self._fields = samples.fields(design.name, self._page.desk.lab.laboratory.name)
            dpi = int(self.dpi.currentData())
            then = partial(self._show_picture, design, dpi)
            self._page.ask(
                asking.picture, design, self._fields, dpi, then=then, refused=self._no_picture, key="preview"
            )

    def _show_picture(self, design: Design, dpi: int, png: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(png)
        dots = picture.size()
        ratio = self.devicePixelRatioF()
        picture = fitted(picture, round(_WIDEST * ratio), round(_HIGHEST * ratio))
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(self._on_paper(picture))
        self.picture.setAccessibleName(self.tr("Preview of {design}").format(design=design.name))
        text = self.tr("{size} mm  ·  {dpi} dpi  ·  {width} × {height} dots")
        self.measures.setText(text.format(size=design.media, dpi=dpi, width=dots.width(), height=dots.height()))

    def _on_paper(self, picture: QPixmap) -> QPixmap:
        """The label with its edge: white on white has none."""
        ratio, size = picture.devicePixelRatio(), picture.deviceIndependentSize()
        sheet = QPixmap(round((size.width() + 2 * _EDGE) * ratio), round((size.height() + 2 * _EDGE) * ratio))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.colour(self, "edge"))
        painter.setBrush(Qt.GlobalColor.white)
        whole = sheet.deviceIndependentSize()
        painter.drawRoundedRect(QRectF(0.5, 0.5, whole.width() - 1, whole.height() - 1), _EDGE, _EDGE)
        painter.drawPixmap(_EDGE, _EDGE, picture)
        painter.end()
        return sheet

    def _no_picture(self, error: LimsError) -> None:
        self.picture.setPixmap(QPixmap())
        self.measures.setText(self._page.desk.sentence(error))

    @Slot(object)
    def _printed(self, outcome: Outcome) -> None:
        self.print_button.setEnabled(True)
        self.result.setText(self._page.desk.sentence(Refused(outcome.code, trouble=outcome.detail)))
        self.awaits = self._fields["code"] if outcome.state in ("sent", "unknown") else ""
        self._read = set()
        self._show_codes()
        self._page.reload()

    @Slot(object)
    def _refused(self, error: LimsError) -> None:
        self.print_button.setEnabled(True)
        self.result.setText(self._page.desk.sentence(error))
        self._page.reload()

    def _show_codes(self) -> None:
        for name, badge in self.codes.items():
            shown = {"code128": "Code 128", "datamatrix": "Data Matrix"}[name]
            tone = "good" if name in self._read else "neutral"
            badge.show_badge(Badge(shown if self.awaits else "", tone))


def fitted(picture: QPixmap, width: int, height: int) -> QPixmap:
    """The picture no larger than this; a smaller one stays as it is, dot for dot."""
    if picture.width() <= width and picture.height() <= height:
        return picture
    return picture.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
