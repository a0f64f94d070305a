"""Parties: whose readout it is, from the countries and offices that its head names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tracker.domain.parties import BODIES
from tracker.drafting.countries import Named, named
from tracker.drafting.offices import home_of, offices
from tracker.drafting.sentences import sentences
from tracker.drafting.titles import TITLED, TITLES

_TITLED, _OFFICE, _TIED, _NAMED, _OFTEN = 6.0, 5.0, 2.0, 1.0, 12
"""What a country's name counts in the title, beside an office, beside another in one chain
("Japan-Chile relations") and in the opening; and how often it counts, by a third, in the body."""

_PAIR = 2
_TIES = 3
"""Chains of one party that count."""

_TOP = 3
"""Lines at the head of a page among which its publisher is named."""

_BEFORE = re.compile(rf"(?:{TITLES})[^,.;]*\b(?:of|for)\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$")
_BEHIND = re.compile(
    rf"[’'‘]?s?\s+(?:(?:[A-Z][\w-]*\s+){{0,2}}(?:{TITLES}|[Cc]ounterpart)"
    r"|(?:[A-Z][\w-]*\s+){1,4}Member\b)"
)
_CHAINED = re.compile(
    r"(?:\s*[-–,]\s*(?:and )?|\s+and\s+)(?:the\s+(?:(?:[A-Z]\w+\s+){1,3}of\s+(?:the\s+)?){0,2})?"
)
_SEVERAL = re.compile(
    r"\b(?:[Mm]inisters|[Ll]eaders|[Pp]residents|[Gg]overnments|[Rr]epresentatives|[Oo]fficials"
    r"|[Hh]eads of (?:[Ss]tate|[Gg]overnment)|[Aa]dvisers)\s+of\s+(?:the\s+)?$"
)
"""Who stands before the names of all whose they are: "the leaders of"."""
_MET_WITH = re.compile(
    r"\b(?:met|meets|spoke|talked|held\s+\w+)\b[^.;]{0,40}?\bwith\b|\b(?:spoke|talked)\s+to\b"
)
_BETWEEN = re.compile(
    r"\b(?:[Cc]onsultations?|[Tt]alks|[Mm]eeting|[Dd]ialogue|[Cc]ommission|[Cc]ommittee|[Ss]ession"
    r"|[Ss]ummit|[Rr]ound)\b[^.;]{0,60}?\b(?P<lead>between)\s+(?:the\s+)?"
)
_NEAR = 40
"""Characters behind "between" within which the first of two is named."""

_TIE = re.compile(r"[-–]")
_AND = (" and ", " and the ")
_VISITED = re.compile(
    r"\b(?:visit(?:ing|ed|s)?(?:\s+to)?|(?:is|was|arrived)\s+in)\s+(?:the\s+)?$", re.IGNORECASE
)
_BESIDE = (
    r"on (?:the )?(?:sidelines?|margins?|occasion|fringes) of|at the sidelines of|to attend"
    r"|ahead of|prior to"
)
_ELSEWHERE = re.compile(rf"\b(?:{_BESIDE}|after|following)\b[^,;.]{{0,300}}", re.IGNORECASE)
"""What was held besides, whoever met there."""

_SIDELINES = re.compile(
    rf"\b(?:{_BESIDE}|to participate in|to take part in|in advance of"
    r"|for the (?=[^,;.]{0,120}\b(?:Meetings?|Summit|Conference|Forum|Assembly)\b))\b[^,;.]{0,300}",
    re.IGNORECASE,
)
"""What else was held there, and between whom."""


def parties_of(text: str, title: str, opening: str) -> tuple[str, ...]:
    """The two parties, or more where the title chains them, sorted by their codes.

    Those that are only spoken of are none: fewer than two are given where nothing tells more.

    Args:
        text: the readout.
        title: its title.
        opening: the passage that says who met.
    """
    tied = _chained(_ELSEWHERE.sub(" ", title)) or _chained(_ELSEWHERE.sub(" ", opening))
    title, opening = (
        _SIDELINES.sub(lambda cut: " " * len(cut[0]), each) for each in (title, opening)
    )
    score: defaultdict[str, float] = defaultdict(float)
    titled = named(title)
    if len(together := tied or _together(opening) or _represented(title, opening)) > _PAIR:
        # "the Japan-Baltic lunch": who hosts the others is named in the title.
        hosts = {place.party for place in titled if _TIE.match(title, place.end)}
        return tuple(sorted(together if tied else together | hosts))
    speaking = {place.party for place in titled}
    for place in titled:
        score[place.party] += _NAMED if place.sort == "capital" else _TITLED
    for place in named(opening):
        if _beside_office(opening, place) or _is_subject(opening, place):
            speaking.add(place.party)
            score[place.party] += _OFFICE
        elif place.sort == "name":
            score[place.party] += _NAMED
    body = named(text)
    count: defaultdict[str, int] = defaultdict(int)
    for place in body:
        if place.sort != "capital" and count[place.party] < _OFTEN:
            count[place.party] += 1
            score[place.party] += 1 / 3
    told = (*_between(opening), *_by_office(title), *_by_office(opening), *_publishers(text))
    for party in told:
        speaking.add(party)
        score[party] += _OFFICE
    for party in (*_tied(text, speaking), *_hosts(opening)):
        speaking.add(party)
        score[party] += _TIED
    # A body such as NATO is a party where the title or an office names it, not in passing.
    ranked = sorted(speaking, key=lambda p: (-score[p], p))
    found = tuple(sorted(ranked[: _number(title, titled)]))
    return () if _host_is_untold(opening, found) else found


def _together(opening: str) -> set[str]:
    """Those whose ministers or leaders the opening says met: "the leaders of A, B and C"."""
    places = [place for place in named(opening) if place.sort == "name"]
    found: set[str] = set()
    for number, place in enumerate(places):
        last = places[number - 1] if number else None
        if last and found and _CHAINED.fullmatch(opening[last.end : place.start]):
            found.add(place.party)
        elif _SEVERAL.search(opening[: place.start]):
            found = {place.party}
        elif found:
            break
    return found


def _between(opening: str) -> list[str]:
    """The two between whom the opening says that something was held."""
    for told in _BETWEEN.finditer(opening):
        places = [place for place in named(opening) if place.start >= told.end("lead")][:_PAIR]
        both = len(places) == _PAIR and places[0].start <= told.end() + _NEAR
        if both and _CHAINED.fullmatch(opening[places[0].end : places[1].start]):
            return [place.party for place in places]
    return []


def _host_is_untold(opening: str, found: tuple[str, ...]) -> bool:
    """Whether both are those whom a third met, of whom no country is told.

    "State Secretary A met with Minister B of Chile and Minister C of Peru" on a third's page.
    """
    first = opening[: next((span.end for span in sentences(opening)), 0)]
    met = _MET_WITH.search(first)
    if not met or named(first[: met.start()]) or not TITLED.search(first[: met.start()]):
        return False
    officers = {
        place.party
        for place in named(first)
        if place.start > met.end() and _beside_office(first, place)
    }
    return len(found) == _PAIR and set(found) <= officers


def _chained(words: str) -> set[str]:
    """Three or more that are tied into one: "the Polish-Romanian-Turkish consultations"."""
    found: list[str] = []
    for first, second in pairwise(named(words)):
        if not _TIE.fullmatch(words[first.end : second.start]):
            if len(found) > _PAIR:
                break
            found = []
            continue
        found = found or [first.party]
        found.append(second.party)
    return set(found) if len(found) > _PAIR else set()


def _represented(title: str, opening: str) -> set[str]:
    """Those whose officers an opening lists, where one sentence of it lists more than two.

    Where the title names a body, such as ASEAN, they are its members and no parties.
    """
    found: set[str] = set()
    together: set[str] = set()
    if any(place.party in BODIES for place in named(title)):
        return found
    most = 0
    for span in sentences(opening):
        words = span.of(opening)
        officers = {place.party for place in named(words) if _beside_office(words, place)}
        together = together | officers if _JOINED.match(words) else officers
        most = max(most, len(together))
        found |= officers
    return found if most > _PAIR else set()


_JOINED = re.compile(
    r"(?:(?:His|Her|Their|The)\s+(?:other\s+)?(?:guests|counterparts|participants|colleagues)\s+(?:were|included)"
    r"|(?:He|She|They|The\s+\w+)\s+(?:was|were)\s+(?:also\s+)?(?:joined|attended|accompanied)\s+by"
    r"|(?:Also|Others?)\s+(?:present|attending|taking\s+part)"
    r"|(?:The\s+)?(?:talks|meeting|consultations)\s+(?:was|were)\s+(?:also\s+)?attended\s+by)\b"
)
"""How an opening goes on with who else met."""


def _main(words: str) -> str:
    """The words without what else was held there, and between whom."""
    return _SIDELINES.sub(lambda cut: " " * len(cut[0]), words)


def _hosts(opening: str) -> list[str]:
    """The parties that the opening says somebody was visiting."""
    return [
        place.party
        for place in named(opening)
        if place.sort == "name" and _VISITED.search(opening[: place.start])
    ]


def _tied(text: str, speaking: set[str]) -> list[str]:
    """The parties of each chain of names: "Japan-Chile relations".

    "Japan and Chile" is one where one of them is known to have met.
    """
    text = _main(text)
    ties: Counter[str] = Counter()
    for first, second in pairwise(named(text)):
        both, between = {first.party, second.party}, text[first.end : second.start]
        if len(both) > 1 and (
            _TIE.fullmatch(between) or (between in _AND and speaking.intersection(both))
        ):
            ties.update(both)
    return [party for party, number in ties.items() for _ in range(min(number, _TIES))]


def _publishers(text: str) -> list[str]:
    """The party whose page it is, where its first lines, or its own residence, tell."""
    found = home_of([line for line in text.splitlines() if line.strip()][:_TOP])
    return [found] if found else []


def _is_subject(opening: str, place: Named) -> bool:
    """Whether a country or a body stands at the head of the opening as one that acts."""
    if place.sort != "name":
        return False
    head, after = opening[: place.start], opening[place.end :]
    return bool(_HEAD.fullmatch(head)) and bool(_ACTING.match(after))


_HEAD = re.compile(r"(?:[A-Z][\w ]{0,30}[,:]\s+)?(?:[Tt]he\s+)?(?:.{0,40}\sand\s+(?:the\s+)?)?")
_ACTING = re.compile(
    r"(?:\s+and\s+|,?\s+(?:today\s+|also\s+)?(?:held|hold|met|meet|conducted|convened)\b)"
)


def _beside_office(opening: str, place: Named) -> bool:
    before = opening[max(0, place.start - 70) : place.start]
    behind = opening[place.end : place.end + 60]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def _by_office(opening: str) -> set[str]:
    """The parties of the offices named with no country beside them."""
    found = set()
    for office, party in offices().items():
        # "Foreign Minister Secretary" is nobody: a bare "secretary" tells no party here.
        if office == "secretary":
            continue
        words = re.search(rf"\b{re.escape(office)}\b", opening, re.IGNORECASE)
        if not words or not words[0][0].isupper():
            continue
        lead = named(opening[max(0, words.start() - 30) : words.start()])
        if not lead:
            found.add(party)
    return found


def _number(title: str, titled: Sequence[Named]) -> int:
    """How many parties there are: more than two only where the title puts them in one chain."""
    chain = longest = 1
    for first, second in pairwise(place for place in titled if place.sort == "name"):
        joined = _CHAINED.fullmatch(title[first.end : second.start])
        chain = chain + 1 if joined else 1
        longest = max(longest, chain)
    return max(2, longest)
