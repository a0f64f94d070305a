"""The queries: every question that can be asked of one state of a store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.domain.names import Versioned
from tracker.projections.latest import extent, latest
from tracker.projections.versions import relationship_of, version
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.kept import ReadBefore, kept
from tracker.queries.question import Question
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemRow, item_names, scope
from tracker.queries.selection import Selection
from tracker.queries.standings import followed
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Transaction

if TYPE_CHECKING:
    from tracker.queries.answers import ItemStanding, Standing
    from tracker.queries.apart import ShareApart
    from tracker.queries.citations import Citation
    from tracker.queries.comparison import Comparison
    from tracker.queries.days import MeetingDay
    from tracker.queries.emptiness import Emptiness
    from tracker.queries.figures import Surroundings
    from tracker.queries.gaps import Gap
    from tracker.queries.history import History
    from tracker.queries.judged import Judged
    from tracker.queries.meetings import RecordedMeeting
    from tracker.queries.recorded import LogEntry
    from tracker.queries.recorded_turns import RecordedTurn, Recording
    from tracker.queries.revisions import LoggedAct
    from tracker.queries.shown import MeetingTold
    from tracker.queries.steps import Step
    from tracker.queries.story import Story
    from tracker.queries.titles import Named


class Queries:
    """Answers from one state of a store.

    Args:
        sql: the transaction that they are read in.
        before: what was read of that state before, if anything was.
    """

    def __init__(self, sql: Transaction, before: ReadBefore | None = None) -> None:
        self._reader = RecordReader(sql, before)
        self._before = before

    @property
    def transaction(self) -> Transaction:
        """The transaction that they are read in, for what is made of whole tables."""
        return self._reader.sql

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        return latest(self._reader.sql)

    def extent(self) -> tuple[int, datetime | None]:
        """How much was recorded, and when the last of it: another pair after each recording."""
        return extent(self._reader.sql)

    def commits(self) -> object:
        """What stands for the state of the store: where it is the same, so is every answer."""
        return self._before.state if self._before else self._reader.sql.commits()

    def answer(self, question: Question, *given: object, **filters: object) -> Any:  # noqa: ANN401 - as its row says
        """The answer to a question of the catalogue, or its answers one by one as they are read.

        See `Question.ask`.
        """
        return question.ask(self._reader, *given, **filters)

    def count(self, question: Question, view: Viewpoint, **filters: object) -> int:
        """How many answers a question has that is answered with a list; see `Question.number`."""
        return question.number(self._reader, view, **filters)

    def gaps(self, view: Viewpoint) -> list[Gap]:
        """The meetings of a row that are not on record, by their ordinals."""
        from tracker.queries.gaps import gaps  # noqa: PLC0415 - what few answers need

        return [*gaps(self._reader, scope(self._reader.sql, view))]

    def version(self, of: Versioned, name: str) -> int:
        """When a statement, a heading, a readout or an item was last changed.

        Args:
            of: what of it: a statement as it is coded, or with what was judged of it.
            name: its ref, its name, or of an item its relationship and its slug: `JP-RU/visas`.
        """
        return version(self._reader.sql, of, name)

    def relationship_of(self, readout: str) -> str:
        """The relationship of a readout that is or was on record.

        Raises:
            NotFound: none of that name ever was.
        """
        return relationship_of(self._reader.sql, readout)

    def meeting_days(self, view: Viewpoint) -> list[MeetingDay]:
        """The days on which there were meetings; see `days.meeting_days`."""
        from tracker.queries.days import meeting_days  # noqa: PLC0415 - what few answers need

        return meeting_days(self._reader, view)

    def relationships(self) -> list[str]:
        """The relationships on record, by name."""
        found = self._reader.sql.rows("SELECT name FROM tracker_relationships ORDER BY name")
        return [name for (name,) in found]

    def recording_moments(self, limit: int) -> list[datetime]:
        """The moments of the latest recordings, the latest first."""
        from tracker.queries.days import recording_moments  # noqa: PLC0415 - what few answers need

        return recording_moments(self._reader, limit)

    def meeting(self, view: Viewpoint, name: str) -> MeetingTold | None:
        """A meeting with all that was said at it, if there was one of that name by the day."""
        from tracker.queries.shown import meeting  # noqa: PLC0415 - what few answers need

        return meeting(self._reader, view, name)

    def judgements(self, view: Viewpoint) -> list[Judged]:
        """What was judged of the items asked about; see `judged.judgements`."""
        from tracker.queries.judged import judgements  # noqa: PLC0415 - what few answers need

        return judgements(self._reader, view)

    def title(self, view: Viewpoint, of: Named, name: str, relationship: str | None = None) -> str:
        """What an item, a readout, a meeting or a statement is called; see `titles.title`."""
        from tracker.queries.titles import title  # noqa: PLC0415 - what few answers need

        return title(self._reader, view, of, name, relationship)

    def logged(self, entry: LogEntry) -> LoggedAct:
        """An act of the log as a person reads it; see `revisions.logged`."""
        from tracker.queries.revisions import logged  # noqa: PLC0415 - what few answers need

        return logged(self._reader, entry)

    def recorded_turns(
        self, view: Viewpoint, since: datetime
    ) -> dict[Recording, list[RecordedTurn]]:
        """What recordings changed in statuses; see `recorded_turns.recorded_turns`."""
        from tracker.queries.recorded_turns import recorded_turns  # noqa: PLC0415 - for feeds alone

        return recorded_turns(self._reader, view, since)

    def emptiness(self, view: Viewpoint) -> Emptiness:
        """Why there is nothing to answer; see `emptiness.emptiness`."""
        from tracker.queries.emptiness import emptiness  # noqa: PLC0415 - what few answers need

        return emptiness(self._reader, view)

    def apart(self, question: Question, view: Viewpoint, **filters: object) -> list[ShareApart]:
        """The shares that stand as what a list holds, without their wholes; see `apart.apart`."""
        from tracker.queries.apart import apart  # noqa: PLC0415 - what few answers need

        if question.selection is None:
            return []
        return [*apart(self._reader, view, question.selected(filters))]

    def surroundings(self, view: Viewpoint) -> Surroundings:
        """What one has to know of the record to read a list; see `figures.surroundings`."""
        from tracker.queries.figures import surroundings  # noqa: PLC0415 - what few answers need

        return surroundings(self._reader, view)

    def figures(
        self, question: Question, view: Viewpoint, **filters: object
    ) -> Mapping[str, int] | None:
        """How many answers a question has by their status; see `Question.figures`."""
        return question.figures(self._reader, view, **filters)

    def tally(self, view: Viewpoint) -> dict[str, int]:
        """How many statements have which status, the most pressing first."""
        from tracker.queries.figures import EVERY, by_status  # noqa: PLC0415 - what few answers need

        where = scope(self._reader.sql, view)
        return by_status(self._reader, where, Selection(statuses=EVERY))

    def followed(self, view: Viewpoint) -> list[Standing]:
        """Every statement that has a status, settled or not."""
        return [*followed(self._reader, view)]

    @kept  # a page asks for them for its fields, and for what it shows
    def item_names(self, view: Viewpoint) -> list[ItemRow]:
        """The items by all their names, in the order of their slugs."""
        return item_names(self._reader.sql, view)

    def unsettled(self, view: Viewpoint) -> list[Standing]:
        """All that is open, due, in progress, overdue or scheduled, the most pressing first."""
        return [*self.answer(QUESTIONS["open"], view)]

    def overdue(self, view: Viewpoint) -> list[Standing]:
        """What is overdue, and what possibly is, the longest overdue first."""
        return [*self.answer(QUESTIONS["overdue"], view)]

    def items(self, view: Viewpoint) -> list[ItemStanding]:
        """Every item on record, each with the status of its most pressing statement."""
        return [*self.answer(QUESTIONS["items"], view)]

    def meetings(self, view: Viewpoint) -> list[RecordedMeeting]:
        """The meetings on record up to the day; see `meetings.meetings`."""
        return [*self.answer(QUESTIONS["meetings"], view)]

    def onward(self, view: Viewpoint) -> list[RecordedMeeting]:
        """The meetings elsewhere at which the matters of a relationship went on; see `onward`."""
        from tracker.queries.onward import onward  # noqa: PLC0415 - what few answers need

        return onward(self._reader, view)

    def replay(self, view: Viewpoint) -> list[Step]:
        """Readout by readout, and day by day between them, what changed up to the day."""
        return [*self.answer(QUESTIONS["replay"], view)]

    def story(self, view: Viewpoint, name: str) -> Story:
        """An item, its parts, and all that was said of them; see `stories.story`."""
        from tracker.queries.stories import story  # noqa: PLC0415 - what few answers need

        return story(self._reader, view, name)

    def comparison(self, view: Viewpoint, first: str, second: str) -> Comparison:
        """What is different between two sides; see `comparison.comparison`."""
        found: Comparison = self.answer(QUESTIONS["compare"], view, first, second)
        return found

    def readouts_on(self, view: Viewpoint, day: date) -> list[str]:
        """The names of the readouts that tell of a meeting of a day."""
        from tracker.queries.meetings import readouts_on  # noqa: PLC0415 - what few answers need

        return readouts_on(
            self._reader, scope(self._reader.sql, view._replace(items=(), by=None)), day
        )

    def latest_sides(self, view: Viewpoint) -> list[str]:
        """The last two meetings of the one relationship that is asked about; see `sides.latest`."""
        from tracker.queries.sides import latest  # noqa: PLC0415 - what few answers need

        return latest(self._reader, view)

    def citation(self, view: Viewpoint, ref: str) -> Citation:
        """A statement or a readout, as it is cited; see `citations.citation`."""
        found: Citation = self.answer(QUESTIONS["cite"], view, ref)
        return found

    def history(
        self, ref: str, as_of: date = date.max, known_on: datetime | None = None
    ) -> History:
        """Each version of a statement, and every status that it ever had; see `history.history`."""
        found: History = self.answer(QUESTIONS["history"], Viewpoint(as_of, known_on), ref)
        return found
