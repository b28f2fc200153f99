"""Room for parts that come and go."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout


def empty(room: QVBoxLayout) -> None:
    """Take every part out of a room again."""
    while (old := room.takeAt(0)) is not None:
        if (widget := old.widget()) is not None:
            widget.deleteLater()
