"""The command that says which sentences of a text no statement rests on."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from tracker import bootstrap
from tracker.cli.completion import offered
from tracker.cli.options import GivenPath, json_option, store_option
from tracker.cli.output import plural, print_json
from tracker.cli.words import Word
from tracker.coding.coverage import Coverage, Sentence, coverage
from tracker.domain.readouts import Readout
from tracker.drafting import sources
from tracker.drafting.deadlines import deadline
from tracker.drafting.draft import read
from tracker.errors import Refused
from tracker.files.readouts import read_draft
from tracker.queries.words import WordKind


def _share(text: str) -> float:
    number = float(text.strip().removesuffix("%"))
    if not 0 <= number <= 100:  # noqa: PLR2004 - per cent
        raise ValueError(text)
    return number / 100


_PERCENT = WordKind("share", _share, "is no share in per cent; write it as 80%")


@click.command("coverage")
@click.argument("readout", metavar="FILE", shell_complete=offered("readout"))
@click.argument("text", type=GivenPath(exists=True, dir_okay=False))
@click.option(
    "--at-least",
    "least",
    type=Word(_PERCENT),
    metavar="80%",
    help="End with 1 when a smaller share of the sentences that matter is covered.",
)
@click.option(
    "--all", "everything", is_flag=True, help="List also what may need no statement, and why."
)
@json_option
@store_option
def coverage_(
    readout: str, text: Path, *, least: float | None, everything: bool, form: str, store: str
) -> None:
    r"""Say on which sentences of TEXT no statement of FILE rests.

    FILE is a readout file, or the name of a readout on record; TEXT is what was published, as text,
    HTML or PDF. A statement rests on the sentences that its quote is in. Sentences that need none
    by the drafting rules (headings, greetings, what only recalls) are counted apart, and listed
    with --all; those that are left are listed with what the rules see in them.

    \b
    Examples:
      tracker coverage draft.yaml readout.html
      tracker coverage 2019-06-29-osaka readout.html --at-least 80%
    """
    coded = _coded(readout, store)
    given = {
        "parties": coded.parties,
        "on": coded.meetings[-1].date,
        "name": text.stem,
    }
    found = coverage(coded, read(sources.text_from(text), **given).document)  # type: ignore[arg-type]
    if form == "json":
        print_json(form, {"readout": coded.readout, **found.plain()})
    else:
        _print(found, everything=everything)
    if least is not None and found.share < least:
        raise Refused(
            f"{found.share:.1%} is covered, and {least:.0%} is asked for; code what is listed, or "
            "quote it where a statement rests on it"
        )


def _coded(name: str, store: str) -> Readout:
    """The readout of a file, or the one on record of that name."""
    if Path(name).exists() or name.endswith((".yaml", ".yml")):
        return read_draft(Path(name), reads=deadline)[0]
    with bootstrap.ledger(store) as ledger:
        return ledger.readout(name)


def _print(found: Coverage, *, everything: bool) -> None:
    count = plural(len(found.sentences), "sentence")
    click.echo(
        f"{len(found.covered)} of {len(found.covered) + len(found.open)} sentences that matter are "
        f"covered, {found.share:.1%}; {len(found.apart)} of {count} may need no statement."
    )
    for one in found.open:
        _print_sentence(one)
    if everything:
        for one in found.apart:
            _print_sentence(one)
    if found.unfound:
        click.echo(f"The quote is not in the text: {', '.join(found.unfound)}")
    if found.unquoted:
        click.echo(f"Without a quote, and so nowhere in the text: {', '.join(found.unquoted)}")


def _print_sentence(one: Sentence) -> None:
    click.echo(
        textwrap.fill(
            f"{one.number}. {one.words}", 100, initial_indent="  ", subsequent_indent="     "
        )
    )
    click.echo(f"     ({one.why})")
