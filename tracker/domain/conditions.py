"""Conditions: on what something depends and what was judged of that, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class ConditionOf(NamedTuple):
    """A condition as one account of an act gives it."""

    ref: str
    """The account."""
    condition: str


def conditioned(
    own: str | None,
    met: date | None,
    judged: ConditionOf | None,
    met_by: str | None = None,
    *,
    lapsed: bool,
) -> Iterator[str]:
    """On what a statement depends, and what was judged of that.

    Args:
        own: its own condition, where it gives one.
        met: the day from which on the condition was judged to be met.
        judged: the condition that was judged, where only another account gives that.
        met_by: what shows that it was met, where that was said.
        lapsed: whether it was judged to have lapsed.
    """
    if lapsed:
        if told := judged.condition if judged else own:
            yield f"the condition: {told}"
        return
    shown = f" ({met_by})" if met_by else ""
    judged_met = f", which was judged to be met on {met}{shown}" if met else ""
    if own:
        yield f"on condition: {own}{'' if judged else judged_met}"
    if judged:
        yield f"on the condition of {judged.ref}: {judged.condition}{judged_met}"
