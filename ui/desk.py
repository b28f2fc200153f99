"""The desk a person sits at: their laboratory, the devices, the two lanes of work, and what is said to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lims_desktop.errors import Cancelled, LimsError, Unreachable
from lims_desktop.sentences import sentence
from ui.messages import Messages
from ui.printing import PrintJobs
from ui.wishes import Wishes
from ui.work import Job, Work

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from ui.theme import Theme


class Desk(QObject):
    """What every page is handed; nothing is global."""

    opened = Signal(str, object)
    changed = Signal(object)
    lost = Signal()
    devices_changed = Signal()

    def __init__(self, lab: Lab, theme: Theme, bench: Any = None, language: str = "en") -> None:
        super().__init__()
        self.lab = lab
        self.bench = bench
        self.theme = theme
        self.language = language
        self.work = Work()
        self.wishes = Wishes()
        self.messages = Messages(self)
        self.prints = PrintJobs(self)
        self.over: QWidget | None = None
        self._open = True

    def is_open(self) -> bool:
        """Whether the person is still here; answers after that are for nobody."""
        return self._open

    def open(self, page: str, argument: Any = None) -> None:
        """Show the page of this name with this subject, for example `open("item", 1234)`."""
        self.opened.emit(page, argument)

    def tell(self, error: LimsError) -> None:
        """Say a refusal as a sentence, with the page that cures it; what the person stopped themself needs none."""
        from ui import wayout

        if isinstance(error, Unreachable):
            self.lost.emit()
        if not isinstance(error, Cancelled):
            self.messages.post(wayout.message(self, error))

    def sentence(self, error: LimsError) -> str:
        """The refusal in the reader's language."""
        return sentence(error, self.language)

    def acted(self, answer: Any) -> None:
        """An act of ours was recorded: what shows its streams is loaded again without waiting for the server's word."""
        self.changed.emit(streams_of(answer))

    def ask_password(
        self,
        purpose: str,
        fn: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        login: str = "",
        **kw: Any,
    ) -> None:
        """Let a second person prove who they are, and do `fn(their_lab, *args, **kw)` on their own connection."""
        from ui.proof import ProofDialog

        dialog = ProofDialog(purpose, login, self.over)
        dialog.waits = lambda: self.work.acting
        dialog.proven.connect(partial(self._prove, dialog, partial(_call, fn, args, kw), then))
        dialog.open()

    def ask_reason(self, why: str, then: Callable[[str], object]) -> None:
        """Ask for the reason an act needs, and go on with it."""
        from ui.proof import ReasonDialog

        dialog = ReasonDialog(why, self.over)
        dialog.given.connect(then)
        dialog.open()

    def close(self) -> None:
        """The person leaves: acts are waited for, questions are let go."""
        self._open = False
        self.work.close()

    def _prove(
        self, dialog: Any, run: Callable[[Lab], Any], then: Callable[[Any], object] | None, login: str, password: str
    ) -> None:
        def proven(answer: Any) -> None:
            dialog.accept()
            if then:
                then(answer)
            self.acted(answer)

        def refused(error: LimsError) -> None:
            dialog.refuse(self.sentence(error))

        self.work.act(Job(partial(_as_second, self.lab, login, password, run), proven, refused, self.is_open))


def streams_of(answer: Any) -> frozenset[str]:
    """The subjects an act's answer says it wrote about, from its receipts (`item/12` is about `item`)."""
    receipts = getattr(answer, "receipts", None) or ()
    return frozenset(str(receipt.stream).partition("/")[0] for receipt in receipts)


def _call(fn: Callable[..., Any], args: tuple[Any, ...], kw: dict[str, Any], lab: Lab) -> Any:
    return fn(lab, *args, **kw)


def _as_second(lab: Lab, login: str, password: str, run: Callable[[Lab], Any]) -> Any:
    with lab.second(login, password) as second:
        return run(second)
