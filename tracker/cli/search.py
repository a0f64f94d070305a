"""The command that searches for words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from tracker.cli.closing import close
from tracker.cli.grouped import Grouped
from tracker.cli.heads import ask_next, print_head, shown
from tracker.cli.lines import AnswerLine, Layout, LineColumn, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import listed, plural, print_json_list, remark
from tracker.cli.sheets import print_sheet
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.hits import Hit
from tracker.queries.plain import as_dict
from tracker.queries.terms import Found, Terms

_QUESTION = QUESTIONS["search"]
_COLUMNS = (
    LineColumn("status", coloured=True, piped=False),
    LineColumn("date"),
    LineColumn("who"),
    LineColumn("match", "folded"),
    LineColumn("ref", "spare"),
)

_SPELT_OUT = frozenset(("summary", "title", "quote"))
"""Texts that are told without saying which they are."""


@click.command(cls=Grouped, help=help_of(_QUESTION, "They are marked in what is printed, [so]."))
@click.argument("words", nargs=-1, required=True)
@reading(_QUESTION)
def search(asked: Asked, words: tuple[str, ...], *, limit: int) -> None:
    """Search for words."""
    text = " ".join(words)
    if not Terms(text).forms:
        raise click.UsageError(f"there is no word in {text!r}; name one or more to search for")
    with asking(asked.store) as queries:
        found: Iterator[Hit] = queries.answer(_QUESTION, asked.view, text, limit=limit)
        if asked.form in JSON:
            print_json_list(asked.form, map(as_dict, found))
            return
        if asked.form in SHEETS:
            print_sheet(asked.form, map(_row, found), _QUESTION.columns)
            return
        hits = [*found]
        items = [hit for hit in hits if hit.kind == "item"]
        whole = shown(queries, items[0].ref, items[0].relationship) if items else ""
    counts = Counter(hit.kind for hit in hits)
    if not hits:
        close(asked, _QUESTION.found)
        return
    figures = listed(plural(count, kind) for kind, count in counts.items())
    print_head(f"{figures} found", asked)
    print_lines(map(_line, hits), Layout(_COLUMNS, verbose=asked.verbose))
    if limit in counts.values():
        told = f"Of each kind at most {limit} are shown; --limit says how many."
        remark(told)
    if whole:
        remark(f"All that was said on an item, in whatever words: {whole}")
    first = whole if items[:1] == hits[:1] else f"tracker show {hits[0].ref}"
    ask_next(first, *([] if asked.verbose else ["-v tells more of each"]))


def _row(hit: Hit) -> dict[str, Any]:
    return {**as_dict(hit), "matches": [f"{one.field}: {one.marked()}" for one in hit.matches]}


def _line(hit: Hit) -> AnswerLine:
    first, *others = map(_match, hit.matches)
    last = "last " if hit.kind == "item" else ""
    return AnswerLine(
        status=hit.status or hit.kind,
        cells=(
            hit.status or "",
            f"{last}{hit.date}" if hit.date else "",
            " ".join(hit.by) or hit.relationship,
            first,
            hit.ref,
        ),
        group=f"{hit.kind}s",
        more=(*others, hit.ref),
    )


def _match(found: Found) -> str:
    """A text with the words marked, which are then folded with it as words of it."""
    text = f"“{found.marked()}”" if found.field == "quote" else found.marked()
    return text if found.field in _SPELT_OUT else f"{found.field}: {text}"
