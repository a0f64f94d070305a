"""News: items of which a recording says something new, with what of them was still underway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.case import Case
from tracker.domain.lifecycle import Lifecycle
from tracker.projections.cases import occasions_of
from tracker.projections.tables import Tables
from tracker.projections.ties import Tie
from tracker.projections.underway import read
from tracker.sql import chunks, marks


class News(NamedTuple):
    """A case made of what is new and what was underway."""

    item_id: int
    relationship_id: int
    case: Case
    statements: dict[str, int]
    """The row of each of the item's statements in the case, by ref."""
    last_day: int
    held_on: int


class _Item(NamedTuple):
    id: int
    relationship_id: int
    slug: str
    last_day: int
    held_on: int
    underway: list[tuple[int, Lifecycle]]


def news(
    tables: Tables, touched: Mapping[int, Sequence[Tie]], named: Mapping[str, int]
) -> list[News]:
    """The items among those touched that need no look at what was settled before.

    Args:
        tables: what the recording says; nothing of it is remembered on its items yet.
        touched: the items that stand for themselves, with the ties that may have moved.
        named: the items of the statements that the recording names or judges, by their refs.

    Returns:
        A case for each.
    """
    said = tables.said
    _disorder_awaited(tables)
    items = _orderly(tables, touched)
    refs: dict[int, set[str]] = defaultdict(set)
    for ref, item_id in named.items():
        refs[item_id].add(ref)
    occasions = occasions_of(
        tables.sql,
        {
            (item.relationship_id, one.act.occasion)
            for item in items
            for one in said.on.get(item.id, ())
            if one.act.occasion
        },
    )
    found = []
    for item in items:
        named_here = refs[item.id]
        own = {one.act.ref: one.statement_id for one in said.on.get(item.id, ())}
        own |= {lifecycle.statement.ref: statement_id for statement_id, lifecycle in item.underway}
        if named_here <= own.keys():
            moved = {tie.statement_id: tie for tie in touched[item.id]}
            case = Case(
                item=item.slug,
                statements=said.acts_for(item.id, item.relationship_id, item.slug, named_here),
                holdings=said.holdings_for(item.relationship_id, item.slug, named_here),
                assessments=[one for ref in named_here for one in said.judged.get(ref, ())],
                underway=[lifecycle for _, lifecycle in item.underway],
                occasions=occasions.get(item.relationship_id, {}),
                moved={
                    lifecycle.statement.ref: said.occasion(
                        tie.occasion, item.relationship_id, tie.slug
                    )
                    for statement_id, lifecycle in item.underway
                    if (tie := moved.get(statement_id))
                },
            )
            _, last_day = said.days.get(item.id, (0, item.last_day))
            held_on = said.held.get(item.id, item.held_on)
            found.append(News(item.id, item.relationship_id, case, own, last_day, held_on))
    return found


def _disorder_awaited(tables: Tables) -> None:
    """Mark the items of new statements that something recorded before names."""
    awaited: dict[str, int] = {one.act.ref: one.item_id for one in tables.said.acts}
    for part in chunks(awaited):
        for (ref,) in tables.sql.rows(
            f"SELECT target FROM tracker_links WHERE target IN ({marks(part)})"
            " AND (statement_id <= ? OR meeting_id <= ?)",
            (*part, tables.before["tracker_statements"], tables.before["tracker_meetings"]),
        ):
            tables.said.disorder(awaited[ref])


def _orderly(tables: Tables, touched: Mapping[int, Sequence[Tie]]) -> list[_Item]:
    """The items of which all that is new was said after all that was on record.

    Their statements that may have moved with an occasion are underway, and move in turn.
    """
    found = []
    for part in chunks(sorted(touched)):
        rows = tables.sql.rows(
            "SELECT id, relationship_id, slug, last_day, held_on, underway FROM tracker_items"
            f" WHERE canonical_id = id AND underway IS NOT NULL AND id IN ({marks(part)})",
            part,
        )
        for item_id, relationship_id, slug, last_day, held_on, underway in rows:
            if tables.said.in_turn(item_id, last_day):
                kept = read(underway, slug)
                ties = touched[item_id]
                if all(_in_turn(tables, tie, last_day, kept) for tie in ties):
                    last = last_day, held_on
                    found.append(_Item(item_id, relationship_id, slug, *last, kept))
    return found


def _in_turn(
    tables: Tables, tie: Tie, last_day: int, underway: Iterable[tuple[int, Lifecycle]]
) -> bool:
    """Whether a tied window moves behind all that is on record of its statement and its occasion.

    The window of a statement that was settled before stays as it was.
    """
    if not tie.in_turn:
        return False
    first, _ = tables.said.days[tie.occasion]
    return first > last_day or any(statement_id == tie.statement_id for statement_id, _ in underway)
