"""`main.py ca`: the laboratory's own certificate authority, in a folder that stays off the network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(help="The authority's folder.")]
Passphrase = Annotated[str, typer.Option(prompt=True, hide_input=True, help="Of the issuing authority's key.")]
NewPassphrase = Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)]

ca = typer.Typer(
    help="The laboratory's own certificate authority: made, people certified, certificates revoked.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Bring `ca` to the command line."""
    app.add_typer(ca, name="ca")


@ca.command()
def init(
    folder: Folder,
    laboratory: Annotated[str, typer.Option(help="What the laboratory is called.")],
    root_passphrase: NewPassphrase,
    passphrase: NewPassphrase,
) -> None:
    """Make the root and the issuing authority, each with its first revocation list."""
    from lims_desktop.signing.authority import Authority

    Authority.found(folder, laboratory, root_passphrase, passphrase)
    typer.echo(f"Made. Carry {folder / 'root'} away now: its key is needed once a year, for the root's next list.")


@ca.command()
def issue(
    folder: Folder,
    login: Annotated[str, typer.Option(help="The person's login.")],
    name: Annotated[str, typer.Option(help="The person's name, as it stands under reports.")],
    out: Annotated[Path, typer.Option(help="Where the key file (PKCS#12) and the certificate are written.")],
    passphrase: Passphrase,
    key_passphrase: NewPassphrase,
) -> None:
    """A key and certificate for one person; the key file is theirs alone, the certificate goes to quality."""
    from lims_desktop.signing.authority import Authority

    issued = Authority(folder).issue(passphrase, name, login, key_passphrase)
    for suffix, content in ((".p12", issued.pkcs12), (".der", issued.certificate)):
        path = out / f"{login}{suffix}"
        path.touch(mode=0o600)
        path.write_bytes(content)
        typer.echo(str(path))


@ca.command()
def certify(
    folder: Folder,
    login: Annotated[str, typer.Option(help="The person's login.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    public_key: Annotated[Path, typer.Option(help="The public key (PEM or DER) of a token.", exists=True)],
    out: Annotated[Path, typer.Option(help="Where the certificate is written.")],
    passphrase: Passphrase,
) -> None:
    """A certificate for a key that never leaves its token."""
    from lims_desktop.signing.authority import Authority

    made = Authority(folder).certify_key(passphrase, name, login, public_key.read_bytes())
    path = out / f"{login}.der"
    path.write_bytes(made)
    typer.echo(str(path))


@ca.command()
def revoke(
    folder: Folder,
    serial: Annotated[str, typer.Option(help="The certificate's serial number; see `ca people`.")],
    reason: Annotated[str, typer.Option(help="key_compromise, affiliation_changed, superseded, ...")],
    passphrase: Passphrase,
) -> None:
    """Take a certificate back from now on; publish the new revocation list in the program."""
    from lims_desktop.signing.authority import Authority

    Authority(folder).revoke(passphrase, int(serial), reason)
    typer.echo("Revoked. Publish the newest revocation list.")


@ca.command("list")
def next_list(
    folder: Folder,
    passphrase: Passphrase,
    level: Annotated[str, typer.Option(help="issuing (monthly) or root (yearly).")] = "issuing",
) -> None:
    """The next revocation list; without one in date nobody can sign."""
    from lims_desktop.signing.authority import Authority

    authority = Authority(folder)
    authority.list_revoked(level, passphrase)
    typer.echo(str(max((folder / level / "crl").glob("*.crl"))))


@ca.command()
def people(folder: Folder) -> None:
    """Whom it gave a certificate: serial number, login, name, until when."""
    from lims_desktop.signing.authority import Authority

    for one in Authority(folder).issued():
        typer.echo(f"{one['serial']}  {one['login']}  {one['name']}  {one['until']}")
