"""People: who speaks for which party, learnt from the names, titles and countries of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.drafting.actors import Cast
from tracker.drafting.countries import named
from tracker.drafting.titles import HONORIFIC, NAME, TITLED, TITLES, bare, key


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
    learnt = _Learnt(parties, {office: party for office, party in offices if party in parties})
    learnt.read(opening)
    introduced = {name for names in learnt.full.values() for name in names}
    introduced |= {name for name, _ in learnt.homeless}
    learnt.read(text)
    own = own or learnt.publisher()
    learnt.oppose(opening, own)
    learnt.settle(own)
    titles = {
        title: next(iter(owners)) for title, owners in learnt.held.items() if len(owners) == 1
    }
    for title, owners in learnt.held.items():
        if len(owners) > 1 and learnt.offices.get(title) in owners:
            titles[title] = learnt.offices[title]
        elif title in learnt.plain:
            titles[title] = own
    full = {
        party: tuple(name for name in names if name in introduced) or tuple(names[:1])
        for party, names in learnt.full.items()
    }
    return Cast(tuple(sorted(parties)), learnt.people, titles, full, own, learnt.assumed())


_STRAY_WORDS = """
    mp adviser advisor northern southern eastern western
    minister ministers foreign affairs prime president secretary the of for and vice deputy
    state mr ms mrs dr special envoy government meeting summit general trade high economy on in
    at talks meets met visits holds attends receives calls call speaks hosts welcomes
    spokesperson commissioner representative chairman premier chancellor during both he she they
    following also cabinet federal republic kingdom union with to from policy security national
    agency defence defense level dialogue working group joint committee commission january february
    march april may june july august september october november december
"""
_STRAY = frozenset(_STRAY_WORDS.split())


_SIDES = 2
_NAME_OF_COUNTRY = 40
"""Characters within which the name of a country stands."""

_VISITS = re.compile(
    r"(?:\s+[A-Z][\w’'-]*?){1,4}(?:[’']s?\s+(?:\w+\s+){0,3}visit\s+to"
    r"|\s+(?:(?:will|would|is to)\s+(?:be\s+)?visit(?:ing)?|is\s+visiting|visited|visits))"
    r"\s+(?:the\s+)?"
)
"""Between somebody's title and the country that is visited."""

_PLAIN = re.compile(rf"The\s+({TITLES})\s+(?:today\s+)?[a-z]+(?:ed|et|ke|ld|sts|ts|ks)\b")
_MET = re.compile(
    r"\b(?:met|meets|spoke|speaks|talked|held|holds|had|received|welcomed|hosted|called)\b"
    r"[^.;]{0,80}?\b(?:with|to|by)\b|\b(?:met|meets|received|receives|welcomed|hosted|called)\b"
)


@dataclass(slots=True)
class _Learnt:
    """What has been learnt so far of the people in a text."""

    parties: tuple[str, ...]
    offices: dict[str, str]
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
        last: tuple[int, str | None] = (0, None)
        for title in TITLED.finditer(passage):
            party, name = _introduced(passage, title, self.parties)
            if not party and name:
                party = self._known(name)
            if not party and name:
                party = self._visitor(passage, title)
            if not party:
                party = self.offices.get(title[1].lower())
            if not party and name and _colleague(passage[last[0] : title.start()]):
                party = last[1]
            if party:
                self._give(party, title[1], name)
            else:
                self.homeless.append((name, title[1]))
            last = title.end(), party

    def _visitor(self, passage: str, title: re.Match[str]) -> str | None:
        """Whose somebody is that visits the other of two: "President Soto's visit to Japan"."""
        visit = _VISITS.match(passage, title.end())
        visited = named(passage[visit.end() : visit.end() + _NAME_OF_COUNTRY]) if visit else []
        if len(self.parties) != _SIDES or not visited or visited[0].start:
            return None
        party = visited[0].party
        return self._other(party) if party in self.parties else None

    def publisher(self) -> str:
        """The party that introduced fewest people with a country: its own."""
        counts = {party: len(self.full.get(party, ())) for party in self.parties}
        return min(self.parties, key=lambda party: (counts[party], self.parties.index(party)))

    def oppose(self, opening: str, own: str) -> None:
        """Put the two who met on the two sides, where an opening tells no more than their names."""
        if (first := _PLAIN.match(opening)) and not named(opening[: first.end()]):
            self.plain |= {first[1].lower(), first[1].lower().split()[-1]}
        if len(self.parties) != _SIDES or not (met := _MET.search(opening)):
            return
        titles = {name: title for name, title in self.homeless if name}
        named_at = [(opening.find(name), name) for name in sorted(titles, key=len, reverse=True)]
        named_at += [(opening.find(name), name) for names in self.full.values() for name in names]
        named_at.sort(key=lambda each: each[0])
        before = [name for at, name in named_at if 0 <= at < met.start()]
        behind = [name for at, name in named_at if at >= met.end()]
        if not before or not behind:
            return
        host, guest = before[0], behind[0]
        of_host, of_guest = self._known(host), self._known(guest)
        if not of_host and host in titles:
            self._give(self._other(of_guest) if of_guest else own, titles[host], host)
        if not of_guest and guest in titles:
            self._give(self._other(of_host or own), titles[guest], guest)

    def _other(self, party: str) -> str:
        return next(other for other in self.parties if other != party)

    def settle(self, own: str) -> None:
        """Give those without a country to the publisher's own party.

        Two of one title cannot both be its only one: who they are is then assumed.
        """
        for name, title in self.homeless:
            known = self._known(name) if name else None
            if known:
                self._give(known, title, "")
            elif name or title.lower() not in self.held:
                self._give(own, title, name)
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
        return next(
            (self.people[key(word)] for word in name.split() if key(word) in self.people), None
        )

    def _give(self, party: str, title: str, name: str) -> None:
        for part in {title.lower(), title.lower().split()[-1], *title.lower().split("/")}:
            self.held.setdefault(part, set()).add(party)
        if name and not self._known(name):
            self.full.setdefault(party, []).append(name)
        for word in name.split():
            if len(key(word)) > 1 and key(word) not in _STRAY:
                self.people.setdefault(key(word), party)


