"""A cable between a program and its server that can be cut, or go silent, at the worst moment."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Cable:
    """Carries bytes both ways. Told so, it breaks before the question arrives or before the answer does, or hangs."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.cut_question_with: bytes | None = None
        self.cut_answer_of: bytes | None = None
        self.silent_after: bytes | None = None
        self.cuts = 0
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Unplug for good."""
        self._listener.close()
        for end in self._ends:
            end.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._server)
                self._ends += [near, far]
                state = _Line()
                threading.Thread(target=self._carry, args=(near, far, state), daemon=True).start()
                threading.Thread(target=self._bring, args=(far, near, state), daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket, line: _Line) -> None:
        with contextlib.suppress(OSError):
            while question := near.recv(65536):
                if self.cut_question_with and self.cut_question_with in question:
                    self.cuts += 1
                    break
                line.swallow |= bool(self.cut_answer_of and self.cut_answer_of in question)
                line.silent |= bool(self.silent_after and self.silent_after in question)
                far.sendall(question)  # a long question comes in pieces, and only the first one names it
        _hang_up(near, far)

    def _bring(self, far: socket.socket, near: socket.socket, line: _Line) -> None:
        with contextlib.suppress(OSError):
            while answer := far.recv(65536):
                if line.silent:
                    continue
                if line.swallow:
                    self.cuts += 1
                    break
                near.sendall(answer)
        _hang_up(near, far)


class _Line:
    swallow = False
    silent = False


def _hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def cable(host: str, port: int) -> Iterator[Cable]:
    """A cable to this server, unplugged afterwards."""
    made = Cable(host, port)
    try:
        yield made
    finally:
        made.close()
