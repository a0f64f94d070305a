"""The command that shows an item with its statements, or a statement, a readout or a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import click

from tracker.cli.closing import close
from tracker.cli.completion import offered
from tracker.cli.grouped import Grouped
from tracker.cli.heads import ask_next, shown
from tracker.cli.lines import Layout, print_lines
from tracker.cli.meetings import MEETINGS, meeting_line
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import paragraph, plural, print_json, to_the_width
from tracker.cli.remedies import WAYS
from tracker.cli.sheets import print_sheet
from tracker.cli.statements import SAID, said_line, stands
from tracker.cli.terminal import styled
from tracker.cli.words import Word
from tracker.errors import Remedy
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.meetings import RecordedMeeting
from tracker.queries.plain import as_dict
from tracker.queries.shown import MeetingTold, ReadoutTold, Shown
from tracker.queries.story import Story, StoryStatement
from tracker.queries.words import KINDS

_QUESTION = QUESTIONS["show"]


@click.command(
    cls=Grouped,
    help=help_of(
        _QUESTION,
        "An item goes by its short name, its title or another of its names; tracker items lists "
        "them. tracker meetings lists meetings and readouts.",
    ),
)
@click.argument(
    "name",
    type=Word(KINDS["item"]),
    metavar="NAME",
    required=False,
    shell_complete=offered("shown"),
)
@reading(_QUESTION)
def show(asked: Asked, name: str | None) -> None:
    """Show an item, its parts and all that was said of them."""
    names = [one for one in (name, *asked.view.items) if one]
    if not names:
        raise click.UsageError(f"name the item to show{WAYS[Remedy.LIST_ITEMS]}")
    if len(names) > 1:
        raise click.UsageError("name the item once, after tracker show or with --item")
    with asking(asked.store) as queries:
        found: Shown = queries.answer(_QUESTION, asked.view._replace(items=()), *names)
        if asked.form in JSON:
            print_json(asked.form, as_dict(found))
        elif asked.form in SHEETS:
            said = (found,) if isinstance(found, StoryStatement) else found.statements
            print_sheet(asked.form, map(as_dict, said), _QUESTION.columns)
        else:
            _print(found, asked, partial(shown, queries))


def _print(found: Shown, asked: Asked, way: Callable[[str, str], str]) -> None:
    match found:
        case Story():
            _print_story(found, asked, way)
        case StoryStatement():
            _print_statements([found], asked._replace(verbose=True))
            ask_next(f"tracker history {found.ref}", f"tracker show {found.item}")
        case ReadoutTold():
            _print_title(f"{found.title or found.readout}  ({found.readout})")
            if found.publisher:
                paragraph(f"published by {found.publisher}")
            _print_said(found.meetings, found.statements, asked, way)
        case MeetingTold():
            _print_said((found.meeting,), found.statements, asked, way)


def _print_said(
    held: Sequence[RecordedMeeting],
    said: Sequence[StoryStatement],
    asked: Asked,
    way: Callable[[str, str], str],
) -> None:
    print_lines(map(meeting_line, held), Layout(MEETINGS, grouped=False, statuses=False))
    click.echo()
    _print_statements(said, asked)
    close(asked, "shown", statement=len(said))
    if said:
        ask_next(way(said[0].item, held[0].relationship), *_ways(asked))


def _print_story(story: Story, asked: Asked, way: Callable[[str, str], str]) -> None:
    _print_title(f"{story.title}  ({story.item}, {story.relationship})")
    if story.names:
        paragraph(f"also: {'; '.join(story.names)}")
    if story.part_of:
        paragraph(f"part of: {story.part_of}")
    if story.status:
        passed = f", {plural(story.passed_over, 'meeting')} ago" if story.passed_over else ""
        mentioned = f"; last mentioned {story.last_mentioned}{passed}"
        paragraph(f"{asked.when}: {story.status}{mentioned}")
        if asked.verbose:
            paragraph(f"{story.rule}: {story.why}", dim=True)
    for part in story.parts:
        paragraph(f"part: {part.item}: {part.status}")
    for one in story.goes_on:
        paragraph(f"goes on as {stands(one)}")
    if not story.statements:
        close(asked, "said of it")
        return
    click.echo()
    _print_statements(story.statements, asked)
    whole = [way(story.part_of, story.relationship)] if story.part_of else []
    ask_next(*whole, *_ways(asked))


def _print_title(text: str) -> None:
    click.echo(styled(to_the_width(text), bold=True))


def _print_statements(said: Sequence[StoryStatement], asked: Asked) -> None:
    layout = Layout(SAID, grouped=False, verbose=asked.verbose)
    print_lines(map(said_line, said), layout)


def _ways(asked: Asked) -> list[str]:
    more = [] if asked.verbose else ["-v tells more of each"]
    return [*more, "tracker history REF", "tracker cite REF"]
