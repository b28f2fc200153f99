"""A time-stamping authority of our own over real HTTP, which can also be silent, broken, or say something else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper


@cache
def keys_of(name: str) -> tuple[bytes, bytes]:
    """Certificate and key (DER) of an authority, which is its own root. RSA: pyHanko's test stamper knows no other."""
    key = rsa.generate_private_key(65537, 2048)
    subject, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=30))
    made = made.not_valid_after(now + timedelta(days=30))
    made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    used = x509.KeyUsage(digital_signature=True, content_commitment=True, **usage)
    certificate = made.add_extension(used, critical=True).sign(key, hashes.SHA256())
    form = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return certificate.public_bytes(serialization.Encoding.DER), key.private_bytes(*form)


@dataclass
class Clock:
    """The authority: `mood` (stamp, silent, error, garbage, trickle, other) is what it does next.

    `at` is its own time, `own` another certificate and key than those of its name.
    """

    url: str = ""
    name: str = "Time Authority"
    mood: str = "stamp"
    at: datetime | None = None
    own: tuple[bytes, bytes] | None = None
    asked: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def certificate(self) -> bytes:
        """Its certificate (DER), as the quality manager would publish it."""
        return keys_of(self.name)[0]

    def answer(self, question: bytes) -> bytes:
        """A stamp for what is asked; of something else in that mood."""
        certificate, key = self.own or keys_of(self.name)
        own = DummyTimeStamper(asn1.Certificate.load(certificate), keys.PrivateKeyInfo.load(key), fixed_dt=self.at)
        asked = tsp.TimeStampReq.load(question)
        if self.mood == "other":
            asked["message_imprint"]["hashed_message"] = bytes(32)
        stamped: bytes = own.request_tsa_response(asked).dump()
        return stamped


@contextmanager
def clock() -> Iterator[Clock]:
    """The authority on a port of its own while the block runs."""
    known = Clock()

    class Counter(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            known.asked += 1
            question = self.rfile.read(int(self.headers["Content-Length"]))
            if known.mood == "silent":
                known.released.wait(30)
                return
            if known.mood == "error":
                self.send_error(503)
                return
            content = b"a page about something" if known.mood == "garbage" else known.answer(question)
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            for at in range(0, len(content), 1 if known.mood == "trickle" else len(content)):
                if known.released.is_set():
                    return
                self.wfile.write(content[at : at + (1 if known.mood == "trickle" else len(content))])
                if known.mood == "trickle":
                    known.released.wait(0.05)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    server.daemon_threads = False  # closing waits for them: no line stays open
    known.url = f"http://127.0.0.1:{server.server_address[1]}/stamp"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield known
    finally:
        known.released.set()
        server.shutdown()
        server.server_close()
