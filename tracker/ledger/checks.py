"""Checks: whether the record allows a judgement or a merging, asked inside its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from tracker.domain.events import Recorded
from tracker.domain.grounds import Ground, lack
from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    ItemMerged,
    ItemOpened,
    ItemSeparated,
)
from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.domain.values import Text
from tracker.domain.wholes import ItemOnRecord, circle, hindrance
from tracker.errors import Conflict, NotFound, Refused, Remedy
from tracker.ledger import refusals
from tracker.ledger.wholes import items_on_record
from tracker.projections.instants import STILL, day_of
from tracker.projections.known import ASSESSMENTS
from tracker.projections.near import near_refs
from tracker.sql import Row, Transaction
from tracker.suggestions import did_you_mean, near

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def reasoned(reason: str) -> None:
    """Check that a text can be a reason.

    Raises:
        Refused: it is empty, too long, or holds what cannot be printed.
    """
    try:
        _TEXT.validate_python(reason)
    except ValidationError:
        raise Refused(
            "a reason is needed: say in one line, of at most 2,000 printable characters, why"
        ) from None


def no_readout(sql: Transaction, name: str) -> NotFound:
    """That no readout of a name is on record, with those of names like it."""
    slugs = sql.rows(f"SELECT slug FROM tracker_readouts WHERE known_to = {STILL} ORDER BY slug")
    close = near(name, [slug for (slug,) in slugs])
    return NotFound(
        f"no readout {name!r} is on record{did_you_mean(close)}",
        remedy=None if close else Remedy.LIST_MEETINGS,
    )


def place_of(sql: Transaction, ref: str) -> tuple[str, str]:
    """The relationship and the item of a statement, whose stream takes what is judged of it.

    Raises:
        NotFound: no statement of that ref is on record.
    """
    relationship, item, *_ = _statement(sql, ref)
    return relationship, item


def judgeable(sql: Transaction, judged: Assessment) -> tuple[str, str]:
    """The relationship and the item of the statement that is judged, if the judgement fits it.

    Raises:
        NotFound: no statement of that ref is on record.
        Refused: the judgement is of a day before the statement, or of what it does not have.
        AlreadySo: the latest of its kind on the statement says the same.
    """
    relationship, item, said, made, condition = _statement(sql, judged.ref)
    rests_on = Ground(KINDS[said], day_of(made), condition)
    if lacking := lack(judged, rests_on):
        raise refusals.unfit(judged, said, rests_on, lacking)
    latest = _latest(sql, judged.ref, type(judged).__name__)
    if latest and latest.judged == judged:
        raise refusals.AlreadySo
    return relationship, item


def judgeable_there(sql: Transaction, judged: Assessment, place: tuple[str, str]) -> None:
    """Whether a judgement can be recorded with the item that its statement was found on.

    Raises:
        Conflict: the statement was amended to be of another item meanwhile.
        NotFound: no statement of that ref is on record.
        Refused: the judgement is of a day before the statement, or of what it does not have.
        AlreadySo: the latest of its kind on the statement says the same.
    """
    if judgeable(sql, judged) != place:
        raise Conflict(f"{judged.ref} was amended to be of another item meanwhile; try again")


def _statement(sql: Transaction, ref: str) -> Row:
    """The relationship, the item, the type, the date and the condition of a statement."""
    rows = sql.rows(
        "SELECT l.name, i.slug, s.type, s.date, s.condition FROM tracker_readouts r"
        " JOIN tracker_statements s"
        " ON s.relationship_id = r.relationship_id AND s.readout_id = r.id"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL}",
        (readout_of(ref), key_of(ref)),
    )
    if not rows:
        near = near_refs(sql, ref)
        raise NotFound(
            f"no statement {ref!r} is on record{did_you_mean(near)}",
            remedy=None if near else Remedy.LIST_REFS,
        )
    return rows[0]


def home_of(sql: Transaction, item: str, relationship: str | None) -> str:
    """The relationship that an item belongs to.

    Raises:
        NotFound: it is not on record, or not in the relationship that is given.
        Refused: it is in several, and none is given.
    """
    rows = sql.rows(
        "SELECT l.name FROM tracker_items i JOIN tracker_relationships l"
        " ON l.id = i.relationship_id WHERE i.slug = ? ORDER BY l.name",
        (item,),
    )
    found = [name for (name,) in rows if relationship in (None, name)]
    if len(found) > 1:
        raise Refused(
            f"the item {item} is in {' and '.join(found)}; say which is meant",
            remedy=Remedy.CHOOSE_RELATIONSHIP,
            about=found[0],
        )
    if not found:
        slugs = sql.rows("SELECT DISTINCT slug FROM tracker_items ORDER BY slug")
        close = near(item, [slug for (slug,) in slugs])
        where = f" in {relationship}" if relationship else ""
        raise NotFound(
            f"no item {item!r} is on record{where}{did_you_mean(close)}",
            remedy=None if close else Remedy.LIST_ITEMS,
        )
    return str(found[0])


def renamable(sql: Transaction, relationship: str, renamed: ItemMerged) -> None:
    """Whether an item can have another slug, into which the item of the old one is merged.

    Raises:
        NotFound: the item is not on record.
        Refused: it was merged into another, or something of the new slug is on record.
        AlreadySo: it was renamed so.
    """
    items = items_on_record(sql, relationship)
    item = items.get(renamed.item)
    if item is None:
        raise NotFound(f"no item {renamed.item!r} is on record in {relationship}")
    if item.merged_into == renamed.into:
        raise refusals.AlreadySo
    if renamed.item == renamed.into:
        raise Refused(f"{renamed.item} is called so already")
    if renamed.into in items:
        raise refusals.taken(renamed)
    if item.merged_into:
        raise Refused(
            f"{renamed.item} was merged into {item.merged_into}, and is counted as "
            f"{item.stands_for_it}; rename that, or take the merging back first"
        )
    if item.part_of == renamed.into:
        raise Refused(
            f"{renamed.item} is a part of {renamed.into}, of which nothing is on record; take "
            "that out of items.yaml and record it first"
        )


def opened_and_merged(
    sql: Transaction, relationship: str, opened: ItemOpened, merged: ItemMerged
) -> None:
    """Whether an item can be renamed: opened under its new slug, with the old one merged into it.

    Raises:
        NotFound: the item is not on record.
        Refused: it cannot have that slug, or would be a part of itself.
        AlreadySo: it was renamed so.
    """
    renamable(sql, relationship, merged)
    mergeable(sql, relationship, merged, opened)
    without_circles(sql, relationship, [opened])


def mergeable(
    sql: Transaction, relationship: str, merged: ItemMerged, opened: ItemOpened | None = None
) -> None:
    """Whether one item can be merged into the other, which may be opened at once.

    Raises:
        NotFound: one of them is not on record.
        Refused: they are one already, part and whole, or the first was merged before.
        AlreadySo: the first was merged into the other, and nothing else has happened since.
    """
    items = dict(items_on_record(sql, relationship))
    if opened:
        items[opened.item] = ItemOnRecord(opened.item, opened.part_of)
    if found := hindrance(merged, items):
        raise refusals.unmergeable(merged, relationship, found)


def without_circles(sql: Transaction, relationship: str, named: Iterable[ItemOpened]) -> None:
    """Whether items can be named so, without one becoming a part of itself.

    Raises:
        Refused: one would.
    """
    if found := circle(named, items_on_record(sql, relationship)):
        raise refusals.circular(relationship, found)


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
        Conflict: somebody did, so that what can be recorded is to be decided again.
    """
    try:
        named_without_circles(sql, recorded)
    except Refused as error:
        raise Conflict(str(error), remedy=error.remedy) from error


