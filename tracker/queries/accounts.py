"""Accounts: two publishers' readouts of one meeting, act by act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.names import folded
from tracker.queries.compared import CHANGES, Compared
from tracker.queries.differences import put
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_of
from tracker.queries.sides import Side
from tracker.queries.story import StoryStatement

_DIFFERING = ("by", "deed", "deadline", "condition", "wording", "continuation", "completion")
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
            of_item[key].append(one._replace(by=one.own_by))
    of_meeting = {**first.meeting_of, **second.meeting_of}
    found = [
        _compared(reader, rows[key], act, (first, second))
        for key, listed in of_item.items()
        for act in _acts(
            [one for one in listed if one.ref in (first.said or ())],
            [one for one in listed if one.ref in (second.said or ())],
            of_meeting,
        )
    ]
    yield from sorted(found, key=lambda one: (CHANGES.index(one.change), one.item))


def _acts(
    first: Sequence[StoryStatement], second: Sequence[StoryStatement], of: Mapping[str, str]
) -> Iterator[_Act]:
    """The statements on an item, each with the other account of the same act if there is one.

    Args:
        first: what the one account says of it.
        second: and the other.
        of: the meeting that each statement is of.
    """
    pairs = [(one, two) for one in first for two in second]
    likely = sorted(
        (pair for pair in pairs if _one_act(*pair, of)), key=lambda pair: _likeness(*pair)
    )
    others: dict[str, StoryStatement] = {}
    told: set[str] = set()
    for one, two in reversed(likely):
        if one.ref not in others and two.ref not in told:
            others[one.ref] = two
            told.add(two.ref)
    yield from (_Act(one, others.get(one.ref)) for one in first)
    yield from (_Act(None, two) for two in second if two.ref not in told)


def _one_act(one: StoryStatement, two: StoryStatement, of: Mapping[str, str]) -> bool:
    """Whether two statements on an item can tell of one act."""
    alike = KINDS[one.type] == KINDS[two.type] and of[one.ref] == of[two.ref]
    return alike or _twins(one, two)


def _twins(one: StoryStatement, two: StoryStatement) -> bool:
    return one.ref in two.refs or two.ref in one.refs


def _likeness(one: StoryStatement, two: StoryStatement) -> tuple[bool, bool, bool]:
    """How sure it is that two statements on an item tell of one act."""
    return _twins(one, two), one.by == two.by, one.due == two.due


def _compared(reader: RecordReader, row: ItemRow, act: _Act, sides: tuple[Side, Side]) -> Compared:
    before, after = act
    change, changes, why = _told(act, sides)
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


def _told(act: _Act, sides: tuple[Side, Side]) -> tuple[str, tuple[str, ...], str]:
    """Which of the two tell of an act, in what they differ, and both in a sentence."""
    before, after = act
    if before and after:
        differing = dict(_differing(before, after))
        if not differing:
            return "in both", ("in both",), put(before)
        why = "; ".join(f"{what}: {said}" for what, said in differing.items())
        return "told differently", ("told differently", *differing), why
    told, other = sides if before else sides[::-1]
    change = "only in the first" if before else "only in the second"
    said = "; ".join(f"{put(one)}; {_not_in(one, told, other)}" for one in act if one)
    return change, (change,), said


def _not_in(one: StoryStatement, told: Side, other: Side) -> str:
    """That the other account does not tell of an act, and whether it tells of its meeting."""
    unknown = told.meeting_of[one.ref] not in other.meetings
    return f"not in {other.name}" + (", which is not of that meeting" if unknown else "")


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
    complete = "complete" if one.complete else "begun" if one.type == "ProgressWelcomed" else ""
    goes_on = "without an end" if one.continuing else "to be done"
    by, deed = ", ".join(one.by), ", ".join(one.done_by)
    return by, deed, deadline, one.condition or "", one.wording or "", goes_on, complete
