"""Two lanes off the screen's own thread: acts one after the other, questions beside each other.

An answer comes back to the screen's thread through a queued signal, in the order in which the work ended. What was
refused goes to the one who asked; anything that is not one of the known refusals is a bug, and is raised here, on the
screen's thread, where the crash report is written once.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lims_desktop.errors import Cancelled, LimsError

QUESTIONS_AT_ONCE = 4
SLOW_AFTER_MS = 600
PATIENCE_S = 2.0


class Steps:
    """How far a long piece of work is; the work calls it at every checkpoint, and stops there when told to."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.text = ""
        self.stopped = False
        self.loss = ""
        """What would be lost by leaving now, as a sentence."""

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` is finished; raises Cancelled when the person asked to stop."""
        self.done, self.total, self.text = done, total, text
        if self.stopped:
            raise Cancelled


@dataclass(eq=False)
class Job:
    """One piece of work and where its answer goes."""

    run: Callable[[], Any]
    then: Callable[[Any], object] | None
    refused: Callable[[LimsError], object]
    wanted: Callable[[], bool]
    steps: Steps | None = None

    def work(self) -> Any:
        """Do it, unless nobody waits for it any more."""
        if not self.wanted():
            raise Cancelled
        return self.run()


class Work(QObject):
    """The two lanes of one signed-in person."""

    slow = Signal(bool)
    rested = Signal()
    idle = Signal()
    _ended = Signal(object, object)
    _lingering: ClassVar[set[Work]] = set()

    def __init__(self) -> None:
        super().__init__()  # without a parent, so that it outlives its desk until the last question has answered
        self._acts = ThreadPoolExecutor(1, "act")
        self._questions = ThreadPoolExecutor(QUESTIONS_AT_ONCE, "question")
        self._running: set[Job] = set()
        self._asked: set[Future[Any]] = set()
        self._acting = 0
        self._closed = False
        self._patience = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._patience.timeout.connect(self._grow_slow)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def act(self, job: Job) -> None:
        """Queue an act behind the acts before it; acts are never dropped."""
        self._acting += 1
        self._start(self._acts, job)

    def ask(self, job: Job) -> None:
        """Ask beside the other questions; after the lanes are closed nobody asks."""
        if not self._closed:
            self._start(self._questions, job)

    @property
    def acting(self) -> int:
        """How many acts have not answered yet."""
        return self._acting

    @property
    def is_idle(self) -> bool:
        """Whether everything has answered."""
        return not self._running

    @property
    def steps(self) -> Steps | None:
        """The progress of the longest-running work that tells its progress."""
        return next((job.steps for job in self._running if job.steps), None)

    @property
    def losses(self) -> list[str]:
        """What would be lost by leaving now, as sentences."""
        return [job.steps.loss for job in self._running if job.steps and job.steps.loss]

    def cancel(self) -> None:
        """Ask everything that has checkpoints to stop at its next one."""
        for job in self._running:
            if job.steps:
                job.steps.stopped = True

    def close(self) -> None:
        """Wait for the acts, and a moment for the questions. One that is not answered by then answers to nobody."""
        self.cancel()
        self._closed = True
        self._lingering.add(self)
        self._questions.shutdown(wait=False, cancel_futures=True)
        self._acts.shutdown(wait=True)
        wait(self._asked, PATIENCE_S)
        if not self._running:
            self._lingering.discard(self)

    def _start(self, lane: ThreadPoolExecutor, job: Job) -> None:
        self._running.add(job)
        if not self._patience.isActive():
            self._patience.start()
        future = lane.submit(job.work)
        self._asked.add(future)
        future.add_done_callback(lambda done: self._ended.emit(job, (done, lane is self._acts)))

    @Slot()
    def _grow_slow(self) -> None:
        if self._running:
            self.slow.emit(True)

    @Slot(object, object)
    def _deliver(self, job: Job, ended: tuple[Future[Any], bool]) -> None:
        future, was_act = ended
        self._asked.discard(future)
        self._running.discard(job)
        if was_act:
            self._acting -= 1
        if not self._running:
            self._rest()
        try:
            if job.wanted() and not future.cancelled():
                self._hand_over(job, future)
        finally:
            if was_act and not self._acting:
                self.rested.emit()

    def _rest(self) -> None:
        self._patience.stop()
        self.slow.emit(False)
        self.idle.emit()
        if self._closed:
            self._lingering.discard(self)

    @staticmethod
    def _hand_over(job: Job, future: Future[Any]) -> None:
        error = future.exception()
        if error is None:
            if job.then:
                job.then(future.result())
        elif isinstance(error, LimsError):
            job.refused(error)
        else:
            raise error
