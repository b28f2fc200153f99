"""Signed reports: their files hold, are signed by whom the record names, and say what the record says.

The database cannot read a signature; every client that goes on with a report looks at it, but an act is sent by any
program. Here each file is looked at once more. Imports pyHanko and reportlab when a report is signed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lims_desktop.errors import LimsError
from lims_desktop.sentences import sentence
from lims_desktop.verify.source import PUBLISHED, Sight, Source
from lims_desktop.verify.verdict import Findings

if TYPE_CHECKING:
    from lims_desktop.signing.checking import Expected, Verdict
    from lims_desktop.signing.trust import Trust

TABLES = ("lab.report", "lab.report_signature", "lab.blob", *PUBLISHED)
LAST = "authorised"

SIGNED = """
select r.id, r.number, r.facts, s.sha256
  from lab.report r join lateral (select n.sha256 from lab.report_signature n where n.report_id = r.id
       and n.voided_at is null order by n.id desc limit 1) s on true order by r.id"""
SIGNATURES = """
select s.report_id, s.seat, k.sha256, s.at, s.stamped, s.meaning, s.unstamped
  from lab.report_signature s join lab.certificate k on k.id = s.certificate_id
 where s.voided_at is null order by s.id"""
CONTENT = "select (select b.content from lab.blob b where b.sha256 = %s)"
AUTHORITIES = "select a.level, a.content from lab.authority_certificate a order by a.id"
LISTS = "select l.content from lab.revocation_list l order by l.id"


def compare(
    source: Source, findings: Findings, sight: Mapping[str, Sight], progress: Callable[[int, int], None]
) -> None:
    """The file of every report with signatures that stand, a fifth of a second each; judged by who sees all of them."""
    if not all(sight[name] is Sight.WHOLE for name in TABLES):
        return
    signed = list(source.rows(SIGNED))
    if not signed:
        return
    from lims_desktop.signing.checking import check

    trust, (expected, unreachable) = _trust(source), _expected(source)
    for done, (report, number, facts, digest) in enumerate(signed):
        progress(done, len(signed))
        (content,) = source.one(CONTENT, digest)
        if content is None:
            continue  # told as a missing file
        signed_so = check(bytes(content), trust, expected[report], digest)
        verdict = _judged(bytes(content), facts, signed_so, unreachable[report])
        if verdict.problem is not None:
            trouble = LimsError(verdict.problem, **{"report": number, **(verdict.detail or {})})
            findings.add("verify.report_unsound", stream=f"report/{report}", report=number,
                         why=sentence(trouble), why_es=sentence(trouble, "es"))  # fmt: skip


def _judged(content: bytes, facts: str, verdict: Verdict, unreachable: set[str]) -> Verdict:
    """What else than its signatures must hold: what is drawn, and what is seen of each signature."""
    from lims_desktop.reporting.drawing import is_drawn_so
    from lims_desktop.reporting.seen import first_otherwise

    if verdict.problem is not None:
        return verdict
    if not is_drawn_so(content, facts):
        return replace(verdict, problem="report.other_content")
    lie = first_otherwise(content, facts, verdict.signatures, unreachable)
    if lie is None:
        return verdict
    return replace(verdict, problem="signing.other_stamp", detail={"seat": lie.seat, "signer": lie.signer})


def _expected(source: Source) -> tuple[Mapping[int, list[Expected]], Mapping[int, set[str]]]:
    """The signatures that stand, by report; and the seats signed while no time-stamping authority answered."""
    from lims_desktop.signing.checking import Expected

    found: dict[int, list[Expected]] = defaultdict(list)
    silent: dict[int, set[str]] = defaultdict(set)
    for report, seat, certificate, at, stamped, meaning, unstamped in source.rows(SIGNATURES):
        closes = stamped and seat == LAST
        found[report].append(Expected(seat, certificate, at, stamped, closes=closes, meaning=meaning))
        if unstamped == "unreachable":
            silent[report].add(seat)
    return found, silent


def _trust(source: Source) -> Trust:
    from lims_desktop.signing.trust import Trust

    known = [(level, bytes(content)) for level, content in source.rows(AUTHORITIES)]

    def at(wanted: str) -> Iterator[bytes]:
        return (content for level, content in known if level == wanted)

    lists = [bytes(content) for (content,) in source.rows(LISTS)]
    return Trust(list(at("root")), list(at("issuing")), lists, list(at("time_stamping")))
