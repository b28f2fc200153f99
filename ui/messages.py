"""What the program has to say, as a model; `ui.toasts` only paints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Tone(StrEnum):
    """How a message is meant; every tone has its own shape and colour."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    REFUSED = "refused"


@dataclass(frozen=True, eq=False)
class Message:
    """One sentence for the person, perhaps with one thing to do about it."""

    text: str
    tone: Tone = Tone.INFO
    action: str = ""
    run: Callable[[], object] | None = None
    lasting: bool = False


class Messages(QObject):
    """The sentences that are on the screen now."""

    posted = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: list[Message] = []

    def __iter__(self) -> Iterator[Message]:
        return iter(self._standing)

    @property
    def latest(self) -> Message | None:
        """The sentence said last, if it still stands."""
        return self._standing[-1] if self._standing else None

    def post(self, message: Message) -> Message:
        """Put this on the screen; the same words standing already are not said twice."""
        for standing in [old for old in self._standing if old.text == message.text]:
            self.withdraw(standing)
        self._standing.append(message)
        self.posted.emit(message)
        return message

    def withdraw(self, message: Message) -> None:
        """Take this off the screen."""
        if message in self._standing:
            self._standing.remove(message)
            self.withdrawn.emit(message)

    def say(self, text: str) -> Message:
        """Something worth knowing."""
        return self.post(Message(text, Tone.INFO))

    def good(self, text: str) -> Message:
        """Something was done; refusals said before are answered by it and go."""
        for standing in [old for old in self._standing if old.tone is Tone.REFUSED and not old.lasting]:
            self.withdraw(standing)
        return self.post(Message(text, Tone.GOOD))

    def warn(self, text: str) -> Message:
        """Something needs the person's eye."""
        return self.post(Message(text, Tone.WARNING))

    def refuse(self, text: str) -> Message:
        """Something was not done, and why."""
        return self.post(Message(text, Tone.REFUSED))
