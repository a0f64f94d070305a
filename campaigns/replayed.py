"""Replayed: what a file of events says, recorded anew by the use cases that record such things."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from eventsourcing.persistence import JSONTranscoder

from tracker import bootstrap
from tracker.domain.amendment import fold
from tracker.domain.events import Recorded
from tracker.domain.items import (
    AssessmentRetracted,
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemOpened,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import ReadoutRegistered
from tracker.ledger import Ledger
from tracker.store import cloudevents
from tracker.store.chains import chained
from tracker.store.mapper import EventMapper

Judgement = OutcomeAssessed | ConditionSettled | EvidenceSought
_DAY = date(2026, 1, 1)


def replay(file: Path, store: str) -> None:
    """Record in an empty store, by its use cases, whatever a file says was recorded.

    Args:
        file: lines of events.
        store: the name of a store, which is made.

    Raises:
        TrackerError: it cannot be recorded so.
    """
    with file.open(encoding="utf-8") as lines:
        told = cloudevents.parsed(enumerate(lines, start=1))
        mapper = EventMapper(JSONTranscoder())
        entries = [
            mapper.to_domain_event(imported.stored) for imported in chained([told], file.name)
        ]
    earlier: dict[str, list[Recorded]] = {}
    for moment, group in groupby(entries, key=lambda entry: entry.recorded_at):
        recording = list(group)
        at = moment or datetime.now(UTC)
        with bootstrap.ledger(
            store,
            create=True,
            recorded_by=recording[0].recorded_by,
            clock=partial(_same, at),
            any_moment=True,
        ) as ledger:
            _record(ledger, recording, earlier)
        for entry in recording:
            earlier.setdefault(entry.stream, []).append(entry)


def _record(ledger: Ledger, recording: list[Recorded], earlier: dict[str, list[Recorded]]) -> None:
    first, stream = recording[0].event, recording[0].stream
    relationship = recording[0].name.partition("/")[0]
    match first:
        case ReadoutRegistered() | ItemOpened():
            ledger.record(list(_files(recording)), day=_DAY)
        case ItemMerged():
            ledger.merge(relationship, first, day=_DAY)
        case ItemSeparated():
            ledger.separate(relationship, first, day=_DAY)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            ledger.judge(first, day=_DAY)
        case AssessmentRetracted():
            taken = earlier[stream][first.place - 1].event
            if not isinstance(taken, Judgement):
                raise TypeError(f"{type(taken).__name__} is no judgement")
            ledger.take_back(first.ref, type(taken), reason=first.reason, day=_DAY)
        case _:
            events = [entry.event for entry in (*earlier[stream], *recording)]
            ledger.amend(fold(events), reason=getattr(first, "reason", ""), day=_DAY)


def _files(recording: list[Recorded]) -> Any:  # noqa: ANN401 - readouts and lists of items
    for stream, group in groupby(recording, key=lambda entry: entry.stream):
        events = [entry.event for entry in group]
        if isinstance(events[0], ReadoutRegistered):
            yield fold(events)
        else:
            parties = stream.split("/")[1].split("-")
            for event in events:
                named = ItemOpened.model_validate(event.model_dump())
                yield ItemList.model_validate({"parties": parties, "items": [named]})


def _same(moment: datetime) -> datetime:
    return moment
