"""Kept: what a method found, for as long as its object lives.

`functools.cache` keeps what it was called with, and so every object whose methods it is put on, for
as long as the program runs: a server would keep each state of the record that it ever read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def kept(method: F) -> F:
    """A method that is carried out once for what it is given, and tells the same again."""
    name = f"_kept_{method.__name__}"

    @wraps(method)
    def asked(self: Any, *given: Any) -> Any:  # noqa: ANN401 - whatever the method takes and gives
        found: dict[Any, Any] = vars(self).setdefault(name, {})
        if given not in found:
            found[given] = method(self, *given)
        return found[given]

    return cast("F", asked)
