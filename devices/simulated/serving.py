"""A simulated device where other programs find it: on a TCP port, or on a pseudo-terminal."""

from __future__ import annotations

import os
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread
from typing import Self

from devices.port import Port
from devices.simulated.kind import Simulator
from lims_desktop.errors import Refused

TICK = 0.02
"""Seconds after which the device is asked again whether it has something to say."""


@dataclass(frozen=True)
class Wire:
    """Something with two directions that can be waited for."""

    number: int
    hear: Callable[[int], bytes]
    say: Callable[[bytes], int]


class Served:
    """A device being served; `address` is what the station file says as its port."""

    def __init__(self, address: str, work: Callable[[Event], None]) -> None:
        self.address = address
        self._over = Event()
        self._thread = Thread(target=work, args=(self._over,), name=f"simulated {address}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving and wait until it has stopped."""
        self._over.set()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def serve_tcp(simulator: Simulator, port: int = 0, host: str = "127.0.0.1") -> Served:
    """Serve on a TCP port, one client at a time, as printers do; port 0 takes a free one."""
    try:
        listener = socket.create_server((host, port), backlog=1)
    except OSError as taken:
        raise Refused("devices.port_taken", port=port, trouble=str(taken)) from taken
    address = f"socket://{host}:{listener.getsockname()[1]}"
    return Served(address, lambda over: _serve_clients(simulator, listener, over))


def serve_pty(simulator: Simulator) -> Served:
    """Serve on a pseudo-terminal, which is a serial line to everybody else. Not on Windows."""
    if not hasattr(os, "openpty"):
        raise Refused("devices.no_pty")
    import tty

    ours, theirs = os.openpty()
    tty.setraw(theirs)
    return Served(os.ttyname(theirs), lambda over: _serve_terminal(simulator, ours, theirs, over))


def _serve_clients(simulator: Simulator, listener: socket.socket, over: Event) -> None:
    with listener:
        while not over.is_set():
            if select.select([listener], [], [], TICK)[0]:
                client, _ = listener.accept()
                with client:
                    _carry(simulator, Wire(client.fileno(), client.recv, client.send), over)


def _serve_terminal(simulator: Simulator, ours: int, theirs: int, over: Event) -> None:
    _carry(simulator, Wire(ours, partial(os.read, ours), partial(os.write, ours)), over)
    os.close(theirs)
    os.close(ours)


def _carry(simulator: Simulator, wire: Wire, over: Event) -> None:
    """Carry bytes between a wire and the device until one of them is gone."""
    try:
        with simulator.plug() as port:
            while not over.is_set() and _carried(port, wire):
                pass
    except (OSError, Refused):
        return


def _carried(port: Port, wire: Wire) -> bool:
    if select.select([wire.number], [], [], TICK)[0]:
        heard = wire.hear(4096)
        if not heard:
            return False
        port.write(heard)
    said = port.some(0.0)
    while said:
        said = said[wire.say(said) :]
    return True
