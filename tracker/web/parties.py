"""Parties: who owes what, and who asked whom for what."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import Any

from tracker.domain.rules import OVERDUE, PRESSING, RENEWED
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import FILTERS
from tracker.queries.stats import StatusCount
from tracker.queries.words import KINDS
from tracker.web.asked import value_of
from tracker.web.visit import Shown, Visit

_OWED = ("commitment", "follow-up")
_MOST = 50
"""How many statements of each sort the page of a party shows."""

_BY = next(one for one in FILTERS if one.name == "by")


def parties(visit: Visit) -> Shown:
    """Every party: what it owes, what it asked for, and what became of it."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    found: list[StatusCount] = [*visit.queries.answer(QUESTIONS["stats"], visit.view)]
    for one in found:
        for sort in _sorts(one):
            counts[one.of][sort] += one.statements
    return "parties.html", {"counts": {party: dict(of) for party, of in counts.items()}}


def party(visit: Visit) -> Shown:
    """One party: what it owes, asked for and was asked for, and what it raised concern about."""
    code = value_of(_BY, visit.request.path_params["name"])
    by = visit.view._replace(by=code)
    types = {kind: KINDS["type"].read(kind) for kind in ("commitment", "follow-up")}
    lists: list[tuple[str, str, dict[str, Any], list[Any]]] = []
    for sort, name, view, filters, params in (
        ("owes", "open", by, {"type": (*types.values(),)}, {"type": [*types], "by": code}),
        ("asked", "requests", by, {}, {"by": code}),
        ("was asked", "requests", visit.view, {"to": code}, {"to": code}),
        ("deplored", "concerns", by, {}, {"by": code}),
        ("fulfilled", "fulfilled", by, {}, {"by": code}),
    ):
        found = visit.queries.answer(QUESTIONS[name], view, **filters, limit=_MOST)
        lists.append((sort, name, params, [*islice(found, _MOST)]))
    return "party.html", {"code": code, "lists": lists, "most": _MOST}


def _sorts(one: StatusCount) -> list[str]:
    """What a count is told under."""
    status = one.status or ""
    if one.kind in _OWED:
        if status in OVERDUE:
            return ["owes", "overdue"]
        if status in RENEWED:  # which is counted as what renewed it
            return []
        return ["owes"] if status in PRESSING else ["settled"]
    if one.kind == "request":
        return ["asked", "unanswered"] if status == "standing" else ["asked"]
    return ["deplored"] if one.kind == "concern" else []
