"""Output: answers as blocks of text for people, or as JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from tracker.domain.rules import DONE, OVERDUE
from tracker.queries.answers import ItemStanding, Standing

Record = Mapping[str, Any]


def print_json(answer: object) -> None:
    """Print an answer, one object or a list of objects, as JSON."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    escaped = not encoding.startswith("utf")
    click.echo(json.dumps(answer, ensure_ascii=escaped, indent=2, default=str))


def print_csv(records: Sequence[Record], columns: Sequence[str]) -> None:
    """Print records as CSV below the names of the columns; a list is joined by spaces."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({name: _cell(record[name]) for name in columns})
    click.echo(buffer.getvalue(), nl=False)


def print_standings(form: str, found: Sequence[Standing], columns: Sequence[str]) -> None:
    """Print statements or items with their statuses in one of the three forms."""
    if form == "json":
        print_json([asdict(one) for one in found])
    elif form == "csv":
        print_csv([asdict(one) for one in found], columns)
    else:
        for one in found:
            print_standing(one)


def print_standing(one: Standing) -> None:
    """Print a statement with its status: what, whose, by when, and why."""
    head = [
        styled_status(one.status),
        window(one.due_from, one.due_to, approximate=one.approximate),
    ]
    name = one.item if isinstance(one, ItemStanding) else one.ref
    click.echo("  ".join([*filter(None, head), click.style(name, bold=True), ", ".join(one.by)]))
    paragraph(one.title if isinstance(one, ItemStanding) else one.summary)
    paragraph(f"{one.rule}: {one.why}", dim=True)
    if isinstance(one, ItemStanding):
        passed = f"; passed over by {plural(one.passed_over, 'readout')} since"
        mentioned = f"last mentioned {one.last_mentioned}"
        paragraph(mentioned + (passed if one.passed_over else ""), dim=True)


def styled_status(status: str) -> str:
    """A status in its colour."""
    if status in OVERDUE:
        return click.style(status, fg="red", bold=status == "overdue")
    if status in (*DONE, "completed", "met", "resolved"):
        return click.style(status, fg="green")
    return click.style(status, fg="yellow" if status in ("due", "in progress") else "cyan")


def window(first: date | None, last: date | None, *, approximate: bool = False) -> str:
    """A due window in words: from its first day to its last."""
    about = "about " if approximate else ""
    if first and last:
        days = str(first) if first == last else f"{first} to {last}"
        return f"{about}{days}"
    if last:
        return f"{about}by {last}"
    return f"{about}from {first}" if first else ""


def paragraph(text: str, *, indent: int = 4, dim: bool = False) -> None:
    """Print a text under what it belongs to; folded to the width of a terminal, never in a pipe."""
    margin = " " * indent
    if sys.stdout.isatty():
        width = max(40, shutil.get_terminal_size().columns)
        text = textwrap.fill(
            text,
            width,
            initial_indent=margin,
            subsequent_indent=margin,
            break_on_hyphens=False,
            break_long_words=False,
        )
    else:
        text = margin + text
    click.echo(click.style(text, dim=True) if dim else text)


def _cell(value: object) -> object:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return " ".join(map(str, value))
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return value


def plural(count: int, noun: str) -> str:
    """A count with its noun: `1 readout`, `5 readouts`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(names: Iterable[str]) -> str:
    """Names in a row: `a, b and c`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
