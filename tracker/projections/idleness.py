"""Idleness: what a recording says that does nothing for now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from tracker.domain.items import EvidenceSought, OutcomeAssessed
from tracker.domain.names import readout_of
from tracker.projections.completions import (
    is_twin,
    met_by,
    promises_before,
    renewals,
    still_owed,
    unsettled_by,
)
from tracker.projections.known import KnownStatement
from tracker.projections.record import UNSETTLED, Found, Record, field_of
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting

_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"

What = Literal[
    "renews",
    "fulfils",
    "holds",
    "apart",
    "before",
    "at",
    "done_by",
    "same_as",
    "again",
    "repeats",
    "left",
    "early",
    "together",
    "renewed",
    "itself",
    "judged",
    "sought",
]
"""What does nothing, or leaves something unfinished that it may mean."""


class Idle(NamedTuple):
    """Something that does nothing for now."""

    ref: str
    """The statement; or the readout, for what a meeting says."""
    what: What
    about: tuple[str, ...]
    """What it names; or what is unfinished."""
    met: tuple[str, ...] = ()
    """The requests that it meets all the same."""


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
        for ref in sorted(whose.news.amended.keys() & whose.statements.keys()):
            yield from _of_another_day(record, whose, whose.statements[ref], told)
        for ref in sorted(whose.news.judged):
            if ref in whose.statements and whose.judgements.get(ref):
                yield from _of_judgement(record, whose, whose.statements[ref])


def _of_statement(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    field = field_of(known)
    for target in known.targets:
        if _does_nothing(record, whose, known, target):
            what = "itself" if _is_same_act(record, whose, known, target) else field
            yield Idle(known.ref, what, (target,))
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


def _of_another_day(
    record: Record, whose: Relationship, known: KnownStatement, told: Collection[str]
) -> Iterator[Idle]:
    """What names an item alone, and means nothing of it since a statement on it is a later one."""
    slug, day = known.member.row.slug, known.row.date
    made = whose.news.amended[known.ref].made.toordinal()
    for naming in whose.naming.get(slug, {}).values():
        if naming.ref in whose.news.added or naming.ref in told:
            continue
        if made <= naming.row.date < day and _does_nothing(record, whose, naming, slug):
            yield Idle(naming.ref, field_of(naming), (slug,))
    for meeting in whose.holding.get(slug, {}).values():
        readout = whose.slugs[meeting.readout_id]
        if made <= meeting.date < day and readout not in {*told, *whose.news.held}:
            yield from _of_holding(record, whose, readout, meeting, slug)


def _is_same_act(record: Record, whose: Relationship, known: KnownStatement, ref: str) -> bool:
    """Whether a statement is another account of the very act that is told."""
    twin = f"twin:{ref}"
    return any(twin in (span.marks or "").split() for span in record.spans(whose, known))


def _of_completion(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    day, doers = known.row.date, known.row.done_by.split()
    if renewed := still_owed(record, whose, known.targets, day, doers):
        yield Idle(known.ref, "renewed", renewed)
    if known.row.targets is None and (left := unsettled_by(record, whose, known)):
        yield Idle(known.ref, *left, met=tuple(met_by(record, whose, known)))


def _does_nothing(record: Record, whose: Relationship, known: KnownStatement, target: str) -> bool:
    meant = _meant(record, whose, target)
    if meant is None:
        return False
    # What contests that a thing was done leaves its status alone.
    against = ("disputed",) if field_of(known) == "renews" else ("disputed", "contested")
    named = [*meant]
    if known.row.complete:  # which settles the renewals in the place of what is named
        named += renewals(record, named, known.row.date)
    # What is complete does nothing by being progress, which it is without naming anything.
    only_ended = bool(known.row.complete)
    return not any(
        said == known.ref or is_twin(record, whose, known, said)
        for owner, one in named
        for said in record.evidence(owner, one, against, only_ended=only_ended)
    )


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
    if member is None:
        return False
    if member in whose.news.made and not (member.refs or whose.holding.get(occasion)):
        return False  # which is told as new
    day = known.row.date
    told_with = {known.readout, *whose.told[known.meeting]}
    for one in whose.merged(whose.canonical(member)):
        for ref in one.refs:
            other = whose.statements[ref]
            if other.row.type == _MEETING and _is_to_come(record, whose, other, day, told_with):
                return False
        held = whose.holding.get(one.row.slug, {}).values()
        if any(
            meeting.date > day
            or (meeting.date == day and whose.slugs[meeting.readout_id] not in told_with)
            for meeting in held
        ):
            return False
    return True


def _is_to_come(
    record: Record, whose: Relationship, round_: KnownStatement, day: int, told_with: set[str]
) -> bool:
    """Whether a round was still to come on a day, to those who were not at it then."""
    spans = record.spans(whose, round_)
    if any(span.verdict in UNSETTLED and span.valid_to > day for span in spans):
        return True
    ended = {_readout(span.evidence) for span in spans if span.valid_from == day and span.evidence}
    return not ended & told_with and any(
        span.verdict in UNSETTLED and span.valid_to == day for span in spans
    )


def _promised_again(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """That a promise leaves open whether it renews an unfinished one of the same party."""
    if any(span.twin_of for span in record.spans(whose, known)):
        return
    parties = known.row.by_parties.split()
    before = [*promises_before(whose, known)]
    for one in sorted(before, key=lambda one: (one.row.date, one.ref), reverse=True):
        if record.unfinished(whose, one, known.row.date, parties):
            yield Idle(known.ref, "again", (one.ref,))
            return


def _of_meetings(record: Record, whose: Relationship, readout: str) -> Iterator[Idle]:
    for meeting in whose.accounts[readout].meetings:
        named = meeting.holds.split()
        if renewed := still_owed(record, whose, named, meeting.date):
            yield Idle(readout, "renewed", renewed)
        for target in named:
            yield from _of_holding(record, whose, readout, meeting, target)


def _of_holding(
    record: Record, whose: Relationship, readout: str, meeting: KeptMeeting, target: str
) -> Iterator[Idle]:
    """That a meeting is no round of what it says that it is, or another than another account."""
    account, meant = whose.told[meeting.meeting], _meant(record, whose, target)
    if meant is None:
        return
    listed = [*meant]
    listed += renewals(record, listed, meeting.date)  # held in the place of what it names
    if apart := _other_rounds(record, listed, readout):
        yield Idle(readout, "apart", apart)
    if any(
        _readout(said) in account
        for owner, one in listed
        for said in record.evidence(owner, one, ("disputed", "contested"))
    ):
        return
    if repeats := _unheld(record, whose, target, meeting.date):
        yield Idle(readout, "repeats", repeats)
    elif not whose.tied.get(target):
        yield Idle(readout, "holds", (target,))


def _other_rounds(record: Record, named: Iterable[Found], readout: str) -> tuple[str, ...]:
    """The readouts by whose accounts a meeting is another round than it is by that of one."""
    accounts: set[str] = set()
    for owner, one in named:
        against = {what for span in record.spans(owner, one) for what in _disputed(span.marks)}
        if readout in against:
            accounts |= {said for said in against if not readout_of(said)}
    return tuple(sorted(accounts - {readout}))


def _disputed(marks: str | None) -> Iterator[str]:
    for mark in (marks or "").split():
        word, _, what = mark.partition(":")
        if word == "disputed":
            yield what


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


def _of_judgement(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """What the latest judgement of a statement leaves unfinished, or is nowhere told of."""
    match whose.judgements[known.ref][-1].judged:
        case OutcomeAssessed(outcome="fulfilled", on=on, share=share):
            day, parties = on.toordinal(), () if share is None else (share,)
            if renewed := still_owed(record, whose, (known.ref,), day, parties):
                yield Idle(known.ref, "judged", renewed)
        case EvidenceSought(through=through):
            told = (span.sought or 0 for span in record.spans(whose, known))
            if max(told, default=0) < through.toordinal():
                yield Idle(known.ref, "sought", (str(through),))
        case _:
            pass
