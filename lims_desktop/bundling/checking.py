"""A bundle checked: by the very program that lies in it, and its reports by pyHanko besides.

One logic decides. What pyHanko adds is a second opinion on signatures from somebody who knows more forms of PDF.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

from lims_desktop.bundling.telling import Told
from lims_desktop.errors import LimsError, Refused
from lims_desktop.sentences import sentence
from lims_desktop.shipped import RESOURCES

VERIFIER = RESOURCES / "verifier" / "lims_verify.py"

Progress = Callable[[int, int, str], None]


@cache
def verifier() -> ModuleType:
    """The program that goes along in every bundle."""
    found = importlib.util.spec_from_file_location("lims_verify", VERIFIER)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def checked(path: Path, language: str = "en", *, progress: Progress, root: str = "", checkpoint: str = "") -> list[str]:
    """What is known of a bundle in which everything holds, in words. Refused with the first thing that is wrong."""
    program = verifier()
    try:
        found = program.check(str(path), root, checkpoint, progress)
    except program.Wrong as wrong:
        raise Refused("bundle.wrong", why=wrong.sentence(language)) from wrong
    except OSError as problem:
        raise Refused("bundle.unreadable", file=str(path), why=problem.strerror or str(problem)) from problem
    return list(found.lines(language))


def second_opinion(path: Path, language: str = "en") -> None:
    """Let pyHanko judge each report of a bundle that was checked; draw the newest version and its stamps again.

    Refused with what it finds. Imports pyHanko and reportlab.
    """
    with ZipFile(path) as bundle:
        manifest, told = json.loads(bundle.read("manifest.json")), _told(bundle)
        trust = _trust(bundle, manifest["trust"])
        for report in manifest["reports"]:
            for version in report["versions"]:
                problem = _problem(bundle.read(version["path"]), version, trust, _Record.of(told, report, version))
                if problem is not None:
                    why = sentence(LimsError(problem[0], **problem[1]), language)
                    raise Refused("bundle.wrong", why=f"{version['path']}: {why}")


def _trust(bundle: ZipFile, told: dict[str, Any]) -> Any:
    from lims_desktop.signing.trust import Trust

    authorities: dict[str, list[bytes]] = {"root": [], "issuing": [], "time_stamping": []}
    for one in told["authorities"]:
        authorities[one["level"]].append(bundle.read(one["path"]))
    lists = [bundle.read(one["path"]) for one in told["lists"]]
    return Trust(authorities["root"], authorities["issuing"], lists, authorities["time_stamping"])


def _told(bundle: ZipFile) -> Told:
    """The rows of the tables as the ledger tells them."""
    told = Told()
    with bundle.open("ledger/entries.jsonl") as lines:
        for line in lines:
            told.take(json.loads(line))
    return told


@dataclass(frozen=True)
class _Record:
    """What a version was drawn from (None of a round that was voided), and who signed while no stamp could be had."""

    facts: str | None
    unreachable: frozenset[str]

    @classmethod
    def of(cls, told: Told, report: dict[str, Any], version: dict[str, Any]) -> _Record:
        """As the ledger tells it."""
        [row] = [one for one in told.table("lab.report") if one["number"] == report["number"]]
        signed = [one for one in told.table("lab.report_signature") if one["report_id"] == row["id"]]
        unreachable = {
            one["seat"] for one in signed if (one["round"], one["unstamped"]) == (version["round"], "unreachable")
        }
        return cls(row["facts"] if row["round"] == version["round"] else None, frozenset(unreachable))


def _problem(content: bytes, version: dict[str, Any], trust: Any, record: _Record) -> tuple[str, dict[str, str]] | None:
    from lims_desktop.reporting.drawing import is_drawn_so
    from lims_desktop.reporting.seen import first_otherwise
    from lims_desktop.signing.checking import Expected, check

    expected = [
        Expected(
            one["seat"], one["certificate"], datetime.fromisoformat(one["at"]), one["stamped"],
            closes=one["stamped"] and one["seat"] == "authorised", meaning=one["meaning"],
        ) for one in version["signers"]
    ]  # fmt: skip
    verdict = check(content, trust, expected, version["sha256"])
    if verdict.problem is not None or record.facts is None:
        return (verdict.problem, dict(verdict.detail or {})) if verdict.problem is not None else None
    if not is_drawn_so(content, record.facts):
        return "report.other_content", {"report": json.loads(record.facts)["number"]}
    lie = first_otherwise(content, record.facts, verdict.signatures, record.unreachable)
    return None if lie is None else ("signing.other_stamp", {"seat": lie.seat, "signer": lie.signer})
