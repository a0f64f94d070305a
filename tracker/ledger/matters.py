"""Matters: whether the record allows items to be merged, parted, renamed or named so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.domain.events import Recorded
from tracker.domain.items import ItemMerged, ItemOpened, ItemSeparated
from tracker.domain.wholes import ItemOnRecord, circle, hindrance
from tracker.errors import Conflict, NotFound, Refused, Remedy
from tracker.ledger import refusals
from tracker.ledger.wholes import items_on_record
from tracker.sql import Transaction
from tracker.suggestions import did_you_mean, near


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
