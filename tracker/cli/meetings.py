"""The command that lists the meetings on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, close_empty, help_of, reading
from tracker.cli.output import indented, listed, plural, print_json_list, terminal_width
from tracker.cli.sheets import SHEETS, print_pieces, print_sheet
from tracker.cli.terminal import in_one_line, styled
from tracker.queries import Queries
from tracker.queries.answers import RecordedMeeting, as_dict
from tracker.queries.catalogue import QUESTIONS

_QUESTION = QUESTIONS["meetings"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def meetings(asked: Asked) -> None:
    """Show the meetings on record."""
    with asking(asked.store) as queries:
        found: Iterator[RecordedMeeting] = queries.answer(_QUESTION, asked.view)
        if asked.form == "json":
            print_json_list(map(as_dict, found))
        elif asked.form in SHEETS:
            print_sheet(asked.form, map(as_dict, found), _QUESTION.columns)
        else:
            _print_meetings(queries, asked, found)


def _print_meetings(queries: Queries, asked: Asked, found: Iterable[RecordedMeeting]) -> None:
    count = 0

    def told() -> Iterator[str]:
        nonlocal count
        width = terminal_width()
        for count, one in enumerate(found, start=1):  # noqa: B007
            yield meeting(one, width)

    print_pieces(told())
    if count:
        close(asked, _QUESTION.found, meeting=count)
    else:
        close_empty(queries, asked, _QUESTION.found)


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
