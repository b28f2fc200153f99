"""A PDF that can be read aloud: each paragraph and cell is marked as what it is, in the order in which it is read.

reportlab has no tags. `Tagged` writes the marks around what it wraps, also where a page tears it apart; `structured`
then adds the tree that names them. The structure is that of PDF/UA; no validator of it has looked at it yet.
Imports reportlab and pyHanko.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.platypus import Flowable

from lims_desktop.signing.pdf import SteadyWriter


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked piece: its page (from 0) and number there, what it is (P, H1, TD ...), the row of a table it is in."""

    page: int
    number: int
    role: str
    row: tuple[int, int] | None


class Marks:
    """The marks of one document, in reading order."""

    def __init__(self) -> None:
        self.all: list[Mark] = []
        self._on_page: Counter[int] = Counter()

    def begin(self, canvas: Any, role: str, row: tuple[int, int] | None) -> None:
        """Mark what is drawn from now on."""
        page = canvas.getPageNumber() - 1
        number = self._on_page[page]
        self._on_page[page] += 1
        self.all.append(Mark(page, number, role, row))
        canvas._code.append(f"/{role} <</MCID {number}>> BDC")  # noqa: SLF001 - reportlab has no way of its own

    def end(self, canvas: Any) -> None:
        """No more."""
        canvas._code.append("EMC")  # noqa: SLF001


class Tagged(Flowable):  # type: ignore[misc]
    """Something drawn, marked as what it is."""

    def __init__(self, inner: Flowable, role: str, marks: Marks, row: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.inner, self.role, self.marks, self.row = inner, role, marks, row
        self.keepWithNext = role.startswith("H")

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's own names
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        return float(self.inner.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.inner.wrapOn(self.canv, width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        canvas = getattr(self, "canv", None)  # none within a table whose row goes over the end of a page
        parts = self.inner.splitOn(canvas, width, height) if canvas else self.inner.split(width, height)
        return [Tagged(part, self.role, self.marks, self.row) for part in parts]

    def draw(self) -> None:
        self.marks.begin(self.canv, self.role, self.row)
        self.inner.drawOn(self.canv, 0, 0)
        self.marks.end(self.canv)


def structured(content: bytes, marks: Marks, language: str) -> bytes:
    """The same pages with the tree of what is on them. Before any signature: it changes the file."""
    writer: IncrementalPdfFileWriter = SteadyWriter(BytesIO(content))
    pages = _pages(writer)
    root = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/StructTreeRoot")})
    root_ref = writer.add_object(root)
    parents: dict[int, list[Any]] = defaultdict(list)
    document = _element("Document", root_ref)
    document_ref = writer.add_object(document)
    tables: dict[int, tuple[Any, Any]] = {}
    rows: dict[tuple[int, int], tuple[Any, Any]] = {}
    for mark in marks.all:
        above, above_ref = document, document_ref
        if mark.row is not None:
            table, table_ref = tables.get(mark.row[0]) or _child(writer, "Table", document, document_ref)
            tables[mark.row[0]] = table, table_ref
            above, above_ref = rows.get(mark.row) or _child(writer, "TR", table, table_ref)
            rows[mark.row] = above, above_ref
        leaf, leaf_ref = _child(writer, mark.role, above, above_ref)
        leaf[pdf_name("/Pg")] = pages[mark.page].container_ref and generic.IndirectObject(
            pages[mark.page].container_ref.idnum, 0, writer
        )
        leaf[pdf_name("/K")] = generic.NumberObject(mark.number)
        parents[mark.page].append(leaf_ref)
    _number_pages(writer, root, pages, parents)
    root[pdf_name("/K")] = document_ref
    catalogue = writer.root
    catalogue[pdf_name("/StructTreeRoot")] = root_ref
    catalogue[pdf_name("/MarkInfo")] = generic.DictionaryObject({pdf_name("/Marked"): generic.BooleanObject(True)})
    catalogue[pdf_name("/Lang")] = generic.pdf_string(language)
    shown = generic.DictionaryObject({pdf_name("/DisplayDocTitle"): generic.BooleanObject(True)})
    catalogue[pdf_name("/ViewerPreferences")] = shown
    writer.update_root()
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _pages(writer: Any) -> list[Any]:
    found: list[Any] = []

    def walk(node: Any) -> None:
        if node["/Type"] == "/Pages":
            for kid in node["/Kids"]:
                walk(kid.get_object())
        else:
            found.append(node)

    walk(writer.root["/Pages"])
    return found


def _element(role: str, above: Any) -> Any:
    return generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/StructElem"), pdf_name("/S"): pdf_name(f"/{role}"), pdf_name("/P"): above,
        pdf_name("/K"): generic.ArrayObject(),
    })  # fmt: skip


def _child(writer: Any, role: str, above: Any, above_ref: Any) -> tuple[Any, Any]:
    made = _element(role, above_ref)
    made_ref = writer.add_object(made)
    above["/K"].append(made_ref)
    return made, made_ref


def _number_pages(writer: Any, root: Any, pages: list[Any], parents: dict[int, list[Any]]) -> None:
    """The way back: from a mark on a page to its place in the tree."""
    numbers: list[Any] = []
    for number, page in enumerate(pages):
        page[pdf_name("/StructParents")] = generic.NumberObject(number)
        page[pdf_name("/Tabs")] = pdf_name("/S")
        writer.update_container(page)
        numbers += [generic.NumberObject(number), writer.add_object(generic.ArrayObject(parents[number]))]
    tree = generic.DictionaryObject({pdf_name("/Nums"): generic.ArrayObject(numbers)})
    root[pdf_name("/ParentTree")] = writer.add_object(tree)
    root[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(len(pages))
