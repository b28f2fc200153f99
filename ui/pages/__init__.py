"""The pages: each is one module here that registers itself; nothing central names them.

@pages.register
class AboutPage(Page):
    name = "about"
    title = QT_TRANSLATE_NOOP("pages", "About")
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from lims_desktop import registry

if TYPE_CHECKING:
    from ui.page import Page

P = TypeVar("P", bound="type[Page]")
_registered: dict[str, type[Page]] = {}


def register(page: P) -> P:
    """Make this page known under its name; two pages of one name are a mistake in the program."""
    known = _registered.get(page.name)
    if known is not None and known.__qualname__ != page.__qualname__:
        raise ValueError(f"two pages are named {page.name!r}: {known.__qualname__} and {page.__qualname__}")
    _registered[page.name] = page
    return page


def discover() -> dict[str, type[Page]]:
    """Every page by its name, in the order of the rail."""
    registry.discover(sys.modules[__name__])
    return dict(sorted(_registered.items(), key=lambda known: (known[1].order, known[0])))
