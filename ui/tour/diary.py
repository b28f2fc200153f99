"""What the tour leaves behind: numbered pictures, labels, papers, and `tour.json` that says what belongs to what."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import typer


@dataclass
class Told:
    """One step as it was told."""

    number: int
    title: str
    seconds: float = 0.0
    screenshots: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Diary:
    """Writes into one folder; a picture's number is its place in the tour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Told] = []
        self.identifiers: dict[str, Any] = {}
        self._pictures = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._clear()

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Everything that happens now belongs to this step."""
        told = Told(len(self.steps) + 1, title)
        self.steps.append(told)
        typer.echo(f"{told.number:3}  {title}", nl=False)
        begun = time.monotonic()
        try:
            yield
        finally:
            told.seconds = round(time.monotonic() - begun, 2)
            typer.echo(f"  ({told.seconds:.1f} s)")

    def picture(self, name: str) -> Path:
        """Where the next picture belongs."""
        self._pictures += 1
        path = self.folder / f"{self._pictures:02}-{name}.png"
        self.steps[-1].screenshots.append(path.name)
        return path

    def keep(self, name: str, content: bytes) -> Path:
        """Keep a file of this step, such as `labels/E000000001256.zpl`."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.steps[-1].files.append(name)
        return path

    def note(self, **identifiers: Any) -> None:
        """Remember numbers, codes and hashes by name."""
        self.identifiers |= identifiers

    def copy(self, names: Iterable[str], folder: Path) -> None:
        """Copies of the pictures with these names, without their numbers."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(next(self.folder.glob(f"[0-9][0-9]-{name}.png")), folder / f"{name}.png")

    def _clear(self) -> None:
        """What an earlier tour left here goes; nothing else does."""
        earlier = self.folder / "tour.json"
        if earlier.exists():
            steps = json.loads(earlier.read_text(encoding="utf-8"))["steps"]
            for name in {name for step in steps for name in (*step["screenshots"], *step["files"])}:
                (self.folder / name).unlink(missing_ok=True)
            earlier.unlink()

    def write(self, **about: Any) -> Path:
        """Write `tour.json`."""
        told = about | {"steps": [asdict(step) for step in self.steps], "identifiers": self.identifiers}
        path = self.folder / "tour.json"
        path.write_text(json.dumps(told, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8")
        return path
