"""A complaint about a method at the line it speaks of."""

from __future__ import annotations

from lims_desktop.errors import LimsError
from lims_desktop.methods.definition import Method
from lims_desktop.methods.inwords import Fault

PARTS = ("fields", "controls", "needs", "examples", "checks", "blocks")

_AT = {
    "method.formula": "formula", "method.no_such_field": "formula", "formula.circle": "formula", "method.limits": "low",
    "method.no_choices": "kind", "method.tolerance": "tolerance", "method.cannot_verify": "verify",
    "method.need_amount": "amount", "method.need_of_what": "instrument", "method.example": "expect",
    "method.bad_code": "code", "method.twice": "code", }  # fmt: skip
_FORMULAS = {"fields": "formula", "controls": "accept", "blocks": "when"}


def placed(error: LimsError, method: Method) -> Fault:
    """A complaint at the line it speaks of."""
    name = error.detail.get("example", error.detail.get("where"))
    if error.code == "method.example" or name in {one.name for one in method.examples}:
        return Fault("examples", next(n for n, one in enumerate(method.examples) if one.name == name),
                     "expect" if error.code == "method.example" else "given", error)  # fmt: skip
    keys = ("where", "need", "field", "word", "fields")
    told = str(next((error.detail[key] for key in keys if key in error.detail), ""))
    code = told.split(" ", maxsplit=1)[0].rstrip(":")
    parts = {"method.need_amount": ("needs",), "method.need_of_what": ("needs",)}.get(error.code, PARTS)
    for part in parts:
        codes = [getattr(one, "code", None) for one in getattr(method, part)]
        if code in codes:
            word = str(error.detail["word"]) if error.code == "method.missing_word" else _AT.get(error.code, "code")
            word = "kind" if told.startswith(f"{code}: ") else word  # an answer of its pick-list
            at = len(codes) - 1 - codes[::-1].index(code)
            return Fault(part, at, _FORMULAS.get(part, word) if word == "formula" else word, error)
    return Fault("fields" if error.code == "method.no_fields" else "", None, "", error)
