"""Idleness: what a recording says that does nothing for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from tracker.domain.names import readout_of
from tracker.projections.known import KnownStatement
from tracker.projections.record import RENEWED, UNSETTLED, Found, Record, field_of
from tracker.projections.relationship import Relationship

_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"


What = Literal[
    "renews",
    "fulfils",
    "holds",
    "before",
    "at",
    "done_by",
    "same_as",
    "again",
    "repeats",
    "left",
    "early",
    "renewed",
]
"""What does nothing, or leaves something unfinished that it may mean."""


class Idle(NamedTuple):
    """Something that does nothing for now."""

    ref: str
    """The statement; or the readout, for what a meeting says."""
    what: What
    about: tuple[str, ...]
    """What it names; or what is unfinished."""


def idle(about: Iterable[Relationship], record: Record, overruled: Iterable[str]) -> Iterator[Idle]:
    """What does nothing for now, as far as it is not told otherwise.

    Args:
        about: the relationships that a recording is about, with what is new in them.
        record: the record as it is then.
        overruled: the evidence that has no effect because of a judgement, which is told.
    """
    told = frozenset(overruled)
    for whose in about:
        for known in whose.news.added.values():
            if known.ref not in told:
                yield from _of_statement(record, whose, known)
        for readout in sorted(whose.news.held - told):
            yield from _of_meetings(record, whose, readout)


def _of_statement(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    field = field_of(known)
    for target in known.targets:
        if _does_nothing(record, whose, known, target):
            yield Idle(known.ref, field, (target,))
    if known.occasion and _is_missing(record, whose, known, known.occasion):
        yield Idle(known.ref, "before" if known.row.tied_before else "at", (known.occasion,))
    if known.row.same_as and (found := record.find(known.row.same_as, whose)):
        owner, same = found
        if owner is not whose or whose.canonical(same.member) is not whose.canonical(known.member):
            yield Idle(known.ref, "same_as", (same.ref,))
    if known.row.complete:
        yield from _of_completion(record, whose, known)
    elif known.row.targets is None and known.row.type == _PROMISE:
        yield from _promised_again(record, whose, known)


def _of_completion(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    day, doers = known.row.date, known.row.done_by.split()
    if renewed := _still_owed(record, whose, known.targets, day, doers):
        yield Idle(known.ref, "renewed", renewed)
    if known.row.targets is None:
        if strangers := _of_others(record, whose, known):
            yield Idle(known.ref, "done_by", strangers)
        else:
            yield from _of_doers(record, whose, known)


def _does_nothing(record: Record, whose: Relationship, known: KnownStatement, target: str) -> bool:
    meant = _meant(record, whose, target)
    if meant is None:
        return False
    # What contests that a thing was done leaves its status alone.
    against = ("disputed",) if field_of(known) == "renews" else ("disputed", "contested")
    named = [*meant]
    if known.row.complete:  # which settles the renewals in the place of what is named
        named += _renewals(record, named, known.row.date)
    return not any(
        said == known.ref or _is_twin(record, whose, known, said)
        for owner, one in named
        for said in record.evidence(owner, one, against)
    )


def _still_owed(
    record: Record,
    whose: Relationship,
    targets: Iterable[str],
    day: int,
    doers: Iterable[str] = (),
) -> tuple[str, ...]:
    """What renewed that which is named as done, and is unfinished all the same."""
    named = [one for ref in targets if "@" in ref and (one := record.find(ref, whose))]
    return tuple(
        later.ref
        for owner, later in _renewals(record, named, day)
        if record.unfinished(owner, later, day, doers)
    )


def _renewals(record: Record, named: Iterable[Found], day: int) -> list[Found]:
    """What renewed some statements before a day, and what renewed that, and so on."""
    passed = [*named]
    known = {one.ref for _, one in passed}
    found = []
    while passed:
        owner, renewed = passed.pop()
        for span in record.spans(owner, renewed):
            if span.verdict in RENEWED and span.valid_from < day and span.evidence not in known:
                later = record.find(span.evidence or "", owner)
                if later:
                    known.add(later[1].ref)
                    found.append(later)
                    passed.append(later)
    return found


def _is_twin(record: Record, whose: Relationship, known: KnownStatement, said: str) -> bool:
    """Whether something is said by another's account of the meeting, of which one counts."""
    readout = readout_of(said)
    if readout == known.readout or readout not in whose.told[known.meeting]:
        return False
    found = record.find(said, whose)
    return found is not None and found[1].row.type == known.row.type


def _meant(record: Record, whose: Relationship, target: str) -> Iterable[Found] | None:
    """The statements that may be named, the last recorded first; None while there are none."""
    if "@" in target:
        found = record.find(target, whose)
        return None if found is None else [found]
    member = whose.members.get(target)
    if member is None or not member.refs:
        return None
    return ((whose, whose.statements[ref]) for ref in reversed(member.refs))


