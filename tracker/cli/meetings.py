"""The command that lists the meetings on record."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import listed, paragraph, plural, print_json_list
from tracker.cli.sheets import SHEETS, print_sheet
from tracker.cli.terminal import line, styled
from tracker.queries.answers import RecordedMeeting, as_dict
from tracker.queries.catalogue import QUESTIONS

_QUESTION = QUESTIONS["meetings"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def meetings(asked: Asked) -> None:
    """Show the meetings on record."""
    with asking(asked.store) as queries:
        found: list[RecordedMeeting] = queries.answer(_QUESTION, asked.view)
    if asked.form == "json":
        print_json_list(map(as_dict, found))
    elif asked.form in SHEETS:
        print_sheet(asked.form, map(as_dict, found), _QUESTION.columns)
    else:
        for meeting in found:
            _print_meeting(meeting)
        close(asked, _QUESTION.found, meeting=len(found))


def _print_meeting(meeting: RecordedMeeting) -> None:
    name = " ".join(filter(None, [meeting.kind, meeting.place and f"in {meeting.place}"]))
    ordinal = f"no. {meeting.ordinal}" if meeting.ordinal else ""
    line(
        "  ".join(
            filter(
                None,
                [str(meeting.date), meeting.relationship, styled(name, bold=True), ordinal],
            )
        )
    )
    people = [f"{party}: {', '.join(names)}" for party, names in meeting.participants.items()]
    if people:
        paragraph("; ".join(people))
    paragraph(f"{plural(meeting.statements, 'statement')} in {listed(meeting.readouts)}", dim=True)
    if meeting.holds:
        paragraph(f"holds {listed(meeting.holds)}", dim=True)
