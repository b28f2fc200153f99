"""The laboratory's policies: rules that are a matter of configuration, such as how long a lock-out lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

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


def change(lab: Lab, name: str, value: Any, reason: str | None, *, act: UUID | None = None) -> Rule:
    """Change a policy; a laboratory manager or quality manager does, and says why."""
    return lab.act(Rule, "policy_set", act=act, name=name, value=as_json(value), reason=reason)
