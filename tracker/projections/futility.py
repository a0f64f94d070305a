"""Futility: what a recording says that can do nothing, whatever else is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.record import Record, field_of
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting

_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"

_What = TypeVar("_What")

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
            for why in _of_naming(record, whose, known):
                yield Futile(known.readout, known.row.key, ("item",), why)
        for ref in sorted(whose.news.amended.keys() - whose.news.added.keys()):
            if ref in whose.statements and not _is_as_it_was(whose, whose.statements[ref]):
                yield from _of_another_day(record, whose, whose.statements[ref])
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


def _of_another_day(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Futile]:
    """What a statement can no longer do, or have done to it, since its meeting has another day."""
    meetings = [one.id for one in whose.accounts[known.readout].meetings]
    place = ("meetings", meetings.index(known.row.meeting_id), "date")
    whys = [_why_not(record, whose, known, target) for target in known.targets if "@" in target]
    for why in [*whys, *_of_naming(record, whose, known)]:
        if why:
            yield Futile(known.readout, None, place, why)


def _is_as_it_was(whose: Relationship, known: KnownStatement) -> bool:
    """Whether a statement was on record before, of the same kind and the same day."""
    before, now = whose.news.amended.get(known.ref), known.ground
    return before is not None and (before.kind, before.made) == (now.kind, now.made)


def _of_naming(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[str]:
    """Why what was recorded before and names a statement can do nothing with it."""
    if _is_as_it_was(whose, known):
        return  # what names it could do nothing before, and is left alone
    for naming in whose.naming.get(known.ref, {}).values():
        if naming.ref not in whose.news.added:
            why = _why_not(record, whose, naming, known.ref)
            if why:
                yield why
    for meeting in whose.holding.get(known.ref, {}).values():
        readout = whose.slugs[meeting.readout_id]
        if readout not in whose.news.held and (why := _unheld(known, meeting, readout)):
            yield why


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
        how = "renews" if renewing else "fulfils"
        later = f"{target} was said later than {known.ref}, which {how} it"
        return f"{later}; name an earlier one there, or take it out"
    if not renewing:
        return _unsettleable(named, known)
    kind, own = KINDS[named.row.type], KINDS[known.row.type]
    if kind != own:
        fault = f"{target} is a {kind}, which a {own} cannot renew"
        return f"{fault}; name a {own} in {known.ref}, or take it out"
    refs = _circle_of_renewals(record, whose, known, named)[:-1]
    circle = " renews ".join(_round(refs, min(refs, default="")))
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
    sought = whose.canonical(whose.members[occasion])
    paths = [[known]]
    passed = {whose.canonical(known.member)}
    while paths:
        path = paths.pop()
        own = whose.canonical(path[-1].member)
        if own is sought:
            listed = [path[0], *path[:0:-1]]
            circle = _round(listed, min(listed, key=lambda one: (one.row.date, one.ref)))
            slugs = (whose.canonical(one.member).row.slug for one in circle)
            refs = ", ".join(one.ref for one in circle[:-1])
            return f"{' is tied to '.join(slugs)} ({refs})"
        for tied in _tied_to(record, whose, own, known):
            other = whose.canonical(tied.member)
            if other not in passed:
                passed.add(other)
                paths.append([*path, tied])
    return None


def _tied_to(
    record: Record, whose: Relationship, occasion: KnownItem, known: KnownStatement
) -> Iterator[KnownStatement]:
    """The meetings tied to an occasion that are still to come when the later one is announced."""
    for one in whose.merged(occasion):
        for tied in whose.tied.get(one.row.slug, {}).values():
            day = max(tied.row.date, known.row.date)
            if tied.row.type == _MEETING and all(
                record.unfinished(whose, each, day) for each in (tied, known)
            ):
                yield tied


def _of_meeting(
    record: Record, whose: Relationship, meeting: KeptMeeting
) -> Iterator[tuple[Place, str]]:
    readout = whose.slugs[meeting.readout_id]
    for number, target in enumerate(meeting.holds.split()):
        found = record.find(target, whose) if "@" in target else None
        if found and (why := _unheld(found[1], meeting, readout)):
            yield ("holds", number), why


def _unheld(named: KnownStatement, meeting: KeptMeeting, readout: str) -> str | None:
    """Why a meeting cannot be a round that it names."""
    if named.row.type != _MEETING:
        what = f"{named.ref} is a {KINDS[named.row.type]}, which cannot be held"
        return f"{what}; name a follow-up in {readout}, or an item"
    if named.row.date > meeting.date:
        return f"{named.ref} was said after the meeting of {readout} that holds it; take it out"
    return None


def _round(circle: Sequence[_What], begin: _What) -> list[_What]:
    """A circle from where it begins, wherever it was found, and round to there again."""
    if not circle:
        return []
    at = circle.index(begin)
    return [*circle[at:], *circle[:at], begin]


def _unsettleable(named: KnownStatement, known: KnownStatement) -> str | None:
    """Why a statement cannot be fulfilled, if it cannot."""
    kind = KINDS[named.row.type]
    if kind in FOLLOWED:
        return None
    fault = f"{named.ref} is {kind}, which cannot be fulfilled"
    return f"{fault}; name what can be in {known.ref}, or take it out"
