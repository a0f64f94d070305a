"""Frame: how a timeline is to be drawn, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

LEAST_WIDTH, MOST_WIDTH = 320, 10_000
"""How narrow and how wide a drawing can be, in pixels."""

NARROW = 640
"""Below that width the name of a lane is above it, and not beside it."""

LANES = 40
"""How many lanes are drawn unless more are asked for."""

Link: TypeAlias = Callable[[str, str, str], str | None]
"""Where a mark leads: of `statement`, `item` or `meeting`, its name and its relationship, an
address or None."""


class Frame(NamedTuple):
    """How a timeline is drawn."""

    width: int = 1000
    """In pixels; the height is what the lanes need."""
    first: date | None = None
    """The first day that is drawn; None for that of the first statement."""
    last: date | None = None
    """The last day that is drawn; None for what the record needs."""
    lanes: int | None = LANES
    """How many lanes are drawn at most, the most pressing ones; None for all."""
    most: int = 20_000
    """Of how many statements at most; of more, nobody could see any."""
    folded: frozenset[str] = frozenset()
    """Items whose parts are drawn in their own lane."""
    scheme: Literal["light", "dark"] | None = None
    """The colours; None for what the reader prefers."""
    styled: bool = True
    """Whether it brings its own style; a page gives it `stylesheet()` once for all drawings."""
    prefix: str = "timeline"
    """What its ids begin with, so that a page can hold several."""
    link: Link | None = None
    """Where marks lead; None for nowhere."""
