"""Places: where a meeting was held, from its dateline, its opening and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.drafting.countries import named
from tracker.drafting.datelines import city_at_end
from tracker.drafting.encounters import MEETS
from tracker.drafting.letters import CAPITAL
from tracker.drafting.place_names import RUN, SITE, city_of, is_capital, site_of
from tracker.drafting.sentences import sentences

_IN = re.compile(rf"\b(?:[Ii]n|at(?=\s+The\s+Hague))\s+(?:the\s+city\s+of\s+)?({RUN})")
_VISITING = re.compile(
    r"\b(?:[Vv]isit(?:ed|ing|s)?(?:\s+to)?|stay(?:ing)?\s+in|arrived\s+in)\s+"
    rf"(?:the\s+city\s+of\s+)?({RUN})"
)
_MET = re.compile(
    r"\b(?:held|met|meets?|convened|hosted|chaired|co-chaired|took\s+place|takes\s+place|received"
    r"|welcomed|gathered|opened|concluded|meeting|talks|consultations?|dialogue|round|session)\b"
    r"[^,;.()]{0,120}$",
    re.IGNORECASE,
)
"""What tells, before "in Lima", that the meeting was there."""

_THERE_THEY_MET = re.compile(
    r"\s*(?:today|yesterday|on\s+\w+\s+\w+)?,?\s+[^;.()]{0,160}?"
    rf"\b{MEETS}\b",
)
"""What tells, behind "In Lima" at the head of a sentence, that the meeting was there."""

_THEN = re.compile(r"\s*(?:[,.]|$|\b(?:on|today|yesterday|this\s+(?:morning|afternoon|evening))\b)")
_MATTER = re.compile(
    r"\b(?:peace|security|safety|co-?operation|co-?ordination|partnership|progress|advances|trade"
    r"|commerce|investments?|training|research|studies|fisheries|excellence|exchanges?"
    r"|collaboration)(?:\s+and\s+\w+)?\s+$",
    re.IGNORECASE,
)
"""What may be in a matter, in a country or in a city: "cooperation in"."""

_NOT_HELD = re.compile(
    r"\b(?:(?:situations?|conflict|war|crisis|developments?|elections?|stability|fighting"
    r"|violence)(?:\s+and\s+\w+)?|residence|resident|based|accredited|born|ambassadors?|embassy"
    r"|consuls?(?:[ -]general)?|consulate(?:[ -]general)?|missions?|representatives?"
    r"|(?!(?:was|were|is|been|and|also|who)\s)[a-z]+\s+(?:signed|adopted|reached|agreed|launched))"
    r"\s+$",
    re.IGNORECASE,
)
"""What is in a place, and no meeting: "the situation in", "with residence in"."""

_OTHER = re.compile(
    r"\b(?:will|would|shall|to\s+(?:attend|participate|take\s+part|be\s+held|be\s+hosted|speak)"
    r"|ahead\s+of|prior\s+to|in\s+advance\s+of|(?<!the\s)following|after|before|since|previous"
    r"|last(?!\s+(?:\w+day|week|night)\b)|earlier|next|forthcoming|upcoming|future|planned"
    r"|invit(?:ed|ation)|recent)\b[^,;]*$|\b(?:taken|agreed|adopted|made|signed|set\s+up)\s+at\s+the\s+"
    r"[^,;]*$|,\s+an?\s+[a-z]+\s+(?:of|at|from)\b[^,;]*$"
)
"""What stands before a place where something else was, or is to be."""

_TOLD_AFTER = re.compile(
    r"(\b(?:said|says|stated|told|issued)\b[^,;.]{0,60}?\s)(?:following|after)"
    r"(?=\s+(?:[\w-]+\s+){0,2}?(?:talks|meeting|consultations)\s)"
)
"""What is said of talks that are over: "said today following talks in Lima"."""

_LATER = re.compile(
    r"^In\s+[A-Z]|\b(?:today|this\s+(?:morning|afternoon|evening)|the\s+(?:two|three|both)\s+\w+\s+(?:met|held)"
    r"|(?:was|were)\s+held|took\s+place|co-chaired|held\s+(?:talks|a\s+meeting)|received\s+by)\b"
)
"""How a later sentence of an opening goes on with the meeting."""

_TODAY = re.compile(r"\b(?:today|this\s+(?:morning|afternoon|evening))\b")

_AT_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|earlier|next|forthcoming|will|would|since)\b", re.IGNORECASE
)
"""What tells that a later sentence speaks of another meeting."""

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

_APART = re.compile(
    r"\b(?:virtual(?:ly)?|video[- ]?(?:tele)?(?:conferenc\w+|call|link|meeting)|teleconference"
    r"|(?:tele)?phone|[Cc]alls?\s+(?:with|to|between)|spoke\s+(?:today\s+|yesterday\s+)?(?:with|to))\b"
)
"""What tells that those who met were in several places."""

_HOSTED = re.compile(rf"(?:^|,\s)(?:the\s+city\s+of\s+)?({RUN})\s+hosted\s")
"""The city that hosted talks."""

_IN_TITLE = re.compile(rf"\(({RUN})(?:,\s+{RUN})?,\s+[^()]*\d{{4}}\)$")
"""The city and the day in brackets behind a title."""

_DAY_AT_END = re.compile(
    rf"(?:,|\s[–—-])\s+({RUN}),?\s+(?:\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+[A-Za-z]{{3,9}},?"
    r"|[A-Z][A-Za-z]{2,8}\s+\d{1,2}(?:\s*[-–]\s*\d{1,2})?,)\s+\d{4}\.?$"
)
"""The city and the day at the end of a title: "…, LIMA, 4 MAY 2031"."""

_VISIT_IN_TITLE = re.compile(rf"\b[Vv]isit\b[^.]*?\bto\s+({RUN})(?=,\s+\d|\s*\(|\s*$)")
"""The city of which a title says that somebody visited it."""

_DONE = re.compile(
    rf"\b(?:Done|DONE|Issued|Adopted|Signed)\s+(?:at|in)\s+(?:the\s+city\s+of\s+)?({RUN})"
)
"""How a communiqué ends."""

_GUEST = (
    r"(?:his|her|the|their)\s+(?:\w+\s+){0,2}?(?:counterparts?|guests?|delegation|colleagues?"
    rf"|[Mm]inisters?|[Pp]resident)|(?:Mr|Ms|Mrs|Dr|[Mm]inister|President)\.?\s+{RUN}"
)
_WELCOMED = re.compile(
    rf"\b[Ww]elcom(?:ed?|ing)\s+(?:warmly\s+)?(?:{_GUEST})\s+"
    rf"(?:to|(?:on|for)\s+(?:his|her|their)\s+(?:[\w-]+\s+){{0,3}}?visit\s+to)\s+({RUN})"
)
"""The city to which a host welcomes a guest."""

_FIRST_VISIT = re.compile(
    r"(?:\b(?:[Ii]t|[Tt]his)\s+(?:was|is|marks|marked)\s+(?:the|his|her)|,\s+(?:his|her))\s+"
    rf"first\s+(?:\w+\s+)?visit\s+to\s+({RUN})"
)
"""What is told of the visit in which they met: "It was her first visit to Lima"."""

_PREFECTURE = re.compile(
    r",\s+(?:(?:Hokkaido|Okinawa|Kyoto|Osaka|Tokyo|Kanagawa|Chiba|Saitama|Aichi|Hyogo|Hiroshima"
    r"|Fukuoka|Nagasaki|Kumamoto|Kagoshima|Miyagi|Fukushima|Nagano|Shizuoka|Mie|Nara|Ishikawa"
    r"|Toyama|Niigata|Yamaguchi|Okayama|Ehime|Kagawa|Oita|Miyazaki|Gifu|Shiga|Aomori|Iwate|Akita"
    r"|Yamagata|Ibaraki|Tochigi|Gunma|Fukui|Yamanashi|Wakayama|Tottori|Shimane|Tokushima|Kochi"
    r"|Saga)\b|[A-Z]\w+\s+Prefecture\b)"
)
"""What stands behind a city of Japan, which is elsewhere called by its name alone."""

_ITS_CAPITAL = re.compile(
    rf"\bin\s+the\s+(?P<country>[{CAPITAL}][\w-]+\s+capital|capital\s+of\s+(?:the\s+)?{RUN})\b"
)
_AT_CAPITAL = re.compile(
    rf"\bat\s+[^,;.()]{{3,60}},\s+(?:in\s+)?({RUN})(?=\s*(?:[.,(]|$)|\s+(?:on|today|with)\b)"
)
"""A capital behind what stands in it: "at the Ministry of Foreign Affairs, Lima"."""


def place_of(opening: str, title: str, text: str, dateline: str | None = None) -> str | None:
    """The city of a meeting, or the site where no city is named.

    Args:
        opening: the paragraph that tells who met.
        title: the title.
        text: the whole readout.
        dateline: the city of the dateline, where one stands at the head.
    """
    first, *later = [span.of(opening) for span in sentences(opening)] or [""]
    if _APART.search(title) or _APART.search(text[: text.find(first) + len(first)]):
        return None
    bracketed, hosted = _IN_TITLE.search(title), _HOSTED.search(first)
    at_end = _DAY_AT_END.search(title)
    summit = _AT_SUMMIT.search(first) or _AT_CONFERENCE.search(first)
    done = _DONE.search(text[-_END:])
    beginning = text[:_BEGINNING]
    told = (
        city_of(bracketed[1]) if bracketed else None,
        city_of(at_end[1].title() if at_end[1].isupper() else at_end[1]) if at_end else None,
        *_held(first),
        *_visited(first),
        dateline,
        city_of(hosted[1]) if hosted else None,
        *_named_in(first),
        city_of(summit[1]) if summit else None,
        *(city for one in later if _goes_on(one) for city in (*_held(one), *_visited(one))),
        *(city for city in _held(title)),
        *(city_of(words) for words in _of_site(opening)),
        *(city_of(found[1]) for found in _VISIT_IN_TITLE.finditer(title)),
        *_at_capital(first),
        _in_its_capital(first, text),
        city_of(done[1]) if done else None,
        *(city_of(found[1]) for found in _WELCOMED.finditer(beginning)),
        *(city_of(found[1]) for found in _FIRST_VISIT.finditer(beginning)),
        *(city for one in _of_today(beginning) for city in _held(one)),
        city_at_end(text, opening),
    )
    return next(filter(None, told), None) or site_of(first) or _in_first_line(text)


def _goes_on(sentence: str) -> bool:
    """Whether a later sentence of an opening still tells of the meeting."""
    return bool(_LATER.search(sentence)) and not _AT_ANOTHER_TIME.search(sentence)


_END = 400
"""Characters at the end of a communiqué within which it is told where it was done."""

_LEAD = 300
"""Characters before a place within which it is told what was there."""

_BEGINNING = 2500
"""Characters within which a guest is welcomed."""


def last_place(words: str) -> str | None:
    """The last place that some words name."""
    found = [city for match in _IN.finditer(words) if (city := city_of(match[1]))]
    return found[-1] if found else None


def _mentions(words: str) -> Iterator[tuple[str, str, str]]:
    """What stands before each "in Lima", the city, and what stands behind it."""
    plain = re.sub(r"\([^()]*\)", lambda aside: " " * len(aside[0]), words)
    plain = _TOLD_AFTER.sub(lambda told: told[1].ljust(len(told[0])), plain)
    for match in _IN.finditer(plain):
        lead = plain[max(0, match.start() - _LEAD) : match.start()]
        other = _OTHER.search(lead) or _NOT_HELD.search(lead)
        city = None if other else city_of(match[1])
        if city and not (_MATTER.search(lead) and not is_capital(city)):
            rest = plain[match.start(1) + len(city) :]
            if lead.strip() or _they_met(rest):
                yield lead, city.removesuffix(" City") if _PREFECTURE.match(rest) else city, rest


def _held(words: str) -> Iterator[str]:
    """The cities of which a sentence says that the meeting was there."""
    for lead, city, rest in _mentions(words):
        if not lead.strip() or _MET.search(lead) or (lead.endswith(", ") and _THEN.match(rest)):
            yield city


def _they_met(behind: str) -> bool:
    """Whether a sentence that begins with "In Lima" goes on with the meeting."""
    met = _THERE_THEY_MET.match(behind)
    return met is not None and not _AT_ANOTHER_TIME.search(met[0])


def _visited(words: str) -> Iterator[str]:
    """The cities that somebody was visiting who met there."""
    for match in _VISITING.finditer(words):
        city = city_of(match[1])
        if city and not _OTHER.search(words[max(0, match.start() - _LEAD) : match.start()]):
            yield city


def _named_in(words: str) -> Iterator[str]:
    yield from (city for _, city, _ in _mentions(words))


def _at_capital(words: str) -> Iterator[str]:
    for match in _AT_CAPITAL.finditer(words):
        city = city_of(match[1])
        if city and is_capital(city) and not _OTHER.search(words[: match.start()]):
            yield city


def _in_its_capital(words: str, text: str) -> str | None:
    """The capital that is told by its country: "in the Chilean capital", as the text calls it."""
    told = _ITS_CAPITAL.search(words)
    country = next(iter(named(told["country"])), None) if told else None
    if (
        told is None
        or country is None
        or _OTHER.search(_TOLD_AFTER.sub(r"\1", words[: told.start()]))
    ):
        return None
    capitals = (one for one in named(text) if one.sort == "capital" and one.party == country.party)
    return next((text[one.start : one.end] for one in capitals), None)


def _of_today(words: str) -> Iterator[str]:
    """The sentences that tell of a meeting on the day of the page."""
    told = (span.of(words) for span in sentences(words))
    return (one for one in told if _TODAY.search(one) and _goes_on(one))


def _of_site(words: str) -> Iterator[str]:
    """The cities named behind a building: "at Pizarro Palace, Lima"."""
    yield from (match["city"] for match in SITE.finditer(words) if match["city"])


def _in_first_line(text: str) -> str | None:
    line = text.strip().splitlines()[0] if text.strip() else ""
    places = [place for place in named(line) if place.sort == "capital" and place.end == len(line)]
    return line[places[0].start : places[0].end] if places else None
