"""The stories sit at the same desks as the tests of the pages."""

from tests.ui.conftest import (
    _garbage_is_collected_here,
    desk_of,
    pytest_collection_modifyitems,
    pytest_unconfigure,
    seat,
    theme,
    window_of,
)

__all__ = [
    "_garbage_is_collected_here",
    "desk_of",
    "pytest_collection_modifyitems",
    "pytest_unconfigure",
    "seat",
    "theme",
    "window_of",
]
