"""Certificates, authorities, revocation lists: what the database refuses, and what `main.py verify` finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from lims_desktop import certificates, reports, tasks, wire
from lims_desktop.errors import Refused
from lims_desktop.signing import authority as authorities
from lims_desktop.signing.authority import Authority
from lims_desktop.verify import verify
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_reports import Office, draft, lab_of, method, office, sign
from tests.rules.test_requests import person
from tests.rules.test_stamping import prepared

__all__ = ["lab_of", "method", "office"]


def now() -> datetime:
    """To the second, as certificates and lists tell it."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass
class Forge:
    """Certificates and lists of an authority, made by its key or by another one in its name."""

    authority: Authority
    now: datetime = field(default_factory=now)
    """When a test began: whoever is revoked twice was so since one moment."""

    @property
    def issuing(self) -> x509.Certificate:
        return self.authority._certificate("issuing")

    @property
    def own(self) -> ec.EllipticCurvePrivateKey:
        return self.authority._key("issuing", "issuing")

    def certificate(
        self, login: str, *, key: Any = None, signed_by: Any = None, days: tuple[int, int] = (-1, 30), **uses: bool
    ) -> bytes:
        """A person's, valid from and until so many days from now."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Somebody"),
                             x509.NameAttribute(NameOID.USER_ID, login)])  # fmt: skip
        public = (key or ec.generate_private_key(ec.SECP256R1())).public_key()
        usage = authorities._usage(**({"digital_signature": True, "content_commitment": True} | uses))
        extensions = [(x509.BasicConstraints(ca=False, path_length=None), True), (usage, True)]
        return _made(subject, self.issuing, public, days, extensions).sign(
            signed_by or self.own, hashes.SHA256()
        ).public_bytes(Encoding.DER)  # fmt: skip

    def listed(
        self,
        number: int,
        *serials: int,
        made_at: datetime | None = None,
        since: datetime | None = None,
        signed_by: Any = None,
    ) -> bytes:
        made_at, since = made_at or self.now, since or self.now
        made = x509.CertificateRevocationListBuilder().issuer_name(self.issuing.subject)
        made = made.last_update(made_at).next_update(made_at + timedelta(days=30))
        made = made.add_extension(x509.CRLNumber(number), critical=False)
        made = made.add_extension(authorities._points_to(self.issuing.public_key()), critical=False)
        for serial in serials:
            gone = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
            made = made.add_revoked_certificate(gone)
        return made.sign(signed_by or self.own, hashes.SHA384()).public_bytes(Encoding.DER)

    def ended(self) -> bytes:
        """The issuing authority's own certificate as it would be, had it ended yesterday."""
        root, public = self.authority._certificate("root"), self.issuing.public_key()
        extensions = [(one.value, one.critical) for one in self.issuing.extensions if one.oid != AUTHORITY_KEY]
        made = _made(self.issuing.subject, root, public, (-400, -1), extensions)
        return made.sign(self.authority._key("root", "root"), hashes.SHA384()).public_bytes(Encoding.DER)


AUTHORITY_KEY = x509.AuthorityKeyIdentifier.oid


def _made(
    subject: x509.Name, issuer: x509.Certificate, public: Any, days: tuple[int, int], extensions: list[tuple[Any, bool]]
) -> x509.CertificateBuilder:
    first, last = (now() + timedelta(days=day) for day in days)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer.subject).public_key(public)
    made = made.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
    for extension, critical in [*extensions, (authorities._points_to(issuer.public_key()), False)]:
        made = made.add_extension(extension, critical=critical)
    return made


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """One of this test's own: its lists are not those of others."""
    return Authority.found(tmp_path / "own", "Forensic Laboratory", "root", "issuing")


@pytest.fixture
def forge(authority: Authority, lab_of: LabOf) -> Forge:
    quality = lab_of("quinn.manager")
    certificates.publish(quality, *authority.certificates(), reason="The authority of 2026")
    certificates.publish_lists(quality, authority.revocation_lists())
    return Forge(authority)


@pytest.fixture
def by_hand(psql: Psql) -> Callable[..., Any]:
    """The quality manager's acts by plain SQL: the code of the refusal, or the answer."""

    def act(name: str, *values: Any) -> Any:
        places = ", ".join(["%s"] * len(values))
        said = psql("quinn.manager", f"select lims.{name}(gen_random_uuid(), {places})", *values)
        return said.message if isinstance(said, Refusal) else said[0][0]

    return act


