"""Said: what a recording says, and the items and refs that it bears on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tracker.domain.case import Occasion
from tracker.domain.items import Assessment
from tracker.domain.lifecycle import WindowChange
from tracker.domain.placed_statement import Holding, PlacedStatement


class NewAct(NamedTuple):
    """An act that the recording adds, with the rows that it is kept in."""

    statement_id: int
    item_id: int
    relationship_id: int
    act: PlacedStatement


class Title(NamedTuple):
    """What a statement is called where it is only mentioned."""

    ref: str
    type: str
    summary: str


_Name = tuple[int, str] | str
"""A statement by its ref, or an item by its relationship and slug."""


class Said:
    """What a recording says, gathered while its events are projected."""

    def __init__(self) -> None:
        self.on: dict[int, list[NewAct]] = defaultdict(list)
        """The acts on each item, by the item's row."""
        self.items: dict[str, int] = {}
        """The item of each statement that it adds, by ref."""
        self.titles: dict[int, Title] = {}
        """What each statement that it adds is called, by its row."""
        self.days: dict[int, tuple[int, int]] = {}
        """The first and the last day of which it says something that bears on an item."""
        self.named: dict[str, int] = {}
        """The refs that it names, each with the last day on which it does."""
        self.held: dict[int, int] = {}
        """The occasions that a meeting says it is, by item, each with the last such day."""
        self.named_in: dict[str, int] = {}
        """A relationship in which each of these refs is named."""
        self.mentioned: set[tuple[int, str]] = set()
        """The items that it names and of which nothing was on record, by relationship and slug."""
        self.titled: set[int] = set()
        """The items that it gives their names."""
        self.meetings: set[str] = set()
        """The readouts whose meetings it says to be occasions."""
        self.reopened: set[str] = set()
        """Refs of which it takes something back."""
        self.judged: dict[str, list[Assessment]] = defaultdict(list)
        """What it judges of statements, by their refs."""
        self.disordered: set[int] = set()
        """Items of which it says what cannot be seen by looking at what is underway alone."""
        self._bearing: set[int] = set()
        self._naming: dict[_Name, list[NewAct]] = defaultdict(list)
        self._holding: dict[_Name, list[tuple[int, Holding]]] = defaultdict(list)

    @property
    def touched(self) -> set[int]:
        """Every item that it bears on."""
        return self.days.keys() | self.disordered | self._bearing

    @property
    def acts(self) -> Iterable[NewAct]:
        """All of its acts."""
        return (one for listed in self.on.values() for one in listed)

    def add(self, new: NewAct) -> None:
        """An act."""
        self.on[new.item_id].append(new)
        self.bear_on(new.item_id, new.act.date.toordinal())
        for target in new.act.targets:
            self._naming[_name(new.relationship_id, target)].append(new)

    def hold(self, relationship_id: int, holding: Holding) -> None:
        """A meeting of a relationship that says which follow-ups it is."""
        self.meetings.add(holding.readout)
        for target in holding.targets:
            self._holding[_name(relationship_id, target)].append((relationship_id, holding))

    def bear_on(self, item_id: int, day: int | None) -> None:
        """That something of a day bears on an item, or something of no day, such as a judgement."""
        if day is None:
            self._bearing.add(item_id)
            return
        first, last = self.days.get(item_id, (day, day))
        self.days[item_id] = min(first, day), max(last, day)

    def name(self, ref: str, day: int, relationship_id: int) -> None:
        """That something of a day and of a relationship names a statement."""
        self.named[ref] = max(day, self.named.get(ref, 0))
        self.named_in[ref] = relationship_id

    def disorder(self, item_id: int) -> None:
        """That an item is to be looked at as a whole."""
        self.disordered.add(item_id)

    def tells(self, evidence: str) -> bool:
        """Whether it is the recording of a statement or of a meeting that is evidence."""
        return evidence in self.items or evidence in self.meetings

    def in_turn(self, item_id: int, last_day: int) -> bool:
        """Whether all that it says of an item comes after a day and takes nothing back."""
        days = self.days.get(item_id)
        return item_id not in self.disordered and (days is None or days[0] > last_day)

    def acts_for(
        self, item_id: int, relationship_id: int, slug: str, refs: Collection[str]
    ) -> list[PlacedStatement]:
        """The acts on an item, and those elsewhere that name it or its statements.

        Args:
            item_id: the item's row.
            relationship_id: the item's relationship.
            slug: the item's slug.
            refs: those of its statements that are named.
        """
        found = {one.act.ref: one.act for one in self.on.get(item_id, ())}
        for name in _names(relationship_id, slug, refs):
            for one in self._naming.get(name, ()):
                # An act of another item is elsewhere, whatever that item is called.
                elsewhere = one.act._replace(item=f"{one.item_id}/{one.act.item}")
                if one.relationship_id != relationship_id:
                    elsewhere = elsewhere._replace(targets=refs_of(one.act.targets))
                found.setdefault(one.act.ref, elsewhere)
        return list(found.values())

    def holdings_for(self, relationship_id: int, slug: str, refs: Collection[str]) -> list[Holding]:
        """The meetings that hold an item's follow-ups, given like its acts."""
        found = (
            held if whose == relationship_id else held._replace(targets=refs_of(held.targets))
            for name in _names(relationship_id, slug, refs)
            for whose, held in self._holding.get(name, ())
        )
        return list(dict.fromkeys(found))

    def held_refs(self) -> set[str]:
        """The refs of follow-ups that a meeting says it is."""
        return {name for name in self._holding if isinstance(name, str)}

    def occasion(self, item_id: int, relationship_id: int, slug: str) -> Occasion:
        """What is new of an item that is an occasion."""
        return Occasion(
            announced=tuple(
                WindowChange(one.act.date, one.act.window)
                for one in self.on.get(item_id, ())
                if one.act.kind == "follow-up"
            ),
            held=tuple(held.date for _, held in self._holding.get((relationship_id, slug), ())),
        )


def refs_of(targets: Iterable[str]) -> tuple[str, ...]:
    """The refs among targets: all that one relationship can say of another's items."""
    return tuple(target for target in targets if "@" in target)


def _name(relationship_id: int, target: str) -> _Name:
    """What a target names: a statement anywhere, or an item of the relationship."""
    return target if "@" in target else (relationship_id, target)


def _names(relationship_id: int, slug: str, refs: Iterable[str]) -> list[_Name]:
    """What can name an item: its slug in its relationship, or the refs of its statements."""
    return [(relationship_id, slug), *refs]
