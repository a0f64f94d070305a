"""The overview: how the record stands in figures, what changed last, and what comes next."""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.queries.answers import Step
from tracker.queries.catalogue import QUESTIONS
from tracker.web.lists import MANY
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_NEXT = 8
"""How many of what comes next are shown."""

_STEPS = 12
"""How many readouts of the last day with a meeting are shown."""

_WITHIN = 366
"""Days within which it is looked for."""


class _Figure(NamedTuple):
    """A list of which the overview tells how much is in it."""

    title: str
    question: str
    filters: dict[str, Any]
    """As the question takes them."""
    params: dict[str, Any]
    """As they stand in an address."""
    status: str
    """The status whose sign it has."""


_FIGURES = (
    _Figure(_("overdue"), "overdue", {}, {}, "overdue"),
    _Figure(_("due within 30 days"), "due", {"within": 30}, {}, "due"),
    _Figure(_("open in all"), "open", {}, {}, "open"),
    _Figure(
        _("carried over"),
        "statements",
        {"status": ("carried over",)},
        {"status": "carried over"},
        "carried over",
    ),
    _Figure(_("slipped"), "slipped", {}, {}, "superseded"),
    _Figure(
        _("promises gone quiet"),
        "quiet",
        {"type": ("CommitmentMade", "FollowUpScheduled")},
        {"type": ["commitment", "follow-up"]},
        "none",
    ),
    _Figure(
        _("requests unanswered"), "requests", {"unanswered": True}, {"unanswered": "1"}, "standing"
    ),
    _Figure(_("fulfilled"), "fulfilled", {}, {}, "fulfilled"),
    _Figure(_("ended unfulfilled"), "unfulfilled", {}, {}, "withdrawn"),
)


def overview(visit: Visit) -> Shown:
    """The overview."""
    queries, view = visit.queries, visit.view
    few = queries.count(QUESTIONS["open"], view) <= MANY
    figures = [
        (one, queries.count(question, view, **one.filters) if counted else None)
        for one in _FIGURES
        for question in (QUESTIONS[one.question],)
        for counted in (few or question.is_countable(**one.filters),)
    ]
    last = visit.clocks.latest
    steps: list[Step] = []
    since: list[Step] = []
    if last:
        told = queries.answer(QUESTIONS["replay"], view, start=last.date)
        for step in told:
            (steps if step.date == last.date and step.readout else since).append(step)
    due = {"due_within": _WITHIN, "sort": "due", "limit": _NEXT, "status": _COMING}
    return "overview.html", {
        "figures": figures,
        "many": MANY,
        "steps": steps[:_STEPS],
        "more": len(steps) - _STEPS,
        "since": sum(len(step.changes) for step in since),
        "last": last,
        "next": [*queries.answer(QUESTIONS["statements"], view, **due)],
        "gaps": queries.gaps(view),
    }


_COMING = ("due", "partly fulfilled", "in progress", "open", "scheduled")
"""The statuses of what is still to come."""
