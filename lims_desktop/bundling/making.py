"""A disclosure bundle made: begun in the laboratory, written, checked, recorded, put into its place."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5

from lims_desktop import bundles, merkle
from lims_desktop.bundles import Begun, BundledFile, Written
from lims_desktop.bundling import archive, checking, tree
from lims_desktop.bundling.archive import Archive
from lims_desktop.bundling.pages import Pages
from lims_desktop.bundling.talk import talk_page
from lims_desktop.bundling.telling import Row, Told
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.lab import Lab

Progress = Callable[[int, int, str], None]
"""Told how many of how many are done, and of what: `ledger`, `files`, `checking`. May raise Cancelled."""

FORMAT = "LIMS disclosure bundle 1"
PATIENCE, PAUSE = 30, 0.2
"""How many seconds the sequencer of the ledger is waited for, and between one look and the next."""

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf", "text/csv": "csv", "text/plain": "txt"}


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that is in its place; `trouble` is the first thing its check found wrong, or empty.

    What the record says is disclosed, even where it does not hold: it is not for the laboratory to keep that back.
    """

    number: str
    path: str
    sha256: str
    size: int
    files: int
    trouble: str = ""
    is_recorded: bool = True
    """Whether the laboratory answered that it was recorded; otherwise nobody knows yet, and the file is kept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A bundle of a "case" or a "report", for whom and why, and the language of its pages."""

    subject: str
    number: int
    reason: str
    language: str = "en"


def make(lab: Lab, wanted: Wanted, path: str, *, progress: Progress, act: UUID | None = None) -> Made:
    """Make the bundle at this path, and check it. A stop, or a disk that is full, leaves no file."""
    need_room(path)
    act = act or uuid4()
    begun = bundles.begin(lab, wanted.subject, wanted.number, reason=wanted.reason, act=act)
    return complete(lab, begun, wanted, path, progress=progress, act=uuid5(act, "finish"))


def need_room(path: str) -> None:
    """Refused where a file stands already, or no folder: nothing is begun that could not be written."""
    if Path(path).exists():
        raise Refused("bundle.there", file=path)
    if not Path(path).parent.is_dir():
        raise Refused("bundle.no_folder", folder=str(Path(path).parent))


def begin_with(lab: Lab, wanted: Wanted, password: str, path: str, *, act: UUID | None = None) -> Begun:
    """Begin it, freshly authenticated by my own password, where there is room for its file."""
    need_room(path)
    with lab.second(lab.me.login, password) as fresh:
        return bundles.begin(fresh, wanted.subject, wanted.number, reason=wanted.reason, act=act)


def complete(
    lab: Lab, begun: Begun, wanted: Wanted, path: str, *, progress: Progress, act: UUID | None = None
) -> Made:  # fmt: skip
    """Write a bundle that I began, check it, record it, put it into its place."""
    try:
        with archive.written_whole(Path(path)) as part:
            files = _write(lab, begun.bundle, wanted.language, part, progress)
            trouble = _trouble(part, wanted.language, progress)
            written = Written(archive.digest_of(part), part.stat().st_size, files)
            recorded = _recorded(lab, begun.bundle, written, act)
        return Made(begun.number, path, written.sha256, written.size, written.files, trouble, recorded)
    except OSError as problem:
        raise Refused("bundle.unwritable", file=path, why=problem.strerror or str(problem)) from problem


def _recorded(lab: Lab, bundle: int, written: Written, act: UUID | None) -> bool:
    """Whether it was heard that it was recorded: the ledger may name this file, so a broken line does not lose it."""
    try:
        bundles.finish(lab, bundle, written, act=act)
    except Unreachable:
        return False
    return True


def _trouble(part: Path, language: str, progress: Progress) -> str:
    try:
        checking.checked(part, language, progress=lambda done, total, _what: progress(done, total, "checking"))
    except Refused as refused:
        return str(refused.detail["why"])
    return ""


def _write(lab: Lab, bundle: int, language: str, part: Path, progress: Progress) -> int:
    _need_covered(lab, bundle)
    progress(0, 0, "ledger")
    with archive.opened(part) as room:
        writing = _Writing(lab, bundle, language, room, progress)
        writing.write()
    return len(room.files)


