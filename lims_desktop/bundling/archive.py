"""The ZIP of a bundle: stored, every date the same, so that the same content gives the same bytes on every computer.

It is written beside its place and takes it only when it is whole: a program that dies leaves no half bundle.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

MOST = 4_000_000_000
"""Bytes: beyond them a ZIP is written in another form, which few programs read."""

_PIECE = 1 << 20


class Archive:
    """Files are put in one after the other; `files` tells of each its path, SHA-256 and size."""

    def __init__(self, room: ZipFile) -> None:
        self._room = room
        self.files: list[dict[str, Any]] = []

    def put(self, path: str, content: bytes) -> None:
        """Put a file in."""
        self._room.writestr(_head(path), content)
        self.files.append({"path": path, "sha256": sha256(content).hexdigest(), "size": len(content)})

    def put_text(self, path: str, text: str) -> None:
        """Put a text in, as UTF-8."""
        self.put(path, text.encode())

    def put_json(self, path: str, value: Any) -> None:
        """Put a value in, as JSON that a person can read too."""
        self.put_text(path, json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")

    def put_lines(self, path: str, values: Iterable[Any]) -> None:
        """Put values in, each a line of JSON, as they come."""
        digest, size = sha256(), 0
        with self._room.open(_head(path), "w") as out:
            for value in values:
                line = (json.dumps(value, ensure_ascii=False) + "\n").encode()
                out.write(line)
                digest.update(line)
                size += len(line)
        self.files.append({"path": path, "sha256": digest.hexdigest(), "size": size})

    def put_manifest(self, manifest: dict[str, Any]) -> None:
        """The manifest comes last; it cannot tell of itself."""
        text = json.dumps({**manifest, "files": self.files}, ensure_ascii=False, indent=1) + "\n"
        self._room.writestr(_head("manifest.json"), text.encode())


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place to write at, which becomes `path` when all went well, and is gone when not."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def opened(part: Path) -> Iterator[Archive]:
    """An archive at this place; on the disk when it is left."""
    with part.open("wb") as out:
        with ZipFile(out, "w", ZIP_STORED) as room:
            yield Archive(room)
        out.flush()
        os.fsync(out.fileno())


def digest_of(path: Path) -> str:
    """The SHA-256 (hexadecimal) of a file."""
    digest = sha256()
    with path.open("rb") as read:
        while piece := read.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _head(path: str) -> ZipInfo:
    head = ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
    head.create_system, head.external_attr = 3, 0o644 << 16
    return head
