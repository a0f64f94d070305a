"""Commands that list statements or items with a status, one for each such question."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli.grouped import Grouped
from tracker.cli.heads import shown
from tracker.cli.lines import AnswerLine
from tracker.cli.listing import Manner, print_list
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, in_figures, reading
from tracker.cli.output import remark
from tracker.cli.statements import SAID, columns, said_line, statement_line
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.catalogue import QUESTIONS

_IN_GROUPS = ("urgency", "by")
"""The orders in which statements of one status stand together, by side or of all sides."""

_OF_STATUSES = frozenset(
    ("statements", "open", "overdue", "fulfilled", "unfulfilled", "standing", "items")
)
"""The lists of which their statuses say what was asked for."""


def listing(name: str) -> click.Command:
    """The command of a question whose answers are statements or items with a status."""
    question = QUESTIONS[name]
    usual = question.selection.sort if question.selection else "urgency"

    @reading(question)
    def ask(asked: Asked, **filters: Any) -> None:  # noqa: ANN401 - each as it is read
        sort = filters.get("sort") or usual

        def line(one: Standing | ItemStanding) -> AnswerLine:
            told = statement_line(one, asked.view.as_of)
            side = f"{' '.join(one.by)}: " if sort == "by" else ""
            return told._replace(group=f"{side}{told.status}")

        with asking(asked.store) as queries:
            manner = Manner(
                line=line,
                columns=lambda several: columns(several=several),
                noun=question.noun if name != "items" else "item",
                shown=lambda one: shown(queries, one.item, one.relationship),
                grouped=sort in _IN_GROUPS,
                by_status=name in _OF_STATUSES,
            )
            if name == "statements":
                manner = manner._replace(line=said_line, columns=lambda _: SAID)
            count = print_list(queries, asked, question, filters, manner)
            tally = queries.tally(asked.view) if question.beside else {}
        beside = {status: tally[status] for status in question.beside if status in tally}
        if beside and asked.form == "table":
            where = next((one for one in question.beside if one in QUESTIONS), "")
            told = [f"not among them: {in_figures(beside)}"] if count else []
            way = [f"what is {where}: tracker {where}"] if where in beside else []
            if said := "; ".join((*told, *way)):
                remark(f"{said[0].upper()}{said[1:]}.")

    return click.command(name, cls=Grouped, help=help_of(question))(ask)
