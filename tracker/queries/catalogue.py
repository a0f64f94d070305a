"""The catalogue of questions: what can be asked of the record, each question in one row.

A row names what a question is called, what it says, what it takes and what it answers with. Every
face makes its commands, pages and keys from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from tracker.queries.answers import (
    Answer,
    ItemStanding,
    RecordedMeeting,
    Standing,
    StatusChange,
    Step,
    Story,
    StoryStatement,
    keys,
)
from tracker.queries.items import items
from tracker.queries.meetings import meetings
from tracker.queries.replay import replay
from tracker.queries.standings import fulfilled, overdue, unfulfilled, unsettled
from tracker.queries.stories import story


class Filter(NamedTuple):
    """Something by which a question is narrowed down."""

    name: str
    """Its name wherever it is given, such as in the query of an address."""
    kind: Literal["last day", "instant", "party", "relationship", "item"]
    """How what is given is read."""
    shape: str
    """What stands for its value where its use is shown."""
    help: str


FILTERS = (
    Filter(
        "as_of",
        "last day",
        "DATE",
        "As it stood at the end of that day or month (2019-06).  [default: today]",
    ),
    Filter(
        "known_on",
        "instant",
        "INSTANT",
        "As the record was by then; a date means its end, in UTC or in the zone that it names.  "
        "[default: now]",
    ),
    Filter(
        "with",
        "party",
        "PARTY",
        "Only relationships of this party, by its code or English name.",
    ),
    Filter("relationship", "relationship", "JP-RU", "Only what these parties said to each other."),
    Filter("item", "item", "ITEM", "Only this item and its parts."),
)
"""The filters that every question takes, in the order in which they are told."""


class Question(NamedTuple):
    """A question that can be asked of the record."""

    name: str
    says: str
    """What is shown, in a sentence."""
    more: str
    """What one should know to read the answer; empty for nothing."""
    examples: tuple[dict[str, str], ...]
    """Ways to ask it: filters and the form of the answer, by their names."""
    answer: Callable[..., Any]
    """Answers it: from a reader and a viewpoint, and what else it asks for."""
    gives: type[Answer]
    """What the answer, or each of its answers, is."""
    columns: tuple[str, ...]
    """The keys of a table of the answer."""
    found: str = ""
    """What those that were found are, said below a list of them."""


def _listed(
    name: str,
    says: str,
    more: str,
    examples: tuple[dict[str, str], ...],
    *,
    answer: Callable[..., Sequence[Answer]],
    found: str,
    gives: type[Answer] = Standing,
) -> Question:
    return Question(name, says, more, examples, answer, gives, keys(gives), found)


CATALOGUE = (
    _listed(
        "open",
        "Show all that is unsettled.",
        "That is what is overdue or possibly so, due, in progress, open or scheduled, in this "
        "order; and among these, what is due first comes first.",
        (
            {},
            {"as_of": "2018-04-01", "relationship": "JP-RU"},
            {"item": "airplane-grave-visits", "format": "json"},
        ),
        answer=unsettled,
        found="unsettled",
    ),
    _listed(
        "overdue",
        "Show what is overdue or possibly so, the longest overdue first.",
        "Overdue does not mean that a promise was broken: it means that its time is past and that "
        "no record tells what became of it.",
        ({}, {"as_of": "2019-01-15"}, {"as_of": "2019-01-15", "known_on": "2018-12-31"}),
        answer=overdue,
        found="overdue or possibly so",
    ),
    _listed(
        "fulfilled",
        "Show what was fulfilled, held or completed.",
        "Completed is an item of which a readout says that it is done, with no commitment on "
        "record.",
        ({}, {"as_of": "2018-03-21", "format": "csv"}),
        answer=fulfilled,
        found="fulfilled, held or completed",
    ),
    _listed(
        "unfulfilled",
        "Show what ended without being fulfilled.",
        "That is what was judged not fulfilled, only partly fulfilled or withdrawn, and what "
        "lapsed or was cancelled; what was due first comes first. What a later statement "
        "superseded is not among it, since that promise goes on.",
        ({}, {"as_of": "2019-12-31", "with": "RU"}),
        answer=unfulfilled,
        found="ended unfulfilled",
    ),
    _listed(
        "items",
        "Show every item with its most pressing status.",
        "Each answer says when the item was last mentioned, and how many readouts of the "
        "relationship have passed it over since.",
        ({}, {"with": "RU", "format": "json"}),
        answer=items,
        found="on record",
        gives=ItemStanding,
    ),
    Question(
        "show",
        "Tell the story of an item, its parts included.",
        "Prints all that was said of it, in order of date, with what each rests on.",
        ({"": "visa-relaxation"}, {"": '"grave visits by airplane"', "as_of": "2019-01-15"}),
        story,
        Story,
        keys(StoryStatement),
    ),
    _listed(
        "meetings",
        "Show the meetings on record, and the readouts that tell of them.",
        "Of an item, shows those that were an occasion announced for it, or at which something "
        "was said of it or its parts, and counts those statements alone.",
        (
            {},
            {"with": "JP", "as_of": "2018-12-31", "format": "csv"},
            {"item": "peace-treaty"},
        ),
        answer=meetings,
        found="held",
        gives=RecordedMeeting,
    ),
    Question(
        "replay",
        "Tell what each readout changed, in order of date.",
        "What changed between two readouts is told under its date: because a day passed, or "
        "because it was judged so from outside the readouts.",
        ({"as_of": "2018-04-01"}, {"item": "working-group-project-details"}),
        replay,
        Step,
        ("date", "readout", *(key for key in keys(StatusChange) if key != "summary"), "summary"),
        "changed",
    ),
)
"""Every question that is asked as of a day, in the order in which one comes to ask them."""

QUESTIONS = {question.name: question for question in CATALOGUE}
"""The questions by their names."""
