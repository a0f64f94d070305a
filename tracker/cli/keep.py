"""Commands that keep the record: export, rebuild."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tracker import bootstrap
from tracker.cli.options import store_option
from tracker.cli.output import plural
from tracker.files.readouts import item_list_text, readout_text


@click.command()
@click.argument("readouts", nargs=-1)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write every readout and items file below this folder, one folder a relationship.",
)
@store_option
def export(readouts: tuple[str, ...], folder: Path | None, store: str) -> None:
    r"""Give the record back as readout files, in the form that `tracker record` takes.

    With READOUTS, prints those; with --to, writes files. What was recorded from a file in
    canonical form comes back byte for byte.

    \b
    Examples:
      tracker export 2019-06-29-osaka
      tracker export --to copy/
    """
    if not readouts and folder is None:
        raise click.UsageError("name the readouts to print, or a folder to write to with --to")
    with bootstrap.ledger(store) as ledger:
        if folder is None:
            texts = [readout_text(ledger.readout(name)) for name in readouts]
            click.echo("---\n".join(texts), nl=False)
            return
        written = 0
        for relationship, names in ledger.contents().items():
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
    path.write_bytes(text.encode("utf-8"))
