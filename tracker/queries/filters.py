"""Filters: by what a question is narrowed down, each with how what is given for it is read."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Filter(NamedTuple):
    """Something by which a question is narrowed down."""

    name: str
    """Its name wherever it is given, such as in the query of an address."""
    kind: Literal[
        "first day",
        "last day",
        "change",
        "instant",
        "first instant",
        "party",
        "relationship",
        "item",
        "days",
        "type",
        "status",
        "wording",
        "text",
        "quiet",
        "order",
        "way",
        "count",
        "limit",
        "flag",
    ]
    """How what is given is read; a flag is given without anything."""
    shape: str
    """What stands for its value where its use is shown."""
    help: str
    default: str = ""
    """What is meant when it is not given, as one would give it; empty for nothing."""
    many: bool = False
    """Whether it can be given several times, for any of what is given."""
    sets: str = ""
    """What it gives, where that has another name."""
    means: tuple[str, ...] = ()
    """What a flag stands for in what it gives."""
    found: str = ""
    """What those are that a flag keeps, said above a list of them."""


FILTERS = (
    Filter(
        "as_of",
        "last day",
        "DATE",
        "As it stood at the end of that day, month or year (2019-06, 2019).  [default: today]",
    ),
    Filter(
        "known_on",
        "instant",
        "INSTANT",
        "As the record was by then; a day, month or year means its end, in UTC or in the zone that "
        "it names.  "
        "[default: now]",
    ),
    Filter(
        "with",
        "party",
        "PARTY",
        "Only relationships of this party, by its code or English name.",
        sets="party",
    ),
    Filter("relationship", "relationship", "JP-RU", "Only what these parties said to each other."),
    Filter(
        "item",
        "item",
        "ITEM",
        "Only this item and its parts; given again, those of the other as well.",
        many=True,
        sets="items",
    ),
    Filter(
        "by",
        "party",
        "PARTY",
        "Only what this party said, and progress that is its deed; of what several undertook "
        "together, its share.",
    ),
)
"""The filters of all that is asked from a viewpoint, in the order in which they are told."""

TO = Filter("to", "party", "PARTY", "Only what is addressed to this party, as the readout says.")
TYPE = Filter(
    "type",
    "type",
    "TYPE",
    "Only commitments, or follow-up, progress, request, concern, views; can be given again.",
    many=True,
    sets="types",
)
STATUS = Filter(
    "status",
    "status",
    "STATUS",
    "Only what has this status, such as 'in progress'; can be given again.",
    many=True,
    sets="statuses",
)
WORDING = Filter(
    "wording",
    "wording",
    "WORDING",
    "Only what was put so, or 'at least confirmed', or 'at most shared the view'.",
    sets="wordings",
)
TEXT = Filter(
    "text",
    "text",
    "WORDS",
    "Only where the item's title, the summary, the quote or the condition has these words, one "
    "after the other; capitals and small letters from A to Z are the same. Unlike search, it takes "
    "a letter with an accent for another one than without.",
)
SINCE = Filter("since", "first day", "DATE", "Only what was said from that day, month or year on.")
UNTIL = Filter(
    "until", "last day", "DATE", "Only what was said up to the end of that day, month or year."
)
DUE_WITHIN = Filter(
    "due_within",
    "days",
    "DAYS",
    "Only what has a window that is not over and that begins within so many days or weeks (6w).",
)
DUE_FROM = Filter(
    "due_from",
    "first day",
    "DATE",
    "Only what has a window that ends on that day or later; with a last day, what is due between.",
)
DUE_TO = Filter(
    "due_to",
    "last day",
    "DATE",
    "Only what has a window that begins by that day, however late it ends; what has a last day "
    "alone falls due on that.",
)
DUE_BY = Filter(
    "due_by", "last day", "DATE", "Only what has to be done by that day: its last day is no later."
)
QUIET = Filter(
    "quiet",
    "quiet",
    "N|DATE",
    "Only items that N meetings of the relationship passed over since, or that were not mentioned "
    "since that day.",
)
SLIPPED = Filter(
    "slipped", "flag", "", "Only what renews a promise with a later deadline, or with none."
)
DISPUTED = Filter(
    "disputed", "flag", "", "Only where accounts of one meeting contradict each other."
)
PUBLISHER = Filter("publisher", "party", "PARTY", "Only what this party's readouts report.")
PARTICIPANT = Filter(
    "participant",
    "text",
    "NAME",
    "Only meetings in which somebody of this name, or with it as a part of theirs, took part, and "
    "what was said there; capitals and small letters from A to Z are the same.",
)
SORT = Filter(
    "sort",
    "order",
    "ORDER",
    "By urgency, date, due, since, item, by, to, wording or relationship; -date for the last "
    "first.",
)
LIMIT = Filter("limit", "limit", "N", "Only the first N.")
SKIP = Filter("skip", "count", "N", "Leave the first N out, such as those that were told before.")
ANSWERED = Filter(
    "answered",
    "flag",
    "",
    "Only those that were met, in part or as a whole, taken up, refused or resolved.",
    sets="statuses",
    means=("met", "partly met", "taken up", "refused", "resolved"),
    found="answered",
)
UNANSWERED = Filter(
    "unanswered",
    "flag",
    "",
    "Only those that nothing on record answers.",
    sets="statuses",
    means=("standing",),
    found="unanswered",
)

RECORDED_BY = Filter(
    "recorded_by", "text", "NAME", "Only what was recorded under this name, written so."
)
RECORDED_SINCE = Filter(
    "recorded_since",
    "first instant",
    "INSTANT",
    "Only what was recorded from then on; a day, month or year means its beginning, in UTC.",
)

WAYS = ("party", "year", "meeting", "item", "relationship")
"""What statements can be counted by; the first, unless something else is asked for."""

PER = Filter(
    "per",
    "way",
    "WHAT",
    "Count by party, year or meeting in which it was said, item or relationship; by all but the "
    "party, each act counts once.",
    default=WAYS[0],
)
"""By what statements are counted."""

SELECTING = (
    *(TYPE, STATUS, TO, WORDING, TEXT, SINCE, UNTIL, DUE_BY, DUE_WITHIN, DUE_FROM, DUE_TO),
    *(QUIET, SLIPPED, DISPUTED, PUBLISHER, PARTICIPANT, SORT, LIMIT, SKIP),
)
"""The filters of statements, which every list of them takes beside those of all questions."""

DRAWN_FROM = Filter(
    "from", "first day", "DATE", "Draw from that day, month or year on.", sets="start"
)
DRAWN_THROUGH = Filter("through", "last day", "DATE", "Draw through that day, month or year.")
LANES = LIMIT._replace(
    name="lanes", help="Draw at most so many lanes, the most pressing.", default="40"
)
