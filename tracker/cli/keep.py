"""Commands that keep the record: export, import, verify, rebuild."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from tracker import bootstrap
from tracker.cli.options import store_option
from tracker.cli.output import plural
from tracker.errors import NotFound
from tracker.files.readouts import item_list_text, readout_text


@click.command()
@click.argument("readouts", nargs=-1)
@click.option(
    "--events",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write every event to this file instead, a CloudEvents line each; - for the screen.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write every readout and items file below this folder, one folder a relationship.",
)
@store_option
def export(
    readouts: tuple[str, ...], *, events: Path | None, folder: Path | None, store: str
) -> None:
    r"""Give the record back as readout files, in the form that `tracker record` takes.

    With READOUTS, prints those; with --to, writes files. What was recorded from a file in
    canonical form comes back byte for byte. With --events, gives every event with its moment,
    its author and its digest, which `tracker import` takes into another store.

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
    with bootstrap.ledger(store) as ledger:
        if events is not None:
            with replaced(events) as file:
                for line in ledger.export():
                    file.write(f"{line}\n")
            return
        if folder is None:
            texts = [readout_text(ledger.readout(name)) for name in readouts]
            click.echo("---\n".join(texts), nl=False)
            return
        written = 0
        contents = ledger.contents()
        for name in readouts:
            if not any(name in names for names in contents.values()):
                raise NotFound(f"no readout {name!r} is on record; tracker meetings lists them")
        for relationship, names in contents.items():
            home = folder / relationship.lower()
            home.mkdir(parents=True, exist_ok=True)
            for name in names if not readouts else [n for n in names if n in readouts]:
                _write(home / f"{name}.yaml", readout_text(ledger.readout(name)))
                written += 1
            named = ledger.item_list(relationship)
            if named.items and not readouts:
                _write(home / "items.yaml", item_list_text(named))
                written += 1
    click.echo(f"Wrote {plural(written, 'file')} below {folder}.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option
def import_(file: Path, *, store: str) -> None:
    r"""Record the events that `tracker export --events` gave, into an empty store.

    Each keeps the moment, the author and the digest that it had. A store that already holds the
    beginning of the same events is brought up to the end of them.

    \b
    Example:
      tracker import backup.jsonl --store sqlite:///copy.db
    """

    def lines() -> Iterator[str]:
        with file.open(encoding="utf-8", errors="replace") as opened:
            yield from opened

    with bootstrap.ledger(store, create=True) as ledger:
        count = ledger.restore(lines, str(file))
    click.echo(f"Imported {plural(count, 'event')} from {file}.")


@click.command()
@click.option("--head", metavar="DIGEST", help="An earlier head that must still be contained.")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of the readouts' texts, each <readout>.txt, to compare digests and quotes with.",
)
@click.option(
    "--events-only",
    is_flag=True,
    help="Check only the chain and every event, not the views: many times faster.",
)
@store_option
def verify(*, head: str | None, sources: Path | None, events_only: bool, store: str) -> None:
    r"""Check that the record still is what was recorded, and name the first event that is not.

    Every event's digest is chained to the one before it, so a change, a deletion or an exchange
    anywhere is found; what was cut off at the end is found with the head that an earlier
    verification printed. Then every view is compared with one made anew from the events, which
    takes most of the time; --events-only leaves it out. The events of a large record are checked
    by as many processes at once as there are processors.

    \b
    Examples:
      tracker verify
      tracker verify --events-only
      tracker verify --head 5f0c…e1 --sources texts/
    """
    with (
        bootstrap.ledger(store) as ledger,
        click.progressbar(
            length=ledger.size(), label="Verifying", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        found = ledger.verify(
            head=head, sources=sources, views=not events_only, progress=bar.update
        )
    views = ", and every view agrees with them" if found.views else "; the views were not compared"
    click.echo(f"{plural(found.events, 'event')} verified{views}.")
    if sources:
        click.echo(f"{plural(found.sources, 'readout')} compared with their texts.")
    click.echo(f"head {found.head}")


@click.command()
@store_option
def rebuild(store: str) -> None:
    r"""Throw the views away and make them again from the events.

    The answers are the same as before; a difference would mean that the views were damaged.

    \b
    Example:
      tracker rebuild
    """
    with (
        bootstrap.ledger(store) as ledger,
        click.progressbar(
            length=ledger.size(),
            label="Rebuilding",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        count = ledger.rebuild(bar.update)
    click.echo(f"Rebuilt the views from {plural(count, 'event')}.")


def _write(path: Path, text: str) -> None:
    with replaced(path) as file:
        file.write(text)


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """A file to write that takes its place only when it is whole; `-` is the standard output."""
    if str(path) == "-":
        yield sys.stdout
        return
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
