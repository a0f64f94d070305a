"""The command that writes a briefing on a relationship."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tracker.cli.opening import asking
from tracker.cli.options import GivenPath, filter_option, is_given, store_option, view_of
from tracker.cli.words import Word
from tracker.cli.writing import refuse_readouts
from tracker.extras import installing
from tracker.files.replacing import replaced
from tracker.queries.filters import FILTERS
from tracker.queries.words import KINDS
from tracker.reports.forms import ENDINGS, NEEDS, is_at_hand

_NEXT_MEETING = "next meeting"
_ON_A_TERMINAL = ("markdown", "html")


@click.command(
    help=r"""Write a briefing on a relationship, for the days before its parties meet again.

    It tells what each side owes, what is due by then, what is overdue and since when, what went
    quiet, what was asked for and not answered, what slipped and how often, what was reported as
    done at the last meeting, where accounts differ, what the record does not hold, and questions to
    ask, each with what it rests on and the last words used. Two pages hold the most pressing of
    each; it is told how many more there are, and the command that lists them. Every line has its
    ref, and every figure is that of the command below it.

    \b
    Examples:
      tracker brief --relationship JP-RU --as-of 2019-08-01
      tracker brief --relationship JP-RU --as-of 2019-08-01 --we JP -o briefing.pdf
      tracker brief --relationship JP-RU --as-of 2019-08-01 --for 2019-09-05 -o briefing.docx
    """
)
@store_option
@filter_option(FILTERS[3]._replace(help="Whose record it is about; not needed for the only one."))
@filter_option(FILTERS[0])
@filter_option(FILTERS[1])
@click.option(
    "--for",
    "purpose",
    default=_NEXT_MEETING,
    show_default=True,
    metavar="WHAT",
    help="What it is for: the next meeting that was announced, a day, or the item of an occasion "
    "that was. Until then, what falls due is told as due.",
)
@click.option(
    "--we",
    type=Word(KINDS["party"]),
    metavar="PARTY",
    help="The side that it is for, of which it says 'we' and tells first.",
)
@click.option(
    "--pages",
    type=click.IntRange(1, 100),
    default=2,
    show_default=True,
    metavar="N",
    help="How many pages it may have.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*NEEDS]),
    metavar="FORM",
    help="markdown, html, docx or pdf.  [default: by the name of the file, or markdown]",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=GivenPath(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write it to this file.",
)
@click.option(
    "--template",
    type=GivenPath(exists=True, dir_okay=False),
    metavar="FILE",
    help="A template of your own, in Markdown with Jinja, for what it tells and how.",
)
def brief(
    *,
    store: str,
    purpose: str,
    we: str | None,
    pages: int,
    form: str | None,
    file: Path | None,
    template: Path | None,
    **given: Any,  # noqa: ANN401 - from where to look, each as it is read
) -> None:
    """Write a briefing."""
    to_file = file is not None and str(file) != "-"
    form = form or (ENDINGS.get(file.suffix.lower()) if file else None) or _markdown(file)
    if not is_at_hand(form):
        raise click.UsageError(f"a briefing needs a few libraries: {installing('brief')}")
    if form not in _ON_A_TERMINAL and not to_file and sys.stdout.isatty():
        raise click.UsageError(
            f"{form} is no text for a terminal; name a file for it: -o briefing.{form}"
        )
    from tracker.cli.shellwords import command  # noqa: PLC0415 - what only this needs
    from tracker.reports.assembly import briefing  # noqa: PLC0415
    from tracker.reports.forms import written  # noqa: PLC0415

    view = view_of(given)
    with asking(store) as queries:
        content = written(
            form,
            lambda fill: briefing(
                queries, view, command, purpose=purpose, we=we, pages=pages, fill=fill
            ),
            pages=pages,
            template=template,
        )
    if file is None or not to_file:
        click.echo(content, nl=False)
        return
    refuse_readouts(file)
    with replaced(file) as out:
        out.buffer.write(content)
    click.echo(f"Wrote the briefing to {file}.", err=True)


def _markdown(file: Path | None) -> str:
    """The form where nothing says which; a file's name has to."""
    if file is not None and str(file) != "-" and not is_given("form"):
        raise click.UsageError(
            f"{str(file)!r} does not say what it is to be; end it in .md, .html, .docx or .pdf, or "
            "give --format"
        )
    return "markdown"
