"""The command that lists the readouts on record."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, close_empty, help_of, reading
from tracker.cli.output import indented, plural, print_answers
from tracker.cli.paging import Page
from tracker.cli.terminal import in_one_line, styled
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.readouts import RecordedReadout

_QUESTION = QUESTIONS["readouts"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def readouts(asked: Asked, **filters: object) -> None:
    """Show the readouts on record."""
    page: Page[RecordedReadout] = Page(filters)
    with asking(asked.store) as queries:
        found = page.of(queries.answer(_QUESTION, asked.view, **page.asked))
        print_answers(asked.form, found, _QUESTION.columns, _readout, chosen=asked.columns)
        if asked.form == "table" and not page.count:
            close_empty(queries, asked, _QUESTION.found)
    if asked.form == "table" and page.count:
        close(asked, _QUESTION.found, readout=page.count)
        page.close()


def _readout(readout: RecordedReadout, width: int | None) -> str:
    name = styled(readout.readout, bold=True)
    by = f"published by {readout.publisher}" if readout.publisher else "no publisher named"
    said = plural(readout.statements, "statement")
    lines = [in_one_line(f"{readout.date}  {readout.relationship}  {name}")]
    lines += [indented(readout.title, width)] if readout.title else []
    told = "; ".join(filter(None, (by, said, readout.source.url)))
    lines.append(indented(told, width, dim=True))
    return "".join(f"{line}\n" for line in lines)
