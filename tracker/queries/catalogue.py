"""The catalogue of questions: what can be asked of the record, each question in one row.

A row names what a question is called, what it says, what it takes and what it answers with. Every
face makes its commands, pages and keys from it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tracker.queries.answers import keys

if TYPE_CHECKING:
    from tracker.queries.reader import RecordReader


class Filter(NamedTuple):
    """Something by which a question is narrowed down."""

    name: str
    """Its name wherever it is given, such as in the query of an address."""
    kind: Literal["last day", "instant", "party", "relationship", "item", "days", "count"]
    """How what is given is read."""
    shape: str
    """What stands for its value where its use is shown."""
    help: str
    default: str = ""
    """What is meant when it is not given, as one would give it; empty for nothing."""


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
    Filter("item", "item", "ITEM", "Only this item and its parts; given again, another one too."),
    Filter(
        "by",
        "party",
        "PARTY",
        "Only what this party said; of what several undertook together, its share.",
    ),
)
"""The filters of all that is asked from a viewpoint, in the order in which they are told."""


class Question(NamedTuple):
    """A question that can be asked of the record."""

    name: str
    says: str
    """What is shown, in a sentence."""
    more: str
    """What one should know to read the answer; empty for nothing."""
    examples: tuple[dict[str, str], ...]
    """Ways to ask it: filters and the form of the answer, by their names."""
    answer: str
    """The function that answers it: its module in this package, and its name there.

    It is imported when it is asked, so that no question waits for what only another needs.
    """
    gives: str = "Standing"
    """The class of the answer, or of each of its answers, by its name in that module."""
    lines: str = ""
    """The class of what a line of a table tells, by its name there, where it is another."""
    found: str = ""
    """What those that were found are, said below a list of them; `{within}` is what was given."""
    beside: tuple[str, ...] = ()
    """Statuses that are not among it, of which one should know how many there are."""
    filters: tuple[Filter, ...] = FILTERS
    """What it is narrowed down by."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of a table of the answer."""
        return keys(self._named(self.lines or self.gives))

    def ask(self, reader: RecordReader, *given: object, **filters: object) -> Any:  # noqa: ANN401 - as `gives` says
        """Its answer.

        Args:
            reader: where to read it.
            given: a viewpoint, and what else the question is about.
            filters: what was given for filters of its own.
        """
        return self._named(self.answer.partition(".")[2])(reader, *given, **filters)

    def _named(self, name: str) -> Any:  # noqa: ANN401 - a function or a class
        module = self.answer.partition(".")[0]
        return getattr(import_module(f"tracker.queries.{module}"), name)


