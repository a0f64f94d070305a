"""The command that tells the log: who did what to the record, and when."""

from __future__ import annotations

import json

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import indented, plural, print_answers
from tracker.cli.paging import Page
from tracker.cli.terminal import in_one_line, styled
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.recorded import LogEntry

_QUESTION = QUESTIONS["log"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def log(asked: Asked, **filters: object) -> None:
    """Show what was done to the record."""
    page: Page[LogEntry] = Page(filters)
    with asking(asked.store) as queries:
        found = page.of(queries.answer(_QUESTION, asked.view, **page.asked))
        print_answers(asked.form, found, _QUESTION.columns, _entry, chosen=asked.columns)
    if asked.form == "table":
        told = f"\n{plural(page.count, 'act')}" if page.count else "Nothing"
        click.echo(f"{told} {_QUESTION.found}{asked.known}.")
        page.close()


def _entry(entry: LogEntry, width: int | None) -> str:
    at = f"{entry.at:%Y-%m-%d %H:%M:%S} UTC"
    what = f"{entry.act} {styled(entry.what, bold=True)}"
    line = in_one_line(f"{at}  {entry.recorded_by}  {entry.relationship}  {what}")
    more = [f"because: {entry.reason}"] if entry.reason else []
    if entry.judgement:
        judged = json.loads(entry.judgement)
        more.append("; ".join(f"{name}: {value}" for name, value in judged.items() if value))
    return "".join(f"{one}\n" for one in (line, *(indented(one, width, dim=True) for one in more)))