def test_the_database_reads_whom_a_certificate_names_and_who_issued_it(
    forge: Forge, lab_of: LabOf, by_hand: Callable[..., Any], authority: Authority, tmp_path: Path
) -> None:
    ana, ben, shared = person(lab_of, "ana.lyst"), person(lab_of, "ben.lyst"), ec.generate_private_key(ec.SECP256R1())
    strange = Authority.found(tmp_path / "strange", "Another Laboratory", "root", "issuing")
    twin = Authority.found(tmp_path / "twin", "Forensic Laboratory", "root", "issuing")
    bound = by_hand("certificate_bind", ana, forge.certificate("ana.lyst", key=shared))
    assert isinstance(bound, dict), bound
    good = forge.certificate("ben.lyst")
    for code, content in {
        "certificate.unreadable": b"0\x82\x01\x00" + bytes(100),
        "certificate.of_somebody_else": forge.certificate("ana.lyst"),
        "certificate.strange_authority": strange.issue("issuing", "Ben", "ben.lyst", "x").certificate,
        "certificate.validity": forge.certificate("ben.lyst", days=(-30, -1)),
        "certificate.shared_key": forge.certificate("ben.lyst", key=shared),
        "certificate.not_for_signing": forge.certificate("ben.lyst", content_commitment=False),
    }.items():
        assert by_hand("certificate_bind", ben, content) == code
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            certificates.bind(lab_of("quinn.manager"), ben, content)
    cut = [good[:at] for at in (0, 1, 2, 5, 40, 100, 200, len(good) - 90)]
    assert {by_hand("certificate_bind", ben, one) for one in cut} == {"certificate.unreadable"}
    assert by_hand("certificate_bind", ben, forge.certificate("ben.lyst", days=(1, 30))) == "certificate.validity"
    of_twin = twin.issue("issuing", "Ben", "ben.lyst", "x").certificate
    assert by_hand("certificate_bind", ben, of_twin) == "certificate.strange_authority", "one name, another key"
    assert by_hand("certificate_bind", ben, authority.certificates()[1]) == "certificate.of_somebody_else"
    assert isinstance(by_hand("certificate_bind", ben, good), dict)
    assert by_hand("certificate_bind", ben, good) == "certificate.known"
    assert by_hand("certificate_bind", ana, forge.certificate("ana.lyst", key=shared))["certificate"], "her key goes on"
    read = x509.load_der_x509_certificate(good)
    [kept] = [one for one in certificates.known(lab_of("ana.lyst")) if one.sha256 == sha256(good).hexdigest()]
    assert (kept.serial, kept.valid_from, kept.valid_until) == (
        str(read.serial_number), read.not_valid_before_utc, read.not_valid_after_utc,
    )  # fmt: skip
    root, issuing = authority.certificates()
    for pair in ((root, strange.certificates()[1]), (issuing, issuing), (root, good), (good, issuing)):
        assert by_hand("authority_publish", *pair, "because") == "certificate.no_authority"
        with pytest.raises(Refused, match=r"certificate\.no_authority"):
            certificates.publish(lab_of("quinn.manager"), *pair, reason="because")


