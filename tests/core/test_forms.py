"""A form without a connection: as text and back, in one symbol or several, read by a reader that is not ours."""

from __future__ import annotations

from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from devices.scan import read_scan
from lims_desktop import forms
from lims_desktop.errors import Refused
from lims_desktop.forms import Form, Parts

SECRET = bytes(range(32))
SAID = {
    "agency": 4, "agency_reference": "CR-77/26", "offence": "murder", "district": "central", "officer": 12,
    "incident_date": "2026-11-01", "note": None,
    "persons": [{"role": "victim", "name": "Ángela Yaxché", "sex": "female", "birth_date": None}],
    "items": [
        {"line": 1, "item_type": "clothing", "description": "Blue shirt with stains", "packaging": "paper-bag",
         "seals": [{"number": "A 0047 1193"}], "declared": "1", "unit": "piece"},
        {"line": 2, "item_type": "powder", "description": "White powder in a bag", "declared": "12.50", "unit": "g"},
    ],
}  # fmt: skip


def read(texts: list[str]) -> Form:
    parts, found = Parts(), None
    for text in texts:
        found = parts.add(text)
    assert found is not None
    return found


def test_a_usual_form_is_one_symbol_that_any_reader_reads() -> None:
    form = forms.sealed(SAID, 7, SECRET, nonce=b"12345678")
    [text] = form.parts()
    assert len(text) < 600
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix)
    [seen] = zxingcpp.read_barcodes(zxingcpp.write_barcode_to_image(symbol, scale=3))
    scan = read_scan("]d1" + seen.text + "\r")
    assert scan.ok
    assert read([scan.text]) == form
    assert '"Ángela Yaxché"' in form.said


def test_a_long_form_comes_in_parts_in_any_order_and_twice() -> None:
    items = [{**SAID["items"][0], "line": n, "description": f"Package {n * n} {n * 7919}"} for n in range(1, 81)]  # type: ignore[index]
    form = forms.sealed({**SAID, "items": items}, 7, SECRET)
    texts = form.parts()
    assert len(texts) > 1
    parts, other = Parts(), forms.sealed(SAID, 7, SECRET)
    assert parts.add(texts[-1]) is None
    assert parts.add(texts[-1]) is None
    assert read([*other.parts()]) == other
    assert [parts.add(text) for text in texts[:-1]][-1] == form
    with pytest.raises(Refused, match=r"form\.too_long"):
        forms.sealed({"items": [f"{n * 104729:x}{n * 1299709:x}" * 9 for n in range(900)]}, 7, SECRET).parts()


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=300))
def test_nonsense_is_refused_and_breaks_nothing(letters: str) -> None:
    for text in (letters, "LF1-1-1-AAAA-" + letters, "LF1-3-2-AAAA-" + letters):
        with pytest.raises(Refused, match=r"form\.unreadable"):
            Parts().add(text)


def test_one_letter_changed_is_another_form_or_none() -> None:
    [text] = forms.sealed(SAID, 7, SECRET, nonce=b"12345678").parts()
    form: Any = read([text])
    for place in range(len("LF1-1-1-AAAA-"), len(text), 7):
        changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        try:
            assert read([changed]) != form
        except Refused:
            continue
