"""Markup: elements of SVG as text, with everything that comes out of a record made harmless."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from tracker.characters import shown

_HARMLESS = re.compile(r"[ !#-%(-;=?-~]*").fullmatch
"""Tells a text that is in ASCII and that nothing in is special in SVG, as most are."""


def text(said: str) -> str:
    """A text between two tags."""
    return said if _HARMLESS(said) else escape(shown(said), quote=False)


def value(said: str) -> str:
    """A text between the quotes of an attribute."""
    return said if _HARMLESS(said) else escape(shown(said))


@lru_cache(maxsize=4096)  # a drawing has the same days and lines again and again
def number(given: float) -> str:
    """A number of pixels, to a tenth."""
    rounded = f"{given:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded
