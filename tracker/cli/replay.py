"""The command that replays the record, readout by readout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import click

from tracker.cli.closing import close, close_empty
from tracker.cli.grouped import Grouped
from tracker.cli.heads import ask_next
from tracker.cli.lines import AnswerLine, Layout, LineColumn, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, is_given, reading
from tracker.cli.output import print_json_list
from tracker.cli.sheets import print_sheet
from tracker.cli.words import Word
from tracker.exports.forms import JSON, SHEETS
from tracker.queries import Queries
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.plain import as_dict
from tracker.queries.replay import dated
from tracker.queries.steps import StatusChange, Step
from tracker.queries.words import LAST_DAY

_QUESTION = QUESTIONS["replay"]

_COLUMNS = (
    LineColumn("date", drawn=False),
    LineColumn("cause", drawn=False),
    LineColumn("before", drawn=False),
    LineColumn("change", coloured=True, piped=False),
    LineColumn("what", "folded"),
    LineColumn("ref", "spare"),
)
_WAYS = {False: ["-v tells why"], True: []}


@click.command(
    cls=Grouped,
    help=help_of(
        _QUESTION,
        "--to and --as-of mean the same here: the last day to replay. --known-on replays the "
        "record as it was then.",
    ),
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
        if asked.form in JSON:
            print_json_list(asked.form, map(as_dict, steps))
        elif asked.form in SHEETS:
            print_sheet(asked.form, map(as_dict, dated(steps)), _QUESTION.columns)
        else:
            _print_steps(queries, asked, steps)


def _print_steps(queries: Queries, asked: Asked, steps: Iterable[Step]) -> None:
    changed = 0

    def told() -> Iterator[AnswerLine]:
        nonlocal changed
        for step in steps:
            changed += len(step.changes)
            yield from _lines(step)

    print_lines(told(), Layout(_COLUMNS, verbose=asked.verbose))
    if changed:
        close(asked, _QUESTION.found, status=changed)
        ask_next("tracker history REF tells all that one ever was", *_WAYS[asked.verbose])
    else:
        close_empty(queries, asked, _QUESTION.found)


def _lines(step: Step) -> Iterator[AnswerLine]:
    """What changed, below the readout or whatever else made it so."""
    if step.readout is not None:
        title = f"  {step.title}" if step.title else ""
        yield from _changed(step, step.readout, f"{step.date}  {step.readout}{title}", step.changes)
        return
    for name, judged in (("the passing of time", False), ("a judgement", True)):
        changes = [change for change in step.changes if change.judged is judged]
        yield from _changed(step, name, f"{step.date}  {name}", changes)


def _changed(
    step: Step, cause: str, heading: str, changes: Iterable[StatusChange]
) -> Iterator[AnswerLine]:
    for change in changes:
        before = f"{change.before} → " if change.before else ""
        yield AnswerLine(
            status=change.after,
            cells=(
                *(str(step.date), cause, change.before or ""),
                *(f"{before}{change.after}", change.summary, change.ref),
            ),
            group=heading,
            more=(change.why, change.ref),
        )
