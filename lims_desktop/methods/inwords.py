"""A definition as the plain words of its editor, and back: numbers as text, the values of an example as one line.

What is no number, and what of an example cannot be read, is left out and said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from lims_desktop import wire
from lims_desktop.errors import LimsError, Refused
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Method

Line = dict[str, Any]
NUMBERS: Mapping[str, Mapping[str, str]] = {
    "": {"replicates": "whole", "most_lines": "whole"},
    "fields": {"decimals": "whole?", "low": "number?", "high": "number?", "tolerance": "number?"},
    "controls": {"target": "number?", "least": "whole"},
    "needs": {"amount": "number?", "least": "whole"},
}
"""Which words of which part are numbers; with a question mark they may be empty."""

_PAIR = re.compile(r"\s*(\w+)\s*=\s*(?:'([^']*)'|([^;']*))\s*(?:;|$)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: in which part (empty: the method itself), in which of its lines, at which word, and why."""

    part: str
    line: int | None
    word: str
    error: LimsError


def in_words(method: Method) -> Line:
    """A method as plain words: numbers as text, the values of examples as one line of text each."""
    said: Line = wire.loads(reading.to_json(method))
    for part, words in NUMBERS.items():
        for line in said[part] if part else [said]:
            line |= {word: _number_text(line[word]) for word in words}
    for line, example in zip(said["examples"], method.examples, strict=True):
        line |= {"given": values_text(example.given), "expect": values_text(example.expect)}
    return said


def _number_text(value: Any) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def plain_words(said: Line) -> tuple[Line, list[Fault]]:
    """The words with their numbers read, as a definition wants them; what is no number is left out, and said."""
    plain, faults = deepcopy(said), []
    for part, words in NUMBERS.items():
        for at, line in enumerate(plain[part] if part else [plain]):
            for word, kind in words.items():
                try:
                    line[word] = _read_number(str(line[word]), kind)
                except InvalidOperation:
                    told = {"where": line.get("code") or "…", "value": str(line[word])[:40]}
                    faults.append(Fault(part, at if part else None, word, Refused("method.wrong_part", **told)))
                    line[word] = None if kind.endswith("?") else 1
    return plain, [*faults, *_read_examples(plain)]


def _read_examples(plain: Line) -> list[Fault]:
    faults = []
    levels = {line["code"]: (line["kind"], line["level"]) for line in plain["fields"]}
    for at, line in enumerate(plain["examples"]):
        for word in ("given", "expect"):
            junk = _PAIR.sub("", line[word]).strip()
            if junk:
                refusal = Refused("method.wrong_part", where=line["name"] or "…", value=junk[:40])
                faults.append(Fault("examples", at, word, refusal))
            line[word] = read_values(line[word], levels, whole_columns=word == "expect")
    return faults


def _read_number(text: str, kind: str) -> Decimal | int | None:
    text = text.strip().replace("−", "-")
    if not text and kind.endswith("?"):
        return None
    if not re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", text) or (kind.startswith("whole") and not text.isdigit()):
        raise InvalidOperation
    return int(text) if kind.startswith("whole") else Decimal(text)


def values_text(values: Mapping[str, Any]) -> str:
    """Values of an example as one line: `slope = 12.5; ratio = 1.02 / 1.04; specimen = whole`."""

    def one(value: Any) -> str:
        if isinstance(value, tuple):
            return " / ".join(map(one, value))
        text = str(value).lower() if isinstance(value, bool) else _number_text(value)
        return f"'{text}'" if ";" in text or " / " in text else text

    return "; ".join(f"{name} = {one(value)}" for name, value in values.items())


def read_values(text: str, known: Mapping[str, tuple[str, str]], *, whole_columns: bool) -> dict[str, Any]:
    """The values of such a line, each as its field (kind, level) wants it; those of replicates between slashes."""
    found: dict[str, Any] = {}
    for pair in _PAIR.finditer(text):
        name, quoted, bare = pair[1], pair[2], (pair[3] or "").strip()
        kind, level = known.get(name, ("text", "item"))
        if level == "replicate" and quoted is None and (whole_columns or "/" in bare):
            found[name] = [value_of(kind, part.strip()) for part in bare.split("/")]
        else:
            found[name] = value_of(kind, bare) if quoted is None else quoted
    return found


def value_of(kind: str, text: str) -> Any:
    """A text as a value of this kind of field; what is no number stays a text, and so does not come out."""
    if kind == "yes_no" and text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if kind == "number" and re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", text):
        return Decimal(text)
    return text
