"""Accounts: two publishers' readouts of one meeting, act by act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.accounts import ActOf, names_others
from tracker.domain.edtf import window
from tracker.domain.kinds import KINDS
from tracker.domain.names import folded
from tracker.queries.acts import acts_named
from tracker.queries.compared import CHANGES, Compared
from tracker.queries.reader import RecordReader
from tracker.queries.rungs import put
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_of
from tracker.queries.sides import Side
from tracker.queries.story import StoryStatement

_MAYBE_UNSAID = frozenset(("to", "deed", "wording"))
"""What an account may leave out without saying anything else than another that gives it."""


class _Term(NamedTuple):
    """One thing that an account says of an act."""

    what: str
    said: str
    """As it is told; empty for nothing."""
    means: object
    """By what it is compared: one window is one deadline, in whichever way it is written."""


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
            of_item[key].append(_own(one, reader.relationship(key.relationship_id)))
    of_meeting = {**first.meeting_of, **second.meeting_of}
    told = [one for listed in of_item.values() for one in listed]
    refs = {
        ref for one in told for ref in (*(one.renews or ()), *(one.fulfils or ())) if "@" in ref
    }
    named = acts_named(reader.sql, where, refs)
    found = [
        _compared(reader, rows[key], act, (first, second), lambda ref: named.get(ref, ref))
        for key, listed in of_item.items()
        for act in _acts(
            [one for one in listed if one.ref in (first.said or ())],
            [one for one in listed if one.ref in (second.said or ())],
            of_meeting,
        )
    ]
    yield from sorted(found, key=lambda one: (CHANGES.index(one.change), one.item))


def _own(one: StoryStatement, relationship: str) -> StoryStatement:
    """A statement as of those whose it is by this account alone, and addressed to whom it means."""
    asks = KINDS[one.type] in ("request", "concern") and not one.to
    others = [party for party in relationship.split("-") if asks and party not in one.own_by]
    return one._replace(by=one.own_by, to=one.to or tuple(others))


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


def _likeness(one: StoryStatement, two: StoryStatement) -> tuple[bool, ...]:
    """How sure it is that two statements on an item tell of one act."""
    alike = one.by == two.by, one.to == two.to, one.done_by == two.done_by
    return _twins(one, two), *alike, _deadline(one).means == _deadline(two).means


def _compared(
    reader: RecordReader, row: ItemRow, act: _Act, sides: tuple[Side, Side], act_of: ActOf
) -> Compared:
    before, after = act
    change, changes, why = _told(act, sides, act_of)
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


def _told(act: _Act, sides: tuple[Side, Side], act_of: ActOf) -> tuple[str, tuple[str, ...], str]:
    """Which of the two tell of an act, in what they differ, and both in a sentence."""
    before, after = act
    if before and after:
        differing = dict(_differing(before, after, act_of))
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


def _differing(
    one: StoryStatement, two: StoryStatement, act_of: ActOf
) -> Iterator[tuple[str, str]]:
    """In what two accounts of an act differ, with what each says."""
    for first, second in zip(_terms(one), _terms(two), strict=True):
        unsaid = first.what in _MAYBE_UNSAID and not (first.said and second.said)
        if first.means != second.means and not unsaid:
            yield first.what, f"{first.said or 'none'} / {second.said or 'none'}"
    for what in ("renews", "fulfils"):
        named, others = getattr(one, what), getattr(two, what)
        if names_others(named, others, act_of):
            yield what, f"{', '.join(named) or 'none'} / {', '.join(others) or 'none'}"


def _terms(one: StoryStatement) -> Iterator[_Term]:
    for what, parties in (("by", one.by), ("to", one.to), ("deed", one.done_by)):
        yield _Term(what, ", ".join(parties), {*parties})
    yield _deadline(one)
    complete = "complete" if one.complete else "begun" if one.type == "ProgressWelcomed" else ""
    goes_on = "without an end" if one.continuing else "to be done"
    for what, said in (
        *(("condition", one.condition or ""), ("wording", one.wording or "")),
        *(("continuation", goes_on), ("completion", complete)),
    ):
        yield _Term(what, said, folded(said))


def _deadline(one: StoryStatement) -> _Term:
    tie = f"tied to {one.tied_to}" if one.tied_to else ""
    # What is to come shortly has no expression.
    time = one.due or (str(one.due_to) if one.due_to and not tie else "")
    days = (window(one.due)[:2], one.approximate) if one.due else time
    about = "about" if one.approximate and one.due and not window(one.due).approximate else ""
    return _Term("deadline", " ".join(filter(None, (about, time, tie))), (days, tie))
