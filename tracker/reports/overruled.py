"""Overruled: what was reported complete, and was judged not to have been done all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.domain.rules import JUDGED
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.reports.chapters import PartSource

_ENDED = PartSource("unfulfilled", {})


def overruled(
    queries: Queries, view: Viewpoint, told: Iterable[Standing]
) -> dict[str, list[Standing]]:
    """What was judged not to have been done of what is reported complete, by the report.

    Args:
        queries: where to ask.
        view: from where it is asked.
        told: statements; what they report complete is looked at.
    """
    reports = {ref: one.ref for one in told if one.complete for ref in one.refs}
    if not reports:
        return {}
    against: dict[str, list[Standing]] = defaultdict(list)
    for one in _ENDED.answers(queries, view):
        if one.rule in JUDGED:
            said = (reports.get(ref) for ref in (*one.contested, *one.reported_done))
            for report in dict.fromkeys(filter(None, said)):
                against[report].append(one)
    return against
