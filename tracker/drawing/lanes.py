"""Lanes: what is drawn beside each other, an item each, its parts below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from tracker.domain.rules import urgency
from tracker.drawing.bars import Bar, bar
from tracker.drawing.frame import Frame
from tracker.errors import Refused, Remedy
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.item_standing import decided
from tracker.queries.meetings import RecordedMeeting
from tracker.queries.scope import ItemRow, called
from tracker.queries.wholes import above, standing_for, wholes

_Key = tuple[str, str]
"""An item by its relationship and its slug."""

Said: TypeAlias = dict[_Key, list[Standing]]
"""What was said of some items, in the order of time."""


class Lane(NamedTuple):
    """An item with what is drawn of it."""

    item: str
    relationship: str
    title: str
    depth: int
    """How many of the items that it is a part of are drawn above it."""
    whole: bool
    """Whether parts of it are drawn."""
    status: str
    """The item's status, or that of its parts where nothing was said of itself."""
    bars: tuple[Bar, ...]
    parts: int = 0
    """How many parts are drawn in it."""


class Matter(NamedTuple):
    """What there is to be drawn."""

    lanes: list[Lane]
    meetings: list[RecordedMeeting]
    left_out: int
    """How many items are not drawn, for there are too many."""
    outside: int
    """How many statements are not drawn, for they are outside of the time that is."""
    asked: list[str]
    """The titles of the items asked about; none for all."""

    @property
    def bars(self) -> list[Bar]:
        """All statements that are drawn."""
        return [one for lane in self.lanes for one in lane.bars]

    @property
    def relationships(self) -> list[str]:
        """Whose record it is."""
        return [*dict.fromkeys(lane.relationship for lane in self.lanes)]

    @property
    def tally(self) -> dict[str, int]:
        """How many statements have which status, the most pressing first."""
        found = Counter(one.statement.status for one in self.bars)
        listed = sorted((urgency(one), one) for one in found if one)
        return {status: found[status] for _, status in listed}


def said_of_items(queries: Queries, view: Viewpoint, frame: Frame) -> Said:
    """What was said of each item; nothing where nothing is on record.

    Raises:
        NotFound: a relationship, party or item is not on record.
        Refused: it is more than a drawing can show.
    """
    found: Said = defaultdict(list)
    count = 0
    for one in queries.answer(QUESTIONS["statements"], view, limit=frame.most + 1):
        found[one.relationship, one.item].append(one)
        count += 1
    if count > frame.most:
        raise _too_many(view, frame.most, next(iter(found))[0])
    return found


def matter(queries: Queries, view: Viewpoint, frame: Frame, said: Said) -> Matter:
    """What there is to be drawn, the items in the order in which they first came up."""
    nearer = _nearer(view, said)
    meetings = [*queries.answer(QUESTIONS["meetings"], nearer)]
    tree = _Tree(said, queries.item_names(nearer._replace(items=())), view.items)
    lanes = tree.lanes(frame.folded, view.as_of.toordinal())
    within = _within(lanes, frame)
    drawn, left_out = _pressing(within, frame.lanes)
    outside = sum(len(lane.bars) for lane in lanes) - sum(len(lane.bars) for lane in within)
    asked = [lane.title for lane in lanes if lane.item in tree.tops]
    return Matter(drawn, meetings, left_out, outside, asked)


def _too_many(view: Viewpoint, most: int, relationship: str) -> Refused:
    """That nothing could be seen in a drawing of so many, and what to draw instead."""
    said = f"there are more than {most} statements, and in a drawing of so many nothing can be seen"
    if view.relationship:
        return Refused(f"{said}; draw a single item")
    return Refused(
        f"{said}; draw a part of it", remedy=Remedy.CHOOSE_RELATIONSHIP, about=relationship
    )


def _nearer(view: Viewpoint, said: Iterable[_Key]) -> Viewpoint:
    """The view kept to the relationship that all is from, whose names and meetings are few."""
    found = {relationship for relationship, _ in said}
    return view._replace(relationship=found.pop()) if len(found) == 1 else view


