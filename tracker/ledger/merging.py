"""Merging: recording that two items are one, and taking that back."""

from __future__ import annotations

from datetime import date

from tracker.domain.events import item_stream
from tracker.domain.items import ItemMerged, ItemSeparated
from tracker.ledger import matters, refusals
from tracker.ledger.receipt import Receipt
from tracker.ledger.writer import Writer


def merge(
    writer: Writer, name: str, merged: ItemMerged, *, day: date, dry_run: bool = False
) -> Receipt:
    """Record that one item of a relationship is another.

    Raises:
        NotFound: one of them is not on record.
        Refused: they are one already, part and whole, or the first was merged before.
    """
    command = writer.command("merge", name, merged.model_dump_json())
    stream = item_stream(name, merged.item)

    def attempt() -> Receipt:
        return writer.append(
            command,
            stream,
            merged,
            lambda sql: matters.mergeable(sql, name, merged),
            day=day,
            dry_run=dry_run,
        )

    try:
        return writer.once(command, attempt)
    except refusals.AlreadySo:
        return Receipt(unchanged=(merged.item,))


def separate(
    writer: Writer, name: str, separated: ItemSeparated, *, day: date, dry_run: bool = False
) -> Receipt:
    """Take back that an item was merged into another.

    Raises:
        Refused: it was not.
    """
    command = writer.command("separate", name, separated.model_dump_json())
    stream = item_stream(name, separated.item)

    def attempt() -> Receipt:
        with writer.log.reading() as sql:
            into = matters.separable(sql, name, separated)
        return writer.append(
            command,
            stream,
            separated,
            lambda sql: matters.separable(sql, name, separated),
            day=day,
            told=Receipt(taken_back=ItemMerged(item=separated.item, into=into)),
            dry_run=dry_run,
        )

    return writer.once(command, attempt)
