"""Checks: what must be so for a judgement or a merging, asked inside its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from tracker.domain.events import Recorded
from tracker.domain.grounds import Ground, day_of, lack
from tracker.domain.items import (
    OUTCOMES,
    Assessment,
    AssessmentRetracted,
    ItemMerged,
    ItemOpened,
    ItemSeparated,
)
from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.domain.values import Text
from tracker.errors import Conflict, NotFound, Refused, Remedy
from tracker.ledger.wholes import Wholes
from tracker.projections.near import near_refs
from tracker.projections.schema import STILL
from tracker.projections.standing import ASSESSMENTS
from tracker.sql import Transaction
from tracker.suggestions import did_you_mean

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def reasoned(reason: str) -> None:
    """Whether something given as a reason is one.

    Raises:
        Refused: it is empty, too long, or holds what cannot be printed.
    """
    try:
        _TEXT.validate_python(reason)
    except ValidationError:
        raise Refused(
            "a reason is needed: say in one line, of at most 2,000 printable characters, why"
        ) from None


class AlreadySo(Exception):
    """What is to be recorded is what is on record already."""


def judgeable(sql: Transaction, judged: Assessment) -> tuple[str, str]:
    """The relationship and the item of the statement that is judged, if the judgement fits it.

    Raises:
        NotFound: no statement of that ref is on record.
        Refused: the judgement is of a day before the statement, or of what it does not have.
        AlreadySo: the latest of its kind on the statement says just that.
    """
    rows = sql.rows(
        "SELECT l.name, i.slug, s.type, s.date, s.condition FROM tracker_readouts r"
        " JOIN tracker_statements s"
        " ON s.relationship_id = r.relationship_id AND s.readout_id = r.id"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL}",
        (readout_of(judged.ref), key_of(judged.ref)),
    )
    if not rows:
        near = near_refs(sql, judged.ref)
        raise NotFound(
            f"no statement {judged.ref!r} is on record{did_you_mean(near)}",
            remedy=None if near else Remedy.LIST_REFS,
        )
    ((relationship, item, said, made, condition),) = rows
    _fits(judged, said, Ground(KINDS[said], date.fromordinal(made), condition))
    latest = _latest(sql, judged.ref, type(judged).__name__)
    if latest and latest.judged == judged:
        raise AlreadySo
    return relationship, item


def _fits(judged: Assessment, said: str, ground: Ground) -> None:
    """Whether a statement has what is judged of it; any other judgement would change nothing."""
    match lack(judged, ground):
        case "kind":
            raise Refused(
                f"{judged.ref} is a {said}, which makes no promise or request, so it cannot be "
                "assessed; assess the statement that it bears on",
                remedy=Remedy.LIST_REFS,
            )
        case "outcome":
            outcomes, outcome = OUTCOMES[ground.kind], getattr(judged, "outcome", None)
            raise Refused(
                f"{judged.ref} is a {ground.kind}, which can be judged {' or '.join(outcomes)}, "
                f"but not {outcome!r}; without a judgement it stands as it was put"
            )
        case "condition":
            raise Refused(
                f"{judged.ref} has no condition that could be met or lapse",
                remedy=Remedy.STATE_CONDITION,
            )
        case "day":
            raise Refused(
                f"{judged.ref} was said on {ground.made}, and {day_of(judged)} is before that; "
                "check the day and the ref"
            )
        case None:
            pass


def mergeable(sql: Transaction, relationship: str, merged: ItemMerged) -> None:
    """Whether one item can be merged into the other.

    Raises:
        NotFound: one of them is not on record.
        Refused: they are one already, part and whole, or the first was merged before.
        AlreadySo: the first was merged into the other, and nothing else has happened since.
    """
    if _merged_into(sql, relationship, merged.item) == merged.into:
        raise AlreadySo
    stands_for = {
        slug: (row_id, canonical_id)
        for slug, row_id, canonical_id in sql.rows(
            "SELECT i.slug, i.id, i.canonical_id FROM tracker_items i"
            " JOIN tracker_relationships l ON l.id = i.relationship_id"
            " WHERE l.name = ? AND i.slug IN (?, ?)",
            (relationship, merged.item, merged.into),
        )
    }
    for slug in (merged.item, merged.into):
        if slug not in stands_for:
            raise NotFound(f"no item {slug!r} is on record in {relationship}")
    if stands_for[merged.item][1] == stands_for[merged.into][1]:
        raise Refused(f"{merged.item} and {merged.into} are one item already")
    if stands_for[merged.item][0] != stands_for[merged.item][1]:
        raise Refused(f"{merged.item} was merged before", remedy=Remedy.TAKE_BACK)
    wholes = Wholes.on_record(sql, relationship)
    item, into = wholes.stand_for(merged.item), wholes.stand_for(merged.into)
    if item in wholes.above(into):
        _refuse_circle(merged.into, merged.item)
    # What is a part of it and of nothing else is taken up by it.
    if into in wholes.above(item, but=into):
        _refuse_circle(merged.item, merged.into)


def _refuse_circle(part: str, whole: str) -> None:
    raise Refused(
        f"{part} is a part of {whole}: as one item, it would be a part of itself; if they are one "
        "matter, take the `part_of` between them out of items.yaml and record that first"
    )


def without_circles(sql: Transaction, relationship: str, named: Iterable[ItemOpened]) -> None:
    """Whether items can be named so, without one becoming a part of itself.

    Raises:
        Refused: one would.
    """
    if circle := Wholes.on_record(sql, relationship).circle(named):
        raise Refused(
            f"the items of {relationship} would go round in a circle, with what is on record of "
            f"them: {' is part of '.join(circle)}; take one `part_of` out of items.yaml, or change "
            "it"
        )


def named_without_circles(sql: Transaction, recorded: Iterable[Recorded]) -> None:
    """Whether what a recording names, in any relationship, is no part of itself.

    Raises:
        Refused: something would be.
    """
    named: dict[str, list[ItemOpened]] = defaultdict(list)
    for entry in recorded:
        if isinstance(entry.event, ItemOpened):
            named[entry.name.partition("/")[0]].append(entry.event)
    for relationship, items in named.items():
        without_circles(sql, relationship, items)


def still_without_circles(sql: Transaction, *, recorded: Iterable[Recorded]) -> None:
    """Whether nobody named items meanwhile with which these would go round in a circle.

    Raises:
        Conflict: somebody did, so that it is to be decided anew what can be recorded.
    """
    try:
        named_without_circles(sql, recorded)
    except Refused as error:
        raise Conflict(str(error), remedy=error.remedy) from error


def separable(sql: Transaction, relationship: str, separated: ItemSeparated) -> str:
    """The item that an item was merged into, so that it can stand for itself again.

    Raises:
        Refused: it was not merged into another.
    """
    into = _merged_into(sql, relationship, separated.item)
    if into is None:
        raise Refused(f"{separated.item} is not merged into another item")
    return into


def _merged_into(sql: Transaction, relationship: str, item: str) -> str | None:
    """The item that an item was merged into, if it was."""
    rows = sql.rows(
        "SELECT n.merged_into FROM tracker_items i"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        " JOIN tracker_item_names n"
        " ON n.relationship_id = i.relationship_id AND n.item_id = i.id"
        f" WHERE l.name = ? AND i.slug = ? AND n.known_to = {STILL}",
        (relationship, item),
    )
    return None if not rows or rows[0][0] is None else str(rows[0][0])


class StandingJudgement(NamedTuple):
    """A judgement that was not taken back, and where it is recorded."""

    relationship: str
    item: str
    place: int
    """Where it stands in the item's stream."""
    judged: Assessment


