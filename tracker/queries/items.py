"""Items: each with the status of its most pressing statement, and when it was last mentioned."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.item_status import ITEM_RULES, ItemVerdict, Stand, item_status
from tracker.domain.kinds import KINDS
from tracker.domain.rules import urgency
from tracker.queries.answers import ItemStanding, StoryStatement
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope, items_known, scope, wholes
from tracker.queries.viewpoint import Viewpoint


def items(reader: RecordReader, view: Viewpoint) -> list[ItemStanding]:
    """Every item on record, each with the status of its most pressing statement."""
    where = scope(reader.sql, view)
    known = {row.key: row for row in items_known(reader.sql, where.known, where.relationships)}
    statements = reader.statements(where)
    by_item: dict[ItemKey, list[StoryStatement]] = defaultdict(list)
    for item_id, statement in statements:
        by_item[item_id].append(statement)
    last = mentioned(known, by_item)
    found = [
        item_standing(reader, known[item_id], said, last[item_id], where)
        for item_id, said in by_item.items()
    ]
    return sorted(found, key=lambda item: (urgency(item.status), item.item))


def item_standing(
    reader: RecordReader, row: ItemRow, said: list[StoryStatement], last: date, where: Scope
) -> ItemStanding:
    """An item as it was: the statement that decides, from all that was said of it."""
    verdict = item_status(Stand(one.ref, KINDS[one.type], one.status, one.complete) for one in said)
    deciding = next(one for one in said if one.ref == verdict.ref)
    days = reader.days(where.known, row.relationship_id)
    passed = bisect_right(days, where.day) - bisect_right(days, last.toordinal())
    return ItemStanding(
        ref=deciding.ref,
        kind="item",
        item=row.slug,
        title=row.title,
        by=deciding.by,
        summary=deciding.summary,
        status=verdict.status,
        rule=verdict.rule,
        evidence=(verdict.ref,),
        why=_reason(verdict, deciding),
        made_on=deciding.date,
        due=deciding.due,
        due_from=deciding.due_from,
        due_to=deciding.due_to,
        approximate=deciding.approximate,
        due_words=deciding.due_words,
        tied_to=deciding.tied_to,
        wording=deciding.wording,
        condition=deciding.condition,
        sought_through=deciding.sought_through,
        relationship=reader.relationship(row.relationship_id),
        part_of=row.part_of,
        last_mentioned=last,
        passed_over=max(0, passed),
        since=deciding.since or deciding.date,
    )


def mentioned(
    items: Mapping[ItemKey, ItemRow], said: Mapping[ItemKey, Sequence[StoryStatement]]
) -> dict[ItemKey, date]:
    """The last day on which each item was mentioned; whoever speaks of a part speaks of the whole.

    Args:
        items: the items of the relationships, by their keys.
        said: what was said of some of them, by their keys.
    """
    by_slug: dict[int, dict[str, ItemRow]] = defaultdict(dict)
    for row in items.values():
        by_slug[row.relationship_id][row.slug] = row
    last: dict[ItemKey, date] = {}
    for item_id, statements in said.items():
        row = items[item_id]
        day = max(one.date for one in statements)
        for one in (row, *wholes(row, by_slug[row.relationship_id])):
            last[one.key] = max(day, last.get(one.key, day))
    return last


def _reason(verdict: ItemVerdict, deciding: StoryStatement) -> str:
    """The reason for an item's status: its rule, the statement that decides, and why that does."""
    said = f"{ITEM_RULES[verdict.rule]} ({verdict.ref})"
    return f"{said}: {deciding.why}" if deciding.why else said
