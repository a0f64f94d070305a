"""Judgements of a relationship's statements: each put on record, withdrawn and ended."""

from __future__ import annotations

from tracker.domain.grounds import Ungrounded, ended_by, loss
from tracker.domain.items import Assessment, AssessmentRetracted
from tracker.projections.instants import STILL
from tracker.projections.known import Judgement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptAssessment


def judge(whose: Relationship, slug: str, place: int, judged: Assessment) -> None:
    """A judgement of a statement on an item."""
    row = KeptAssessment(
        whose.id,
        whose.next_number(KeptAssessment),
        whose.moment,
        STILL,
        whose.member(slug).row.id,
        place,
        judged.ref,
        type(judged).__name__,
        judged.model_dump_json(exclude_defaults=True),
        None,
    )
    whose.judgements[judged.ref].append(Judgement(row, judged))
    whose.writes.add(row)
    whose.news.judged.add(judged.ref)
    whose.disorder(judged.ref)


def withdraw(whose: Relationship, slug: str, retracted: AssessmentRetracted) -> None:
    """A judgement that is withdrawn."""
    where = whose.member(slug).row.id, retracted.place
    for held in whose.judgements[retracted.ref]:
        if (held.row.item_id, held.row.place) == where:
            end(whose, held, retracted.reason)
            break
    whose.disorder(retracted.ref)


def end(whose: Relationship, held: Judgement, reason: str | None = None) -> None:
    """Let a judgement no longer stand; without a reason, since its ground was taken."""
    whose.judgements[held.row.ref].remove(held)
    whose.writes.end(held.row, whose.moment, reason=reason)


def end_ungrounded(whose: Relationship) -> list[Ungrounded]:
    """End the judgements that have lost their ground by what a recording amends.

    They end as they would be withdrawn, but without a reason of their own. What was judged before
    judgements without ground were refused, and has lost nothing, holds as it did.

    Returns:
        What was taken from which judgement, also where it still holds.
    """
    found = []
    for ref, before in sorted(whose.news.amended.items()):
        now = whose.statements.get(ref)
        after = now.ground if now else None
        for held in list(whose.judgements.get(ref, ())):
            lost = loss(held.judged, before, after)
            if lost:
                found.append(Ungrounded(ref, held.judged, lost, after))
            if lost and ended_by(lost):
                end(whose, held)
    return found