def standing_judgement(sql: Transaction, ref: str, kind: str) -> StandingJudgement:
    """The latest judgement of a kind on a statement.

    Raises:
        NotFound: there is none that was not taken back.
    """
    found = _latest(sql, ref, kind)
    if found is None:
        raise NotFound(f"nothing of that kind on {ref} stands on record, so nothing to take back")
    return found


def _latest(sql: Transaction, ref: str, kind: str) -> StandingJudgement | None:
    """The latest judgement of a kind on a statement that was not taken back, if there is one."""
    rows = sql.rows(
        "SELECT l.name, i.slug, a.place, a.body FROM tracker_assessments a"
        " JOIN tracker_items i ON i.relationship_id = a.relationship_id AND i.id = a.item_id"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        f" WHERE a.ref = ? AND a.type = ? AND a.known_to = {STILL} ORDER BY a.id DESC LIMIT 1",
        (ref, kind),
    )
    if not rows:
        return None
    ((relationship, item, place, body),) = rows
    return StandingJudgement(relationship, item, place, ASSESSMENTS[kind].model_validate_json(body))


def standing_at(
    sql: Transaction, relationship: str, item: str, retracted: AssessmentRetracted
) -> None:
    """Whether a judgement that is taken back stands where it is said to, latest of its kind.

    Raises:
        NotFound: no judgement does.
    """
    found = (_latest(sql, retracted.ref, kind) for kind in ASSESSMENTS)
    where = (relationship, item, retracted.place)
    if not any(one and (one.relationship, one.item, one.place) == where for one in found) and (
        not _ended_by_amendment(sql, retracted)
    ):
        raise NotFound(
            f"no judgement of {retracted.ref} stands at place {retracted.place} of {item}"
        )


def _ended_by_amendment(sql: Transaction, retracted: AssessmentRetracted) -> bool:
    """Whether an amendment ended the judgement, which earlier versions then let be taken back."""
    rows = sql.rows(
        "SELECT 1 FROM tracker_assessments WHERE ref = ? AND place = ? AND reason IS NULL"
        f" AND known_to <> {STILL}",
        (retracted.ref, retracted.place),
    )
    return bool(rows)


def still_standing(sql: Transaction, retracted: AssessmentRetracted, kind: str) -> None:
    """Whether the judgement to be taken back is still the latest of its kind.

    Raises:
        NotFound: somebody took it back first.
        Refused: somebody judged anew meanwhile.
    """
    if standing_judgement(sql, retracted.ref, kind).place != retracted.place:
        raise Refused(f"somebody judged {retracted.ref} anew meanwhile; look again first")
