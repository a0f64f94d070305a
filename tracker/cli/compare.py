"""The command that compares two readouts, meetings, days or moments of recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, in_figures, is_given, reading
from tracker.cli.output import indented, print_json_list, terminal_width
from tracker.cli.sheets import SHEETS, print_pieces, print_sheet
from tracker.cli.terminal import in_one_line, styled
from tracker.queries.answers import as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.compared import Compared
from tracker.queries.comparison import Comparison

_QUESTION = QUESTIONS["compare"]

_COLOURS = {
    **dict.fromkeys(
        ("dropped", "weakened", "carried over", "deadline later", "told differently"), "red"
    ),
    **dict.fromkeys(("strengthened", "fulfilled", "deadline earlier", "in both"), "green"),
}
"""The colours of what is for the worse and of what is for the better."""


@click.command(help=help_of(_QUESTION))
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@reading(_QUESTION)
def compare(asked: Asked, first: str, second: str, change: str | None) -> None:
    """Show what is different between two."""
    with asking(asked.store) as queries:
        found: Comparison = queries.answer(_QUESTION, asked.view, first, second, change=change)
        if is_given("as_of") and found.first.kind != "moment":
            raise click.UsageError(
                "--as-of is for two moments of recording; name the day as A or B instead"
            )
        if asked.form == "json":
            print_json_list(map(as_dict, found.changes))
        elif asked.form in SHEETS:
            print_sheet(asked.form, map(as_dict, found.changes), _QUESTION.columns)
        else:
            _print(found, change)


def _print(found: Comparison, change: str | None) -> None:
    tally: Counter[str] = Counter()
    width = terminal_width()

    def told() -> Iterator[str]:
        for one in found.changes:
            tally[change or one.change] += 1
            yield _block(one, width)

    print_pieces(told())
    what = in_figures(tally) or (f"Nothing {change}" if change else "Nothing different")
    between = f"between {found.first.told} and {found.second.told}"
    if tally:
        click.echo()
    click.echo(f"{what} {between}.")


def _block(one: Compared, width: int | None) -> str:
    words = ", ".join(_coloured(change, width) for change in one.changes)
    name = one.item if width is None else styled(one.item, bold=True)
    head = in_one_line(f"{words}  {name}  {one.relationship}")
    lines = [head, indented(one.title, width), indented(one.why, width, dim=True)]
    lines += [indented(refs, width, dim=True)] if (refs := _refs(one)) else []
    return "".join(f"{line}\n" for line in lines)


def _coloured(change: str, width: int | None) -> str:
    return change if width is None else styled(change, fg=_COLOURS.get(change, "cyan"))


def _refs(one: Compared) -> str:
    both: Iterable[str] = filter(None, (one.before, one.after))
    return " → ".join(dict.fromkeys(both))
