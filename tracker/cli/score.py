"""The command that scores what was promised, on the scales that others use."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tracker.cli.closing import close_empty
from tracker.cli.grouped import Grouped
from tracker.cli.heads import print_head
from tracker.cli.lines import AnswerLine, Layout, LineColumn, beside, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import listed, print_json_list
from tracker.cli.sheets import print_sheet
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.filters import FILTERS
from tracker.queries.question import Question
from tracker.reports.scales import SCALES
from tracker.reports.scores import Score, Scored, scored, scores

_QUESTION = Question(
    "score",
    "Score what was promised on a scale that others use, by party and item.",
    "Each statement, or a party's share in it, has a level by what the record says of it, or is "
    "left out for a reason; how many are is told with the scores, and -v names them. What nobody "
    "reviewed, what was searched for without result and what is known not to be done are never "
    "one. The scales are g7 (the G7 Research Group: -1, 0, +1), politifact (Kept to Not Yet "
    "Rated), pam (the Peace Accords Matrix: 0 to 3), ogp (the Open Government Partnership's "
    "completion) and obligations (as of contracts and treaties). A sheet has a row for each "
    "statement.",
    (
        {"scale": "g7"},
        {"scale": "politifact", "as_of": "2019-08-01", "by": "RU"},
        {"scale": "pam", "item": "airplane-grave-visits", "format": "json"},
    ),
    answer="",
    filters=FILTERS,
)

_COLUMNS = (
    LineColumn("party", drawn=False),
    LineColumn("relationship"),
    LineColumn("what", "folded"),
    LineColumn("statements", right=True),
    LineColumn("scores"),
    LineColumn("left out", "folded"),
)


@click.command(cls=Grouped, help=help_of(_QUESTION))
@click.option(
    "--scale",
    type=click.Choice([*SCALES]),
    required=True,
    metavar="SCALE",
    help=f"The scale: {', '.join(SCALES)}.",
)
@reading(_QUESTION)
def score(asked: Asked, scale: str) -> None:
    """Score what was promised."""
    with asking(asked.store) as queries:
        told = scored(queries, asked.view, SCALES[scale])
        if asked.form in SHEETS:
            print_sheet(asked.form, (one._asdict() for one in told), Scored._fields)
            return
        found = scores(told, SCALES[scale])
        if asked.form in JSON:
            print_json_list(asked.form, (one._asdict() for one in found))
        elif not found:
            close_empty(queries, asked, "to be scored")
        else:
            _print(found, scale, asked)


def _print(found: list[Score], scale: str, asked: Asked) -> None:
    totals = [
        f"{one.scored} of {one.statements} of {one.party}" for one in found if one.item is None
    ]
    print_head(f"{SCALES[scale].title}: scored {listed(totals)}", asked)
    several = len({one.relationship for one in found if one.relationship}) > 1
    columns = beside(_COLUMNS, several=several)
    print_lines(map(_line, found), Layout(columns, statuses=False, verbose=asked.verbose))


def _line(one: Score) -> AnswerLine:
    levels = ", ".join(f"{name}: {count}" for name, count in one.levels.items() if count)
    if one.average is not None:
        levels += f" (average {one.average:+.2f})"
    why = "; ".join(f"{count} {reason}" for reason, count in one.reasons.items())
    left = f"{one.left_out} left out: {why}" if why else ""
    return AnswerLine(
        "",
        (
            one.party,
            one.relationship or "all",
            one.item or "all items",
            str(one.statements),
            levels or "no score",
            left or "-",
        ),
        group=one.party,
        more=[*_refs(one)],
    )


def _refs(one: Score) -> Iterator[str]:
    for name, refs in one.refs.items():
        yield f"{name}: {', '.join(refs)}"
