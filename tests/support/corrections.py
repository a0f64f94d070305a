"""Corrections: a readout on record amended or retracted, and what is on record then."""

from __future__ import annotations

from typing import Any

from tests.support.records import DAY, Record
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Receipt

WHY = "the text says otherwise"


def amend(record: Record, given: Readout, *, reason: str = WHY, dry_run: bool = False) -> Receipt:
    """Amend a readout on record."""
    with record.ledger() as ledger:
        return ledger.amend(given, reason=reason, day=DAY, dry_run=dry_run)


def retract(
    record: Record, name: str, *, reason: str = "not a readout", dry_run: bool = False
) -> Receipt:
    """Retract a readout on record."""
    with record.ledger() as ledger:
        return ledger.retract(name, reason=reason, day=DAY, dry_run=dry_run)


def on_record(record: Record, name: str = "a") -> Readout:
    """A readout as it is on record."""
    with record.ledger() as ledger:
        return ledger.readout(name)


def changed(given: Readout, **fields: Any) -> Readout:
    """The readout with other fields, validated anew."""
    return Readout.model_validate({**given.model_dump(), **fields})


def names(receipt: Receipt) -> list[str]:
    """The readouts that were recorded again after they were retracted."""
    return [one.readout for one in receipt.again]
