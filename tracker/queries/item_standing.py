"""Item standings: an item as it stood, with the statement that decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from tracker.domain.item_status import ITEM_RULES, ItemVerdict, Stand, item_status
from tracker.domain.kinds import KINDS
from tracker.domain.names import readout_of
from tracker.domain.quiet import quiet
from tracker.projections.instants import day_of
from tracker.queries.answers import ItemStanding
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemRow, Scope
from tracker.queries.story import StoryStatement


class _Told(Protocol):
    """What decides the status of an item: a statement, and how it stands."""

    @property
    def ref(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def status(self) -> str | None: ...
    @property
    def rule(self) -> str | None: ...
    @property
    def complete(self) -> bool | int: ...
    @property
    def since(self) -> date | None: ...
    @property
    def due_to(self) -> date | None: ...


T = TypeVar("T", bound=_Told)


def decided(
    own: Sequence[T], of_parts: Sequence[T], day: Callable[[T], Any]
) -> tuple[ItemVerdict, T]:
    """The status of an item, and the statement that decides.

    Args:
        own: what was said of the item, in the order of time.
        of_parts: what was said of its parts.
        day: the day of each.
    """
    told = [(one, None) for one in own] + [(one, one.item) for one in of_parts]
    told.sort(key=lambda pair: (day(pair[0]), readout_of(pair[0].ref)))
    verdict = item_status(
        Stand(
            one.ref,
            KINDS[one.type],
            one.status,
            one.rule,
            bool(one.complete),
            part,
            one.since,
            one.due_to,
        )
        for one, part in told
    )
    return verdict, next(one for one, _ in told if one.ref == verdict.ref)


class Stood(NamedTuple):
    """How an item stood."""

    verdict: ItemVerdict
    deciding: StoryStatement
    """The statement that decides."""
    last: date
    """The day on which it was last mentioned."""
    disputed: tuple[str, ...] = ()
    """The statements on it in which accounts of one meeting contradict each other."""


def item_standing(reader: RecordReader, row: ItemRow, stood: Stood, where: Scope) -> ItemStanding:
    """An item as it was."""
    verdict, deciding, last, disputed = stood
    days = reader.days(where.known, row.relationship_id)
    passed = bisect_right(days, where.day) - bisect_right(days, last.toordinal())
    return ItemStanding(
        ref=deciding.ref,
        kind="item",
        item=row.slug,
        title=row.title,
        by=deciding.by,
        summary=deciding.summary,
        status=verdict.status,
        rule=verdict.rule,
        evidence=(verdict.ref,),
        why=_reason(verdict, deciding),
        made_on=deciding.date,
        due=deciding.due,
        due_from=deciding.due_from,
        due_to=deciding.due_to,
        approximate=deciding.approximate,
        due_words=deciding.due_words,
        tied_to=deciding.tied_to,
        wording=deciding.wording,
        condition=deciding.condition,
        sought_through=deciding.sought_through,
        relationship=reader.relationship(row.relationship_id),
        part_of=reader.lookups.whole_of(where.known, row.relationship_id, row.slug),
        last_mentioned=last,
        passed_over=max(0, passed),
        since=deciding.since or deciding.date,
        refs=deciding.refs,
        told_by=deciding.told_by,
        shares=deciding.shares,
        contested=deciding.contested,
        disputed=disputed,
        slip=deciding.slip,
        progress=deciding.progress,
        last_reaffirmed=deciding.last_reaffirmed,
        quiet=quiet(last, day_of(where.day), max(0, passed)),
        days_late=deciding.days_late,
        to=deciding.to,
        quote=deciding.quote,
        complete=deciding.complete,
        source=deciding.source,
        reported_done=deciding.reported_done,
        url=deciding.url,
        deadline_of=deciding.deadline_of,
        decided_by_part=verdict.part,
    )


def disputed_in(marks: Iterable[str | None]) -> tuple[str, ...]:
    """The statements that contradict each other, by what is marked of statements."""
    words = [word for one in marks for word in (one or "").split()]
    refs = [word.partition(":")[2] for word in words if word.startswith("disputed:")]
    return tuple(dict.fromkeys(refs))


def _reason(verdict: ItemVerdict, deciding: StoryStatement) -> str:
    """The reason for an item's status: its rule, the statement that decides, and why that does."""
    where = f", of its part {verdict.part}" if verdict.part else ""
    said = f"{ITEM_RULES[verdict.rule]} ({verdict.ref}{where})"
    return f"{said}: {deciding.why}" if deciding.why else said
