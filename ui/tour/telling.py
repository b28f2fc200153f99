"""Telling the tour: the steps one after the other, each timed; it ends at the first that is not as it should be."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

import typer
from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from devices.bench import Bench
from lims_desktop import VERSION
from lims_desktop.errors import LimsError
from lims_desktop.sentences import sentence
from lims_desktop.station import Station
from ui.app import Program, make_application
from ui.preferences import Preferences
from ui.tokens import LIGHT
from ui.tour import pictures, story
from ui.tour.diary import Diary
from ui.tour.driver import Driver, NotAsItShouldBe
from ui.tour.ground import Ground, laboratory

SCREENLESS = "This plugin does not support"


def tell(out: Path, *, keep: bool = False, cases: int = 12, docs: Path | None = None, language: str = "en") -> int:
    """Tell the whole tour into this folder, on screens of this language; answers the exit status."""
    diary = Diary(out)
    begun = time.monotonic()
    try:
        _tell(diary, keep, cases, language)
    except (NotAsItShouldBe, LimsError) as wrong:
        said = sentence(wrong) if isinstance(wrong, LimsError) else str(wrong)
        typer.echo(f"Step {len(diary.steps)}, “{diary.steps[-1].title}”, is not as it should be: {said}", err=True)
        diary.write(version=VERSION, told_at=_now(), language=language, seconds=None, failed=said)
        return 1
    seconds = round(time.monotonic() - begun, 1)
    diary.write(version=VERSION, told_at=_now(), language=language, seconds=seconds)
    if docs is not None:
        diary.copy(story.README, docs)
    typer.echo(f"{len(diary.steps)} steps in {seconds:.0f} s; pictures, labels, papers and tour.json are in {out}")
    return 0


def _tell(diary: Diary, keep: bool, cases: int, language: str) -> None:
    with contextlib.ExitStack() as open_things:
        with diary.step(f"A laboratory of its own is built, with {cases} invented cases"):
            ground = open_things.enter_context(laboratory(cases, keep))
        driver = open_things.enter_context(_seated(ground, diary, language))
        for step in story.STEPS:
            with diary.step(title(step)), _shown_when_wrong(driver):
                step(driver)
    if keep:
        typer.echo(f"The laboratory was left in {ground.folder}")


@contextlib.contextmanager
def _shown_when_wrong(driver: Driver) -> Iterator[None]:
    """What the screen showed when something was not as it should be."""
    try:
        yield
    except (NotAsItShouldBe, LimsError):
        pictures.save(driver.window, driver.diary.picture("wrong"))
        raise


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def title(step: Callable[[Driver], None]) -> str:
    """The title of a step is what its function says of itself."""
    return (step.__doc__ or step.__name__).strip().partition("\n")[0].rstrip(".")


@contextlib.contextmanager
def _seated(ground: Ground, diary: Diary, language: str) -> Iterator[Driver]:
    """The program as it starts on a computer where nobody has chosen anything yet."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else make_application(["lims-desktop"])
    preferences = Preferences(QSettings(str(ground.folder / "screen.ini"), QSettings.Format.IniFormat))
    preferences.language, preferences.look = language, LIGHT
    hands: list[Driver] = []

    def attach(station: Station) -> Bench:
        return hands[0].attach(station)

    program = Program(app, preferences, lambda station, _steps: ground.here(station), attach)
    hands.append(driver := Driver(program, ground, diary))
    with _bugs_kept(program, driver), _screenless():
        try:
            yield driver
        finally:
            driver.close()


@contextlib.contextmanager
def _bugs_kept(program: Program, driver: Driver) -> Iterator[None]:
    """A bug on the screen's thread ends the tour instead of opening the report."""
    program.crashes.uninstall()
    before = sys.excepthook

    def caught(_kind: type[BaseException], bug: BaseException | None, _trace: TracebackType | None) -> None:
        if bug is not None:
            driver.bugs.append(bug)

    sys.excepthook = caught
    try:
        yield
    finally:
        sys.excepthook = before


@contextlib.contextmanager
def _screenless() -> Iterator[None]:
    """What Qt's screenless platform says about things only a real screen has is nobody's worry."""

    def heard(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if not words.startswith(SCREENLESS) and kind != QtMsgType.QtDebugMsg:
            typer.echo(words, err=True)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
