"""Commands that list statements or items with a status, one for each such question."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, close_empty, help_of, in_figures, reading
from tracker.cli.output import print_answers, standing
from tracker.cli.paging import Page
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.catalogue import QUESTIONS


def listing(name: str) -> click.Command:
    """The command of a question whose answers are statements or items with a status."""
    question = QUESTIONS[name]

    @reading(question)
    def ask(asked: Asked, **filters: object) -> None:
        page: Page[Standing | ItemStanding] = Page(filters)
        with asking(asked.store) as queries:
            found = page.of(queries.answer(question, asked.view, **page.asked))
            print_answers(asked.form, found, question.columns, standing, chosen=asked.columns)
            if asked.form != "table":
                return
            if not page.count:
                close_empty(queries, asked, question.found.format(**filters))
                return
            tally = queries.tally(asked.view) if question.beside else {}
        counts = {question.noun: page.count - page.items, "item": page.items}
        close(asked, question.found.format(**filters), **counts)
        page.close()
        if beside := {status: tally[status] for status in question.beside if status in tally}:
            click.echo(f"Not among them: {in_figures(beside)}.")

    return click.command(name, help=help_of(question))(ask)
