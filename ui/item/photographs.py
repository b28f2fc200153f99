"""The photographs of an item: small pictures that open, and new ones attached as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from lims_desktop import files
from lims_desktop.files import File, Kept
from lims_desktop.items import ItemView, Photograph
from lims_desktop.lab import Lab
from ui.intake import photographs
from ui.page import Page
from ui.parts.photos import Photo, PhotoStrip
from ui.parts.picture import PictureView


class ItemPhotographs(QObject):
    """Fetches pictures once each, and attaches what is added."""

    def __init__(self, page: Page, strip: PhotoStrip) -> None:
        super().__init__(page)
        self._page = page
        self._strip = strip
        self._item = 0
        self._known: dict[str, Photo] = {}
        strip.added.connect(self._add)
        strip.opened.connect(self._open)

    def show_item(self, item: ItemView) -> None:
        """Show the photographs of this item."""
        self._item = item.id
        missing = [photo for photo in item.photographs if photo.sha256 not in self._known]
        if missing:
            self._page.ask(fetched, missing, then=lambda got: self._fetched(item, got))
        self._show(item)

    def _fetched(self, item: ItemView, photos: Sequence[Photo]) -> None:
        self._known |= {str(photo.key): photo for photo in photos}
        self._show(item)

    def _show(self, item: ItemView) -> None:
        shown = [
            self._known.get(one.sha256, Photo(one.sha256, one.caption or one.name, b"")) for one in item.photographs
        ]
        self._strip.show_photos(shown)

    @Slot(list)
    def _add(self, paths: list[Path]) -> None:
        for path in paths:
            self._page.act(attached, self._item, path)

    @Slot(object)
    def _open(self, photo: Photo) -> None:
        self._page.ask(files.read, str(photo.key), then=lambda file: self._look(photo, file))

    def _look(self, photo: Photo, file: File | None) -> None:
        PictureView(file.content if file else b"", photo.caption, self._page.desk.over).open()


def fetched(lab: Lab, wanted: Sequence[Photograph]) -> list[Photo]:
    """These photographs, made small here: a picture of a camera takes the screen's thread too long."""
    found = [(one, files.read(lab, one.sha256)) for one in wanted]
    return [
        Photo(one.sha256, one.caption or one.name, photographs.small(file.content))
        for one, file in found
        if file is not None
    ]


def attached(lab: Lab, item: int, path: Path) -> Kept:
    """Attach the file as it is; refused when it is no picture, cannot be read, or is too large."""
    return files.attach(lab, "photograph", "item", item, photographs.read(path))
