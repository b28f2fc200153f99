"""The desk a person sits at: their laboratory, the devices, the two lanes of work, and what is said to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lims_desktop.errors import Cancelled, LimsError, Unreachable
from lims_desktop.sentences import sentence
from ui.messages import Messages
from ui.printing import PrintJobs
from ui.wishes import Wishes, wish_of
from ui.work import Job, Work

if TYPE_CHECKING:
    from uuid import UUID

    from lims_desktop.lab import Lab
    from ui.theme import Theme


@dataclass(frozen=True)
class _Sent:
    """What waits for somebody's proof: the work, who hears its answer or its refusal, and the number of its wish."""

    run: Callable[[Lab], Any]
    then: Callable[[Any], object] | None
    refused: Callable[[LimsError], object] | None
    wish: str
    number: UUID | None


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

        self.heard_nothing(error)
        if not isinstance(error, Cancelled):
            self.messages.post(wayout.message(self, error))

    def heard_nothing(self, error: LimsError) -> None:
        """When the laboratory did not answer, the ear of this desk looks at once whether it is still there."""
        if isinstance(error, Unreachable) and error.code.startswith("server."):
            self.lost.emit()

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
        refused: Callable[[LimsError], object] | None = None,
        login: str = "",
        **kw: Any,
    ) -> None:
        """Let a person prove who they are, and do `fn(their_lab, *args, **kw)` on their own connection.

        A wrong password is said there; another refusal too, unless `refused` takes it. With `act=uuid4()`, the same
        wish after a line that broke is sent under its first number.
        """
        from ui.proof import ProofDialog

        wish = wish_of(fn, args, kw) if "act" in kw else ""
        if "act" in kw:
            kw["act"] = self.wishes.number(wish, kw["act"])
        dialog = ProofDialog(purpose, login, self.over, is_me=login == self.lab.me.login)
        dialog.waits = lambda: self.work.acting
        sent = _Sent(partial(_call, fn, args, kw), then, refused, wish, kw.get("act"))
        dialog.proven.connect(partial(self._prove, dialog, sent))
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

    def _prove(self, dialog: Any, sent: _Sent, login: str, password: str) -> None:
        def proven(answer: Any) -> None:
            self.wishes.ended(sent.wish, sent.number, None)
            dialog.accept()
            if sent.then:
                sent.then(answer)
            self.acted(answer)

        def refused(error: LimsError) -> None:
            self.wishes.ended(sent.wish, sent.number, error)
            self.heard_nothing(error)
            if sent.refused is None or isinstance(error, Unreachable) or error.code.startswith("signin."):
                dialog.refuse(self.sentence(error))
            else:
                dialog.done(dialog.DialogCode.Rejected)
                sent.refused(error)

        self.work.act(Job(partial(_as_second, self.lab, login, password, sent.run), proven, refused, self.is_open))


def streams_of(answer: Any) -> frozenset[str]:
    """The subjects an act's answer says it wrote about, from its receipts (`item/12` is about `item`)."""
    receipts = getattr(answer, "receipts", None) or ()
    return frozenset(str(receipt.stream).partition("/")[0] for receipt in receipts)


def _call(fn: Callable[..., Any], args: tuple[Any, ...], kw: dict[str, Any], lab: Lab) -> Any:
    return fn(lab, *args, **kw)


def _as_second(lab: Lab, login: str, password: str, run: Callable[[Lab], Any]) -> Any:
    with lab.second(login, password) as second:
        return run(second)
