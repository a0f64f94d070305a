"""The ledger: everything that can be done with a record of events, from one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from tracker.domain.items import Assessment, ItemList, ItemMerged, ItemSeparated
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement
from tracker.ledger import (
    amending,
    contents,
    copies,
    judging,
    merging,
    recording,
    renaming,
    retracting,
)
from tracker.ledger.backup import Backup
from tracker.ledger.doubts import Doubts, doubts
from tracker.ledger.receipt import Receipt
from tracker.ledger.replaying import bring_up
from tracker.ledger.verification import Verification, verify
from tracker.ledger.writer import Writer
from tracker.projections.latest import latest
from tracker.sql import Transaction


class Ledger:
    """A ledger open for recording.

    Args:
        writer: who records, and in which log.
    """

    def __init__(self, writer: Writer) -> None:
        self._log = writer.log
        self._writer = writer

    def record(
        self,
        files: Sequence[Readout | ItemList],
        *,
        day: date,
        look: Callable[[Transaction], object] = lambda _: None,
        dry_run: bool = False,
    ) -> Receipt:
        """Record readouts and names of items; see `recording.record`."""
        return recording.record(self._writer, files, day=day, look=look, dry_run=dry_run)

    def amend(self, given: Readout, *, reason: str, day: date, dry_run: bool = False) -> Receipt:
        """Record how a readout on record differs from the one given; see `amending.amend`."""
        return amending.amend(self._writer, given, reason=reason, day=day, dry_run=dry_run)

    def amend_statement(
        self, ref: str, given: Statement, *, reason: str, day: date, dry_run: bool = False
    ) -> Receipt:
        """Record that a statement is coded otherwise; see `amending.amend_statement`."""
        return amending.amend_statement(
            self._writer, ref, given, reason=reason, day=day, dry_run=dry_run
        )

    def amend_heading(
        self,
        name: str,
        given: Mapping[str, object],
        *,
        reason: str,
        day: date,
        dry_run: bool = False,
    ) -> Receipt:
        """Record that a readout's heading says otherwise; see `amending.amend_heading`."""
        return amending.amend_heading(
            self._writer, name, given, reason=reason, day=day, dry_run=dry_run
        )

    def retract(self, name: str, *, reason: str, day: date, dry_run: bool = False) -> Receipt:
        """Record that a readout should never have been recorded; see `retracting.retract`."""
        return retracting.retract(self._writer, name, reason=reason, day=day, dry_run=dry_run)

    def retract_statement(
        self, ref: str, *, reason: str, day: date, dry_run: bool = False
    ) -> Receipt:
        """Record that a statement should never have been recorded; see `amending`."""
        return amending.retract_statement(
            self._writer, ref, reason=reason, day=day, dry_run=dry_run
        )

    def restore_statement(
        self, ref: str, *, reason: str, day: date, dry_run: bool = False
    ) -> Receipt:
        """Record a statement again as it was; see `amending.restore_statement`."""
        return amending.restore_statement(
            self._writer, ref, reason=reason, day=day, dry_run=dry_run
        )

    def record_again(self, name: str, *, day: date, dry_run: bool = False) -> Receipt:
        """Record a readout that was retracted as it was; see `retracting.record_again`."""
        return retracting.record_again(self._writer, name, day=day, dry_run=dry_run)

    def judge(self, judged: Assessment, *, day: date, dry_run: bool = False) -> Receipt:
        """Record what somebody judged of a statement; see `judging.judge`."""
        return judging.judge(self._writer, judged, day=day, dry_run=dry_run)

    def take_back(
        self,
        ref: str,
        kind: type[Assessment],
        *,
        reason: str,
        day: date,
        share: str | None = None,
        dry_run: bool = False,
    ) -> Receipt:
        """Take back the latest judgement of a kind; see `judging.take_back`."""
        return judging.take_back(
            self._writer, ref, kind, reason=reason, day=day, share=share, dry_run=dry_run
        )

    def merge(
        self, name: str | None, merged: ItemMerged, *, day: date, dry_run: bool = False
    ) -> Receipt:
        """Record that one item of a relationship is another; see `merging.merge`."""
        return merging.merge(self._writer, name, merged, day=day, dry_run=dry_run)

    def rename(
        self,
        item: str,
        new: str,
        *,
        day: date,
        relationship: str | None = None,
        title: str | None = None,
        dry_run: bool = False,
    ) -> Receipt:
        """Record that an item has another slug; see `renaming.rename`."""
        return renaming.rename(
            self._writer,
            item,
            new,
            day=day,
            relationship=relationship,
            title=title,
            dry_run=dry_run,
        )

    def separate(
        self, name: str | None, separated: ItemSeparated, *, day: date, dry_run: bool = False
    ) -> Receipt:
        """Take back that an item was merged into another; see `merging.separate`."""
        return merging.separate(self._writer, name, separated, day=day, dry_run=dry_run)

    def readout(self, name: str) -> Readout:
        """A readout as it is on record; see `contents.readout_on_record`."""
        return contents.readout_on_record(self._log, name)

    def readout_at(self, name: str, version: int) -> Readout | None:
        """A readout as it was on record at a version; see `contents.readout_at`."""
        return contents.readout_at(self._log, name, version)

    def contents(self) -> dict[str, list[str]]:
        """The names of the readouts on record, by relationship; a relationship can have none."""
        return contents.contents(self._log)

    def parties(self) -> set[str]:
        """The codes of all parties that are named in a readout or a relationship."""
        return contents.parties(self._log)

    def item_list(self, name: str) -> ItemList:
        """The items of a relationship that have been named, as they are named now."""
        return contents.item_list(self._log, name)

    def export(self) -> Iterator[str]:
        """Every event as a CloudEvents line, in the order in which it was recorded."""
        return copies.export(self._log)

    def restore(self, backup: Backup) -> int:
        """Record the events of another ledger; see `copies.restore`."""
        self._writer.memory.forget()
        return copies.restore(self._log, backup)

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        with self._log.reading() as sql:
            return latest(sql)

    def backlog(self) -> int:
        """Bytes that a reader keeps in the store's log, where they are many."""
        return self._log.backlog()

    def doubts(self, receipts: Sequence[Receipt]) -> Doubts:
        """What may be mistyped in what was recorded, or tried, with what is near to it."""
        with self._log.reading() as sql:
            return doubts(sql, receipts)

    def size(self) -> int:
        """How many events there are."""
        return self._log.count()

    def rebuild(
        self, progress: Callable[[int], None] = lambda _: None, *, force: bool = False
    ) -> int:
        """Throw the views away and make them again from the events, in one transaction.

        Args:
            progress: called with the number of events of each step.
            force: whether to do so although the events give less than the views hold.

        Returns:
            How many events there were.

        Raises:
            Damaged: an event is not what was recorded, or events may have been cut off; the views
                are then as they were.
        """
        self._writer.memory.forget()
        with self._log.writing() as sql:
            return bring_up(sql, self._log, progress, force=force)

    def verify(
        self,
        *,
        head: str | None = None,
        since: str | None = None,
        sources: Path | None = None,
        views: bool = True,
        progress: Callable[[int], None] = lambda _: None,
    ) -> Verification:
        """Check that the ledger still is what was recorded; see `verification.verify`."""
        return verify(
            self._log, head=head, since=since, sources=sources, views=views, progress=progress
        )
