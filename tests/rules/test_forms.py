"""Forms without a connection at the counter: whose key, unchanged, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from lims_desktop import forms, intake, people
from lims_desktop.errors import Refused
from lims_desktop.forms import Form, Kit
from lims_desktop.lab import Lab
from tests.core.test_forms import SAID
from tests.database import Database, LabOf, Newcomer, Psql, Refusal


class Memory(KeyringBackend):
    """A keyring that forgets."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.known: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.known.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.known[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.known[service, username]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Memory:
    ring = Memory()
    monkeypatch.setattr(keyring, "get_password", ring.get_password)
    monkeypatch.setattr(keyring, "set_password", ring.set_password)
    return ring


def prepared(lab: Lab, folder: Path) -> tuple[Kit, bytes]:
    made = forms.prepare(lab, "Laptop of the unit", folder / "kit.json")
    return made, forms.secret_of(made)


def written(made: Kit, secret: bytes, **more: object) -> Form:
    return forms.sealed({**SAID, "agency": made.agency, "officer": None, **more}, made.key, secret)


OPEN = "select lims.form_open(gen_random_uuid(), %s, %s, %s, %s)"


def test_a_form_is_opened_once_and_only_as_it_was_written(
    lab_of: LabOf, psql: Psql, database: Database, ring: Memory, tmp_path: Path
) -> None:
    client, tom = lab_of("client.pol"), lab_of("tech.tom")
    made, secret = prepared(client, tmp_path)
    assert forms.kept(tmp_path / "kit.json") == made
    form = written(made, secret)
    opened = forms.open_form(tom, form)
    assert forms.open_form(lab_of("tech.tina"), form).submission == opened.submission
    found = intake.announced(tom, opened.submission)
    assert found is not None
    assert (found.agency_reference, found.persons[0]["name"]) == ("CR-77/26", "Ángela Yaxché")
    announced = database.superuser("select prelogged_by from lab.submission where id = %s", opened.submission)
    assert announced == [(client.me.person,)]

    def tried(one: Form, login: str = "tech.tom") -> object:
        return psql(login, OPEN, one.key, one.nonce, one.said, one.mac)

    changed = Refusal("LM001", "form.changed")
    assert tried(replace(form, said=form.said.replace("murder", "theft"))) == changed
    for mac in (bytes(16), form.mac[:15], form.mac + b"\0", b"", form.mac[::-1]):
        assert tried(replace(form, mac=mac)) == changed
    assert tried(replace(form, nonce=b"")) == changed
    assert tried(forms.sealed({}, made.key, bytes(32))) == changed
    assert tried(replace(form, key=99)) == Refusal("LM001", "form.key_withdrawn")
    for login in ("client.pol", "ana.lyst", "mona.manager"):
        assert tried(form, login).state == "42501", login  # type: ignore[attr-defined]
    other = database.superuser("select id from lab.agency where id <> %s limit 1", made.agency)[0][0]
    assert tried(written(made, secret, agency=other)) == Refusal("LM001", "intake.other_agency")
    assert tried(written(made, secret, offence="nothing")).state == "LM001"  # type: ignore[attr-defined]

    for login in ("client.pol", "tech.tom", "aud.itor", "admin.ada"):
        assert psql(login, "select secret from lab.form_key").state == "42501", login
    for login in ("client.dpp", "max.medic"):
        assert psql(login, "select lims.form_secret(%s)", made.key) == [(None,)], login
    assert secret.hex() not in str(database.superuser("select body from ledger.entry"))
    assert secret.hex() not in str(database.superuser("select answer from lab.act"))

    database.superuser("update lab.submission set state = 'LAPSED' where id = %s", opened.submission)
    assert tried(form) == Refusal("LM001", "form.used")
    fresh = written(made, secret)
    with pytest.raises(Refused, match=r"form\.no_key"):
        forms.withdraw_key(lab_of("max.medic"), made.key, reason="Not mine")
    forms.withdraw_key(lab_of("mona.manager"), made.key, reason="The laptop was stolen")
    assert tried(fresh) == Refusal("LM001", "form.key_withdrawn")
    [line] = forms.keys(client)
    assert (line.computer, line.why, line.forms) == ("Laptop of the unit", "The laptop was stolen", 1)
    assert psql("client.pol", "select lims.form_secret(%s)", made.key) == [(None,)]


def test_a_form_of_somebody_without_an_account_is_not_opened(
    lab_of: LabOf, newcomer: Newcomer, ring: Memory, tmp_path: Path
) -> None:
    added = newcomer("medical_examiner")
    made, secret = prepared(lab_of(added.login), tmp_path)
    form = forms.sealed({**SAID, "agency": 1, "officer": None}, made.key, secret)
    people.revoke(lab_of("admin.ada"), added.person, "medical_examiner")
    with pytest.raises(Refused, match=r"form\.key_withdrawn"):  # who may not announce any more does not on paper either
        forms.open_form(lab_of("tech.tom"), form)
    people.disable(lab_of("admin.ada"), added.person, reason="Left the service")
    with pytest.raises(Refused, match=r"form\.key_withdrawn"):
        forms.open_form(lab_of("tech.tom"), form)


def test_without_a_keyring_no_kit_is_made(lab_of: LabOf, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"form\.no_keyring"):
        forms.prepare(lab_of("client.pol"), "Laptop", tmp_path / "kit.json")
    assert forms.kept(tmp_path / "kit.json") is None
