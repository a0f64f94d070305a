"""People: who speaks for which party, learnt from the names, titles and countries of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from tracker.drafting import counterparts
from tracker.drafting.actors import Cast
from tracker.drafting.allegiances import Allegiances, allegiances
from tracker.drafting.callings import callings
from tracker.drafting.countries import named
from tracker.drafting.groups import assembled
from tracker.drafting.hosts import SIDES, author, host_of_officer, host_of_subject
from tracker.drafting.introductions import STRAY, introduced_by, is_colleague, listed_together
from tracker.drafting.persons import persons
from tracker.drafting.sentences import sentences
from tracker.drafting.titles import HONORIFIC, NAME, TITLED, TITLES, key, without_article


def cast(
    text: str,
    parties: tuple[str, ...],
    opening: str,
    offices: Iterable[tuple[str, str]] = (),
    own: str | None = None,
) -> Cast:
    """Learn from a text who speaks for whom.

    Args:
        text: the readout.
        parties: its parties, the publisher's own first where that is known.
        opening: the passage that introduces the people, with their offices.
        offices: titles that belong to one party wherever they stand, each with its party.
        own: the party whose page it is, where that is known.
    """
    own_offices = {office: party for office, party in offices if party in parties}
    learnt = _Learnt(parties, own_offices, text)
    for party, title, name in listed_together(opening, parties):
        learnt.give(party, title, name)
    learnt.read(opening)
    learnt.pair(opening)
    met = deepcopy(learnt)
    introduced = {
        name for names in (*learnt.full.values(), dict(learnt.homeless)) for name in names
    }
    learnt.read(text)
    fullest = persons([*(name for name, _ in learnt.homeless if name), *learnt.named()])
    told_of = allegiances(text, opening, learnt.untold(fullest), learnt.named(), parties)
    told = (
        own
        or counterparts.host(opening, parties)
        or host_of_officer(opening, parties)
        or host_of_subject(opening, parties)
        or _host(opening, told_of, fullest)
    )
    own = told or learnt.publisher()
    decided = told_of.decided(own)
    for known in (learnt, met):
        known.call_plainly(opening, told)
        known.settle(own, {name: decided[full] for name, full in fullest.items()})
    titles = _titles(learnt, met, own, told)
    full = {
        party: tuple(name for name in names if name in introduced) or tuple(names[:1])
        for party, names in learnt.full.items()
    }
    order = tuple(sorted(parties))
    told_by = author(text, parties, Cast(order, learnt.people, titles), own)
    bodies = assembled(text) if "EU" not in parties else frozenset()
    called = callings(opening, order, learnt.people)
    return Cast(order, learnt.people, titles, full, own, learnt.assumed(), told_by, bodies, called)


def _titles(learnt: _Learnt, met: _Learnt, own: str, told: str | None) -> dict[str, str]:
    """The party that each title means where no name stands beside it; empty where none is sure.

    Args:
        learnt: who bears which title in the text.
        met: who does among those who met.
        own: the publisher's own party, as it is taken.
        told: the party whose page it is, where that is told.
    """
    titles: dict[str, str] = {}
    # "The Prime Minister" is not the one who is Crown Prince as well.
    exalted = set().union(*(learnt.held.get(title, set()) for title in _EXALTED))
    for title, owners in learnt.held.items():
        present = met.held.get(title, owners) & owners
        alone = next((each for each in (owners, present, present - exalted) if len(each) == 1), ())
        if title in learnt.plain:
            titles[title] = own
        elif learnt.offices.get(title) in owners:
            titles[title] = learnt.offices[title]
        elif alone:
            titles[title] = next(iter(alone))
        else:
            titles[title] = told if told in owners else ""  # whose page it is needs no name
    return titles


def _host(opening: str, told_of: Allegiances, fullest: Mapping[str, str]) -> str | None:
    """The party of the first who is named of those who met, as far as something tells it."""
    officer = TITLED.search(opening)
    called = officer and _CALLED.match(opening, officer.end())
    name = called and next((full for full in fullest.values() if called[1].endswith(full)), None)
    return told_of.told_of(name) if name else None


_CALLED = re.compile(rf",?\s+(?:{HONORIFIC})*({NAME})")

_EXALTED = ("crown prince", "king", "sultan", "emir", "amir")
_NAME_OF_COUNTRY = 40
"""Characters within which the name of a country stands."""

_LISTED = 350
"""Characters within which those who are listed stand behind the side that they are of."""
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?=[A-Z])")
_AND_ANOTHER = re.compile(r",?\s+and\s+(?:the\s+)?(?:H\.\s?E\.\s+)?[^.;]{0,80}")
"""What stands between two who are named together."""
_FROM = re.compile(r"\b(?:[Ff]rom|[Oo]n|[Ff]or)\s+the\s+$")
_OF_SIDE = re.compile(r" side\b(?![’'])")
_LED_THE = r"\s+(?:led|headed|represented)\s+the\s+"
_OF_STATE = r"of\s+the\s+(?:Republic|Federation|Government|Council|Confederation)\s+"
_PLAIN = re.compile(
    rf"The\s+({TITLES})\s+(?:{_OF_STATE})?(?:today\s+)?[a-z]+(?:ed|et|ke|ld|sts|ts|ks)\b"
)


_BESIDE_NAMESAKE = re.compile(
    rf"(?:^|[.\n]\s*)The\s+(?P<title>{TITLES})\s+[a-z][^.;\n]*?\b(?P=title)\s+(?P<name>{NAME})"
)
"""Somebody without a name beside one of the same title who has one."""


@dataclass(slots=True)
class _Learnt:
    """What has been learnt so far of the people in a text."""

    parties: tuple[str, ...]
    offices: dict[str, str]
    text: str
    people: dict[str, str] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    full: dict[str, list[str]] = field(default_factory=dict)
    homeless: list[tuple[str, str]] = field(default_factory=list)
    """Names and titles that no country stands beside."""
    guessed: dict[str, list[str]] = field(default_factory=dict)
    """The names that were given to the publisher's own party, by the last word of their title."""
    plain: set[str] = field(default_factory=set)
    """The titles by which the publisher calls its own people, without their names."""

    def read(self, passage: str) -> None:
        """Take in every title of a passage with the name and the country beside it."""
        end, party, name = 0, None, ""
        for title in TITLED.finditer(passage):
            before, named_before, between = party, name, passage[end : title.start()]
            party, name = introduced_by(passage, title, self.parties)
            if not party and name:
                party = self._known(name)
            if name:
                party = party or self._of_side(passage, title) or self._leader(passage, name)
            if not party:
                party = self.offices.get(title[1].lower())
            beside = is_colleague(passage[:end], between, several=not named_before)
            if not party and name and beside:
                party = before
            if party:
                self.give(party, title[1], name)
            else:
                self.homeless.append((name, title[1]))
            end = title.end()

    def _of_side(self, passage: str, title: re.Match[str]) -> str | None:
        """The side that those who are listed are said to be of: "from the Chilean side, …"."""
        begun = max(0, title.start() - _LISTED)
        lead = passage[begun + sentences(passage[begun : title.end()])[-1].start : title.start()]
        sides = [
            place.party
            for place in named(lead)
            if _FROM.search(lead[: place.start]) and _OF_SIDE.match(lead, place.end)
        ]
        return sides[-1] if sides and sides[-1] in self.parties else None

    def _leader(self, passage: str, name: str) -> str | None:
        """Whose side somebody is said to have led: "Minister A led the Chilean delegation"."""
        last = re.escape(name.rsplit(maxsplit=1)[-1])
        for led in re.finditer(rf"{last}{_LED_THE}", passage):
            side = next(iter(named(passage[led.end() : led.end() + _NAME_OF_COUNTRY])), None)
            behind = passage[led.end() + side.end :] if side else ""
            if side and side.start == 0 and behind.startswith((" side", " delegation")):
                return side.party if side.party in self.parties else None
        return None

    def named(self) -> dict[str, str]:
        """The party of everybody of whom a country is told, by the full name."""
        return {name: party for party, names in self.full.items() for name in names}

    def untold(self, fullest: Mapping[str, str]) -> list[tuple[str, str]]:
        """The full names of those of whom no country is told, each with a title.

        Args:
            fullest: the full name of each that somebody is called by.
        """
        found: dict[str, str] = {}
        for name, title in self.homeless:
            if name and not self._known(name):
                found.setdefault(fullest[name], title)
        return [*found.items()]

    def publisher(self) -> str:
        """The party that introduced fewest people with a country: its own."""
        counts = {party: len(self.full.get(party, ())) for party in self.parties}
        return min(self.parties, key=lambda party: (counts[party], self.parties.index(party)))

    def call_plainly(self, opening: str, host: str | None) -> None:
        """Take the titles by which the publisher calls its own people, without their names.

        That of who is told of first is one; so is "the President" who meets President Soto.

        Args:
            opening: the passage that says who met.
            host: the party whose page it is, where that is told.
        """
        first = None if " I " in opening else _PLAIN.match(opening)
        if first and not named(opening[: first.end()]):
            self.plain |= {first[1].lower(), first[1].lower().split()[-1]}
        for beside in _BESIDE_NAMESAKE.finditer(self.text) if host else ():
            if self._known(beside["name"]) not in (None, host):
                self.plain.add(beside["title"].lower())

    def pair(self, opening: str) -> None:
        """Put two who stand behind the names of two sides on those, in the order of the names."""
        if len(self.parties) != SIDES or not (told := _BETWEEN.search(opening)):
            return
        places = [place for place in named(opening) if place.start >= told.end()][:SIDES]
        behind = [
            (name, title)
            for name, title in dict.fromkeys(self.homeless)
            if name and places and opening.find(name) > places[-1].end and not self._known(name)
        ]
        both = {place.party for place in places} == {*self.parties} and len(behind) == SIDES
        ends = [opening.find(name) for name, _ in behind]
        if both and _AND_ANOTHER.fullmatch(opening[ends[0] + len(behind[0][0]) : ends[1]]):
            for place, (name, title) in zip(places, behind, strict=True):
                self.give(place.party, title, name)

    def settle(self, own: str, decided: Mapping[str, tuple[str, bool]]) -> None:
        """Give those without a country to the party that was decided for them.

        Args:
            own: the publisher's own party, of which a title without a name is.
            decided: the party of each name, and whether anything but habit tells it.
        """
        for name, title in sorted(self.homeless, key=lambda each: not each[0]):
            if name and (known := self._known(name)):
                self.give(known, title, "")
            elif name:
                party, told = decided[name]
                self.give(party, title, name)
                if not told:
                    self.guessed.setdefault(title.lower().split()[-1], []).append(name)
            elif title.lower() not in self.held:
                self.give(own, title, "")

    def assumed(self) -> frozenset[str]:
        """The names of several of one title of whom it is not told whose they are.

        Where the other party has somebody of that title, they are colleagues.
        """
        several = [
            names
            for title, names in self.guessed.items()
            if len(names) > 1 and len(self.held[title]) == 1
        ]
        return frozenset(key(word) for names in several for name in names for word in name.split())

    def _known(self, name: str) -> str | None:
        return next(filter(None, (self.people.get(key(word)) for word in name.split())), None)

    def give(self, party: str, title: str, name: str) -> None:
        """Take somebody as one of a party, with a title and perhaps a name."""
        office = title.lower()
        for part in {
            office,
            office.removeprefix("federal "),
            office.split()[-1],
            *office.split("/"),
        }:
            self.held.setdefault(part, set()).add(party)
        if name and not self._known(name):
            self.full.setdefault(party, []).append(name)
        for word in name.split():
            if len(key(word)) > 1 and key(word) not in STRAY:
                self.people.setdefault(key(word), party)
                if short := without_article(word):
                    self.people.setdefault(key(short), party)
