#!/usr/bin/env python3
"""Checks a disclosure bundle of LIMS Desktop and names the first thing that is wrong with it.

    python3 lims_verify.py BUNDLE.zip [--root SHA256] [--checkpoint "SIZE ROOT"] [--language es]

Nothing else is needed: any Python from 3.8 on, no other library, no network, no database of the laboratory. It ends
with 0 when everything holds, with 1 when something does not, and with 2 when it was asked wrongly.

What is checked, in this order:

    archive       each file is there with its SHA-256, and nothing else is
    ledger        each entry has its hash, each stream its numbers without a hole and up to where the laboratory recorded
                  that it goes; all of them lie in one Merkle tree under the checkpoint (RFC 6962)
    records       manifest, worksheets, custody and the checkpoints on reports say what the ledger says
    certificates  each leads to the laboratory's root: issued by authorities that may, no longer a chain than they allow, for
                  keys that may sign; revocation lists by those who may (RFC 5280)
    reports       PAdES signatures (ISO 32000-2 12.8, RFC 5652, RFC 5035) of exactly the expected people in their order, with
                  ECDSA (FIPS 186-5) or RSA (RFC 8017), about when it was recorded, by certificates valid and not revoked then
    time-stamps   where the ledger says there is one: of that signature, by an authority that the laboratory published, with
                  a certificate for it, valid and not revoked then (RFC 3161); the last one closes the file
    revisions     each is, byte for byte, the one that was recorded, and not one byte follows the last of them
    files         whatever the ledger says was kept is inside

What is seen of a signature on the page is not compared with it here: the laboratory's own program draws each report again
and does (`main.py bundle verify`).

Three things a file cannot prove by itself: that the root certificate is the laboratory's, that the checkpoint is the one
everybody knows (--root, --checkpoint), and that what is only there to be read (pages, names, methods) was written by the
laboratory: its ledger has the SHA-256 of the whole bundle. Compare all three, as printed at the end, with what you hold
from elsewhere.
"""

from __future__ import annotations

import argparse
import bisect
import datetime as dt
import hashlib
import io
import json
import re
import struct
import sys
import uuid
import zipfile

FORMAT = "LIMS disclosure bundle 1"
SENTENCES = {
    "unreadable": ("This is no bundle, or it was cut off: {why}.", "No es un paquete, o está cortado: {why}."),
    "form": ("The archive was altered at {file}: it is not written as bundles are.",
             "El archivo fue alterado en {file}: no está escrito como los paquetes."),
    "format": ("This is no bundle that this program knows: {found}.", "No es un paquete que este programa conozca: {found}."),
    "missing": ("The file {file} is missing.", "Falta el archivo {file}."),
    "extra": ("The file {file} does not belong to the bundle.", "El archivo {file} no pertenece al paquete."),
    "short": ("{file} is cut off: {found} of {size} bytes are left.", "{file} está cortado: quedan {found} de {size} bytes."),
    "appended": ("{file} goes on for {count} bytes after its end: something was appended to it.",
                 "{file} sigue {count} bytes después de su final: se le añadió algo."),
    "changed": ("{file} was changed: its SHA-256 is not the one of the manifest.",
                "{file} fue cambiado: su SHA-256 no es el del manifiesto."),
    "entry": ("Entry {id} of the ledger ({stream}, number {number}) was changed: its hash is another one.",
              "El asiento {id} del registro ({stream}, número {number}) fue cambiado: su hash es otro."),
    "hole": ("Entry number {number} of {stream} is missing from the ledger: there is a hole in the numbers.",
             "Falta el asiento número {number} de {stream} en el registro: hay un hueco en los números."),
    "link": ("Entry number {number} of {stream} does not follow from the one before it.",
             "El asiento número {number} de {stream} no sigue al anterior."),
    "tail": ("{stream} ends at entry {found}; the laboratory recorded that it goes to {number}.",
             "{stream} termina en el asiento {found}; el laboratorio registró que llega a {number}."),
    "stream": ("{stream} of the ledger is not what the laboratory recorded for this bundle.",
               "{stream} del registro no es lo que el laboratorio registró para este paquete."),
    "withheld": ("{found} entries of {stream} are withheld, not the {count} that the laboratory recorded.",
                 "{found} asientos de {stream} están retenidos, no los {count} que registró el laboratorio."),
    "proof": ("The checkpoint does not prove the ledger of this bundle: another root comes out.",
              "El punto de control no prueba el registro de este paquete: resulta otra raíz."),
    "grown": ("The ledger of this bundle does not begin with the one whose checkpoint {report} prints: {checkpoint}.",
              "El registro de este paquete no empieza con aquel cuyo punto de control imprime {report}: {checkpoint}."),
    "checkpoint": ("The checkpoint of this bundle is {found}, not the one that was asked for.",
                   "El punto de control de este paquete es {found}, no el que se pidió."),
    "bundle": ("The ledger does not say that this bundle was made.", "El registro no dice que se hizo este paquete."),
    "statement": ("The manifest says of {what} something else than the ledger.",
                  "El manifiesto dice de {what} algo distinto que el registro."),
    "attempt": ("Attempt {attempt} at place {place} of worksheet {worksheet} is missing, which the ledger knows.",
                "Falta el intento {attempt} en el lugar {place} de la hoja {worksheet}, que el registro conoce."),
    "row": ("{file} lacks a row of {table} ({key}) that the ledger knows.",
            "A {file} le falta una fila de {table} ({key}) que el registro conoce."),
    "row_changed": ("{file} says something else than the ledger in a row of {table} ({key}).",
                    "{file} dice algo distinto que el registro en una fila de {table} ({key})."),
    "custody": ("The custody of item {item} is not what the ledger says at entry {id}.",
                "La custodia del ítem {item} no es lo que dice el registro en el asiento {id}."),
    "kept": ("The file with SHA-256 {sha256} is missing; the ledger says that it was kept.",
             "Falta el archivo con SHA-256 {sha256}; el registro dice que se guardó."),
    "certificate": ("The certificate {file} is not what it should be: {why}.", "El certificado {file} no es lo que debe: {why}."),
    "list": ("The revocation list {file} is not what it should be: {why}.", "La lista de revocación {file} no es lo que debe: {why}."),
    "root": ("The root certificate has the SHA-256 {found}, not the one that was asked for.",
             "El certificado raíz tiene el SHA-256 {found}, no el que se pidió."),
    "no_signature": ("{file} lacks the signature of {name} ({seat}).", "A {file} le falta la firma de {name} ({seat})."),
    "unexpected": ("{file} has a signature more than was expected, by {name}.",
                   "{file} tiene una firma más de las esperadas, de {name}."),
    "other": ("{file} is signed by {found} in the place of {name} ({seat}).", "{file} está firmado por {found} en lugar de {name} ({seat})."),
    "signed": ("What {name} ({seat}) signed in {file} was changed, or the signature is not theirs.",
               "Lo que {name} ({seat}) firmó en {file} fue cambiado, o la firma no es suya."),
    "revoked": ("{file}: the certificate of {name} ({seat}) was revoked before it was signed.",
                "{file}: el certificado de {name} ({seat}) fue revocado antes de la firma."),
    "no_list": ("{file}: no revocation list tells whether the certificate of {name} ({seat}) was good then.",
                "{file}: ninguna lista de revocación dice si el certificado de {name} ({seat}) valía entonces."),
    "expired": ("{file}: the certificate of {name} ({seat}) was not valid when it was signed.",
                "{file}: el certificado de {name} ({seat}) no era válido al firmar."),
    "time": ("{file}: the signature of {name} ({seat}) says {found}, the laboratory recorded {at}.",
             "{file}: la firma de {name} ({seat}) dice {found}, el laboratorio registró {at}."),
    "authority_ended": ("{file}: an authority above the certificate of {name} ({seat}) was not valid when it was signed.",
                        "{file}: una autoridad sobre el certificado de {name} ({seat}) no era válida al firmar."),
    "stamp": ("{file}: the time-stamp of {name} ({seat}) is not what it should be: {why}.",
              "{file}: el sello de tiempo de {name} ({seat}) no es lo que debe: {why}."),
    "stamp_missing": ("{file}: the signature of {name} ({seat}) has no time-stamp; the laboratory recorded one.",
                      "{file}: la firma de {name} ({seat}) no tiene sello de tiempo; el laboratorio registró uno."),
    "stamp_unexpected": ("{file} has a time-stamp at the signature of {name} ({seat}) that the laboratory did not record.",
                         "{file} tiene un sello de tiempo en la firma de {name} ({seat}) que el laboratorio no registró."),
    "stamp_later": ("{file}: the time-stamp of {name} ({seat}) is of {found}, the laboratory recorded {at}.",
                    "{file}: el sello de tiempo de {name} ({seat}) es de {found}, el laboratorio registró {at}."),
    "not_closed": ("{file}: the time-stamp that closes it after {name} ({seat}) is missing.",
                   "{file}: falta el sello de tiempo que lo cierra después de {name} ({seat})."),
    "added": ("{file} has {count} bytes after what {name} ({seat}) signed last: something was added.",
              "{file} tiene {count} bytes después de lo último que firmó {name} ({seat}): se añadió algo."),
    "revision": ("{file} is not the one that {name} ({seat}) signed: the laboratory recorded other bytes.",
                 "{file} no es el que firmó {name} ({seat}): el laboratorio registró otros bytes."),
}  # fmt: skip


