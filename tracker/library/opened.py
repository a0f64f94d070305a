"""Opened records: one state of a store, asked as long as it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from os import PathLike, fspath
from types import TracebackType
from typing import Any, Self, TypeVar

from tracker import bootstrap, settings
from tracker.errors import Refused, Unavailable
from tracker.library.answers import Answers
from tracker.library.given import Taken, read
from tracker.library.questions import Questions
from tracker.queries import Queries
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.comparison import Comparison
from tracker.queries.question import Question
from tracker.queries.story import Story

T = TypeVar("T")


def open_record(store: str | PathLike[str] | None = None) -> OpenRecord:
    """Open a record to ask it, as it is now; close it when done, or open it in a `with`.

    Args:
        store: where the record is kept, as the command line takes it; by default what
            `TRACKER_STORE` names, or `tracker.db` in this folder.

    Raises:
        Unavailable: there is no store there, or it cannot be read.
    """
    return OpenRecord(settings.store() if store is None else fspath(store))


class OpenRecord(Questions):
    """A record that is open to be asked; see `open_record`.

    All answers are from one state of it: the one at the moment when it was opened. It is asked in
    the thread that opened it.
    """

    def __init__(self, store: str) -> None:
        self._opened = ExitStack()
        self._queries: Queries | None = self._opened.enter_context(bootstrap.queries(store))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; it cannot be asked afterwards. Closing it again does nothing."""
        self._queries = None
        self._opened.close()

    def latest(self) -> datetime | None:
        """The moment of the latest recording, if anything is on record."""
        return self._open().latest()

    def item(
        self,
        name: str,
        *,
        as_of: date | str | None = None,
        known_on: datetime | date | str | None = None,
        with_: str | None = None,
        relationship: str | None = None,
    ) -> Story:
        """The story of an item, by any of its names; see `show`, which takes other names as well.

        Raises:
            NotFound: no item goes by that name.
            Refused: items of several relationships do.
        """
        clocks = {"as_of": as_of, "known_on": known_on}
        given = {"name": name, **clocks, "with_": with_, "relationship": relationship}
        asked = read(QUESTIONS["show"], given)
        return self._open().story(asked.view, *asked.about)

    def answer(self, question: Question, given: dict[str, Any]) -> Any:  # noqa: ANN401 - as its row says
        """The answer to a question of the catalogue, or its answers as they are read.

        Raises:
            Unreadable: something that was given cannot be read.
        """
        asked = read(question, given)
        if not isinstance(found := self._asked(question, asked), Iterator):
            return _checked(found, given)
        return Answers(
            self._while_open(found), lambda: self._while_open(self._asked(question, asked))
        )

    def _asked(self, question: Question, given: Taken) -> Any:  # noqa: ANN401 - as its row says
        view = (given.view,) if question.filters else ()
        return self._open().answer(question, *view, *given.about, **given.filters)

    def _while_open(self, found: Iterator[T]) -> Iterator[T]:
        while self._open():
            try:
                one = next(found)
            except StopIteration:
                return
            if isinstance(one, Standing):
                one.beside.keep()  # whoever has it may close the record before looking at it
            yield one

    def _open(self) -> Queries:
        if self._queries is None:
            raise Unavailable("the record is closed; open it again")
        return self._queries


def _checked(found: T, given: Mapping[str, Any]) -> T:
    """What was found, unless a day was named that has no part in it."""
    if isinstance(found, Comparison) and given.get("as_of") and found.first.kind != "moment":
        raise Refused("as_of is for two moments of recording; name the day as one of the two")
    return found
