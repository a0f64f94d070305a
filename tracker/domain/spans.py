"""Spans: a lifecycle laid out over the valid clock, one verdict for each run of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.lifecycle import ALL, Lifecycle
from tracker.domain.predicates import applicable
from tracker.domain.rules import UNSETTLED_RULES
from tracker.domain.status import Verdict, of_all, owing, share_status, status


class Span(NamedTuple):
    """A verdict and the days for which it holds."""

    verdict: Verdict
    valid_from: date
    valid_to: date | None
    """The first day for which it no longer holds; None while nothing on record ends it."""
    since: date
    """The day from which on the status holds, if for other reasons before."""


def spans(lifecycle: Lifecycle, begin: date | None = None) -> list[Span]:
    """The verdicts on a statement, without gap or overlap.

    Args:
        lifecycle: what happened to it.
        begin: the day from which on; the day on which it was made if none is given.
    """
    if not lifecycle.divided:  # then one share is as the others
        return share_spans(lifecycle, lifecycle.shares[0], begin)
    days = _days_of_change(lifecycle, begin)
    return _runs(days, [status(lifecycle, day) for day in days])


def share_spans(lifecycle: Lifecycle, share: str, begin: date | None = None) -> list[Span]:
    """The verdicts on one party's share of a statement; see `spans`."""
    days, rules = _days_of_change(lifecycle, begin), applicable(lifecycle)
    return _runs(days, [share_status(lifecycle, share, day, rules) for day in days])


def by_share(lifecycle: Lifecycle, begin: date | None = None) -> dict[str, list[Span]]:
    """The verdicts on a statement, and where its shares differ on each of them; see `spans`.

    A share begins with the account that first names its party.

    Returns:
        The verdicts by the party whose share they are on; `ALL` has those on the whole.
    """
    if not lifecycle.divided:
        return {ALL: share_spans(lifecycle, lifecycle.shares[0], begin)}
    days, rules = _days_of_change(lifecycle, begin), applicable(lifecycle)
    found: dict[str, dict[date, Verdict]] = {ALL: {}}
    for day in days:
        shares = {
            share: share_status(lifecycle, share, day, rules) for share in owing(lifecycle, day)
        }
        for share, verdict in {**shares, ALL: of_all(lifecycle, shares)}.items():
            found.setdefault(share, {})[day] = verdict
    return {share: _runs([*told], [*told.values()]) for share, told in found.items()}


def _runs(days: Sequence[date], verdicts: Sequence[Verdict]) -> list[Span]:
    """The runs of days with one verdict, given the days on which it can change."""
    found: list[Span] = []
    begin = since = days[0]
    verdict = verdicts[0]
    for day, now in zip(days, verdicts, strict=True):
        if now != verdict:
            found.append(Span(verdict, begin, day, since))
            if _stands(now) != _stands(verdict):
                since = day
            begin, verdict = day, now
    found.append(Span(verdict, begin, None, since))
    return found


def _stands(verdict: Verdict) -> tuple[str, bool]:
    """The status that a verdict gives, and whether that is of something unsettled.

    Something done in part may still be done as a whole, or have ended so.
    """
    return verdict.status, verdict.rule in UNSETTLED_RULES


def _days_of_change(lifecycle: Lifecycle, begin: date | None) -> list[date]:
    """The day to begin with, and every later one on which the verdict can change.

    Closing a window is a change like any other.
    """
    made_on = lifecycle.statement.date
    first = begin or made_on
    days = lifecycle.days
    for change in lifecycle.windows:
        days.append(change.on)
        if change.window is None:
            continue
        if change.window.first:
            days.append(change.window.first)
        days += change.window.passing(made_on)
    return [first, *sorted({day for day in days if day > first})]