def test_a_list_comes_after_the_one_before_and_forgets_nobody(
    forge: Forge, lab_of: LabOf, by_hand: Callable[..., Any], database: Database, tmp_path: Path
) -> None:
    quinn, early = lab_of("quinn.manager"), forge.now - timedelta(days=2)
    soon = forge.now + timedelta(seconds=2)
    gone = forge.listed(5, 77, 78, made_at=soon)
    assert certificates.publish_lists(quinn, [gone]).added == 1
    assert certificates.publish_lists(quinn, [gone]).added == 0
    stranger = ec.generate_private_key(ec.SECP384R1())
    strange = Authority.found(tmp_path / "strange", "Another Laboratory", "root", "issuing").revocation_lists()[1]
    for code, content in {
        "certificate.list_strange": strange,
        "certificate.list_forgets": forge.listed(6, 77, made_at=soon),
        "certificate.list_older": forge.listed(4, 77, 78, made_at=soon),
        "certificate.unreadable": gone[:-200],
    }.items():
        assert by_hand("revocations_publish", wire.as_json([content.hex()])) == code
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            certificates.publish_lists(quinn, [content])
    for code, content in (
        ("certificate.list_forgets", forge.listed(6, 77, 78, made_at=soon, since=forge.now + timedelta(days=1))),
        ("certificate.list_older", forge.listed(6, 77, 78, made_at=early)),
        ("certificate.list_older", forge.listed(5, 77, 78, 79, made_at=soon)),
        ("certificate.list_future", forge.listed(6, 77, 78, made_at=forge.now + timedelta(days=3))),
    ):
        assert by_hand("revocations_publish", wire.as_json([content.hex()])) == code
    in_its_name = forge.listed(7, 77, 78, made_at=soon, signed_by=stranger)
    with pytest.raises(Refused, match=r"certificate\.list_strange"):
        certificates.publish_lists(quinn, [in_its_name])
    both = [forge.listed(9, 77, 78, 80, made_at=soon), forge.listed(8, 77, 78, made_at=soon)]
    assert certificates.publish_lists(quinn, both).added == 2, "in the order of their numbers"
    for spoil in ("update lab.revocation_list set number = 99", "delete from lab.revocation_list"):
        with pytest.raises(Exception, match=r"ledger\.frozen"):
            database.superuser(spoil)
    after = Authority.found(tmp_path / "after", "Forensic Laboratory", "root", "issuing")
    certificates.publish(quinn, *after.certificates(), reason="The next one, of the same name")
    assert certificates.publish_lists(quinn, after.revocation_lists()).added == 2, "its numbers begin again"
    assert certificates.newer(quinn, [*both, *after.revocation_lists()]) == []


# What only signatures tell --------------------------------------------------------------------------------------------


def found(database: Database) -> Iterator[str]:
    """What `main.py verify` says of certificates and lists, beside the rows that nobody recorded."""
    for one in verify(database.admin).findings:
        if one.code.startswith(("verify.certificate", "verify.list", "verify.authority")):
            assert "{" not in one.sentence("es") + one.sentence("en")
            yield one.code


def test_verify_finds_what_the_database_cannot_know(
    forge: Forge, lab_of: LabOf, by_hand: Callable[..., Any], database: Database
) -> None:
    stranger, ben = ec.generate_private_key(ec.SECP384R1()), person(lab_of, "ben.lyst")
    by_hand("certificate_bind", person(lab_of, "ana.lyst"), forge.certificate("ana.lyst"))
    assert list(found(database)) == []
    assert isinstance(by_hand("certificate_bind", ben, forge.certificate("ben.lyst", signed_by=stranger)), dict)
    assert list(found(database)) == ["verify.certificate_strange_authority"]
    soon = forge.now + timedelta(seconds=2)
    forged = forge.listed(2, 5, made_at=soon, signed_by=stranger)
    assert by_hand("revocations_publish", wire.as_json([forged.hex()]))["added"] == 1
    assert sorted(found(database)) == ["verify.certificate_strange_authority", "verify.list_strange"]
    assert verify(lab_of("aud.itor")).found == 2


