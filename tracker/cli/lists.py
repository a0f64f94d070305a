"""Commands that list statements or items with a status, one for each such question."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import print_standings
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.catalogue import CATALOGUE, Question


def _command(question: Question) -> click.Command:
    @reading
    def ask(asked: Asked) -> None:
        with asking(asked.store) as queries:
            found = queries.answer(question, asked.view)
        print_standings(asked.form, found, question.columns)
        if asked.form == "table":
            items = sum(isinstance(one, ItemStanding) for one in found)
            close(asked, question.found, statement=len(found) - items, item=items)

    return click.command(question.name, help=help_of(question))(ask)


COMMANDS = {
    question.name: _command(question)
    for question in CATALOGUE
    if question.gives in {Standing, ItemStanding}
}
"""The commands by their names: those whose answers are statements or items with a status."""
