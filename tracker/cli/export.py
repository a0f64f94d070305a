"""The command that gives the record back: as files, as events, or as what is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker import bootstrap
from tracker.cli.completion import offered
from tracker.cli.derived import FORMS, Derived, derived
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import plural
from tracker.cli.writing import written
from tracker.domain.names import file_name, folder_name
from tracker.errors import Damaged, NotFound, Refused, Remedy
from tracker.files.parties import FILE, known_parties, party_list_text
from tracker.files.readouts import item_list_text, readout_text
from tracker.files.replacing import Replacing

if TYPE_CHECKING:
    from tracker.ledger import Ledger


@click.command()
@click.argument("readouts", nargs=-1, shell_complete=offered("readout"))
@click.option(
    "--events",
    type=GivenPath(dir_okay=False, allow_dash=True),
    help="Write every event to this file instead, a CloudEvents line each; - for the screen.",
)
@click.option(
    "--to",
    "folder",
    type=GivenPath(file_okay=False),
    help="Write every readout and items file below this folder, one folder a relationship.",
)
@click.option("--force", is_flag=True, help="With --to: replace files that differ from the record.")
@derived
@store_option
def export(
    readouts: tuple[str, ...],
    *,
    events: Path | None,
    folder: Path | None,
    force: bool,
    derived: Derived | None,
    store: str,
) -> None:
    r"""Give the record back as readout files, in the form that `tracker record` takes.

    With READOUTS, prints those; with --to, writes files, and refuses to replace one that differs
    from the record. What was recorded from a file in canonical form comes back byte for byte. With
    --events, gives every event with its moment, its author and its digest, which `tracker import`
    takes into another store.

    With one of the other options, writes what is made of the record: --timeline draws how matters
    moved from meeting to meeting, for a document (.png) or a browser (.svg); --calendar and --feed
    write what is due and what changed; --parquet writes tables for engines such as DuckDB, Polars
    and Spark; --prov where everything comes from; and --site the pages of tracker serve, as files
    that need no server. The options from --as-of on say of which day and which part of the record,
    and how.

    \b
    Examples:
      tracker export 2019-06-29-osaka
      tracker export --to copy/
      tracker export --events backup.jsonl
      tracker export --timeline record.svg --relationship JP-RU
      tracker export --timeline visits.png --item airplane-grave-visits --as-of 2019-07-01
      tracker export --calendar due.ics --by JP
      tracker export --parquet tables/
      tracker export --site site/ --as-of 2019-07-01
    """
    if derived is not None:
        if readouts or folder is not None or events is not None or force:
            raise click.UsageError(
                f"--{derived.form.name} {derived.form.says}, and takes neither READOUTS nor --to, "
                "--events or --force; export those by a command of their own"
            )
        derived.write(store)
        return
    if not readouts and folder is None and events is None:
        ways = ", ".join(f"--{one.name}" for one in FORMS)
        raise click.UsageError(
            "name the readouts to print, a folder to write to with --to, a file with --events, or "
            f"what to make of the record with {ways}"
        )
    if events is not None and (readouts or folder is not None):
        raise click.UsageError(
            "--events gives every event, and takes neither READOUTS nor --to; "
            "export those by a command of their own"
        )
    if force and folder is None:
        raise click.UsageError("--force goes with --to")
    with bootstrap.ledger(store, damaged=events is not None) as ledger:
        if events is not None:
            _export_events(ledger, events)
        elif folder is not None:
            written = _export_files(ledger, folder, readouts, force=force)
            click.echo(f"Wrote {plural(written, 'file')} below {folder}.")
        else:
            texts = [readout_text(ledger.readout(name)) for name in readouts]
            click.echo("---\n".join(texts), nl=False)


def _export_events(ledger: Ledger, path: Path) -> None:
    count = 0
    with written(path) as file:
        for line in ledger.export():
            file.write(f"{line}\n")
            count += 1
    if str(path) != "-":
        # The file may be the standard output by another name.
        click.echo(f"Wrote {plural(count, 'event')} to {path}.", err=True)


def _export_files(ledger: Ledger, folder: Path, readouts: Sequence[str], *, force: bool) -> int:
    """Write files below a folder, all or, where one would be lost, none; returns how many."""
    texts = _texts(ledger, folder, readouts)
    edited = [path for path, text in texts.items() if path.is_file() and _differs(path, text())]
    if edited and not force:
        raise Refused(
            "nothing was written; these files differ from the record:\n"
            + "".join(f"  {path}\n" for path in edited)
            + "  Record what they say with tracker amend (an items file with tracker record), move "
            "them away, or give --force to "
            "replace them."
        )
    replacing = Replacing(within=folder)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing.file(path) as file:
            file.write(text())
    return len(texts)


def _texts(ledger: Ledger, folder: Path, readouts: Sequence[str]) -> dict[Path, Callable[[], str]]:
    """What is to stand in each file: the readouts named, or else the whole record."""
    contents = ledger.contents()
    for name in readouts:
        if not any(name in names for names in contents.values()):
            raise NotFound(f"no readout {name!r} is on record", remedy=Remedy.LIST_MEETINGS)
    found: dict[Path, Callable[[], str]] = {}
    for relationship, names in contents.items():
        home = folder / folder_name(_safe(relationship))
        for name in map(_safe, names if not readouts else [n for n in names if n in readouts]):
            found[home / file_name(name)] = partial(_readout_text, ledger, name)
        if not readouts:
            named = ledger.item_list(relationship)
            if named.items:
                found[home / "items.yaml"] = partial(item_list_text, named)
    if not readouts and (text := _parties_text(ledger, folder)):
        found[folder / FILE] = lambda: text
    return found


def _parties_text(ledger: Ledger, folder: Path) -> str | None:
    """A list of the bodies on record that are not known below the folder, so that they will be."""
    there = known_parties(folder / FILE)
    codes = {code for code in ledger.parties() if len(code) > len("JP") and code not in there}
    if not codes or (folder / FILE).exists():
        return None
    return party_list_text(codes, known_parties(Path.cwd() / FILE))


def _safe(name: str) -> str:
    """A name out of a store that may become that of a file, as any that was recorded may."""
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name):
        raise Damaged(
            f"the store holds the name {name[:60]!r}, which nothing on record can have; nothing "
            "was written: restore the store from a copy"
        )
    return name


def _readout_text(ledger: Ledger, name: str) -> str:
    return readout_text(ledger.readout(name))


def _differs(path: Path, text: str) -> bool:
    return path.read_bytes() != text.encode()
