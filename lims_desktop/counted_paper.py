"""The paper of a closed count: totals, what is missing or elsewhere, who counted and signed (domain.md section 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lims_desktop import paper
from lims_desktop.documents import DocumentHead
from lims_desktop.inventory import Counter, Difference, InventoryView
from lims_desktop.paper import WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_LISTS = ("missing", "misplaced", "unknown", "explained", "superseded")
_COLUMNS = {
    "missing": ("item", "description", "place"),
    "misplaced": ("item", "description", "place", "here"),
    "unknown": ("code", "here"),
    "explained": ("item", "description", "place", "why"),
    "superseded": ("item", "description", "here"),
}
_SHARES = {"item": 3, "description": 4, "place": 4, "here": 4, "code": 3, "why": 4}


@dataclass(frozen=True, slots=True)
class Issued:
    """Who issues the paper, and what it says of itself."""

    laboratory: str
    head: DocumentHead
    demonstration: bool = False


def result_paper(view: InventoryView, about: Issued, language: str = "en") -> bytes:
    """The result as PDF, in English or Spanish. Of restricted cases it tells numbers only, never an item."""
    words = paper.words("inventory_result", language)
    foot = paper.foot(words, [about.head.code], about.head.checkpoint, demonstration=about.demonstration)
    frame = Frame(f"{words['title']} {about.head.code}", about.laboratory, foot, language)
    return paper.printed(frame, _story(view, about, words, paper.styles()))


def _story(view: InventoryView, about: Issued, words: Mapping[str, str], sheet: Any) -> list[Flowable]:
    result = view.result
    assert result is not None
    story: list[Flowable] = [sheet.letterhead(about.laboratory, words["title"], about.head.code, WIDTH)]
    story.append(sheet.pairs(_facts(view, words), WIDTH))
    story.append(sheet.heading(words["totals"]))
    story.append(sheet.pairs(_totals(view, words), WIDTH))
    if result.agrees:
        story.append(sheet.words(words["agrees"]))
    for name in _LISTS:
        story += _listed(name, getattr(result, name), words, sheet)
    if result.uncounted:
        story += [sheet.heading(words["uncounted"]), *sheet.bullets(result.uncounted)]
    story.append(sheet.together([sheet.heading(words["signatures"]), _signatures(view.counters, words, sheet)]))
    story.append(sheet.words(words["closing"].format(digest=view.digest), quiet=True))
    return story


def _facts(view: InventoryView, words: Mapping[str, str]) -> list[tuple[str, str]]:
    blind = f", {words['blind']}" if view.blind else ""
    pairs = [
        (words["place"], view.place),
        (words["number"], str(view.id)),
        (words["why"], words[view.reason.lower()]),
        (words["method"], words[f"method_{view.method.lower()}"] + blind),
        (words["opened"], f"{moment(view.opened_at)}, {view.opened_by}"),
        (words["closed"], f"{moment(view.closed_at)}, {view.closed_by}" if view.closed_at else ""),
    ]
    return [*pairs, (words["draw"], str(view.draw))] if view.draw else pairs


def _totals(view: InventoryView, words: Mapping[str, str]) -> list[tuple[str, str]]:
    result = view.result
    assert result is not None
    return [
        (words["expected"], str(result.expected)),
        (words["found"], str(result.found)),
        (words["inside"], str(result.inside)),
        (words["unexpected"], str(result.unexpected)),
        *((words[f"many_{name}"], str(len(getattr(result, name)))) for name in _LISTS),
        (words["many_uncounted"], f"{len(result.uncounted)} / {result.places}"),
    ]


def _listed(name: str, lines: Sequence[Difference], words: Mapping[str, str], sheet: Any) -> list[Flowable]:
    if not lines:
        return []
    columns = _COLUMNS[name]
    rows = [[words[f"column_{column}"] for column in columns]]
    rows += [[_cell(column, line, words) for column in columns] for line in lines]
    whole = sum(_SHARES[column] for column in columns)
    return [sheet.heading(words[name]), sheet.table(rows, [WIDTH * _SHARES[column] / whole for column in columns])]


def _cell(column: str, line: Difference, words: Mapping[str, str]) -> str:
    match column:
        case "item":
            return f"<b>{safe(line.number or words['restricted'])}</b>"
        case "why":
            at = moment(line.at) if line.at else ""
            kind = words.get(f"moved_{(line.what or '').lower()}", line.what or "")
            return safe(", ".join(part for part in (kind, line.who, at) if part))
        case _:
            return safe(getattr(line, column) or "")


def _signatures(counters: Sequence[Counter], words: Mapping[str, str], sheet: Any) -> Flowable:
    rows = [[words["who"], words["scans"], words["signed"]]]
    for one in counters:
        signed = moment(one.signed_at) if one.signed_at else words["unsigned"]
        if one.signed_by:
            signed += f" ({words['by_manager']} {one.signed_by})"
        rows.append([f"<b>{safe(one.name)}</b>", str(one.scans), safe(signed)])
    return sheet.table(rows, [WIDTH * share for share in (0.4, 0.15, 0.45)])