_OF = r"(?:\s+(?:of|for|and|the|at\s+the)|\s+[A-Z][\w’'-]+,?|,\s+[A-Z][\w’'-]+|\s+&)"


def _introduced(
    text: str, title: re.Match[str], parties: tuple[str, ...]
) -> tuple[str | None, str]:
    """The party and the name that stand around a title, as far as they do."""
    before = text[max(0, title.start() - 90) : title.start()]
    after = text[title.end() : title.end() + 160]
    party, rest = None, re.sub(rf"^\s+(?:of|for)\s+{_PORTFOLIO}", "", after)
    lead = named(before)
    if lead and lead[-1].party in parties:
        gap = before[lead[-1].end :]
        if re.fullmatch(
            r"[’'‘]?s? (?:new |then |visiting |counterpart,? )?", gap
        ) or _LED.fullmatch(gap):
            party = lead[-1].party
    for place in named(rest)[:1]:
        gap = rest[: place.start]
        # "Director for Asia, and the Norwegian side": an office is that of a country's name.
        of_place = place.sort != "demonym" or " and the " not in gap
        office = of_place and re.fullmatch(rf"\s+(?:of|for|at\s+the)\b{_OF}{{0,14}}\s*", gap)
        near = rest != after and gap.strip() in ("", "of", "of the")
        if not party and place.party in parties and (office or near):
            party, rest = place.party, rest[place.end :]
    rest = re.sub(r"^\s+People[’']s\s+(?:Democratic\s+)?Republic\b", "", rest) if party else rest
    behind = (
        re.match(rf",?\s+(?:the\s+)?(?:{HONORIFIC})*({NAME})", rest)
        if not rest.startswith(", and")
        else None
    )
    turned = rf"(?:{HONORIFIC})+([A-Z][\w’'-]+,\s+{NAME}),\s+(?:the\s+)?$"
    appositive = re.search(turned, before) or re.search(
        rf"(?:{HONORIFIC})*({NAME}),\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){{0,3}}$",
        # "Mr. A, Minister of State, Minister of Foreign Affairs of B" bears two titles.
        re.sub(rf",\s+(?:{TITLES})(?:\s+(?:of|for)\s+[A-Z]\w+)?,\s+$", ", ", before),
    )
    if appositive and _WHERE.search(before[: appositive.start()]):
        appositive = None  # "On Northern Ireland, the President …" names nobody
    # ", H.E. Dr. A" is whose title it is, whoever is named before it.
    styled = re.match(rf",\s+(?:the\s+)?{HONORIFIC}", rest)
    alone = appositive if rest.startswith(",") and appositive and not styled else None
    for found in (alone,) if alone else (behind, appositive):
        name = _plain_name(found[1]) if found else ""
        if name and behind and found is behind and not party:
            party = _home(rest[behind.start(1) :], name, parties)
        if name:
            return party, name
    return party, ""


def _home(text: str, name: str, parties: tuple[str, ...]) -> str | None:
    """The country of "Anna Berg of the Ministry of Foreign Affairs of Norway"."""
    last = text.find(name.rsplit(maxsplit=1)[-1]) + len(name.rsplit(maxsplit=1)[-1])
    rest = text[last:]
    for place in named(rest)[:1]:
        if place.party in parties and re.fullmatch(rf"\s+of{_OF}{{0,9}}\s*", rest[: place.start]):
            return place.party
    return None


_LED = re.compile(
    r" (?:side|delegation)(?: (?:was|is|being))?(?: (?:headed|led|represented))? by (?:the |its )?"
    rf"(?:(?:{HONORIFIC})*{NAME},\s+(?:the\s+)?)?"
)
_WHERE = re.compile(r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Aa]bout|[Rr]egarding|[Cc]oncerning)\s+$")
_AND_THE = re.compile(r",?\s+and\s+the\s+$")


def _colleague(between: str) -> bool:
    """Whether a title is that of another of one side: "Minister A of B, and the Minister, C"."""
    return bool(_AND_THE.search(between)) and not _MET.search(between) and "." not in between


_PORTFOLIO = (
    r"(?:State|National\s+Defen[cs]e|(?:Foreign|External|European|Home|Internal|Economic"
    r"|Political)(?:\s+and\s+\w+)?\s+Affairs|Foreign\s+Relations|Defen[cs]e|Trade|Finance"
    r"|the\s+Economy|Energy)(?:,?\s+(?:and\s+)?(?:[A-Z]\w+\s+)?(?:Cooperation|Trade"
    r"|Integration|Defen[cs]e|Industry|Immigration|Tourism|Diaspora|Expatriates|Worship"
    r"|Commonwealth|Security\s+Policy|Development(?:\s+Affairs)?|Co-operation))*"
)


def _plain_name(words: str) -> str:
    """A name without the titles and country names that stand around it."""
    kept: list[str] = []
    for word in words.split():
        if key(word) in _STRAY or named(word):
            if kept:
                break
            continue
        kept.append(bare(word))
        if word.endswith(("’s", "'s")):
            break
    return " ".join(kept)
