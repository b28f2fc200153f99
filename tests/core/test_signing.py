"""Signatures on reports: what our checker says of attacks, and what tools that are not ours say of the same files."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from pkcs11 import Attribute, KeyType, Mechanism
from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters
from pkcs11.util.x509 import decode_x509_certificate
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSigner
from reportlab.pdfgen.canvas import Canvas

from lims_desktop.errors import Refused
from lims_desktop.paper.stamp import stamp
from lims_desktop.sentences import sentence
from lims_desktop.signing import authority
from lims_desktop.signing.authority import Authority, _usage
from lims_desktop.signing.checking import Expected, Verdict, check, is_signed_on
from lims_desktop.signing.keys import fingerprint, key_file, token
from lims_desktop.signing.pdf import Seat, Signing, _about, signed, with_seats
from lims_desktop.signing.trust import Trust

ROOT_WORDS, WORDS = "far away from here", "in the safe"
SEATS = [
    Seat(name, 0, (40 + 170 * n, 40, 200 + 170 * n, 100)) for n, name in enumerate(("author", "technical", "release"))
]
PEOPLE = {"author": "Ana Lyst", "technical": "Rita Viewer", "release": "Manuel Nager"}


@dataclass(frozen=True)
class Office:
    """An authority with three people, each with a key under their own name as passphrase."""

    authority: Authority
    keys: dict[str, bytes]
    certificates: dict[str, str]

    @property
    def trust(self) -> Trust:
        root, issuing = self.authority.certificates()
        return Trust([root], [issuing], self.authority.revocation_lists())

    def sign(self, content: bytes, seat: str, *, key_of: str = "") -> bytes:
        owner = key_of or seat
        seen = stamp(f"Signed as {seat}", PEOPLE[owner], datetime.now(UTC), self.certificates[owner])
        says = Signing(seat, seen, f"signs as {seat}", first=seat == "author", last=seat == "release")
        with key_file(self.keys[owner], owner) as key:
            return signed(content, says, key, self.trust)

    def expected(self, at: datetime | None = None) -> list[Expected]:
        return [Expected(seat.name, self.certificates[seat.name], at) for seat in SEATS]

    def check(self, content: bytes, at: datetime | None = None, digest: str | None = None) -> Verdict:
        return check(content, self.trust, self.expected(at), digest)


def an_office(folder: Path) -> Office:
    authority = Authority.found(folder, "Forensic Laboratory", ROOT_WORDS, WORDS)
    issued = {seat: authority.issue(WORDS, name, seat, seat) for seat, name in PEOPLE.items()}
    certificates = {seat: sha256(one.certificate).hexdigest() for seat, one in issued.items()}
    return Office(authority, {seat: one.pkcs12 for seat, one in issued.items()}, certificates)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return an_office(tmp_path_factory.mktemp("authority") / "ca")


def a_report() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(72, 720, "Cocaine, 0.42 g")
    canvas.save()
    return with_seats(made.getvalue(), SEATS)


@pytest.fixture(scope="module")
def revisions(office: Office) -> Sequence[bytes]:
    made = [a_report()]
    for seat in SEATS:
        made.append(office.sign(made[-1], seat.name))
    return made


def test_three_signatures_each_over_exactly_the_bytes_before(office: Office, revisions: Sequence[bytes]) -> None:
    verdict = office.check(revisions[-1], digest=sha256(revisions[-1]).hexdigest())
    assert verdict.problem is None, verdict
    assert [(one.seat, one.signer, one.meaning) for one in verdict.signatures] == [
        (seat, name, f"signs as {seat}") for seat, name in PEOPLE.items()
    ]
    for before, after in pairwise(revisions):
        assert after.startswith(before)


def test_other_tools_agree(office: Office, revisions: Sequence[bytes], tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(revisions[-1])
    said = subprocess.run(["pdfsig", "-nocert", report], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 3
    assert subprocess.run(["qpdf", "--check", report], capture_output=True, check=False).returncode == 0
    fonts = subprocess.run(["pdffonts", report], capture_output=True, text=True, check=True).stdout
    assert "Inter" in fonts


def replaced_page(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    other = StreamObject(stream_data=b"BT /F1 12 Tf 72 720 Td (Heroin, 999 g) Tj ET")
    page[pdf_name("/Contents")] = writer.add_object(other)
    writer.update_container(page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def with_a_note(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(content))
    note = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (70, 700, 300, 740))),
        pdf_name("/Contents"): generic.pdf_string("999 g"), pdf_name("/DA"): generic.pdf_string("/Helv 12 Tf"),
    })  # fmt: skip
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[pdf_name("/Annots")] = generic.ArrayObject([*page["/Annots"], writer.add_object(note)])
    writer.update_container(page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_each_attack_is_named(office: Office, revisions: Sequence[bytes], tmp_path: Path) -> None:
    whole = revisions[-1]
    flipped = bytearray(whole)
    flipped[whole.index(b"endstream") - 3] ^= 1
    attacks = {
        "signing.changed": bytes(flipped),
        "signing.added_to": replaced_page(whole),
        "signing.missing": revisions[-2],
        "signing.unreadable": b"no report at all",
        "signing.other_bytes": whole + b"\n% a word after the end",
    }
    digest = sha256(whole).hexdigest()
    assert {office.check(content, digest=digest).problem for content in attacks.values()} == set(attacks)
    for problem, content in attacks.items():
        assert office.check(content, digest=digest).problem == problem
    assert office.check(with_a_note(whole)).problem == "signing.added_to"
    inside = office.sign(office.sign(replaced_page(revisions[1]), "technical"), "release")
    assert office.check(inside).problem == "signing.added_to", "the others signed what was put in after the author"
    for share in (0.2, 0.5, 0.8, 0.99):
        assert office.check(whole[: int(len(whole) * share)]).problem in ("signing.missing", "signing.unreadable"), (
            share
        )
    fooled = tmp_path / "replaced.pdf"
    fooled.write_bytes(attacks["signing.added_to"])
    said = subprocess.run(["pdfsig", "-nocert", fooled], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 3, "pdfsig sees the attack now: say so in ARCHITECTURE.md"


def test_the_first_signature_brings_nothing_along(office: Office, revisions: Sequence[bytes]) -> None:
    """An author could begin with what was drawn, and sign other pages over it: every signature would hold."""
    drawn, signed_once = revisions[0], revisions[1]
    assert all(is_signed_on(drawn, one) for one in revisions[1:])
    writer = IncrementalPdfFileWriter(BytesIO(drawn))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[pdf_name("/Contents")] = writer.add_object(StreamObject(stream_data=b"BT (Heroin, 999 g) Tj ET"))
    writer.update_container(page)
    says = Signing("author", stamp("Author", "Ana Lyst", datetime.now(UTC), ""), "signs", first=True)
    with key_file(office.keys["author"], "author") as key:
        pen = PdfSigner(_about(says, office.trust, stamped=False), key)
        together = pen.sign_pdf(writer, existing_fields_only=True).getvalue()
    for lie in (together, *(office.sign(made(drawn), "author") for made in (replaced_page, with_a_note))):
        assert lie.startswith(drawn)
        assert check(lie, office.trust, office.expected()[:1]).problem is None, "the signatures see nothing of it"
        assert not is_signed_on(drawn, lie)
    another = drawn + signed_once[len(drawn) :].replace(b"/Prev", b"/Xrev")  # the drawn file is there, and never read
    assert not is_signed_on(drawn, another)
    assert not is_signed_on(drawn, drawn)


def test_every_flipped_byte_is_found(office: Office, revisions: Sequence[bytes]) -> None:
    whole = revisions[-1]
    digest = sha256(whole).hexdigest()
    for at in range(0, len(whole), len(whole) // 40):
        broken = bytearray(whole)
        broken[at] ^= 0x10
        assert office.check(bytes(broken), digest=digest).problem is not None, at


def test_the_wrong_person_and_the_wrong_order(office: Office) -> None:
    report = office.sign(a_report(), "author")
    report = office.sign(report, "technical", key_of="release")
    report = office.sign(report, "release")
    assert office.check(report).problem == "signing.other_person"
    wanted = [replace(office.expected()[0], meaning="did not sign")]
    assert check(office.sign(a_report(), "author"), office.trust, wanted).problem == "signing.other_meaning"
    backwards = office.sign(office.sign(office.sign(a_report(), "author"), "release"), "technical")
    assert office.check(backwards).problem == "signing.wrong_order"


def test_a_seat_is_taken_once(office: Office, revisions: Sequence[bytes]) -> None:
    with pytest.raises(Refused, match=r"signing\.refused"):
        office.sign(revisions[1], "author")


def test_a_strange_authority_is_not_believed(office: Office, tmp_path: Path, revisions: Sequence[bytes]) -> None:
    strange = an_office(tmp_path / "ca")
    report = a_report()
    for seat in SEATS:
        report = strange.sign(report, seat.name)
    forged = [Expected(seat.name, strange.certificates[seat.name]) for seat in SEATS]
    assert check(report, office.trust, forged).problem == "signing.untrusted"


def test_a_revoked_key_signs_nothing_more_and_what_it_signed_before_stands(tmp_path: Path) -> None:
    office = an_office(tmp_path / "ca")
    report = a_report()
    for seat in SEATS:
        report = office.sign(report, seat.name)
    signed_at = datetime.now(UTC)
    serial = int(next(one["serial"] for one in office.authority.issued() if one["login"] == "technical"))
    office.authority.revoke(WORDS, serial, "key_compromise")
    with pytest.raises(Refused, match=r"signing\.refused"):
        office.sign(office.sign(a_report(), "author"), "technical")
    assert office.check(report, at=signed_at - timedelta(seconds=1)).problem is None
    assert office.check(report, at=signed_at + timedelta(hours=1)).problem == "signing.revoked"


def test_a_weak_hash_and_a_key_for_something_else_are_not_believed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "_usage", lambda **given: _usage(**(given | {"content_commitment": False})))
    other = office.authority.issue(WORDS, PEOPLE["author"], "author", "author")
    says = Signing("author", stamp("Author", "Ana Lyst", datetime.now(UTC), ""), "signs", first=True)
    about = replace(_about(says, office.trust, stamped=False), embed_validation_info=False, validation_context=None)
    for content, said in ((office.keys["author"], replace(about, md_algorithm="sha1")), (other.pkcs12, about)):
        with key_file(content, "author") as key:
            writer = IncrementalPdfFileWriter(BytesIO(a_report()))
            made = PdfSigner(said, key).sign_pdf(writer, existing_fields_only=True).getvalue()
            owner = fingerprint(key)
        assert check(made, office.trust, [Expected("author", owner)]).problem == "signing.untrusted"


def test_an_expired_certificate_is_told(office: Office, revisions: Sequence[bytes]) -> None:
    verdict = office.check(revisions[-1], at=datetime.now(UTC) + timedelta(days=4 * 365))
    assert verdict.problem == "signing.untrusted"


def test_an_authority_whose_notes_were_lost_makes_no_list_that_forgets(tmp_path: Path) -> None:
    office = an_office(tmp_path / "ca")
    own, notes = office.authority, tmp_path / "ca" / "issuing"
    own.revoke(WORDS, int(own.issued()[0]["serial"]), "key_compromise")
    (notes / "crl" / "0001.crl").unlink()
    number = x509.load_der_x509_crl(own.list_revoked("issuing", WORDS)).extensions[0].value
    assert number == x509.CRLNumber(3), "not that of another one"
    long = x509.load_der_x509_certificate(own.issue(WORDS, "Ángela " * 12, "angela", "hers").certificate)
    assert long.subject.rfc4514_string().startswith("UID=angela,CN=Ángela")
    (notes / "revoked.jsonl").rename(tmp_path / "lost")
    with pytest.raises(Refused, match=r"certificate\.list_forgets"):
        own.list_revoked("issuing", WORDS)
    assert sorted(path.name for path in (notes / "crl").iterdir()) == ["0002.crl", "0003.crl"]


def test_an_authority_that_has_ended_signs_nothing_more_and_what_it_signed_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = datetime.now(UTC).replace(microsecond=0) - timedelta(days=365 * authority.ISSUING_YEARS + 3, seconds=-3)
    with monkeypatch.context() as then:
        then.setattr(authority, "_now", lambda: made)
        ended = Authority.found(tmp_path / "ca", "Forensic Laboratory", ROOT_WORDS, WORDS)
    ended.list_revoked("root", ROOT_WORDS)
    ended.list_revoked("issuing", WORDS)
    issued = {seat: ended.issue(WORDS, name, seat, seat) for seat, name in PEOPLE.items()}
    [ends] = {x509.load_der_x509_certificate(one.certificate).not_valid_after_utc for one in issued.values()}
    assert ends == made + timedelta(days=365 * authority.ISSUING_YEARS + 3), "nobody's outlives it"
    names = {seat: sha256(one.certificate).hexdigest() for seat, one in issued.items()}
    office = Office(ended, {seat: one.pkcs12 for seat, one in issued.items()}, names)
    signed_at, report = datetime.now(UTC), office.sign(a_report(), "author")
    time.sleep(max(0.0, (ends - datetime.now(UTC)).total_seconds()) + 1)
    assert check(report, office.trust, office.expected(signed_at)[:1]).problem is None
    for act in (lambda: office.sign(report, "technical"), lambda: ended.issue(WORDS, "Eve", "eve", "x")):
        with pytest.raises(Refused, match=r"signing\.authority_ended") as refused:
            act()
        assert all(str(ends.year) in sentence(refused.value, language) for language in ("en", "es"))


def test_wrong_words_open_no_key(office: Office) -> None:
    with pytest.raises(Refused, match=r"signing\.wrong_passphrase"), key_file(office.keys["author"], "guessed"):
        pass
    with pytest.raises(Refused, match=r"signing\.wrong_passphrase"), key_file(b"no key at all", "author"):
        pass
    with key_file(office.keys["author"], "author") as key:
        assert fingerprint(key) == office.certificates["author"]


def test_an_authority_is_not_made_twice_and_knows_its_passphrase(office: Office) -> None:
    with pytest.raises(Refused, match=r"signing\.authority_there"):
        Authority.found(office.authority.folder, "Another", "a", "b")
    with pytest.raises(Refused, match=r"signing\.wrong_passphrase"):
        office.authority.issue("guessed", "Eve", "eve", "x")
    for key in (ed25519.Ed25519PrivateKey.generate(), rsa.generate_private_key(65537, 1024)):
        with pytest.raises(Refused, match=r"signing\.key_kind"):
            office.authority.certify(WORDS, "Eve", "eve", key.public_key())
    with pytest.raises(Refused, match=r"signing\.unknown_serial"):
        office.authority.revoke(WORDS, 1, "superseded")


def test_the_authority_is_readable_by_openssl(office: Office, tmp_path: Path) -> None:
    root, issuing = office.authority.certificates()
    names = {"root": root, "issuing": issuing}
    for name, content in names.items():
        (tmp_path / f"{name}.der").write_bytes(content)
        subprocess.run(
            ["openssl", "x509", "-inform", "der", "-in", tmp_path / f"{name}.der", "-out", tmp_path / f"{name}.pem"],
            check=True,
        )
    said = subprocess.run(
        ["openssl", "verify", "-CAfile", tmp_path / "root.pem", tmp_path / "issuing.pem"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
    assert len(office.authority.revocation_lists()) == 2


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Office) -> str:
    """A token of SoftHSM with the author's key, which never leaves it, and its certificate; answers its library."""
    program = shutil.which("softhsm2-util")
    assert program, "SoftHSM is missing: installer/packages/test.txt"
    library = str(Path(program).parents[1] / "lib" / "softhsm" / "libsofthsm2.so")
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nlog.level = ERROR\n", encoding="utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    asked = [
        program,
        "--module",
        library,
        "--init-token",
        "--free",
        "--label",
        "ana",
        "--so-pin",
        "0000",
        "--pin",
        "1234",
    ]
    subprocess.run(asked, check=True, capture_output=True)
    with pkcs11.lib(library).get_token(token_label="ana").open(user_pin="1234", rw=True) as session:
        curve = {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
        made = session.create_domain_parameters(KeyType.EC, curve, local=True)
        public, _ = made.generate_keypair(mechanism=Mechanism.EC_KEY_PAIR_GEN, store=True, label="ana", id=b"1")
        certificate = office.authority.certify_key(WORDS, "Ana Lyst", "author", encode_ec_public_key(public))
        kept = {Attribute.TOKEN: True, Attribute.LABEL: "ana", Attribute.ID: b"1"}
        session.create_object(decode_x509_certificate(certificate) | kept)
    return library


def test_a_token_signs_and_a_wrong_pin_does_not(office: Office, card: str) -> None:
    with token(card, "ana", "1234") as key:
        owner = fingerprint(key)
        says = Signing("author", stamp("Author", "Ana Lyst", datetime.now(UTC), owner), "signs", first=True)
        report = signed(a_report(), says, key, office.trust)
    assert check(report, office.trust, [Expected("author", owner)]).problem is None
    with pytest.raises(Refused, match=r"signing\.wrong_passphrase"), token(card, "ana", "9999"):
        pass
    with pytest.raises(Refused, match=r"signing\.no_token"), token(card, "ben", "1234"):
        pass


def test_the_authority_by_command(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from lims_desktop.commands.ca import ca

    def run(*words: str) -> str:
        done = CliRunner().invoke(ca, [str(word) for word in words])
        assert done.exit_code == 0, done.output
        return done.output

    folder = str(tmp_path / "ca")
    words = ("--passphrase", "below")
    run("init", folder, "--laboratory", "Forensic Laboratory", "--root-passphrase", "top", *words)
    person = ("--login", "ana", "--name", "Ana Lyst", "--out", str(tmp_path))
    run("issue", folder, *person, *words, "--key-passphrase", "hers")
    assert (tmp_path / "ana.p12").stat().st_mode & 0o077 == 0
    serial = run("people", folder).split()[0]
    run("revoke", folder, "--serial", serial, "--reason", "superseded", *words)
    run("list", folder, *words)
    assert len(Authority(tmp_path / "ca").revocation_lists()) == 4


def test_a_first_signature_that_allows_changes_is_not_believed(office: Office) -> None:
    """By hand-made means an author could sign without certifying: then notes on the page would be allowed later."""
    seen = stamp("Signed as author", PEOPLE["author"], datetime.now(UTC), office.certificates["author"])
    with key_file(office.keys["author"], "author") as key:
        loose = signed(a_report(), Signing("author", seen, "signs"), key, office.trust)
    assert check(loose, office.trust, office.expected()[:1]).problem == "signing.not_certified"
