"""The stories sit at the same desks as the tests of the pages."""

from tests.ui.conftest import desk_of, seat, theme, window_of

__all__ = ["desk_of", "seat", "theme", "window_of"]
