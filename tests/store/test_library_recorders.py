"""The eventsourcing library's own tests of recorders, run on ours, on every kind of store.

These of its test cases are left out, each for a reason:

- `TrackingRecorderTestCase` and `ProcessRecorderTestCase`: a ledger follows no other application's
  notifications, so it keeps no tracking, and its factory offers neither recorder.
- `InfrastructureFactoryTestCase`: it asks a factory for the library's own recorders on the
  library's own tables; a ledger has neither. What it asks of mappers is asked of ours in
  `test_event_forms`.
- `optional_test_insert_subscribe`, which the library itself makes optional: relationships are
  recorded side by side, so there is no order in which they could be followed, and `subscribe`
  refuses.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import TestCase

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import (
    AggregateRecorderTestCase,
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

from tests.support.records import Record
from tracker.store.infrastructure import open_infrastructure
from tracker.store.recorder import LedgerRecorder


class _AggregateRecorder(LedgerRecorder):
    """Ours without the ids of notifications, which an aggregate recorder has not to tell."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        super().insert_events(stored_events, **kwargs)
        return None


@contextmanager
def _recorder(store: str, kind: type[LedgerRecorder]) -> Iterator[LedgerRecorder]:
    database = open_infrastructure(store, create=True)
    try:
        made = database.factory.application_recorder()
        assert isinstance(made, LedgerRecorder)
        made.__class__ = kind
        yield made
    finally:
        database.close()


def _run(base: type[TestCase], name: str, recorder: LedgerRecorder) -> None:
    """Run one of the library's tests, which makes its recorder by a method of its own."""
    case = type(base.__name__, (base,), {"create_recorder": lambda _: recorder})
    before = {*threading.enumerate()}
    try:
        getattr(case(name), name)()
    finally:
        # Its readers are told to stop and not waited for, and what they read is closed next.
        for thread in {*threading.enumerate()} - before:
            thread.join()


def _tests(base: type[TestCase]) -> list[str]:
    return sorted(name for name in dir(base) if name.startswith("test"))


@pytest.mark.parametrize("name", _tests(AggregateRecorderTestCase))
def test_it_is_an_aggregate_recorder(kept: Record, name: str) -> None:
    with _recorder(kept.store, _AggregateRecorder) as recorder:
        _run(AggregateRecorderTestCase, name, recorder)


@pytest.mark.parametrize("name", _tests(ApplicationRecorderTestCase))
def test_it_is_an_application_recorder(kept: Record, name: str) -> None:
    with _recorder(kept.store, LedgerRecorder) as recorder:
        _run(ApplicationRecorderTestCase, name, recorder)


def test_events_that_are_inserted_together_have_ids_one_after_the_other(kept: Record) -> None:
    with _recorder(kept.store, LedgerRecorder) as recorder:
        _run(NonInterleavingNotificationIDsBaseCase, "test", recorder)


def test_nobody_can_subscribe_to_it(kept: Record) -> None:
    with (
        _recorder(kept.store, LedgerRecorder) as recorder,
        pytest.raises(NotImplementedError, match="no order to be followed in"),
    ):
        recorder.subscribe()
