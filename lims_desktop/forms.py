"""Forms filled in without a connection: a submission, authenticated, as text that a two-dimensional symbol carries.

A form is JSON, compressed, with the number of the writer's key, a nonce and the first 16 bytes of an HMAC-SHA256 (RFC
2104) over nonce and JSON, in the letters of base32 (RFC 4648), which every scanner and keyboard layout passes on. A
long one is cut into parts of one symbol each: ``LF1-2-3-K7QX-...`` is the second of three parts of one form.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
import zlib
from base64 import b32decode, b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from lims_desktop import agencies, intake, lists, wire
from lims_desktop.agencies import Agency, Officer
from lims_desktop.errors import Refused
from lims_desktop.intake import Prelogged
from lims_desktop.lab import Lab
from lims_desktop.lists import Term
from lims_desktop.recorded import Recorded

PREFIX = "LF1-"
PART = 800
"""Letters of one symbol: about a hundred modules on a side, which a hand scanner reads from half a metre of paper."""
MOST_PARTS = 9
NONCE, MAC = 8, 16
_HEAD = 4 + NONCE + MAC
_SHAPE = re.compile(r"LF1-([1-9])-([1-9])-([A-Z2-7]{4})-([A-Z2-7]+)")
_MOST_SAID = 1 << 20
_SERVICE = "lims-desktop forms"
_USUAL = (
    b'"incident_date":null,"persons":[{"role":"victim","name":"","sex":"male","birth_date":null}],"items":[{"line":1,'
    b'"item_type":"","description":"","packaging":"paper-bag","seals":[{"number":"A "}],"declared":"1","unit":"piece"}]'
    b',"note":null,"agency":1,"agency_reference":"","offence":"","district":"central","officer":null'
)
"""What most forms say, so that the symbol stays small (zlib's preset dictionary; never changed)."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the number of its writer's key, a nonce (8 bytes), what it says (JSON), and its code (16 bytes)."""

    key: int
    nonce: bytes
    said: str
    mac: bytes

    def parts(self) -> list[str]:
        """The texts of its symbols, in order. Refused when it is too long for nine of them."""
        packer = zlib.compressobj(9, wbits=-15, zdict=_USUAL)
        packed = packer.compress(self.said.encode()) + packer.flush()
        whole = b32encode(self.key.to_bytes(4, "big") + self.nonce + self.mac + packed).decode().rstrip("=")
        cut = [whole[start : start + PART] for start in range(0, len(whole), PART)]
        if len(cut) > MOST_PARTS:
            raise Refused("form.too_long", parts=len(cut), most=MOST_PARTS)
        return [f"{PREFIX}{n}-{len(cut)}-{self.name}-{text}" for n, text in enumerate(cut, 1)]

    @property
    def name(self) -> str:
        """Four letters by which its parts know each other."""
        return b32encode(self.mac)[:4].decode()


@dataclass
class Parts:
    """The parts of one form, as they are scanned one after the other."""

    name: str = ""
    many: int = 0
    read: dict[int, str] = field(default_factory=dict)

    def add(self, text: str) -> Form | None:
        """Take one part; answers the form when it is whole. A part of another form begins anew."""
        shape = _SHAPE.fullmatch(text)
        if shape is None or shape[1] > shape[2]:
            raise Refused("form.unreadable")
        number, many, name, letters = int(shape[1]), int(shape[2]), shape[3], shape[4]
        if (name, many) != (self.name, self.many):
            self.name, self.many, self.read = name, many, {}
        self.read[number] = letters
        if len(self.read) < many:
            return None
        whole = "".join(self.read[n] for n in sorted(self.read))
        self.name = ""
        return _form(whole)


def is_form(text: str) -> bool:
    """Whether a scan is a part of a form."""
    return text.startswith(PREFIX)


def sealed(said: Mapping[str, Any], key: int, secret: bytes, nonce: bytes | None = None) -> Form:
    """What somebody wrote (as `intake.prelog` takes it), under their key."""
    text = json.dumps(wire.loads(wire.dumps(said)), ensure_ascii=False, separators=(",", ":"), default=str)
    nonce = nonce or secrets.token_bytes(NONCE)
    return Form(key, nonce, text, hmac.digest(secret, nonce + text.encode(), sha256)[:MAC])


def _form(letters: str) -> Form:
    try:
        raw = b32decode(letters + "=" * (-len(letters) % 8))
        unpacker = zlib.decompressobj(wbits=-15, zdict=_USUAL)
        said = unpacker.decompress(raw[_HEAD:], _MOST_SAID).decode()
    except (ValueError, zlib.error):
        raise Refused("form.unreadable") from None
    if len(raw) <= _HEAD or not unpacker.eof:
        raise Refused("form.unreadable")
    return Form(int.from_bytes(raw[:4], "big"), raw[4 : 4 + NONCE], said, raw[4 + NONCE : _HEAD])


# Keys ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Key(Recorded):
    """A key was made or withdrawn."""

    key: int


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key as a line of a list; `forms` is how many came to the counter."""

    key: int
    person: int
    name: str
    computer: str
    made_at: datetime
    withdrawn_at: datetime | None
    why: str | None
    forms: int


def make_key(lab: Lab, computer: str, *, act: UUID | None = None) -> Key:
    """Make a key for me on this computer."""
    return lab.act(Key, "form_key_make", act=act, computer=computer)


def withdraw_key(lab: Lab, key: int, *, reason: str, act: UUID | None = None) -> Key:
    """Forms under this key are not taken any more: my own key, or anybody's for an administrator or a manager."""
    return lab.act(Key, "form_key_withdraw", act=act, key=key, reason=reason)


def keys(lab: Lab) -> list[KnownKey]:
    """My keys; everybody's for whoever may withdraw them."""
    return wire.answered(list[KnownKey], lab.call("form_keys"))


def open_form(lab: Lab, form: Form, *, act: UUID | None = None) -> Prelogged:
    """Put a form that came to the counter among the announced submissions; the same form again is the same submission.

    Refused as `form.changed` when its code does not fit, `form.key_withdrawn`, or `form.used` once it was taken in.
    """
    said = {"key": form.key, "nonce": form.nonce, "said": form.said, "mac": form.mac}
    return lab.act(Prelogged, "form_open", act=act, **said)


# On the computer without a connection ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kit:
    """What a computer needs to write forms by itself: whose key, and the words of the laboratory as of a day."""

    key: int
    person: str
    agency: int | None
    laboratory: str
    demonstration: bool
    days: int
    as_of: date
    tolerance: Decimal
    terms: list[Term]
    agencies: list[Agency]
    officers: list[Officer]


def prepare(lab: Lab, computer: str, file: Path, *, act: UUID | None = None) -> Kit:
    """Make a key for me and keep all that this computer needs to write forms by itself. Refused without a keyring."""
    key = make_key(lab, computer, act=act).key
    made = _kit(lab, key)
    _keep(made, lab.call("form_secret", key=key), file)
    return made


def _kit(lab: Lab, key: int) -> Kit:
    policies = lab.laboratory.policies
    tolerance = Decimal(str(policies.get("quantity_tolerance_percent", 1)))
    return Kit(
        key, lab.me.name, lab.me.agency, lab.laboratory.name, lab.laboratory.demonstration,
        int(policies.get("prelog_days", 30)), intake.today(lab), tolerance,
        lists.every_term(lab), agencies.agencies(lab), agencies.officers(lab),
    )  # fmt: skip


def _keep(made: Kit, secret: bytes, file: Path) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, str(made.key), secret.hex())
        kept = keyring.get_password(_SERVICE, str(made.key))
    except KeyringError:
        kept = None
    if kept != secret.hex():
        raise Refused("form.no_keyring")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(wire.dumps(made), encoding="utf-8")


def kept(file: Path) -> Kit | None:
    """The kit of this computer; None when there is none, or none that this release reads."""
    try:
        return wire.answered(Kit, wire.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def secret_of(made: Kit) -> bytes:
    """The secret from the keyring. Refused when it is not there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(_SERVICE, str(made.key))
    except KeyringError:
        found = None
    if found is None:
        raise Refused("form.no_keyring")
    return bytes.fromhex(found)