def _is_missing(record: Record, whose: Relationship, known: KnownStatement, occasion: str) -> bool:
    """Whether no round of an occasion on record was still to come when it was tied to it."""
    member = whose.members.get(occasion)
    if member is None or member in whose.news.made:
        return False  # which is told as not on record
    together = whose.merged(whose.canonical(member))
    for one in together:
        for ref in one.refs:
            other = whose.statements[ref]
            if other.row.type == _MEETING and any(
                span.verdict in UNSETTLED and span.valid_to >= known.row.date
                for span in record.spans(whose, other)
            ):
                return False
        held = whose.holding.get(one.row.slug, {}).values()
        if any(meeting.date >= known.row.date for meeting in held):
            return False
    return True


def _of_others(record: Record, whose: Relationship, known: KnownStatement) -> tuple[str, ...]:
    """What is unfinished of others, where something complete settles nothing of anybody."""
    doers = _doers(known)
    before = [*_promises_before(whose, known)]
    if any(doers & set(one.row.by_parties.split()) for one in before):
        return ()
    if any(_settles(record, whose, known, one) for one in before):
        return ()
    return tuple(one.ref for one in before if record.unfinished(whose, one, known.row.date))


def _of_doers(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """What is unfinished of the doers of something complete, and by what it is so."""
    day, before = known.row.date, [*_said_before(whose, known)]
    ways: dict[What, list[KnownStatement]]
    if any(_settles(record, whose, known, one) for one in before):
        timeless = [one for one in before if one.row.due_first is None]
        ways = {"left": [one for one in timeless if (one.row.due_last or day) < day]}
    else:
        ways = {
            "repeats": [one for one in before if (one.row.due_first or day) <= day],
            "early": [one for one in before if (one.row.due_first or day) > day],
        }
    for what, named in ways.items():
        if owed := tuple(one.ref for one in named if _owed(record, whose, known, one)):
            yield Idle(known.ref, what, owed)
            return


def _settles(
    record: Record, whose: Relationship, known: KnownStatement, one: KnownStatement
) -> bool:
    """Whether something complete, or another account of it, settles a share of a statement."""
    ends = [span for span in record.spans(whose, one) if span.verdict not in UNSETTLED]
    said = {span.evidence for span in ends if span.evidence}
    return any(each == known.ref or _is_twin(record, whose, known, each) for each in said)


def _owed(record: Record, whose: Relationship, known: KnownStatement, one: KnownStatement) -> bool:
    """Whether something is unfinished of those whose deed it is; a meeting is everybody's."""
    doers = () if one.row.type == _MEETING else _doers(known)
    return record.unfinished(whose, one, known.row.date, doers)


def _doers(known: KnownStatement) -> set[str]:
    return set((known.row.done_by or known.row.by_parties).split())


def _said_before(whose: Relationship, known: KnownStatement) -> Iterator[KnownStatement]:
    """What was undertaken on an item before something was said of it."""
    for member in whose.merged(whose.canonical(known.member)):
        for ref in member.refs:
            one = whose.statements[ref]
            if one.row.type in (_PROMISE, _MEETING) and one.row.date < known.row.date:
                yield one


def _promised_again(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """That a promise leaves open whether it renews an unfinished one of the same party."""
    if any(span.twin_of for span in record.spans(whose, known)):
        return
    parties = known.row.by_parties.split()
    before = [*_promises_before(whose, known)]
    for one in sorted(before, key=lambda one: (one.row.date, one.ref), reverse=True):
        if record.unfinished(whose, one, known.row.date, parties):
            yield Idle(known.ref, "again", (one.ref,))
            return


def _promises_before(whose: Relationship, known: KnownStatement) -> Iterator[KnownStatement]:
    return (one for one in _said_before(whose, known) if one.row.type == _PROMISE)


def _of_meetings(record: Record, whose: Relationship, readout: str) -> Iterator[Idle]:
    for meeting in whose.accounts[readout].meetings:
        account = whose.told[meeting.meeting]
        named = meeting.holds.split()
        if renewed := _still_owed(record, whose, named, meeting.date):
            yield Idle(readout, "renewed", renewed)
        for target in named:
            meant = _meant(record, whose, target)
            if meant is None or any(
                _readout(said) in account
                for owner, one in meant
                for said in record.evidence(owner, one, ("disputed", "contested"))
            ):
                continue
            if repeats := _unheld(record, whose, target, meeting.date):
                yield Idle(readout, "repeats", repeats)
            elif not whose.tied.get(target):
                yield Idle(readout, "holds", (target,))


def _unheld(record: Record, whose: Relationship, target: str, day: int) -> tuple[str, ...]:
    """The rounds that are unfinished when a meeting is one that was held already."""
    return tuple(
        one.ref
        for owner, one in _meant(record, whose, target) or ()
        if one.row.type == _MEETING and one.row.date < day and record.unfinished(owner, one, day)
    )


def _readout(evidence: str) -> str:
    """The readout of a statement or of a meeting that is evidence."""
    return readout_of(evidence) or evidence
