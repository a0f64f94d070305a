"""Futility: what a recording says that can do nothing, whatever else is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.record import Record, field_of
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting

_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"

Place = tuple[str | int, ...]


class Futile(NamedTuple):
    """Something that can do nothing, whatever else is recorded."""

    readout: str
    key: str | None
    """The statement; None for what a meeting says."""
    place: Place
    """Where it is said: in the statement, or among the meetings."""
    why: str


def futile(about: Iterable[Relationship], record: Record) -> Iterator[Futile]:
    """What can do nothing, so that it is not recorded.

    Args:
        about: the relationships that a recording is about, with what is new in them.
        record: the record as it is then.
    """
    for whose in about:
        for known in whose.news.added.values():
            for place, why in _of_statement(record, whose, known):
                yield Futile(known.readout, known.row.key, place, why)
        for readout in sorted(whose.news.held):
            for number, meeting in enumerate(whose.accounts[readout].meetings):
                for place, why in _of_meeting(record, whose, meeting):
                    yield Futile(readout, None, ("meetings", number, *place), why)


def _of_statement(
    record: Record, whose: Relationship, known: KnownStatement
) -> Iterator[tuple[Place, str]]:
    field = field_of(known)
    for number, target in enumerate(known.targets):
        if "@" in target and (why := _why_not(record, whose, known, target)):
            yield (field, number), why
    if known.row.same_as and (why := _why_not_same(record, whose, known, known.row.same_as)):
        yield ("same_as",), why
    if known.row.type == _MEETING and known.occasion:
        tie = "before" if known.row.tied_before else "at"
        if circle := _circle_of_ties(record, whose, known, known.occasion):
            yield ("due", tie), f"goes round in a circle: {circle}; tie it to something else"


def _why_not(record: Record, whose: Relationship, known: KnownStatement, target: str) -> str | None:
    """Why a statement cannot renew or fulfil another."""
    renewing = known.row.type in (_PROMISE, _MEETING)
    done = "renewed" if renewing else "fulfilled"
    if target == known.ref:
        return f"{target} is this statement itself; name the earlier one that is {done}"
    found = record.find(target, whose)
    if found is None:
        return None
    named = found[1]
    if named.row.date > known.row.date:
        return f"{target} was said later than this; name an earlier one, or take it out"
    if not renewing:
        return _unsettleable(named)
    kind, own = KINDS[named.row.type], KINDS[known.row.type]
    if kind != own:
        return f"{target} is a {kind}, which a {own} cannot renew; name a {own}, or take it out"
    circle = " renews ".join(_circle_of_renewals(record, whose, known, named))
    return f"goes round in a circle: {circle}; take one out" if circle else None


def _circle_of_renewals(
    record: Record, whose: Relationship, known: KnownStatement, named: KnownStatement
) -> list[str]:
    """How a statement is renewed in turn by what it renews; only those of one day can be."""
    passed = {named.ref}
    paths = [[known.ref, named.ref]]
    while paths:
        path = paths.pop()
        if path[-1] == known.ref:
            return path
        found = record.find(path[-1], whose)
        if found is None or found[1].row.date != known.row.date:
            continue
        for target in found[1].targets:
            if target == known.ref or (
                "@" in target and target not in passed and record.find(target, whose)
            ):
                passed.add(target)
                paths.append([*path, target])
    return []


def _why_not_same(
    record: Record, whose: Relationship, known: KnownStatement, target: str
) -> str | None:
    if target == known.ref:
        return f"{target} is this statement itself; name the other publisher's"
    found = record.find(target, whose)
    if found and found[1].row.type != known.row.type:
        kind, own = KINDS[found[1].row.type], KINDS[known.row.type]
        return f"{target} is a {kind}, and this is a {own}: they are not one act; take it out"
    return None


def _circle_of_ties(
    record: Record, whose: Relationship, known: KnownStatement, occasion: str
) -> str | None:
    """How a meeting is tied to itself: directly, or by what it is tied to."""
    if occasion not in whose.members:
        return None
    own, sought = (whose.canonical(one) for one in (known.member, whose.members[occasion]))
    paths = [[own]]
    passed = {own}
    while paths:
        path = paths.pop()
        if path[-1] is sought:
            return " is tied to ".join(one.row.slug for one in (own, *path[::-1]))
        for other in _tied_to(record, whose, path[-1], known):
            if other not in passed:
                passed.add(other)
                paths.append([*path, other])
    return None


def _tied_to(
    record: Record, whose: Relationship, occasion: KnownItem, known: KnownStatement
) -> Iterator[KnownItem]:
    """The items with meetings that are still to come and tied to an occasion."""
    for one in whose.merged(occasion):
        for tied in whose.tied.get(one.row.slug, {}).values():
            if tied.row.type == _MEETING and (
                tied.ref in whose.news.added or record.unfinished(whose, tied, known.row.date)
            ):
                yield whose.canonical(tied.member)


def _of_meeting(
    record: Record, whose: Relationship, meeting: KeptMeeting
) -> Iterator[tuple[Place, str]]:
    for number, target in enumerate(meeting.holds.split()):
        found = record.find(target, whose) if "@" in target else None
        if found is None:
            continue
        row = found[1].row
        if row.type != _MEETING:
            kind = KINDS[row.type]
            why = f"{target} is a {kind}, which cannot be held; name a follow-up, or an item"
            yield ("holds", number), why
        elif row.date > meeting.date:
            yield ("holds", number), f"{target} was said after this meeting; take it out"


def _unsettleable(named: KnownStatement) -> str | None:
    """Why a statement cannot be fulfilled, if it cannot."""
    kind = KINDS[named.row.type]
    if kind in FOLLOWED:
        return None
    return f"{named.ref} is {kind}, which cannot be fulfilled; name what is, or take it out"
