"""Files that instruments write: how one is laid out, what its rows say, and which place of a worksheet each is for.

    table = Table(raw, layout)                       # lines as cells, each with its line number
    plan = Matching(view).plan(table)                # the dry run: every row, every cell, nothing entered
    results_import(lab, view.id, File(name, raw, layout), plan.entries(change=False))

Nothing here guesses or converts: a cell is what the method wants, digit for digit, or the word for what is wrong.
"""

from __future__ import annotations

from lims_desktop.resultfiles.cells import Cell
from lims_desktop.resultfiles.importing import (
    File,
    Imported,
    Mapping,
    ResultFile,
    files_of,
    mappings,
    result_mapping_save,
    results_import,
)
from lims_desktop.resultfiles.layout import DECIMALS, DELIMITERS, ENCODINGS, Layout, Mapped, layout_from
from lims_desktop.resultfiles.matching import Matched, Matching, Plan, Row
from lims_desktop.resultfiles.proposing import layout_of, refitted
from lims_desktop.resultfiles.table import LARGEST, Line, Table, encoding_of

__all__ = [
    "DECIMALS", "DELIMITERS", "ENCODINGS", "LARGEST", "Cell", "File", "Imported", "Layout", "Line", "Mapped", "Mapping",
    "Matched", "Matching", "Plan", "ResultFile", "Row", "Table", "encoding_of", "files_of", "layout_from", "layout_of",
    "mappings", "refitted", "result_mapping_save", "results_import",
]  # fmt: skip
