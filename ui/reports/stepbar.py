"""The steps of a report beside its title: the next ones as buttons, all else under More."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from ui.page import Page
from ui.parts.buttons import button
from ui.parts.taborder import one_after_the_other
from ui.reports.offers import Offer


class StepBar(QObject):
    """Shows the offers; the last primary one is the next step."""

    def __init__(self, page: Page, run: Callable[[str], object]) -> None:
        super().__init__(page)
        self.page, self.run = page, run
        self.menu = QMenu(page)
        self.more = page.add_button(self.tr("&More"), self.show_menu, icon="chevron-down")
        self.buttons: list[QPushButton] = []
        page.key("F2", self.tr("More"), self.show_menu)
        page.key("Ctrl+Return", self.tr("The next step"), self.go_on)

    @property
    def names(self) -> list[str]:
        """The steps that stand as buttons."""
        return [str(made.property("step")) for made in self.buttons]

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these from now on; what stands there already stays, with the cursor on it."""
        seen = [one for one in offers if not one.in_menu]
        if [(one.name, one.words) for one in seen] != [(made.property("step"), made.text()) for made in self.buttons]:
            self._remake(seen)
        self.menu.clear()
        for one in offers:
            if one.in_menu:
                self.menu.addAction(one.words).triggered.connect(partial(self._chosen, one.name))
        self.more.setVisible(not self.menu.isEmpty())

    def show_menu(self) -> None:
        """Everything else."""
        if self.more.isVisible():
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def go_on(self) -> None:
        """The next step."""
        for made in reversed(self.buttons):
            if made.property("primary"):
                made.click()
                return

    def _remake(self, seen: Sequence[Offer]) -> None:
        was_here = self.page.window().focusWidget() in self.buttons
        for made in self.buttons:
            self.page.heading.beside.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.buttons = [button(one.words, partial(self.run, one.name), primary=one.primary) for one in seen]
        for one, made in zip(seen, self.buttons, strict=True):
            made.setProperty("step", one.name)
            self.page.heading.beside.addWidget(made)
        one_after_the_other(self.more, *self.buttons)
        if was_here:  # the next Enter is for nobody: neither another step nor whatever stood beside this one
            self.page.setFocus()

    def _chosen(self, name: str, _checked: bool = False) -> None:
        self.run(name)
