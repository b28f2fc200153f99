"""Kept files: photographs, signatures, papers. A name is the SHA-256 of the bytes, and the ledger tells of it."""

from __future__ import annotations

from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import Findings

TABLE = "lab.blob"

# The server hashes them: they may be many gigabytes.
CHANGED = """
select b.sha256 from lab.blob b
 where encode(sha256(b.content), 'hex') <> b.sha256 or octet_length(b.content) <> b.size order by b.sha256"""
STRAY = """
select b.sha256 from lab.blob b
 where not exists (select from ledger.entry e where e.stream = 'file/' || b.sha256 and e.kind = 'KEPT')
 order by b.sha256"""
MISSING = """
select e.id, e.stream, e.number from ledger.entry e
 where e.stream >= 'file/' and e.stream < 'file0' and e.kind = 'KEPT'
   and not exists (select from lab.blob b where b.sha256 = substr(e.stream, 6)) order by e.id"""


def compare(source: Source, findings: Findings, sight: Sight) -> None:
    """Every file that this login sees has the bytes it was kept with; none is missing, none came by itself."""
    if sight is Sight.NONE:
        return
    for (name,) in source.rows(CHANGED):
        findings.add("verify.file_changed", stream=f"file/{name}", sha256=name)
    for (name,) in source.rows(STRAY):
        findings.add("verify.file_stray", stream=f"file/{name}", sha256=name)
    if sight is Sight.WHOLE:
        for entry, stream, number in source.rows(MISSING):
            findings.add("verify.file_missing", entry, stream, number, sha256=stream[5:])
