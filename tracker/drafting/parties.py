"""Parties: whose readout it is, from the countries and offices that its head names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tracker.drafting.counterparts import guests
from tracker.drafting.countries import Named, named
from tracker.drafting.delegates import beside_office, first_of, members_untold, represented
from tracker.drafting.encounters import MET
from tracker.drafting.homes import VISITED, home_told, host_is_untold, met_by_one
from tracker.drafting.letterheads import home_of_letterhead
from tracker.drafting.offices import home_of, offices

_TITLED, _OFFICE, _TIED, _NAMED, _OFTEN = 6.0, 5.0, 2.0, 1.0, 12
"""What a country's name counts in the title, beside an office, beside another in one chain
("Japan-Chile relations") and in the opening; and how often it counts, by a third, in the body."""

_PAIR = 2
_SENT_TO = re.compile(
    r"\b(?:Envoy|Representative|Coordinator)\b[^.;]{0,60}\b(?:to|for|on)\s+(?:the\s+)?$"
)
"""Before what an envoy is sent to, or has in hand, who is none of those who met."""

_OF_SEVERAL = ("secretary of state", "minister of state", "state secretary")
"""Offices that several countries have: they tell of one that is named as well."""

_TIES = 3
"""Chains of one party that count."""

_TOP = 3
"""Lines at the head of a page among which its publisher is named."""

_LINE = 160
"""Characters above which a line below the title is a paragraph, which tells of others, too."""

_CHAINED = re.compile(
    r"(?:\s*[-–,]\s*(?:and )?|\s+and\s+)(?:the\s+(?:(?:[A-Z]\w+\s+){1,3}of\s+(?:the\s+)?){0,2})?"
)
_FIELD = r"(?:the\s+)?[A-Z][\w-]+(?:(?:,\s+|\s+(?:and\s+|&\s+)?)(?!of\b)[A-Z][\w-]+){0,4}"
"""What ministers are of, before their countries: "Foreign Affairs", "Trade and Industry"."""

_SEVERAL = re.compile(
    r"\b(?:[Mm]inisters|[Ll]eaders|[Pp]residents|[Gg]overnments|[Rr]epresentatives|[Oo]fficials"
    r"|[Hh]eads of (?:[Ss]tate|[Gg]overnment)|[Aa]dvisers|[Mm]inistries|[Dd]elegations)\s+"
    rf"(?:(?:of|for)\s+{_FIELD}\s+)?of\s+(?:the\s+)?(?:(?:[A-Z]\w+\s+){{1,3}}of\s+(?:the\s+)?)?$"
)
"""Who stands before the names of all whose they are: "the leaders of"."""
_BETWEEN = re.compile(
    r"\b(?:[Cc]onsultations?|[Tt]alks|[Mm]eeting|[Dd]ialogue|[Cc]ommission|[Cc]ommittee|[Ss]ession"
    r"|[Ss]ummit|[Rr]ound)\b[^.;]{0,60}?\b(?P<lead>between)\s+(?:the\s+)?"
)
_NEAR = 40
"""Characters behind "between" within which the first of two is named."""

_TIE = re.compile(r"[-–]")
_PLUS, _PLUS_BEFORE = re.compile(r"[-–]|\s*\+"), re.compile(r"\+\s*$")
_AND = (" and ", " and the ")
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


def parties_of(
    text: str, title: str, opening: str, dateline: str | None, review: list[str]
) -> tuple[str, ...]:
    """The two parties, or more where the title chains them, sorted by their codes.

    Those that are only spoken of are none: fewer than two are given where nothing tells more.

    Args:
        text: the readout.
        title: its title.
        opening: the passage that says who met.
        dateline: the city of the dateline, where there is one.
        review: takes the reason to look at them again.
    """
    title = _lowered(title)
    tied = _chained(_ELSEWHERE.sub(" ", title)) or _chained(_ELSEWHERE.sub(" ", opening))
    title, opening = (
        _SIDELINES.sub(lambda cut: " " * len(cut[0]), each) for each in (title, opening)
    )
    titled = named(title)
    if len(together := tied or _together(opening) or represented(title, opening)) > _PAIR:
        # "the Japan-Baltic lunch", "Baltic + Japan": who met the others is named in the title.
        hosts = {place.party for place in titled if _is_tied(title, place)}
        hosts |= _officers(opening)
        found = tuple(sorted(together if tied else together | hosts))
        return () if host_is_untold(opening, found) else found
    came = guests(opening) or met_by_one(opening)
    untold = members_untold(title) or members_untold(first_of(opening))
    if untold and len(came) < _PAIR:
        return ()
    ranked = _ranked(text, title, opening)
    found = tuple(sorted(ranked[: _number(title, titled)]))
    if len(came) >= _PAIR:
        # And the host is a third.
        found = tuple(sorted({*came, *found, *publishers(text)}))
        if {*found} - came:
            return found
    elif len(found) >= _PAIR and not host_is_untold(opening, found):
        return found
    home = home_told(text, opening, dateline, found) if found else None
    if home:
        review.append("whose readout it is is told only by what its side says: check the parties")
    return tuple(sorted((*found, home))) if home else ()


def _ranked(text: str, title: str, opening: str) -> list[str]:
    """Those who may have met, the surest first."""
    score: defaultdict[str, float] = defaultdict(float)
    titled = [place for place in named(title) if not _SENT_TO.search(title[: place.start])]
    body = named(text)
    speaking = {place.party for place in titled if place.sort != "capital"}
    spoken_of = {place.party for place in body if place.sort != "capital"}
    speaking |= {place.party for place in titled} & spoken_of
    for place in titled:
        score[place.party] += _NAMED if place.sort == "capital" else _TITLED
    for place in named(opening):
        sent_to = _SENT_TO.search(opening[: place.start])
        if not sent_to and (beside_office(opening, place) or _is_subject(opening, place)):
            speaking.add(place.party)
            score[place.party] += _OFFICE
        elif place.sort == "name" and not sent_to:
            score[place.party] += _NAMED
    count: defaultdict[str, int] = defaultdict(int)
    for place in body:
        if place.sort != "capital" and count[place.party] < _OFTEN:
            count[place.party] += 1
            score[place.party] += 1 / 3
    by_office = (*by_office_of(title, spoken_of), *by_office_of(opening, spoken_of))
    told = (*_between(opening), *by_office, *publishers(text))
    for party in told:
        speaking.add(party)
        score[party] += _OFFICE
    for party in (*_tied(text, speaking), *_hosts(opening)):
        speaking.add(party)
        score[party] += _TIED
    # A body such as NATO is a party where the title or an office names it, not in passing.
    return sorted(speaking, key=lambda p: (-score[p], p))


def _lowered(title: str) -> str:
    """A title in capitals as it would else be written: "TALKS OF CHILE AND PERU"."""
    if not title.isupper():
        return title
    words = (word if named(word) else word.capitalize() for word in title.split(" "))
    return re.sub(r"\b(?:Of|And|The)\b", lambda word: word[0].lower(), " ".join(words))


def _is_tied(title: str, place: Named) -> bool:
    """Whether a title ties a country to a group: "Japan-Baltic", "Baltic + Japan"."""
    return bool(_PLUS.match(title, place.end) or _PLUS_BEFORE.search(title[: place.start]))


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


def _officers(opening: str) -> set[str]:
    """Those beside whose office the first sentence of an opening names them."""
    first = first_of(opening)
    return {place.party for place in named(first) if beside_office(first, place)}


def _between(opening: str) -> list[str]:
    """The two between whom the opening says that something was held."""
    for told in _BETWEEN.finditer(opening):
        places = [place for place in named(opening) if place.start >= told.end("lead")][:_PAIR]
        both = len(places) == _PAIR and places[0].start <= told.end() + _NEAR
        if both and _CHAINED.fullmatch(opening[places[0].end : places[1].start]):
            return [place.party for place in places]
    return []


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


def main_of(words: str) -> str:
    """The words without what else was held there, and between whom."""
    return _SIDELINES.sub(lambda cut: " " * len(cut[0]), words)


def _hosts(opening: str) -> list[str]:
    """The parties that the opening says somebody was visiting."""
    return [
        place.party
        for place in named(opening)
        if place.sort == "name" and VISITED.search(opening[: place.start])
    ]


def _tied(text: str, speaking: set[str]) -> list[str]:
    """The parties of each chain of names: "Japan-Chile relations".

    "Japan and Chile" is one where one of them is known to have met.
    """
    text = main_of(text)
    ties: Counter[str] = Counter()
    for first, second in pairwise(named(text)):
        both, between = {first.party, second.party}, text[first.end : second.start]
        if len(both) > 1 and (
            _TIE.fullmatch(between) or (between in _AND and speaking.intersection(both))
        ):
            ties.update(both)
    return [party for party, number in ties.items() for _ in range(min(number, _TIES))]


def publishers(text: str) -> list[str]:
    """The party whose page it is, where its first lines, or its own residence, tell."""
    lines = [line for line in text.splitlines() if line.strip()][:_TOP]
    heads = [line for line in lines if line is lines[0] or len(line) <= _LINE]
    heads += [told for line in lines if line not in heads and MET.search(told := first_of(line))]
    found = home_of(heads) or home_of_letterhead(text)
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


def by_office_of(opening: str, spoken_of: set[str]) -> set[str]:
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
        if not lead and (party in spoken_of or office not in _OF_SEVERAL):
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