def test_verify_finds_what_an_administrator_wrote_past_the_rules(
    forge: Forge, lab_of: LabOf, database: Database, authority: Authority
) -> None:
    ana, ben = person(lab_of, "ana.lyst"), person(lab_of, "ben.lyst")
    shared = ec.generate_private_key(ec.SECP256R1())
    first = forge.certificate("ana.lyst", key=shared)
    certificates.bind(lab_of("quinn.manager"), ana, first)
    [(issuing,)] = database.superuser("select max(id) from lab.authority_certificate where level = 'issuing'")

    def insert(table: str, content: bytes, said: dict[str, Any]) -> str:
        said = {"sha256": sha256(content).hexdigest(), "content": f"\\x{content.hex()}"} | said
        values = ", ".join(f"'{value}'" for value in said.values())
        return f"insert into lab.{table} ({', '.join(said)}) values ({values})"

    def bound(owner: int, content: bytes, **otherwise: str) -> str:
        read = x509.load_der_x509_certificate(content)
        said = {"person_id": owner, "bound_by": owner, "bound_at": "now", "serial": read.serial_number,
                "valid_from": read.not_valid_before_utc, "valid_until": read.not_valid_after_utc}  # fmt: skip
        return insert("certificate", content, said | otherwise)

    def listed(number: int, content: bytes) -> str:
        read = x509.load_der_x509_crl(content)
        said = {"authority_id": issuing, "level": "issuing", "number": number, "made_at": read.last_update_utc,
                "next_at": read.next_update_utc, "published_by": ana, "published_at": "now"}  # fmt: skip
        return insert("revocation_list", content, said)

    def published(content: bytes) -> str:
        said = {"level": "issuing", "published_by": ana, "published_at": "now"}
        return insert("authority_certificate", content, said)

    soon, long_ago = forge.now + timedelta(seconds=2), forge.now - timedelta(days=9)
    gone = forge.listed(2, 77, made_at=soon)
    for code, statement in (
        ("verify.certificate_of_somebody_else", bound(ben, forge.certificate("ana.lyst"))),
        ("verify.certificate_shared_key", bound(ben, forge.certificate("ben.lyst", key=shared))),
        ("verify.certificate_outside", bound(ben, forge.certificate("ben.lyst"), bound_at="2020-01-01")),
        ("verify.certificate_other", bound(ben, forge.certificate("ben.lyst"), serial="7")),
        ("verify.certificate_unreadable", bound(ben, first).replace(first.hex(), "3003020100").replace(
            sha256(first).hexdigest(), sha256(bytes.fromhex("3003020100")).hexdigest())),
        ("verify.authority_strange", published(forge.certificate("ana.lyst"))),
        ("verify.list_forgets", listed(2, gone) + ";" + listed(3, forge.listed(3, made_at=soon))),
        ("verify.list_older", listed(2, gone) + ";" + listed(3, forge.listed(3, 77, made_at=long_ago))),
        ("verify.list_other", listed(99, gone)),
    ):  # fmt: skip
        tables = ("authority_certificate", "certificate", "revocation_list")
        last = {table: database.superuser(f"select max(id) from lab.{table}")[0][0] for table in tables}
        past_the_rules = "set session_replication_role = replica; "
        database.superuser(past_the_rules + statement)
        assert set(found(database)) == {code}, code
        undo = [f"delete from lab.{table} where id > {last[table] or 0}" for table in reversed(tables)]
        database.superuser(past_the_rules + ";".join(undo))
    assert set(found(database)) == set()


def test_a_revoked_key_signs_nothing_whatever_program_sends_it(
    lab_of: LabOf, office: Office, authority: Authority, by_hand: Callable[..., Any]
) -> None:
    report, ana, quinn = draft(lab_of, office), lab_of("ana.lyst"), lab_of("quinn.manager")
    ready, forge = prepared(lab_of, office, report), Forge(authority)
    [mine] = [one for one in certificates.known(ana) if one.name == "Ana Lyst"]
    other = forge.certificate("ben.lyst")
    lost = int(mine.serial), x509.load_der_x509_certificate(other).serial_number
    certificates.publish_lists(quinn, [forge.listed(7, *lost, made_at=forge.now + timedelta(minutes=1))])
    with pytest.raises(Refused, match=r"certificate\.revoked"):
        reports.sign(ana, report, ready)
    assert by_hand("certificate_bind", person(lab_of, "ben.lyst"), other) == "certificate.revoked"


def test_with_an_authority_that_has_ended_nothing_new_is_signed_or_bound(
    lab_of: LabOf, office: Office, authority: Authority, database: Database, by_hand: Callable[..., Any]
) -> None:
    forge, report, ana = Forge(authority), draft(lab_of, office), lab_of("ana.lyst")
    ready, later = prepared(lab_of, office, report), forge.certificate("ana.lyst")
    ended = forge.ended()
    database.superuser(
        f"set session_replication_role = replica; update lab.authority_certificate set content = '\\x{ended.hex()}', "
        f"sha256 = '{sha256(ended).hexdigest()}' where level = 'issuing'"
    )
    with pytest.raises(Refused, match=r"certificate\.authority_ended"):
        reports.sign(ana, report, ready)
    with pytest.raises(Refused, match=r"signing\.authority_ended"):
        sign(lab_of, office, "ana.lyst", report)
    assert by_hand("certificate_bind", person(lab_of, "ana.lyst"), later) == "certificate.authority_ended"
    ends = [one for one in tasks.mine(lab_of("quinn.manager")).tasks if one.code == "certificate.task_authority_ends"]
    assert len(ends) == 1
    assert all(one.code != "certificate.task_authority_ends" for one in tasks.mine(ana).tasks)
