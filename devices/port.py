"""A cable: bytes out, bytes in, and a sentence for everything that may go wrong with it.

A `Port` is the same thing to a driver whether it is a serial line (`/dev/ttyUSB0`, `COM3`), a network printer
(`socket://host:9100`), a device file (`/dev/usb/lp0`), a simulator or a rehearsed conversation.
"""

from __future__ import annotations

import errno
import os
import re
import select
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from lims_desktop.errors import Refused

PATIENCE = 2.0
"""Seconds that a device has for its answer, unless its driver says otherwise."""

_FLOOD = 64 * 1024
_URL = re.compile(r"(socket|loop|rfc2217|hwgrep)://", re.IGNORECASE)
_LINE = re.compile(r"(COM\d+|/dev/(tty|pts/|serial/|cu\.|rfcomm).*)", re.IGNORECASE)


class Port(ABC):
    """One open cable. Timeouts and vanished devices become `Refused("devices....")`.

    A new kind of cable says how to send, how to receive what is there, and how to close; asking and waiting for a whole
    answer is the same for all.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._early = b""

    @abstractmethod
    def _send(self, data: bytes) -> None:
        """Send all of it or raise."""

    @abstractmethod
    def _receive(self, seconds: float, /) -> bytes:
        """Whatever arrives within so many seconds; nothing at all means that the time is over."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device; a second time does nothing."""

    def write(self, data: bytes) -> None:
        """Send these bytes."""
        self._send(data)

    def some(self, seconds: float) -> bytes:
        """Whatever arrives within so many seconds, perhaps nothing. For devices that speak unasked."""
        early, self._early = self._early, b""
        return early or self._receive(seconds)

    def read_until(self, end: bytes, seconds: float = PATIENCE) -> bytes:
        """An answer with its ending. Refuses silence, half an answer, and a device that never stops talking."""
        answer, self._early = self._early, b""
        over = time.monotonic() + seconds
        while end not in answer:
            answer += self._more(answer, over - time.monotonic())
        whole, _, self._early = answer.partition(end)
        return whole + end

    def read(self, size: int, seconds: float = PATIENCE) -> bytes:
        """An answer of exactly so many bytes."""
        answer, self._early = self._early, b""
        over = time.monotonic() + seconds
        while len(answer) < size:
            answer += self._more(answer, over - time.monotonic())
        self._early = answer[size:]
        return answer[:size]

    def read_line(self, seconds: float = PATIENCE) -> bytes:
        """The next line, without its line ending."""
        return self.read_until(b"\n", seconds).rstrip(b"\r\n")

    def ask(self, question: bytes, until: bytes = b"\r\n", seconds: float = PATIENCE) -> bytes:
        """Send a question and wait for its answer; what was said before the question is not an answer to it."""
        self.forget()
        self.write(question)
        return self.read_until(until, seconds)

    def forget(self) -> None:
        """Drop what the device said unasked."""
        self._early = b""
        for _ in range(_FLOOD):
            if not self._receive(0.0):
                return
        raise Refused("devices.flood", device=self.name)

    def _more(self, answer: bytes, left: float) -> bytes:
        if len(answer) > _FLOOD:
            raise Refused("devices.flood", device=self.name)
        chunk = self._receive(left) if left > 0 else b""
        if not chunk:
            raise Refused(
                "devices.half_answer" if answer else "devices.silent", device=self.name, raw=repr(answer[:80])
            )
        return chunk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SerialPort(Port):
    """A serial line, a USB-CDC device or a network device, by a pyserial address."""

    def __init__(self, address: str, baud: int = 9600, frame: str = "8N1") -> None:
        super().__init__(address)
        import serial

        alone = {} if _URL.match(address) or os.name == "nt" else {"exclusive": True}
        try:
            size, parity, stop = int(frame[0]), frame[1], int(frame[2])
            self._line = serial.serial_for_url(
                address, baud, bytesize=size, parity=parity, stopbits=stop, write_timeout=5.0, **alone
            )
        except (OSError, ValueError, IndexError) as trouble:
            raise Refused(_why_not_open(trouble), device=address, trouble=str(trouble)) from trouble

    def _send(self, data: bytes) -> None:
        try:
            self._line.write(data)
            self._line.flush()
        except OSError as trouble:
            raise self._gone(trouble) from trouble

    def _receive(self, seconds: float) -> bytes:
        try:
            self._line.timeout = seconds
            first: bytes = self._line.read(1)
            rest: bytes = self._line.read(self._line.in_waiting) if first else b""
        except (OSError, TypeError, ValueError, AttributeError) as trouble:
            # All but the first are pyserial's own slips when another thread closes the line while it reads.
            raise self._gone(trouble) from trouble
        return first + rest

    def _gone(self, trouble: Exception) -> Refused:
        late = type(trouble).__name__ == "SerialTimeoutException"
        return Refused("devices.stuck" if late else "devices.gone", device=self.name, trouble=str(trouble))

    def close(self) -> None:
        socket = getattr(self._line, "_socket", None)
        self._line.close()
        if socket is not None:
            socket.close()  # pyserial forgets to when the other end has gone already


class FilePort(Port):
    """A device file such as `/dev/usb/lp0`; opened for reading too where the system allows it."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._file = -1
        try:
            self._file, self._answers = _open_file(address)
        except OSError as trouble:
            raise Refused(_why_not_open(trouble), device=address, trouble=str(trouble)) from trouble

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                if not select.select([], [self._file], [], 5.0)[1]:
                    raise Refused("devices.stuck", device=self.name)
                rest = rest[os.write(self._file, rest) :]
        except OSError as trouble:
            raise Refused("devices.gone", device=self.name, trouble=str(trouble)) from trouble

    def _receive(self, seconds: float) -> bytes:
        try:
            ready = self._answers and select.select([self._file], [], [], seconds)[0]
            return os.read(self._file, 4096) if ready else b""
        except BlockingIOError:
            return b""
        except OSError as trouble:
            raise Refused("devices.gone", device=self.name, trouble=str(trouble)) from trouble

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def open_port(address: str, baud: int = 9600, frame: str = "8N1") -> Port:
    """The device at this address. Speed in baud and frame (bits, parity, stop bits) matter to serial lines only."""
    if _URL.match(address) or _LINE.fullmatch(address):
        return SerialPort(address, baud, frame)
    if Path(address).is_absolute():
        return FilePort(address)
    raise Refused("devices.unknown_address", address=address)


def _open_file(address: str) -> tuple[int, bool]:
    later = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        return os.open(address, os.O_RDWR | later), True
    except PermissionError:
        return os.open(address, os.O_WRONLY | later), False


def _why_not_open(trouble: Exception) -> str:
    number = getattr(trouble, "errno", None) or getattr(trouble.__context__, "errno", None)
    if number in (errno.EACCES, errno.EPERM):
        return "devices.not_permitted"
    busy = number in (errno.EBUSY, errno.EAGAIN, errno.ECONNREFUSED)
    return "devices.busy" if busy else "devices.unreachable"