WHY = {
    "unknown": ("the ledger does not know it", "el registro no lo conoce"),
    "unread": ("it cannot be read", "no se puede leer"),
    "missing": ("it is missing", "falta"),
    "unsigned": ("no authority of the laboratory that may do so signed it",
                 "no lo firmó ninguna autoridad del laboratorio que pueda hacerlo"),
    "critical": ("it makes a condition that this program does not know", "pone una condición que este programa no conoce"),
    "no_authority": ("its authority may not issue certificates", "su autoridad no puede emitir certificados"),
    "too_long": ("there are more authorities below each other than the upper one allows",
                 "hay más autoridades una bajo otra de las que permite la superior"),
    "usage": ("its key is not one for signatures that bind a person", "su clave no es para firmas que obligan a una persona"),
    "imprint": ("it is about something else", "es de otra cosa"),
    "forged": ("it was changed, or is not of the one it names", "fue cambiado, o no es de quien nombra"),
    "purpose": ("its certificate is not one for time-stamps", "su certificado no es para sellos de tiempo"),
    "stranger": ("no authority that the laboratory published vouches for it", "ninguna autoridad publicada por el laboratorio lo avala"),
    "ended": ("its certificate was not valid then", "su certificado no era válido entonces"),
    "revoked": ("its certificate was revoked before", "su certificado fue revocado antes"),
}  # fmt: skip


class Wrong(Exception):
    """The first thing that is wrong; `sentence` says it. `why`, where there is one, is of the table above or as it is."""

    def __init__(self, code, **detail):
        super().__init__(code)
        self.code, self.detail = code, detail

    def sentence(self, language="en"):
        spanish, why = language == "es", self.detail.get("why")
        return SENTENCES[self.code][spanish].format(**dict(self.detail, why=WHY[why][spanish] if why in WHY else why))


# The archive ----------------------------------------------------------------------------------------------------------

PIECE = 1 << 20
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*\Z")
ALWAYS = {"date_time": (1980, 1, 1, 0, 0, 0), "compress_type": 0, "comment": b"", "extra": b"", "create_system": 3,
          "create_version": 20, "extract_version": 20, "volume": 0, "internal_attr": 0,
          "external_attr": 0o644 << 16}  # fmt: skip


class Archive:
    """The files of a bundle; each was hashed before anybody reads it."""

    def __init__(self, raw, progress):
        self.raw, self.progress = raw, progress
        try:
            self.zip = zipfile.ZipFile(self.raw)
            self.infos = self.zip.infolist()
            self._check_form()
            self.manifest = json.loads(self.zip.read("manifest.json").decode("utf-8"))
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, struct.error) as broken:
            raise Wrong("unreadable", why=str(broken) or type(broken).__name__) from broken
        if not isinstance(self.manifest, dict) or self.manifest.get("format") != FORMAT:
            raise Wrong("format", found=str(self.manifest)[:60])

    def _check_form(self):
        """Files lie one after the other, stored, without anything between or before them that nobody would read."""
        at = 0
        for info in self.infos:
            if not NAME.match(info.filename) or {"", ".", ".."} & set(info.filename.split("/")):
                raise Wrong("form", file=repr(info.filename))
            if info.header_offset != at or any(getattr(info, name) != value for name, value in ALWAYS.items()):
                raise Wrong("form", file=info.filename)
            self.raw.seek(at)
            header = info.FileHeader(zip64=False)
            if info.flag_bits & ~0x800 or self.raw.read(len(header)) != header or info.compress_size != info.file_size:
                raise Wrong("form", file=info.filename)
            at += len(header) + info.file_size
        self.raw.seek(-22, io.SEEK_END)  # the record at the end has no comment, and nothing follows it
        end = struct.unpack("<4s4H2LH", self.raw.read(22))
        twice = len({info.filename.lower() for info in self.infos}) != len(self.infos)  # not every disk tells a from A
        if twice or at != self.zip.start_dir or end[0] != b"PK\5\6" or self.raw.tell() != at + end[5] + 22 or end[7]:
            raise Wrong("form", file=self.infos[-1].filename if self.infos else "manifest.json")

    def check_files(self):
        there = {info.filename: info for info in self.infos}
        told = self.manifest["files"]
        for done, one in enumerate(told):
            self.progress(done, len(told), "files")
            if one["path"] not in there:
                raise Wrong("missing", file=one["path"])
            self._check_file(there.pop(one["path"]), one)
        there.pop("manifest.json")
        if there:
            raise Wrong("extra", file=min(there))

    def _check_file(self, info, told):
        digest, rest, before = hashlib.sha256(), told["size"], None
        try:
            with self.zip.open(info) as opened:
                for piece in iter(lambda: opened.read(PIECE), b""):
                    digest.update(piece[: max(rest, 0)])
                    if before is None and len(piece) > rest:
                        before = digest.hexdigest()
                    rest -= len(piece)
        except (zipfile.BadZipFile, OSError, EOFError):
            raise Wrong("changed", file=told["path"]) from None
        if rest > 0:
            raise Wrong("short", file=told["path"], found=told["size"] - rest, size=told["size"])
        if rest < 0 and before == told["sha256"]:
            raise Wrong("appended", file=told["path"], count=-rest)
        if rest < 0 or digest.hexdigest() != told["sha256"]:
            raise Wrong("changed", file=told["path"])

    def sha256(self):
        self.raw.seek(0)
        return digest_of("sha256", iter(lambda: self.raw.read(PIECE), b"")).hex()

    def read(self, path):
        try:
            return self.zip.read(path)
        except KeyError:
            raise Wrong("missing", file=path) from None

    def json(self, path):
        return json.loads(self.read(path).decode("utf-8"))

    def lines(self, path):
        try:
            opened = self.zip.open(path)
        except KeyError:
            raise Wrong("missing", file=path) from None
        with io.TextIOWrapper(opened, encoding="utf-8", newline="\n") as text:
            for line in text:
                yield json.loads(line)


