"""What every simulated device has: cables to it, and faults."""

from __future__ import annotations

from abc import ABC, abstractmethod
from threading import Condition, Event

from devices.port import Port
from lims_desktop.errors import Refused


class SimulatedPort(Port):
    """A cable to a simulated device. What the device will not say it will never say, so only `patient` cables wait."""

    def __init__(self, device: Simulator, patient: bool) -> None:
        super().__init__("simulated")
        self._device = device
        self._patient = patient
        self._waiting = Condition()
        self._said = b""
        self._cut = False
        self.closed = False

    def say(self, data: bytes) -> None:
        """The device speaks."""
        with self._waiting:
            self._said += data
            self._waiting.notify_all()

    def cut(self) -> None:
        """The device is unplugged."""
        with self._waiting:
            self._cut = True
            self._waiting.notify_all()

    def _send(self, data: bytes) -> None:
        self._alive()
        self._device.hear(self, data)

    def _receive(self, seconds: float) -> bytes:
        with self._waiting:
            if self._patient and not (self._said or self._cut):
                self._waiting.wait(seconds)
            said, self._said = self._said, b""
            if not said:
                self._alive()
            return said

    def _alive(self) -> None:
        if self._cut or self.closed:
            raise Refused("devices.gone", device=self.name)

    def close(self) -> None:
        with self._waiting:
            self.closed = True
            self._waiting.notify_all()
        self._device.unplug(self)


class Simulator(ABC):
    """A simulated device. `FAULTS` names everything that may happen to it; `plugged` is set by its first cable."""

    KIND: str
    FAULTS: tuple[str, ...]
    PATIENT = False

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.plugged = Event()
        self._plugs: list[SimulatedPort] = []

    def plug(self) -> Port:
        """A new cable to the device; refused while it is gone."""
        if "gone" in self.faults:
            raise Refused("devices.unreachable", device="simulated")
        port = SimulatedPort(self, self.PATIENT)
        self._plugs.append(port)
        self.plugged.set()
        return port

    def unplug(self, port: SimulatedPort) -> None:
        """The other end of a cable was let go."""
        if port in self._plugs:
            self._plugs.remove(port)

    def provoke(self, fault: str) -> None:
        """Make this happen to the device."""
        if fault not in self.FAULTS:
            raise Refused("devices.unknown_fault", fault=fault, known=", ".join(self.FAULTS))
        self.faults.add(fault)
        if fault == "gone":
            self.vanish()

    def mend(self) -> None:
        """Everything is well again."""
        self.faults.clear()

    def vanish(self) -> None:
        """Pull every cable out."""
        for port in list(self._plugs):
            port.cut()
        self._plugs.clear()

    def answer(self, port: SimulatedPort, words: bytes) -> None:
        """Say something, unless the device is silent or stops in the middle."""
        if "silent" not in self.faults:
            port.say(words[: len(words) // 2] if "half_answer" in self.faults else words)

    @abstractmethod
    def hear(self, port: SimulatedPort, data: bytes) -> None:
        """Bytes arrive over a cable."""
