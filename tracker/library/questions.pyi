"""Questions: those of the catalogue, each a method. Written by tracker.library.stub."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from tracker.library.answers import Answers
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.citations import Citation
from tracker.queries.comparison import Comparison
from tracker.queries.history import History
from tracker.queries.hits import Hit
from tracker.queries.meetings import RecordedMeeting
from tracker.queries.question import Question
from tracker.queries.readouts import RecordedReadout
from tracker.queries.recorded import LogEntry
from tracker.queries.shown import MeetingTold, ReadoutTold
from tracker.queries.stats import StatusCount
from tracker.queries.steps import Step
from tracker.queries.story import Story, StoryStatement

class Questions:
    """All that can be asked of a record, as the catalogue of questions has it."""

    def answer(self, question: Question, given: dict[str, Any]) -> Any:
        """The answer to a question of the catalogue."""

    def statements(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show statements of every kind, in the order of time."""

    def open(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show all that is unsettled."""

    def overdue(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what is overdue or possibly so, the longest overdue first."""

    def due(
        self,
        *,
        within: dt.timedelta | int | str | None = "30d",
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what is due or falls due soon, the nearest last day first."""

    def fulfilled(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing | ItemStanding]:
        """Show what was fulfilled, held or completed."""

    def unfulfilled(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what ended without being fulfilled."""

    def requests(
        self,
        *,
        answered: bool = False,
        unanswered: bool = False,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what was asked for, by the side that asked, and whether it was answered."""

    def concerns(
        self,
        *,
        answered: bool = False,
        unanswered: bool = False,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what was deplored, by the side that did, and whether it was resolved."""

    def slipped(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what was promised again with a later deadline, or with none."""

    def quiet(
        self,
        *,
        type: Iterable[str] | str | None = None,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what is unsettled and was not mentioned for long."""

    def standing(
        self,
        *,
        status: Iterable[str] | str | None = None,
        to: str | None = None,
        wording: str | None = None,
        text: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        due_by: dt.date | str | None = None,
        due_within: dt.timedelta | int | str | None = None,
        due_from: dt.date | str | None = None,
        due_to: dt.date | str | None = None,
        quiet: dt.date | int | str | None = None,
        slipped: bool = False,
        disputed: bool = False,
        publisher: str | None = None,
        participant: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Standing]:
        """Show what was undertaken without an end, and not taken back."""

    def items(
        self,
        *,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[ItemStanding]:
        """Show every item with its most pressing status."""

    def search(
        self,
        words: str,
        *,
        limit: int | None = 20,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Hit]:
        """Search for words: in names, titles, summaries, quotes, conditions, notes and places."""

    def show(
        self,
        name: str,
        *,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        by: str | None = None,
    ) -> Story | StoryStatement | ReadoutTold | MeetingTold:
        """Tell the story of an item, its parts included; or show a statement, readout or meeting."""

    def meetings(
        self,
        *,
        participant: str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[RecordedMeeting]:
        """Show the meetings on record, and the readouts that tell of them."""

    def readouts(
        self,
        *,
        limit: int | None = None,
        skip: int | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[RecordedReadout]:
        """Show the readouts on record: who published them, where, and how much they say."""

    def stats(
        self,
        *,
        per: str | None = "party",
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[StatusCount]:
        """Count statements by party, kind and status; or by year, meeting, item or relationship."""

    def replay(
        self,
        *,
        from_: dt.date | str | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Answers[Step]:
        """Tell what each readout changed, in order of date."""

    def compare(
        self,
        a: str,
        b: str,
        *,
        change: str | None = None,
        as_of: dt.date | str | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
        item: Iterable[str] | str | None = None,
        by: str | None = None,
    ) -> Comparison:
        """Show what is different between A and B, item by item."""

    def cite(
        self,
        ref: str,
        *,
        known_on: dt.datetime | dt.date | str | None = None,
    ) -> Citation:
        """Cite the statement REF: who published it, when and where, in which words."""

    def history(
        self,
        ref: str,
        *,
        as_of: dt.date | str | None = "9999-12-31",
        known_on: dt.datetime | dt.date | str | None = None,
    ) -> History:
        """Show each version of the statement REF, and every status it ever had on both clocks."""

    def log(
        self,
        *,
        recorded_by: str | None = None,
        recorded_since: dt.datetime | dt.date | str | None = None,
        limit: int | None = None,
        skip: int | None = None,
        known_on: dt.datetime | dt.date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
    ) -> Answers[LogEntry]:
        """Show who recorded, amended, judged and retracted what, and when, the latest first."""
