"""The ways in which the laboratory says no. Each carries a code; the sentence of a code is in resources/sentences."""

from __future__ import annotations


class LimsError(Exception):
    """Something that a person is told in a sentence: a code and what the sentence mentions."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.detail.items())
        return f"{self.code} ({told})" if told else self.code


class Refused(LimsError):
    """A rule of the laboratory, or the state of the computer, does not allow it."""


class NeedsReason(LimsError):
    """It is allowed when a reason is given."""


class Conflict(LimsError):
    """Somebody else was faster; the detail has the new state."""


class Unreachable(LimsError):
    """The server does not answer."""


class Cancelled(LimsError):
    """The person stopped it."""
