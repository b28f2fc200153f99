"""A report as a draft of the system's mail program: a message with the PDF in it, opened and not yet sent."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

PREFIX = "lims-mail-"
HELD_S = 3600.0
"""How long, in seconds, a mail program may still need the file: some read an attachment only when it is sent."""


def message(subject: str, words: str, name: str, paper: bytes) -> bytes:
    """The draft as a file that mail programs open for writing (X-Unsent)."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["X-Unsent"] = "1"
    made.set_content(words)
    made.add_attachment(paper, maintype="application", subtype="pdf", filename=name)
    return made.as_bytes()


def open_draft(name: str, content: bytes) -> bool:
    """Hand it to the mail program; answers whether there is one. OSError when there is no room for the file.

    The file is for this person's eyes only. It goes at once when nobody opened it, else when the program ends or is
    started and nobody can need it any more (`tidy`).
    """
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    is_open = False
    try:
        path = folder / f"{name}.eml"
        path.touch(mode=0o600)
        path.write_bytes(content)
        is_open = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    finally:
        if not is_open:
            shutil.rmtree(folder, ignore_errors=True)
    return is_open


def tidy() -> None:
    """Remove the drafts of this person that are old enough; what a mail program holds open stays until next time."""
    for folder in _mine():
        shutil.rmtree(folder, ignore_errors=True)


def _mine() -> Iterator[Path]:
    """Folders of old drafts. In a folder that everybody may write to, a name proves nothing."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            known = folder.lstat()
            is_mine = not hasattr(os, "getuid") or known.st_uid == os.getuid()
            if is_mine and folder.is_dir() and not folder.is_symlink() and time.time() - known.st_mtime > HELD_S:
                yield folder
