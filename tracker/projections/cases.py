"""Cases out of the views: all that is on record, now, about each of a set of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.case import Case, Occasion
from tracker.domain.due import Window
from tracker.domain.items import Assessment
from tracker.domain.kinds import KINDS
from tracker.domain.lifecycle import WindowChange
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.projections.instants import day_of, maybe_day
from tracker.projections.said import refs_of
from tracker.projections.schema import STILL
from tracker.projections.underway import ASSESSMENTS
from tracker.sql import Row, Transaction, chunks, marks

_ACT = """
    s.id, s.key || '@' || r.slug, s.type, i.slug, i.relationship_id, p.parties, s.date, r.slug,
    s.number, s.by_parties, s.to_parties, s.due_first, s.due_last, s.approximate,
    s.tied_before, s.tied_at, s.complete, s.targets
"""
_ACT_SOURCE = f"""
    tracker_statements s
      JOIN tracker_readouts r ON r.id = s.readout_id
      JOIN tracker_items i ON i.id = s.item_id
      JOIN tracker_relationships p ON p.id = i.relationship_id
     WHERE s.known_to = {STILL}
"""
# What names an item, by its slug or by the ref of one of its statements.
_LINKS = (
    """
    SELECT m.canonical_id AS item_id, l.statement_id, l.meeting_id
      FROM tracker_items m
      JOIN tracker_links l ON l.target = m.slug AND l.relationship_id = m.relationship_id
          AND l.tie = 0
     WHERE m.canonical_id IN ({marks})
    """,
    f"""
    SELECT m.canonical_id AS item_id, l.statement_id, l.meeting_id
      FROM tracker_items m
      JOIN tracker_statements t ON t.item_id = m.id AND t.known_to = {STILL}
      JOIN tracker_readouts tr ON tr.id = t.readout_id
      JOIN tracker_links l ON l.target = t.key || '@' || tr.slug
     WHERE m.canonical_id IN ({{marks}})
    """,
)


class ItemCase(NamedTuple):
    """A case, with the numbers under which the views keep what it is about."""

    item_id: int
    relationship_id: int
    case: Case
    statements: dict[str, int]
    """The row of each of the item's own statements, by ref."""
    alone: bool
    """Whether no other item was merged into it."""

    @property
    def last_day(self) -> int:
        """The last day of which something is on record of it; 0 for none."""
        said = [act.date for act in self.case.statements]
        said += [held.date for held in self.case.holdings]
        return max(said).toordinal() if said else 0

    @property
    def held_on(self) -> int:
        """The last day on which a meeting said by its name that it is this occasion; 0 for none."""
        held = [one.date for one in self.case.holdings if self.case.item in one.targets]
        return max(held).toordinal() if held else 0


@dataclass(slots=True)
class _Item:
    """An item and the items merged into it, while their case is gathered."""

    id: int
    relationship_id: int
    slug: str
    members: dict[str, int]
    own: dict[str, int]
    acts: dict[str, PlacedStatement]
    holdings: list[Holding]
    assessments: list[Assessment]


def cases(sql: Transaction, item_ids: Iterable[int]) -> Iterator[ItemCase]:
    """The case of each item, from what is on record now."""
    for part in chunks(sorted(item_ids)):
        items = _load(sql, part)
        occasions = occasions_of(
            sql,
            {
                (item.relationship_id, item.acts[ref].occasion or "")
                for item in items.values()
                for ref in item.own
                if item.acts[ref].occasion
            },
        )
        for item in items.values():
            case = Case(
                item=item.slug,
                statements=tuple(item.acts.values()),
                holdings=tuple(item.holdings),
                assessments=tuple(item.assessments),
                occasions=occasions.get(item.relationship_id, {}),
            )
            yield ItemCase(item.id, item.relationship_id, case, item.own, len(item.members) == 1)


def _load(sql: Transaction, item_ids: list[int]) -> dict[int, _Item]:
    items: dict[int, _Item] = {}
    for row_id, canonical_id, relationship_id, slug in sql.rows(
        "SELECT id, canonical_id, relationship_id, slug FROM tracker_items"
        # The item itself, and then those merged into it.
        f" WHERE canonical_id IN ({marks(item_ids)}) ORDER BY id <> canonical_id, id",
        item_ids,
    ):
        item = items.setdefault(
            canonical_id, _Item(row_id, relationship_id, slug, {}, {}, {}, [], [])
        )
        item.members[slug] = row_id
    if not items:
        return items
    for row in sql.rows(
        f"SELECT i.canonical_id, {_ACT} FROM {_ACT_SOURCE}"
        f" AND i.canonical_id IN ({marks(item_ids)})",
        item_ids,
    ):
        item, act = items[row[0]], _act(row[1:])
        item.own[act.ref] = row[1]
        item.acts[act.ref] = _seen_from(item, act, row[5])
    for links in _LINKS:
        named = links.format(marks=marks(item_ids))
        for row in sql.rows(
            f"SELECT n.item_id, {_ACT} FROM ({named}) n, {_ACT_SOURCE} AND s.id = n.statement_id",
            item_ids,
        ):
            item, act = items[row[0]], _act(row[1:])
            item.acts[act.ref] = _seen_from(item, act, row[5])
        for item_id, day, readout, holds, relationship_id in sql.rows(
            f"SELECT n.item_id, m.date, r.slug, m.holds, r.relationship_id FROM ({named}) n"
            " JOIN tracker_meetings m ON m.id = n.meeting_id"
            " JOIN tracker_readouts r ON r.id = m.readout_id"
            f" WHERE m.known_to = {STILL}",
            item_ids,
        ):
            item = items[item_id]
            targets = _targets(item, holds)
            if relationship_id != item.relationship_id:
                targets = refs_of(targets)
            holding = Holding(day_of(day), readout, targets)
            if holding not in item.holdings:
                item.holdings.append(holding)
    _load_assessments(sql, items.values())
    return items


