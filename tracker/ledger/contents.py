"""Contents: what is on record as files have it, whole readouts and lists of items."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from tracker.domain.amendment import fold, gathered
from tracker.domain.corrections import ReadoutRetracted
from tracker.domain.events import Recorded, item_stream, readout_stream
from tracker.domain.items import ItemList, ItemOpened
from tracker.domain.names import key_of, readout_of
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement
from tracker.errors import Damaged, NotFound, Remedy
from tracker.ledger.receipt import RetractedBefore
from tracker.projections.instants import STILL, microseconds
from tracker.store.event_log import EventLog


def readout_on_record(log: EventLog, name: str) -> Readout:
    """A readout as it is on record.

    Raises:
        NotFound: no readout of that name is on record, or it was retracted.
    """
    recorded = log.stream(readout_stream(name))
    if not recorded:
        raise NotFound(f"no readout {name!r} is on record", remedy=Remedy.LIST_MEETINGS)
    if taken_back := retraction(recorded):
        raise NotFound(
            f"{name} was retracted ({taken_back.reason}), so nothing of it is on record",
            remedy=Remedy.RECORD,
        )
    return folded(recorded)


def readout_at(log: EventLog, name: str, version: int) -> Readout | None:
    """A readout as it was on record at a version; None where it was not."""
    recorded = [
        one
        for one in log.stream(readout_stream(name))
        if one.recorded_at is not None and microseconds(one.recorded_at) <= version
    ]
    return folded(recorded) if recorded and not retraction(recorded) else None


def statements_with(log: EventLog, ref: str) -> dict[str, Statement]:
    """The statements of a readout, by their keys, as they last were with one; none if never."""
    events = [one.event for one in log.stream(readout_stream(readout_of(ref)))]
    for count in range(len(events), 0, -1):
        _, statements = gathered(events[:count])
        if key_of(ref) in statements:
            return statements
    return {}


def retraction(recorded: Sequence[Recorded]) -> RetractedBefore | None:
    """The retraction with which the events of a readout end, if they end with one."""
    if not recorded or not isinstance(recorded[-1].event, ReadoutRetracted):
        return None
    last = recorded[-1]
    return RetractedBefore(last.recorded_at, last.recorded_by, recorded[-1].event.reason)


def contents(log: EventLog) -> dict[str, list[str]]:
    """The names of the readouts on record, by relationship; a relationship can have none."""
    with log.reading() as sql:
        names = sql.rows("SELECT id, name FROM tracker_relationships ORDER BY name")
        rows = sql.rows(
            f"SELECT relationship_id, slug FROM tracker_readouts WHERE known_to = {STILL}"
            " ORDER BY slug"
        )
    slugs: dict[int, list[str]] = defaultdict(list)
    for number, slug in rows:
        slugs[number].append(slug)
    return {name: slugs[number] for number, name in names}


def parties(log: EventLog) -> set[str]:
    """The codes of all parties that are named in a readout or a relationship."""
    with log.reading() as sql:
        listed = sql.rows(
            "SELECT parties FROM tracker_relationships"
            f" UNION SELECT by_parties FROM tracker_statements WHERE known_to = {STILL}"
            f" UNION SELECT to_parties FROM tracker_statements WHERE known_to = {STILL}"
            " UNION SELECT COALESCE(publisher, '') FROM tracker_readouts"
            f" WHERE known_to = {STILL}"
        )
        people = sql.rows(
            f"SELECT DISTINCT participants FROM tracker_meetings WHERE known_to = {STILL}"
        )
    codes = {code for (codes,) in listed for code in codes.split()}
    return codes.union(*(json.loads(named) for (named,) in people))


def item_list(log: EventLog, name: str) -> ItemList:
    """The items of a relationship that have been named, as they are named now."""
    with log.reading() as sql:
        rows = sql.rows(
            "SELECT i.slug FROM tracker_items i"
            " JOIN tracker_relationships l ON l.id = i.relationship_id"
            " WHERE l.name = ? ORDER BY i.slug",
            (name,),
        )
    found = []
    for (slug,) in rows:
        entries = log.stream(item_stream(name, slug))
        names = [e.event for e in entries if isinstance(e.event, ItemOpened)]
        found += [ItemOpened(**names[-1].model_dump())] if names else []
    # What stands on record is given back, also where it was recorded before rules against it.
    return ItemList.model_construct(parties=tuple(name.split("-")), items=tuple(found))


def folded(recorded: Sequence[Recorded]) -> Readout:
    """The readout that the events of its stream give.

    Raises:
        Damaged: they do not follow from each other.
    """
    try:
        return fold(entry.event for entry in recorded)
    except (ValueError, LookupError, TypeError) as error:
        raise Damaged(
            f"the events of {recorded[0].stream} do not follow from each other ({error})",
            remedy=Remedy.FIND_CHANGED,
        ) from error
