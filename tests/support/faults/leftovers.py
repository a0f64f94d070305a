"""Leftovers: what is in a store and among its files, held against what was and what was to be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.support.commandline import tracker
from tests.support.project import PROJECT
from tracker.errors import NoStore
from tracker.ledger.copies import export
from tracker.store.event_log import EventLog, open_log
from tracker.store.ownership import EVENTS
from tracker.store.stamp import opened

Recordings = list[list[tuple[Any, ...]]]
"""The events of a store, each recording's together, without when they were recorded."""


@dataclass(frozen=True, slots=True)
class State:
    """What is there: what was recorded, and what the files hold."""

    recordings: Recordings
    files: dict[str, bytes]


def of_neither(left: State, steps: Sequence[State]) -> Iterator[str]:
    """What of what is left is neither as it was nor as it was to be."""
    before, after = steps[0], steps[-1]
    if left.recordings != after.recordings[: len(left.recordings)]:
        yield "what is recorded is no beginning of what was to be"
    if left.recordings[: len(before.recordings)] != before.recordings:
        yield "what was recorded before is gone"
    for name, content in whole(left.files).items():
        if content not in [step.files.get(name) for step in steps]:
            yield f"{name} is neither what it was nor what it was to be"
    yield from (f"{name} is gone" for name in before.files.keys() - left.files.keys())


def moment(left: State, before: State, after: State) -> str:
    """When a run was ended, by what it left."""
    if (left.recordings, whole(left.files)) == (before.recordings, whole(before.files)):
        return "as it was"
    if (left.recordings, whole(left.files)) == (after.recordings, whole(after.files)):
        return "done"
    return "in between"


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that have taken their place; those that are being written are hidden."""
    return {name: content for name, content in files.items() if not Path(name).name.startswith(".")}


def state(store: str, folder: Path) -> State:
    """What there is."""
    found = (path for path in folder.rglob("*") if path.is_file())
    files = {str(path.relative_to(folder)): path.read_bytes() for path in found}
    return State(recordings(store), files)


def recordings(store: str) -> Recordings:
    """What was recorded in a store, in its order, a recording at a time."""
    try:
        with closing(open_log(store, create=False)) as log:  # as it is, of whatever version
            with log.reading() as sql:
                parted = "relationship_id" in sql.columns(EVENTS)
            events = [json.loads(line) for line in export(log)] if parted else _one_chain(log)
    except NoStore:
        return []
    return [
        [(one["subject"], one["place"], one["type"], one["data"]) for one in together]
        for _, together in groupby(events, key=itemgetter("recordedtime"))
    ]


def _one_chain(log: EventLog) -> list[dict[str, Any]]:
    """The events of a store that an earlier version made, as they would be exported."""
    with log.reading() as sql:
        found = sql.rows(
            f"SELECT originator_version, topic, state FROM {EVENTS} ORDER BY {sql.numbers}"
        )
    states = [(place, kind, opened(state)) for place, kind, state in found]
    return [
        {
            "subject": state["stream"],
            "place": place,
            "type": kind,
            "data": state["event"],
            "recordedtime": state["recorded_at"],
        }
        for place, kind, state in states
    ]


def refusals(store: str) -> Iterator[str]:
    """What verification says of a store, in which it may be that nothing was recorded yet."""
    ran = tracker("verify", "--store", store, folder=PROJECT)
    if ran.code != 0 and "record something first" not in ran.err:
        yield f"verify refuses: {ran.err}"
