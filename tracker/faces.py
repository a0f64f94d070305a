"""Faces: names that a package gives from within, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """What a package's `__getattr__` is to be, so that importing it costs nothing.

    Args:
        package: the package's name.
        places: the module that each name is in.
    """

    def named(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(places[name]), name)

    return named
