"""Conversations with devices as they are written down: replayed for a driver's test, recorded from a real device."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from devices.port import Port
from lims_desktop.errors import Refused

Line = tuple[bytes, bytes | None]
"""What the program says, and what the device answers: nothing at all (`b""`), or None when it vanishes."""


class Script(Port):
    r"""Replays a conversation. The program has to say exactly what is written, and all of it.

    with Script((b"S\r\n", b"S S     100.00 g\r\n")) as port:
        assert SicsBalance(port).weigh().value == Decimal("100.00")
    """

    def __init__(self, *lines: Line) -> None:
        super().__init__("script")
        self._lines = list(lines)
        self._heard = b""
        self._answer = b""

    def _send(self, data: bytes) -> None:
        self._heard += data
        expected = self._lines[0][0] if self._lines else b""
        assert expected.startswith(self._heard), f"said {self._heard!r}, but the script has {expected!r}"
        if self._heard == expected:
            self._heard = b""
            self._reply(self._lines.pop(0)[1])

    def _reply(self, answer: bytes | None) -> None:
        if answer is None:
            raise Refused("devices.gone", device=self.name)
        self._answer += answer

    def _receive(self, _seconds: float) -> bytes:
        answer, self._answer = self._answer, b""
        return answer

    def close(self) -> None:
        """A script may be opened and closed like any cable."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            assert not self._lines, f"never said: {self._lines!r}"

    @classmethod
    def written_in(cls, path: Path) -> Script:
        """The script that a `Recorder` wrote into this file."""
        return cls(*_conversation(path.read_text("utf-8").splitlines()))


class Recorder(Port):
    """Passes everything on to a real device and writes the conversation into a file when it is closed."""

    def __init__(self, port: Port, path: Path) -> None:
        super().__init__(port.name)
        self._port = port
        self._path = path
        self._lines: list[str] = []

    def _send(self, data: bytes) -> None:
        self._lines.append(f"> {data!r}")
        self._port.write(data)

    def _receive(self, seconds: float) -> bytes:
        answer = self._port.some(seconds)
        if answer:
            self._lines.append(f"< {answer!r}")
        return answer

    def close(self) -> None:
        """Close the device and write what was said."""
        self._port.close()
        self._path.write_text("".join(f"{line}\n" for line in self._lines), "utf-8")


def _conversation(lines: Iterable[str]) -> list[Line]:
    """Every question with everything that was answered to it."""
    said: list[tuple[bytes, bytes]] = []
    for line in lines:
        spoken: bytes = ast.literal_eval(line[2:])
        if line.startswith(">"):
            said.append((spoken, b""))
        elif said:
            said[-1] = (said[-1][0], said[-1][1] + spoken)
    return [*said]
