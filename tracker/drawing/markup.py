"""Markup: elements of SVG as text, with everything that comes out of a record made harmless."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from tracker.characters import shown

_KEPT = 4096
"""How many are kept as they were written: a drawing has the same days and names again and again."""


def text(said: str) -> str:
    """A text between two tags."""
    return escape(shown(said), quote=False)


@lru_cache(maxsize=_KEPT)
def value(said: str) -> str:
    """A text between the quotes of an attribute."""
    return escape(shown(said))


@lru_cache(maxsize=_KEPT)
def number(given: float) -> str:
    """A number of pixels, to a tenth."""
    rounded = f"{given:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded
