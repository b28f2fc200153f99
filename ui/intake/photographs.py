"""Photographs of packages: kept with the draft while the delivery is typed, so that a crash loses none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from lims_desktop import drafts, files
from lims_desktop.drafts import Draft
from lims_desktop.errors import Refused
from lims_desktop.files import File, NewFile
from lims_desktop.lab import Lab
from ui.intake.delivery import Photo
from ui.scan import safe

LARGEST = files.LARGEST
SMALL = 192
_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
}


@dataclass(frozen=True)
class KeptPhoto:
    """A photograph that is kept with the draft, with a small picture for the screen."""

    photo: Photo
    small: bytes


def keep(lab: Lab, draft: Draft, path: Path) -> KeptPhoto:
    """Keep the file with the draft, unless `read` refuses it."""
    new = read(path)
    sha256 = drafts.keep_file(lab, draft, new)
    return KeptPhoto(Photo(sha256, new.name, new.media_type), small(new.content))


def read(path: Path) -> NewFile:
    """The file; refused when it is no picture, cannot be read, or is larger than 25 MB."""
    name = safe(path.name, 120)
    media_type = _TYPES.get(path.suffix.lower())
    if media_type is None:
        raise Refused("intake.photo_type", name=name)
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise Refused("files.size", size=size, most=LARGEST)
        content = path.read_bytes()
    except OSError as trouble:
        raise Refused("intake.photo_unreadable", name=name, trouble=trouble.strerror or "") from trouble
    if QImage.fromData(QByteArray(content)).isNull():
        raise Refused("intake.photo_type", name=name)
    return NewFile(name, content, media_type)


def kept_with(lab: Lab, draft: UUID, photo: Photo) -> File | None:
    """The photograph as it lies with the draft; one of a draft of the release before lies with the record already."""
    return drafts.file(lab, draft, photo.sha256) or files.read(lab, photo.sha256)


def again(lab: Lab, draft: UUID, photo: Photo) -> KeptPhoto:
    """A photograph that a draft names."""
    kept = kept_with(lab, draft, photo)
    return KeptPhoto(photo, small(kept.content) if kept else b"")


def small(content: bytes) -> bytes:
    """A small picture of it, as PNG."""
    whole = QImage.fromData(QByteArray(content))
    mode = Qt.TransformationMode.SmoothTransformation
    fitted = whole.scaled(SMALL, SMALL, Qt.AspectRatioMode.KeepAspectRatio, mode)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    fitted.save(made, "PNG")  # type: ignore[call-overload]
    return bytes(made.data().data())
