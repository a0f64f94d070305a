"""The command that begins a readout file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from tracker.cli.given import DATE_BY_EITHER_NAME
from tracker.cli.options import GivenPath
from tracker.cli.words import Word
from tracker.domain.readouts import Readout
from tracker.errors import Refused, Unreadable
from tracker.files.beginning import empty_text
from tracker.files.faults import refusals
from tracker.files.headings import strange_heading
from tracker.files.parties import known_parties
from tracker.files.readouts import ENDINGS
from tracker.queries.words import DAY, RELATIONSHIP

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@click.command(context_settings=DATE_BY_EITHER_NAME)
@click.argument("file", type=GivenPath(dir_okay=False))
@click.option(
    "--relationship",
    type=Word(RELATIONSHIP),
    metavar="JP-RU",
    help="The parties.  [default: by the name of the folder]",
)
@click.option(
    "--date",
    "on",
    type=Word(DAY),
    metavar="DATE",
    help="The day of the meeting.  [default: by the name of the file]",
)
def new(file: Path, *, relationship: str | None, on: date | None) -> None:
    r"""Begin a readout file: the form to fill in, with what goes where.

    The readout is called as the file is. What is in the file can be recorded as it is; comments say
    what else may be told of the readout and of each statement. No file is overwritten.

    \b
    Examples:
      tracker new events/jp-ru/2019-09-05-vladivostok.yaml
      tracker new vladivostok.yaml --relationship JP-RU --date 2019-09-05
    """
    parties = relationship or _relationship(file)
    if parties is None:
        raise click.UsageError("name the parties with --relationship, such as JP-RU")
    day = on or _day(file)
    if day is None:
        raise click.UsageError("name the day of the meeting with --date, such as 2019-09-05")
    if file.suffix.lower() not in ENDINGS:
        ended = file.with_name(f"{file.name}.yaml")
        raise click.UsageError(
            f"the name of a readout file ends in {' or '.join(ENDINGS)}, by which a folder's are "
            f"found; write {ended}"
        )
    readout = _empty(file, parties.split("-"), day)
    try:
        with file.open("x", encoding="utf-8") as begun:
            begun.write(empty_text(readout))
    except FileExistsError:
        raise Refused(f"{file} is there already, and was left as it is; name another") from None
    except FileNotFoundError:
        raise Unreadable(
            f"{file}: there is no folder {file.parent}; make it first (mkdir -p {file.parent})"
        ) from None
    click.echo(f"Begun {file}; fill it in, then: tracker record {file}")


def _empty(file: Path, parties: list[str], day: date) -> Readout:
    """The readout that is begun.

    Raises:
        Unreadable: what is recorded of it as it is would be refused.
    """
    told = {"readout": file.stem, "parties": parties, "meetings": [{"date": day}]}
    wrong = strange_heading(told)
    try:
        readout = Readout.model_validate(told, context={"parties": known_parties(file)})
    except ValidationError as error:
        wrong = {**refusals(error, told, Readout), **wrong}
    if wrong:
        raise Unreadable("; ".join(wrong.values()))
    return readout


def _relationship(file: Path) -> str | None:
    """The parties after which the folder of a file is called."""
    try:
        return str(RELATIONSHIP.read(file.resolve().parent.name.upper()))
    except ValueError:
        return None


def _day(file: Path) -> date | None:
    """The day with which the name of a file begins."""
    found = _DAY.match(file.name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
