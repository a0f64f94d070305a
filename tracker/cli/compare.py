"""The command that compares two readouts, meetings, days or moments of recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from tracker.cli.completion import offered
from tracker.cli.grouped import Grouped
from tracker.cli.heads import ask_next, shown
from tracker.cli.lines import AnswerLine, Layout, LineColumn, beside, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, in_figures, is_given, reading
from tracker.cli.output import plural, print_json_list, remark, terminal_width
from tracker.cli.sheets import print_sheet
from tracker.exports.forms import JSON, SHEETS
from tracker.queries import Queries
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.compared import Compared
from tracker.queries.comparison import Comparison
from tracker.queries.plain import as_dict

_QUESTION = QUESTIONS["compare"]

_COLUMNS = (
    LineColumn("item", drawn=False),
    LineColumn("relationship"),
    LineColumn("change", piped=False),
    LineColumn("what", "folded"),
    LineColumn("item", "spare", piped=False),
)

_PLAIN = frozenset(("dropped", "new", "repeated", "in both"))
"""Changes of which the word says enough."""

_SIDES = 2

_MARGIN = 4
"""How much narrower than a terminal the words on it have to be."""


_LATEST = (
    "Left out, B is the last meeting by the day of --as-of, and A the one before it. The beginning "
    "or a part of a name will do where it is that of one alone: tracker compare osaka."
)


@click.command(cls=Grouped, help=help_of(_QUESTION, _LATEST))
@click.argument("first", metavar="[A", required=False, shell_complete=offered("compared"))
@click.argument("second", metavar="[B]]", required=False, shell_complete=offered("compared"))
@reading(_QUESTION)
def compare(asked: Asked, first: str | None, second: str | None, change: str | None) -> None:
    """Show what is different between two."""
    with asking(asked.store) as queries:
        named = first is not None and second is not None
        if first is None or second is None:
            first, second = _with_latest(queries, asked, first)
        found: Comparison = queries.answer(_QUESTION, asked.view, first, second, change=change)
        if named and is_given("as_of") and found.first.kind != "moment":
            raise click.UsageError(
                "--as-of is for two moments of recording; name the day as A or B instead"
            )
        if asked.form in JSON:
            print_json_list(asked.form, map(as_dict, found.changes))
        elif asked.form in SHEETS:
            print_sheet(asked.form, map(as_dict, found.changes), _QUESTION.columns)
        else:
            _print(queries, found, change, asked)


def _with_latest(queries: Queries, asked: Asked, first: str | None) -> tuple[str, str]:
    """The last two meetings; or what is named and the last one."""
    latest = queries.latest_sides(asked.view)
    if len(latest) < (_SIDES if first is None else 1):
        raise click.UsageError(
            "name what is to be compared, A and B: the last two meetings are taken where a single "
            "relationship with two meetings is asked about (--relationship)"
        )
    return (latest[0], latest[1]) if first is None else (first, latest[-1])


def _print(queries: Queries, found: Comparison, change: str | None, asked: Asked) -> None:
    changes = [*found.changes]
    tally = Counter(change or one.change for one in changes)
    what = in_figures(tally) or (f"Nothing {change}" if change else "Nothing different")
    remark(f"{what} between {found.first.told} and {found.second.told}.")
    if not changes:
        return
    if terminal_width() is not None:
        click.echo()
    several = len({one.relationship for one in changes}) > 1
    print_lines(
        (_line(one, change or one.change) for one in changes),
        Layout(beside(_COLUMNS, several=several), verbose=asked.verbose),
    )
    first = shown(queries, changes[0].item, changes[0].relationship)
    if meetings := _meetings_meant(queries, found, asked):
        remark(
            "Between two days all that was unfinished on the first and is not mentioned since "
            "counts as dropped, and not only what its meeting spoke of. What the meetings said: "
            f"tracker compare {' '.join(meetings)}."
        )
    ask_next(first, *([] if asked.verbose else ["-v tells how and by which"]))


def _meetings_meant(queries: Queries, found: Comparison, asked: Asked) -> list[str]:
    """The readouts of two days, where each is the day of one; these may have been meant."""
    sides = (found.first, found.second)
    if any(side.kind != "day" for side in sides):
        return []
    told = [queries.readouts_on(asked.view, side.day) for side in sides]
    return [names[0] for names in told] if all(len(names) == 1 for names in told) else []


def _line(one: Compared, asked: str) -> AnswerLine:
    """A difference in a line.

    Args:
        one: the difference.
        asked: which of its changes is asked about, or matters most.
    """
    others = ", ".join(word for word in one.changes if word != asked)
    refs: Iterable[str] = dict.fromkeys(filter(None, (one.before, one.after)))
    short = _short(one, asked, "" if terminal_width() else others)
    return AnswerLine(
        status=asked,
        cells=(one.item, one.relationship, others, short or f"{one.title}: {one.why}", one.item),
        more=(*([one.why] if short else []), *([" → ".join(refs)] if refs else [])),
    )


def _short(one: Compared, asked: str, others: str) -> str | None:
    """What came of an item in few words, where they say enough."""
    if asked == "dropped" and one.last_mentioned:
        passed = plural(one.passed_over, "meeting")
        also = f"; also {others}" if others else ""
        return f"{one.title}: last mentioned on {one.last_mentioned}, passed over by {passed}{also}"
    width = terminal_width()
    if width and max(map(len, one.why.split()), default=0) > width - _MARGIN:
        return f"{one.title}: -v tells how"  # a ref is told whole or not at all
    repeated_itself = asked != "repeated" or one.after
    return one.title if one.changes == (asked,) and asked in _PLAIN and repeated_itself else None
