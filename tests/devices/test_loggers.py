"""Temperature loggers: the conversation, digit for digit, and its faults."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.bench import Bench
from devices.loggers import Temperature, loggers
from devices.script import Script
from devices.simulate import obey, warm
from devices.simulated import SimulatedLogger
from devices.simulated.serving import serve_tcp
from lims_desktop.errors import Refused

ENTRY = {"name": "Cold room", "driver": "lakeshore", "port": "simulated", "places": ["1 L000000000503", "x odd", "2"]}


@pytest.mark.parametrize(
    ("answer", "value"),
    [(b"+04.250", "4.250"), (b"-80.100", "-80.100"), (b"+00.000", "0.000"), (b"+125.0", "125.0"), (b" +4", "4")],
)
def test_a_temperature(answer: bytes, value: str) -> None:
    with Script((b"RDGST? 3\r\n", b"000\r\n"), (b"CRDG? 3\r\n", answer + b"\r\n")) as port:
        said = loggers["lakeshore"](port).read(3)
    assert said == Temperature(3, Decimal(value), answer, "script")
    assert str(said.value) == str(Decimal(value))


@pytest.mark.parametrize(
    ("state", "answer", "code"),
    [
        (b"016", None, "logger.sensor"),
        (b"128", None, "logger.sensor"),
        (b"+04.2", None, "logger.nonsense"),
        (b"", None, "logger.nonsense"),
        (b"000", b"04.250", "logger.nonsense"),
        (b"000", b"+04,250", "logger.nonsense"),
        (b"000", b"+04.250,+05.100", "logger.nonsense"),
        (b"000", b"NaN", "logger.nonsense"),
        (b"000", b"+1E3", "logger.nonsense"),
        (b"000", b"", "logger.nonsense"),
    ],
)
def test_anything_else_is_refused(state: bytes, answer: bytes | None, code: str) -> None:
    more = [] if answer is None else [(b"CRDG? 1\r\n", answer + b"\r\n")]
    with Script((b"RDGST? 1\r\n", state + b"\r\n"), *more) as port, pytest.raises(Refused) as refusal:
        loggers["lakeshore"](port).read(1)
    assert refusal.value.code == code


@pytest.mark.parametrize("channel", [0, 9, -1])
def test_a_channel_that_is_not_there_is_not_asked(channel: int) -> None:
    with Script() as port, pytest.raises(Refused, match=r"logger\.no_channel"):
        loggers["lakeshore"](port).read(channel)


def test_who_it_is() -> None:
    with Script((b"*IDN?\r\n", b"LSCI,MODEL218S,21EA4F,042109\r\n")) as port:
        assert loggers["lakeshore"](port).identity() == "MODEL218S 21EA4F"
    with Script((b"*IDN?\r\n", b"printer\r\n")) as port, pytest.raises(Refused, match=r"logger\.nonsense"):
        loggers["lakeshore"](port).identity()


@given(st.binary(max_size=40).filter(lambda noise: b"\r\n" not in noise))
def test_noise_is_never_a_temperature_that_was_not_said(noise: bytes) -> None:
    with Script((b"RDGST? 1\r\n", b"000\r\n"), (b"CRDG? 1\r\n", noise + b"\r\n")) as port:
        try:
            said = loggers["lakeshore"](port).read(1)
        except Refused:
            return
    assert str(abs(said.value)).lstrip("0") in noise.decode("ascii")


def test_a_simulated_logger_and_its_faults() -> None:
    bench = Bench([ENTRY])
    assert bench.watched("Cold room") == {1: "L000000000503"}
    simulator = bench.simulator("Cold room")
    assert isinstance(simulator, SimulatedLogger)
    simulator.warm(1, Decimal("-19.5"))
    said = bench.temperature("Cold room", 1)
    assert (said.value, said.raw) == (Decimal("-19.500"), b"-19.500")
    for fault, code in {
        "sensor_broken": "logger.sensor",
        "noise": "logger.nonsense",
        "silent": "devices.silent",
        "half_answer": "devices.half_answer",
        "gone": "devices.unreachable",
    }.items():
        simulator.provoke(fault)
        with pytest.raises(Refused) as refusal:
            bench.temperature("Cold room", 1)
        assert refusal.value.code == code
        simulator.mend()
    assert bench.temperature("Cold room", 2).value == Decimal("4.000")


def test_a_logger_over_the_network() -> None:
    device = SimulatedLogger()
    with serve_tcp(device) as served:
        bench = Bench([ENTRY | {"port": served.address}])
        assert warm(device, "8 7.25") == "channel 8: 7.25 °C"
        assert bench.temperature("Cold room", 8).value == Decimal("7.250")
        logger = bench.logger("Cold room")
        assert logger.identity() == "MODEL218S SIM0001"
        logger.close()


def test_the_prompt_warms_and_provokes() -> None:
    device = SimulatedLogger()
    for nonsense in ("9 4.2", "one 4.2", "1 warm", "1 NaN", "1"):
        assert "Type a channel" in warm(device, nonsense)
    assert obey(device, "sensor_broken") == "now: sensor_broken"


def test_it_says_that_nobody_tried_it_on_hardware() -> None:
    (device,) = Bench([ENTRY]).attached
    assert (device.kind, device.tried, device.problem) == ("logger", False, "")
