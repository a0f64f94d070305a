"""The catalogue of questions: what can be asked of the record, each question in one row.

A row names what a question is called, what it says, what it takes and what it answers with. Every
face makes its commands, pages and keys from it.
"""

from __future__ import annotations

import datetime as dt

from tracker.queries.filters import (
    FILTERS,
    LIMIT,
    PARTICIPANT,
    PER,
    RECORDED_BY,
    RECORDED_SINCE,
    SKIP,
    Filter,
)
from tracker.queries.lists import LISTS
from tracker.queries.question import Question

CATALOGUE = (
    *LISTS,
    Question(
        "items",
        "Show every item with its most pressing status.",
        "The most pressing come first, and of one status what is due first. Each answer says when "
        "the item was last mentioned, and how many meetings of the relationship have passed it "
        "over since.",
        ({}, {"with": "RU", "format": "json"}),
        "items.items",
        found="on record",
        filters=(LIMIT, SKIP, *FILTERS),
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
        about=("words",),
        gives="Hit",
        found="found",
        filters=(
            LIMIT._replace(help="Of each kind, at most so many.", default="20"),
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
        about=("name",),
        one=True,
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
            {"participant": "Lavrov"},
        ),
        "meetings.meetings",
        found="held",
        filters=(PARTICIPANT, LIMIT, SKIP, *FILTERS),
        gives="RecordedMeeting",
    ),
    Question(
        "readouts",
        "Show the readouts on record: who published them, where, and how much they say.",
        "Of an item or a party, shows those that say something of it, or in which it says "
        "something, and counts those statements alone.",
        ({}, {"as_of": "2018-12-31", "format": "csv"}, {"item": "peace-treaty"}),
        "readouts.readouts",
        found="on record",
        filters=(LIMIT, SKIP, *FILTERS),
        gives="RecordedReadout",
    ),
    Question(
        "stats",
        "Count statements by party, kind and status; or by year, meeting, item or relationship.",
        "Of each party, what several said together counts once for each of them, with the status "
        "of its share; progress also for those whose deed it is. By all else, each act counts "
        "once, with its own status, or of one party that of its share.",
        (
            {},
            {"as_of": "2019-06-30", "by": "JP"},
            {"per": "year", "as_of": "2019-06-30"},
            {"per": "meeting", "format": "csv"},
        ),
        "stats.stats",
        gives="StatusCount",
        filters=(PER, *FILTERS),
    ),
    Question(
        "replay",
        "Tell what each readout changed, in order of date.",
        "What changed between two readouts is told under its date: because a day passed, or "
        "because it was judged so from outside the readouts. Of what several parties undertook "
        "together it tells how the whole stands; asked about one of them (by), how its share does.",
        (
            {"as_of": "2018-04-01"},
            {"from": "2018-01", "as_of": "2018-12"},
            {"item": "working-group-project-details"},
        ),
        "replay.replay",
        gives="Step",
        lines="DatedChange",
        found="changed",
        filters=(
            Filter(
                "from",
                "first day",
                "DATE",
                "Replay from that day, month or year (2019-06, 2019) on.",
                sets="start",
            ),
            *FILTERS,
        ),
    ),
    Question(
        "compare",
        "Show what is different between A and B, item by item.",
        "Each is a readout or a meeting, of which what it says is compared; a day, as of which the "
        "record stood; or a moment of recording, by which it was known. A day on the clock of the "
        "record is written known-on:2018-12-15. Dropped is what was unsettled at A and is not "
        "mentioned at B. Two readouts of one meeting are compared act by act: what both say, what "
        "only one says, and where they differ.",
        (
            {"": "2017-11-10-da-nang 2018-12-01-buenos-aires"},
            {"": "2017 2019-06", "change": "dropped", "relationship": "JP-RU"},
            {"": "known-on:2018-12-15 known-on:today", "as_of": "2018-12-15"},
        ),
        "comparison.comparison",
        about=("a", "b"),
        gives="Comparison",
        lines="Compared",
        filters=(
            Filter("change", "change", "CHANGE", "Only items with this change, such as dropped."),
            FILTERS[0]._replace(
                help="Of two moments of recording: as it stood at the end of that day, month or "
                "year.  [default: today]"
            ),
            *FILTERS[1:],
        ),
    ),
    Question(
        "cite",
        "Cite the statement REF: who published it, when and where, in which words.",
        "It tells as known on which moment it is cited; asked as known on that, it gives "
        "the same again. The name of a readout alone cites the readout.",
        (
            {"": "pilot-tours@2019-06-29-osaka"},
            {"": "pilot-tours@2019-06-29-osaka", "style": "bibtex"},
            {"": "2019-06-29-osaka", "style": "csl-json"},
        ),
        "citations.citation",
        about=("ref",),
        one=True,
        gives="Citation",
        filters=(FILTERS[1],),
    ),
    Question(
        "history",
        "Show each version of the statement REF, and every status it ever had on both clocks.",
        "Of each version after the first, tells what is different in it.",
        (
            {"": "pilot-tours@2019-06-29-osaka"},
            {"": "pilot-tours@2019-06-29-osaka", "as_of": "2019-12-31"},
            {"": "pilot-tours@2019-06-29-osaka", "known_on": "today"},
        ),
        "history.history",
        about=("ref",),
        one=True,
        gives="History",
        lines="StatusPeriod",
        filters=(
            FILTERS[0]._replace(
                help="Only what was said, judged or so by the end of that day, month or year.",
                default=str(dt.date.max),
            ),
            FILTERS[1]._replace(
                help="Only what was on record by then; a date means its end, in UTC or in the zone "
                "that it names.  [default: now]",
            ),
        ),
    ),
    Question(
        "log",
        "Show who recorded, amended, judged and retracted what, and when, the latest first.",
        "Dates are those of the recording, in UTC.",
        ({"limit": "20"}, {"recorded_since": "2026-01-01"}, {"relationship": "JP-RU"}),
        "recorded.log",
        gives="LogEntry",
        found="in the log",
        filters=(RECORDED_BY, RECORDED_SINCE, LIMIT, SKIP, *FILTERS[1:4]),
    ),
)
"""Every question there is, in the order in which one comes to ask them."""

QUESTIONS = {question.name: question for question in CATALOGUE}
"""The questions by their names."""
