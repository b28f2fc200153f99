"""A small file that a person named: a key, a certificate. Never read without an end, and never waited for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

LARGEST = 1024 * 1024
"""Bytes; a key or a certificate has a few thousand."""


def small_file(path: str) -> bytes:
    """Its bytes. OSError when it is not there, is no ordinary file (a pipe, a device), or is larger than that."""
    try:
        known = Path(path).expanduser()
        size = known.stat().st_size
    except (RuntimeError, ValueError) as problem:  # nobody's home, a zero byte
        raise _trouble(errno.ENOENT, path) from problem
    if not known.is_file():
        raise _trouble(errno.EISDIR if known.is_dir() else errno.EINVAL, path)
    if size > LARGEST:
        raise _trouble(errno.EFBIG, path)
    return known.read_bytes()


def _trouble(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
