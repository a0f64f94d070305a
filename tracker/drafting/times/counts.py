"""Times counted from the anchor: "tomorrow", "two weeks later", "within three months"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times import counting, eras
from tracker.drafting.times.phrases import Reading
from tracker.drafting.times.vocabulary import MONTHS, NUMBERS, WEEKDAYS, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(name for name in WEEKDAYS if name.endswith('day'))})"
_DAYS = frozenset(
    f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
    for day in range(1, 32)
)
"""The days of a month as they are told without it: "on the 24th"."""
_AHEAD = r"(?:next|coming|following|upcoming)"
_FROM_NOW = (
    r"(?!\s+(?:of(?! today)|after|before|from(?! now)|following|prior|since|ago|earlier|old))\b"
)
_ERA = "|".join(sorted(name.capitalize() for name in eras.NAMES if name not in eras.SHORTENED))
_NO_OTHER_YEAR = rf"(?!,?\s*(?:of\s+)?(?:[’'‘]?\d|(?-i:{_ERA}|[A-Z]{{2}}|[A-Z]\.[A-Z])\b))"
_ALONE = r"\b(?![’'])"
_NOT_A_TALLY = (
    r"(?<!first )(?<!time )(?<!times )(?<!once )(?<!twice )(?<!second )(?<!third )(?<!visit )"
)


class _Rule(NamedTuple):
    name: str
    needs: frozenset[str]
    """Words of which one must be there before the pattern is tried."""
    pattern: re.Pattern[str]
    read: Callable[[date, re.Match[str]], counting.Counted | None]


def _rule(
    name: str,
    needs: str,
    pattern: str,
    read: Callable[[date, re.Match[str]], counting.Counted | None],
) -> _Rule:
    return _Rule(name, word_set(needs), re.compile(rf"\b{pattern}", re.IGNORECASE), read)


_RULES: Final = (
    _rule(
        "within a count",
        "within less more later",
        rf"(?:within|in no more than|in less than|no later than)\s+(?:the\s+)?(?:{_AHEAD}\s+)?"
        rf"{_NUMBER}\s+{_UNIT}{_FROM_NOW}(?:\s+from now)?(?![’'-])",
        counting.within,
    ),
    _rule(
        "within the next",
        "within",
        rf"within\s+the\s+(?:{_AHEAD})\s+(?P<unit>month|year|week)\b",
        counting.within_one,
    ),
    _rule(
        "over a count",
        "in over during throughout across for",
        r"(?:(?:in|over|during|throughout|across|for(?=\s+the\s+(?:next|coming)\b))\s+"
        rf"the\s+(?:course of the\s+)?{_AHEAD}"
        rf"|(?<!took place )(?:over|for|during)\s+(?:a|the)\s+period\s+of)\s+"
        rf"(?:(?:two|three|four|\d)\s+(?:to|or)\s+)?{_NUMBER}\s+{_UNIT}{_FROM_NOW}(?![’'-])",
        counting.over,
    ),
    _rule(
        "money over a count",
        "over across",
        rf"(?:million|billion|thousand|crore|lakh|dollars|euros?|yen|pounds|pesos|funding|funds|grants?"
        rf"|loans?|assistance|budget|investments?)\b[^,;.:]{{0,50}}?\s(?P<when>(?:over|across)\s+"
        rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\s+"
        rf"(?P<unit>month|year)s{_FROM_NOW})(?![’'-])",
        counting.over,
    ),
    _rule(
        "a count from now",
        "later now hence",
        rf"{_NUMBER}\s+{_UNIT}\s+(?:later|from now|hence)\b(?!\s+than)",
        counting.later,
    ),
    _rule(
        "in a count", "time", rf"(?:in|after)\s+{_NUMBER}\s+{_UNIT}[’']s?\s+time\b", counting.later
    ),
    _rule(
        "in a count",
        "weeks week months month",
        rf"{_NOT_A_TALLY}in\s+{_NUMBER}\s+(?P<unit>week|month)s?{_FROM_NOW}(?![’'-])",
        counting.later,
    ),
    _rule(
        "the day after tomorrow",
        "tomorrow",
        rf"(?:on\s+)?the day after tomorrow{_ALONE}",
        counting.day_on(2),
    ),
    _rule(
        "the following day",
        "day",
        rf"(?<!followed )(?:on\s+)?the (?:following|next) day{_ALONE}",
        counting.day_on(1),
    ),
    _rule("tomorrow", "tomorrow", rf"tomorrow{_ALONE}", counting.day_on(1)),
    _rule(
        "later today",
        "today day tonight evening afternoon",
        rf"(?:later today|later (?:in the|that) day|tonight|this (?:evening|afternoon)){_ALONE}",
        counting.day_on(0),
    ),
    _rule(
        "the end of next week",
        "week",
        r"(?:by|before|until)\s+(?:(?:the\s+)?end of\s+)?next week\b(?![’'])",
        counting.end_of_week(1),
    ),
    _rule(
        "the end of the week",
        "week",
        r"(?:by|before|until)\s+(?:the\s+)?end of (?:the|this) week\b",
        counting.end_of_week(0),
    ),
    _rule(
        "within the year",
        "within",
        r"within\s+(?:the|this|the current|the present)\s+(?:calendar\s+)?year\b"
        r"(?![’'-]|\s+(?:of\s+)?\d{3})",
        counting.year_of_anchor,
    ),
    _rule(
        "within the month",
        "within",
        r"within\s+(?:the|the current|the present)\s+(?:calendar\s+)?month\b"
        r"(?![’'-]|\s+(?:of|in|after|following|before)\b|\s+\d)",
        counting.month_of_anchor,
    ),
    _rule(
        "a date for a count",
        "for",
        rf"(?:from|starting(?:\s+on)?|beginning(?:\s+on)?)\s+(?P<month>{'|'.join(MONTHS)})\s+"
        rf"(?P<day>\d{{1,2}}),?\s*(?P<year>\d{{4}})?\s*for\s+{_NUMBER}\s+{_UNIT}\b",
        counting.count_from,
    ),
    _rule(
        "before the year is out",
        "year",
        r"(?:before|by the time)\s+the year\s+"
        r"(?:is\s+(?:out|over)|ends|closes|comes to (?:an end|a close))\b",
        counting.by_december(31),
    ),
    _rule(
        "before the month is out",
        "month week",
        r"(?:before|by the time)\s+(?:the|this)\s+(?P<unit>month|week)\s+"
        r"(?:is\s+(?:out|over)|ends|closes|comes to (?:an end|a close))\b",
        counting.end_of_running,
    ),
    _rule(
        "a weekday",
        " ".join(WEEKDAYS),
        rf"on\s+{_WEEKDAY}"
        rf"(?!,?\s+(?:the\s+)?\d|,?\s+[A-Z]\w+\s+\d"
        rf"|,?\s+(?:of\s+)?(?:next|this|last|the following)\b){_ALONE}",
        counting.bare_weekday,
    ),
    _rule(
        "a count from a date",
        "from starting beginning",
        rf"(?:over|for|during)\s+(?:the\s+|a\s+period\s+of\s+)?{_NUMBER}\s+{_UNIT}\s+"
        rf"(?:from|starting(?:\s+(?:in|from|on))?|beginning(?:\s+(?:in|from|on))?)\s+"
        rf"(?!\d{{1,2}}\s+[A-Z])(?:(?P<month>{'|'.join(MONTHS)})\s*)?(?P<day>\d{{1,2}}(?!\d))?,?\s*(?P<year>\d{{4}}(?!\d))?\b{_NO_OTHER_YEAR}",
        counting.count_from,
    ),
    _rule(
        "a day of a month",
        "month",
        r"on\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<which>this|next)\s+month\b",
        counting.day_of_month,
    ),
    _rule(
        "a day alone",
        " ".join(sorted(_DAYS)),
        r"on\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[.,;)]|$)|\s+(?:in\s+(?:line|order|accordance|[A-Z])|at|and|to|with)\b)",
        counting.day_alone,
    ),
    _rule(
        "a fortnight",
        "fortnight",
        r"(?:in\s+(?:a|one)\s+fortnight(?:[’']s\s+time)?|a\s+fortnight\s+(?:later|from\s+now|hence))\b",
        counting.fortnight,
    ),
    _rule(
        "the turn of the year",
        "turn",
        r"(?:around|at|about)\s+the\s+turn\s+of\s+the\s+year\b",
        counting.turn_of_year,
    ),
    _rule(
        "Christmas",
        "christmas",
        rf"(?:by|before|until)\s+christmas{_ALONE}(?!,?\s+(?:of\s+)?(?:next|this|[’'‘]?\d))",
        counting.by_december(25),
    ),
    _rule(
        "the week after next",
        "week",
        rf"(?:in )?the week after next{_ALONE}",
        counting.week(2, 0, 6),
    ),
    _rule(
        "a weekday to come",
        " ".join(WEEKDAYS),
        r"(?:on\s+)?(?P<which>this|next|this coming|the coming|the following)\s+"
        rf"{_WEEKDAY}{_ALONE}",
        counting.weekday,
    ),
    _rule("next weekend", "weekend", rf"next weekend{_ALONE}", counting.week(1, 5, 6)),
    _rule(
        "this weekend", "weekend", rf"(?:this|the coming) weekend{_ALONE}", counting.week(0, 5, 6)
    ),
    _rule(
        "next week",
        "week",
        rf"(?:early |late |later |in )?next week{_ALONE}",
        counting.week(1, 0, 6),
    ),
    _rule(
        "this week",
        "week",
        rf"(?:(?:later|within|during) )?this week{_ALONE}",
        counting.week(0, 0, 6),
    ),
)
"""The rules, each better than those below it."""

_PAST = re.compile(r"\b(?:earlier|before|since)\s+$", re.IGNORECASE)
_AROUND = re.compile(r"\b(?:as early as|as soon as|around|about)\s+$", re.IGNORECASE)
CUES: Final = (
    word_set(
        "day days week weeks weekend month months year years tomorrow today tonight evening "
        "afternoon christmas fortnight"
    )
    | frozenset(WEEKDAYS)
    | _DAYS
)
"""Words of which one stands in every such time."""


def readings(text: str, words: frozenset[str], anchor: date) -> Iterator[Reading]:
    """The counted times of a text; they may overlap, the earlier rule being the better one."""
    if words.isdisjoint(CUES):
        return
    for rule in _RULES:
        if words.isdisjoint(rule.needs):
            continue
        for found in rule.pattern.finditer(text):
            if _PAST.search(text, 0, found.start()):
                continue
            try:
                counted = rule.read(anchor, found)
            except (ValueError, OverflowError):
                continue
            if counted:
                start = found.start("when" if "when" in rule.pattern.groupindex else 0)
                around = _AROUND.search(text, 0, start)
                yield Reading(
                    start=around.start() if around else start,
                    end=found.end(),
                    edtf=counted.edtf,
                    first=counted.first,
                    last=counted.last,
                    closing=counted.last.isoformat(),
                    approximate=counted.approximate or around is not None,
                    ground="bare" if start > found.start() else counted.ground,
                    rule=rule.name,
                )