def _load_assessments(sql: Transaction, items: Iterable[_Item]) -> None:
    """What was judged of the items' statements, which take it along to whatever item they go."""
    judged = {ref: item for item in items for ref in item.own}
    for part in chunks(judged):
        for ref, kind, body in sql.rows(
            "SELECT ref, type, body FROM tracker_assessments"
            f" WHERE known_to = {STILL} AND ref IN ({marks(part)}) ORDER BY id",
            part,
        ):
            judged[ref].assessments.append(ASSESSMENTS[kind].model_validate_json(body))


def occasions_of(
    sql: Transaction, wanted: Collection[tuple[int, str]]
) -> dict[int, dict[str, Occasion]]:
    """What is on record of occasions, each by its relationship and the slug of its item."""
    slugs: dict[int, list[str]] = defaultdict(list)
    for relationship_id, slug in wanted:
        slugs[relationship_id].append(slug)
    items: dict[tuple[int, str], int] = {}
    for relationship_id, listed in slugs.items():
        for part in chunks(sorted(listed)):
            for slug, canonical_id in sql.rows(
                "SELECT slug, canonical_id FROM tracker_items"
                f" WHERE relationship_id = ? AND slug IN ({marks(part)})",
                (relationship_id, *part),
            ):
                items[relationship_id, slug] = canonical_id
    found: dict[int, Occasion] = {}
    for part in chunks(sorted(set(items.values()))):
        for item in _load(sql, part).values():
            follow_ups = sorted(
                (item.acts[ref] for ref in item.own if item.acts[ref].kind == "follow-up"),
                key=lambda act: (act.date, act.readout, act.number),
            )
            found[item.id] = Occasion(
                announced=tuple(WindowChange(act.date, act.window) for act in follow_ups),
                held=tuple(
                    sorted(held.date for held in item.holdings if _is(held, item.slug, follow_ups))
                ),
            )
    by_slug: dict[int, dict[str, Occasion]] = defaultdict(dict)
    for (relationship_id, slug), canonical_id in items.items():
        by_slug[relationship_id][slug] = found[canonical_id]
    return by_slug


def _is(holding: Holding, item: str, follow_ups: Iterable[PlacedStatement]) -> bool:
    """Whether a meeting is the occasion itself: it names the item, or its latest follow-up."""
    latest = [act.ref for act in follow_ups if act.date <= holding.date][-1:]
    return item in holding.targets or any(ref in holding.targets for ref in latest)


def _act(row: Row) -> PlacedStatement:
    """The act in a row of the columns `_ACT`."""
    (
        _,
        ref,
        kind,
        item,
        _relationship,
        parties,
        day,
        readout,
        number,
        by,
        to,
        first,
        last,
        approximate,
        before,
        at,
        complete,
        targets,
    ) = row
    whose = frozenset(by.split())
    window = Window(maybe_day(first), maybe_day(last), bool(approximate)) if first or last else None
    return PlacedStatement(
        ref=ref,
        kind=KINDS[kind],
        item=item,
        date=day_of(day),
        readout=readout,
        number=number,
        by=whose,
        to=frozenset(to.split()) or frozenset(parties.split()) - whose,
        window=window,
        before=before,
        at=at,
        complete=bool(complete),
        targets=tuple(targets.split()),
    )


def _seen_from(item: _Item, act: PlacedStatement, relationship_id: int) -> PlacedStatement:
    """The act with the item's former names replaced; one of another relationship is elsewhere."""
    if relationship_id != item.relationship_id:
        return act._replace(item=f"{relationship_id}/{act.item}", targets=refs_of(act.targets))
    if len(item.members) == 1:
        return act
    own = item.slug if act.item in item.members else act.item
    return act._replace(item=own, targets=_targets(item, act.targets))


def _targets(item: _Item, targets: str | Iterable[str]) -> tuple[str, ...]:
    listed = targets.split() if isinstance(targets, str) else targets
    return tuple(item.slug if target in item.members else target for target in listed)
