"""Renaming: an item under another slug, the old one staying a name by which it is found.

The item is opened under the new slug, with its title, its names and its whole, and the old one is
merged into it, in one recording. So no ref changes, and what is a part of the old one is a part of
the new one.
"""

from __future__ import annotations

from datetime import date

from tracker.domain.events import Recorded, item_stream
from tracker.domain.items import ItemMerged, ItemOpened
from tracker.domain.names import title_of
from tracker.ledger import checks, matters, refusals
from tracker.ledger.receipt import Receipt, Renamed
from tracker.ledger.writer import Writer
from tracker.projections import versions
from tracker.sql import Transaction


def rename(
    writer: Writer,
    item: str,
    new: str,
    *,
    day: date,
    relationship: str | None = None,
    title: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    """Record that an item has another slug from now on.

    Args:
        writer: who records, and in which ledger.
        item: its slug.
        new: the one that it is to have.
        day: the day whose statuses the receipt compares.
        relationship: the relationship that it belongs to; None where it is in one alone.
        title: its title from now on; None for the one that it has.
        dry_run: whether only to tell what it would do.

    Raises:
        NotFound: it is not on record.
        Refused: it is in several relationships, it was merged into another, or something of the
            new slug is on record.
        Overtaken: it is not on record as it was looked at.
    """
    command = writer.command("rename", item, new, relationship or "", title or "", plain=True)
    merged = ItemMerged(item=item, into=new)

    def attempt() -> Receipt:
        with writer.log.reading() as sql:
            home = matters.home_of(sql, item, relationship)
            matters.renamable(sql, home, merged)
        stream = item_stream(home, item)
        earlier = [entry.event for entry in writer.log.stream(stream)]
        named = [event for event in earlier if isinstance(event, ItemOpened)]
        opened = _under(new, item, named[-1] if named else None, title)
        by = writer.recorded_by
        events = [
            Recorded(item_stream(home, new), 1, opened, by),
            Recorded(stream, len(earlier) + 1, merged, by),
        ]

        def check(sql: Transaction) -> None:
            matters.opened_and_merged(sql, home, opened, merged)
            if writer.version is not None:
                checks.refuse_another(item, writer.version, versions.of_item(sql, home, item))

        return writer.follow(
            command,
            events,
            day,
            Receipt(renamed=Renamed(home, item, opened)),
            check=check,
            dry_run=dry_run,
        )

    try:
        return writer.once(command, attempt)
    except refusals.AlreadySo:
        return Receipt(unchanged=(item,))


def _under(new: str, item: str, before: ItemOpened | None, title: str | None) -> ItemOpened:
    """An item as it is named under its new slug."""
    called = title or (before.title if before else title_of(new))
    former = (*before.names, item, before.title) if before else (item,)
    # The old slug itself, even where the title says the same: a bare name in a readout is a slug.
    names = tuple(name for name in dict.fromkeys(former) if name == item or name != called)
    part_of = before.part_of if before else None
    return ItemOpened(item=new, title=called, names=names, part_of=part_of)
