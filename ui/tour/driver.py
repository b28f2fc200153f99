"""The hands of the tour: they type, press, scan, click and sign on the real screen. Nothing is done behind its back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QCheckBox, QLineEdit, QWidget

from devices.bench import DEMONSTRATION, Bench
from devices.simulated import PrintedLabel, SimulatedBalance, SimulatedPrinter, SimulatedScanner
from lims_desktop.station import Station
from ui.app import Program
from ui.parts.choice import Choice
from ui.proof import ProofDialog
from ui.scanners import ScannerThread
from ui.signin import SignIn
from ui.toasts import Toast
from ui.tour.diary import Diary
from ui.tour.ground import Ground
from ui.tour.pen import sign
from ui.tour.watching import PAUSE_MS, SIZE, NotAsItShouldBe, Watcher

__all__ = ["Driver", "NotAsItShouldBe", "said"]


class Driver(Watcher):
    """One person at one station, after the other."""

    def __init__(self, program: Program, ground: Ground, diary: Diary) -> None:
        super().__init__(program, ground, diary)
        self.printed: list[PrintedLabel] = []
        self.bench = Bench(DEMONSTRATION)
        self._scans = 0

    # -- devices -----------------------------------------------------------------------------------------------

    def attach(self, _station: Station) -> Bench:
        """The simulated devices of the station; a label that comes out is kept."""
        self.bench = Bench(DEMONSTRATION)
        self.printer.on_print = self.printed.append
        return self.bench

    @property
    def printer(self) -> SimulatedPrinter:
        """The simulated label printer."""
        found = self.bench.simulator("Label printer")
        assert isinstance(found, SimulatedPrinter)
        return found

    @property
    def scanner(self) -> SimulatedScanner:
        """The simulated scanner on its cable."""
        found = self.bench.simulator("Scanner")
        assert isinstance(found, SimulatedScanner)
        return found

    @property
    def balance(self) -> SimulatedBalance:
        """The simulated balance."""
        found = self.bench.simulator("Balance")
        assert isinstance(found, SimulatedBalance)
        return found

    # -- keys, scans, the mouse and the pen --------------------------------------------------------------------

    def enter(self, *texts: object) -> None:
        """Type each text where the cursor is, and Enter. In a pick-list the code of a term stands for its words."""
        for text in texts:
            field = self.focus
            term = field.words_of(text) if isinstance(field, Choice) and text else None
            self.write(term or text)
            QTest.keyClick(self._keys_go_to(), Qt.Key.Key_Return)
            self.settle()

    def write(self, text: object) -> None:
        """Type a text where the cursor is, in the language of the tour, without Enter."""
        for letter in said(text):
            _strike(self._keys_go_to(), letter)
        self.settle()

    def press(self, keys: str) -> None:
        """Press a key or a combination, such as `Ctrl+Return`."""
        QTest.keySequence(self._keys_go_to(), keys)
        self.settle()

    def scan(self, text: str) -> None:
        """Pull the trigger of the scanner on the cable."""
        before = self._scans
        self.scanner.scan(text)
        self.until(lambda: self._scans > before, f"the scan of {text[:40]} arrives")
        self.settle()

    def wedge(self, text: str) -> None:
        """Scan with a scanner that types: F12, the characters, Enter."""
        target = self._keys_go_to()
        QTest.keyClick(target, Qt.Key.Key_F12)
        QTest.keyClicks(target, text)
        QTest.keyClick(target, Qt.Key.Key_Return)
        self.settle()

    def click(self, button: QAbstractButton | str) -> None:
        """Click a button, or the one with this object name; one that cannot be pressed ends the tour."""
        found = self._button(button) if isinstance(button, str) else button
        if not (found.isVisible() and found.isEnabled()):
            raise NotAsItShouldBe(f"the button “{found.accessibleName() or found.text()}” cannot be pressed")
        at = QPoint(12, found.height() // 2) if isinstance(found, QCheckBox) else found.rect().center()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def click_row(self, table: QAbstractItemView, row: int, column: int = 0) -> None:
        """Click into a line of a list."""
        index = table.model().index(row, column)
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
        self.settle()

    def go_to(self, field: QWidget) -> None:
        """Click into a field; what stands there is chosen, so that typing replaces it."""
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, field.height() // 2))
        if isinstance(field, QLineEdit):
            field.selectAll()
        self.settle()

    def sign(self, pad: QWidget, name: str) -> None:
        """Somebody signs with a pen."""
        sign(pad, name)
        self.settle()

    def open(self, page: str) -> None:
        """Choose a page in the rail, by its name."""
        button = self.session.window.rail.buttons.get(page)
        if button is None:
            raise NotAsItShouldBe(f"the rail offers no page “{page}”")
        self.click(button)

    def read_messages(self) -> None:
        """Close the messages in the corner, as somebody does who has read them."""
        while toasts := [one for one in self.window.findChildren(Toast) if one.isVisible()]:
            QTest.mouseClick(toasts[0].findChildren(QAbstractButton)[-1], Qt.MouseButton.LeftButton)
            self.settle()

    # -- people ------------------------------------------------------------------------------------------------

    def sign_in(self, login: str) -> None:
        """Sign in with the published password."""
        self.until(lambda: isinstance(self.program.shown, SignIn), "the sign-in is shown")
        signin = self.program.shown
        assert isinstance(signin, SignIn)
        self.go_to(signin.login)
        self.enter(login)
        self.go_to(signin.password)
        self.enter(self.ground.password)
        self.until(lambda: self.program.session is not None, f"{login} is signed in")
        self._sit_down()

    def sign_out(self) -> None:
        """Sign out by the button in the header."""
        self.click(self.session.window.header.sign_out)
        self.until(lambda: self.program.session is None, "nobody is signed in any more")
        self.until(lambda: isinstance(self.program.shown, SignIn), "the sign-in is shown again")

    def prove(self, login: str) -> None:
        """A second person types who they are into the question that is open, and is believed."""
        question = self.question(ProofDialog)
        self._answer(question, login)
        self.until(lambda: not question.isVisible(), f"{login}'s password is accepted")
        self.settle()

    def prove_wrongly(self, login: str) -> None:
        """Somebody answers who must not; the question stays and says why."""
        question = self.question(ProofDialog)
        self._answer(question, login)
        self.until(question.password_field.error.isVisible, f"{login} is told why not")

    def close(self) -> None:
        """Everybody goes home."""
        if self.program.session is not None:
            self.program.session.end()
            self.program.session = None
        if isinstance(self.program.shown, SignIn):
            self.program.shown.close_lanes()
        if self.program.shown is not None:
            self.program.shown.deleteLater()
        super().close()
        self.rest(PAUSE_MS)

    # -- own ---------------------------------------------------------------------------------------------------

    def _answer(self, question: ProofDialog, login: str) -> None:
        if question.login.text() != login:
            self.go_to(question.login)
            self.enter(login)
        self.go_to(question.password)
        self.enter(self.ground.password)

    def _sit_down(self) -> None:
        """Hear when the scanner has scanned, and wait until the first page stands."""
        self.window.resize(*SIZE)
        for thread in self.session.findChildren(ScannerThread):
            thread.scanned.connect(self._scan_arrived, Qt.ConnectionType.QueuedConnection)
        self.until(self.scanner.plugged.is_set, "the scanner is plugged in")
        self.until(lambda: self.session.window.visible_page() is not None, "a page is shown")
        self.still()

    @Slot(object)
    def _scan_arrived(self, _scan: object) -> None:
        self._scans += 1

    def _keys_go_to(self) -> QWidget:
        """A list that is open takes the keys first, as on a real screen."""
        return QApplication.activePopupWidget() or self.focus

    def _button(self, name: str) -> QAbstractButton:
        over = QApplication.activeModalWidget() or self.window
        found = next((one for one in over.findChildren(QAbstractButton, name) if one.isVisible()), None)
        if found is None:
            raise NotAsItShouldBe(f"there is no button “{name}” to press")
        return found


def said(text: object) -> str:
    """A text of the story in the language that the screen speaks; what has no translation is said as it is."""
    return QCoreApplication.translate("tour", str(text)) if text else ""


def _strike(target: QWidget, letter: str) -> None:
    """One letter; those that an American keyboard has not come as an input method sends them."""
    if letter.isascii():
        QTest.keyClicks(target, letter)
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
