"""A definition while somebody edits it: its parts as plain words, numbers as they were typed, and the way back.

What is half done need not make sense yet: `read` answers what can be read of it, and what is wrong where.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any
from unicodedata import normalize
from uuid import UUID, uuid4

from lims_desktop import wire
from lims_desktop.errors import Refused
from lims_desktop.methods import reading
from lims_desktop.methods.checking import complaints
from lims_desktop.methods.definition import Method
from lims_desktop.methods.inwords import Fault, Line, in_words, plain_words
from lims_desktop.methods.placing import placed

MOST_STEPS = 200
_SLUG = re.compile(r"[^a-z0-9]+")
_NEW: Mapping[str, Line] = {
    "fields": {
        "code": "", "name": "", "name_es": "", "kind": "number", "level": "item", "unit": "", "decimals": "", "low": "",
        "high": "", "choices": [], "formula": "", "required": True, "source": "", "verify": "", "tolerance": "",
    },
    "choices": {"code": "", "name": "", "name_es": ""},
    "controls": {"code": "", "name": "", "name_es": "", "kind": "check", "accept": "", "target": "", "least": "1"},
    "needs": {"code": "", "name": "", "name_es": "", "instrument": "", "lot": "", "amount": "", "least": "1"},
    "examples": {"name": "", "given": "", "expect": ""},
    "checks": {"code": "", "text": "", "text_es": ""},
    "blocks": {"code": "", "text": "", "text_es": "", "part": "result", "when": ""},
}  # fmt: skip


class Edit:
    """One definition being edited. `tried` are the values that were typed to see what the formulas give."""

    def __init__(self, said: Line, *, tried: Mapping[str, str] | None = None, key: UUID | None = None) -> None:
        self.id = key or uuid4()
        self.said = said
        self.tried: dict[str, str] = dict(tried or {})
        self._steps: list[str] = []
        self._last: tuple[int, str] | None = None

    @classmethod
    def of(cls, method: Method) -> Edit:
        """A copy of a method, to be edited."""
        return cls(in_words(method))

    @classmethod
    def kept(cls, key: UUID, body: Mapping[str, Any]) -> Edit:
        """A half-made edit as it was kept in the draft with this number; words that are newer than it are empty."""
        said = {"needs": [], "vials": False, "most_lines": "0", **body["said"]}
        for part, new in _NEW.items():
            if part in said:
                said[part] = [{**deepcopy(new), **line} for line in said[part]]
        return cls(said, tried=body.get("tried"), key=key)

    def body(self) -> dict[str, Any]:
        """Everything of it, as a draft keeps it."""
        return {"said": self.said, "tried": self.tried}

    @property
    def title(self) -> str:
        """What the draft is called: the code of the method."""
        return str(self.said["code"])

    # -- changed -------------------------------------------------------------------------------------------------

    def put(self, holder: Line, word: str, value: Any) -> bool:
        """Write one word of the method or of one of its lines; answers whether that was a change.

        Letters typed into the same word one after the other are one step of the way back.
        """
        if holder.get(word) == value:
            return False
        if self._last != (id(holder), word):
            self._remember()
        self._last = (id(holder), word)
        holder[word] = value
        if word in ("name", "name_es") and holder.get("code") == "":
            holder["code"] = slug(str(value))
        return True

    def insert(self, lines: list[Line], at: int, kind: str) -> None:
        """A new line of this kind (a part, or `choices`) before the one at this place."""
        self._remember()
        lines.insert(at, deepcopy(_NEW[kind]))

    def remove(self, lines: list[Line], at: int) -> None:
        """Take a line out."""
        self._remember()
        del lines[at]

    def move(self, lines: list[Line], at: int, by: int) -> bool:
        """Move a line up or down; answers whether there was room."""
        if not 0 <= at + by < len(lines):
            return False
        self._remember()
        lines.insert(at + by, lines.pop(at))
        return True

    def undo(self) -> bool:
        """Take the last step back; answers whether there was one."""
        if not self._steps:
            return False
        self.said, self._last = json.loads(self._steps.pop()), None
        return True

    def _remember(self) -> None:
        self._last = None
        self._steps = [*self._steps[1 - MOST_STEPS :], json.dumps(self.said)]

    # -- read ----------------------------------------------------------------------------------------------------

    def read(self) -> tuple[Method | None, list[Fault]]:
        """What can be read of it, and what is wrong with the rest; None when there is nothing to read yet."""
        said, found = plain_words(self.said)
        try:
            method = reading.from_json(wire.dumps(said))
        except Refused as refusal:
            return None, [*found, Fault("", None, "", refusal)]
        return method, found or [placed(one, method) for one in complaints(method)]


def slug(name: str) -> str:
    """A code made of a name: `Peak area ratio, column 1` becomes `peak_area_ratio_column_1`."""
    plain = normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    made = _SLUG.sub("_", plain).strip("_")[:40]
    return made if made[:1].isalpha() else ""
