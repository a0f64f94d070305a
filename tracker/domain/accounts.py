"""Accounts: statements of two publishers that report one act of one meeting, which are twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tracker.domain.placed_statement import PlacedStatement

Difference = Literal["deadline", "condition", "wording", "by", "continuation", "completion"]
"""What two accounts of one act can differ in."""


class AccountDiffers(NamedTuple):
    """That another account of an act differs, and in what."""

    what: Difference
    ref: str
    on: date
    """From which day on."""


def twins(statements: Iterable[PlacedStatement]) -> list[list[PlacedStatement]]:
    """Followed statements, each with its twins behind it.

    Twins are statements of one kind on one item, by the same parties, in two publishers' readouts
    of one meeting; or what a statement is said to be the same as. The earliest comes first.

    Args:
        statements: statements that have a status, in the order of time.
    """
    groups: list[list[PlacedStatement]] = []
    by_act: dict[tuple[object, ...], list[list[PlacedStatement]]] = defaultdict(list)
    by_ref: dict[str, list[PlacedStatement]] = {}
    for statement in statements:
        group = by_ref.get(statement.same_as or statement.ref)
        if group is None or group[0].kind != statement.kind:
            group = _group(by_act[_act(statement)], statement)
        if group is None:
            group = []
            groups.append(group)
            by_act[_act(statement)].append(group)
        group.append(statement)
        by_ref[statement.ref] = group
        if statement.same_as:
            by_ref.setdefault(statement.same_as, group)
    return groups


def differing(
    first: PlacedStatement, others: Iterable[PlacedStatement]
) -> Iterator[AccountDiffers]:
    """In what the other accounts of an act differ from the one that counts first."""
    for other in others:
        for what, own, theirs in zip(_TERMS, _terms(first), _terms(other), strict=True):
            # That an account leaves out how it was put says nothing of it.
            unsaid = what == "wording" and not (own and theirs)
            if own != theirs and not unsaid:
                yield AccountDiffers(what, other.ref, other.date)


_TERMS: tuple[Difference, ...] = ("deadline", "condition", "wording", "by", "continuation")


def _terms(said: PlacedStatement) -> tuple[object, ...]:
    deadline = said.window, said.before, said.at
    return deadline, said.condition, said.strength, said.by, said.continuing


def _act(statement: PlacedStatement) -> tuple[object, ...]:
    to = statement.to if statement.kind in ("request", "concern") else None
    return statement.account.meeting, statement.kind, statement.by, to


def _group(
    groups: Sequence[list[PlacedStatement]], statement: PlacedStatement
) -> list[PlacedStatement] | None:
    """The group of which a statement is another account; of several, one with the same window."""
    own = statement.account
    open_to = [group for group in groups if all(other.account.differs_from(own) for other in group)]
    alike = [group for group in open_to if group[0].window == statement.window]
    return next(iter([*alike, *open_to]), None)
