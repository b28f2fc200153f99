"""A bundle checked: by the very program that lies in it, and its reports by pyHanko besides.

One logic decides. What pyHanko adds is a second opinion on signatures from somebody who knows more forms of PDF.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

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
    """Let pyHanko judge each report of a bundle that was checked, and draw the newest version again from its facts.

    Refused with what it finds. Imports pyHanko and reportlab.
    """
    from lims_desktop.signing.trust import Trust

    with ZipFile(path) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
        told = manifest["trust"]
        authorities: dict[str, list[bytes]] = {"root": [], "issuing": [], "time_stamping": []}
        for one in told["authorities"]:
            authorities[one["level"]].append(bundle.read(one["path"]))
        lists = [bundle.read(one["path"]) for one in told["lists"]]
        trust = Trust(authorities["root"], authorities["issuing"], lists, authorities["time_stamping"])
        facts = _facts(bundle)
        for report in manifest["reports"]:
            for version in report["versions"]:
                content = bundle.read(version["path"])
                _judge(version, content, trust, language)
                _need_drawn(version, content, facts.get((report["number"], version["round"])), language)


def _facts(bundle: ZipFile) -> dict[tuple[str, int], str]:
    """What the reports were drawn from, as the ledger tells it; of a round that was voided nothing is kept."""
    from lims_desktop.bundling.telling import Told

    told = Told()
    with bundle.open("ledger/entries.jsonl") as lines:
        for line in lines:
            told.take(json.loads(line))
    return {(row["number"], row["round"]): row["facts"] for row in told.table("lab.report") if row["facts"]}


def _need_drawn(version: dict[str, Any], content: bytes, facts: str | None, language: str) -> None:
    from lims_desktop.reporting.drawing import is_drawn_so

    if facts is not None and not is_drawn_so(content, facts):
        why = sentence(LimsError("report.other_content", report=json.loads(facts)["number"]), language)
        raise Refused("bundle.wrong", why=f"{version['path']}: {why}")


def _judge(version: dict[str, Any], content: bytes, trust: Any, language: str) -> None:
    from datetime import datetime

    from lims_desktop.signing.checking import Expected, check

    expected = [
        Expected(
            one["seat"], one["certificate"], datetime.fromisoformat(one["at"]), one["stamped"],
            closes=one["stamped"] and one["seat"] == "authorised", meaning=one["meaning"],
        ) for one in version["signers"]
    ]  # fmt: skip
    verdict = check(content, trust, expected, version["sha256"])
    if verdict.problem is not None:
        why = sentence(LimsError(verdict.problem, **dict(verdict.detail or {})), language)
        raise Refused("bundle.wrong", why=f"{version['path']}: {why}")
