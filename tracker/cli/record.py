"""The command that records: readout files and items files into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

import click

from tracker.cli.deadlines import Words, put_into_files, tell_understood
from tracker.cli.effects import in_file, tell_notes
from tracker.cli.errors import exit_code
from tracker.cli.opening import effect_option, force_option, recording, reviewed_option
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import plural
from tracker.cli.receipts import (
    tell_changes,
    tell_days,
    tell_doubts,
)
from tracker.cli.remedies import worded
from tracker.cli.terminal import bare
from tracker.domain.readouts import Readout
from tracker.drafting.deadlines import deadline
from tracker.errors import TrackerError, Unreadable
from tracker.files.carried import Carried, Held, carry_all, read_all
from tracker.files.deadlines import Understood
from tracker.files.readouts import files_in
from tracker.ledger import Ledger
from tracker.ledger.doubts import Doubts
from tracker.ledger.processes import Helpers
from tracker.ledger.receipt import Receipt

BATCH = 1000
"""How many files are recorded in one transaction, each of them whole or not at all."""

PIECE = 200
"""How many files are read at a time."""

WORTH = 600
"""How many files it takes until it pays to begin other processes."""

_SHOWN = 40
_WRITING = "tracker record --dry-run --write with the same paths"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=GivenPath())
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and record nothing.")
@reviewed_option
@click.option(
    "--write",
    is_flag=True,
    help="With --dry-run: put deadlines in words into the files as EDTF.",
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Of several readouts, too, name all that is new and every status it has.",
)
@effect_option
@force_option
@store_option
def record(
    paths: tuple[Path, ...],
    *,
    dry_run: bool,
    verbose: bool,
    reviewed: bool,
    write: bool,
    any_effect: bool,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record readout files, or all those in a folder.

    Prints what it changed in what is so today: what was opened, renewed or fulfilled, and what is
    newly overdue, and the shares of single parties that stand otherwise; which items, requests and
    concerns are new; and what does nothing for now, such as a promise that renews nothing. Where
    several readouts are recorded, what is new is counted, and -v names it. A file
    that is on record already is left alone. One that cannot be read, that differs from what is on
    record under its name, or in which a statement or a meeting names what it can do nothing about,
    is refused as a whole; the others are recorded.

    \b
    Examples:
      tracker record events/
      tracker record --dry-run events/jp-ru/2019-06-29-osaka.yaml
      tracker record --dry-run --write events/jp-ru/2019-06-29-osaka.yaml
    """
    if write and not dry_run:
        raise click.UsageError("--write changes files and records nothing; give --dry-run with it")
    files = _files(paths)
    receipts: list[Receipt] = []
    unreadable: list[Unreadable] = []
    given: dict[str, Path] = {}
    words: dict[Path, tuple[Understood, ...]] = {}
    with (
        ExitStack() as opened,
        click.progressbar(
            length=len(files),
            label="Recording",
            file=bare(sys.stderr),
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        ledger: Ledger | None = None
        for batch in _batches(
            opened.enter_context(readable(files, unreadable, words, bar.update, reviewed=reviewed))
        ):
            given |= {one.readout: file for file, one in batch if isinstance(one, Readout)}
            if ledger is None:
                # Opened only now, so that files with nothing to record leave no store behind.
                ledger = opened.enter_context(
                    recording(
                        store,
                        create=True,
                        trial=dry_run,
                        any_moment=any_moment,
                        any_effect=any_effect,
                    )
                )
            told = [one for _, one in batch]
            receipts.append(ledger.record(told, day=date.today(), dry_run=dry_run))  # noqa: DTZ011
        doubts = ledger.doubts(receipts) if ledger is not None else Doubts({}, {})
    unwritten = put_into_files(words) if write else []
    _tell(
        receipts,
        doubts,
        files,
        words if not write else {},
        dry_run=dry_run,
        verbose=verbose,
    )
    refused: list[TrackerError] = [
        *(
            one
            for receipt in receipts
            for one in (*receipt.refused, *receipt.foreign, *receipt.circular)
        ),
        *(in_file(one, given[one.readout]) for receipt in receipts for one in receipt.ineffective),
    ]
    for error in (*unreadable, *refused, *unwritten):
        click.echo(f"tracker: {worded(error)}", err=True)
    if count := len(unreadable) + len(refused):
        of = "it" if count == 1 else "them"
        click.echo(
            f"tracker: {plural(count, 'file')} refused; nothing of {of} was recorded", err=True
        )
        sys.exit(2 if unreadable else 1)
    if unwritten:
        sys.exit(max(map(exit_code, unwritten)))


def _files(paths: Iterable[Path]) -> list[Path]:
    try:
        return files_in(paths)
    except Unreadable as error:
        raise Unreadable(f"{error}; nothing was recorded") from None


def _batches(held: Iterable[tuple[Path, Held]]) -> Iterator[list[tuple[Path, Held]]]:
    remaining = iter(held)
    while batch := list(islice(remaining, BATCH)):
        yield batch


@contextmanager
def readable(
    files: list[Path],
    unreadable: list[Unreadable],
    words: dict[Path, tuple[Understood, ...]],
    progress: Callable[[int], None],
    *,
    reviewed: bool,
) -> Iterator[Iterator[tuple[Path, Held]]]:
    """The files that can be read with what they hold, a while before it is asked for.

    Args:
        files: the files.
        unreadable: where what is wrong with those that cannot be read is put.
        words: where the deadlines are put that they give in words.
        progress: is told how many files were read since.
        reviewed: whether to pass over the marks that drafting left for review.
    """
    pieces = [files[start : start + PIECE] for start in range(0, len(files), PIECE)]
    elsewhere = partial(carry_all, reviewed=reviewed, reads=deadline)
    here = partial(read_all, reviewed=reviewed, reads=deadline)
    worth = len(files) >= WORTH

    def held() -> Iterator[tuple[Path, Held]]:
        for listed, piece in zip(pieces, found, strict=True):
            for file, one in zip(listed, piece, strict=True):
                progress(1)
                if isinstance(one, Unreadable):
                    unreadable.append(one)
                else:
                    whole = one.taken_up() if isinstance(one, Carried) else one
                    if whole.understood:
                        words[file] = whole.understood
                    yield file, whole.held

    with Helpers("record") as helpers:
        found = helpers.found(elsewhere, pieces, worth=worth, alone=here)
        yield held()


def _tell(
    receipts: list[Receipt],
    doubts: Doubts,
    files: list[Path],
    words: Words,
    *,
    dry_run: bool,
    verbose: bool,
) -> None:
    readouts = [readout for receipt in receipts for readout in receipt.recorded]
    statements = sum(len(readout.statements) for readout in readouts)
    named = sum(len(receipt.named) for receipt in receipts)
    unchanged = [name for receipt in receipts for name in receipt.unchanged]
    would = "Would record" if dry_run else "Recorded"
    if readouts or named:
        what = [
            f"{plural(len(readouts), 'readout')} with {plural(statements, 'statement')}"
            if readouts
            else "",
            f"the names of {plural(named, 'item')}" if named else "",
        ]
        click.echo(f"{would} {' and '.join(filter(None, what))}.")
    if unchanged:
        click.echo(f"Already on record, unchanged: {', '.join(sorted(unchanged)[:_SHOWN])}.")
    tell_understood(words, way=_WRITING if dry_run else "")
    tell_days(readouts, date.today())  # noqa: DTZ011 - today is where the user is
    tell_doubts(doubts, files, dry_run=dry_run)
    whole = verbose or len(readouts) == 1
    tell_notes(receipts, whole=whole, dry_run=dry_run)
    tell_changes(receipts, whole=whole)
