"""The overview: how the record stands in figures, what changed last, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.steps import Step
from tracker.web.lists import MANY
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_NEXT = 8
"""How many of what comes next are shown."""

_STEPS = 12
"""How many readouts of the last day with a meeting are shown."""

_SOON, _WITHIN = 30, 366
"""Days within which something is due now, and within which what comes next is looked for."""


class _Figure(NamedTuple):
    """A list of which the overview tells how much is in it."""

    one: str
    """What is told of a single one."""
    title: str
    """What is told of several, or of none."""
    question: str
    filters: dict[str, Any]
    """As the question takes them."""
    params: dict[str, Any]
    """As they stand in an address."""
    status: str
    """The status whose sign it has."""


_FIGURES = (
    _Figure(_("overdue"), _("overdue"), "overdue", {}, {}, "overdue"),
    _Figure(_("due within 30 days"), _("due within 30 days"), "due", {"within": _SOON}, {}, "due"),
    _Figure(_("open in all"), _("open in all"), "open", {}, {}, "open"),
    _Figure(
        _("carried over"),
        _("carried over"),
        "statements",
        {"status": ("carried over",)},
        {"status": "carried over"},
        "carried over",
    ),
    _Figure(_("slipped"), _("slipped"), "slipped", {}, {}, "superseded"),
    _Figure(
        _("promise gone quiet"),
        _("promises gone quiet"),
        "quiet",
        {"type": ("CommitmentMade", "FollowUpScheduled")},
        {"type": ["commitment", "follow-up"]},
        "none",
    ),
    _Figure(
        _("request unanswered"),
        _("requests unanswered"),
        "requests",
        {"unanswered": True},
        {"unanswered": "1"},
        "standing",
    ),
    _Figure(_("fulfilled"), _("fulfilled"), "fulfilled", {}, {}, "fulfilled"),
    _Figure(_("ended unfulfilled"), _("ended unfulfilled"), "unfulfilled", {}, {}, "withdrawn"),
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
    return "overview.html", {
        "figures": figures,
        "many": MANY,
        "steps": steps[:_STEPS],
        "more": len(steps) - _STEPS,
        "since": sum(len(step.changes) for step in since),
        "last": last,
        "next": [*_next(visit)],
        "gaps": queries.gaps(view),
    }


def _next(visit: Visit) -> Iterable[Standing]:
    """What is due within 30 days, as the figure has it, and what comes after that."""
    found: dict[str, Standing] = {}
    for within in (_SOON, _WITHIN):
        told = visit.queries.answer(QUESTIONS["due"], visit.view, within=within, limit=_NEXT)
        found |= {one.ref: one for one in told if one.ref not in found}
    return islice(found.values(), _NEXT)
