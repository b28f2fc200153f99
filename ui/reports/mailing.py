"""A report as a draft of the system's mail program: a message with the PDF in it, opened and not yet sent."""

from __future__ import annotations

import tempfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def message(subject: str, words: str, name: str, paper: bytes) -> bytes:
    """The draft as a file that mail programs open for writing (X-Unsent)."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["X-Unsent"] = "1"
    made.set_content(words)
    made.add_attachment(paper, maintype="application", subtype="pdf", filename=name)
    return made.as_bytes()


def open_draft(name: str, content: bytes) -> bool:
    """Hand it to the mail program; answers whether there is one. The file is for this person's eyes only."""
    folder = Path(tempfile.mkdtemp(prefix="lims-mail-"))
    path = folder / f"{name}.eml"
    path.write_bytes(content)
    path.chmod(0o600)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
