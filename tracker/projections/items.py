"""Items in the views: their names, what was merged, and what was judged of their statements."""

from __future__ import annotations

import json

from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    ItemMerged,
    ItemOpened,
    ItemSeparated,
)
from tracker.projections.schema import STILL
from tracker.projections.tables import Tables


def name(tables: Tables, stream: str, named: ItemOpened) -> None:
    """An item's title, other names and whole, from this recording on."""
    item_id, relationship_id = _item(tables, stream)
    tables.said.titled.add(item_id)
    if named.part_of:
        tables.mention(relationship_id, named.part_of)
    names = json.dumps(named.names, ensure_ascii=False)
    ((merged_into,),) = tables.written().rows(
        f"SELECT merged_into FROM tracker_item_names WHERE item_id = ? AND known_to = {STILL}",
        (item_id,),
    )
    tables.name_item(item_id, named.title, names, named.part_of, merged_into)


def merge(tables: Tables, stream: str, merged: ItemMerged) -> None:
    """An item that another stands for, from this recording on."""
    _stand_for(tables, stream, merged.into)


def separate(tables: Tables, stream: str, _: ItemSeparated) -> None:
    """An item that stands for itself again."""
    _stand_for(tables, stream, None)


def judge(tables: Tables, stream: str, place: int, judged: Assessment) -> None:
    """A judgement on a statement of an item, from this recording on."""
    item_id, _ = _item(tables, stream)
    tables.said.judged[judged.ref].append(judged)
    tables.add(
        "tracker_assessments",
        *(tables.next_id("tracker_assessments"), item_id, place, judged.ref, type(judged).__name__),
        judged.model_dump_json(exclude_defaults=True),
        *(None, tables.recording, STILL),
    )


def retract(tables: Tables, stream: str, retracted: AssessmentRetracted) -> None:
    """A judgement that was taken back."""
    item_id, _ = _item(tables, stream)
    tables.said.reopened.add(retracted.ref)
    tables.written().write(
        "UPDATE tracker_assessments SET known_to = ?, reason = ?"
        f" WHERE item_id = ? AND place = ? AND known_to = {STILL}",
        [(tables.recording, retracted.reason, item_id, retracted.place)],
    )


def _stand_for(tables: Tables, stream: str, into: str | None) -> None:
    item_id, relationship_id = _item(tables, stream)
    sql = tables.written()
    ((title, names, part_of),) = sql.rows(
        "SELECT title, names, part_of FROM tracker_item_names"
        f" WHERE item_id = ? AND known_to = {STILL}",
        (item_id,),
    )
    tables.name_item(item_id, title, names, part_of, into)
    before = _canonical(tables, relationship_id)
    merged: dict[str, str] = dict(
        sql.rows(
            "SELECT i.slug, n.merged_into FROM tracker_items i"
            " JOIN tracker_item_names n ON n.item_id = i.id"
            f" WHERE i.relationship_id = ? AND n.known_to = {STILL}"
            " AND n.merged_into IS NOT NULL",
            (relationship_id,),
        )
    )
    for slug, (row_id, canonical_id) in before.items():
        last, passed = slug, {slug}
        while last in merged:
            last = merged[last]
            if last in passed:  # in a store that somebody else made
                raise ValueError(f"{slug} is merged into itself")
            passed.add(last)
        stands_for_it = tables.item(relationship_id, last)
        if stands_for_it != canonical_id:
            tables.stand_for(stands_for_it, row_id)
            for item in (row_id, canonical_id, stands_for_it):
                tables.said.disorder(item)


def _canonical(tables: Tables, relationship_id: int) -> dict[str, tuple[int, int]]:
    """Each item of a relationship with the item that stands for it."""
    rows = tables.sql.rows(
        "SELECT slug, id, canonical_id FROM tracker_items WHERE relationship_id = ?",
        (relationship_id,),
    )
    return {slug: (row_id, canonical_id) for slug, row_id, canonical_id in rows}


def _item(tables: Tables, stream: str) -> tuple[int, int]:
    _, relationship, slug = stream.split("/")
    relationship_id = tables.relationship(relationship)
    return tables.item(relationship_id, slug), relationship_id
