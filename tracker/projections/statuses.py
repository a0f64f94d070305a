"""Statuses: the spans of the items that a recording bears on, laid out anew on both clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from tracker.domain.case import lifecycles
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.rules import NUMBERED
from tracker.domain.spans import spans
from tracker.domain.status import Overruled, overruled
from tracker.projections.cases import case, case_on
from tracker.projections.instants import ordinal
from tracker.projections.relationship import Relationship
from tracker.projections.rows import SpanRow
from tracker.projections.schema import ENDLESS, STILL
from tracker.projections.standing import Member, Told


class Turned(NamedTuple):
    """A statement with the spans that a recording ended and began of it."""

    told: Told
    ended: list[SpanRow]
    begun: list[SpanRow]


def touched(whose: Relationship) -> set[Member]:
    """The items that stand for themselves of which a recording may have changed a status.

    A window that is tied to an occasion moves with it, so what is tied to one of them is, too.
    """
    found = {whose.canonical(member) for member in whose.news.touched}
    for member in list(found):
        for one in whose.merged(member):
            for told in whose.tied.get(one.row.slug, {}).values():
                if whose.news.added.get(told.ref) is not told and _may_move(whose, told, member):
                    whose.news.disordered.add(told.member)
                    found.add(whose.canonical(told.member))
    return found


def _may_move(whose: Relationship, told: Told, occasion: Member) -> bool:
    """Whether the window of a statement may move with what is said of its occasion.

    It does not where the occasion was held before, or the statement was settled before the days of
    which all that is said.
    """
    first = whose.news.first(occasion)
    if occasion in whose.news.reopened or first is None or first <= occasion.last:
        return True
    return not (told.fixed or first > told.settled_on)


def lay_out(
    whose: Relationship, member: Member, elsewhere: Collection[Relationship]
) -> tuple[list[Turned], list[Overruled]]:
    """Bring the spans of an item up to what is on record now.

    A span that still stands is left alone. One that no longer does is ended on the record clock,
    and what stands in its place begins there.

    Args:
        whose: its relationship.
        member: the item, which stands for itself.
        elsewhere: other relationships that may name the item's statements.
    """
    if in_turn(whose, member, elsewhere):
        found = case_on(whose, member)
    else:
        found = case(whose, member, elsewhere)
    turned: list[Turned] = []
    without_effect: list[Overruled] = []
    folded = lifecycles(found)
    for lifecycle in folded:
        told = whose.statements[lifecycle.act.ref]
        told.fixed, told.settled_on = lifecycle.fixed, lifecycle.settled_on
        if lifecycle.assessments and (one := overruled(lifecycle, whose.news.tells)):
            without_effect.append(one)
        reached = member.row.id, lifecycle.reached
        if told.reached == reached:
            continue
        told.reached = reached
        now = _rows(whose, told, lifecycle, member)
        was = {_shape(row): row for row in told.spans or ()}
        shapes = {_shape(row) for row in now}
        ended = [row for shape, row in was.items() if shape not in shapes]
        begun = [row for row in now if _shape(row) not in was]
        if ended or begun:
            _write(whose, ended, begun)
            gone = set(ended)
            told.spans = [row for row in told.spans or () if row not in gone] + begun
            turned.append(Turned(told, ended, begun))
    alone = not elsewhere and len(whose.merged(member)) == 1
    member.underway = [one for one in folded if one.underway] if alone else None
    member.last = max([member.last, *(act.date for act in found.acts), *whose.news.held_on(member)])
    return turned, without_effect


def in_turn(whose: Relationship, member: Member, elsewhere: Collection[Relationship]) -> bool:
    """Whether all that a recording says of an item was said after all that was on record of it.

    Then it can only change what was still underway, and only that is looked at.
    """
    news = whose.news
    if member.underway is None or elsewhere or member in news.disordered:
        return False
    first = news.first(member)
    if first is None or first <= member.last:
        return False
    known = {lifecycle.act.ref for lifecycle in member.underway}
    known |= {told.ref for told in news.bearing[member] if told.member is member}
    named = {target for told in news.bearing[member] for target in told.targets if "@" in target}
    return named.intersection(member.refs) <= known


def end(whose: Relationship, told: Told) -> Turned:
    """End all spans of a version of a statement that is no longer on record."""
    ended = told.spans or []
    _write(whose, ended, [])
    told.spans = []
    return Turned(told, ended, [])


def _write(whose: Relationship, ended: Iterable[SpanRow], begun: Iterable[SpanRow]) -> None:
    for row in ended:
        whose.writes.end(row, whose.moment)
    for row in begun:
        whose.writes.add(row)


def _shape(row: SpanRow) -> tuple[object, ...]:
    """All that a span says, but since when it is known."""
    return row[2], row[5:]


def _rows(whose: Relationship, told: Told, lifecycle: Lifecycle, member: Member) -> list[SpanRow]:
    own, statement_id, item_id = told.ref, told.row.id, member.row.id
    return [
        SpanRow(
            whose.id,
            statement_id,
            valid_from.toordinal(),
            whose.moment,
            STILL,
            valid_to.toordinal() if valid_to else ENDLESS,
            item_id,
            NUMBERED[rule, status],
            None if evidence == own else evidence,
            ordinal(first),
            ordinal(last),
            ordinal(sought),
        )
        for (status, rule, evidence, first, last, sought), valid_from, valid_to in spans(lifecycle)
    ]
