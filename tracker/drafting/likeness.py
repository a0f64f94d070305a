"""Likeness: which of the matters named so far a new one is most like, by the words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tracker.drafting.matters import stem

HEAD = 7
"""Telling words, from the first, by which a matter is compared."""

_TWO = 2
"""Telling words that two matters must share, unless they are the same."""

_MOST = 0.75
"""The part of the shorter matter's words that must be shared."""

_PART = 85.0
"""Likeness, at least, of a matter that is a part of another."""

_SHARED = {count * (count - 1) // 2: count for count in range(_TWO, HEAD + 1)}
"""How many stems two matters share, by how many pairs of stems."""

_ROUNDED = 0.001
"""What a likeness may lose where it is compared with the least that is asked for."""


class Item(NamedTuple):
    """An item and its place among those known, of which the first wins among equals."""

    place: int
    slug: str


@dataclass(slots=True)
class _Matter:
    """A matter: the first item that it is of, how many stems it has, and how these are spelt."""

    item: Item
    length: int
    spelt: str


class _Short(NamedTuple):
    """The shortest matter that has some stems, by its number of stems, and its first item."""

    length: int
    item: Item


@dataclass(slots=True)
class _Pair:
    """The matters that share two stems."""

    shortest: _Short
    first: Item
    longer: list[int] = field(default_factory=list)
    """The places of those that have further stems, among all matters in order."""


@dataclass(slots=True)
class Likenesses:
    """Matters of items by their stems, so that one is compared with those that share some only."""

    _by_stems: dict[frozenset[str], _Matter] = field(default_factory=dict)
    _by_stem: dict[str, _Short] = field(default_factory=dict)
    _by_pair: dict[tuple[str, ...], _Pair] = field(default_factory=dict)
    _in_order: list[_Matter] = field(default_factory=list)

    def add(self, item: Item, words: Iterable[str]) -> None:
        """Take in a matter of an item.

        Args:
            item: the item.
            words: the matter's telling words, `HEAD` at most.
        """
        stems = frozenset(map(stem, words))
        short = _Short(len(stems), item)
        known = self._by_stems.get(stems)
        for each in stems:
            self._by_stem[each] = min(self._by_stem.get(each, short), short)
        for two in combinations(sorted(stems), _TWO):
            pair = self._by_pair.setdefault(two, _Pair(short, item))
            pair.shortest, pair.first = min(pair.shortest, short), min(pair.first, item)
            if not known and len(stems) > _TWO:
                pair.longer.append(len(self._in_order))
        if known:
            known.item = min(known.item, item)
        else:
            self._by_stems[stems] = _Matter(item, len(stems), _spelt(stems))
            self._in_order.append(self._by_stems[stems])

    def best(self, words: Iterable[str]) -> tuple[str | None, float]:
        """The item whose matter is most like some words, and how like it is, of 100.

        The shorter may be a part of the longer when they share two words or more.

        Args:
            words: the telling words, `HEAD` at most.
        """
        stems = frozenset(map(stem, words))
        if stems and (same := self._by_stems.get(stems)):
            return same.item.slug, 100.0
        shorts = [self._by_stem[each] for each in stems if each in self._by_stem]
        if not shorts:
            return None, 0.0
        # What shares no more than was asked for tells most where it has least besides.
        least, item = min(shorts)
        found = _Found(item, _even(1, len(stems), least))
        two_by_two = combinations(sorted(stems), _TWO)
        pairs = [self._by_pair[two] for two in two_by_two if two in self._by_pair]
        for pair in pairs:
            least, item = pair.shortest
            if len(stems) == _TWO:
                found.take(pair.first, _PART)
            elif least == _TWO:
                found.take(item, _PART)
            else:
                found.take(item, _even(_TWO, len(stems), least))
        if len(stems) > _TWO:
            self._compare(stems, pairs, found)
        return found.item.slug, found.like

    def _compare(self, stems: frozenset[str], pairs: list[_Pair], found: _Found) -> None:
        """Compare with each matter that shares three stems, and as it is spelt if it is no part."""
        places = Counter(chain.from_iterable(pair.longer for pair in pairs))
        apart = [place for place, count in places.items() if count == 1]
        for place, count in places.items():
            if count == 1:
                continue
            matter, shared = self._in_order[place], _SHARED[count]
            like = _even(shared, len(stems), matter.length)
            if shared / min(len(stems), matter.length) >= _MOST:
                like = max(_PART, like)
            else:
                apart.append(place)
            found.take(matter.item, like)
        found.take_nearest(_spelt(stems), [self._in_order[place] for place in apart])


@dataclass(slots=True)
class _Found:
    """The item that is most like so far."""

    item: Item
    like: float

    def take(self, item: Item, like: float) -> None:
        """Keep an item that is more like, or as like and known before."""
        if like > self.like or (like == self.like and item < self.item):
            self.item, self.like = item, like

    def take_nearest(self, spelt: str, matters: list[_Matter]) -> None:
        """Keep the matter that is spelt most alike, if it is more like."""
        words = [matter.spelt for matter in matters]
        least = max(0.0, self.like - _ROUNDED)
        nearest = process.extractOne(spelt, words, scorer=fuzz.ratio, score_cutoff=least)
        if not nearest:
            return
        least = nearest[1] - _ROUNDED
        for _, like, place in process.extract_iter(
            spelt, words, scorer=fuzz.ratio, score_cutoff=least
        ):
            self.take(matters[place].item, like)


def _even(shared: int, one: int, other: int) -> float:
    """How like two matters are, of 100, by the stems that they have and those that they share."""
    return 200.0 * shared / (one + other)


def _spelt(stems: frozenset[str]) -> str:
    return " ".join(sorted(stems)).strip()
