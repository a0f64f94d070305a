"""Judgements of a relationship's statements: each put on record, withdrawn and ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tracker.domain.grounds import Ungrounded, ended_by, loss
from tracker.domain.items import Assessment, AssessmentRetracted, OutcomeAssessed
from tracker.domain.names import readout_of
from tracker.projections.instants import STILL
from tracker.projections.known import Judgement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptAssessment, KeptSpan
from tracker.projections.turned import Turned


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
    return [*found, *_without_evidence(whose)]


def _without_evidence(whose: Relationship) -> Iterator[Ungrounded]:
    """The judgements that rest on what a recording takes back, in the order of their statements."""
    gone = whose.news.amended.keys() - whose.statements.keys()
    if not gone:
        return
    gone |= {readout_of(ref) for ref in gone} - whose.accounts.keys()
    for ref, several in sorted(whose.judgements.items()):
        known = whose.statements.get(ref)
        for held in several if known else ():
            if getattr(held.judged, "evidence", None) in gone:
                yield Ungrounded(ref, held.judged, "evidence", known.ground if known else None)


def unshared(about: Iterable[Relationship], turned: Iterable[Turned]) -> Iterator[Ungrounded]:
    """The judgements of a share that only another account gave, where none gives it any more.

    Args:
        about: the relationships that a recording is about.
        turned: the spans that it ended and began of their statements.
    """
    ended: dict[str, set[str]] = defaultdict(set)
    for one in turned:
        ended[one.known.ref] |= _parties(one.ended)
    for whose in about:
        for ref in sorted(ended.keys() & whose.statements.keys() & whose.judgements.keys()):
            known = whose.statements[ref]
            lost = ended[ref] - _parties(known.spans or ()) - known.ground.shares
            for held in whose.judgements[ref]:
                if isinstance(held.judged, OutcomeAssessed) and held.judged.share in lost:
                    yield Ungrounded(ref, held.judged, "unshared", known.ground)


def _parties(spans: Iterable[KeptSpan]) -> set[str]:
    """The parties whose act it is by other accounts as well."""
    return {party for span in spans for party in (span.by_parties or "").split()}