# The ledger -----------------------------------------------------------------------------------------------------------

TEXT, LONG, INT, MOMENT, BYTES, UUID = 25, 20, 23, 1184, 17, 2950  # PostgreSQL's numbers for its types


def entry_hash(entry):
    """The leaf hash (RFC 6962, 2.1) over the entry as PostgreSQL sends a row in binary."""

    def text(name):
        return TEXT, None if entry[name] is None else entry[name].encode("utf-8")

    fields = [
        (TEXT, b"LIMS entry 1"), (LONG, struct.pack(">q", entry["id"])), (INT, struct.pack(">i", entry["number"])),
        (MOMENT, struct.pack(">q", entry["at"])), (BYTES, bytes.fromhex(entry["previous"])), text("stream"), text("kind"),
        text("body"), text("actor"), text("second"), text("station"),
        (UUID, entry["act"] and uuid.UUID(entry["act"]).bytes), text("reason"),
    ]  # fmt: skip
    record = struct.pack(">i", len(fields)) + b"".join(
        struct.pack(">ii", kind, -1 if value is None else len(value)) + (value or b"") for kind, value in fields
    )
    return hashlib.sha256(b"\0" + record).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def proved_root(leaves, size, hashes):
    """The root of a tree of `size` leaves: of these (position: hash), and of subtrees without any of them, in order."""
    places, rest, unproved = sorted(leaves), iter(hashes), dict(leaves)

    def fold(low, count):
        if bisect.bisect_left(places, low) == bisect.bisect_left(places, low + count):
            return next(rest)
        if count == 1:
            return unproved.pop(low)
        cut = 1 << (count - 1).bit_length() - 1
        left = fold(low, cut)
        return node(left, fold(low + cut, count - cut))

    root = fold(0, size)
    if unproved or next(rest, None) is not None:  # a leaf outside the tree would be believed without a proof
        raise StopIteration
    return root


class Ledger:
    """The entries of the bundle, each checked, and the rows of the laboratory's tables as they tell them."""

    def __init__(self, archive):
        self.archive, self.leaves, self.rows, self.custody, self.entries = archive, {}, {}, {}, 0
        self.printed, self.heads, found = [], self._beside(), {}
        for entry in archive.lines("ledger/entries.jsonl"):
            self._check(entry, found.setdefault(entry["stream"], {"number": 0, "hash": "00" * 32, "withheld": 0}))
        for stream, head in sorted(self.heads.items()):
            self._check_head(stream, head, found.pop(stream, None))
        if found:
            raise Wrong("stream", stream=min(found))
        self._check_proof()
        self._check_heading()

    def _check_heading(self):
        """Which case it is, for whom, since when. (The names of people and agencies are not in these streams.)"""
        said, case = self.archive.manifest["bundle"], self.table("lab.case_file")[0]
        wanted = {name: self.made[name] for name in ("case_id", "report_id", "reason", "begun_at")}
        wanted.update(case=case["number"], agency_reference=case["agency_reference"])
        wanted["report"] = next(
            (one["number"] for one in self.table("lab.report") if one["id"] == self.made["report_id"]), None
        )
        for name, value in wanted.items():
            if said[name] != value:
                raise Wrong("statement", what=name)

    def _beside(self):
        """The entry that tells of the bundle: how far each stream goes. And those of the certificates."""
        made, bundle = None, self.archive.manifest["bundle"]
        for entry in self.archive.lines("ledger/beside.jsonl"):
            self._check_hash(entry)
            body = json.loads(entry["body"])
            if body["table"] == "lab.bundle" and entry["kind"] == "ADDED" and body["new"]["number"] == bundle["number"]:
                made, self.made = entry, body["new"]
            else:
                self._replay(entry, body)
        if made is None:
            raise Wrong("bundle")
        return self.made["heads"]

    def _check_hash(self, entry, withheld=False):
        told = bytes.fromhex(entry["hash"])
        if not withheld and entry_hash(entry) != told:
            raise Wrong("entry", **{name: entry[name] for name in ("id", "stream", "number")})
        if self.leaves.setdefault(entry["position"], told) != told:
            raise Wrong("proof")
        self.entries += 1

    def _check(self, entry, before):
        where = {"stream": entry["stream"], "number": before["number"] + 1}
        withheld = bool(entry.get("withheld"))
        self._check_hash(entry, withheld)
        if entry["number"] != before["number"] + 1:
            raise Wrong("hole", **where)
        if not withheld:
            if entry["previous"] != before["hash"]:
                raise Wrong("link", **where)
            self._replay(entry, json.loads(entry["body"]))
        before["withheld"] += withheld
        before["number"], before["hash"] = entry["number"], entry["hash"]

    def _check_head(self, stream, head, found):
        if found is None or found["number"] < head["number"]:
            raise Wrong("tail", stream=stream, found=found["number"] if found else 0, number=head["number"])
        if (found["number"], found["hash"]) != (head["number"], head["hash"]):
            raise Wrong("stream", stream=stream)
        if found["withheld"] != head["withheld"]:
            raise Wrong("withheld", stream=stream, found=found["withheld"], count=head["withheld"])

    def _replay(self, entry, body):
        if "table" not in body:
            if entry["stream"].startswith("item/"):
                self.custody.setdefault(int(entry["stream"][5:]), []).append(entry)
            return
        key = body["table"], json.dumps(body["key"], sort_keys=True)
        if entry["kind"] == "REMOVED":
            self.rows.pop(key, None)
        elif entry["kind"] == "ADDED":
            self.rows[key] = dict(body["new"]), entry["stream"]
        elif key in self.rows:
            self.rows[key][0].update(body["new"])

    def _check_proof(self):
        proof = self.archive.json("ledger/proof.json")
        try:
            root = proved_root(self.leaves, proof["size"], map(bytes.fromhex, proof["hashes"]))
        except (StopIteration, KeyError, RuntimeError, ValueError):
            raise Wrong("proof") from None
        if root.hex() != proof["root"]:
            raise Wrong("proof")
        if self.archive.manifest["checkpoint"] != {"size": proof["size"], "root": proof["root"]}:
            raise Wrong("statement", what="checkpoint")
        self.checkpoint = "{} {}".format(proof["size"], proof["root"])

    def table(self, name):
        return [row for (table, _), (row, _) in self.rows.items() if table == name]


# What is said about it ------------------------------------------------------------------------------------------------


def text(value):
    """A value as JSON: in Python 1, 1.0 and True are the same."""
    return json.dumps(value, sort_keys=True)


BENCH = ("worksheet", "verification", "verification_conclusion", "position")


