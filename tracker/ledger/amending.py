"""Amending: how a readout on record is corrected, as a whole, in a statement or in its heading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.amendment import corrections, differences, moved
from tracker.domain.events import Recorded, readout_stream
from tracker.domain.names import key_of, readout_of
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement
from tracker.errors import Ineffective, NotFound, Refused, Remedy
from tracker.ledger import checks
from tracker.ledger.absent import no_statement
from tracker.ledger.contents import folded, retraction, statements_with
from tracker.ledger.once import Command
from tracker.ledger.receipt import Amended, Receipt
from tracker.ledger.returning import returned
from tracker.ledger.writer import Futility, Writer
from tracker.projections import versions
from tracker.sql import Transaction


def amend(
    writer: Writer, given: Readout, *, reason: str, day: date, dry_run: bool = False
) -> Receipt:
    """Record how a readout on record differs from the one given, and why.

    Args:
        writer: who records, and in which ledger.
        given: the readout as it is to stand.
        reason: why it is mended.
        day: the day whose statuses the receipt compares.
        dry_run: whether only to tell what it would do.

    Raises:
        NotFound: no readout of that name is on record.
        Refused: its parties differ, no reason is given, or a statement that was judged would have
            another key.
        Overtaken: it is not on record as it was looked at.
        Conflict: other writers kept changing it.
    """

    def whole(standing: Readout) -> Readout:
        if standing.relationship != given.relationship:
            raise Refused(
                f"{given.readout} is on record between {standing.relationship}, and the file "
                f"says {given.relationship}; the parties of a readout cannot be amended; "
                "retract the one on record, and record this one under another name"
            )
        return given

    return _amend(
        writer,
        given.readout,
        whole,
        lambda sql: versions.of_readout(sql, given.readout),
        command=writer.command("amend", given.model_dump_json(), reason, plain=True),
        reason=reason,
        day=day,
        dry_run=dry_run,
    )


def amend_statement(
    writer: Writer, ref: str, given: Statement, *, reason: str, day: date, dry_run: bool = False
) -> Receipt:
    """Record that a statement is to be coded otherwise, whatever else is amended in its readout.

    Raises:
        NotFound: no such statement is on record.
        Refused: it does not fit its readout, or no reason is given.
        Overtaken: it is not on record as it was looked at.
        Conflict: other writers kept changing its readout.
    """
    key = key_of(ref)

    def restated(standing: Readout) -> Readout:
        if key not in {one.key for one in standing.statements}:
            with writer.log.reading() as sql:
                raise no_statement(sql, ref)
        statements = [given if one.key == key else one for one in standing.statements]
        return _with(standing, {"statements": statements})

    return _amend(
        writer,
        ref,
        restated,
        lambda sql: versions.of_statement(sql, ref),
        command=writer.command("amend", ref, given.model_dump_json(), reason, plain=True),
        reason=reason,
        day=day,
        dry_run=dry_run,
    )


def retract_statement(
    writer: Writer, ref: str, *, reason: str, day: date, dry_run: bool = False
) -> Receipt:
    """Record that a statement should never have been recorded; the rest of its readout stays.

    Raises:
        NotFound: no such statement is on record.
        Refused: no reason is given.
        Overtaken: it is not on record as it was looked at.
        Conflict: other writers kept changing its readout.
    """

    def without(standing: Readout) -> Readout:
        left = [one for one in standing.statements if one.key != key_of(ref)]
        if len(left) == len(standing.statements):
            with writer.log.reading() as sql:
                raise no_statement(sql, ref)
        return _with(standing, {"statements": left})

    return _amend(
        writer,
        ref,
        without,
        lambda sql: versions.of_statement(sql, ref),
        command=writer.command("retract", ref, reason),
        reason=reason,
        day=day,
        dry_run=dry_run,
    )


def restore_statement(
    writer: Writer, ref: str, *, reason: str, day: date, dry_run: bool = False
) -> Receipt:
    """Record a statement again that was taken out of its readout, as it was and where it stood.

    That it had been taken out need not be told to who puts it back.

    Raises:
        NotFound: it was not taken out of a readout on record.
        Refused: no reason is given, or it does not fit its readout any more.
        Overtaken: it is not as it was looked at.
        Conflict: other writers kept changing its readout.
    """

    def whole(standing: Readout) -> Readout:
        before, key = statements_with(writer.log, ref), key_of(ref)
        if key not in before or any(one.key == key for one in standing.statements):
            raise NotFound(f"{ref} was not retracted, so there is nothing to record again")
        ahead = [*before][: [*before].index(key)]
        statements = [*standing.statements]
        statements.insert(sum(one.key in ahead for one in statements), before[key])
        return _with(standing, {"statements": statements})

    receipt = _amend(
        writer,
        ref,
        whole,
        lambda sql: versions.of_statement(sql, ref),
        command=writer.command("record again", ref, reason),
        reason=reason,
        day=day,
        dry_run=dry_run,
    )
    return replace(receipt, returned=())


def amend_heading(
    writer: Writer,
    name: str,
    given: Mapping[str, object],
    *,
    reason: str,
    day: date,
    dry_run: bool = False,
) -> Receipt:
    """Record that fields of a readout's heading are to be others.

    Args:
        writer: who records, and in which ledger.
        name: the readout's.
        given: the fields that are to be others.
        reason: why.
        day: the day whose statuses the receipt compares.
        dry_run: whether only to tell what it would do.

    Raises:
        NotFound: no readout of that name is on record.
        Refused: no reason is given.
        Overtaken: the heading is not on record as it was looked at.
        Conflict: other writers kept changing it.
    """
    return _amend(
        writer,
        name,
        lambda standing: _with(standing, given),
        lambda sql: versions.of_heading(sql, name),
        command=writer.command("amend", name, str(dict(given)), reason, plain=True),
        reason=reason,
        day=day,
        dry_run=dry_run,
    )


def _amend(
    writer: Writer,
    about: str,
    mended: Callable[[Readout], Readout],
    version: Callable[[Transaction], int],
    *,
    command: Command,
    reason: str,
    day: date,
    dry_run: bool,
) -> Receipt:
    checks.reasoned(reason)
    name = readout_of(about) if "@" in about else about

    def unchanged(sql: Transaction) -> None:
        if writer.version is not None:
            checks.refuse_another(about, writer.version, version(sql))

    def attempt() -> Receipt:
        recorded = _recorded(writer, name)
        standing = folded(recorded)
        with writer.log.reading() as sql:
            unchanged(sql)
        given = mended(standing)
        found = corrections(standing, given, reason)
        if not found:
            return Receipt(unchanged=(name,))
        rekeyed = moved(standing, given)

        def allowed(sql: Transaction) -> None:
            unchanged(sql)
            checks.refs_kept(sql, name, rekeyed)

        events = [
            Recorded(readout_stream(name), place, event, writer.recorded_by)
            for place, event in enumerate(found, start=len(recorded) + 1)
        ]
        told = Receipt(
            corrections=tuple(differences(standing, given)),
            amended=Amended(standing, given),
            returned=returned(recorded, given),
            moved=tuple((f"{key}@{name}", f"{one.key}@{name}") for key, one in rekeyed.items()),
        )
        try:
            return writer.follow(command, events, day, told, check=allowed, dry_run=dry_run)
        except Futility as error:
            raise ineffective(given, error) from None

    return writer.once(command, attempt)


def ineffective(given: Readout, error: Futility) -> Ineffective:
    """What a readout says that can do nothing, with its places in the readout."""
    keys = [statement.key for statement in given.statements]
    futile = [one for one in error.futile if one.readout == given.readout]
    places = [
        one.place if one.key is None else ("statements", keys.index(one.key), *one.place)
        for one in futile
    ]
    return Ineffective(given.readout, zip(places, (one.why for one in futile), strict=True))


def _recorded(writer: Writer, name: str) -> list[Recorded]:
    """The events of a readout on record."""
    recorded = writer.log.stream(readout_stream(name))
    if not recorded:
        raise NotFound(
            f"{name} is not on record, so there is nothing to amend", remedy=Remedy.RECORD
        )
    if taken_back := retraction(recorded):
        raise Refused(
            f"{name} was retracted ({taken_back.reason}), so there is nothing to amend",
            remedy=Remedy.RECORD,
        )
    return recorded


def _with(standing: Readout, fields: Mapping[str, Any]) -> Readout:
    """A readout with other fields, validated anew."""
    kept = {name: getattr(standing, name) for name in standing.model_fields_set}
    return Readout.model_validate({**kept, **fields})
