"""The photographs of the line worked on: taken from files, kept at once, shown small."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lims_desktop.drafts import Draft
from ui.intake import photographs
from ui.intake.delivery import Delivery, Package
from ui.intake.lines import LinesStep
from ui.intake.photographs import KeptPhoto
from ui.parts.photos import Photo as Picture

if TYPE_CHECKING:
    from ui.page import Page


class Pictures(QObject):
    """Small pictures by the content of their files; `changed` is called when a package got another photograph.

    `draft` is the work they are kept with, as it is now.
    """

    def __init__(self, page: Page, lines: LinesStep, draft: Callable[[], Draft], changed: Callable[[], object]) -> None:
        super().__init__(lines)
        self._page, self._lines, self._draft, self._changed = page, lines, draft, changed
        self._small: dict[str, bytes] = {}
        lines.photos_added.connect(self.keep)
        lines.worked_on.connect(self.show_current)

    def recall(self, delivery: Delivery) -> None:
        """Ask for the photographs that a draft names."""
        for photo in [photo for package in delivery.packages for photo in package.photos]:
            self._page.ask(photographs.again, delivery.id, photo, then=self._known, key=("photo", photo.sha256))

    @Slot(list)
    def keep(self, paths: list[Path]) -> None:
        """Keep these files as photographs of the line worked on."""
        package = self._lines.current
        if package is None:
            return
        for path in paths:
            self._page.act(photographs.keep, self._draft(), path, then=partial(self._kept, package))

    def toggle(self) -> None:
        """Show the place for photographs, or hide it."""
        strip = self._lines.photos
        strip.setVisible(not strip.isVisibleTo(self._lines))
        self.show_current()

    @Slot()
    def show_current(self) -> None:
        """Show the photographs of the line worked on."""
        package = self._lines.current
        photos = package.photos if package else []
        self._lines.photos.show_photos([Picture(one, one.name, self._small.get(one.sha256, b"")) for one in photos])

    def _kept(self, package: Package, kept: KeptPhoto) -> None:
        if all(photo.sha256 != kept.photo.sha256 for photo in package.photos):
            package.photos.append(kept.photo)
        self._known(kept)
        self._changed()

    def _known(self, kept: KeptPhoto) -> None:
        self._small[kept.photo.sha256] = kept.small
        self.show_current()
