"""The laboratory's policies: rules that are a matter of configuration, such as how long a lock-out lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.tables.session import Policy
from lims_desktop.wire import as_json


@dataclass(frozen=True, slots=True)
class Rule:
    """One policy and its present value."""

    name: str
    value: Any


def policies(lab: Lab) -> list[Rule]:
    """Every policy, by name, as it is now."""
    return lab.rows(select(Policy.name, Policy.value).order_by(Policy.name), Rule)


def change(
    lab: Lab, name: str, value: Any, reason: str | None, *, was: Any = None, act: UUID | None = None
) -> Rule:  # fmt: skip
    """Change a policy; a laboratory manager or quality manager does, and says why.

    `Conflict` when it is not what it `was` any more, where that is said.
    """
    seen = None if was is None else as_json(was)
    return lab.act(Rule, "policy_set", act=act, name=name, value=as_json(value), reason=reason, was=seen)


@dataclass(frozen=True, slots=True)
class TimeStamping:
    """The address of the time-stamping authority (None: none is used), and what a signature does when it is silent.

    `silent` is `refuse`, or `sign` without a time-stamp and say so.
    """

    url: str | None
    silent: str


def time_stamping(lab: Lab) -> TimeStamping:
    """How signatures are stamped in this laboratory."""
    rules = {rule.name: str(rule.value) for rule in policies(lab)}
    url = rules["time_stamping"]
    return TimeStamping(None if url == "none" else url, rules["time_stamping_down"])


def stamp_by(lab: Lab, wanted: TimeStamping, *, reason: str, act: UUID | None = None) -> TimeStamping:
    """Stamp signatures so from now on: two policies, each recorded where it changes."""
    now, act = time_stamping(lab), act or uuid4()
    if wanted.silent != now.silent:
        change(lab, "time_stamping_down", wanted.silent, reason, act=uuid5(act, "silent"))
    if wanted.url != now.url:
        change(lab, "time_stamping", wanted.url or "none", reason, act=uuid5(act, "url"))
    return time_stamping(lab)
