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
from tracker.projections.instants import ENDLESS, STILL
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan


class Turned(NamedTuple):
    """A statement with the spans that a recording ended and began of it."""

    known: KnownStatement
    ended: list[KeptSpan]
    begun: list[KeptSpan]


def touched(whose: Relationship) -> set[KnownItem]:
    """The items that stand for themselves of which a recording may have changed a status.

    A window that is tied to an occasion moves with it, so what is tied to one of them is, too.
    """
    found = {whose.canonical(member) for member in whose.news.touched}
    for member in list(found):
        for one in whose.merged(member):
            for known in whose.tied.get(one.row.slug, {}).values():
                if whose.news.added.get(known.ref) is not known and _may_move(whose, known, member):
                    whose.news.disordered.add(known.member)
                    found.add(whose.canonical(known.member))
    return found


def _may_move(whose: Relationship, known: KnownStatement, occasion: KnownItem) -> bool:
    """Whether the window of a statement may move with what is said of its occasion.

    It does not where the occasion was held before, or the statement was settled before the days of
    which all that is said.
    """
    first = whose.news.first(occasion)
    if occasion in whose.news.reopened or first is None or first <= occasion.last:
        return True
    return not (known.fixed or first > known.settled_on)


def lay_out(
    whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]
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
        known = whose.statements[lifecycle.statement.ref]
        if lifecycle.assessments and (one := overruled(lifecycle, whose.news.tells)):
            without_effect.append(one)
        reached = member.row.id, lifecycle.reached
        if known.reached == reached:
            continue
        known.reached = reached
        known.fixed, known.settled_on = lifecycle.fixed, lifecycle.settled_on
        ended, begun = _differing(known.spans, _rows(whose, known, lifecycle, member))
        if ended or begun:
            _write(whose, ended, begun)
            gone = set(ended)
            known.spans = [row for row in known.spans or () if row not in gone] + begun
            turned.append(Turned(known, ended, begun))
    alone = not elsewhere and len(whose.merged(member)) == 1
    member.underway = [one for one in folded if one.underway] if alone else None
    days = [one.date for one in found.statements] + whose.news.held_on(member)
    member.last = max([member.last, *days])
    return turned, without_effect


def in_turn(whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]) -> bool:
    """Whether all that a recording says of an item was said after all that was on record of it.

    Then it can only change what was still underway, and only that is looked at.
    """
    news = whose.news
    if member.underway is None or elsewhere or member in news.disordered:
        return False
    first = news.first(member)
    if first is None or first <= member.last:
        return False
    within = {lifecycle.statement.ref for lifecycle in member.underway}
    within |= {known.ref for known in news.bearing[member] if known.member is member}
    named = {target for known in news.bearing[member] for target in known.targets if "@" in target}
    return named.intersection(member.refs) <= within


def end(whose: Relationship, known: KnownStatement) -> Turned:
    """End all spans of a version of a statement that is no longer on record."""
    ended = known.spans or []
    _write(whose, ended, [])
    known.spans = []
    return Turned(known, ended, [])


def _write(whose: Relationship, ended: Iterable[KeptSpan], begun: Iterable[KeptSpan]) -> None:
    for row in ended:
        whose.writes.end(row, whose.moment)
    for row in begun:
        whose.writes.add(row)


def _differing(
    was: list[KeptSpan] | None, now: list[KeptSpan]
) -> tuple[list[KeptSpan], list[KeptSpan]]:
    """The spans that hold no longer, and those that do now."""
    if not was:
        return [], now
    before, after = ({_shape(row): row for row in rows} for rows in (was, now))
    ended = [row for shape, row in before.items() if shape not in after]
    return ended, [row for shape, row in after.items() if shape not in before]


def _shape(row: KeptSpan) -> tuple[object, ...]:
    """All that a span says, but since when it is known."""
    return row[2], row[5:]


def _rows(
    whose: Relationship, known: KnownStatement, lifecycle: Lifecycle, member: KnownItem
) -> list[KeptSpan]:
    own, statement_id, item_id = known.ref, known.row.id, member.row.id
    return [
        KeptSpan(
            whose.id,
            statement_id,
            valid_from.toordinal(),
            whose.moment,
            STILL,
            valid_to.toordinal() if valid_to else ENDLESS,
            item_id,
            NUMBERED[rule, status],
            None if evidence == own else evidence,
            first.toordinal() if first else None,
            last.toordinal() if last else None,
            sought.toordinal() if sought else None,
        )
        for (status, rule, evidence, first, last, sought), valid_from, valid_to in spans(lifecycle)
    ]
