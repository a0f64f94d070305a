"""Reach: which statements of an item what is said later can bear on without naming them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.domain.kinds import UNDERTAKINGS
from tracker.domain.lifecycle import Lifecycle


def within_reach(lifecycles: Iterable[Lifecycle], last: date) -> list[Lifecycle]:
    """Those that can still change, and those that are looked at in their stead.

    What is renewed by name may be the latest that was done, and what is reported complete may be
    the last instalment that is over once more.

    Args:
        lifecycles: those of an item that has one name, in the order of time.
        last: the last day of which something is on record of it.
    """
    settled: dict[tuple[object, ...], list[Lifecycle]] = {}
    found = []
    for one in lifecycles:
        if one.underway:
            found.append(one)
        elif one.statement.kind in UNDERTAKINGS:
            settled.setdefault((one.statement.kind, one.shares), []).append(one)
    for group in settled.values():
        found += _looked_at(group, last)
    return found


def _looked_at(settled: list[Lifecycle], last: date) -> set[Lifecycle]:
    """Of what is settled of one kind by the same parties: the latest, and the last instalments."""
    over = [
        (one, one.window(min(last, one.settled_on))) for one in settled if one.fulfilled or one.held
    ]
    dated = [(window, one) for one, window in over if window and window.first]
    ends = {one: window.last or date.max for window, one in dated}
    latest = max(ends.values(), default=date.max)
    found = {one for one, end in ends.items() if end >= min(latest, last)}
    return found | {max(settled, key=lambda one: one.statement.date)}
