"""Meanings: what a name or a ref means on record, and whether it does anything to name it."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.names import readout_of
from tracker.projections.completions import is_twin, renewals
from tracker.projections.known import KnownStatement
from tracker.projections.record import UNSETTLED, Found, Record, field_of
from tracker.projections.relationship import Relationship

MEETING = "FollowUpScheduled"
"""The type of what announces a meeting."""


def meanings(record: Record, whose: Relationship, target: str) -> Iterable[Found] | None:
    """The statements that may be named, the last recorded first; None while there are none."""
    if "@" in target:
        found = record.find(target, whose)
        return None if found is None else [found]
    member = whose.members.get(target)
    if member is None or not member.refs:
        return None
    return ((whose, whose.statements[ref]) for ref in reversed(member.refs))


def means_nothing(record: Record, whose: Relationship, naming: KnownStatement, name: str) -> bool:
    """Whether what a statement names is not on record, or not changed by it."""
    return meanings(record, whose, name) is None or does_nothing(record, whose, naming, name)


def does_nothing(record: Record, whose: Relationship, known: KnownStatement, target: str) -> bool:
    """Whether nothing that a statement names is changed by it."""
    found = meanings(record, whose, target)
    if found is None:
        return False
    meant = [*found]
    # A round in the place of one that was called off gives what is tied to that its time.
    if known.row.type == MEETING and any(
        owner.tied.get(one.member.row.slug) for owner, one in meant
    ):
        return False
    # What contests that a thing was done leaves its status alone.
    against = ("disputed",) if field_of(known) == "renews" else ("disputed", "contested")
    named = [*meant]
    if known.row.complete or "@" not in target:  # by which the renewals of it are meant as well
        named += renewals(record, named, known.row.date)
    # What is complete does nothing by being progress, which it is without naming anything.
    only_ended = bool(known.row.complete)
    return not any(
        said == known.ref or is_twin(record, whose, known, said)
        for owner, one in named
        for said in record.evidence(owner, one, against, only_ended=only_ended)
    )


def is_same_act(record: Record, whose: Relationship, known: KnownStatement, ref: str) -> bool:
    """Whether a statement is another account of the very act that is told."""
    twin = f"twin:{ref}"
    return any(twin in (span.marks or "").split() for span in record.spans(whose, known))


def is_missing(record: Record, whose: Relationship, known: KnownStatement, occasion: str) -> bool:
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
            if other.row.type == MEETING and _is_to_come(record, whose, other, day, told_with):
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
    ended = {
        readout_named(span.evidence) for span in spans if span.valid_from == day and span.evidence
    }
    return not ended & told_with and any(
        span.verdict in UNSETTLED and span.valid_to == day for span in spans
    )


def readout_named(evidence: str) -> str:
    """The readout of a statement or of a meeting that is evidence."""
    return readout_of(evidence) or evidence
