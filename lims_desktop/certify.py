"""Certificates drawn and kept: the facts, the pictures of signatures and the words come from the laboratory."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lims_desktop import certificate, counted_paper, disposition, documents, files, inventory, lists, rollcall
from lims_desktop.certificate import Setting
from lims_desktop.documents import DocumentHead, DocumentKept
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab


def destruction(lab: Lab, number: int, head: DocumentHead, language: str, *, act: UUID | None = None) -> DocumentKept:
    """Draw the certificate of a signed roll call and keep it under the code it was issued with."""
    roll = rollcall.view(lab, number)
    if roll is None:
        raise Refused("rollcall.unknown")
    signed = [roll.keeper_signature]
    for officer in roll.officers:
        signed += [officer.signature_begin, officer.signature_end]
    drawn = certificate.destruction(roll, _setting(lab, head, language, filter(None, signed)))
    return documents.keep(lab, head.document, drawn, act=act)


def counted(lab: Lab, number: int, head: DocumentHead, language: str, *, act: UUID | None = None) -> DocumentKept:
    """Draw the certificate of a reconciled disposition and keep it under the code it was issued with."""
    ended = disposition.view(lab, number)
    if ended is None:
        raise Refused("disposition.unknown")
    drawn = certificate.disposition(ended, _setting(lab, head, language, ()))
    return documents.keep(lab, head.document, drawn, act=act)


def result(lab: Lab, number: int, head: DocumentHead, language: str, *, act: UUID | None = None) -> DocumentKept:
    """Draw the result of a closed count and keep it under the code it was issued with."""
    view = inventory.view(lab, number, result="paper")
    if view is None or view.result is None:
        raise Refused("inventory.unknown")
    about = counted_paper.Issued(lab.laboratory.name, head, demonstration=lab.laboratory.demonstration)
    return documents.keep(lab, head.document, counted_paper.result_paper(view, about, language), act=act)


DRAWN = {"destruction_certificate": destruction, "disposition_certificate": counted, "inventory_result": result}
"""Papers that are issued once, with the act they are about, by their kind."""


def again(lab: Lab, document: int, language: str, *, act: UUID | None = None) -> DocumentKept:
    """Draw and keep a paper of mine that was issued and never kept, because a line or a computer broke in between."""
    head = documents.head(lab, document)
    if head is None:
        raise Refused("document.unknown", document=document)
    return DRAWN[head.kind](lab, int(head.stream.partition("/")[2]), head, language, act=act)


def _setting(lab: Lab, head: DocumentHead, language: str, pictures: Iterable[str]) -> Setting:
    found = {sha256: files.read(lab, sha256) for sha256 in set(pictures)}
    return Setting(
        lab.laboratory.name,
        head,
        language,
        lab.laboratory.demonstration,
        {(term.list, term.code): term.named(language) for term in lists.every_term(lab)},
        {sha256: file.content for sha256, file in found.items() if file is not None},
    )
