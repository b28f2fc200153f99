"""Who may be tried in the demonstration: the people and the one password that are published in `resources`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from ui.tokens import RESOURCES

FOLDER = RESOURCES / "demonstration"
_DUTIES_SHOWN = (
    "evidence_technician",
    "laboratory_manager",
    "analyst",
    "quality_manager",
    "scenes_of_crime_officer",
    "medical_examiner",
    "auditor",
    "administrator",
    "agency_client",
)


@dataclass(frozen=True)
class Demonstrator:
    """One invented person."""

    login: str
    name: str
    title: str
    duties: frozenset[str]


@cache
def password() -> str:
    """The published password; empty when this copy of the program brings no demonstration."""
    return str(_read("laboratory").get("password", ""))


@cache
def demonstrators() -> tuple[Demonstrator, ...]:
    """One or two people for every duty, the counter's first."""
    people = [
        Demonstrator(said["login"], said["name"], said["title"], frozenset(said["duties"]))
        for said in _read("people").get("people", [])
    ]
    chosen: list[Demonstrator] = []
    for duty in _DUTIES_SHOWN:
        holders = [person for person in people if duty in person.duties and person not in chosen]
        chosen += holders[: 2 if duty == "evidence_technician" else 1]
    return tuple(chosen)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
