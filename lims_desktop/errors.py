"""The five things that can go wrong. Anything else is a bug, and bugs are loud.

A code such as ``custody.not_holder`` names what happened; ``lims_desktop.sentences`` says it in the reader's language.
"""

from __future__ import annotations

from typing import Any


class LimsError(Exception):
    """Something the person at the bench should read, as a code with its particulars."""

    def __init__(self, code: str, /, **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail: dict[str, Any] = detail

    def __str__(self) -> str:
        particulars = ", ".join(f"{name}={value!r}" for name, value in self.detail.items())
        return f"{self.code}({particulars})" if particulars else self.code


class Refused(LimsError):
    """A rule of the laboratory does not allow it."""


class NeedsReason(LimsError):
    """Allowed, but only with a reason; ask the person and do it again with one."""


class Conflict(LimsError):
    """Somebody else was faster; the detail holds how things stand now."""


class Unreachable(LimsError):
    """The server, or a device, does not answer; what was asked may or may not have happened."""


class Cancelled(LimsError):
    """The person stopped it."""

    def __init__(self, code: str = "act.cancelled", /, **detail: Any) -> None:
        super().__init__(code, **detail)
