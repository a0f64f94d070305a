"""Stores looked at from outside, by the program's own commands and rows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

from tests.support.commandline import tracker as called
from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.stores import rows
from tracker import bootstrap
from tracker.domain.readouts import Readout
from tracker.store import runs
from tracker.store.stamp import opened

Wrapper = tuple[str, ...]


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the tests, without what sets the tracker."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("TRACKER")}
    return {**inherited, "PYTHONPATH": str(PROJECT), "TRACKER_USER": "anna", **(env or {})}


def tracker(
    *words: str,
    env: Mapping[str, str] | None = None,
    within: Wrapper = (),
    preexec: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own.

    Args:
        words: the command and its arguments.
        env: settings beside the tests' own.
        within: the program that runs it, such as one that gives up privileges first.
        preexec: what the process does to itself first, such as to limit itself.
    """
    return subprocess.run(
        [*within, sys.executable, "-m", "tracker", *words],
        env=environment(env),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        preexec_fn=preexec,
    )


def recorded(store: str) -> dict[str, Readout]:
    """Every readout on record, made from its events."""
    with bootstrap.ledger(store, recorded_by="anna") as ledger:
        names = [name for listed in ledger.contents().values() for name in listed]
        return {name: ledger.readout(name) for name in names}


def streams(store: str) -> set[str]:
    """The names of the readouts of which any event is stored."""
    with bootstrap.event_log(store) as log, log.reading() as sql:
        stored = [event.state for _, event in runs.in_order(sql)]
    named = {opened(state)["stream"].partition("/") for state in stored}
    return {name for kind, _, name in named if kind == "readout"}


def failings(store: str, given: Iterable[Readout]) -> list[str]:
    """What is wrong with a store in which some of the given readouts were recorded."""
    found = []
    expected = {one.readout: one for one in given}
    on_record = recorded(store)
    found += [
        f"{name} is on record in part" for name, one in on_record.items() if expected[name] != one
    ]
    if streams(store) != set(on_record):
        found.append("the events speak of other readouts than the views")
    before = rows(Record(store))
    with bootstrap.ledger(store, recorded_by="anna") as ledger:
        ledger.rebuild()
    if rows(Record(store)) != before:
        found.append("a rebuild makes other rows")
    verified = called("verify", "--store", store, folder=PROJECT)
    if verified.code != 0:
        found.append(f"verify refuses: {verified.err}")
    return found
