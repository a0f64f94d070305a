"""Merging: recording that two items are one, and taking that back."""

from __future__ import annotations

from datetime import date

from tracker.domain.events import item_stream
from tracker.domain.items import ItemMerged, ItemSeparated
from tracker.ledger import checks, matters, refusals
from tracker.ledger.receipt import Receipt
from tracker.ledger.writer import Writer
from tracker.projections import versions
from tracker.sql import Transaction


def merge(
    writer: Writer, name: str | None, merged: ItemMerged, *, day: date, dry_run: bool = False
) -> Receipt:
    """Record that one item of a relationship is another.

    Args:
        writer: who records, and in which ledger.
        name: the relationship; None where the first is in one alone.
        merged: the items.
        day: the day whose statuses the receipt compares.
        dry_run: whether only to tell what it would do.

    Raises:
        NotFound: one of them is not on record.
        Refused: the first is in several relationships or was merged before, or they are one
            already, or part and whole.
        Overtaken: the first is not on record as it was looked at.
    """
    name = name or _home(writer, merged.item)
    command = writer.command("merge", name, merged.model_dump_json())
    stream = item_stream(name, merged.item)

    def check(sql: Transaction) -> None:
        matters.mergeable(sql, name, merged)
        _unchanged(writer, sql, name, merged.item)

    def attempt() -> Receipt:
        return writer.append(
            command,
            stream,
            merged,
            check,
            day=day,
            told=Receipt(merged=merged, relationship=name),
            dry_run=dry_run,
        )

    try:
        return writer.once(command, attempt)
    except refusals.AlreadySo:
        return Receipt(unchanged=(merged.item,))


def separate(
    writer: Writer, name: str | None, separated: ItemSeparated, *, day: date, dry_run: bool = False
) -> Receipt:
    """Take back that an item was merged into another.

    Raises:
        Refused: it was not.
        Overtaken: it is not on record as it was looked at.
    """
    name = name or _home(writer, separated.item)
    command = writer.command("separate", name, separated.model_dump_json())
    stream = item_stream(name, separated.item)

    def check(sql: Transaction) -> None:
        matters.separable(sql, name, separated)
        _unchanged(writer, sql, name, separated.item)

    def attempt() -> Receipt:
        with writer.log.reading() as sql:
            into = matters.separable(sql, name, separated)
        return writer.append(
            command,
            stream,
            separated,
            check,
            day=day,
            told=Receipt(taken_back=ItemMerged(item=separated.item, into=into), relationship=name),
            dry_run=dry_run,
        )

    return writer.once(command, attempt)


def _home(writer: Writer, item: str) -> str:
    with writer.log.reading() as sql:
        return matters.home_of(sql, item, None)


def _unchanged(writer: Writer, sql: Transaction, relationship: str, item: str) -> None:
    if writer.version is not None:
        checks.refuse_another(item, writer.version, versions.of_item(sql, relationship, item))
