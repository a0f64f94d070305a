"""The words of dates: months, seasons, numbers and weekdays, with what each one counts as."""

from __future__ import annotations

from typing import Final, Literal

Part = Literal[
    "beginning", "early", "middle", "late", "end", "later", "first half", "second half",
    "first ten", "middle ten", "last ten", "week 1", "week 2", "week 3", "week 4", "last week",
    "week",
]  # fmt: skip
"""A part of a month, season or year."""


def word_set(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            "january", "february", "march", "april", "may", "june", "july", "august",
            "september", "october", "november", "december",
        ),
        start=1,
    )
}  # fmt: skip

SHORT_MONTHS: Final = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

MONTH: Final = f"(?:{'|'.join(map(str.title, MONTHS))})"
SEASON: Final = f"(?:{'|'.join(SEASONS)})"
YEAR: Final = r"(?:19|20)\d\d"
"""Those that a turn of English names in so many letters, as a pattern finds them."""

SEASON_COMPOUNDS: Final = word_set(
    "olympic olympics paralympic paralympics games school schools university camp camps holiday "
    "holidays vacation break festival session meetings davos sports season time months semester "
    "term residence collection equinox"
)
"""Words before which a season is part of a name or a kind of thing ("summer school")."""

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip

WEEKDAY: Final = f"(?:{'|'.join(name.title() for name in WEEKDAYS if name.endswith('day'))})"

NUMBERS: Final = {
    name: number
    for number, name in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ),
        start=1,
    )
} | {
    "a": 1, "an": 1, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip

ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip

_EARLY: Final[Part] = "early"
_LATE: Final[Part] = "late"
_FEW: Final[tuple[tuple[tuple[str, ...], Part], ...]] = tuple(
    ((which, unit, "of"), part)
    for part, words in ((_EARLY, "first opening initial"), (_LATE, "last final closing"))
    for which in words.split()
    for unit in ("months", "weeks", "days")
)
"""The first, or the last, months of a year."""

_TENTHS: Final[tuple[tuple[Part, str], ...]] = (
    ("first ten", "first 1st opening"),
    ("middle ten", "second 2nd middle"),
    ("last ten", "third 3rd last final"),
)
_TENS: Final[tuple[tuple[tuple[str, ...], Part], ...]] = tuple(
    ((which, *days.split(), of), part)
    for part, words in _TENTHS
    for which in words.split()
    for days in ("ten days", "10 days", "ten - day period", "10 - day period", "decade")
    for of in ("of", "in")
)
"""The thirds of a month, by their days: "the second ten-day period of September"."""

_BOTH: Final[tuple[tuple[Part, str], ...]] = (
    ("first half", "first 1st former earlier"),
    ("second half", "second 2nd latter later last"),
)
_HALVES: Final[tuple[tuple[tuple[str, ...], Part], ...]] = tuple(
    ((which, unit, of), part)
    for part, words in _BOTH
    for which in words.split()
    for unit in ("half", "fortnight")
    for of in ("of", "in")
)
"""The halves of a month, or of what is longer."""

PARTS: Final[tuple[tuple[tuple[str, ...], Part], ...]] = (
    *_TENS,
    *_FEW,
    (("first", "week", "of"), "week 1"),
    (("first", "week", "in"), "week 1"),
    (("second", "week", "of"), "week 2"),
    (("third", "week", "of"), "week 3"),
    (("fourth", "week", "of"), "week 4"),
    (("last", "week", "of"), "last week"),
    (("week", "of"), "week"),
    (("week", "beginning"), "week"),
    *_HALVES,
    (("early", "part", "of"), "early"),
    (("early", "in"), "early"),
    (("early",), "early"),
    (("beginning", "of"), "beginning"),
    (("start", "of"), "beginning"),
    (("outset", "of"), "beginning"),
    (("mid",), "middle"),
    (("middle", "of"), "middle"),
    (("later", "in"), "later"),
    (("later",), "later"),
    (("late", "in"), "late"),
    (("late",), "late"),
    (("end", "of"), "end"),
    (("close", "of"), "end"),
    (("end",), "end"),
)
"""How a part of a month, season or year is named."""

NAMING_NOUNS: Final = word_set(
    "accord action actions agenda agreement ambition anniversary assembly budget budgets campaign "
    "chairmanship charter commitment communique compact conference consultation consultations "
    "convention cop cup cycle deadline declaration dialogue document edition elections election "
    "exercise expo figures forum framework games goal goals horizon initiative level levels "
    "meeting memorandum membership ministerial objectives olympic olympics pact paralympics "
    "partnership plan plans pledge pledges presidency priorities programme programmes program "
    "programs project protocol report resolution review roadmap season session statement strategy "
    "summit talks target targets treaty understanding vision visit white work world"
)
"""Nouns that make a year before them part of their name ("the 2030 Agenda")."""

DETERMINERS: Final = word_set(
    "the a an its their our his her this that these those each every any both"
)

PLANNED_FOR: Final = word_set(
    "scheduled planned slated set due expected proposed envisaged envisioned foreseen targeted "
    "target timed fixed rescheduled arranged anticipated intended pencilled aim aiming aimed date "
    "dates deadline postponed deferred"
)
"""Words after which "for" a bare month or year says when."""

MOVED_TO: Final = word_set("postponed rescheduled deferred delayed forward")
"""Words after which "to" a date says when."""

EXTENDED_TO: Final = word_set("extend extended prolong prolonged valid renewed extension")
"""Words after which "to" a date says until when."""
