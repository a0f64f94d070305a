"""Lists: the questions that are answered with statements, each a selection of them all."""

from __future__ import annotations

from tracker.domain.quiet import PASSED_OVER, SILENCE
from tracker.domain.rules import DONE, OVERDUE, PRESSING, RENEWED, UNDONE
from tracker.domain.verdicts import VERDICTS
from tracker.queries.filters import ANSWERED, DUE_WITHIN, FILTERS, SELECTING, TYPE, UNANSWERED
from tracker.queries.question import Question
from tracker.queries.selection import Quiet, Selection

_LIST = (*SELECTING, *FILTERS)
"""What a list of statements is narrowed down by."""

_OF_ONE_TYPE = (ANSWERED, UNANSWERED, *(one for one in _LIST if one is not TYPE))

_IN_DUE_TIME = (
    DUE_WITHIN._replace(
        name="within",
        help="In so many days or weeks (6w) from then.",
        default="30d",
        sets="due_within",
    ),
    *(one for one in _LIST if one is not DUE_WITHIN),
)

_AT_THE_END = frozenset(status for _, status in VERDICTS if status not in RENEWED)
"""The statuses of what was not renewed in turn."""

LISTS = (
    Question(
        "statements",
        "Show statements of every kind, in the order of time.",
        "Progress and views have no status. What narrows the list down can be combined, here and "
        "in each of the lists below, which are this one with something given already.",
        (
            {"by": "JP", "type": "commitment", "status": "'in progress'"},
            {"wording": "'at most shared the view'", "text": "'peace treaty'"},
            {"due_from": "2019-08-01", "due_to": "2019-08-30", "as_of": "2019-08-01"},
            {"sort": "-date", "limit": "20", "skip": "20"},
        ),
        "standings.selected",
        found="on record",
        filters=_LIST,
        selection=Selection(),
    ),
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
            {"by": "JP", "due_within": "30d", "sort": "due"},
        ),
        "standings.selected",
        found="unsettled",
        filters=_LIST,
        selection=Selection(statuses=frozenset(PRESSING), settled=False, sort="urgency"),
    ),
    Question(
        "overdue",
        "Show what is overdue or possibly so, the longest overdue first.",
        "Overdue does not mean that a promise was broken: it means that its time is past and that "
        "no record tells that all of it was done.",
        (
            {},
            {"as_of": "2019-01-15"},
            {"as_of": "2019-01-15", "known_on": "2018-12-31"},
            {"as_of": "2019-01-15", "by": "RU", "type": "commitment"},
        ),
        "standings.selected",
        found="overdue or possibly so",
        filters=_LIST,
        selection=Selection(statuses=frozenset(OVERDUE), sort="urgency"),
    ),
    Question(
        "due",
        "Show what is due or falls due soon, the nearest last day first.",
        "That is what is unsettled and has a window that has begun, or will by then; what has a "
        "last day alone falls due on that. What is overdue is not among it.",
        ({}, {"within": "6w", "as_of": "2019-07-01"}, {"with": "RU", "format": "csv"}),
        "standings.selected",
        found="due or falling due within {within}",
        filters=_IN_DUE_TIME,
        selection=Selection(
            statuses=frozenset(PRESSING) - {*OVERDUE}, settled=False, due_within=30, sort="due"
        ),
    ),
    Question(
        "fulfilled",
        "Show what was fulfilled, held or completed.",
        "Completed is an item of which a readout says that it is done, with no commitment on "
        "record.",
        ({}, {"as_of": "2018-03-21", "format": "csv"}, {"by": "JP", "since": "2017-11"}),
        "outcomes.fulfilled",
        found="fulfilled, held or completed",
        filters=_LIST,
        selection=Selection(statuses=frozenset((*DONE, "completed"))),
    ),
    Question(
        "unfulfilled",
        "Show what ended without being fulfilled.",
        "That is what was judged not fulfilled, refused or withdrawn, what lapsed or was "
        "cancelled, and what was only partly fulfilled; what was due first comes first. What a "
        "later statement superseded is not among it, since that promise goes on; nor is what is "
        "overdue or expired, since nobody knows that it was not done.",
        ({}, {"as_of": "2019-12-31", "with": "RU"}),
        "standings.selected",
        found="ended unfulfilled",
        beside=("overdue", "possibly overdue", "expired"),
        filters=_LIST,
        selection=Selection(statuses=frozenset(UNDONE), settled=True, sort="urgency"),
    ),
    Question(
        "requests",
        "Show what was asked for, by the side that asked, and whether it was answered.",
        "Of what one side asked for, what stands comes first.",
        ({}, {"by": "JP", "unanswered": ""}, {"to": "RU", "text": "nuclear"}),
        "standings.selected",
        found="on record",
        noun="request",
        filters=_OF_ONE_TYPE,
        selection=Selection(types=frozenset({"RequestMade"}), sort="by"),
    ),
    Question(
        "concerns",
        "Show what was deplored, by the side that did, and whether it was resolved.",
        "Of the concerns of one side, what stands comes first.",
        ({}, {"by": "RU", "as_of": "2019-06-30"}),
        "standings.selected",
        found="on record",
        noun="concern",
        filters=_OF_ONE_TYPE,
        selection=Selection(types=frozenset({"ConcernRaised"}), sort="by"),
    ),
    Question(
        "slipped",
        "Show what was promised again with a later deadline, or with none.",
        "That is the last promise of each row of renewals, settled or not, the most pressing "
        "first. How often and by how many days its deadline moved, the forms for programs tell. "
        "What is promised for each year anew is a promise of its own each time, and no slip.",
        ({}, {"as_of": "2019-06-30", "by": "JP"}),
        "standings.selected",
        found="promised again with a later deadline or with none",
        filters=_LIST,
        selection=Selection(statuses=_AT_THE_END, slipped=True, sort="urgency"),
    ),
    Question(
        "quiet",
        "Show what is unsettled and was not mentioned for long.",
        "That is what is on an item that two meetings of its relationship have passed over, or "
        "that was not mentioned for two years; the most pressing comes first.",
        ({}, {"as_of": "2019-06-30"}, {"as_of": "2019-06-30", "quiet": "4"}),
        "standings.selected",
        found="unsettled on matters that went quiet",
        filters=_LIST,
        selection=Selection(
            statuses=frozenset(PRESSING),
            settled=False,
            quiet=Quiet(PASSED_OVER, silence=SILENCE),
            sort="urgency",
        ),
    ),
    Question(
        "standing",
        "Show what was undertaken without an end, and not taken back.",
        "Each answer says when it was last reaffirmed. Requests and concerns that stand are in "
        "lists of their own.",
        ({}, {"as_of": "2019-06-30", "item": "north-korea-denuclearization"}),
        "standings.selected",
        found="standing",
        filters=tuple(one for one in _LIST if one is not TYPE),
        selection=Selection(
            types=frozenset({"CommitmentMade"}), statuses=frozenset({"standing"}), sort="date"
        ),
    ),
)
"""The lists of statements, in the order in which one comes to ask for them."""
