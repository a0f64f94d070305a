"""Judging: what somebody says of a statement from outside the readouts, and what takes it back."""

from __future__ import annotations

from datetime import date

from tracker.domain.events import item_stream
from tracker.domain.items import Assessment, AssessmentRetracted
from tracker.ledger import checks, refusals
from tracker.ledger.receipt import Receipt
from tracker.ledger.writer import Writer
from tracker.projections import versions
from tracker.sql import Transaction


def judge(writer: Writer, judged: Assessment, *, day: date, dry_run: bool = False) -> Receipt:
    """Record what somebody judged of a statement from outside the readouts.

    Raises:
        NotFound: no statement of that ref is on record.
        Refused: the judgement does not fit the statement.
        Overtaken: the statement, or what is judged of it, is not as it was looked at.
    """
    command = writer.command("judge", type(judged).__name__, judged.model_dump_json())

    def attempt() -> Receipt:
        with writer.log.reading() as sql:
            place = checks.place_of(sql, judged.ref)

        def check(sql: Transaction) -> None:
            checks.judgeable_there(sql, judged, place)
            _unchanged(writer, sql, judged.ref)

        return writer.append(
            command,
            item_stream(*place),
            judged,
            check,
            day=day,
            told=Receipt(judged=judged),
            dry_run=dry_run,
        )

    try:
        return writer.once(command, attempt)
    except refusals.AlreadySo:
        return Receipt(unchanged=(judged.ref,))


def take_back(
    writer: Writer,
    ref: str,
    kind: type[Assessment],
    *,
    reason: str,
    day: date,
    share: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    """Take back the latest judgement of a kind on a statement, or on a party's share in it.

    Of what several accounts report, it is the latest of all of them.

    Raises:
        NotFound: no such judgement is on record.
        Refused: no reason is given.
        Overtaken: the statement, or what is judged of it, is not as it was looked at.
    """
    checks.reasoned(reason)
    whose = () if share is None else (share,)
    command = writer.command("take back", ref, kind.__name__, reason, *whose)

    def attempt() -> Receipt:
        with writer.log.reading() as sql:
            found = checks.standing_judgement(sql, ref, kind.__name__, share)
        retracted = AssessmentRetracted(ref=found.judged.ref, place=found.place, reason=reason)

        def check(sql: Transaction) -> None:
            checks.still_standing(sql, retracted, kind.__name__, share)
            _unchanged(writer, sql, ref)

        return writer.append(
            command,
            item_stream(found.relationship, found.item),
            retracted,
            check,
            day=day,
            told=Receipt(taken_back=found.judged),
            dry_run=dry_run,
        )

    return writer.once(command, attempt)


def _unchanged(writer: Writer, sql: Transaction, ref: str) -> None:
    if writer.version is not None:
        checks.refuse_another(ref, writer.version, versions.of_judged(sql, ref))
