"""A question: what it is called, what it says, what it takes and what it answers with."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.queries import moments
from tracker.queries.filters import FILTERS, LIMIT, SKIP, Filter
from tracker.queries.parties import check_known
from tracker.queries.plain import keys
from tracker.queries.selection import Selection

if TYPE_CHECKING:
    from tracker.queries.reader import RecordReader
    from tracker.queries.viewpoint import Viewpoint


_ARRANGING = ("sort", LIMIT.name, SKIP.name)
"""The filters that leave nothing out of a list but of the part of it that is told."""


_STRETCHES = (("since", "until"), ("due_from", "due_to"), ("due_from", "due_by"))
"""The filters that give the first and the last day of a stretch of days."""


class Question(NamedTuple):
    """A question that can be asked of the record."""

    name: str
    says: str
    """What is shown, in a sentence."""
    more: str
    """What one should know to read the answer; empty for nothing."""
    examples: tuple[dict[str, str], ...]
    """Ways to ask it: filters and the form of the answer, by their names."""
    answer: str
    """The function that answers it: its module in this package, and its name there.

    It is imported when it is asked, so that no question waits for what only another needs.
    """
    gives: str = "Standing"
    """The class of the answer, or of each of its answers, by its name in that module."""
    lines: str = ""
    """The class of what a line of a table tells, by its name there, where it is another."""
    one: bool = False
    """Whether it is answered with one thing, and not with a list."""
    found: str = ""
    """What those that were found are, said above a list of them; `{within}` is the days given."""
    beside: tuple[str, ...] = ()
    """Statuses that are not among it, of which one should know how many there are."""
    filters: tuple[Filter, ...] = FILTERS
    """What it is narrowed down by."""
    selection: Selection | None = None
    """Of a list of statements, those that it holds when nothing narrows it down; see `selected`."""
    noun: str = "statement"
    """What one of those that were found is called."""
    about: tuple[str, ...] = ()
    """What has to be named for it, before anything else; each by what it is called there."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of a table of the answer."""
        return keys(self._named(self.lines or self.gives))

    def told(self, given: Mapping[str, Any]) -> str:
        """What those that were found are, by what was given: those that were answered, say.

        Args:
            given: what was given for filters of its own.
        """
        said = [one.found for one in self.filters if one.found and given.get(one.name)]
        within = given.get("within")
        days = f"{within} day" if within == 1 else f"{within} days"
        return said[0] if said else self.found.format(within=days)

    def narrowed(self, given: Mapping[str, Any]) -> bool:
        """Whether what was given leaves some out, of which `told` says nothing."""
        said = {one.name for one in self.filters if one.found}
        return any(value for name, value in given.items() if name not in {*said, *_ARRANGING})

    def ask(self, reader: RecordReader, *given: object, **filters: Any) -> Any:  # noqa: ANN401 - as `gives` says
        """Its answer.

        Args:
            reader: where to read it.
            given: a viewpoint, and what else the question is about.
            filters: what was given for filters of its own; None or nothing where it was not.
        """
        answer = self._named(self.answer.partition(".")[2])
        self._check(reader, filters)
        if self.selection is not None:
            return answer(reader, *given, selection=self.selected(filters))
        if LIMIT not in self.filters:
            return answer(reader, *given, **filters)
        skip, limit = filters.pop(SKIP.name, None) or 0, filters.pop(LIMIT.name, None)
        found = answer(reader, *given, **filters)
        return islice(found, skip, None if limit is None else skip + limit)

    def figures(
        self, reader: RecordReader, view: Viewpoint, **filters: object
    ) -> Mapping[str, int] | None:
        """How many of its answers have which status, whatever part of them is asked for.

        None where that is not to be told without telling them all.
        """
        if self.selection is None:
            return None
        from tracker.queries.figures import figures  # noqa: PLC0415 - what few answers need

        self._check(reader, filters)
        return figures(reader, view, self.selected(_whole(filters)))

    def number(self, reader: RecordReader, view: Viewpoint, **filters: object) -> int:
        """How many answers it has, whatever part of them is asked for."""
        found = self.figures(reader, view, **filters)
        if found is None:
            return sum(1 for _ in self.ask(reader, view, **_whole(filters)))
        return sum(found.values())

    def is_countable(self, **filters: object) -> bool:
        """Whether its answers are counted without telling each of them."""
        if self.selection is None:
            return False
        from tracker.queries.figures import countable  # noqa: PLC0415 - what few answers need

        return countable(self.selected(filters))

    def selected(self, given: Mapping[str, object]) -> Selection:
        """What it holds, narrowed down by what was given."""
        found = self.selection or Selection()
        for one in self.filters:
            if one.name not in given:
                continue
            value = given[one.name]
            meant = one.means if value and one.means else value
            found = found.narrowed(**{one.sets or one.name: meant})
        return found

    def _check(self, reader: RecordReader, filters: Mapping[str, Any]) -> None:
        """Refuse a party that nobody knows, and days out of order, which nothing would meet."""
        for first, last in _STRETCHES:
            moments.in_order(filters.get(first), filters.get(last))
        for one in self.filters:
            if one.kind == "party" and (code := filters.get(one.name)):
                check_known(reader.sql, code)

    def _named(self, name: str) -> Any:  # noqa: ANN401 - a function or a class
        module = self.answer.partition(".")[0]
        return getattr(import_module(f"tracker.queries.{module}"), name)


def _whole(filters: Mapping[str, object]) -> dict[str, object]:
    """What narrows a list down, without what chooses a part of it."""
    return {name: value for name, value in filters.items() if name not in {LIMIT.name, SKIP.name}}
