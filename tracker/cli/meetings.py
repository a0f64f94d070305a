"""The command that lists the meetings on record."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, close_empty, help_of, reading
from tracker.cli.output import indented, listed, plural, print_answers
from tracker.cli.paging import Page
from tracker.cli.terminal import in_one_line, styled
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.meetings import RecordedMeeting

_QUESTION = QUESTIONS["meetings"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def meetings(asked: Asked, **filters: object) -> None:
    """Show the meetings on record."""
    page: Page[RecordedMeeting] = Page(filters)
    with asking(asked.store) as queries:
        found = page.of(queries.answer(_QUESTION, asked.view, **page.asked))
        print_answers(asked.form, found, _QUESTION.columns, meeting, chosen=asked.columns)
        if asked.form == "table" and not page.count:
            close_empty(queries, asked, _QUESTION.found)
    if asked.form == "table" and page.count:
        close(asked, _QUESTION.found, meeting=page.count)
        page.close()


def meeting(one: RecordedMeeting, width: int | None) -> str:
    """A meeting: when and where, who took part, and what is on record of it."""
    name = " ".join(filter(None, [one.kind, one.place and f"in {one.place}"]))
    ordinal = f"no. {one.ordinal}" if one.ordinal else ""
    head = (str(one.date), one.relationship, styled(name, bold=True), ordinal)
    lines = [in_one_line("  ".join(filter(None, head)))]
    people = [f"{party}: {', '.join(names)}" for party, names in one.participants.items()]
    if people:
        lines.append(indented("; ".join(people), width))
    said = f"{plural(one.statements, 'statement')} in {listed(one.readouts)}"
    lines.append(indented(said, width, dim=True))
    if one.holds:
        lines.append(indented(f"holds {listed(one.holds)}", width, dim=True))
    return "".join(f"{line}\n" for line in lines)