class _Tree:
    """The items, the wholes above their parts.

    Args:
        said: what was said of each.
        rows: the items by all their names.
        asked: the items asked about; the wholes of these are not drawn.
    """

    def __init__(self, said: Said, rows: list[ItemRow], asked: Iterable[str]) -> None:
        self._said = said
        relationships = {one.known_in: one.relationship for told in said.values() for one in told}
        self._by_slug: dict[str, dict[str, ItemRow]] = defaultdict(dict)
        for row in rows:
            if row.relationship_id in relationships:
                self._by_slug[relationships[row.relationship_id]][row.slug] = row
        # Of several wholes, which it has by what was merged into it, it is drawn below the first.
        self._whole_of = {
            relationship: {part: found[:1] for part, found in wholes(by_slug.values()).items()}
            for relationship, by_slug in self._by_slug.items()
        }
        self.tops = {standing_for(row, rows).slug for name in asked for row in called(name, rows)}
        self._above = {key: self._wholes(key) for key in said}
        self._below: dict[_Key, list[Standing]] = defaultdict(list)
        self._members: dict[_Key, set[_Key]] = defaultdict(set)
        for key, found in self._above.items():
            for whole in found:
                self._below[key[0], whole] += said[key]
                self._members[key[0], whole].add(key)

    def _wholes(self, key: _Key) -> tuple[str, ...]:
        """What an item is part of, the nearest first, as far as that is drawn."""
        relationship, slug = key
        found = above(slug, self._whole_of.get(relationship, {}))
        if not self.tops:
            return tuple(found)
        if slug in self.tops:
            return ()
        ends = [number for number, one in enumerate(found) if one in self.tops]
        return tuple(found[: ends[-1] + 1]) if ends else ()

    def lanes(self, folded: frozenset[str], asked: int) -> list[Lane]:
        """The lanes in their order; what is folded holds what was said of its parts."""
        keys = {*self._said, *self._below}
        shown = {key for key in keys if folded.isdisjoint(self._path(key)[:-1])}
        firsts = {key: self._first(key) for key in keys}

        def place(key: _Key) -> tuple[object, ...]:
            path = self._path(key)
            return (key[0], *((*firsts[key[0], slug], slug) for slug in path))

        return [self._lane(key, folded, asked) for key in sorted(shown, key=place)]

    def _path(self, key: _Key) -> tuple[str, ...]:
        """An item with what it is part of, the outermost first."""
        found = self._above.get(key)
        if found is None:
            found = self._above[key] = self._wholes(key)
        return (*found[::-1], key[1])

    def _first(self, key: _Key) -> tuple[int, int]:
        """When it first came up, and which statement that was on that day."""
        told = [*self._said.get(key, ()), *self._below.get(key, ())]
        return min((one.made, one.statement_id) for one in told)

    def _lane(self, key: _Key, folded: frozenset[str], asked: int) -> Lane:
        relationship, slug = key
        own, below = self._said.get(key, []), self._below.get(key, [])
        verdict, _ = decided(own, below, lambda one: one.made)
        row = self._by_slug[relationship].get(slug)
        closed = slug in folded
        told = sorted([*own, *below], key=lambda one: one.made) if closed else own
        return Lane(
            item=slug,
            relationship=relationship,
            title=own[0].title if own else row.title if row else slug,
            depth=len(self._path(key)) - 1,
            whole=bool(below) and not closed,
            status=verdict.status,
            bars=tuple(bar(one, asked) for one in told),
            parts=len(self._members[key]) if closed else 0,
        )


def _within(lanes: list[Lane], frame: Frame) -> list[Lane]:
    """The lanes with what is in the time that is drawn, without those of which nothing is."""
    if frame.first is None and frame.last is None:
        return lanes
    first = frame.first.toordinal() if frame.first else 0
    last = frame.last.toordinal() if frame.last else date.max.toordinal()
    found: list[Lane] = []
    below = 0  # how deep a lane has to be to be above the last one found
    for lane in reversed(lanes):
        bars = tuple(one for one in lane.bars if one.ends >= first and one.starts <= last)
        if bars or lane.depth < below:
            found.append(lane._replace(bars=bars))
            below = lane.depth
    return found[::-1]


def _pressing(lanes: list[Lane], most: int | None) -> tuple[list[Lane], int]:
    """The most pressing lanes in their order, those above them included, and how many are not."""
    if most is None or len(lanes) <= most:
        return lanes, 0
    above: list[list[int]] = []
    path: list[int] = []
    for number, lane in enumerate(lanes):
        path = [*path[: lane.depth], number]
        above.append(path)

    def pressing(number: int) -> tuple[int, int]:
        last = max((one.made for one in lanes[number].bars), default=0)
        return urgency(lanes[number].status), -last

    chosen: set[int] = set()
    for number in sorted(range(len(lanes)), key=pressing):
        new = [one for one in above[number] if one not in chosen]
        if len(chosen) + len(new) <= most:
            chosen.update(new)
    return [lanes[number] for number in sorted(chosen)], len(lanes) - len(chosen)
