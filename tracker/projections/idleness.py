"""Idleness: what a recording says that does nothing for now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from tracker.domain.items import ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.names import readout_of
from tracker.projections.completions import (
    met_by,
    promises_before,
    renewals,
    still_owed,
    unsettled_by,
)
from tracker.projections.known import KnownStatement
from tracker.projections.meanings import (
    MEETING,
    does_nothing,
    is_missing,
    is_same_act,
    meanings,
    means_nothing,
    readout_named,
)
from tracker.projections.record import Found, Record, field_of
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting

_PROMISE = "CommitmentMade"

_IN_PART = ("partly fulfilled",)
"""What is judged so of a promise is so of what renewed it, too."""

What = Literal[
    "renews",
    "fulfils",
    "holds",
    "apart",
    "before",
    "at",
    "done_by",
    "same_as",
    "same_elsewhere",
    "again",
    "repeats",
    "left",
    "early",
    "together",
    "renewed",
    "itself",
    "judged",
    "undone",
    "lapsed",
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
        for known in whose.news.ended:
            yield from _of_what_is_gone(record, whose, known, told)
        for ref in sorted(whose.news.judged):
            if ref in whose.statements and whose.judgements.get(ref):
                yield from _of_judgement(record, whose, whose.statements[ref])


def _of_statement(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    field = field_of(known)
    for target in known.targets:
        if does_nothing(record, whose, known, target):
            what = "itself" if is_same_act(record, whose, known, target) else field
            yield Idle(known.ref, what, (target,))
    if known.occasion and is_missing(record, whose, known, known.occasion):
        yield Idle(known.ref, "before" if known.row.tied_before else "at", (known.occasion,))
    if known.row.same_as and (found := record.find(known.row.same_as, whose)):
        owner, same = found
        if owner is not whose:
            yield Idle(known.ref, "same_elsewhere", (same.ref,))
        elif whose.canonical(same.member) is not whose.canonical(known.member):
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
        if made <= naming.row.date < day and does_nothing(record, whose, naming, slug):
            yield Idle(naming.ref, field_of(naming), (slug,))
    for meeting in whose.holding.get(slug, {}).values():
        readout = whose.slugs[meeting.readout_id]
        if made <= meeting.date < day and readout not in {*told, *whose.news.held}:
            yield from _of_holding(record, whose, readout, meeting, slug)


def _of_what_is_gone(
    record: Record, whose: Relationship, gone: KnownStatement, told: Collection[str]
) -> Iterator[Idle]:
    """What names an item alone, or a statement, and means nothing of that any more.

    That is so where a statement was taken back, or is on another item or of others now.
    """
    slug, now = gone.member.row.slug, whose.statements.get(gone.ref)
    moved = now is None or now.member is not gone.member
    if not (moved or (now and now.row.by_parties != gone.row.by_parties)):
        return
    for name in (slug, gone.ref) if now else (slug,):  # a ref to what is gone is told as that
        for naming in whose.naming.get(name, {}).values():
            if naming.ref in whose.news.added or naming.ref in told or naming.ref == gone.ref:
                continue
            if naming.row.date >= gone.row.date and means_nothing(record, whose, naming, name):
                yield Idle(naming.ref, field_of(naming), (name,))
    if moved:
        yield from _of_no_occasion(record, whose, gone, told)


def _of_no_occasion(
    record: Record, whose: Relationship, gone: KnownStatement, told: Collection[str]
) -> Iterator[Idle]:
    """The meetings, and what is tied, of an item of which a statement is gone."""
    slug = gone.member.row.slug
    for meeting in whose.holding.get(slug, {}).values():
        readout = whose.slugs[meeting.readout_id]
        if meeting.date > gone.row.date and readout not in {*told, *whose.news.held}:
            if meanings(record, whose, slug) is None:
                yield Idle(readout, "holds", (slug,))
            yield from _of_holding(record, whose, readout, meeting, slug)
    for tied in whose.tied.get(slug, {}).values():
        if tied.ref not in whose.news.added and is_missing(record, whose, tied, slug):
            yield Idle(tied.ref, "before" if tied.row.tied_before else "at", (slug,))


def _of_completion(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    day, doers = known.row.date, known.row.done_by.split()
    if renewed := still_owed(record, whose, known.targets, day, doers):
        yield Idle(known.ref, "renewed", renewed)
    if known.row.targets is None and (left := unsettled_by(record, whose, known)):
        yield Idle(known.ref, *left, met=tuple(met_by(record, whose, known)))


def _promised_again(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """That a promise leaves open whether it renews an unfinished one of the same party."""
    if any(span.twin_of for span in record.spans(whose, known)):
        return
    parties = known.row.by_parties.split()
    before = promises_before(record, whose, known)
    for owner, one in sorted(before, key=lambda found: (found[1].row.date, found[1].ref))[::-1]:
        if record.unfinished(owner, one, known.row.date, parties):
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
    account, meant = whose.told[meeting.meeting], meanings(record, whose, target)
    if meant is None:
        return
    listed = [*meant]
    listed += renewals(record, listed, meeting.date)  # held in the place of what it names
    if apart := _other_rounds(record, listed, readout):
        yield Idle(readout, "apart", apart)
    if left := tuple(one[1].ref for one in listed if readout in _marked(record, one, "otherwise")):
        yield Idle(readout, "left", left)
    if any(
        readout_named(said) in account
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
    for found in named:
        against = _marked(record, found, "disputed")
        if readout in against:
            accounts |= {said for said in against if not readout_of(said)}
    return tuple(sorted(accounts - {readout}))


def _marked(record: Record, found: Found, word: str) -> set[str]:
    """What is marked of a statement by a word, on any day."""
    marks = (mark for span in record.spans(*found) for mark in (span.marks or "").split())
    return {what for each, _, what in (mark.partition(":") for mark in marks) if each == word}


def _unheld(record: Record, whose: Relationship, target: str, day: int) -> tuple[str, ...]:
    """The rounds that are unfinished when a meeting is one that was held already."""
    return tuple(
        one.ref
        for owner, one in meanings(record, whose, target) or ()
        if one.row.type == MEETING and one.row.date < day and record.unfinished(owner, one, day)
    )


def _of_judgement(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
    """What the latest judgement of a statement leaves unfinished, or is nowhere told of."""
    match whose.judgements[known.ref][-1].judged:
        case OutcomeAssessed(outcome=outcome, on=on, share=share) if outcome not in _IN_PART:
            day, parties = on.toordinal(), () if share is None else (share,)
            if renewed := still_owed(record, whose, (known.ref,), day, parties):
                yield Idle(known.ref, "judged" if outcome == "fulfilled" else "undone", renewed)
        case ConditionSettled(result="lapsed", on=on):
            renewed = still_owed(record, whose, (known.ref,), on.toordinal())
            later = (record.find(ref, whose) for ref in renewed)
            if renewed := tuple(one.ref for _, one in filter(None, later) if one.row.condition):
                yield Idle(known.ref, "lapsed", renewed)
        case EvidenceSought(through=through):
            told = (span.sought or 0 for span in record.spans(whose, known))
            if max(told, default=0) < through.toordinal():
                yield Idle(known.ref, "sought", (str(through),))
        case _:
            pass
