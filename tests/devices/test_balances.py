"""Balances: the conversation with each family, digit for digit, and its faults."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.balances import Weight, balances
from devices.script import Script
from devices.simulated import SimulatedBalance
from lims_desktop.errors import Refused

ASK = {"sics": b"S\r\n", "aandd": b"Q\r\n", "sbi": b"\x1bP\r\n", "ohaus": b"SP\r\n"}


@pytest.mark.parametrize(
    ("driver", "answer", "value", "unit"),
    [
        ("sics", b"S S     100.00 g", "100.00", "g"),
        ("sics", b"S S    -0.0012 g", "-0.0012", "g"),
        ("sics", b"S S   12.50000 mg", "12.50000", "mg"),
        ("aandd", b"ST,+00123.456  g", "123.456", "g"),
        ("aandd", b"ST,-00000.0010  g", "-0.0010", "g"),
        ("sbi", b"+   111.255 g  ", "111.255", "g"),
        ("sbi", b"N     +   123.56 g  ", "123.56", "g"),
        ("sbi", b"N     +   123.5[6] g", "123.56", "g"),
        ("sbi", b"-     0.100 kg ", "-0.100", "kg"),
        ("ohaus", b"     192.21 g", "192.21", "g"),
        ("ohaus", b"      -0.50 kg", "-0.50", "kg"),
    ],
)
def test_a_stable_weight(driver: str, answer: bytes, value: str, unit: str) -> None:
    with Script((ASK[driver], answer + b"\r\n")) as port:
        weight = balances[driver](port).weigh()
    assert str(weight.value) == value
    assert (weight.unit, weight.stable) == (unit, True)
    assert weight.raw.strip() == answer.strip()


@pytest.mark.parametrize(
    ("driver", "answer", "code"),
    [
        ("sics", b"S D      99.87 g", "balance.unstable"),
        ("sics", b"S I", "balance.unstable"),
        ("sics", b"S +", "balance.overload"),
        ("sics", b"S -", "balance.underload"),
        ("sics", b"ES", "balance.misunderstood"),
        ("sics", b"S S 1.2.3 g", "balance.nonsense"),
        ("sics", b"S S 100.00", "balance.nonsense"),
        ("sics", b"S S 100,00 g", "balance.nonsense"),
        ("aandd", b"US,+00123.456  g", "balance.unstable"),
        ("aandd", b"OL,+9999999E+19", "balance.overload"),
        ("aandd", b"QT,+00000012 PC", "balance.counting"),
        ("aandd", b"EC,E01", "balance.misunderstood"),
        ("aandd", b"ST,+00123.456", "balance.nonsense"),
        ("sbi", b"N     +   123.56    ", "balance.unstable"),
        ("sbi", b"      High      ", "balance.overload"),
        ("sbi", b"N          Low      ", "balance.underload"),
        ("sbi", b"     Cal.      ", "balance.busy"),
        ("sbi", b"Err 54", "balance.nonsense"),
        ("ohaus", b"     192.21 g ?", "balance.unstable"),
        ("ohaus", b"ES", "balance.unstable"),
        ("ohaus", b"Err 8.3", "balance.nonsense"),
        ("ohaus", b"", "balance.nonsense"),
    ],
)
def test_anything_else_is_refused(driver: str, answer: bytes, code: str) -> None:
    with Script((ASK[driver], answer + b"\r\n")) as port, pytest.raises(Refused) as refusal:
        balances[driver](port).weigh()
    assert refusal.value.code == code


@given(st.sampled_from(sorted(ASK)), st.binary(max_size=40).filter(lambda noise: b"\r\n" not in noise))
def test_noise_is_never_a_weight_that_was_not_said(driver: str, noise: bytes) -> None:
    weight = weight_of(driver, noise)
    digits = noise.replace(b"[", b"").replace(b"]", b"").replace(b" ", b"")
    assert weight is None or str(abs(weight.value)).encode() in digits


def weight_of(driver: str, answer: bytes) -> Weight | None:
    try:
        with Script((ASK[driver], answer + b"\r\n")) as port:
            return balances[driver](port).weigh()
    except Refused:
        return None


@pytest.mark.parametrize("driver", sorted(ASK))
def test_the_simulated_balance_says_what_lies_on_it(driver: str) -> None:
    device = SimulatedBalance(driver)
    device.load(Decimal("12.5000"))
    balance = balances[driver](device.plug())
    assert str(balance.weigh().value) == "12.5000"
    assert "SIM0000001" in balance.identity() or driver == "aandd"
    balance.close()


@pytest.mark.parametrize("driver", sorted(ASK))
@pytest.mark.parametrize("fault", SimulatedBalance.FAULTS)
def test_the_simulated_balance_has_every_fault(driver: str, fault: str) -> None:
    device = SimulatedBalance(driver)
    balance = balances[driver](device.plug())
    device.provoke(fault)
    with pytest.raises(Refused) as refusal:
        balance.weigh()
    assert refusal.value.code.split(".")[1] in (fault, "nonsense", "half_answer", "silent", "gone")
