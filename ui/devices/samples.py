"""What stands on a test label: believable words, and a code whose number nothing ever has."""

from __future__ import annotations

from collections.abc import Mapping

from lims_desktop.codes import Kind, machine_code

_KINDS = {"location": Kind.LOCATION, "badge": Kind.BADGE, "box": Kind.CONTAINER}
_COMMON: Mapping[str, str] = {
    "number": "LAB-2026-00417-03",
    "description": "Blood, grey top, left femoral vein, post-mortem",
    "type": "Blood",
    "agency": "CID",
    "reference": "CR-1184/26",
    "seal": "A 0047 1193",
    "date": "2026-11-22",
    "warning": "BIO",
    "copy": "TEST",
}
_PLACE: Mapping[str, str] = {
    "number": "Shelf 04",
    "place": "Headquarters › Evidence room › Freezer 2 › Shelf 04",
    "class": "COLD  −25 … −15 °C",
}
_PERSON: Mapping[str, str] = {
    "number": "TEST",
    "name": "María de los Ángeles Castillo-Teck",
    "duty": "Evidence technician",
}


def fields(design: str, laboratory: str) -> dict[str, str]:
    """The fields of a test label of this design. Numbers begin with 1, so that the code with 0 is nobody's."""
    own = {"location": _PLACE, "badge": _PERSON, "tag": {"name": "Castillo, J."}}.get(design, {})
    code = machine_code(_KINDS.get(design, Kind.ITEM), 0)
    return {**_COMMON, **own, "laboratory": laboratory, "code": code}
