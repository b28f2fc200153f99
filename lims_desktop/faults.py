"""The one place where what PostgreSQL says becomes one of the five things that can go wrong.

The raw text of a broken constraint is never shown: it prints the whole row that failed.
"""

from __future__ import annotations

import json
import re
from typing import Any

import psycopg

from lims_desktop.errors import Conflict, LimsError, NeedsReason, Refused, Unreachable

TRANSIENT = re.compile("08...|57P0.|57014|40001|40P01|55P03|53300|25006")
"""Nobody knows whether it happened, or it did not and may the next time: the same act is sent again."""

_OURS: dict[str, type[LimsError]] = {"LM002": NeedsReason, "LM409": Conflict}

_CONSTRAINTS = {
    "23502": "record.incomplete",
    "23503": "record.unknown",
    "23505": "record.exists",
    "23514": "record.not_allowed",
    "23P01": "record.exists",
}

_STATES = {
    "42501": "act.not_permitted",
    "42883": "act.unknown",
    "53100": "server.store_full",
    "53200": "server.no_memory",
}

_AT_SIGN_IN = (
    ("password authentication failed", Refused, "signin.wrong_password"),
    ("not permitted to log in", Refused, "signin.locked"),
    ("too many connections for role", Refused, "signin.too_many"),
    ("no password supplied", Refused, "signin.wrong_password"),
    ("root certificate file", Refused, "signin.no_ca"),
    ("could not read root certificate", Refused, "signin.no_ca"),
    ("authentication method requirement", Refused, "signin.wrong_server"),
    ("certificate verify failed", Refused, "signin.wrong_server"),
    ("server certificate for", Refused, "signin.wrong_server"),
    ("does not support SSL", Refused, "signin.no_tls"),
    ("client certificate", Refused, "signin.no_certificate"),
    ("no pg_hba.conf entry", Refused, "signin.not_from_here"),
    ("permission denied for database", Refused, "signin.no_account"),
    ("the database system is", Unreachable, "server.starting"),
    ("does not exist", Refused, "signin.no_laboratory"),
)


def is_transient(problem: psycopg.Error) -> bool:
    """Whether sending the same act again is right; a lost connection has no SQLSTATE at all."""
    if problem.sqlstate is None:
        return isinstance(problem, psycopg.OperationalError | psycopg.InterfaceError)
    return TRANSIENT.fullmatch(problem.sqlstate) is not None


def translated(problem: Exception, what: str) -> LimsError | None:
    """The refusal a person can read; None when it is a bug of ours. `what` names the act or question."""
    if isinstance(problem, UnicodeEncodeError | psycopg.DataError) and getattr(problem, "sqlstate", None) is None:
        return Refused("act.bad_value", act=what)  # refused before it was sent, such as a zero byte in a text
    if not isinstance(problem, psycopg.Error):
        return None
    return Unreachable("server.lost", act=what) if is_transient(problem) else _by_state(problem, what)


def _by_state(problem: psycopg.Error, what: str) -> LimsError | None:
    state = problem.sqlstate or ""
    if state.startswith("LM"):
        return _ours(problem)
    if state in _CONSTRAINTS:
        return Refused(_CONSTRAINTS[state], constraint=problem.diag.constraint_name or "", act=what)
    if state in _STATES:
        return Refused(_STATES[state], act=what)
    return Refused("act.bad_value", act=what) if state.startswith(("22", "54")) else None


def at_sign_in(problem: psycopg.Error, host: str) -> LimsError:
    """Why the server did not let this person in."""
    said = str(problem)
    for sign, kind, code in _AT_SIGN_IN:
        if sign in said:
            return kind(code, host=host)
    return Unreachable("server.unreachable", host=host, why=said.splitlines()[0] if said else "")


def _ours(problem: psycopg.Error) -> LimsError:
    kind = _OURS.get(problem.sqlstate or "", Refused)
    detail: dict[str, Any] = json.loads(problem.diag.message_detail or "{}")
    return kind(problem.diag.message_primary or "act.unknown", **detail)
