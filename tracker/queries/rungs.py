"""Rungs: how strongly something was put, and by whom."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.kinds import KINDS, Kind
from tracker.domain.wording import strength
from tracker.queries.story import StoryStatement

_NOT_UNDERTAKEN = 1
"""The rung of what is only asked, deplored or discussed."""

_WORDINGS = {"shared the view": "a view shared", "intends": "intended"}
"""Wordings that are not said of a thing just so."""

_PUT: dict[Kind, str] = {
    "commitment": "undertaken by",
    "follow-up": "planned by",
    "request": "requested by",
    "concern": "a concern of",
    "progress": "progress reported by",
    "views": "discussed by",
}
"""How a statement was put of which the readout has no wording."""


def stronger(before: StoryStatement, after: StoryStatement) -> int:
    """By how many rungs something is put more strongly than before; below zero, less strongly."""
    if "progress" in (KINDS[before.type], KINDS[after.type]):
        return 0
    first, second = rung(before), rung(after)
    if first is None or second is None:  # whatever is undertaken is more than what is not
        return _undertaken(after) - _undertaken(before)
    return second - first


def put(one: StoryStatement | None, said: Iterable[StoryStatement] = ()) -> str:
    """How a statement was put, and by whom.

    Args:
        one: the statement; None for nothing.
        said: what was said with it; what is of its kind and put alike counts as one with it.
    """
    if one is None:
        return ""
    alike = [two for two in said if (two.type, two.wording) == (one.type, one.wording)]
    by = ", ".join(dict.fromkeys(party for two in (one, *alike) for party in two.by))
    if one.wording:
        return f"{_WORDINGS.get(one.wording, one.wording)} by {by}"
    return f"{'completion reported by' if one.complete else _PUT[KINDS[one.type]]} {by}"


def rung(one: StoryStatement) -> int | None:
    """How strongly something was put; None where a readout gives an undertaking no word for it."""
    if not _undertaken(one):
        return _NOT_UNDERTAKEN
    return strength(one.wording) if one.wording else None


def _undertaken(one: StoryStatement) -> bool:
    return KINDS[one.type] in ("commitment", "follow-up")