def check_worksheets(archive, ledger):
    """Every row that the ledger tells of worksheets stands in their files, and none stands there otherwise."""
    wanted = {key: row for key, (row, stream) in ledger.rows.items() if stream.split("/")[0] in BENCH}
    for one in archive.manifest["worksheets"]:
        told = archive.json(one["path"])
        if [row["row"]["number"] for row in told["tables"]["lab.worksheet"]] != [told["number"]] or one[
            "number"
        ] != told["number"]:
            raise Wrong("statement", what=one["path"])
        _compare(one["path"], told["tables"], wanted)
    if wanted:
        _name_missing(ledger, min(wanted, key=lambda key: (key[0] != "lab.run_position", key)))


def _compare(path, tables, wanted):
    """What a file tells of these tables is what the ledger tells; what was found is taken out of `wanted`."""
    for table, rows in tables.items():
        for row in rows:
            key = table, json.dumps(row["key"], sort_keys=True)
            if text(wanted.pop(key, None)) != text(row["row"]):
                raise Wrong("row_changed", file=path, table=table, key=key[1])


def _name_missing(ledger, key):
    row = ledger.rows[key][0]
    if key[0] == "lab.run_position":
        number = next((one["number"] for one in ledger.table("lab.worksheet") if one["id"] == row["worksheet_id"]), "?")
        raise Wrong("attempt", attempt=row["attempt"], place=row["place"], worksheet=number)
    raise Wrong("row", file="worksheets/", table=key[0], key=key[1])


TALK = ("lab.enquiry", "lab.enquiry_note", "lab.hearing", "lab.subpoena", "lab.testimony", "lab.court_visit",
        "lab.court_exhibit")  # fmt: skip


def check_talk(archive, ledger):
    """What was asked and answered, the days in court, subpoenas, testimony and visits, as the ledger tells them."""
    path, wanted = "court/talk.json", {key: row for key, (row, _) in ledger.rows.items() if key[0] in TALK}
    _compare(path, archive.json(path)["tables"], wanted)
    if wanted:
        table, key = min(wanted)
        raise Wrong("row", file=path, table=table, key=key)


def check_custody(archive, ledger):
    told = archive.json("custody/custody.json")["items"]
    listed, numbers = {one["id"]: one for one in told}, {row["id"]: row["number"] for row in ledger.table("lab.item")}
    for one in told:
        if listed[one["id"]] is not one or one["id"] not in ledger.custody or one["number"] != numbers[one["id"]]:
            raise Wrong("custody", item=one["number"], id=one["events"][0]["entry"] if one["events"] else "–")
    for item, entries in sorted(ledger.custody.items()):
        said = listed.get(item, {"number": item, "events": []})
        wanted = [[entry["id"], entry["hash"], entry["kind"], entry["at"], entry["actor"], entry["second"],
                   entry["station"], entry["reason"], json.loads(entry["body"])] for entry in entries]  # fmt: skip
        found = [[one["entry"], one["hash"], one["kind"], one["at"], one["actor"], one["second"], one["station"],
                  one["reason"], one["body"]] for one in said["events"]]  # fmt: skip
        if text(found) != text(wanted):
            pairs = zip(found + [None] * len(wanted), wanted + [None] * len(found))
            first = next(one or other for one, other in pairs if text(one) != text(other))
            raise Wrong("custody", item=said["number"], id=first[0])


def check_kept(archive, ledger):
    """Every kept file is inside, but for those whose bytes the laboratory said would stay with it."""
    there = {one["sha256"] for one in archive.manifest["files"]}
    for stream, head in sorted(ledger.heads.items()):
        if stream.startswith("file/") and not head.get("stays") and stream[5:] not in there:
            raise Wrong("kept", sha256=stream[5:])


def expected_reports(archive, ledger):
    """The versions of each report with who signs them, as the ledger has it; the manifest must say the same."""
    certificates = {row["id"]: row for row in ledger.table("lab.certificate")}
    reports = {row["id"]: row for row in ledger.table("lab.report")}
    states = {row["number"]: (row["kind"], row["state"]) for row in reports.values()}
    wanted = {}
    for row in sorted(ledger.table("lab.report_signature"), key=lambda row: row["id"]):
        certificate = certificates[row["certificate_id"]]
        signer = {name: row[name] for name in ("seat", "meaning", "sha256", "at", "stamped")}
        signer.update(person=row["person_id"], certificate=certificate["sha256"], serial=certificate["serial"])
        version = wanted.setdefault((reports[row["report_id"]]["number"], row["round"]), {"signers": []})
        version["signers"].append(signer)
        version.update(sha256=row["sha256"], void=row["voiding_reason"])
    for report in archive.manifest["reports"]:
        if states.pop(report["number"], None) != (report["kind"], report["state"]):
            raise Wrong("statement", what=report["number"])
        for version in report["versions"]:
            stated = dict(
                version, signers=[{name: one[name] for name in one if name != "name"} for one in version["signers"]]
            )
            found = dict(
                wanted.pop((report["number"], version["round"]), {}), path=version["path"], round=version["round"]
            )
            if text(stated) != text(found):
                raise Wrong("statement", what="{}, {}".format(report["number"], version["path"]))
            yield version
    if wanted or states:
        raise Wrong("statement", what=min(states or {number: None for number, _ in wanted}))


def check_checkpoints(archive, ledger):
    """The ledger of this bundle begins with the one whose checkpoint a report prints (RFC 9162, 2.1.4.2)."""
    told = {one["report"]: one for one in archive.json("ledger/checkpoints.json")}
    size, root = ledger.checkpoint.split()
    for row in ledger.table("lab.report"):
        printed = json.loads(row["facts"])["checkpoint"] if row.get("facts") else None
        if printed:
            older, older_root = printed.split()
            one = told.get(row["number"], {"hashes": [], "checkpoint": ""})
            steps = list(map(bytes.fromhex, one["hashes"]))
            if one["checkpoint"] != printed or not is_grown(
                int(older), bytes.fromhex(older_root), int(size), bytes.fromhex(root), steps
            ):
                raise Wrong("grown", report=row["number"], checkpoint=printed)
            ledger.printed.append((row["number"], printed))


def is_grown(older, older_root, newer, newer_root, steps):
    if older < 1:
        return False
    if older >= newer:
        return not steps and (older, older_root) == (newer, newer_root)
    place, last = older - 1, newer - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if older & (older - 1) == 0:
        steps.insert(0, older_root)
    if not steps:
        return False
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node(step, before), node(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == (older_root, newer_root)


# DER (X.690) and X.509 (RFC 5280) -------------------------------------------------------------------------------------


class Der:
    """One value: its tag, its content, and the whole as it stands."""

    def __init__(self, data, at=0):
        self.tag, size, start = data[at], data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            size, start = int.from_bytes(data[start : start + count], "big"), start + count
        self.end = start + size
        if self.end > len(data):
            raise ValueError("cut off")
        self.content, self.raw = data[start : self.end], data[at : self.end]

    def parts(self):
        found, at = [], 0
        while at < len(self.content):
            found.append(Der(self.content, at))
            at = found[-1].end
        return found

    def number(self):
        return int.from_bytes(self.content, "big", signed=True)

    def bits(self):
        return self.content[1:]

    def oid(self):
        numbers, value = [], 0
        for byte in self.content:
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                numbers.append(value)
                value = 0
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]]))

    def moment(self):
        """UTCTime or GeneralizedTime as YYYYMMDDhhmmss."""
        text = self.content.decode("ascii").rstrip("Z")
        return text[:14] if self.tag == 0x18 else ("19" if text[:2] >= "50" else "20") + text


