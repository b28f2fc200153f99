"""After a line that broke, the same wish is the same act; what was answered is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from pytestqt.qtbot import QtBot

from lims_desktop.errors import LimsError, Refused, Unreachable
from tests.ui.kit import open_page, settle
from ui.window import Window
from ui.wishes import REMEMBERED_S, Wishes, wish_of


def test_a_wish_keeps_its_number_until_it_is_answered() -> None:
    now, first, later = [0.0], uuid4(), uuid4()
    wishes = Wishes(lambda: now[0])
    wish = wish_of(len, ([12],), {"act": first, "reason": "x"})
    assert wish == wish_of(len, ([12],), {"act": later, "reason": "x"}) != wish_of(len, ([13],), {"reason": "x"})
    wishes.lost(wish, first)
    assert wishes.number(wish, later) == first
    now[0] = REMEMBERED_S + 1
    assert wishes.number(wish, later) == later
    now[0] = 1.0
    wishes.answered(first)
    assert wishes.number(wish, later) == later


def test_the_same_button_after_a_broken_line_is_the_same_act(window_of: Callable[[str], Window], qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "about")
    sent: list[UUID] = []
    ends: list[LimsError | None] = [Unreachable("server.lost"), None, Refused("custody.nothing"), None]

    def act(_lab: Any, _item: int, *, act: UUID) -> int:
        sent.append(act)
        if end := ends[len(sent) - 1]:
            raise end
        return 12

    for _ in ends:
        page.act(act, 12, act=uuid4())
        settle(qtbot, window.desk)
    assert sent[0] == sent[1]
    assert len(set(sent)) == 3
