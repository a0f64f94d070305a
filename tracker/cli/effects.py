"""Effects in words: what a recording says that may call for another step, with what to type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.cli.terminal import line
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.errors import Ineffective, Refused
from tracker.files.readouts import faults_in
from tracker.ledger import notes
from tracker.ledger.notes import Ways
from tracker.ledger.receipt import Receipt


def in_file(error: Ineffective, file: Path) -> Refused:
    """What a readout can do nothing about, with the lines of its file."""
    return Refused("\n".join(map(str, faults_in(file, error.complaints))))


def tell_notes(receipts: Sequence[Receipt]) -> None:
    """Print all that recordings tell beside the statuses that they changed."""
    _tell(notes.notes(receipts, WAYS))


def tell_lost(receipt: Receipt) -> None:
    """Print what lost its ground by a retraction: judgements, and what names its statements."""
    _tell(notes.idle(receipt.idle, WAYS))
    _tell(notes.ungrounded(receipt.ungrounded, WAYS))
    _tell(notes.orphaned(receipt.orphaned))


def tell_judgement(receipt: Receipt) -> None:
    """Print where a judgement differs from what readouts say, and what it does nothing about."""
    _tell(notes.overruled(receipt.overruled, WAYS))
    _tell(notes.idle(receipt.idle, WAYS))


def _tell(lines: Iterable[str]) -> None:
    for one in lines:
        line(one)


_COMMANDS: dict[type[Assessment], str] = {
    OutcomeAssessed: "assess",
    ConditionSettled: "condition",
    EvidenceSought: "sought",
}

WAYS = Ways(
    amend="tracker amend",
    judge=lambda one: f" with tracker {_COMMANDS[type(one)]} {one.ref}",
    take_back=lambda one: f" with tracker {_COMMANDS[type(one)]} {one.ref} --take-back",
    overruled=lambda one: f" with tracker {_COMMANDS[type(one)]}, or take it back (--take-back)",
)
"""What to type for the steps that notes call for."""
