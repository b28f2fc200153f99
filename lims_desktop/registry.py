"""Things known by name: pages, drivers, label languages. A new one is one file and one registration."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Generic, TypeVar

from lims_desktop.errors import Refused

Thing = TypeVar("Thing")
Registered = TypeVar("Registered")


class Registry(Generic[Thing]):
    """Names and what they stand for, in the order in which they were registered."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._things: dict[str, Thing] = {}

    def register(self, name: str) -> Callable[[Registered], Registered]:
        """Know the decorated class or function by this name; a name is given once only."""

        def remember(thing: Registered) -> Registered:
            if name in self._things:
                raise ValueError(f"{self.what} {name!r} is registered twice")
            self._things[name] = thing  # type: ignore[assignment]
            return thing

        return remember

    def __getitem__(self, name: str) -> Thing:
        if name not in self._things:
            raise Refused("registry.unknown", what=self.what, name=name, known=", ".join(self._things))
        return self._things[name]

    def __contains__(self, name: object) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def items(self) -> Iterator[tuple[str, Thing]]:
        """Every name with what it stands for."""
        return iter(self._things.items())


def discover(package: ModuleType) -> list[ModuleType]:
    """Import every module of a package, in alphabetical order, so that each registers what it brings."""
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
