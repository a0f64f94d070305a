"""The command that replays the record, readout by readout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, close_empty, help_of, is_given, reading
from tracker.cli.output import indented, print_json_list, styled_status, terminal_width
from tracker.cli.sheets import SHEETS, print_pieces, print_sheet
from tracker.cli.terminal import in_one_line, styled
from tracker.cli.words import Word
from tracker.queries import Queries
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
def replay(asked: Asked, until: date | None, start: date | None) -> None:
    """Show what each readout changed."""
    if until:
        if is_given("as_of"):
            raise click.UsageError("--to and --as-of mean the same here; give one of them")
        asked = asked._replace(view=asked.view._replace(as_of=until))
    with asking(asked.store) as queries:
        steps: Iterator[Step] = queries.answer(_QUESTION, asked.view, start=start)
        if asked.form == "json":
            print_json_list(map(as_dict, steps))
        elif asked.form in SHEETS:
            print_sheet(asked.form, map(as_dict, dated(steps)), _QUESTION.columns)
        else:
            _print_steps(queries, asked, steps)


def _print_steps(queries: Queries, asked: Asked, steps: Iterable[Step]) -> None:
    changed = 0

    def told() -> Iterator[str]:
        nonlocal changed
        width = terminal_width()
        for step in steps:
            changed += len(step.changes)
            yield from _step(step, width)

    print_pieces(told())
    if changed:
        close(asked, _QUESTION.found, status=changed)
    else:
        close_empty(queries, asked, _QUESTION.found)


def _step(step: Step, width: int | None) -> Iterator[str]:
    if step.readout is not None:
        yield _line(styled(f"{step.date}  {step.readout}", bold=True))
        if step.title:
            yield f"{indented(step.title, width, indent=2)}\n"
        yield from _changes(step.changes, width)
        return
    for name, judged in (("the passing of time", False), ("a judgement", True)):
        if changes := [change for change in step.changes if change.judged is judged]:
            yield _line(f"{step.date}  {name}")
            yield from _changes(changes, width)


def _changes(changes: Iterable[StatusChange], width: int | None) -> Iterator[str]:
    for change in changes:
        before = f"{change.before} → " if change.before else ""
        yield _line(f"    {before}{styled_status(change.after)}  {change.ref}")
        yield f"{indented(change.why, width, indent=8, dim=True)}\n"


def _line(text: str) -> str:
    return f"{in_one_line(text)}\n"
