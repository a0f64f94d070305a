"""Overruled: what was reported complete, and was judged not to have been done all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.domain.rules import JUDGED
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.reports.chapters import PartSource

_ENDED = PartSource("unfulfilled", {})
_DONE = PartSource("fulfilled", {})


def overruled(
    queries: Queries, view: Viewpoint, told: Iterable[Standing]
) -> dict[str, list[Standing]]:
    """What was judged not to have been done of what is reported complete, by the report.

    Args:
        queries: where to ask.
        view: from where it is asked.
        told: statements; what they report complete is looked at.
    """
    reports = [one for one in told if one.complete]
    if not reports:
        return {}
    ended = [one for one in _ENDED.answers(queries, view) if one.rule in JUDGED]
    settling = {ref for one in _DONE.answers(queries, view) for ref in one.evidence}
    by_item: dict[str, list[Standing]] = defaultdict(list)
    for one in ended:
        by_item[one.item].append(one)
    found = {
        report.ref: [one for one in by_item[report.item] if _speaks_against(report, one)]
        for report in reports
        if report.ref not in settling
    }
    return {ref: against for ref, against in found.items() if against}


def _speaks_against(report: Standing, one: Standing) -> bool:
    """Whether a report is of a statement that was judged otherwise, afterwards or before."""
    if one.made_on > report.made_on:
        return False
    return report.ref in one.contested or (one.since is not None and one.since > report.made_on)
