"""The commands that draft a readout file from a text, and review it."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path

import click

from tracker.cli.coder import coder_options, drafted_by, show_prompts, with_coder
from tracker.cli.given import DATE_BY_EITHER_NAME
from tracker.cli.matters import known_matters, party_codes
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import plural, print_json
from tracker.cli.words import Name, Word
from tracker.coding.combining import Combined
from tracker.coding.program import Program
from tracker.domain.names import SLUG
from tracker.drafting import sources
from tracker.drafting.budget import Budget
from tracker.drafting.coded import coded
from tracker.drafting.draft import read as read_text
from tracker.drafting.lexicon import lexicon
from tracker.drafting.proposals import Draft
from tracker.drafting.remarks import comment, remarks
from tracker.errors import Remedy, Unreadable
from tracker.files.readouts import readout_text
from tracker.queries.words import DAY

_SLUG = Name(SLUG, "lower-case words and digits with hyphens, such as 2019-06-29-osaka")


@click.command(context_settings=DATE_BY_EITHER_NAME)
@click.argument("file", type=GivenPath(allow_dash=True))
@click.option(
    "--name",
    type=_SLUG,
    metavar="SLUG",
    help="The readout's name.  [default: its day and place]",
)
@click.option("--title", metavar="TEXT", help="Its title.  [default: read from the text]")
@click.option("--date", "on", type=Word(DAY), metavar="DATE", help="The day of its (last) meeting.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    callback=party_codes,
    metavar="JP",
    help="A party, by its code or English name; give each: --party JP --party RU.",
)
@click.option(
    "--kind",
    type=_SLUG,
    metavar="SLUG",
    help="The kind of meeting: summit, foreign-ministers.",
)
@click.option("--place", metavar="TEXT", help="Where it was held.")
@click.option("--ordinal", type=click.IntRange(min=1), help="Which of its row it was.")
@click.option(
    "--items",
    "items_file",
    type=GivenPath(exists=True, dir_okay=False),
    help="An items file to choose items from, instead of the record.",
)
@click.option(
    "--lexicon",
    "lexicon_file",
    type=GivenPath(exists=True, dir_okay=False),
    help="Another ministry's words, laid over those that come with the program.",
)
@click.option("--lexicon-alone", is_flag=True, help="Take that file's words in place of them.")
@coder_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["file", "json"]),
    default="file",
    show_default=True,
    help="A readout file to edit and record, or JSON.",
)
@store_option
def draft(
    file: Path,
    *,
    name: str | None,
    title: str | None,
    on: date | None,
    parties: tuple[str, ...],
    kind: str | None,
    place: str | None,
    ordinal: int | None,
    items_file: Path | None,
    lexicon_file: Path | None,
    lexicon_alone: bool,
    coder: Program | None,
    ask_again: bool,
    show_prompt: bool,
    form: str,
    store: str,
) -> None:
    r"""Draft a readout file from FILE, a published readout as text, HTML or PDF; - for input.

    Proposes its statements, each with the words it rests on. What is unsure is marked with
    `review` and the reason; settle it with tracker review, or in an editor, and record the file.

    \b
    Examples:
      tracker draft readout.html > draft.yaml
      curl -s https://example.org/readout | tracker draft - --date 2019-06-29 > draft.yaml
      tracker draft readout.html --coder "llm -m MODEL" > draft.yaml
    """
    content = sys.stdin.buffer.read() if str(file) == "-" else _content(file)
    clock = Budget(str(file))
    text = sources.text_of(content, str(file), clock)
    try:
        reading = read_text(
            text,
            words=lexicon(lexicon_file, alone=lexicon_alone) if lexicon_file else None,
            title=title,
            parties=parties or None,
            on=on,
            kind=kind,
            place=place,
            ordinal=ordinal,
            name=file.stem,
            budget=clock,
        )
    except Unreadable as error:
        if error.remedy not in (Remedy.GIVE_DATE, Remedy.GIVE_PARTIES):
            raise
        raise Unreadable(f"{file}: {error}", remedy=error.remedy) from None
    # What is on record is asked for by whom the readout is between and when.
    head = reading.head
    record = known_matters(store, items_file, head.parties, head.meetings[-1].date)
    if show_prompt:
        show_prompts(reading, record)
        return
    found = reading.draft(*record)
    if coder:
        found = with_coder(found, reading, record, coder, ask_again=ask_again)
    if form == "json":
        print_json("json", {"readout": name, **found.plain()})
        return
    source = drafted_by(found, hashlib.sha256(content).hexdigest())
    readout, marks = coded(found, name=name, source=source)
    click.echo("".join(f"{line}\n" for line in remarks(found.review, ())), nl=False)
    click.echo(readout_text(readout, marks), nl=False)
    click.echo(_remarks(found), nl=False)
    click.echo(
        f"{plural(len(found.proposals), 'statement')} proposed, {len(marks)} marked for review; "
        f"{plural(len(found.unused), 'sentence')} made none."
        + "".join(f" Look at the heading again: {reason}." for reason in found.review)
        + ("" if found.proposals else " Is the text in English? Nothing else is read."),
        err=True,
    )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read: {error.strerror or error}") from None


def _remarks(found: Draft) -> str:
    """What the file cannot hold, as comments at its end: what was not used."""
    lines = remarks((), found.unused)
    if isinstance(found, Combined) and found.dropped:
        lines.append("# Dropped from what the coder said:")
        lines += [comment(told) for told in found.dropped]
    return "".join(f"{line}\n" for line in lines)
