"""The command that replays the record, readout by readout."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click
from click.core import ParameterSource

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import paragraph, print_json_list, styled_status
from tracker.cli.sheets import SHEETS, print_sheet
from tracker.cli.terminal import line, styled
from tracker.cli.words import Word
from tracker.queries.answers import StatusChange, Step, as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.replay import dated
from tracker.queries.words import LAST_DAY

_QUESTION = QUESTIONS["replay"]


@click.command(
    help=help_of(
        _QUESTION,
        "--to and --as-of mean the same here: the last day to replay. --known-on replays the "
        "record as it was then.",
    )
)
@click.option(
    "--to",
    "until",
    type=Word(LAST_DAY),
    metavar="DATE",
    help="Replay to the end of that day; another name for --as-of.",
)
@reading(_QUESTION)
def replay(asked: Asked, until: date | None) -> None:
    """Show what each readout changed."""
    if until:
        if _is_given("as_of"):
            raise click.UsageError("--to and --as-of mean the same here; give one of them")
        asked = asked._replace(view=asked.view._replace(as_of=until))
    with asking(asked.store) as queries:
        steps: list[Step] = queries.answer(_QUESTION, asked.view)
    if asked.form == "json":
        print_json_list(map(as_dict, steps))
    elif asked.form in SHEETS:
        print_sheet(asked.form, map(as_dict, dated(steps)), _QUESTION.columns)
    else:
        for step in steps:
            _print_step(step)
        close(asked, _QUESTION.found, status=sum(len(step.changes) for step in steps))


def _is_given(option: str) -> bool:
    """Whether an option stands on the command line."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


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
