"""The help: the same pages in both languages, each begins with its title, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lims_desktop.shipped import RESOURCES

FOLDER = RESOURCES / "help"
PAGES = sorted(FOLDER.glob("*/*.md"))


def test_both_languages_have_the_same_pages() -> None:
    english, spanish = ({page.name for page in (FOLDER / language).glob("*.md")} for language in ("en", "es"))
    assert english == spanish
    assert english


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_begins_with_its_title_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.match(r"# \S", text)
    links = re.findall(r"\]\(([^)#]+)\)", text)
    missing = [link for link in links if "://" not in link and not (page.parent / f"{Path(link).stem}.md").is_file()]
    assert missing == []