CATALOGUE = (
    Question(
        "open",
        "Show all that is unsettled.",
        "That is what is overdue or possibly so, due, partly fulfilled, in progress, open, "
        "scheduled, partly met, standing or taken up, in this order; and among these, what is due "
        "first comes first.",
        (
            {},
            {"as_of": "2018-04-01", "relationship": "JP-RU"},
            {"item": "airplane-grave-visits", "format": "json"},
        ),
        "standings.unsettled",
        found="unsettled",
    ),
    Question(
        "overdue",
        "Show what is overdue or possibly so, the longest overdue first.",
        "Overdue does not mean that a promise was broken: it means that its time is past and that "
        "no record tells what became of it.",
        (
            {},
            {"as_of": "2019-01-15"},
            {"as_of": "2019-01-15", "known_on": "2018-12-31"},
            {"as_of": "2019-01-15", "by": "RU"},
        ),
        "standings.overdue",
        found="overdue or possibly so",
    ),
    Question(
        "due",
        "Show what is due or falls due soon, the nearest last day first.",
        "That is what is unsettled and has a window that has begun, or will by then; what has a "
        "last day alone falls due on that. What is overdue is not among it.",
        ({}, {"within": "6w", "as_of": "2019-07-01"}, {"with": "RU", "format": "csv"}),
        "standings.due",
        found="due or falling due within {within}d",
        filters=(
            Filter("within", "days", "DAYS", "In so many days or weeks (6w) from then.", "30d"),
            *FILTERS,
        ),
    ),
    Question(
        "fulfilled",
        "Show what was fulfilled, held or completed.",
        "Completed is an item of which a readout says that it is done, with no commitment on "
        "record.",
        ({}, {"as_of": "2018-03-21", "format": "csv"}),
        "outcomes.fulfilled",
        found="fulfilled, held or completed",
    ),
    Question(
        "unfulfilled",
        "Show what ended without being fulfilled.",
        "That is what was judged not fulfilled, refused or withdrawn, what lapsed, expired or was "
        "cancelled, and what was only partly fulfilled; what was due first comes first. What a "
        "later statement superseded is not among it, since that promise goes on; nor is what is "
        "overdue, since nobody knows that it was not done.",
        ({}, {"as_of": "2019-12-31", "with": "RU"}),
        "outcomes.unfulfilled",
        found="ended unfulfilled",
        beside=("overdue", "possibly overdue"),
    ),
    Question(
        "items",
        "Show every item with its most pressing status.",
        "Each answer says when the item was last mentioned, and how many readouts of the "
        "relationship have passed it over since.",
        ({}, {"with": "RU", "format": "json"}),
        "items.items",
        found="on record",
        gives="ItemStanding",
    ),
    Question(
        "search",
        "Search for words: in names, titles, summaries, quotes, conditions, notes and places.",
        "Finds what has all of the words, in any order and whatever their case and accents; a word "
        "of three letters or more is also found as the beginning of another, and a plural in the "
        "singular. The best of each kind come first: those with the words in a row, then those "
        "with all of them in one text; and of these the latest.",
        (
            {"": "visa"},
            {"": "joint economic activities", "as_of": "2018-12-31"},
            {"": "Lavrov", "limit": "5", "format": "json"},
        ),
        "search.search",
        gives="Hit",
        found="found",
        filters=(
            Filter("limit", "count", "N", "Of each kind, at most so many.", "20"),
            *FILTERS,
        ),
    ),
    Question(
        "show",
        "Tell the story of an item, its parts included; or show a statement, readout or meeting.",
        "Prints all that was said of an item, in order of date, with what each rests on. A ref "
        "names a statement. A readout or a meeting is shown with its statements. The beginning of "
        "a name is enough where only one name begins so.",
        (
            {"": "visa-relaxation"},
            {"": '"grave visits by airplane"', "as_of": "2019-01-15"},
            {"": "pilot-tours@2019-06-29-osaka"},
            {"": "2019-06", "format": "json"},
        ),
        "shown.shown",
        gives="Story",
        lines="StoryStatement",
    ),
    Question(
        "meetings",
        "Show the meetings on record, and the readouts that tell of them.",
        "Of an item, shows those that were an occasion announced for it, or at which something "
        "was said of it or its parts, and counts those statements alone.",
        (
            {},
            {"with": "JP", "as_of": "2018-12-31", "format": "csv"},
            {"item": "peace-treaty"},
        ),
        "meetings.meetings",
        found="held",
        gives="RecordedMeeting",
    ),
    Question(
        "replay",
        "Tell what each readout changed, in order of date.",
        "What changed between two readouts is told under its date: because a day passed, or "
        "because it was judged so from outside the readouts.",
        ({"as_of": "2018-04-01"}, {"item": "working-group-project-details"}),
        "replay.replay",
        gives="Step",
        lines="DatedChange",
        found="changed",
    ),
    Question(
        "history",
        "Show each version of the statement REF, and every status it ever had on both clocks.",
        "Of each version after the first, tells what is different in it.",
        ({"": "pilot-tours@2019-06-29-osaka"},),
        "history.history",
        gives="History",
        lines="StatusPeriod",
        filters=(),
    ),
)
"""Every question there is, in the order in which one comes to ask them."""

QUESTIONS = {question.name: question for question in CATALOGUE}
"""The questions by their names."""
