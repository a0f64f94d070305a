"""The command that says how far two people's codings of one readout agree."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import GivenPath, json_option
from tracker.cli.output import plural, print_json
from tracker.coding.agreement import Agreement, agreement
from tracker.drafting import sources
from tracker.errors import Unreadable
from tracker.files.readouts import read_draft

_NO_DIFFERENCE = (
    "They differ in nothing that is compared: names, titles, sources, keys, summaries and the "
    "words of a quote are not."
)


@click.command()
@click.argument("first", type=GivenPath(exists=True, dir_okay=False))
@click.argument("second", type=GivenPath(exists=True, dir_okay=False))
@click.option(
    "--text",
    type=GivenPath(exists=True, dir_okay=False),
    help="The readout; without it, quotes are compared with each other.",
)
@json_option
def agree(first: Path, second: Path, *, text: Path | None, form: str) -> None:
    r"""Compare FIRST and SECOND, two codings of one readout, statement by statement.

    Two statements are the same when their types are and their quotes share at least half of the
    shorter one. Views exchanged are compared too, but not counted in F1. Cohen's kappa says how far
    the types agree beyond chance: over the sentences of --text, or without it over the acts that
    either of them has. What they differ in is listed last, to be decided one by one: first the
    publisher and the meetings, then every field of the statements but keys, summaries and the exact
    words of quotes, which are each coder's own.

    \b
    Example:
      tracker agree osaka-by-anna.yaml osaka-by-boris.yaml --text osaka.txt
    """
    one, other = read_draft(first)[0], read_draft(second)[0]
    if one.relationship != other.relationship:
        raise Unreadable(
            f"{first} and {second} are readouts of different parties ({one.relationship} and "
            f"{other.relationship}); give two codings of one readout"
        )
    found = agreement(one, other, sources.text_from(text) if text else None)
    if form == "json":
        print_json("json", found.plain())
        return
    click.echo(_told(found))
    for number, line in enumerate(found.differences, start=1):
        click.echo(f"  {number}. {line}")


def _told(found: Agreement) -> str:
    counted = f"{plural(found.first, 'statement')} and {found.second}, {found.matched} the same"
    lines = [f"{counted}: F1 {found.f1:.3f}"]
    fields = [f"{name} {one.same} of {one.asked}" for name, one in found.fields.items()]
    if fields:
        lines.append(f"{', '.join(fields)}; items {found.items:.3f} (B-cubed)")
    if found.types:
        over = plural(found.units, "sentence" if found.sentences else "act")
        each = ", ".join(f"{one.type} {_figure(one.kappa)}" for one in found.types)
        lines.append(f"kappa over {over} {_figure(found.kappa)}: {each}")
    lines.append("To decide:" if found.to_decide else _NO_DIFFERENCE)
    return "\n".join(lines)


def _figure(kappa: float | None) -> str:
    return "undefined" if kappa is None else f"{kappa:.3f}"
