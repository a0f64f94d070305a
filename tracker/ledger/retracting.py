"""Retracting: a readout taken back, as one that should not be on record, or recorded again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker.domain.corrections import ReadoutRetracted
from tracker.domain.events import Recorded, readout_stream
from tracker.errors import NotFound
from tracker.ledger import checks
from tracker.ledger.absent import no_readout
from tracker.ledger.amending import ineffective
from tracker.ledger.contents import folded, retraction
from tracker.ledger.receipt import Again, Receipt
from tracker.ledger.writer import Futility, Writer
from tracker.projections import versions
from tracker.sql import Transaction


def retract(writer: Writer, name: str, *, reason: str, day: date, dry_run: bool = False) -> Receipt:
    """Record that a readout should never have been recorded, and why.

    Nothing of it counts from then on. It can be recorded anew.

    Args:
        writer: who records, and in which ledger.
        name: the readout's.
        reason: why.
        day: the day whose statuses the receipt compares.
        dry_run: whether only to tell what it would do.

    Raises:
        NotFound: no readout of that name was ever on record.
        Refused: no reason is given.
        Overtaken: it is not on record as it was looked at.
        Conflict: other writers kept changing it.
    """
    checks.reasoned(reason)
    command = writer.command("retract", name, reason)

    def attempt() -> Receipt:
        stream = readout_stream(name)
        recorded = writer.log.stream(stream)
        if not recorded:
            with writer.log.reading() as sql:
                raise no_readout(sql, name)
        if taken_back := retraction(recorded):
            return Receipt(unchanged=(name,), retraction=taken_back)
        event = ReadoutRetracted(reason=reason)
        events = [Recorded(stream, len(recorded) + 1, event, writer.recorded_by)]
        told = Receipt(retracted=folded(recorded))
        return writer.follow(
            command, events, day, told, check=_unchanged(writer, name), dry_run=dry_run
        )

    return writer.once(command, attempt)


def record_again(writer: Writer, name: str, *, day: date, dry_run: bool = False) -> Receipt:
    """Record a readout that was retracted as it was before.

    Raises:
        NotFound: it was not retracted.
        Refused: it names what it can do nothing about by now.
        Overtaken: it is not on record as it was looked at.
        Conflict: other writers kept changing it.
    """
    command = writer.command("record again", name)

    def attempt() -> Receipt:
        stream = readout_stream(name)
        recorded = writer.log.stream(stream)
        if retraction(recorded) is None:
            raise NotFound(f"{name} was not retracted, so there is nothing to record again")
        before = folded(recorded[:-1])
        events = [
            Recorded(stream, place, event, writer.recorded_by)
            for place, event in enumerate(before.events, start=len(recorded) + 1)
        ]
        told = Receipt(recorded=(before,), again=(Again(name),))
        check = _unchanged(writer, name)
        try:
            return writer.follow(command, events, day, told, check=check, dry_run=dry_run)
        except Futility as error:
            raise ineffective(before, error) from None

    return writer.once(command, attempt)


def _unchanged(writer: Writer, name: str) -> Callable[[Transaction], None]:
    """Whether a readout is on record as it was looked at, if anybody looked."""

    def check(sql: Transaction) -> None:
        if writer.version is not None:
            checks.refuse_another(name, writer.version, versions.of_readout(sql, name))

    return check
