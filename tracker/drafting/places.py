"""Places: where a meeting was held, from its dateline, its opening and its title."""

from __future__ import annotations

import re

from tracker.drafting.countries import city_states, named
from tracker.drafting.dates import days
from tracker.drafting.letters import CAPITAL
from tracker.drafting.times.vocabulary import MONTH

_PLACE = re.compile(
    rf"\bin\s+((?:(?:St|Saint)\.?\s+)?[{CAPITAL}][\w’'-]+(?:\s+[{CAPITAL}][\w’'-]+){{0,2}})"
    rf"|\b(?:[Vv]isit(?:ed|ing|s)?(?:\s+to)?|stay(?:ing)?\s+in)\s+([{CAPITAL}][\w’'-]+(?:\s+[{CAPITAL}][\w’'-]+)?)"
)
_AT_SUMMIT = re.compile(
    r"\b(?:G7|G20|APEC|ASEAN|EU|NATO|BRICS"
    r"|UNGA)\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+(?:Leaders[’']?\s+)?Summit"
)
_AT_CONFERENCE = re.compile(
    r"\bthe\s+(?!(?:Asia|Africa|Arctic|Pacific|Baltic|Balkan|European?|Global|World|International"
    rf"|Ministerial|Annual|Ocean|National|Regional)\b)([{CAPITAL}][a-zà-ÿ]+)\s+(?:International\s+)?"
    r"(?:Security\s+(?:Conference|Forum)|Peace\s+(?:Conference|Forum))"
)
"""A conference that is called by its city."""

_DATELINE = re.compile(
    rf"\(?([{CAPITAL}][\w’'.]*(?:[ -](?!{MONTH}\b)[{CAPITAL}][\w’'.]*){{0,3}})"
    rf"(?:,\s+[{CAPITAL}][A-Za-zÀ-ÿ ]{{2,30}}?)?"
    rf"(?:,?\s+[^–—.;:]{{0,30}}\d[^–—.;:]{{0,20}}?)?\)?\s*(?:–|—|--|\s-)\s*(?=[{CAPITAL}“\"])"
)
"""The city at the head of a report: "ASTANA –", "Jakarta, Indonesia, 6 September –"."""

_STANDS_ALONE = re.compile(
    rf"^[ \t]*\(?([{CAPITAL}][\w’'.-]*(?: [{CAPITAL}][\w’'.-]*){{0,2}}), "
    rf"([{CAPITAL}][A-Za-zÀ-ÿ ]{{2,30}}?)\)?[ \t]*$",
    re.MULTILINE,
)
"""A city and its country on a line of their own: "Munich, Germany"."""

_HEAD = 600
"""Characters at the head of a page among which such a line stands."""

_HOSTED = re.compile(rf"(?:^|,\s)(?:the\s+city\s+of\s+)?([{CAPITAL}][\w’'-]+)\s+hosted\s")
"""The city that hosted talks."""

_IN_TITLE = re.compile(rf"\(([{CAPITAL}][\w’'-]+(?: [{CAPITAL}][\w’'-]+)?), [^()]*\d{{4}}\)$")
"""The city and the day in brackets behind a title."""

_SITE = re.compile(
    rf"\b(?:at|in|to)\s+(?:the\s+)?((?:[{CAPITAL}][\w’'-]+\s+){{1,3}}(?:House|Palace|Castle|Hall|Cent(?:er|re)|Hotel|Bhavan|Street))\b"
)
"""A building with a name."""

_TITLED_SO = re.compile(rf"\bin\s+([{CAPITAL}][\w’'-]+(?:\s+[{CAPITAL}][\w’'-]+)?)$")


def place_of(opening: str, title: str, text: str) -> str | None:
    """The city or the site of a meeting.

    Args:
        opening: the sentence that tells who met.
        title: the title.
        text: the whole readout.
    """
    for stood in _STANDS_ALONE.finditer(text[:_HEAD]):
        if any(place.sort == "name" and not place.start for place in named(stood[2])):
            return str(stood[1])
    dated, titled = _DATELINE.match(opening), _TITLED_SO.search(title)
    bracketed, hosted = _IN_TITLE.search(title), _HOSTED.search(opening)
    cities = [found[1] for found in (bracketed, dated, hosted) if found]
    cities += [match[1] or match[2] for match in _PLACE.finditer(opening)]
    held = _AT_SUMMIT.search(opening) or _AT_CONFERENCE.search(opening)
    site = _SITE.search(opening)
    found = (
        *map(_city, cities),
        _city(held[1]) if held else None,
        _city(titled[1]) if titled else None,
        site[1] if site else None,
    )
    place: str | None = next(filter(None, found), None)
    if place:
        return place
    line = text.strip().splitlines()[0] if text.strip() else ""
    places = [place for place in named(line) if place.sort == "capital" and place.end == len(line)]
    return line[places[0].start : places[0].end] if places else None


def last_place(words: str) -> str | None:
    """The last place that some words name."""
    found = [match[1] for match in _PLACE.finditer(words) if not days(f"{match[1]} 1")]
    return found[-1] if found else None


def _city(words: str) -> str | None:
    """What is named as a place, unless it is a country or a month."""
    if words in city_states():
        return words
    country = [place for place in named(words) if place.sort != "capital"]
    if country or days(words + " 1") or words.split(maxsplit=1)[0] in ("The", "This"):
        return None
    return words.title() if words.isupper() else words
