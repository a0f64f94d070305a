"""Commands that tell what happened: show, meetings, replay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click
from click.core import ParameterSource

from tracker.cli.opening import asking
from tracker.cli.options import LastDay, Question, close, reading
from tracker.cli.output import (
    listed,
    paragraph,
    plural,
    print_json,
    print_json_list,
    stood,
    styled_status,
    window,
)
from tracker.cli.sheets import SHEETS, print_sheet
from tracker.cli.terminal import line, styled
from tracker.queries.answers import (
    Meeting,
    StatusChange,
    Step,
    Story,
    StoryStatement,
    as_dict,
    keys,
)


@click.command()
@click.argument("name", metavar="ITEM", required=False)
@reading
def show(question: Question, name: str | None) -> None:
    r"""Tell the story of ITEM, its parts included.

    Prints all that was said of it, in order of date, with what each rests on. ITEM is the item's
    short name, its title or another of its names; tracker items lists them.

    \b
    Examples:
      tracker show visa-relaxation
      tracker show "grave visits by airplane" --as-of 2019-01-15
    """
    wanted = name or question.view.item
    if wanted is None:
        raise click.UsageError("name the item to show; tracker items lists them")
    if name and question.view.item:
        raise click.UsageError("name the item once, behind tracker show or with --item")
    with asking(question.store) as queries:
        story = queries.story(question.view._replace(item=None), wanted)
    if question.form == "json":
        print_json(as_dict(story))
    elif question.form in SHEETS:
        print_sheet(question.form, map(as_dict, story.statements), keys(StoryStatement))
    else:
        _print_story(story, question)


@click.command()
@reading
def meetings(question: Question) -> None:
    r"""Show the meetings on record, and the readouts that tell of them.

    With --item, shows those that were an occasion announced for it, or at which something was said
    of it or its parts, and counts those statements alone.

    \b
    Examples:
      tracker meetings
      tracker meetings --with JP --as-of 2018-12-31 --format csv
      tracker meetings --item peace-treaty
    """
    with asking(question.store) as queries:
        found = queries.meetings(question.view)
    if question.form == "json":
        print_json_list(map(as_dict, found))
    elif question.form in SHEETS:
        print_sheet(question.form, map(as_dict, found), keys(Meeting))
    else:
        for meeting in found:
            _print_meeting(meeting)
        close(question, "held", meeting=len(found))


@click.command()
@click.option(
    "--to",
    "until",
    type=LastDay(),
    metavar="DATE",
    help="Replay to the end of that day; another name for --as-of.",
)
@reading
def replay(question: Question, until: date | None) -> None:
    r"""Tell what each readout changed, in order of date.

    What changed between two readouts is told under its date: because a day passed, or because it
    was judged so from outside the readouts. The day to which it is told is given with --to or with
    --as-of, which mean the same here; --known-on tells it as the record was then.

    \b
    Examples:
      tracker replay --to 2018-04-01
      tracker replay --item working-group-project-details
    """
    if until:
        if _is_given("as_of"):
            raise click.UsageError("--to and --as-of mean the same here; give one of them")
        question = question._replace(view=question.view._replace(as_of=until))
    with asking(question.store) as queries:
        steps = queries.replay(question.view)
    if question.form == "json":
        print_json_list(map(as_dict, steps))
    elif question.form in SHEETS:
        flat = [
            {"date": step.date, "readout": step.readout, **as_dict(change)}
            for step in steps
            for change in step.changes
        ]
        print_sheet(
            question.form,
            flat,
            ["date", "readout", "ref", "before", "after", "rule", "why", "summary"],
        )
    else:
        for step in steps:
            _print_step(step)
        close(question, "changed", status=sum(len(step.changes) for step in steps))


def _is_given(option: str) -> bool:
    """Whether an option stands on the command line."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


def _print_story(story: Story, question: Question) -> None:
    line(styled(f"{story.title}", bold=True) + f"  ({story.item}, {story.relationship})")
    if story.names:
        paragraph(f"also: {'; '.join(story.names)}")
    if story.part_of:
        paragraph(f"part of: {story.part_of}")
    if story.status:
        passed = f", {plural(story.passed_over, 'readout')} ago" if story.passed_over else ""
        line(
            f"    {question.when}: {styled_status(story.status)}; "
            f"last mentioned {story.last_mentioned}{passed}"
        )
        paragraph(f"{story.rule}: {story.why}", dim=True)
    elif story.statements:
        line(f"    {question.when}: nothing said of it but of its parts")
    for part in story.parts:
        line(f"    part: {part.item}: {styled_status(part.status)}")
    for statement in story.statements:
        click.echo()
        _print_statement(statement)
    if not story.statements:
        close(question, "said of it")


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


def _print_meeting(meeting: Meeting) -> None:
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


def _print_step(step: Step) -> None:
    if step.readout is not None:
        line(styled(f"{step.date}  {step.readout}", bold=True))
        if step.title:
            paragraph(step.title, indent=2)
        _print_changes(step.changes)
        return
    for name, judged in (("the passing of time", False), ("a judgement", True)):
        if changes := [change for change in step.changes if change.judged is judged]:
            line(f"{step.date}  {name}")
            _print_changes(changes)


def _print_changes(changes: Iterable[StatusChange]) -> None:
    for change in changes:
        before = f"{change.before} → " if change.before else ""
        line(f"    {before}{styled_status(change.after)}  {change.ref}")
        paragraph(change.why, indent=8, dim=True)
