"""The station file: written by the program or by hand, read back as it was, refused by name where it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop import station
from lims_desktop.errors import Refused
from lims_desktop.station import Station

BY_HAND = """
name = "Reception 1"
mode = "server"
host = "lims.example.org"
ca = "/etc/lims-desktop/ca.pem"

[[devices]]
name = "Counter printer"
driver = "zpl"
port = "socket://printer-1:9100"
dpi = 203
"""


def test_it_can_be_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    file.write_text(BY_HAND, encoding="utf-8")
    read = station.load(file)
    assert read is not None
    assert (read.name, read.mode, read.port, read.database) == ("Reception 1", "server", 5432, "lims")
    assert read.devices[0]["port"] == "socket://printer-1:9100"
    assert read.connection()["sslmode"] == "verify-full"
    assert read.connection()["sslrootcert"] == "/etc/lims-desktop/ca.pem"


def test_a_computer_without_one_has_not_chosen_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMS_STATION", str(tmp_path / "none.toml"))
    assert station.load() is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
devices = st.dictionaries(texts, st.one_of(texts, st.integers(-(2**62), 2**62), st.booleans()), max_size=3)


@given(name=texts, ca=texts, port=st.integers(1, 65535), attached=st.lists(devices, max_size=3))
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, ca: str, port: int, attached: list[dict[str, object]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "station.toml"
    written = Station(name, "server", "lims.example.org", port, "lims", ca, devices=tuple(attached))
    written.save(file)
    assert station.load(file) == written


def test_the_port_of_an_embedded_server_is_not_written_down(tmp_path: Path) -> None:
    here = Station("Bench", folder="/srv/lims").listening_at("127.0.0.1", 40000)
    text = here.save(tmp_path / "station.toml").read_text(encoding="utf-8")
    assert "40000" not in text
    assert station.load(tmp_path / "station.toml") == Station("Bench", folder="/srv/lims")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ('mode = "cloud"', "mode"),
        ("port = 0", "port"),
        ('port = "5432"', "port"),
        ("port = true", "port"),
        ("name = 7", "name"),
        ('hots = "typo"', "hots"),
        ('devices = "zpl"', "devices"),
        ("devices = [1]", "devices"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(tmp_path: Path, said: str, field: str) -> None:
    file = tmp_path / "station.toml"
    file.write_text(said, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        station.load(file)
    assert (refused.value.code, refused.value.detail["field"]) == ("station.wrong", field)


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"\0"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "station.toml"
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"station\.unreadable"):
        station.load(file)
