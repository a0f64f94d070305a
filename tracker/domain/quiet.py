"""Quiet: when nothing has been said for so long that a reader should be told."""

from __future__ import annotations

from datetime import date

PASSED_OVER = 2
"""How many meetings of the relationship pass an item over until it is quiet."""
SILENCE = 2
"""For how many years nothing may be said of it until it is quiet, where there are no meetings."""


def quiet(last: date, on: date, passed_over: int = 0) -> bool:
    """Whether a matter is quiet on a day.

    Args:
        last: the day on which it was last mentioned.
        on: the day.
        passed_over: how many meetings of its relationship have not mentioned it since.
    """
    return passed_over >= PASSED_OVER or years_ago(last, on, SILENCE)


def years_ago(last: date, on: date, years: int) -> bool:
    """Whether a day is so many years of the calendar ago, or more; 29 February is up on 1 March."""
    if on.year - last.year != years:
        return on.year - last.year > years
    return (on.month, on.day) >= (last.month, last.day)
