"""Closing: what is said below an answer, and of one that is empty why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.cli.options import Asked, in_figures
from tracker.cli.output import listed, plural, remark, terminal_width
from tracker.cli.statements import stands
from tracker.queries import Queries, Viewpoint, moments

if TYPE_CHECKING:
    from tracker.queries.emptiness import Emptiness


def close(asked: Asked, what: str, *, none: str = "Nothing", **counts: int) -> None:
    """Say below an answer how much was found of what was asked for, and when that was so.

    Args:
        asked: what was asked.
        what: what was asked for.
        none: that there is none of it.
        counts: how many were found, by their nouns.
    """
    found = " and ".join(plural(count, noun) for noun, count in counts.items() if count)
    if found and terminal_width() is not None:
        remark()
    remark(f"{' '.join(filter(None, (found or none, what, asked.when)))}.")


def close_empty(queries: Queries, asked: Asked, what: str, *, none: str = "Nothing") -> None:
    """Say that nothing was found of what was asked for, and why that is."""
    close(asked, what, none=none)
    why = _because(queries.emptiness(asked.view), asked)
    if why:
        remark(why)


_STATUSES = 3
"""So many statuses are told of what is on record beside an empty list."""


def _because(why: Emptiness, asked: Asked) -> str:
    """Why nothing was found, in a sentence; nothing where that is said."""
    of_that = " of that" if asked.view.narrowed else ""
    if why.recorded_at:
        first = moments.shown(why.recorded_at)
        told = f"Nothing{of_that} was on record by then: the first was recorded at {first}."
        instead = " For what the record now says of a day, give --as-of instead of --known-on."
        return told + (instead if asked.of_a_day else "")
    if not why.known:
        return f"Nothing{of_that} is on record."
    if not asked.of_a_day:
        return ""
    if why.begins:
        return f"The record{of_that} begins later, on {why.begins}, with {why.first}."
    if not why.holds:
        return f"No promise, meeting, request or concern{of_that} was on record then."
    told = f"Otherwise on record{_of(asked.view)}: {_most_pressing(why.holds)}."
    onward = "; ".join(map(stands, why.goes_on))
    return f"{told} Goes on as {onward}." if onward else told


def _of(view: Viewpoint) -> str:
    """Of what alone something is told, by its names."""
    of = [f" of {listed(view.items)}"] if view.items else []
    of += [f" of {view.by}"] if view.by else []
    of += [f" with {view.party}"] if view.party else []
    return "".join([*of, *([f" in {view.relationship}"] if view.relationship else [])])


def _most_pressing(tally: Mapping[str, int]) -> str:
    """How many statements have the statuses that matter most, and how many there are beside."""
    first = dict([*tally.items()][:_STATUSES])
    others = sum(tally.values()) - sum(first.values())
    return in_figures(first) + (f" and {others} more" if others else "")
