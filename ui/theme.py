"""The look: colours and sizes are data in `resources/styles`; here they become a palette and a style sheet.

Light and dark follow the system until somebody chooses; touch is a second set of sizes.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui import icons
from ui.tokens import DARK, LIGHT, RESOURCES, STYLES, colours, sizes

FAMILY = "Inter"
MONO = "JetBrains Mono"
SYSTEM = "system"
NORMAL, TOUCH = "normal", "touch"
_MARKS = {
    "check": "on_accent",
    "minus": "on_accent",
    "chevron-down": "quiet",
    "chevron-up": "quiet",
    "dot": "on_accent",
}
_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent_ground",
    QPalette.ColorRole.HighlightedText: "on_accent_ground",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Accent: "accent",
}


class Theme(QObject):
    """The look of the running program; pages ask it for colours and sizes and hear when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, wish: str = SYSTEM, density: str = NORMAL) -> None:
        super().__init__(app)
        self._app = app
        self._marks = QTemporaryDir()
        self.wish = wish
        self.density = density
        app.setStyle(QStyleFactory.create("Fusion"))
        _load_fonts()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    @property
    def mode(self) -> str:
        """`light` or `dark`, as it is now."""
        if self.wish != SYSTEM:
            return self.wish
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def colour(self, name: str) -> QColor:
        """A colour of the current mode by its name in `resources/styles`."""
        return QColor(colours(self.mode)[name])

    def size(self, name: str) -> int:
        """A size of the current density by its name in `resources/styles/sizes.toml`, in pixels at 100 %."""
        return sizes(self.density)[name]

    def font(self, size: str = "font", weight: QFont.Weight = QFont.Weight.Normal, mono: bool = False) -> QFont:
        """A font of the house; `mono` is for codes and numbers that are compared."""
        font = QFont(MONO if mono else FAMILY)
        font.setPixelSize(self.size(size) - (1 if mono else 0))
        font.setWeight(weight)
        if not mono:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def choose(self, wish: str, density: str) -> None:
        """Show it light, dark or as the system does, and in normal or touch sizes."""
        self.wish, self.density = wish, density
        self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet on the application."""
        self._app.setPalette(self._palette())
        self._app.setFont(self.font())
        self._draw_marks()
        self._app.setStyleSheet(self._sheet())
        icons.recolour()
        self.changed.emit()

    @Slot()
    def _follow(self) -> None:
        if self.wish == SYSTEM:
            self.apply()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("edge"))
        return palette

    def _sheet(self) -> str:
        tokens: dict[str, object] = dict(colours(self.mode))
        tokens |= {f"size_{name}": value for name, value in sizes(self.density).items()}
        tokens |= {"marks": Path(self._marks.path()).as_posix() + f"/{self.mode}", "mono": MONO}
        return Template((STYLES / "lims.qss").read_text("utf-8")).substitute(tokens)

    def _draw_marks(self) -> None:
        """Style sheets cannot recolour a picture, so that the few they need are written out in today's colours."""
        for name, colour in _MARKS.items():
            self._draw_mark(name, name, colour)
        self._draw_mark("chosen", "check", "accent")

    def _draw_mark(self, mark: str, name: str, colour: str) -> None:
        path = Path(self._marks.path()) / f"{self.mode}-{mark}.svg"
        path.write_bytes(icons.drawing(name, self.colour(colour)))


def _load_fonts() -> None:
    if FAMILY not in QFontDatabase.families():
        for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
