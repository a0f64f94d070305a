"""Commands that list statements or items with a status, one for each such question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import print_standings
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.catalogue import QUESTIONS


def listing(name: str) -> click.Command:
    """The command of a question whose answers are statements or items with a status."""
    question = QUESTIONS[name]

    @reading(question)
    def ask(asked: Asked, **filters: object) -> None:
        counts = dict.fromkeys(("statement", "item"), 0)
        with asking(asked.store) as queries:
            found = queries.answer(question, asked.view, **filters)
            print_standings(asked.form, _counted(found, counts), question.columns)
        if asked.form == "table":
            close(asked, question.found.format(**filters), **counts)

    return click.command(name, help=help_of(question))(ask)


def _counted(
    found: Iterable[Standing | ItemStanding], counts: dict[str, int]
) -> Iterator[Standing | ItemStanding]:
    """What was found, counted as it passes."""
    for one in found:
        counts["item" if isinstance(one, ItemStanding) else "statement"] += 1
        yield one
