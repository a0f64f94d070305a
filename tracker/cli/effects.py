"""Effects in words: what a recording says that may call for another step, with what to type."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.cli.terminal import line
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.errors import Ineffective, Refused
from tracker.files.readouts import faults_in
from tracker.ledger import notes
from tracker.ledger.receipt import Receipt
from tracker.ledger.ways import Ways


def in_file(error: Ineffective, file: Path) -> Refused:
    """What a readout can do nothing about, with the lines of its file."""
    return Refused("\n".join(map(str, faults_in(file, error.complaints))))


def tell_notes(receipts: Sequence[Receipt], *, whole: bool = True, dry_run: bool = False) -> None:
    """Print all that recordings tell beside the statuses that they changed.

    Args:
        receipts: what the recordings tell.
        whole: whether all new items are named, however many.
        dry_run: whether nothing was recorded, so that what is mistaken can be put right before.
    """
    _tell(notes.notes(receipts, ways(dry_run=dry_run), names=sys.maxsize if whole else _FEW))


def tell_lost(receipt: Receipt) -> None:
    """Print what lost its ground by a retraction: judgements, and what names its statements."""
    _tell(notes.idle(receipt.idle, WAYS))
    _tell(notes.ungrounded(receipt.ungrounded, WAYS))
    _tell(notes.orphaned(receipt.orphaned))


def tell_judgement(receipt: Receipt) -> None:
    """Print where a judgement differs from what readouts say, and what it does nothing about."""
    _tell(notes.overruled(receipt.overruled, WAYS))
    _tell(notes.idle(receipt.idle, WAYS))


_FEW = 12
"""So many new items are named unless all is asked for."""


def _tell(lines: Iterable[str]) -> None:
    for one in lines:
        line(one)


_COMMANDS: dict[type[Assessment], str] = {
    OutcomeAssessed: "assess",
    ConditionSettled: "condition",
    EvidenceSought: "sought",
}

WAYS = Ways(
    amend="with tracker amend",
    then=", and record that with tracker amend",
    judge=lambda one: f" with tracker {_COMMANDS[type(one)]} {one.ref}",
    take_back=lambda one: f" with tracker {_COMMANDS[type(one)]} {one.ref} --take-back",
    overruled=lambda one: f" with tracker {_COMMANDS[type(one)]}, or take it back (--take-back)",
)
"""What to type for the steps that notes call for."""

_TRIAL_WAYS = WAYS._replace(
    amend="in the file, or with tracker amend where it is on record",
    then=", before it is recorded",
)


def ways(*, dry_run: bool) -> Ways:
    """How steps are taken, after a recording or a trial of one."""
    return _TRIAL_WAYS if dry_run else WAYS
