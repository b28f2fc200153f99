"""Time-stamps of an authority outside (RFC 3161, by HTTP): proof of when a signature was there already.

Only the SHA-256 of a signature goes out, never a report. The authority's own certificates are those that the quality
manager published; a stamp of anybody else's is refused. Imports pyHanko.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from concurrent.futures import Future
from datetime import datetime
from http.client import HTTPException
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from asn1crypto.cms import ContentInfo
from asn1crypto.tsp import TimeStampReq, TimeStampResp
from asn1crypto.x509 import Certificate
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation.status import SignatureStatus
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lims_desktop.errors import Refused
from lims_desktop.signing.trust import Trust

PATIENCE = 10.0
"""Seconds that one signature waits for its authority in all, however many stamps it needs."""
LARGEST = 256 * 1024
"""Bytes: no answer of an authority is longer."""


class Stamper(TimeStamper):
    """The authority at a URL, for one signature. What it answers is held against what was asked before it is used."""

    def __init__(self, url: str, trust: Trust, patience: float = PATIENCE) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url, self._trust, self._patience = url, trust, patience
        self._until: float | None = None

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Ask over HTTP. Raises TimestampRequestError when nothing useful comes in time."""
        self._until = self._until or time.monotonic() + self._patience
        return TimeStampResp.load(_answer(self.url, req.dump(), self._until - time.monotonic()))

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> ContentInfo:
        """A stamp over exactly this digest."""
        try:
            stamp = await super().async_timestamp(message_digest, md_algorithm)
            said = stamp["content"]["encap_content_info"]["content"].parsed["message_imprint"]
            same = said["hashed_message"].native == message_digest
            _certificates(stamp)
            stamps = is_stamper(extract_certificate_info(stamp["content"]).signer_cert)
        except (AssertionError, AttributeError, KeyError, TypeError, ValueError) as odd:
            raise TimestampRequestError(f"no time-stamp: {odd}") from odd
        if not same:
            raise TimestampRequestError("the time-stamp is of something else")
        if not stamps:
            raise Refused("signing.stamp_purpose", authority=self.url)
        return stamp

    async def validation_paths(self, _validation_context: Any) -> AsyncIterator[Any]:
        """The authority's certificates up to one that was published. Refused when there is none."""
        try:
            async for path in super().validation_paths(self._trust.stamps()):  # type: ignore[no-untyped-call]
                yield path
        except (PathError, ValidationError) as strange:
            raise Refused("signing.stamp_strange", authority=self.url, why=str(strange)) from strange


def is_believed(judged: SignatureStatus, trust: Trust, at: datetime) -> bool:
    """Whether a time-stamp of this moment holds, of an authority that was not revoked then, stamps and does no more.

    pyHanko is content where that purpose is one of several or only said (RFC 3161, 2.3: alone and critical), lets a
    published certificate vouch for others though it may issue none, and reads a list only where a certificate says so.
    """
    path = judged.validation_path
    if path is None or not (judged.intact and judged.valid and judged.trusted and is_stamper(judged.signing_cert)):
        return False
    above = [one.dump() for one in path.iter_certs(include_root=True)]
    may = len(above) == 1 or bool(Certificate.load(above[0]).ca)
    return may and not trust.revoked_before(above[::-1], at)


def is_stamper(certificate: Certificate) -> bool:
    """Whether a certificate is for time-stamps alone, and says so where it must be read."""
    said = certificate.extended_key_usage_value
    return (
        said is not None
        and said.native == ["time_stamping"]
        and "extended_key_usage" in certificate.critical_extensions
    )


def _certificates(stamp: ContentInfo) -> None:
    """Read them once, so that a stamp without any fails here and not in the midst of a signature."""
    from pyhanko.sign.timestamps.common_utils import extract_ts_certs

    known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    if not list(extract_ts_certs(stamp, known)):
        raise ValueError("no certificate")


def _answer(url: str, question: bytes, seconds: float) -> bytes:
    """What comes back within so many seconds. One that trickles is given up too: its thread is left to itself."""
    answer: Future[bytes] = Future()
    Thread(target=_ask, args=(url, question, max(seconds, 0.01), answer), daemon=True, name="time-stamp").start()
    try:
        return answer.result(max(seconds, 0.01))
    except TimeoutError:
        raise TimestampRequestError("no answer in time") from None
    except (OSError, HTTPException, ValueError) as problem:
        raise TimestampRequestError(str(problem) or type(problem).__name__) from problem


def _ask(url: str, question: bytes, seconds: float, answer: Future[bytes]) -> None:
    head = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        if not url.startswith(("http://", "https://")):
            raise ValueError(url)
        asked = Request(url, question, head)  # noqa: S310 - looked at above
        with urlopen(asked, timeout=seconds) as reply:  # noqa: S310
            answer.set_result(reply.read(LARGEST))
    except HTTPError as refusal:
        refusal.close()  # it holds the line open
        answer.set_exception(refusal)
    except (OSError, HTTPException, ValueError) as problem:
        answer.set_exception(problem)
