"""Allegiances: whose people are those of whom no country is told, by all that is told of them.

Somebody speaks for a party by what he says that it will do, and not for the one that he asks,
thanks or visits; two of whom one asks, calls on or meets the other are of two sides. Each such
turn is a piece of evidence with a weight. Who is surest is decided first, and is evidence of
those whom he met.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from tracker.drafting.countries import Named, named
from tracker.drafting.dealings import (
    ASKS,
    CALLED_ON,
    CARRIED,
    SAID,
    TO_SUBJECT,
    VALUES,
    VISIT_BY,
    VISITS,
    WILL,
)
from tracker.drafting.encounters import MET
from tracker.drafting.homes import visited_by_own
from tracker.drafting.persons import Person, called, sounds_japanese
from tracker.drafting.sentences import sentences
from tracker.drafting.titles import HONORIFIC, TITLES

_SURE, _LIKELY, _NAME, _HABIT = 3.0, 2.0, 1.0, 0.5
"""The weights: of what is told, of what is understood, of the sound of a name; and of being one of
the publisher's people, which who is introduced without a country mostly is."""

_PAIR = 2
_NEAR = 90
"""Characters behind a verb within which the country or person stands that it is about."""


@dataclass(slots=True)
class Allegiances:
    """What is told of some people, of each party and of each other.

    Args:
        parties: whose readout it is.
        known: the party of each person of whom it is known, by name.
        untold: the names of the others.
    """

    parties: tuple[str, ...]
    known: dict[str, str]
    untold: list[str]
    _votes: dict[str, dict[str, float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )
    _opposed: dict[frozenset[str], float] = field(default_factory=lambda: defaultdict(float))

    def favour(self, name: str, party: str, weight: float) -> None:
        """Take a piece of evidence for a party, or one against it where its weight is negative."""
        if party in self.parties:
            self._votes[name][party] += weight

    def oppose(self, one: str, other: str, weight: float) -> None:
        """Take a piece of evidence that two are of two sides."""
        if one != other:
            self._opposed[frozenset((one, other))] += weight

    def decided(self, own: str) -> dict[str, tuple[str, bool]]:
        """The party of everybody, the surest first, and whether anything but habit tells it.

        Args:
            own: the party that publishes the readout, as it is taken.
        """
        found = {name: (party, True) for name, party in self.known.items()}
        left = list(self.untold)
        while left:
            known = {name: party for name, (party, _) in found.items()}
            _, party, name = max(
                ((*self._best(name, known, own), name) for name in left), key=itemgetter(0)
            )
            left.remove(name)
            told = {name: party for name, (party, sure) in found.items() if sure}
            found[name] = party, self._best(name, told, own)[0] > _HABIT
        return found

    def told_of(self, name: str) -> str | None:
        """The party of somebody, where something tells it."""
        margin, party = self._best(name, self.known, "")
        return party if margin > _NAME else None

    def _best(self, name: str, known: Mapping[str, str], own: str) -> tuple[float, str]:
        """By how much one party is ahead of the others, and which."""
        votes = dict.fromkeys(self.parties, 0.0) | self._votes.get(name, {})
        if own in votes:
            votes[own] += _HABIT
        for pair, weight in self._opposed.items():
            other = known.get(next(iter(pair - {name}))) if name in pair else None
            if other in votes:
                votes[other] -= weight
        first, second = sorted(votes.values(), reverse=True)[:2]
        return first - second, max(votes, key=lambda party: votes[party])


def allegiances(
    text: str,
    opening: str,
    untold: Sequence[tuple[str, str]],
    known: Mapping[str, str],
    parties: tuple[str, ...],
) -> Allegiances:
    """What a text tells of some people.

    Args:
        text: the readout.
        opening: the passage that says who met.
        untold: those of whom no country is told, each with a title.
        known: the party of each of the others, by name.
        parties: whose readout it is.
    """
    found = Allegiances(parties, dict(known), [name for name, _ in untold])
    everybody = [*known, *found.untold]
    for span in sentences(text):
        if people := called(text[span.start : span.end], everybody):
            _Sentence(text[span.start : span.end], people).read(found)
    _met(found, opening, everybody)
    if "JP" in parties:
        for name in found.untold:
            found.favour(name, "JP", _NAME if sounds_japanese(name) else -_NAME)
    for title in dict.fromkeys(_office(title) for _, title in untold):
        fellows = [name for name, office in untold if _office(office) == title]
        told = [name for name in fellows if found.told_of(name)]
        if _PAIR <= len(fellows) <= len(parties) and len(told) in range(1, len(fellows)):
            for one, other in combinations(fellows, _PAIR):
                found.oppose(one, other, _NAME)
    return found


def _office(title: str) -> str:
    """A title as it stands before one: "Ministers A and B" are both "Minister"."""
    return title.lower().removesuffix("s")


class _Sentence(NamedTuple):
    """A sentence with the people whom it names."""

    words: str
    people: list[Person]

    def read(self, found: Allegiances) -> None:
        """Take in whatever it tells of them."""
        self._visits(found)
        self._calls(found)
        for kind, weight in ((ASKS, _LIKELY), (VALUES, _NAME)):
            for verb in kind.finditer(self.words):
                for who in self._subjects(verb.start()):
                    self._about(found, who, verb.end(), weight)
        for verb in SAID.finditer(self.words):
            speaker, place = self._subject(verb.start()), _first(self.words, verb.end())
            will = place and not place.start and WILL.match(self.words, verb.end() + place.end)
            if speaker and place and will:
                found.favour(speaker, place.party, _SURE)

    def _visits(self, found: Allegiances) -> None:
        """Who visits a country is not of it."""
        for person in self.people:
            if visit := VISITS.match(self.words, person.end):
                place = _first(self.words, visit.end(), capitals=True)
                if place and not place.start:
                    found.favour(person.name, place.party, -_SURE)
        for visit in VISIT_BY.finditer(self.words):
            visitors = [one for one in self.people if 0 <= one.start - visit.end() <= _NEAR]
            for place in named(visit["place"])[:1]:
                if visitors:
                    found.favour(visitors[0].name, place.party, -_SURE)

    def _calls(self, found: Allegiances) -> None:
        """Of two of whom one calls on the other each is of another side."""
        for call in CALLED_ON.finditer(self.words):
            before = [one.name for one in self.people if one.end <= call.start()]
            behind = [one.name for one in self.people if one.start >= call.end()]
            if before and behind:
                found.oppose(before[-1], behind[0], _LIKELY)

    def _subject(self, at: int) -> str | None:
        """Who does what a verb says: who stands before it, or before one that it goes on."""
        for person in reversed(self.people):
            if person.end > at:
                continue
            between = self.words[person.end : at]
            if TO_SUBJECT.fullmatch(between):
                return person.name
            begins = TO_SUBJECT.match(between)
            if begins and between[begins.end() :][:1].islower() and CARRIED.search(between):
                return person.name
        return None

    def _subjects(self, at: int) -> list[str]:
        """Who does what a verb says, with whoever is named together with him: "A and B"."""
        last = self._subject(at)
        place = max(
            (n for n, one in enumerate(self.people) if one.name == last and one.end <= at),
            default=-1,
        )
        together = [last] if last else []
        while place > 0:
            one, other = self.people[place - 1 : place + 1]
            if not _TOGETHER.fullmatch(self.words[one.end : other.start]):
                break
            together.append(one.name)
            place -= 1
        return together

    def _about(self, found: Allegiances, subject: str, end: int, weight: float) -> None:
        """Take whom somebody asks or values as of another side."""
        to = _TO_SOMEBODY.match(self.words, end)
        for person in self.people:
            if to and end < person.start <= to.end():
                found.oppose(subject, person.name, _SURE)
                return
        place = _first(self.words, end)
        if place and _is_whole(self.words, end, place):
            found.favour(subject, place.party, -weight)


_TOGETHER = re.compile(rf"(?:,|,?\s+and)\s+(?:the\s+)?(?:{HONORIFIC}|(?:{TITLES})\s+)*")
"""What stands between two who do the same."""

_TO_SOMEBODY = re.compile(
    rf"\s+(?:to\s+)?(?:[a-z]+\s+)?(?:the\s+)?(?:{HONORIFIC}|(?:{TITLES})\s+|[A-Z]\w+\s+)*"
)


def _first(sentence: str, start: int, *, capitals: bool = False) -> Named | None:
    """The first country that is named behind a place, counted from there.

    What stands first but for "the Government of" is counted as at that place.
    """
    behind = sentence[start : start + _NEAR]
    lead = re.match(r"\s*(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?", behind)
    skipped = lead.end() if lead else 0
    place = next((one for one in named(behind) if capitals or one.sort != "capital"), None)
    if place and place.start == skipped:
        return place._replace(start=0)
    return place


_WHOLE = re.compile(
    r"[’']s?\s|\s+(?:(?:[Gg]overnment|[Ss]ide|[Pp]eople|authorities)\b|(?:has|had|would|will|to)\b)"
    r"|\s+(?:of|that|for|on|its|further|more|continued|help|support)\b"
)
_OF = re.compile(
    r"(?:\b(?:by|that|of|to|for|upon)|’s|^)\s*(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?$"
)


def _is_whole(sentence: str, start: int, place: Named) -> bool:
    """Whether a country is what is asked or valued, and not one that something else is about."""
    at = start + place.start
    lead = sentence[start:at]
    if any(sign in lead for sign in ";."):
        return False
    if not place.start:
        return bool(_WHOLE.match(sentence, start + place.end))
    behind = re.match(
        r"[’']s?\s|\s+(?:has|had|would|will|in\b)|[ ,.]", sentence[start + place.end :]
    )
    return bool(_OF.search(lead) and behind)


def _met(found: Allegiances, opening: str, names: Sequence[str]) -> None:
    """Put the two who met on two sides, and those whom a visitor met on that which he visited."""
    met = MET.search(opening)
    people = called(opening, names)
    before = [one.name for one in people if met and one.end <= met.start()]
    behind = [one.name for one in people if met and one.start >= met.end()]
    if before and behind:
        found.oppose(before[0], behind[0], _SURE)
    if people and (visited := visited_by_own(opening)):
        found.favour(people[0].name, visited, -_SURE)
        for name in behind:
            found.favour(name, visited, _SURE)
