"""The command that counts statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close_empty, help_of, reading
from tracker.cli.output import print_json_list, styled_status
from tracker.cli.sheets import SHEETS, print_pieces, print_sheet
from tracker.cli.terminal import styled
from tracker.queries.answers import as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.stats import StatusCount

_QUESTION = QUESTIONS["stats"]


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def stats(asked: Asked) -> None:
    """Count statements by party, kind and status."""
    with asking(asked.store) as queries:
        counts: list[StatusCount] = [*queries.answer(_QUESTION, asked.view)]
        if asked.form == "table" and not counts:
            close_empty(queries, asked, "on record")
    if asked.form == "json":
        print_json_list(map(as_dict, counts))
    elif asked.form in SHEETS:
        print_sheet(asked.form, map(as_dict, counts), _QUESTION.columns)
    elif counts:
        print_pieces(_lines(counts))
        click.echo(
            f"\nStatements {asked.when}; what several said together counts for each of them."
        )


def _lines(counts: Iterable[StatusCount]) -> Iterator[str]:
    """A line for each party, and below it one for each kind."""
    for party, of_party in groupby(counts, key=lambda one: one.party):
        kinds = {kind: [*of] for kind, of in groupby(of_party, key=lambda one: one.kind)}
        total = sum(one.statements for of in kinds.values() for one in of)
        yield f"{styled(party, bold=True)}  {total}\n"
        for kind, of in kinds.items():
            count = sum(one.statements for one in of)
            told = [f"{one.statements} {styled_status(one.status)}" for one in of if one.status]
            parted = f": {', '.join(told)}" if told else ""
            yield f"    {count} {kind}{parted}\n"
