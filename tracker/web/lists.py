"""Lists: the questions that are answered with many, each as a table that can be narrowed down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import LIMIT
from tracker.queries.question import Question
from tracker.queries.recorded import LogEntry, gathered
from tracker.queries.revisions import LoggedAct
from tracker.web.fields import fields
from tracker.web.navigation import LISTS, TITLES
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_PAGE = 100
"""How many are on a page, unless another number is asked for."""

_WHOLE = 1000
"""How many are on the page of a list that is not parted into pages."""

_LATEST_FIRST = frozenset(("meetings", "readouts"))
"""The lists in the order of time that are told here from their end, where what is new stands."""

MANY = 3000
"""Unsettled statements from which on only what is counted at once is.

The rest would take seconds."""

SORTED = {
    "status": ("urgency", _("Status")),
    "what": ("item", _("What")),
    "who": ("by", _("Who")),
    "due": ("due", _("Due")),
    "said": ("date", _("Said")),
}
"""The columns of a table of statements, each with the order that it is sorted by."""


def listing(question: Question) -> Callable[[Visit], Shown]:
    """The page of a question that is answered with a list."""

    def answer(visit: Visit) -> Shown:
        filters = dict(visit.asked.filters)
        size = filters.get(LIMIT.name) or (_PAGE if LIMIT in question.filters else _WHOLE)
        skip = filters.get("skip") or 0
        if question.name in _LATEST_FIRST:
            found, more = _latest(visit, question, filters, size=size, skip=skip)
        else:
            if LIMIT in question.filters:
                filters |= {"limit": size + 1, "skip": skip}
            found = [*islice(visit.queries.answer(question, visit.view, **filters), size + 1)]
            more = len(found) > size
        total: int | None = skip + len(found)
        if more or (skip and not found):
            total = _total(visit, question)
        return ("list.html" if question.name in LISTS else f"{question.name}.html"), {
            "title": TITLES[question.name],
            "question": question,
            "answers": found[:size],
            "total": total,
            "skip": skip,
            "size": size,
            "more": more,
            "fields": fields(visit, question),
            "set": [name for name, _value in visit.params if name in _narrowing(question)],
            "columns": SORTED,
            "sort": visit.given("sort"),
            "why": None if found else visit.queries.emptiness(visit.view),
            "beside": _beside(visit, question),
            "acts": _acts(visit, found[:size]) if question.name == "log" else [],
            "apart": visit.queries.apart(question, visit.view, **visit.asked.filters),
        }

    return answer


def _latest(
    visit: Visit, question: Question, filters: dict[str, Any], *, size: int, skip: int
) -> tuple[list[Any], bool]:
    """A page of a list that is in the order of time, the latest first; and whether more follow."""
    end = max(visit.queries.count(question, visit.view, **filters) - skip, 0)
    begin = max(end - size, 0)
    given = filters | {"limit": end - begin, "skip": begin}
    found = [*visit.queries.answer(question, visit.view, **given)] if end else []
    return found[::-1], begin > 0


def _acts(
    visit: Visit, found: Iterable[LogEntry]
) -> Iterator[tuple[LogEntry, LoggedAct, tuple[LogEntry, ...]]]:
    """Acts of the log, in words, each with those that one recording named beside it."""
    for one, *others in gathered(found):
        yield one, visit.queries.logged(one), tuple(others)


def _total(visit: Visit, question: Question) -> int | None:
    """How many there are on all pages of a list; None where counting them takes too long."""
    queries, filters = visit.queries, visit.asked.filters
    unsettled = queries.count(QUESTIONS["open"], visit.view)
    if unsettled > MANY and not question.is_countable(**filters):
        return None
    return queries.count(question, visit.view, **filters)


def _narrowing(question: Question) -> set[str]:
    """The filters that a form can hold which narrow the list down."""
    return {one.name for one in question.filters} - {"as_of", "known_on", "sort", "limit", "skip"}


def _beside(visit: Visit, question: Question) -> dict[str, int]:
    """How many have the statuses of which one should know beside a list."""
    if not question.beside:
        return {}
    tally = visit.queries.tally(visit.view)
    return {status: tally[status] for status in question.beside if status in tally}
