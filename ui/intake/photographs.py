"""Photographs of packages: kept by their content while the delivery is typed, so that a crash loses none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from lims_desktop import files
from lims_desktop.errors import Refused
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from ui.intake.delivery import Photo
from ui.scan import safe

LARGEST = 25 * 1024 * 1024
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
    """A photograph that the laboratory keeps, with a small picture for the screen."""

    photo: Photo
    small: bytes


def keep(lab: Lab, path: Path) -> KeptPhoto:
    """Keep the file with the laboratory, unless `read` refuses it."""
    new = read(path)
    sha256 = files.keep(lab, new.content, new.media_type).sha256
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


def again(lab: Lab, photo: Photo) -> KeptPhoto:
    """A photograph that a draft names."""
    kept = files.read(lab, photo.sha256)
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
