"""Comparing: two readouts, meetings, days or moments of recording, item by item."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tracker.errors import NotFound, Refused
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.comparison import Comparison
from tracker.queries.readouts import RecordedReadout
from tracker.web.fields import fields
from tracker.web.visit import Shown, Visit

_MOST = 1000
"""How many differences are on a page."""

_OFFERED = 500
"""How many readouts are proposed as a side."""


def compare(visit: Visit) -> Shown:
    """What is different between two sides, or the form to name them, with the last two meetings."""
    first, second = visit.given("a"), visit.given("b")
    found: Comparison | None = None
    if first and second:
        try:
            found = visit.queries.answer(
                visit.question, visit.view, first, second, **visit.asked.filters
            )
        except (NotFound, Refused) as error:
            visit.refuse(error)
    elif not (first or second):
        first, second = (*visit.queries.latest_sides(visit.view), "", "")[:2]
    changes = [*islice(found.changes, _MOST)] if found else []
    told: list[RecordedReadout] = [
        *islice(visit.queries.answer(QUESTIONS["readouts"], visit.view), _OFFERED)
    ]
    return "compare.html", {
        "a": first,
        "b": second,
        "found": found,
        "changes": changes,
        "tally": Counter(visit.asked.filters.get("change") or one.change for one in changes),
        "most": _MOST,
        "sides": [one.readout for one in told],
        "fields": [one for one in fields(visit, visit.question) if one.name in ("change", "item")],
    }
