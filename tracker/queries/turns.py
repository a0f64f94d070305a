"""Turns: which statements, or shares of them, have another status than at the first side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.rules import DONE, OVERDUE, UNDONE
from tracker.queries.positions import At, unsettled
from tracker.queries.story import StoryStatement

_ENDED = frozenset(UNDONE) - {"expired"}
"""How a statement ends that was judged or called off; what expired has just been left alone."""

_PARTLY = dict.fromkeys(("partly fulfilled", "partly met"), "partly fulfilled")
"""The statuses of what was done in part, by what is told of them."""


class StatementTurn(NamedTuple):
    """What came of a statement between two sides."""

    what: str
    """What came of it, in a word."""
    now: StoryStatement
    """The statement at the second side."""
    was: StoryStatement | None
    """The statement at the first side; None where it is new."""
    parties: tuple[str, ...] = ()
    """Those of whose shares alone this came; none where it came of the whole."""


def turned(first: At, second: At) -> list[StatementTurn]:
    """What came of the statements on an item, each share of its own where they differ.

    Args:
        first: what was on record of it at the first side.
        second: and at the second.
    """
    return [turn for one in second.known.values() for turn in _turns(one, first, second)]


def otherwise(first: At, second: At) -> Iterator[StatementTurn]:
    """What has another status, be it unsettled before and after, in which nothing else is told.

    It is asked of two moments of recording, between which nothing comes by the passing of time.

    Args:
        first: what was on record of an item at the first moment.
        second: and at the second.
    """
    for one in second.known.values():
        was = first.now(one)
        if was and was.status != one.status:
            yield StatementTurn("status changed", one, was)


def _turns(one: StoryStatement, first: At, second: At) -> Iterator[StatementTurn]:
    was = first.now(one)
    before = first.shares.get(was.ref, {}) if was else {}
    each = [
        (party, share, before.get(party), _came(share, before.get(party), first, second))
        for party, share in second.shares.get(one.ref, {}).items()
    ]
    whole = _came(one, was, first, second)
    if whole and all(what != whole for *_, what in each):
        yield StatementTurn(whole, one, was, second.apart(one))
    alike: dict[tuple[object, ...], StatementTurn] = {}
    for party, share, stood, what in each:
        if what is None:
            continue
        found = what, share.status, share.since, share.evidence, stood and stood.status
        turn = alike.get(found, StatementTurn(what, share, stood))
        alike[found] = turn._replace(parties=(*turn.parties, party))
    yield from alike.values()


def _came(one: StoryStatement, was: StoryStatement | None, first: At, second: At) -> str | None:
    """What came of a statement that has another status than it had, or is new."""
    stood = was and (was.status, unsettled(was))
    new = not unsettled(one) and second.brings(one, first)
    if not one.status or (stood == (one.status, unsettled(one)) and not new):
        return None
    if unsettled(one):
        if was is not None and was.status and not unsettled(was):
            return "unsettled again"
        since = bool(one.since and one.since > first.day)
        late = one.status in OVERDUE and (was.status != "overdue" if was else since)
        return "overdue" if late else _PARTLY.get(one.status)
    if one.status in DONE:
        return "fulfilled"
    if one.status in _ENDED:
        return "ended"
    since = bool(was or new or (one.since and one.since > first.day))
    return one.status if since and one.status in ("carried over", "expired") else None
