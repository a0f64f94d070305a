"""The command that searches for words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import indented, print_json_list, styled_status, terminal_width
from tracker.cli.sheets import SHEETS, print_pieces, print_sheet
from tracker.cli.terminal import in_one_line, styled
from tracker.queries.answers import as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.hits import Hit
from tracker.queries.terms import Found, Terms

_QUESTION = QUESTIONS["search"]
_SPELT_OUT = frozenset(("summary", "title", "quote"))
"""Texts that are told without saying which they are."""


@click.command(help=help_of(_QUESTION, "They are marked in what is printed, [so]."))
@click.argument("words", nargs=-1, required=True)
@reading(_QUESTION)
def search(asked: Asked, words: tuple[str, ...], *, limit: int) -> None:
    """Search for words."""
    text = " ".join(words)
    if not Terms(text).forms:
        raise click.UsageError(f"there is no word in {text!r}; name one or more to search for")
    with asking(asked.store) as queries:
        found: Iterator[Hit] = queries.answer(_QUESTION, asked.view, text, limit=limit)
        if asked.form == "json":
            print_json_list(map(as_dict, found))
            return
        if asked.form in SHEETS:
            print_sheet(asked.form, map(_row, found), _QUESTION.columns)
            return
        counts = Counter[str]()
        print_pieces(_told(found, counts))
    close(asked, _QUESTION.found, **counts)
    if limit in counts.values():
        click.echo(f"Of each kind at most {limit} are shown; --limit says how many.")


def _row(hit: Hit) -> dict[str, Any]:
    return {**as_dict(hit), "matches": [f"{one.field}: {one.marked()}" for one in hit.matches]}


def _told(found: Iterator[Hit], counts: Counter[str]) -> Iterator[str]:
    width = terminal_width()
    for hit in found:
        counts[hit.kind] += 1
        yield _hit(hit, width)


def _hit(hit: Hit, width: int | None) -> str:
    last = "last mentioned " if hit.kind == "item" else ""
    head = [
        hit.kind if hit.status is None else styled_status(hit.status),
        f"{last}{hit.date}" if hit.date else "",
        styled(hit.ref, bold=True),
        ", ".join(hit.by) or hit.relationship,
    ]
    lines = [in_one_line("  ".join(filter(None, head)))]
    lines += [_match(one, width) for one in hit.matches]
    return "".join(f"{line}\n" for line in lines)


def _match(found: Found, width: int | None) -> str:
    """A text with the words marked, which are then folded with it as words of it."""
    text = f"“{found.marked()}”" if found.field == "quote" else found.marked()
    before = "" if found.field in _SPELT_OUT else f"{found.field}: "
    return indented(before + text, width)
