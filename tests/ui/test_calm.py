"""What is thrown away on the screen's thread is collected there, however much another thread makes."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.calm import Collector


class Circle:
    """Garbage that only the collector finds; tells on which thread it was found."""

    def __init__(self, found: list[int]) -> None:
        self.me, self.found = self, found

    def __del__(self) -> None:
        self.found.append(threading.get_ident())


def test_garbage_is_collected_on_the_screens_thread_alone(qtbot: QtBot) -> None:
    found: list[int] = []
    home = QObject()
    collector = Collector(home)
    gc.collect()
    Circle(found)
    busy = threading.Thread(target=lambda: [[] for _ in range(50 * gc.get_threshold()[0])])
    busy.start()
    busy.join()
    assert (found, gc.isenabled()) == ([], False)
    kept: list[list[int]] = [[] for _ in range(20 * gc.get_threshold()[0])]
    collector.look()
    assert found == [threading.get_ident()]
    assert kept
