"""People: who speaks for which party, learnt from the names, titles and countries of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from tracker.drafting import counterparts
from tracker.drafting.actors import Cast
from tracker.drafting.allegiances import host_by_word, party_by_word
from tracker.drafting.callings import callings
from tracker.drafting.countries import named
from tracker.drafting.encounters import MET
from tracker.drafting.groups import assembled
from tracker.drafting.homes import visited_by_own
from tracker.drafting.hosts import SIDES, author, host_of_officer, host_of_subject
from tracker.drafting.introductions import STRAY, introduced_by, is_colleague, listed_together
from tracker.drafting.sentences import sentences
from tracker.drafting.spokesmen import beside, leader
from tracker.drafting.titles import TITLED, TITLES, key, without_article


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
    told = (
        own
        or counterparts.host(opening, parties)
        or host_of_officer(opening, parties)
        or host_of_subject(opening, parties)
        or host_by_word(opening, text, parties)
    )
    own = told or learnt.publisher()
    visited = visited_by_own(opening)
    for known in (learnt, met):
        known.oppose(opening, own)
        if visited and visited in parties:
            known.receive(opening, visited)
        known.settle(own)
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
_VISITS = re.compile(
    r"(?:\s+[A-Z][\w’'-]*?){1,4}(?:[’']s?\s+(?:\w+\s+){0,3}visit\s+to"
    r"|\s+(?:(?:will|would|is to)\s+(?:be\s+)?visit(?:ing)?|is\s+visiting|visited|visits))"
    r"\s+(?:the\s+)?"
)
"""Between somebody's title and the country that is visited."""

_OF_STATE = r"of\s+the\s+(?:Republic|Federation|Government|Council|Confederation)\s+"
_PLAIN = re.compile(
    rf"The\s+({TITLES})\s+(?:{_OF_STATE})?(?:today\s+)?[a-z]+(?:ed|et|ke|ld|sts|ts|ks)\b"
)


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
            if not party and name:
                party = self._visitor(passage, title)
            if name:
                party = (
                    party or self._of_side(passage, title) or leader(name, passage, self.parties)
                )
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

    def _visitor(self, passage: str, title: re.Match[str]) -> str | None:
        """Whose somebody is that visits the other of two: "President Soto's visit to Japan"."""
        visit = _VISITS.match(passage, title.end())
        visited = named(passage[visit.end() : visit.end() + _NAME_OF_COUNTRY]) if visit else []
        if len(self.parties) != SIDES or not visited or visited[0].start:
            return None
        party = visited[0].party
        return self._other(party) if party in self.parties else None

    def publisher(self) -> str:
        """The party that introduced fewest people with a country: its own."""
        counts = {party: len(self.full.get(party, ())) for party in self.parties}
        return min(self.parties, key=lambda party: (counts[party], self.parties.index(party)))

    def oppose(self, opening: str, own: str) -> None:
        """Put the two who met on the two sides, where an opening tells no more than their names."""
        first = None if " I " in opening else _PLAIN.match(opening)
        if first and not named(opening[: first.end()]):
            self.plain |= {first[1].lower(), first[1].lower().split()[-1]}
        if len(self.parties) != SIDES or not (met := MET.search(opening)):
            return
        titles = {name: title for name, title in self.homeless if name}
        named_at = [(opening.find(name), name) for name in sorted(titles, key=len, reverse=True)]
        named_at += [(opening.find(name), name) for names in self.full.values() for name in names]
        named_at.sort(key=lambda each: each[0])
        before = [name for at, name in named_at if 0 <= at < met.start()]
        behind = [name for at, name in named_at if at >= met.end()]
        host, guest = (names[0] if names else "" for names in (before, behind))
        beside = self._known(behind[1]) if not host and len(behind) == SIDES else None
        of_host, of_guest = (
            name and (self._known(name) or party_by_word(self.text, name, self.parties))
            for name in (host, guest)
        )
        if host in titles and not self._known(host):
            of_host = of_host or (self._other(of_guest) if of_guest else own)
            self.give(of_host, titles[host], host)
        if guest in titles and of_guest:
            self.give(of_guest, titles[guest], guest)
        elif guest in titles:
            self.give(self._other(of_host or beside or own), titles[guest], guest)

    def receive(self, opening: str, visited: str) -> None:
        """Take those whom visitors met, of whom no country is told, as of the one visited."""
        met = MET.search(opening)
        behind = opening[met.end() :] if met else ""
        for name, title in self.homeless:
            if name and name in behind and not self._known(name):
                self.give(visited, title, name)

    def _other(self, party: str) -> str:
        return next(other for other in self.parties if other != party)

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

    def settle(self, own: str) -> None:
        """Give those without a country to the publisher's own party.

        Two of one title cannot both be its only one: who they are is then assumed.
        """
        for name, title in sorted(self.homeless, key=lambda each: not each[0]):
            known = self._known(name) if name else None
            if known:
                self.give(known, title, "")
            elif name and (party := party_by_word(self.text, name, self.parties)):
                self.give(party, title, name)
            elif name and title.lower() == "counterpart" and len(self.parties) == SIDES:
                self.give(self._other(own), title, name)
            elif name and (party := beside(name, title, self.homeless, self.text, self.parties)):
                self.give(party, title, name)
            elif name or title.lower() not in self.held:
                self.give(own, title, name)
                if name:
                    self.guessed.setdefault(title.lower().split()[-1], []).append(name)

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
