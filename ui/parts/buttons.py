"""Buttons: one way to make each kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui import icons
from ui.parts.steady import tip


def button(
    text: str, run: Callable[[], object], *, icon: str = "", primary: bool = False, flat: bool = False
) -> QPushButton:
    """A button with words; `primary` is the one thing this place is for."""
    made = QPushButton(f" {text}" if icon else text)
    made.setAccessibleName(text.replace("&", ""))
    made.setProperty("primary", primary)
    if flat:
        made.setProperty("flat", True)
    if icon:
        icons.put(made, icon, "on_accent" if primary else "quiet")
    made.clicked.connect(lambda: run())  # noqa: PLW0108 - Qt would pass `checked`
    return made


def rename(made: QPushButton, text: str) -> None:
    """Give a button other words, for the eye and for the ear."""
    made.setText(text if made.icon().isNull() else f" {text}")
    made.setAccessibleName(text.replace("&", ""))


def danger(text: str, run: Callable[[], object], *, icon: str = "") -> QPushButton:
    """A button for what cannot be taken back."""
    made = button(text, run)
    made.setProperty("danger", True)
    if icon:
        made.setText(f" {text}")
        icons.put(made, icon, "refused")
    return made


def tool(
    icon: str, name: str, run: Callable[[], object], parent: QWidget | None = None, shortcut: str = ""
) -> QToolButton:
    """A button with only an icon; its name is its tip and what a screen reader says."""
    made = QToolButton(parent)
    icons.put(made, icon)
    made.setAccessibleName(name)
    made.setToolTip(tip(f"{name}  ({shortcut})" if shortcut else name))
    made.clicked.connect(lambda: run())  # noqa: PLW0108 - Qt would pass `checked`
    return made