def separable(sql: Transaction, relationship: str, separated: ItemSeparated) -> str:
    """The item that an item was merged into, so that it can be counted as itself again.

    Raises:
        Refused: it was not merged into another.
    """
    item = items_on_record(sql, relationship).get(separated.item)
    if item is None or item.merged_into is None:
        raise Refused(f"{separated.item} is not merged into another item")
    return item.merged_into


class StandingJudgement(NamedTuple):
    """A judgement that was not taken back, and where it is recorded."""

    relationship: str
    item: str
    place: int
    """Its place in the item's stream."""
    judged: Assessment


def standing_judgement(sql: Transaction, ref: str, kind: str) -> StandingJudgement:
    """The latest judgement of a kind on a statement.

    Raises:
        NotFound: there is none that was not taken back.
    """
    found = _latest(sql, ref, kind)
    if found is None:
        raise NotFound(
            f"nothing of that kind on {ref} is on record, so there is nothing to take back"
        )
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
    """Whether a judgement that is taken back is at its place, and the latest of its kind.

    Raises:
        NotFound: no judgement does.
    """
    found = (_latest(sql, retracted.ref, kind) for kind in ASSESSMENTS)
    where = (relationship, item, retracted.place)
    if not any(one and (one.relationship, one.item, one.place) == where for one in found) and (
        not _ended_by_amendment(sql, retracted)
    ):
        raise NotFound(f"no judgement of {retracted.ref} is at place {retracted.place} of {item}")


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
        Refused: somebody judged again meanwhile.
    """
    if standing_judgement(sql, retracted.ref, kind).place != retracted.place:
        raise Refused(f"somebody judged {retracted.ref} again meanwhile; look at it first")
