"""Accounts: two publishers' readouts of one meeting, act by act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.names import folded
from tracker.queries.compared import CHANGES, Compared
from tracker.queries.differences import put
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_of
from tracker.queries.sides import Side
from tracker.queries.story import StoryStatement

_DIFFERING = ("by", "deadline", "condition", "wording", "continuation", "completion")
"""What two accounts of one act can differ in."""


class _Act(NamedTuple):
    """An act as the one account tells it, and as the other does."""

    first: StoryStatement | None
    second: StoryStatement | None


def accounts(reader: RecordReader, where: Scope, first: Side, second: Side) -> Iterator[Compared]:
    """What both readouts say, what only one of them says, and where they differ.

    Args:
        reader: where to read it.
        where: from where they are looked at.
        first: the one readout.
        second: the other one.
    """
    said = {**(first.said or {}), **(second.said or {})}
    keys = {key for key in said.values() if where.items is None or key in where.items}
    rows = {row.key: row for row in items_of(reader.sql, where.known, sorted(keys))}
    of_item: dict[ItemKey, list[StoryStatement]] = defaultdict(list)
    for key, one in reader.statements(where._replace(items=tuple(sorted(keys))), twins=True):
        if one.ref in said:
            of_item[key].append(one)
    found = [
        _compared(reader, rows[key], act, (first.name, second.name))
        for key, listed in of_item.items()
        for act in _acts(
            [one for one in listed if one.ref in (first.said or ())],
            [one for one in listed if one.ref in (second.said or ())],
        )
    ]
    yield from sorted(found, key=lambda one: (CHANGES.index(one.change), one.item))


def _acts(first: list[StoryStatement], second: list[StoryStatement]) -> Iterator[_Act]:
    """The statements on an item, each with the other account of the same act if there is one."""
    left = list(second)
    for one in first:
        other = max(left, key=lambda two: _likeness(one, two), default=None)
        if other is None or not _likeness(one, other)[0]:
            yield _Act(one, None)
            continue
        left.remove(other)
        yield _Act(one, other)
    for one in left:
        yield _Act(None, one)


def _likeness(one: StoryStatement, two: StoryStatement) -> tuple[bool, bool, bool, bool]:
    """How sure it is that two statements on an item tell of one act; first whether they can."""
    twins = one.ref in two.refs or two.ref in one.refs
    alike = KINDS[one.type] == KINDS[two.type]
    return twins or alike, twins, one.by == two.by, one.due == two.due


def _compared(reader: RecordReader, row: ItemRow, act: _Act, names: tuple[str, str]) -> Compared:
    before, after = act
    change, changes, why = _told(act, names)
    return Compared(
        change=change,
        changes=changes,
        item=row.slug,
        title=row.title,
        relationship=reader.relationship(row.relationship_id),
        before=before and before.ref,
        after=after and after.ref,
        put_before=before and put(before),
        put_after=after and put(after),
        status_before=before and before.status,
        status_after=after and after.status,
        due_before=before and before.due_to,
        due_after=after and after.due_to,
        days_moved=None,
        condition_before=before and before.condition,
        condition_after=after and after.condition,
        last_mentioned=max(one.date for one in act if one),
        passed_over=0,
        parts=(),
        why=why,
    )


def _told(act: _Act, names: tuple[str, str]) -> tuple[str, tuple[str, ...], str]:
    """Which of the two tell of an act, in what they differ, and both in a sentence."""
    before, after = act
    if before and after:
        differing = dict(_differing(before, after))
        if not differing:
            return "in both", ("in both",), put(before)
        why = "; ".join(f"{what}: {said}" for what, said in differing.items())
        return "told differently", ("told differently", *differing), why
    change = "only in the first" if before else "only in the second"
    said = "; ".join(put(one) for one in act if one)
    return change, (change,), f"{said}; not in {names[1] if before else names[0]}"


def _differing(one: StoryStatement, two: StoryStatement) -> Iterator[tuple[str, str]]:
    """In what two accounts of an act differ, with what each says."""
    for what, first, second in zip(_DIFFERING, _terms(one), _terms(two), strict=True):
        # That an account leaves out how it was put says nothing of it.
        unsaid = what == "wording" and not (first and second)
        if folded(first) != folded(second) and not unsaid:
            yield what, f"{first or 'none'} / {second or 'none'}"


def _terms(one: StoryStatement) -> tuple[str, ...]:
    tie = f"tied to {one.tied_to}" if one.tied_to else ""
    soon = str(one.due_to) if one.due is None and one.due_to else ""
    deadline = " ".join(filter(None, (one.due, soon, tie)))
    complete = "complete" if one.complete else ""
    goes_on = "without an end" if one.continuing else "to be done"
    return ", ".join(one.by), deadline, one.condition or "", one.wording or "", goes_on, complete
