"""Accounts: statements of two publishers that report one act of one meeting, which are twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from tracker.domain.names import folded
from tracker.domain.placed_statement import PlacedStatement

Difference = Literal[
    "deadline",
    "lent",
    "condition",
    "wording",
    "by",
    "to",
    "deed",
    "continuation",
    "completion",
    "renewal",
    "fulfilment",
]
"""What two accounts of one act can differ in; a deadline is lent where others alone give it."""


class AccountDiffers(NamedTuple):
    """That another account of an act differs, and in what."""

    what: Difference
    ref: str
    on: date
    """From which day on."""


def twins(statements: Iterable[PlacedStatement]) -> list[list[PlacedStatement]]:
    """Statements, each with its twins behind it.

    Twins are statements of one kind on one item, by the same parties, in two publishers' readouts
    of one meeting; or what a statement is said to be the same as. The earliest comes first. Of
    progress that is said to be the deed of others, that is so unless one of the two readouts tells
    of both deeds.

    Args:
        statements: statements on one item, in the order of time.
    """
    statements = [*statements]
    deeds = {(one.readout, _act(one), one.done_by) for one in statements if one.done_by}
    groups: list[list[PlacedStatement]] = []
    by_act: dict[tuple[object, ...], list[list[PlacedStatement]]] = defaultdict(list)
    by_ref: dict[str, list[PlacedStatement]] = {}
    for statement in statements:
        group = by_ref.get(statement.same_as or statement.ref)
        if group is None or group[0].kind != statement.kind:
            group = _group(by_act[_act(statement)], statement, deeds)
        if group is None:
            group = []
            groups.append(group)
            by_act[_act(statement)].append(group)
        group.append(statement)
        by_ref[statement.ref] = group
        if statement.same_as:
            by_ref.setdefault(statement.same_as, group)
    return groups


ActOf = Callable[[str], str]
"""Gives for the ref of any account of an act that of the first."""


def differing(
    first: PlacedStatement, others: Iterable[PlacedStatement], act_of: ActOf
) -> Iterator[AccountDiffers]:
    """In what the other accounts of an act differ from the one that counts first."""
    others = [*others]
    deadline = of_deadline((first, *others))
    for other in others:
        for what, own, theirs in zip(_TERMS, _terms(first), _terms(other), strict=True):
            # That an account leaves out how it was put, to whom, or whose deed it is, says nothing.
            unsaid = what in _MAYBE_UNSAID and not (own and theirs)
            if own != theirs and not unsaid:
                lends = what == "deadline" and deadline is not first and _lends(other, deadline)
                yield AccountDiffers("lent" if lends else what, other.ref, other.date)
        if names_others(first.targets, other.targets, act_of):
            what = "fulfilment" if first.kind == "progress" else "renewal"
            yield AccountDiffers(what, other.ref, other.date)


def names_others(one: Sequence[str] | None, two: Sequence[str] | None, act_of: ActOf) -> bool:
    """Whether two accounts of an act name different acts as renewed or fulfilled by it.

    Each may name an act by its own earlier account of that. An item may mean what the other names
    by its ref, and what an account does not say another may.

    Args:
        one: what the one names; None where it does not say.
        two: and the other.
        act_of: tells which refs are accounts of one act.
    """
    if one is None or two is None or not {*one}.isdisjoint(two):
        return False
    by_ref = all("@" in target for target in (*one, *two))
    if not by_ref:
        return not (one and two)
    return bool(one or two) and {*map(act_of, one)}.isdisjoint(map(act_of, two))


def acts_of(groups: Iterable[Sequence[PlacedStatement]]) -> dict[str, str]:
    """The ref of the first account of each act that has several, by the refs of them all.

    Args:
        groups: statements with their twins behind them; see `twins`.
    """
    several = (group for group in groups if len(group) > 1)
    return {one.ref: group[0].ref for group in several for one in group}


def of_deadline(accounts: Sequence[PlacedStatement]) -> PlacedStatement:
    """The account whose deadline is that of the act: the first, or the first that gives one.

    A deadline is taken as a whole, with the occasion that it is tied to. The time for which a thing
    is to go on is no day by which it is to be done, nor the other way: neither account says that.

    Args:
        accounts: a statement with its twins behind it; see `twins`.
    """
    first = accounts[0]
    lending = (one for one in accounts if one.continuing == first.continuing)
    return next((one for one in lending if any(_deadline(one))), first)


def _lends(other: PlacedStatement, deadline: PlacedStatement) -> bool:
    """Whether an account gives the very deadline that another one leaves out."""
    alike = _deadline(other) == _deadline(deadline)
    return alike and deadline.continuing == other.continuing


def parties(accounts: Iterable[PlacedStatement], on: date) -> frozenset[str]:
    """The parties whose act it is, by all accounts of it that there are by a day."""
    named: frozenset[str] = frozenset()
    return named.union(*(one.by for one in accounts if one.date <= on))


class Telling(NamedTuple):
    """Which of several accounts of an act without a status stands for it, from a day on."""

    on: date
    until: date | None
    """The day from which on another account is told with them; None where none is."""
    first: PlacedStatement
    others: tuple[PlacedStatement, ...]


def tellings(accounts: Sequence[PlacedStatement]) -> Iterator[Telling]:
    """How an act without a status is told, from the day on which a second account tells of it.

    What one account says is complete is so, as what one leaves out another may give: that stands
    for the others.

    Args:
        accounts: a statement with its twins behind it; see `twins`.
    """
    days = sorted({one.date for one in accounts})
    for on, until in zip_longest(days, days[1:]):
        said = [one for one in accounts if one.date <= on]
        if len(said) > 1:
            first = next((one for one in said if one.complete), said[0])
            yield Telling(on, until, first, tuple(one for one in said if one is not first))


_TERMS: tuple[Difference, ...] = (
    *("deadline", "condition", "wording", "by", "to", "deed", "continuation", "completion"),
)
_MAYBE_UNSAID = ("wording", "to", "deed")


def _terms(said: PlacedStatement) -> tuple[object, ...]:
    return (
        _deadline(said),
        said.condition and folded(said.condition),
        said.strength,
        said.by,
        said.addressed,
        said.done_by,
        said.continuing,
        said.complete,
    )


def _deadline(said: PlacedStatement) -> tuple[object, ...]:
    return said.window, said.before, said.at


def _act(statement: PlacedStatement) -> tuple[object, ...]:
    to = statement.to if statement.kind in ("request", "concern") else None
    return statement.account.meeting, statement.kind, statement.by, to


def _group(
    groups: Sequence[list[PlacedStatement]],
    statement: PlacedStatement,
    deeds: AbstractSet[tuple[object, ...]],
) -> list[PlacedStatement] | None:
    """The group of which a statement is another account; of several, one that says the same."""
    if not groups:
        return None
    own = statement.account
    open_to = [
        group
        for group in groups
        if all(other.account.differs_from(own) for other in group)
        and not any(_two_deeds(other, statement, deeds) for other in group)
    ]
    alike = [group for group in open_to if _says(group[0]) == _says(statement)]
    return next(iter([*alike, *open_to]), None)


def _says(said: PlacedStatement) -> tuple[object, ...]:
    return said.window, said.complete, said.done_by


def _two_deeds(
    one: PlacedStatement, two: PlacedStatement, deeds: AbstractSet[tuple[object, ...]]
) -> bool:
    """Whether a readout tells of the deeds of both of two statements, which are two then."""
    if not deeds or one.done_by == two.done_by:
        return False
    both = (one.readout, _act(two), two.done_by), (two.readout, _act(one), one.done_by)
    return not deeds.isdisjoint(both)
