"""The laboratory's shared server: encrypted, proved by its certificate, and each workstation known by its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest

from lims_desktop import embedded, provision
from lims_desktop.embedded import Server
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.station import SERVER, Station
from tests.database import PASSWORD, Database

SYSTEM = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/none"))
ACCESS = """
host    all lims_root 127.0.0.1/32 scram-sha-256
hostssl all all       127.0.0.1/32 scram-sha-256 clientcert=verify-ca
"""

pytestmark = pytest.mark.skipif(
    not SYSTEM.exists() or not shutil.which("openssl"),
    reason="needs openssl and the system's PostgreSQL, built with TLS",
)


@dataclass(frozen=True)
class Office:
    """A server with TLS and a certificate authority with two workstations."""

    server: Server
    papers: Path

    def station(self, name: str = "ws07", certificate: str = "ws07") -> Station:
        paper = self.papers / certificate
        return Station(
            name,
            SERVER,
            "localhost",
            self.server.port,
            ca=str(self.papers / "ca.pem"),
            certificate=f"{paper}.pem" if certificate else "",
            key=f"{paper}.key" if certificate else "",
            folder=str(self.papers / "journal"),
        )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    papers = tmp_path_factory.mktemp("papers")
    folder = Path(tempfile.mkdtemp(prefix="lims-test-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIMS_POSTGRES_BIN", str(SYSTEM))
        server = embedded.start(folder)
        try:
            encrypt(server, papers)
            admin = server.administrator("lims")
            provision.init(admin)
            provision.first_administrator(admin, "tls.admin", "Tls Admin", PASSWORD)
            yield Office(server, papers)
        finally:
            embedded.stop(folder)
            shutil.rmtree(folder)


def encrypt(server: Server, papers: Path) -> None:
    for authority in ("ca", "stranger"):
        made = f"-keyout {authority}.key -out {authority}.pem -days 9 -subj /CN={authority}"
        openssl(papers, f"req -x509 -newkey rsa:2048 -nodes {made}")
    certify(papers, "localhost", "subjectAltName=DNS:localhost")
    certify(papers, "ws07", "extendedKeyUsage=clientAuth")
    owner = server.data.stat()
    for name in ("ca.pem", "localhost.pem", "localhost.key"):
        copy = Path(shutil.copy(papers / name, server.data / name))
        copy.chmod(0o600)
        shutil.chown(copy, owner.st_uid, owner.st_gid)
    (server.data / "pg_hba.conf").write_text(ACCESS)
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        for setting, value in (("ca_file", "ca.pem"), ("cert_file", "localhost.pem"), ("key_file", "localhost.key")):
            admin.execute(f"alter system set ssl_{setting} = '{value}'".encode())
        admin.execute("alter system set ssl = on")
        admin.execute("select pg_reload_conf()")


def certify(papers: Path, name: str, extension: str) -> None:
    (papers / "extension").write_text(extension)
    openssl(papers, f"req -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}")
    authority = "-CA ca.pem -CAkey ca.key -CAcreateserial -extfile extension"
    openssl(papers, f"x509 -req -in {name}.csr {authority} -out {name}.pem -days 9")


def openssl(papers: Path, words: str) -> None:
    subprocess.run(["openssl", *words.split()], cwd=papers, check=True, capture_output=True)


def sign_in(station: Station) -> None:
    Lab.sign_in(station, "tls.admin", PASSWORD, connections=1).close()


def test_a_workstation_with_its_certificate_signs_in(office: Office) -> None:
    sign_in(office.station())


def test_a_workstation_does_not_call_itself_another(office: Office) -> None:
    with pytest.raises(Refused, match=r"signin\.other_station"):
        sign_in(office.station(name="ws08"))


def test_a_computer_without_certificate_is_refused_before_the_password(office: Office) -> None:
    with pytest.raises(Refused, match=r"signin\.no_certificate"):
        sign_in(office.station(certificate=""))


def test_a_server_of_another_authority_gets_no_password(office: Office) -> None:
    with pytest.raises(Refused, match=r"signin\.wrong_server"):
        sign_in(replace(office.station(), ca=str(office.papers / "stranger.pem")))


def test_without_the_authoritys_file_no_password_is_sent(office: Office) -> None:
    with pytest.raises(Refused, match=r"signin\.no_ca"):
        sign_in(replace(office.station(), ca="/no/such/ca.pem"))


def test_a_server_of_another_name_gets_no_password(office: Office) -> None:
    with pytest.raises(Refused, match=r"signin\.wrong_server"):
        sign_in(replace(office.station(), host="127.0.0.1"))


def test_a_server_without_encryption_gets_no_password(office: Office, database: Database) -> None:
    with pytest.raises(Refused, match=r"signin\.no_tls"):
        sign_in(replace(office.station(), port=database.server.port, database=database.name))