def moment(iso):
    """A time of the ledger (UTC) as YYYYMMDDhhmmss."""
    return re.sub(r"\D", "", iso)[:14]


def common_name(name):
    for part in Der(name).parts():
        oid, value = part.parts()[0].parts()
        if oid.oid() == "2.5.4.3":
            return value.content.decode("utf-8", "replace")
    return "?"


SIGNS, BINDS, CERTIFIES, LISTS = 0, 1, 5, 6  # digitalSignature, nonRepudiation, keyCertSign, cRLSign
TIME_STAMPING = "1.3.6.1.5.5.7.3.8"


class Certificate:
    """Subject, issuer, validity, serial number and key of a certificate, and what its key may do."""

    def __init__(self, data):
        self.data, self.sha256 = data, hashlib.sha256(data).hexdigest()
        self.signed, self.algorithm, signature = Der(data).parts()
        self.signature = signature.bits()
        parts = self.signed.parts()
        if parts[0].tag == 0xA0:
            parts.pop(0)
        self.serial, self.issuer, self.subject = parts[0].number(), parts[2].raw, parts[4].raw
        self.begins, self.ends = (one.moment() for one in parts[3].parts())
        self.key = parts[5]
        self.name = common_name(self.subject)
        self._read_extensions(parts[-1].parts()[0].parts() if parts[-1].tag == 0xA3 else [])

    def _read_extensions(self, extensions):
        """Basic constraints (2.5.29.19), key usage (.15) and extended key usage (.37); no other may be critical."""
        said = {one.parts()[0].oid(): Der(one.parts()[-1].content) for one in extensions}
        critical = {one.parts()[0].oid() for one in extensions if one.parts()[1].raw == b"\1\1\xff"}
        limits = said["2.5.29.19"].parts() if "2.5.29.19" in said else []
        self.is_authority = bool(limits) and limits[0].raw == b"\1\1\xff"
        self.longest = limits[1].number() if len(limits) > 1 else None
        bits = said["2.5.29.15"].bits() if "2.5.29.15" in said else None
        self.usage = None if bits is None else {at for at in range(8 * len(bits)) if bits[at // 8] & 0x80 >> at % 8}
        self.purposes = [one.oid() for one in said["2.5.29.37"].parts()] if "2.5.29.37" in said else []
        self.is_stamper = self.purposes == [TIME_STAMPING] and "2.5.29.37" in critical and self.may(SIGNS, BINDS)
        self.is_strange = bool(critical - {"2.5.29.15", "2.5.29.19", "2.5.29.37"})

    def may(self, *uses):
        """Whether its key may be used for one of these; one that says nothing about it may for all (RFC 5280, 4.2.1.3)."""
        return self.usage is None or bool(self.usage & set(uses))

    def is_valid(self, at):
        return self.begins <= at <= self.ends

    def has_signed(self, other):
        """Whether this one's key signed a certificate or a list."""
        return is_signature(self.key, other.algorithm, other.signed.raw, other.signature)


def path_of(one, known, anchors, most=4):
    """From this certificate up to an anchor, each issued by the next (RFC 5280, 6.1); empty when none leads there."""
    if one.sha256 in {anchor.sha256 for anchor in anchors}:
        return [one]
    for issuer in known if most else ():
        if issuer.subject == one.issuer and issuer.has_signed(one):
            above = path_of(issuer, known, anchors, most - 1)
            if above:
                return [one, *above]
    return []


def unfit(path, below=0):
    """Why these may not follow from each other so, the first with `below` under it; empty: they may (RFC 5280, 6.1.4)."""
    for number, one in enumerate(path, below):
        if one.is_strange:
            return "critical"
        if number and not (one.is_authority and one.may(CERTIFIES)):
            return "no_authority"
        if number and one.longest is not None and number - 1 > one.longest:
            return "too_long"
    return ""


class RevocationList:
    """Which certificates of an authority were taken back, and when; and until when the list stands."""

    def __init__(self, data):
        self.signed, self.algorithm, signature = Der(data).parts()
        self.signature = signature.bits()
        parts = self.signed.parts()
        if parts[0].tag == 0x02:
            parts.pop(0)
        self.issuer, self.made, self.until = parts[1].raw, parts[2].moment(), parts[3].moment()
        entries = parts[4].parts() if len(parts) > 4 and parts[4].tag == 0x30 else []
        self.revoked = {one.parts()[0].number(): one.parts()[1].moment() for one in entries}


class Trust:
    """The laboratory's authorities, people and revocation lists, each checked, and the time-stamping authorities it published."""

    def __init__(self, archive, ledger):
        told = archive.manifest["trust"]
        self.people = self._load(archive, told["people"], ledger.table("lab.certificate"), "certificate", Certificate)
        authorities = self._load(
            archive, told["authorities"], ledger.table("lab.authority_certificate"), "certificate", Certificate
        )
        lists = self._load(archive, told["lists"], ledger.table("lab.revocation_list"), "list", RevocationList)
        levels = {"root": [], "issuing": [], "time_stamping": []}
        for one, _, level in authorities.values():
            levels[level].append(one)
        self.roots, self.stampers = [one for one in levels["root"] if one.has_signed(one)], levels["time_stamping"]
        self.own, self.lists, self.paths = self.roots + levels["issuing"], {}, {}
        for one, path, level in authorities.values():
            if level != "time_stamping":
                self._need(self.path(one), path, below=1)
        for one, path, _ in self.people.values():
            self._need(self.path(one), path)
            if one.usage is None or not one.may(BINDS):
                raise Wrong("certificate", file=path, why="usage")
        for one, path, level in lists.values():
            self._take(one, path, self.stampers if level == "time_stamping" else self.own)

    def _load(self, archive, told, rows, code, kind):
        """What was published, by its SHA-256: read, with its path and level as the ledger has it."""
        wanted, found = {row["sha256"]: row.get("level") for row in rows}, {}
        for one in told:
            data = archive.read(one["path"])
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 not in wanted or one.get("level") != wanted[sha256]:
                raise Wrong(code, file=one["path"], why="unknown")
            try:
                found[sha256] = kind(data), one["path"], wanted[sha256]
            except (ValueError, IndexError, UnicodeDecodeError):
                raise Wrong(code, file=one["path"], why="unread") from None
        if set(wanted) - set(found):
            raise Wrong(code, file=min(set(wanted) - set(found)), why="missing")
        return found

    def _need(self, path, file, below=0):
        why = unfit(path, below) if path else "unsigned"
        if why:
            raise Wrong("certificate", file=file, why=why)

    def _take(self, one, file, authorities):
        """A list counts for the authority that signed it; two may have one name, when one follows the other."""
        able = (by for by in authorities if by.subject == one.issuer and by.is_authority and by.may(LISTS))
        issuer = next((by for by in able if by.has_signed(one)), None)
        if issuer is None:
            raise Wrong("list", file=file, why="unsigned")
        self.lists.setdefault(issuer.sha256, []).append(one)

    def path(self, one):
        """From a certificate of the laboratory to its root; computed once."""
        if one.sha256 not in self.paths:
            self.paths[one.sha256] = path_of(one, self.own, self.roots)
        return self.paths[one.sha256]

    def name(self, signer):
        """The name in the certificate: the one that its authority vouched for."""
        return self.people[signer["certificate"]][0].name

    def revoked_before(self, path, at):
        """Whether one of these was taken back before this moment; None when no list tells of one of them."""
        told = [self._revoked_before(*path[n : n + 2], at) for n in range(len(path) - 1)]
        return True if True in told else None if None in told else False

    def _revoked_before(self, one, issuer, at):
        lists = self.lists.get(issuer.sha256, [])
        if any(listed.revoked.get(one.serial, "9") <= at for listed in lists):
            return True
        return False if any(listed.until >= at for listed in lists) else None


# Signatures: RFC 8017 (RSA), FIPS 186-5 and SEC 1 (ECDSA) -------------------------------------------------------------

HASHES = {"2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512"}
SIGNATURES = {
    "1.2.840.10045.4.3.2": "sha256", "1.2.840.10045.4.3.3": "sha384", "1.2.840.10045.4.3.4": "sha512",
    "1.2.840.113549.1.1.11": "sha256", "1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512",
}  # fmt: skip
RSA, PSS = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"
PREFIXES = {
    "sha256": "3031300d060960864801650304020105000420", "sha384": "3041300d060960864801650304020205000430",
    "sha512": "3051300d060960864801650304020305000440",
}  # fmt: skip
CURVES = {  # FIPS 186-5 / SP 800-186: prime, b, base point, order; a is always -3
    "1.2.840.10045.3.1.7": (
        0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    ),
    "1.3.132.0.34": (
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
        0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
        0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    ),
    "1.3.132.0.35": (
        (1 << 521) - 1,
        0xC6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
        0x11839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650,
        (1 << 521) - 0x5AE79787C40D069948033FEB708F65A2FC44A36477663B851449048E16EC79BF7,
        0x51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
    ),
}


def is_signature(key, algorithm, signed, signature, digest=None):
    """Whether this key (SubjectPublicKeyInfo) made this signature over these bytes; `digest` where RSA does not say."""
    kind, public = key.parts()
    oid = algorithm.parts()[0].oid()
    try:
        if kind.parts()[0].oid() == RSA:
            return _is_rsa(public.bits(), algorithm, oid, signed, signature, digest)
        curve = CURVES[kind.parts()[1].oid()]
        return _is_ecdsa(curve, public.bits(), hashlib.new(SIGNATURES[oid], signed).digest(), signature)
    except (KeyError, ValueError, IndexError):
        return False


def _is_rsa(public, algorithm, oid, signed, signature, digest):
    modulus, exponent = (one.number() for one in Der(public).parts())
    size = (modulus.bit_length() + 7) // 8
    if size < 256:  # of fewer than 2048 bits the key can be found
        return False
    opened = pow(int.from_bytes(signature, "big"), exponent, modulus).to_bytes(size, "big")
    if oid == PSS:
        return _is_pss(opened, algorithm.parts()[1], signed, modulus.bit_length() - 1)
    name = digest if oid == RSA else SIGNATURES[oid]
    tail = bytes.fromhex(PREFIXES[name]) + hashlib.new(name, signed).digest()
    return opened == b"\0\1" + b"\xff" * (size - 3 - len(tail)) + b"\0" + tail


def _is_pss(opened, parameters, signed, bits):
    """EMSA-PSS-VERIFY (RFC 8017, 9.1.2), with the same hash for message and mask as all who make them use."""
    said = {one.tag: one.parts()[0] for one in parameters.parts()}
    name, salt_size = HASHES[said[0xA0].parts()[0].oid()], said[0xA2].number() if 0xA2 in said else 20
    if HASHES[said[0xA1].parts()[1].parts()[0].oid()] != name:
        return False
    size = hashlib.new(name).digest_size
    encoded = opened[-((bits + 7) // 8) :]
    masked, stated = encoded[: -size - 1], encoded[-size - 1 : -1]
    mask = b"".join(hashlib.new(name, stated + struct.pack(">I", n)).digest() for n in range(len(masked) // size + 1))
    block = int.from_bytes(masked, "big") ^ int.from_bytes(mask[: len(masked)], "big")
    block &= (1 << bits - 8 * (len(encoded) - len(masked))) - 1
    plain = block.to_bytes(len(masked), "big")
    salt = plain[len(plain) - salt_size :]
    if encoded[-1:] != b"\xbc" or plain[: len(plain) - salt_size] != b"\0" * (len(plain) - salt_size - 1) + b"\1":
        return False
    return hashlib.new(name, bytes(8) + hashlib.new(name, signed).digest() + salt).digest() == stated


def _is_ecdsa(curve, public, digest, signature):
    prime, base_x, base_y, order, b = curve
    pair = Der(signature)
    r, s = (one.number() for one in pair.parts())
    if pair.raw != signature or [pair.tag, *(one.tag for one in pair.parts())] != [0x30, 2, 2]:
        return False
    size = (prime.bit_length() + 7) // 8
    x, y = int.from_bytes(public[1 : 1 + size], "big"), int.from_bytes(public[1 + size :], "big")
    if not (0 < r < order and 0 < s < order and public[0] == 4 and (y * y - x * x * x + 3 * x - b) % prime == 0):
        return False
    hashed = int.from_bytes(digest, "big") >> max(0, 8 * len(digest) - order.bit_length())
    inverse = pow(s, order - 2, order)
    point = _both(prime, (base_x, base_y), hashed * inverse % order, (x, y), r * inverse % order)
    return point is not None and point % order == r


def _both(prime, first, times_first, second, times_second):
    """The x of times_first * first + times_second * second (Shamir's trick, Jacobian coordinates); None at infinity."""
    one, two = (*first, 1), (*second, 1)
    sums = {(1, 0): one, (0, 1): two, (1, 1): _add(prime, one, two)}
    total = (0, 1, 0)
    for bit in range(max(times_first.bit_length(), times_second.bit_length()) - 1, -1, -1):
        total = _double(prime, total)
        step = times_first >> bit & 1, times_second >> bit & 1
        if step != (0, 0):
            total = _add(prime, total, sums[step])
    x, _, z = total
    return None if z == 0 else x * pow(z, 2 * (prime - 2), prime) % prime


def _double(prime, point):
    x, y, z = point
    slope, square = 3 * (x - z * z) * (x + z * z), y * y % prime
    shift = 4 * x * square % prime
    new_x = (slope * slope - 2 * shift) % prime
    return new_x, (slope * (shift - new_x) - 8 * square * square) % prime, 2 * y * z % prime


def _add(prime, one, two):
    if one[2] == 0 or two[2] == 0:
        return two if one[2] == 0 else one
    z1, z2 = one[2] * one[2] % prime, two[2] * two[2] % prime
    u1, u2 = one[0] * z2 % prime, two[0] * z1 % prime
    s1, s2 = one[1] * two[2] * z2 % prime, two[1] * one[2] * z1 % prime
    if u1 == u2:
        return _double(prime, one) if s1 == s2 else (0, 1, 0)
    h, r = u2 - u1, s2 - s1
    square = h * h % prime
    cube, shift = h * square % prime, u1 * square % prime
    x = (r * r - cube - 2 * shift) % prime
    return x, (r * (shift - x) - s1 * cube) % prime, h * one[2] * two[2] % prime


# Signed content: RFC 5652 (CMS), RFC 5035 (which certificate is meant), RFC 3161 (time-stamps) -------------------------

DATA, TIME, CONTENT_TYPE, MESSAGE_DIGEST = (
    "1.2.840.113549.1.7.1", "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4")  # fmt: skip
NAMED = {"1.2.840.113549.1.9.16.2.47": "sha256", "1.2.840.113549.1.9.16.2.12": "sha1"}  # by this hash if it says none
STAMPED = "1.2.840.113549.1.9.16.2.14"
EARLIER = dt.timedelta(days=1)  # so long after it was made a signature may be recorded, when a line broke
LATER = dt.timedelta(minutes=10)  # so much may two clocks differ: the laboratory's and a time-stamping authority's


def digest_of(name, pieces):
    digest = hashlib.new(name)
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def _attributes(part):
    """The first value of each."""
    return {kind.oid(): values.parts()[0] for kind, values in (one.parts() for one in part.parts())}


class Signed:
    """What one signer signed: their certificate's serial number, what they say of it, and what others added unsigned."""

    def __init__(self, data):
        parts = Der(data).parts()[1].parts()[0].parts()
        inside = parts[2].parts()
        self.content = inside[1].parts()[0].content if len(inside) > 1 else b""
        given = [one for part in parts[3:] if part.tag == 0xA0 for one in part.parts()]
        self.certificates = [Certificate(one.raw) for one in given if one.tag == 0x30]
        [signer] = [one.parts() for one in parts[-1].parts()]
        self.by, self.digest, self.attributes = signer[1], HASHES[signer[2].parts()[0].oid()], signer[3]
        self.algorithm, self.value = signer[4], signer[5].content
        self.said, self.added = _attributes(signer[3]), _attributes(signer[6]) if len(signer) > 6 else {}

    def means(self, certificate):
        """Whether the signer says that it is this certificate's key."""
        for oid, usual in NAMED.items():
            if oid in self.said:
                named = self.said[oid].parts()[0].parts()[0].parts()
                algorithm = HASHES[named.pop(0).parts()[0].oid()] if named[0].tag == 0x30 else usual
                return named[0].content == hashlib.new(algorithm, certificate.data).digest()
        return False

    def is_by(self, certificate, kind, covered):
        """Whether this certificate's key signed these bytes as this kind of content (RFC 5652, 5.4)."""
        return (
            self.said[CONTENT_TYPE].oid() == kind
            and self.said[MESSAGE_DIGEST].content == digest_of(self.digest, covered)
            and self.means(certificate)
            and is_signature(
                certificate.key, self.algorithm, b"\x31" + self.attributes.raw[1:], self.value, self.digest
            )
        )


class Stamp(Signed):
    """A time-stamp: these bytes were there at this moment, says an authority outside (RFC 3161, 2.4.2)."""

    def __init__(self, data):
        super().__init__(data)
        said = Der(self.content).parts()
        algorithm, imprint = said[2].parts()
        self.hash, self.imprint, self.at = HASHES[algorithm.parts()[0].oid()], imprint.content, said[4].moment()

    def trouble(self, covered, trust):
        """Why it is not believed of these bytes; empty when it is. Lists of an authority outside need not be there."""
        signer = next((one for one in self.certificates + trust.stampers if self.means(one)), None)
        if digest_of(self.hash, covered) != self.imprint:
            return "imprint"
        if signer is None or not self.is_by(signer, TIME, [self.content]):
            return "forged"
        if not signer.is_stamper:
            return "purpose"
        path = path_of(signer, self.certificates + trust.stampers, trust.stampers)
        if not path:
            return "stranger"
        if not all(one.is_valid(self.at) for one in path):
            return "ended"
        return "revoked" if trust.revoked_before(path, self.at) else unfit(path)


# Signed reports: ISO 32000-2 (12.8), ETSI EN 319 142-1 (PAdES) --------------------------------------------------------

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
CLOSES = "authorised"  # who signs last; their stamped signature is followed by one over the whole file


class Signature:
    """One signature of a PDF: the bytes it covers, and what stands in it. ValueError when it covers them with a gap of its own."""

    def __init__(self, pdf, found):
        begin, self.before, after, rest = map(int, found.groups())
        self.end = after + rest
        gap = pdf[self.before : after]
        if begin or self.end > len(pdf) or gap[:1] != b"<" or gap[-1:] != b">":
            raise ValueError("the range of a signature leaves something out")
        self.covered = pdf[: self.before], pdf[after : self.end]
        self.is_whole = pdf[self.end - 8 : self.end].rstrip().endswith(b"%%EOF")
        whole = pdf[pdf.rfind(b" obj", 0, found.start()) : pdf.find(b"endobj", found.end())]
        self.is_stamp = b"/ETSI.RFC3161" in whole
        self.claimed = re.findall(rb"/M\s*\(D(?::|\\072)(\d{14})Z\)", whole)
        self.signed = (Stamp if self.is_stamp else Signed)(bytes.fromhex(gap[1:-1].decode("ascii")))
        self.serial = None if self.is_stamp else self.signed.by.parts()[1].number()

    def name(self):
        return next((one.name for one in self.signed.certificates if one.serial == self.serial), "?")

    def stamp(self):
        """Its time-stamp, or the one it is, and what that must be of: a signature's value, or all that it covers."""
        if self.is_stamp:
            return self.signed, self.covered
        return Stamp(self.signed.added[STAMPED].raw), [self.signed.value]


def signatures_of(pdf):
    """People's, in the order in which they were made, and the time-stamps of the whole document."""
    found = sorted((Signature(pdf, one) for one in RANGE.finditer(pdf)), key=lambda one: one.end)
    return [one for one in found if not one.is_stamp], [one for one in found if one.is_stamp]


def check_report(version, pdf, trust):
    """Exactly the expected people signed, each over what was there, and the laboratory recorded the very bytes."""
    about = [dict(file=version["path"], seat=one["seat"], name=trust.name(one)) for one in version["signers"]]
    try:
        found, closing = signatures_of(pdf)
    except (ValueError, IndexError, KeyError):
        raise Wrong("signed", **about[0]) from None
    for number, (said, wanted) in enumerate(zip(about, version["signers"])):
        certificate = trust.people[wanted["certificate"]][0]
        if number >= len(found) or found[number].serial != certificate.serial:
            _name_signer(
                said, found, number, [trust.people[one["certificate"]][0].serial for one in version["signers"]]
            )
        _check_signature(found[number], certificate, wanted, trust, said)
    if len(found) > len(about):
        raise Wrong("unexpected", file=version["path"], name=found[len(about)].name())
    _check_closing(closing, found[-1], version["signers"][-1], trust, about[-1])
    _check_revisions(version, pdf, found, about)


def _name_signer(said, found, number, serials):
    there = [one.serial for one in found]
    if number >= len(found) or (serials[number] not in there and there[number] in serials[number + 1 :]):
        raise Wrong("no_signature", **said)
    raise Wrong("other", found=found[number].name(), **said)


def _check_signature(signature, certificate, wanted, trust, said):
    try:
        good = signature.is_whole and signature.signed.is_by(certificate, DATA, signature.covered)
    except (ValueError, IndexError, KeyError):
        good = False
    if not good:
        raise Wrong("signed", **said)
    at, path = _stamped_at(signature, wanted, trust, said), trust.path(certificate)
    if not all(one.is_valid(at) for one in path):
        raise Wrong("authority_ended" if certificate.is_valid(at) else "expired", **said)
    revoked = trust.revoked_before(path, at)
    if revoked is not False:
        raise Wrong("revoked" if revoked else "no_list", **said)


def _stamped_at(signature, wanted, trust, said):
    """When it was signed: as its time-stamp says, where the ledger has one, else as the ledger does."""
    recorded, claimed = moment(wanted["at"]), signature.claimed[0].decode() if len(signature.claimed) == 1 else ""
    if not claimed or not -LATER <= _time(recorded) - _time(claimed) <= EARLIER:
        raise Wrong("time", found=_time(claimed) if claimed else "–", at=_time(recorded), **said)
    if (STAMPED in signature.signed.added) != wanted["stamped"]:
        raise Wrong("stamp_missing" if wanted["stamped"] else "stamp_unexpected", **said)
    if not wanted["stamped"]:
        return recorded
    at = _believed(signature.stamp, trust, said)
    if _time(at) > _time(recorded) + LATER:
        raise Wrong("stamp_later", found=_time(at), at=_time(recorded), **said)
    return at


def _believed(stamp, trust, said):
    """When a time-stamp was made: `stamp` reads it and says of which bytes it must be."""
    try:
        read, covered = stamp()
        why = read.trouble(covered, trust)
    except (ValueError, IndexError, KeyError):
        why = "unread"
    if why:
        raise Wrong("stamp", why=why, **said)
    return read.at


def _time(at):
    return dt.datetime.strptime(at, "%Y%m%d%H%M%S")


def _check_closing(closing, last, wanted, trust, said):
    """The last signature's stamp is followed by one over all of it; there is no other."""
    closes = wanted["stamped"] and wanted["seat"] == CLOSES
    if closes and not (closing and closing[-1].is_whole):
        raise Wrong("not_closed", **said)
    if len(closing) != closes or any(one.before < last.end for one in closing):
        raise Wrong("stamp_unexpected", **said)
    for one in closing:
        _believed(one.stamp, trust, said)


def _check_revisions(version, pdf, found, about):
    """After each signature the file is, byte for byte, one that the laboratory recorded; after the last it ends."""
    ends = [one.end() for one in re.finditer(rb"%%EOF\r?\n?", pdf)] + [len(pdf)]
    for number, (one, said) in enumerate(zip(version["signers"], about)):
        until = found[number + 1].before if number + 1 < len(found) else len(pdf)
        places = [end for end in ends if found[number].end <= end <= until]
        fitting = next((end for end in places if hashlib.sha256(pdf[:end]).hexdigest() == one["sha256"]), None)
        if fitting is None:
            raise Wrong("revision", **said)
        if number + 1 == len(about) and fitting != len(pdf):
            raise Wrong("added", count=len(pdf) - fitting, **said)


# All of it ------------------------------------------------------------------------------------------------------------


class Checked:
    """A bundle in which everything holds."""

    def __init__(self, archive, ledger, trust, signatures):
        self.manifest, self.signatures = archive.manifest, signatures
        self.checkpoint, self.entries = ledger.checkpoint, ledger.entries
        self.roots, self.printed, self.name = [one.sha256 for one in trust.roots], ledger.printed, trust.name
        self.sha256 = archive.sha256()
        self.stays = sum(head["withheld"] for head in ledger.heads.values())

    def lines(self, language="en"):
        """What is known of it, in words."""
        spanish, said, bundle = language == "es", self.manifest, self.manifest["bundle"]
        yield "{} · {} · {}".format(said["laboratory"], bundle["number"], bundle["report"] or bundle["case"])
        yield (
            "Todo concuerda: {} archivos, {} asientos del registro, {} firmas."
            if spanish
            else "Everything holds: {} files, {} entries of the ledger, {} signatures."
        ).format(len(said["files"]), self.entries, self.signatures)
        for report in said["reports"]:
            for version in report["versions"]:
                yield "  {}: {}".format(
                    version["path"],
                    ", ".join("{} ({})".format(self.name(one), one["seat"]) for one in version["signers"]),
                )
        if self.stays:
            yield (
                "  {} asientos están retenidos (de otros casos, o amparados por secreto legal): aquí están solo sus hashes."
                if spanish
                else "  {} entries are withheld (about other cases, or legally privileged): only their hashes are here."
            ).format(self.stays)
        yield ("Compare con lo que tiene de otra fuente:" if spanish else "Compare with what you hold from elsewhere:")
        for root in self.roots:
            yield "  {}: {}".format("certificado raíz, SHA-256" if spanish else "root certificate, SHA-256", root)
        yield "  {}: {}".format("punto de control" if spanish else "checkpoint", self.checkpoint)
        yield "  {}: {}".format("este paquete, SHA-256" if spanish else "this bundle, SHA-256", self.sha256)
        for number, printed in self.printed:
            said = (
                "impreso en {}, y con él empieza este registro: {}"
                if spanish
                else "printed on {}, and this ledger begins with it: {}"
            )
            yield "  " + said.format(number, printed)


UNREADABLE = (ArithmeticError, AttributeError, EOFError, LookupError, RuntimeError, StopIteration, TypeError, ValueError,
              struct.error, zipfile.BadZipFile)  # fmt: skip


def check(path, root="", checkpoint="", progress=lambda done, total, what: None):
    """Check the bundle at this path. Answers a Checked; raises Wrong for the first thing that is wrong."""
    with open(path, "rb") as raw:
        try:
            return _checked(Archive(raw, progress), root, checkpoint)
        except UNREADABLE as broken:  # a file that says no such thing
            raise Wrong("unreadable", why="{}: {}".format(type(broken).__name__, broken)) from broken


def _checked(archive, root, checkpoint):
    archive.check_files()
    ledger = Ledger(archive)
    if checkpoint and checkpoint.split()[:2] != ledger.checkpoint.split():
        raise Wrong("checkpoint", found=ledger.checkpoint)
    check_worksheets(archive, ledger)
    check_custody(archive, ledger)
    check_talk(archive, ledger)
    check_checkpoints(archive, ledger)
    versions = list(expected_reports(archive, ledger))
    trust = Trust(archive, ledger)
    if root and root.lower() not in [one.sha256 for one in trust.roots]:
        raise Wrong("root", found=", ".join(one.sha256 for one in trust.roots))
    for done, version in enumerate(versions):
        archive.progress(done, len(versions), "reports")
        check_report(version, archive.read(version["path"]), trust)
    check_kept(archive, ledger)
    return Checked(archive, ledger, trust, sum(len(version["signers"]) for version in versions))


def main(words=None):
    reader = argparse.ArgumentParser(description="Checks a disclosure bundle and names the first thing that is wrong.")
    reader.add_argument("bundle", help="the file")
    reader.add_argument("--root", default="", help="SHA-256 of the laboratory's root certificate, as you know it")
    reader.add_argument("--checkpoint", default="", help="size and root of the checkpoint, as you know it")
    reader.add_argument("--language", default="en", choices=("en", "es"))
    said = reader.parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        for line in check(said.bundle, said.root, said.checkpoint).lines(said.language):
            print(line)
    except Wrong as wrong:
        print(wrong.sentence(said.language), file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
