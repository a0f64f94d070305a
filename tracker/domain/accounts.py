"""Accounts: statements of two publishers that report one act of one meeting, which are twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from tracker.domain.names import folded, key_of
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
    by_act: _ByAct = defaultdict(list)
    by_ref: dict[str, list[PlacedStatement]] = {}
    for _, several in groupby(statements, key=attrgetter("readout")):
        told = [*several]
        declared = {one.ref: group for one in told if (group := _declared(one, by_ref))}
        chosen = _chosen([one for one in told if one.ref not in declared], by_act, deeds)
        for statement in told:
            group = _declared(statement, by_ref) or chosen.get(statement.ref)
            if group is None:
                group = []
                groups.append(group)
                by_act[_act(statement)].append(group)
            group.append(statement)
            by_ref[statement.ref] = group
            if statement.same_as:
                by_ref.setdefault(statement.same_as, group)
    return groups


def _declared(
    said: PlacedStatement, by_ref: Mapping[str, list[PlacedStatement]]
) -> list[PlacedStatement] | None:
    """The accounts of which a statement is said to be another, or that are said to be of it."""
    group = by_ref.get(said.same_as or said.ref)
    return group if group and group[0].kind == said.kind else None


_ByAct: TypeAlias = dict[tuple[object, ...], list[list[PlacedStatement]]]
"""The acts that there are, by what they have in common with every account of them."""

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


def _chosen(
    told: Sequence[PlacedStatement], by_act: _ByAct, deeds: AbstractSet[tuple[object, ...]]
) -> dict[str, list[PlacedStatement]]:
    """The act of which each of some statements of a readout is another account, by their refs.

    What agrees in most is one act before what agrees in less, whatever the order in which each
    readout tells of several.
    """
    found: dict[str, list[PlacedStatement]] = {}
    waiting = {
        one.ref: [group for group in groups if _is_open(group, one, deeds)]
        for one in told
        if (groups := by_act.get(_act(one)))
    }
    if not any(waiting.values()):
        return found
    for agrees in _AGREEMENTS:
        for one in told:
            if one.ref in found:
                continue
            taken = [id(group) for group in found.values()]
            for group in waiting.get(one.ref, ()):
                if id(group) not in taken and agrees(group[0], one):
                    found[one.ref] = group
                    break
    return found


def _is_open(
    group: Sequence[PlacedStatement],
    said: PlacedStatement,
    deeds: AbstractSet[tuple[object, ...]],
) -> bool:
    """Whether a statement can be another account of an act of such a kind."""
    own = said.account
    return all(other.account.differs_from(own) for other in group) and not any(
        _two_deeds(other, said, deeds) for other in group
    )


def _says(said: PlacedStatement) -> tuple[object, ...]:
    return said.window, said.complete, said.done_by


def _own_key(said: PlacedStatement) -> str | None:
    """The key of a statement, where it was chosen and is not its item with a number."""
    key, item = key_of(said.ref), said.coded_as or said.item
    number = key.removeprefix(item).removeprefix("-")
    return None if key.startswith(item) and (not number or number.isdecimal()) else key


def _same_key(one: PlacedStatement, two: PlacedStatement) -> bool:
    return _own_key(one) is not None and _own_key(one) == _own_key(two)


_AGREEMENTS: tuple[Callable[[PlacedStatement, PlacedStatement], bool], ...] = (
    lambda one, two: _same_key(one, two) and _says(one) == _says(two),
    _same_key,
    lambda one, two: _says(one) == _says(two),
    lambda _one, _two: True,
)
"""In what two accounts of one act agree, those first that agree in most."""


def _two_deeds(
    one: PlacedStatement, two: PlacedStatement, deeds: AbstractSet[tuple[object, ...]]
) -> bool:
    """Whether a readout tells of the deeds of both of two statements, which are two then."""
    if not deeds or one.done_by == two.done_by:
        return False
    both = (one.readout, _act(two), two.done_by), (two.readout, _act(one), one.done_by)
    return not deeds.isdisjoint(both)
