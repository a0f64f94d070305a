"""Listing: the answers of a question as a list, with figures above and what to ask next below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from tracker.cli.closing import close, close_empty
from tracker.cli.heads import ask_next, figures, print_head, tallied
from tracker.cli.lines import AT_ONCE, AnswerLine, Layout, LineColumn, print_lines
from tracker.cli.options import Asked
from tracker.cli.output import listed, plural, print_records, remark
from tracker.cli.paging import Page
from tracker.queries import Queries
from tracker.queries.apart import ShareApart
from tracker.queries.question import Question

_OF_ONE_KIND = ("on record", "held")
"""What is said of what was found where nothing but its kind is asked for."""


_FEW = 3
"""So many shares are named below a list that stand as what it holds, each without the whole."""


class Manner(NamedTuple):
    """How the answers of a question are told to people."""

    line: Callable[[Any], AnswerLine]
    """An answer as a line."""
    columns: Callable[[bool], Sequence[LineColumn]]
    """The columns of the lines, by whether more than one relationship is looked at."""
    noun: str
    """What an answer is called."""
    shown: Callable[[Any], str]
    """The command that shows an answer."""
    of_meetings: bool = True
    """Whether meetings that are not on record bear on it."""
    grouped: bool = False
    """Whether answers of one status stand together, so that they can have a heading."""
    statuses: bool = True
    """Whether answers have statuses."""
    gathered: Callable[[Iterator[Any]], Iterator[Any]] | None = None
    """What puts answers together that one line tells."""
    by_status: bool = False
    """Whether their statuses say by themselves what was asked for."""


def print_list(
    queries: Queries,
    asked: Asked,
    question: Question,
    filters: Mapping[str, Any],
    manner: Manner,
) -> int:
    """Print the answers of a question as they were asked for; returns how many there were.

    Args:
        queries: where to ask it.
        asked: what is asked.
        question: the question.
        filters: what was given for filters of its own.
        manner: how its answers are told to people.
    """
    page: Page[Any] = Page(filters)
    what = question.told(filters)
    narrowed = question.narrowed(filters) or asked.view.by or asked.view.items
    such = narrowed and question.found in _OF_ONE_KIND
    noun = f"such {manner.noun}" if such else manner.noun
    found = page.of(queries.answer(question, asked.view, **page.asked))
    if asked.for_programs:
        print_records(asked.form, found, question.columns, asked.columns)
        if asked.form != "table":
            return page.count
    if manner.gathered:
        found = manner.gathered(found)
    first = [*islice(found, AT_ONCE)]
    apart = queries.apart(question, asked.view, **filters)
    if first:
        around = queries.surroundings(asked.view)
        lines = [manner.line(one) for one in first]
        whole = page.whole and len(first) < AT_ONCE
        counts = _tallied(lines, page, manner) if whole else None
        counts = counts or queries.figures(question, asked.view, **filters)
        told = _figures(counts, page, noun, what, manner)
        gaps = around.gaps if manner.of_meetings else ()
        print_head(told, asked, gaps, several=around.several)
        coming = (manner.line(one) for one in found)
        print_lines(chain(lines, coming), _layout(asked, manner, counts, several=around.several))
    if not page.count and page.skip and (total := queries.count(question, asked.view, **filters)):
        close(asked, what, none=plural(total, noun))
        page.close_behind()
    elif not page.count:
        what = f"{what} as a whole" if apart else what
        # Of a list that holds whatever is on record of its kind, all else may be on record.
        none = f"No {noun}" if question.found in _OF_ONE_KIND else "Nothing"
        close_empty(queries, asked, what, none=none)
        if filters.get("text"):
            remark("tracker search looks for words whatever their accents and capitals.")
    page.close()
    if apart:
        remark(_apart(apart))
    if first:
        more = [] if asked.verbose else ["-v tells more, and each ref"]
        ask_next(manner.shown(first[0]), *more)
    return page.count


def _apart(found: Sequence[ShareApart]) -> str:
    """Which shares stand as what the list holds, of statements that do not as a whole."""
    told = [f"{one.party} in {one.ref} ({one.status})" for one in found[:_FEW]]
    more = [f"{len(found) - _FEW} more"] if len(found) > _FEW else []
    parties = [*dict.fromkeys(one.party for one in found)]
    shares = "share" if len(found) == 1 else "shares"
    by = f"with --by {parties[0]}{' and so on' if len(parties) > 1 else ''}"
    return f"Only as the {shares} of {listed([*told, *more])}: {by}."


def _layout(
    asked: Asked, manner: Manner, counts: Mapping[str, int] | None, *, several: bool
) -> Layout:
    only = [*counts] if counts and len(counts) == 1 else [""]
    return Layout(
        manner.columns(several),
        grouped=manner.grouped,
        statuses=manner.statuses,
        verbose=asked.verbose,
        alone=only[0],
    )


def _tallied(lines: Sequence[AnswerLine], page: Page[Any], manner: Manner) -> Mapping[str, int]:
    return tallied(lines) if manner.statuses else {"": page.count}


def _figures(
    counts: Mapping[str, int] | None, page: Page[Any], noun: str, what: str, manner: Manner
) -> str:
    """How many there are, as far as it is known before all of them are told."""
    if counts is None:
        shown = page.count
        behind = f" behind the first {page.skip}" if page.skip else ""
        more = " and more" if page.more or shown == AT_ONCE else ""
        return f"{plural(shown, noun)}{more} {what}{behind}"
    if manner.by_status:
        return figures(counts, manner.noun)
    total = f"{plural(sum(counts.values()), noun)} {what}"
    return f"{total}: {figures(counts, manner.noun)}," if manner.statuses else total