def _need_covered(lab: Lab, bundle: int) -> None:
    ends = time.monotonic() + PATIENCE
    while not bundles.covered(lab, bundle):
        if time.monotonic() > ends:
            raise Refused("bundle.no_checkpoint")
        time.sleep(PAUSE)


class _Writing:
    """One bundle while it is written."""

    def __init__(self, lab: Lab, bundle: int, language: str, room: Archive, progress: Progress) -> None:
        self.lab, self.bundle, self.room, self.progress = lab, bundle, room, progress
        self.about = bundles.about(lab, bundle)
        self.pages = Pages(self.about, language)
        self.told = Told()
        self.withheld: dict[int, int] = {}
        self.files = bundles.files(lab, bundle)
        if sum(one.size for one in self.files if not one.withheld) > archive.MOST:
            raise Refused("bundle.too_large")

    def write(self) -> None:
        """Everything, the manifest last."""
        for name in ("README.txt", "lims_verify.py"):
            self.room.put(name, (checking.VERIFIER.parent / name).read_bytes())
        self._ledger()
        checkpoint = self._proof()
        worksheets, methods = self._worksheets(), self._methods()
        self._custody()
        self._talk()
        reports = self._reports()
        files = list(self._files())
        trust = self._trust()
        manifest = {"format": FORMAT, "laboratory": self.about["laboratory"], "bundle": self._head()}
        manifest |= {"checkpoint": checkpoint, "reports": reports, "worksheets": worksheets, "trust": trust}
        self.room.put_json(
            "names.json",
            {name: self.about[name] for name in ("people", "agencies", "items", "places", "instruments", "lots")},
        )
        self.room.put_json("disclosure.json", self.about["disclosure"])
        self.room.put_text("index.html", self.pages.index(manifest, worksheets, files, methods))
        self.room.put_manifest(manifest)

    # -- own ---------------------------------------------------------------------------------------------------

    def _head(self) -> Row:
        made = next(row for row in self.told.table("lab.bundle") if row["id"] == self.bundle)
        said = {
            name: self.about[name] for name in ("number", "subject", "case", "report", "agency", "agency_reference")
        }
        told = {name: made[name] for name in ("case_id", "report_id", "reason", "begun_at")}
        return said | told | {"made_by": self.about["made_by"]}

    def _ledger(self) -> None:
        self.room.put_lines("ledger/beside.jsonl", self.told.listen(bundles.beside(self.lab, self.bundle)))
        self.room.put_lines("ledger/entries.jsonl", self.told.listen(self._entries()))

    def _entries(self) -> Iterator[Row]:
        done, total = 0, int(self.about["entries"])
        for piece in bundles.entries(self.lab, self.bundle):
            self.progress(done, total, "ledger")
            for entry in piece:
                kind, _, number = entry["stream"].partition("/")
                if entry.get("withheld") and kind == "worksheet":
                    self.withheld[int(number)] = self.withheld.get(int(number), 0) + 1
                yield entry
            done += len(piece)

    def _proof(self) -> Row:
        places = sorted(set(self.told.positions))
        sight = tree.covering(self.lab, places[-1])
        if sight is None or merkle.Peaks(sight.size, sight.peaks).root() != sight.root:
            raise Refused("bundle.no_checkpoint")
        whole = tree.Tree(self.lab, sight.size)
        hashes = whole.proof(places)
        self.room.put_json("ledger/checkpoints.json", list(self._printed(whole)))
        said = {"size": sight.size, "root": sight.root.hex()}
        self.room.put_json("ledger/proof.json", said | {"hashes": [one.hex() for one in hashes]})
        return said

    def _printed(self, whole: tree.Tree) -> Iterator[Row]:
        """The checkpoint that each signed report prints, and that the ledger only grew since."""
        for report in self.told.table("lab.report"):
            printed = json.loads(report["facts"])["checkpoint"] if report["facts"] else None
            if printed:
                hashes = whole.consistency(int(printed.split()[0]))
                yield {"report": report["number"], "checkpoint": printed, "hashes": [one.hex() for one in hashes]}

    def _worksheets(self) -> list[Row]:
        listed = []
        for worksheet, tables in sorted(self.told.bench().items()):
            number = tables["lab.worksheet"][0]["row"]["number"]
            path = f"worksheets/{_safe(number)}"
            self.room.put_json(f"{path}.json", {"number": number, "tables": tables})
            self.room.put_text(f"{path}.html", self.pages.worksheet(tables, self.withheld.get(worksheet, 0)))
            listed.append({"path": f"{path}.json", "number": number})
        return listed

    def _methods(self) -> list[Row]:
        listed = []
        for one in self.about["methods"]:
            path = f"methods/{_safe(one['code'])}-{one['number']}.json"
            self.room.put_text(path, one["definition"])
            listed.append({"path": path})
        return listed

    def _custody(self) -> None:
        numbers = self.about["items"]
        items = [{"id": item, "number": numbers.get(str(item), str(item)), "events": events}
                 for item, events in sorted(self.told.custody.items())]  # fmt: skip
        self.room.put_json("custody/custody.json", {"items": items})
        self.room.put_text("custody/custody.html", self.pages.custody(items))

    def _talk(self) -> None:
        tables = self.told.talk()
        self.room.put_json("court/talk.json", {"tables": tables})
        self.room.put_text("court/talk.html", talk_page(self.pages, tables))

    def _reports(self) -> list[Row]:
        certificates = {row["id"]: row for row in self.told.table("lab.certificate")}
        listed = []
        for report in self.told.table("lab.report"):
            rounds: dict[int, list[Row]] = {}
            for one in self.told.table("lab.report_signature"):
                if one["report_id"] == report["id"]:
                    rounds.setdefault(one["round"], []).append(one)
            versions = [
                self._version(report, number, signed, certificates) for number, signed in sorted(rounds.items())
            ]
            listed.append(
                {"number": report["number"], "kind": report["kind"], "state": report["state"], "versions": versions}
            )
        return listed

    def _version(self, report: Row, number: int, signed: list[Row], certificates: dict[int, Row]) -> Row:
        last = signed[-1]
        path = f"reports/{_safe(report['number'])}/{number}-{last['seat']}.pdf"
        self.room.put(path, bundles.file(self.lab, self.bundle, last["sha256"]))
        signers = [self._signer(one, certificates[one["certificate_id"]]) for one in signed]
        return {
            "path": path, "round": number, "sha256": last["sha256"], "void": last["voiding_reason"], "signers": signers,
        }  # fmt: skip

    def _signer(self, signature: Row, certificate: Row) -> Row:
        said = {name: signature[name] for name in ("seat", "meaning", "sha256", "at", "stamped")}
        said |= {"person": signature["person_id"], "name": self.about["people"][str(signature["person_id"])]}
        return said | {"certificate": certificate["sha256"], "serial": certificate["serial"]}

    def _files(self) -> Iterator[Row]:
        for done, one in enumerate(self.files):
            self.progress(done, len(self.files), "files")
            if one.kind == "report":
                continue
            path = "" if one.withheld else f"files/{one.sha256}.{SUFFIXES.get(one.media_type, 'bin')}"
            if path:
                self.room.put(path, bundles.file(self.lab, self.bundle, one.sha256))
            yield _listed(one, path)

    def _trust(self) -> Row:
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
        from cryptography.x509 import load_der_x509_certificate

        listed: Row = {"authorities": [], "lists": [], "people": []}
        for one in self.about["authorities"]:
            self._put_trust(listed["authorities"], f"trust/{one['level']}-{one['id']}.der", one, "level")
        for one in self.about["lists"]:
            self._put_trust(
                listed["lists"], f"trust/crl/{one['level']}-{one['number']:04}-{one['id']}.crl", one, "level", "number"
            )
        for one in self.about["certificates"]:
            path = f"trust/people/{one['serial']}"
            content = self._put_trust(listed["people"], f"{path}.der", one, "name", "serial")
            key = load_der_x509_certificate(content).public_key()
            self.room.put(f"{path}.pem", key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        return listed

    def _put_trust(self, listed: list[Any], path: str, one: Row, *names: str) -> bytes:
        content = bytes.fromhex(one["content"])
        self.room.put(path, content)
        listed.append({"path": path, "sha256": one["sha256"], **{name: one[name] for name in names}})
        return content


def _listed(one: BundledFile, path: str) -> Row:
    return {"path": path, "name": one.name, "kind": one.kind, "size": one.size, "sha256": one.sha256}


def _safe(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name) or "_"
