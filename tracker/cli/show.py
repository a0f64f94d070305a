"""The command that shows an item, its parts and their statements."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import paragraph, plural, print_json, stood, styled_status, window
from tracker.cli.remedies import WAYS
from tracker.cli.sheets import SHEETS, print_sheet
from tracker.cli.terminal import line, styled
from tracker.cli.words import Word
from tracker.errors import Remedy
from tracker.queries.answers import as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.story import Story, StoryStatement
from tracker.queries.words import KINDS

_QUESTION = QUESTIONS["show"]


@click.command(
    help=help_of(
        _QUESTION,
        "ITEM is the item's short name, its title or another of its names; tracker items lists "
        "them.",
    )
)
@click.argument("name", type=Word(KINDS["item"]), metavar="ITEM", required=False)
@reading(_QUESTION)
def show(asked: Asked, name: str | None) -> None:
    """Show an item, its parts and all that was said of them."""
    names = [one for one in (name, *asked.view.items) if one]
    if not names:
        raise click.UsageError(f"name the item to show{WAYS[Remedy.LIST_ITEMS]}")
    if len(names) > 1:
        raise click.UsageError("name the item once, after tracker show or with --item")
    with asking(asked.store) as queries:
        story: Story = queries.answer(_QUESTION, asked.view._replace(items=()), *names)
    if asked.form == "json":
        print_json(as_dict(story))
    elif asked.form in SHEETS:
        print_sheet(asked.form, map(as_dict, story.statements), _QUESTION.columns)
    else:
        _print_story(story, asked)


def _print_story(story: Story, asked: Asked) -> None:
    line(styled(f"{story.title}", bold=True) + f"  ({story.item}, {story.relationship})")
    if story.names:
        paragraph(f"also: {'; '.join(story.names)}")
    if story.part_of:
        paragraph(f"part of: {story.part_of}")
    if story.status:
        passed = f", {plural(story.passed_over, 'readout')} ago" if story.passed_over else ""
        line(
            f"    {asked.when}: {styled_status(story.status)}; "
            f"last mentioned {story.last_mentioned}{passed}"
        )
        paragraph(f"{story.rule}: {story.why}", dim=True)
    for part in story.parts:
        line(f"    part: {part.item}: {styled_status(part.status)}")
    for statement in story.statements:
        click.echo()
        _print_statement(statement)
    if not story.statements:
        close(asked, "said of it")


def _print_statement(statement: StoryStatement) -> None:
    who = ", ".join(statement.by) + (f" to {', '.join(statement.to)}" if statement.to else "")
    kind = f"{statement.type} ({statement.wording})" if statement.wording else statement.type
    when = window(statement.due_from, statement.due_to, approximate=statement.approximate)
    line(
        "  ".join(
            filter(
                None,
                [
                    str(statement.date),
                    kind + (", complete" if statement.complete else ""),
                    who,
                    stood(statement.status, statement.since, when) if statement.status else "",
                ],
            )
        )
    )
    paragraph(statement.summary)
    if statement.quote:
        paragraph(f"“{statement.quote}”  {statement.ref}", dim=True)
    else:
        paragraph(statement.ref, dim=True)
    if statement.why:
        paragraph(f"{statement.rule}: {statement.why}", dim=True)
