"""News: what was recorded lately, and what time did since, as entries of a feed.

A recording is news on the moment at which it was made, whatever the day that it tells of: a promise
of years ago that is judged today is news of today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from tracker.exports.atom import FeedEntry
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.recorded import LogEntry
from tracker.queries.recorded_turns import RecordedTurn, Recording
from tracker.queries.revisions import judged
from tracker.queries.steps import StatusChange, Step

_MOST = 50
"""How many entries there are at most."""

_TOLD = 40
"""How many changes an entry tells."""

Address = Callable[[str, Mapping[str, str]], str | None]
"""The address of a page with what is asked of it, if there is one."""


class _Recorded(NamedTuple):
    """What one recording did."""

    at: dt.datetime
    relationship: str
    acts: Sequence[LogEntry]
    """What it did, without the names that came with it unless that was all."""


def entries(
    queries: Queries,
    view: Viewpoint,
    address: Address,
    start: dt.date | None = None,
) -> list[FeedEntry]:
    """The latest recordings and what the passing of time changed since, the latest first.

    Args:
        queries: the record.
        view: from where it is looked at.
        address: gives the address of a page.
        start: the first day of which is told; None for all.
    """
    since = dt.datetime.combine(start, dt.time(), dt.UTC) if start else None
    recordings = [*islice(_recordings(queries, view, since), _MOST)]
    if not recordings:
        return []
    turned = queries.recorded_turns(view, recordings[-1].at)
    narrowed = bool(view.items or view.by)
    told = [
        _of_recording(queries, one, turned.get((one.at, one.relationship), []), address)
        for one in recordings
        if not narrowed or (one.at, one.relationship) in turned
    ]
    first = max(filter(None, (start, recordings[-1].at.date())))
    told += _of_time(queries, view, first, address)
    return sorted(told, key=lambda one: one.updated, reverse=True)[:_MOST]


def _recordings(
    queries: Queries, view: Viewpoint, since: dt.datetime | None
) -> Iterator[_Recorded]:
    given: dict[str, Any] = {"recorded_since": since} if since else {}
    log: Iterable[LogEntry] = queries.answer(QUESTIONS["log"], view, **given)
    for (at, relationship), together in groupby(log, key=_recording):
        listed = [*together]
        yield _Recorded(at, relationship, [one for one in listed if one.act != "named"] or listed)


def _recording(entry: LogEntry) -> Recording:
    return entry.at, entry.relationship


def _of_recording(
    queries: Queries, one: _Recorded, turns: Sequence[RecordedTurn], address: Address
) -> FeedEntry:
    first, count = one.acts[0], len(one.acts)
    title = _subject(queries, first, turns)
    more = f" and {count - 1} more" if count > 1 else ""
    at = f"{one.at:%Y-%m-%dT%H:%M:%S.%fZ}"
    return FeedEntry(
        id=f"urn:commitment-tracker:recorded:{at}:{one.relationship}",
        title=f"{first.act[0].upper()}{first.act[1:]}: {title}{more}",
        updated=one.at,
        text="\n".join([*_acts(queries, one), *_turns(turns)]),
        url=address("/log", {"recorded_since": at}),
    )


def _subject(queries: Queries, act: LogEntry, turns: Sequence[RecordedTurn]) -> str:
    """What something was done to, as people call it."""
    of_item = next((turn.title for turn in turns if turn.ref == act.what), "")
    title = of_item or queries.logged(act).title or act.what
    return f"{title}, {judged(act.judgement)}" if act.judgement else title


def _acts(queries: Queries, one: _Recorded) -> Iterator[str]:
    """What a recording did, by whom and why, and what became other by it."""
    for act in one.acts[:_TOLD]:
        because = f", because: {act.reason}" if act.reason else ""
        yield f"{act.recorded_by} {act.act} {act.what}{because}"
        if act.act == "amended":
            yield from (f"  {revision.told}" for revision in queries.logged(act).revisions)
    yield from _beyond(one.acts)


def _turns(turns: Sequence[RecordedTurn]) -> Iterator[str]:
    for turn in turns[:_TOLD]:
        before = f"{turn.before} → " if turn.before else ""
        yield f"{turn.title}: {before}{turn.after or 'taken back'}. {turn.summary} ({turn.ref})"
    yield from _beyond(turns)


def _beyond(found: Sequence[object]) -> Iterator[str]:
    if len(found) > _TOLD:
        yield f"and {len(found) - _TOLD} more"


def _of_time(
    queries: Queries, view: Viewpoint, first: dt.date, address: Address
) -> Iterator[FeedEntry]:
    """What the passing of time has changed since a day, on the days on which it did."""
    if first > view.as_of:
        return
    steps: Iterable[Step] = queries.answer(QUESTIONS["replay"], view, start=first)
    for step in steps:
        changes = [one for one in step.changes if not one.judged]
        if step.readout is None and changes:
            yield _of_day(step.date, changes, address)


def _of_day(day: dt.date, changes: Sequence[StatusChange], address: Address) -> FeedEntry:
    first, more = changes[0], f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    lines = (
        f"{f'{one.before} → ' if one.before else ''}{one.after}: {one.summary} "
        f"({one.ref}; {one.why})"
        for one in changes[:_TOLD]
    )
    return FeedEntry(
        id=f"urn:commitment-tracker:{day}:",
        title=f"{first.after[0].upper()}{first.after[1:]}: {first.summary}{more}",
        updated=dt.datetime.combine(day, dt.time(), dt.UTC),
        text="\n".join([*lines, *_beyond(changes)]),
        url=address("/replay", {"from": str(day), "as_of": str(day)}),
    )
