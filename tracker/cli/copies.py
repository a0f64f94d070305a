"""Commands that keep the record: export, import, verify, rebuild."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker import bootstrap
from tracker.cli.completion import offered
from tracker.cli.opening import force_option
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import plural
from tracker.cli.terminal import bare
from tracker.cli.words import Name
from tracker.cli.writing import written
from tracker.domain.names import file_name, folder_name
from tracker.errors import Damaged, NotFound, Refused, Remedy
from tracker.files.lines import lines
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
@store_option
def export(
    readouts: tuple[str, ...], *, events: Path | None, folder: Path | None, force: bool, store: str
) -> None:
    r"""Give the record back as readout files, in the form that `tracker record` takes.

    With READOUTS, prints those; with --to, writes files, and refuses to replace one that differs
    from the record. What was recorded from a file in canonical form comes back byte for byte. With
    --events, gives every event with its moment, its author and its digest, which `tracker import`
    takes into another store.

    \b
    Examples:
      tracker export 2019-06-29-osaka
      tracker export --to copy/
      tracker export --events backup.jsonl
    """
    if not readouts and folder is None and events is None:
        raise click.UsageError(
            "name the readouts to print, a folder to write to with --to, or a file with --events"
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


@click.command("import")
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@force_option
@store_option
def import_(file: Path, *, any_moment: bool, store: str) -> None:
    r"""Record the events that `tracker export --events` gave, into an empty store.

    Each keeps the moment, the author and the digest that it had. A store that already holds the
    beginning of the same events is brought up to the end of them, so an import that was interrupted
    is done again in the same way. Before anything is recorded the whole file is checked by the
    rules of recording, event by event, and the first line that could not have been recorded is
    named. The head that is printed is the one that `tracker verify` prints for the store that the
    file came from.

    \b
    Example:
      tracker import backup.jsonl --store sqlite:///copy.db
    """
    from tracker.ledger.backup import Backup  # noqa: PLC0415 - the other commands need it not

    if not file.is_file():
        raise click.UsageError(
            f"{file} can be read only once; write what it gives to a file, which is checked first"
        )
    backup = Backup(partial(lines, file), str(file), any_moment=any_moment)
    with bootstrap.ledger(store, create=True) as ledger:
        count = ledger.restore(backup)
    there = backup.size - count
    already = f"; {there} {'was' if there == 1 else 'were'} there already"
    if count:
        click.echo(f"Imported {plural(count, 'event')} from {file}{already if there else ''}.")
    else:
        click.echo(f"All {plural(there, 'event')} of {file} are there already.")
    click.echo(f"head {backup.head}")


@click.command()
@click.option(
    "--head",
    type=Name(r"[0-9a-f]{64}", "the whole digest, 64 digits, that an earlier verification printed"),
    metavar="DIGEST",
    help="An earlier head that must still be contained, in full.",
)
@click.option(
    "--since",
    type=Name(r"[0-9a-f]{64}", "the whole digest, 64 digits, that an earlier verification printed"),
    metavar="DIGEST",
    help="A head that was verified earlier: check only the events recorded after it.",
)
@click.option(
    "--sources",
    type=GivenPath(exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of the readouts' texts, each <readout>.txt, to compare digests and quotes with.",
)
@click.option(
    "--events-only",
    is_flag=True,
    help="Check only the chain and every event, not the views: many times faster.",
)
@store_option
def verify(
    *,
    head: str | None,
    since: str | None,
    sources: Path | None,
    events_only: bool,
    store: str,
) -> None:
    r"""Check that nothing in the record was changed, and name the first event that was.

    Every event's digest is chained to the one before it in its relationship, so a change, a
    deletion or an exchange anywhere is found; what was cut off at the end is found with the head
    that an earlier verification printed, or by views that tell of more than the events give.
    Every view is compared with one made anew from the events, which takes most of the time;
    --events-only leaves it out, and --since goes on from a head that was verified before. The
    events of a large record are checked by as many processes at once as there are processors.

    \b
    Examples:
      tracker verify
      tracker verify --events-only
      tracker verify --head DIGEST --sources texts/
      tracker verify --events-only --since DIGEST
    """
    with (
        bootstrap.ledger(store, damaged=True) as ledger,
        click.progressbar(
            length=ledger.size(),
            label="Verifying",
            file=bare(sys.stderr),
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        found = ledger.verify(
            head=head,
            since=since,
            sources=sources,
            views=not events_only,
            progress=bar.update,
        )
    views = ", and every view agrees with them" if found.views else "; the views were not compared"
    click.echo(f"{plural(found.events, 'event')} verified{views}.")
    if sources:
        click.echo(f"{plural(found.sources, 'readout')} compared with their texts.")
    click.echo(f"head {found.head}")


@click.command()
@click.option(
    "--force",
    is_flag=True,
    help="Do so although the events give less than the views tell of.",
)
@store_option
def rebuild(*, force: bool, store: str) -> None:
    r"""Throw the views away and make them again from the events.

    The answers are the same as before; a difference would mean that the views were damaged. Every
    event is verified on the way. Where one is not what was recorded, or the views tell of more
    than the events give, because some were cut off at the end, the views stay as they are.

    \b
    Example:
      tracker rebuild
    """
    with (
        bootstrap.ledger(store, damaged=True) as ledger,
        click.progressbar(
            length=ledger.size(),
            label="Rebuilding",
            file=bare(sys.stderr),
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        count = ledger.rebuild(bar.update, force=force)
    click.echo(f"Rebuilt the views from {plural(count, 'event')}.")
