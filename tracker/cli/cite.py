"""The command that cites a statement or a readout."""

from __future__ import annotations

import click

from tracker.characters import in_json
from tracker.cli.completion import offered
from tracker.cli.grouped import Grouped
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, is_given, reading
from tracker.cli.output import print_json
from tracker.cli.sheets import print_sheet
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.citation_styles import STYLES
from tracker.queries.citations import Citation
from tracker.queries.plain import as_dict

_QUESTION = QUESTIONS["cite"]


@click.command(cls=Grouped, help=help_of(_QUESTION))
@click.argument("ref", metavar="REF", shell_complete=offered("cited"))
@click.option(
    "--style",
    type=click.Choice([*STYLES]),
    default="plain",
    show_default=True,
    metavar="STYLE",
    help=f"How to write it: {', '.join(STYLES)}.",
)
@reading(_QUESTION, verbose=False)
def cite(asked: Asked, ref: str, style: str) -> None:
    """Cite a statement or a readout."""
    if asked.form != "table" and is_given("style"):
        raise click.UsageError(
            "--style is for people and programs for literature; leave out --format with it"
        )
    with asking(asked.store) as queries:
        found: Citation = queries.answer(_QUESTION, asked.view, ref.strip())
    if asked.form in JSON:
        print_json(asked.form, as_dict(found))
    elif asked.form in SHEETS:
        print_sheet(asked.form, [as_dict(found)], _QUESTION.columns)
    else:
        text = STYLES[style](found)
        click.echo(in_json(text) if style == "csl-json" else text)
