"""Histories: whether a readout's events are those that recording and amending it make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, get_args

from pydantic import ValidationError

from tracker.domain.amendment import fold, gathered
from tracker.domain.corrections import (
    Correction,
    HeadingAmended,
    ReadoutRetracted,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.events import Event
from tracker.domain.readouts import Readout, ReadoutRegistered
from tracker.domain.statements import Statement
from tracker.explanations import first

CORRECTIONS: tuple[type[Correction], ...] = get_args(Correction)
"""Every kind of correction."""

_STATEMENTS: tuple[type[Statement], ...] = get_args(Statement)
_ORDER = (
    HeadingAmended,
    StatementRetracted,
    StatementAmended,
    StatementAdded,
    StatementsReordered,
)
"""The kinds of correction in the order in which an amendment makes them."""

_ONCE = (HeadingAmended, StatementsReordered)
_OF_A_STATEMENT = re.compile(r"statements\.(\d+)\.(.*)", re.DOTALL)


class Misfit(NamedTuple):
    """An event that could not have been recorded at its place."""

    number: int
    """Which of the events it is, counted from 0."""
    why: str


def misfit(name: str, earlier: Sequence[Event], given: Sequence[Event]) -> Misfit | None:
    """The first event of a readout that does not fit the others; None where all do.

    What is asked of a file that is handed in is not asked here: what is on record was recorded by
    the rules of its time.

    Args:
        name: the readout's.
        earlier: its events on record.
        given: those that one recording adds.
    """
    stands = bool(earlier) and not isinstance(earlier[-1], ReadoutRetracted)
    if stands and isinstance(given[0], ReadoutRetracted):
        return None  # admission has found that it is recorded by itself
    return _amended(earlier, given) if stands else _registered(name, given)


def _registered(name: str, given: Sequence[Event]) -> Misfit | None:
    """What is wrong with a readout that is recorded, the first time or after it was retracted."""
    heading, *others = given
    if not isinstance(heading, ReadoutRegistered):
        return Misfit(0, f"{name} is not registered before it, in the same recording")
    if heading.readout != name:
        return Misfit(0, f"it registers {heading.readout} in the stream of {name}")
    statements: dict[str, Statement] = {}
    for number, event in enumerate(others, start=1):
        if not isinstance(event, _STATEMENTS):
            return Misfit(number, f"{type(event).__name__} is not a statement of a new readout")
        if event.key in statements:
            return Misfit(number, f"{event.key!r} names two statements")
        statements[event.key] = event
    return _folded(given, {key: number for number, key in enumerate(statements, start=1)})


def _amended(earlier: Sequence[Event], given: Sequence[Event]) -> Misfit | None:
    """What is wrong with the corrections of one amendment.

    An amendment is looked at as a whole: that a meeting is taken out, say, may need the statements
    to be moved that follow.
    """
    standing = fold(earlier)
    before = [statement.key for statement in standing.statements]
    keys, corrected = list(before), dict[str, int]()
    rank, reason = -1, getattr(given[0], "reason", None)
    for number, event in enumerate(given):
        if not isinstance(event, CORRECTIONS):
            kind = type(event).__name__
            return Misfit(number, f"{kind} is recorded with a readout, which is on record already")
        before_it, rank = rank, _ORDER.index(type(event))
        if rank < before_it or (rank == before_it and isinstance(event, _ONCE)):
            return Misfit(number, f"{type(event).__name__} has no place here in an amendment")
        if event.reason != reason:
            return Misfit(number, "an amendment has one reason")
        key = _key(event)
        if key in corrected or not _fits(standing, before, keys, event):
            why = f"{type(event).__name__} does not fit the readout on record"
            return Misfit(number, f"{why}, or what is amended before it")
        if key is not None:
            corrected[key] = number
    return _folded([*earlier, *given], corrected)


def _key(event: Correction) -> str | None:
    """The key of the statement that is corrected, if it is one."""
    match event:
        case StatementRetracted(key=key):
            return key
        case StatementAmended(statement=statement) | StatementAdded(statement=statement):
            return statement.key
        case _:
            return None


def _fits(standing: Readout, before: list[str], keys: list[str], event: Correction) -> bool:
    """Whether a correction fits, given the keys on record and those that are left, kept up here."""
    match event:
        case HeadingAmended():
            same = event.readout == standing.readout
            return same and event.relationship == standing.relationship
        case StatementRetracted(key=key):
            if key in keys:
                keys.remove(key)
            return key in before
        case StatementAmended(statement=statement):
            return statement.key in before
        case StatementAdded(statement=statement):
            keys.append(statement.key)
            return statement.key not in before
        case StatementsReordered(keys=order):
            fits = sorted(order) == sorted(keys)
            keys[:] = order
            return fits


def _folded(events: Sequence[Event], places: dict[str, int]) -> Misfit | None:
    """What is wrong with the whole readout.

    Args:
        events: all of its events.
        places: which of those looked at is that of a statement, by its key.
    """
    try:
        fold(events)
    except ValidationError as error:
        why = first(error)
        if found := _OF_A_STATEMENT.fullmatch(why):
            key = list(gathered(events)[1])[int(found[1])]
            return Misfit(places.get(key, 0), f"{key}: {found[2]}")
        return Misfit(0, why)
    return None
