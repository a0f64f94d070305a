"""The queries: every question that can be asked of one state of a store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tracker.projections.latest import latest
from tracker.queries import items, meetings, replay, standings, stories
from tracker.queries.answers import ItemStanding, RecordedMeeting, Standing, Step, Story
from tracker.queries.catalogue import Question
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemRow
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Transaction

if TYPE_CHECKING:
    from tracker.queries.history import History


class Queries:
    """Answers from one state of a store.

    Args:
        sql: the transaction that they are read in.
    """

    def __init__(self, sql: Transaction) -> None:
        self._reader = RecordReader(sql)

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        return latest(self._reader.sql)

    def answer(self, question: Question, *given: object) -> Any:  # noqa: ANN401 - as its row says
        """The answer to a question of the catalogue."""
        return question.answer(self._reader, *given)

    def followed(self, view: Viewpoint) -> list[Standing]:
        """Every statement that has a status, settled or not."""
        return standings.followed(self._reader, view)

    def unsettled(self, view: Viewpoint) -> list[Standing]:
        """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
        return standings.unsettled(self._reader, view)

    def overdue(self, view: Viewpoint) -> list[Standing]:
        """What is overdue, and what possibly is, the longest overdue first."""
        return standings.overdue(self._reader, view)

    def fulfilled(self, view: Viewpoint) -> list[Standing | ItemStanding]:
        """What was fulfilled or held, and items completed with no commitment on record."""
        return standings.fulfilled(self._reader, view)

    def unfulfilled(self, view: Viewpoint) -> list[Standing]:
        """What ended without being fulfilled or held, what was due first first."""
        return standings.unfulfilled(self._reader, view)

    def items(self, view: Viewpoint) -> list[ItemStanding]:
        """Every item on record, each with the status of its most pressing statement."""
        return items.items(self._reader, view)

    def item_names(self, view: Viewpoint) -> list[ItemRow]:
        """The items by all their names, in the order of their slugs."""
        return items.item_names(self._reader, view)

    def meetings(self, view: Viewpoint) -> list[RecordedMeeting]:
        """The meetings on record up to the day; see `meetings.meetings`."""
        return meetings.meetings(self._reader, view)

    def replay(self, view: Viewpoint) -> list[Step]:
        """Readout by readout, and day by day between them, what changed up to the day."""
        return replay.replay(self._reader, view)

    def story(self, view: Viewpoint, name: str) -> Story:
        """An item, its parts, and all that was said of them; see `stories.story`."""
        return stories.story(self._reader, view, name)

    def history(self, ref: str) -> History:
        """Each version of a statement, and every status that it ever had on both clocks.

        Raises:
            NotFound: no statement of that ref was ever on record.
        """
        from tracker.queries.history import history  # noqa: PLC0415 - what only this needs

        return history(self._reader.sql, ref)
