"""The item page: facets, custody, labels, holds; opened by number, by code, by a struck-through label."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lims_desktop import custody, discrepancies, holds, items, labels
from lims_desktop.errors import Refused
from tests.laboratory import LINE, one_item, place, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.item import ItemPage


def item_page(qtbot, window, argument) -> ItemPage:
    page = open_page(qtbot, window, "item", argument)
    assert isinstance(page, ItemPage)
    return page


def chips(page: ItemPage) -> list[str]:
    return [badge.text for badge in page.facets.badges(page.item, page.terms)]


def test_the_page_says_where_it_is_and_since_when(window_of, qtbot):
    window = window_of("tech.tom")
    lab = window.desk.lab
    item = one_item(lab)
    custody.store(lab, [item], place(lab, "Shelf 1"))
    page = item_page(qtbot, window, item)
    assert page.heading.title == "LAB-2026-00001-01"
    assert page.item.where == "Headquarters › Evidence room › Shelf 1"
    assert chips(page)[:4] == ["Stored", "Sealed", "Not analysed", "No holds"]
    assert [event.title.split(":")[0] for event in page.timeline.events] == ["3.  Stored", "2.  Received", "1.  Offered"]
    screenshot(window, "item")
