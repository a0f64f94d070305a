"""News: items of which a recording says something new, with what of them was still underway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.acts import Act, Holding
from tracker.domain.course import Case, Course, Moved, Occasion
from tracker.projections.cases import Tie, occasions_of, refs_of
from tracker.projections.tables import NewAct, Tables
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


_Name = tuple[int, str] | str
"""A statement by its ref, or an item by its relationship and slug."""


class _Item(NamedTuple):
    id: int
    relationship_id: int
    slug: str
    last_day: int
    held_on: int
    underway: list[tuple[int, Course]]


def news(
    tables: Tables, touched: Mapping[int, Sequence[Tie]], named: Mapping[str, int]
) -> list[News]:
    """The items among those touched that need no look at what was settled before.

    Args:
        tables: what the recording says; nothing of it is remembered on its items yet.
        touched: the items that stand for themselves, with the ties that may have moved.
        named: the items of the statements that the recording names by their refs.

    Returns:
        A case for each.
    """
    _disorder_awaited(tables)
    items = _orderly(tables, touched)
    said = _Said(tables)
    refs: dict[int, set[str]] = defaultdict(set)
    for ref, item_id in named.items():
        refs[item_id].add(ref)
    occasions = occasions_of(
        tables.sql,
        {
            (item.relationship_id, one.act.occasion)
            for item in items
            for one in said.of[item.id]
            if one.act.occasion
        },
    )
    found = []
    for item in items:
        own = {one.act.ref: one.statement_id for one in said.of[item.id]}
        own |= {course.act.ref: statement_id for statement_id, course in item.underway}
        if refs[item.id] <= own.keys():
            case = Case(
                item=item.slug,
                acts=said.acts(item, refs[item.id]),
                holdings=said.holdings(item, refs[item.id]),
                underway=[course for _, course in item.underway],
                occasions=occasions.get(item.relationship_id, {}),
                moved={
                    course.act.ref: said.occasion(tie, item.relationship_id)
                    for tie in touched[item.id]
                    for statement_id, course in item.underway
                    if statement_id == tie.statement_id
                },
            )
            _, last_day = tables.days.get(item.id, (0, item.last_day))
            held_on = tables.held.get(item.id, item.held_on)
            found.append(News(item.id, item.relationship_id, case, own, last_day, held_on))
    return found


class _Said:
    """What a recording says, by the items and refs that it is said of."""

    def __init__(self, tables: Tables) -> None:
        self.of: dict[int, list[NewAct]] = defaultdict(list)
        self._naming: dict[_Name, list[NewAct]] = defaultdict(list)
        self._held: dict[_Name, list[tuple[int, Holding]]] = defaultdict(list)
        for one in tables.acts:
            self.of[one.item_id].append(one)
            for target in one.act.targets:
                self._naming[_name(one.relationship_id, target)].append(one)
        for relationship_id, holding in tables.holdings:
            for target in holding.targets:
                self._held[_name(relationship_id, target)].append((relationship_id, holding))

    def acts(self, item: _Item, refs: Collection[str]) -> list[Act]:
        """The acts on the item, and those elsewhere that name it or its statements."""
        found = {one.act.ref: one.act for one in self.of[item.id]}
        for name in _names(item, refs):
            for one in self._naming.get(name, ()):
                # An act of another item is elsewhere, whatever that item is called.
                elsewhere = one.act._replace(item=f"{one.item_id}/{one.act.item}")
                if one.relationship_id != item.relationship_id:
                    elsewhere = elsewhere._replace(targets=refs_of(one.act.targets))
                found.setdefault(one.act.ref, elsewhere)
        return list(found.values())

    def holdings(self, item: _Item, refs: Collection[str]) -> list[Holding]:
        """The meetings that hold the item's follow-ups."""
        found = (
            held
            if relationship_id == item.relationship_id
            else held._replace(targets=refs_of(held.targets))
            for name in _names(item, refs)
            for relationship_id, held in self._held.get(name, ())
        )
        return list(dict.fromkeys(found))

    def occasion(self, tie: Tie, relationship_id: int) -> Occasion:
        """What is new of the occasion that a statement of the relationship is tied to."""
        return Occasion(
            announced=tuple(
                Moved(one.act.date, one.act.window)
                for one in self.of[tie.occasion]
                if one.act.kind == "follow-up"
            ),
            held=tuple(held.date for _, held in self._held[relationship_id, tie.slug]),
        )


def _names(item: _Item, refs: Iterable[str]) -> list[_Name]:
    return [(item.relationship_id, item.slug), *refs]


def _name(relationship_id: int, target: str) -> _Name:
    """What a target names: a statement anywhere, or an item of the relationship."""
    return target if "@" in target else (relationship_id, target)


def _disorder_awaited(tables: Tables) -> None:
    """Mark the items of new statements that something recorded before names."""
    awaited: dict[str, int] = {one.act.ref: one.item_id for one in tables.acts}
    for part in chunks(awaited):
        for (ref,) in tables.sql.rows(
            f"SELECT target FROM links WHERE target IN ({marks(part)})"
            " AND (statement_id <= ? OR meeting_id <= ?)",
            (*part, tables.before["statements"], tables.before["meetings"]),
        ):
            tables.disorder(awaited[ref])


def _orderly(tables: Tables, touched: Mapping[int, Sequence[Tie]]) -> list[_Item]:
    """The items of which all that is new was said after all that was on record.

    Their statements that may have moved with an occasion are underway, and move in turn.
    """
    found = []
    for part in chunks(sorted(touched)):
        rows = tables.sql.rows(
            "SELECT id, relationship_id, slug, last_day, held_on, underway FROM items"
            f" WHERE canonical_id = id AND underway IS NOT NULL AND id IN ({marks(part)})",
            part,
        )
        for item_id, relationship_id, slug, last_day, held_on, underway in rows:
            if tables.in_turn(item_id, last_day):
                kept = read(underway, slug)
                ties = touched[item_id]
                if all(_in_turn(tables, tie, last_day, kept) for tie in ties):
                    last = last_day, held_on
                    found.append(_Item(item_id, relationship_id, slug, *last, kept))
    return found


def _in_turn(
    tables: Tables, tie: Tie, last_day: int, underway: Iterable[tuple[int, Course]]
) -> bool:
    """Whether a tied window moves behind all that is on record of its statement and its occasion.

    The window of a statement that was settled before stays as it was.
    """
    if not tie.in_turn:
        return False
    first, _ = tables.days[tie.occasion]
    return first > last_day or any(statement_id == tie.statement_id for statement_id, _ in underway)
