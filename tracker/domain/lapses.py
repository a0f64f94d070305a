"""Lapses: how the conditions of a statement stand, by what was judged of each of them.

Two accounts of an act may make it depend on two things. It depends on both then: one of them that
lapsed ends it, for as long as that very condition counts as lapsed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from tracker.domain.items import Assessment, ConditionSettled
from tracker.domain.names import folded
from tracker.domain.placed_statement import PlacedStatement


def deciding(
    judged: Iterable[Assessment], accounts: Collection[PlacedStatement], on: date
) -> ConditionSettled | None:
    """The judgement that decides how the conditions of an act stand on a day, if there is one.

    That is the latest by which one of them lapsed; where none has, the latest of all.

    Args:
        judged: what was judged of the act, in the order in which it was recorded.
        accounts: the act, as each account tells it.
        on: the day.
    """
    latest = [by_then[-1] for by_then in _of_each(judged, accounts, on)]
    lapsed = [one for one in latest if one.result == "lapsed"]
    return max(lapsed or latest, key=lambda one: one.on, default=None)


def lapsed_since(
    judged: Iterable[Assessment], accounts: Collection[PlacedStatement], on: date
) -> date | None:
    """Since when a condition counts as lapsed on a day, however often that was judged."""
    return min(
        (day for by_then in _of_each(judged, accounts, on) if (day := _since(by_then))),
        default=None,
    )


def _since(judged: Iterable[ConditionSettled]) -> date | None:
    since = None
    for one in judged:
        since = (since or one.on) if one.result == "lapsed" else None
    return since


def _of_each(
    judged: Iterable[Assessment], accounts: Collection[PlacedStatement], on: date
) -> Iterator[list[ConditionSettled]]:
    """What was judged of each condition from days up to one, in their order."""
    settled = [one for one in judged if isinstance(one, ConditionSettled) and one.on <= on]
    given = {one.ref: folded(one.condition or "") for one in accounts}
    of: dict[str, list[ConditionSettled]] = defaultdict(list)
    for one in sorted(settled, key=lambda one: one.on):
        of[given.get(one.ref, "") if len(given) > 1 else ""].append(one)
    yield from of.values()
