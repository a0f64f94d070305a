"""The desk: drafts under review in a record, and what is done to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.drafts import READOUT
from tests.support.records import DAY, Record
from tracker import bootstrap
from tracker.drafts.beginning import TextGiven, begun
from tracker.drafts.edits import Edit, FieldSet
from tracker.drafts.recording import record as recorded
from tracker.drafts.rows import Done
from tracker.drafts.shelf import Shelf
from tracker.drafts.states import DraftState
from tracker.drafts.trial import Trial, tried
from tracker.ledger.receipt import Receipt


class Desk:
    """A draft in a record, and who sits at it."""

    def __init__(self, record: Record, shelf: Shelf, draft: str) -> None:
        self.record, self.shelf, self.draft = record, shelf, draft
        self._sent = 0

    @property
    def state(self) -> DraftState:
        return self.shelf.draft(self.draft).state

    def do(self, edit: Edit, *, by: str = "anna", base: int | None = None, id_: str = "") -> Done:
        """Do something to the draft, as somebody who sees it as it is, or as it was."""
        self._sent += 1
        seen = self.shelf.draft(self.draft).listed.version if base is None else base
        sent = id_ or f"sent-{self._sent}"
        return self.shelf.edit(self.draft, edit, by=by, base=seen, id_=sent)

    def set(
        self, field: str, value: str, *, of: str | None, by: str = "anna", base: int | None = None
    ) -> Done:
        return self.do(FieldSet(statement=of, field=field, value=value), by=by, base=base)

    def tried(self) -> Trial:
        with self.record.ledger() as ledger:
            return tried(ledger, self.state, DAY)

    def recorded(self, *, doubtful: bool = False, by: str = "anna") -> Receipt:
        draft = self.shelf.draft(self.draft)
        with self.record.ledger() as ledger:
            return recorded(ledger, self.shelf, draft, by=by, day=DAY, doubtful=doubtful)


@contextmanager
def at_desk(record: Record, text: str = READOUT, **given: object) -> Iterator[Desk]:
    """A draft of a text, begun in a record."""
    bootstrap.make(record.store)
    whole = TextGiven(text.encode(), "pasted.txt", **given)  # type: ignore[arg-type]
    with record.queries() as queries:
        found = begun(whole, queries)
    with bootstrap.shelf(record.store) as shelf:
        yield Desk(record, shelf, shelf.begin(found.title, found.text, found.state, "anna"))
