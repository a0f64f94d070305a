"""Reach: which statements of an item what is said later can bear on without naming them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.kinds import UNDERTAKINGS
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.rounds import Rounds


def within_reach(lifecycles: Sequence[Lifecycle], last: date) -> list[Lifecycle]:
    """Those that can still change, and those that are looked at in their stead.

    What is renewed by name may be the latest that was done, and what is reported complete may be
    the last instalment that is over once more. What renewed one of them is done in its place.

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
        found += _looked_at(group, last) if len(group) > 1 else group
    return found + _renewing(found, lifecycles)


def _renewing(found: Iterable[Lifecycle], lifecycles: Iterable[Lifecycle]) -> list[Lifecycle]:
    """What renewed some statements, and what renewed that, and so on, but for themselves."""
    passed = set(found)
    left = [one for one in passed if one.replaced]
    if not left:
        return []
    by_ref = {one.ref: each for each in lifecycles for one in (each.statement, *each.twins)}
    others = []
    while left:
        for renewal in left.pop().replaced.values():
            later = by_ref.get(renewal.evidence)
            if later and later not in passed:
                passed.add(later)
                left.append(later)
                others.append(later)
    return others


def _looked_at(settled: list[Lifecycle], last: date) -> set[Lifecycle]:
    """Of what is settled of one kind by the same parties: the latest, and the last instalments."""
    found = {settled[-1]}
    for share in settled[0].shares:
        done = [one for one in settled if one.held or share in one.fulfilled]
        found |= _last_instalments(done, share, last)
    return found


def _last_instalments(done: list[Lifecycle], share: str, last: date) -> set[Lifecycle]:
    """Those of which one can be the nearest, among those that have begun, to a later day."""
    rounds = Rounds(share=share)  # of an item that has one name
    windows = ((one, rounds.instalment(one, last)) for one in done)
    dated = [
        (one, window.first, window.last or date.max)
        for one, window in windows
        if window and window.first
    ]
    # What was done before its time is not meant until that has come.
    latest = max((end for _, first, end in dated if first <= last), default=date.max)
    return {one for one, _, end in dated if end >= min(latest, last)}
