"""The station file as the devices page changes it: the list of devices, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lims_desktop import station
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab

Entry = Mapping[str, Any]


def keep(lab: Lab, entries: Sequence[Entry]) -> None:
    """Write these devices into the station file; everything else in it stays."""
    path = station.find()
    known = station.load(path) or lab.station
    try:
        replace(known, devices=tuple(entries)).save(path)
    except OSError as trouble:
        raise Refused("station.unwritable", file=str(path or station.user_file()), why=str(trouble)) from trouble


def with_entry(entries: Sequence[Entry], entry: Entry, instead: str | None) -> list[Entry]:
    """The list with this entry at its end, or in the place of the one it replaces. A name stands once."""
    names = [str(one.get("name", "")) for one in entries if one.get("name") != instead]
    if entry["name"] in names:
        raise Refused("devices.twice")
    if instead is None:
        return [*entries, entry]
    return [entry if one.get("name") == instead else one for one in entries]


def without(entries: Sequence[Entry], name: str) -> list[Entry]:
    """The list without the device of this name."""
    return [one for one in entries if one.get("name") != name]
