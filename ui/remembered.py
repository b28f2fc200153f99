"""A password remembered by the system's own keyring, only when the person asked for it.

A computer without a keyring remembers nothing, and sign-in works all the same. Called off the screen's thread, because
a locked keyring may ask its own question first.
"""

from __future__ import annotations

from lims_desktop.station import Station


def recall(station: Station, login: str) -> str | None:
    """The remembered password, or None."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_place(station), login)
    except KeyringError:
        return None


def remember(station: Station, login: str, password: str) -> bool:
    """Remember the password; answers whether this computer could."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_place(station), login, password)
    except KeyringError:
        return False
    return recall(station, login) == password


def forget(station: Station, login: str) -> None:
    """Forget the password, if it was remembered."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(_place(station), login)
    except KeyringError:
        return


def _place(station: Station) -> str:
    return (
        f"lims-desktop {station.host}:{station.port}/{station.database}" if station.mode == "server" else "lims-desktop"
    )
