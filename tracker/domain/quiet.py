"""Quiet: when nothing has been said for so long that a reader should be told."""

from __future__ import annotations

from datetime import date, timedelta

PASSED_OVER = 2
"""How many meetings of the relationship pass an item over until it is quiet."""
SILENCE = timedelta(days=730)
"""How long nothing may be said of it until it is quiet, where there are no meetings either."""


def quiet(last: date, on: date, passed_over: int = 0) -> bool:
    """Whether a matter is quiet on a day.

    Args:
        last: the day on which it was last mentioned.
        on: the day.
        passed_over: how many meetings of its relationship have not mentioned it since.
    """
    return passed_over >= PASSED_OVER or on - last > SILENCE
