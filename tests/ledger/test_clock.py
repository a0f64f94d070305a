"""The clock of a computer that is wrong: refused where it would date a recording, and told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import bulk
from tests.support.commandline import tracker
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.domain.items import EvidenceSought
from tracker.errors import Refused, Remedy
from tracker.files.canonical import readout_text
from tracker.ledger.receipt import Receipt
from tracker.queries import Viewpoint
from tracker.store import sqlite_factory

REF = "visit@a"
PRESENT = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
YEARS = timedelta(days=365 * 10)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/tracker.db"


def record(store: str, moment: datetime, name: str, *, any_moment: bool = False) -> Receipt:
    with bootstrap.ledger(
        store, create=True, recorded_by="anna", clock=lambda: moment, any_moment=any_moment
    ) as ledger:
        given = readout(name, commitment("visit"), on="2019-01-22")
        return ledger.record([given], day=PRESENT.date())


def known(store: str, moment: datetime | None = None) -> set[str]:
    with bootstrap.queries(store) as queries:
        found = queries.meetings(Viewpoint(as_of=date(2026, 3, 1), known_on=moment))
        return {name for meeting in found for name in meeting.readouts}


@pytest.mark.parametrize("ahead", [2 * DAY, 40 * DAY, YEARS])
def test_nothing_is_recorded_behind_a_clock_that_was_ahead(store: str, ahead: timedelta) -> None:
    record(store, PRESENT + ahead, "a")
    with pytest.raises(Refused, match=r"one of them is wrong\. Set the clock right$") as refused:
        record(store, PRESENT, "b")
    assert refused.value.remedy is Remedy.RECORD_AFTER_ALL
    with (
        bootstrap.ledger(store, recorded_by="anna", clock=lambda: PRESENT) as ledger,
        pytest.raises(Refused, match="one of them is wrong"),
    ):
        ledger.judge(EvidenceSought(ref=REF, through=date(2020, 1, 1)), day=PRESENT.date())
    assert known(store) == {"a"}
    assert record(store, PRESENT, "b", any_moment=True).recorded
    assert known(store) == {"a", "b"}
    assert known(store, PRESENT + DAY) == set()
    assert known(store, PRESENT + ahead) == {"a"}


@pytest.mark.parametrize("ahead", [MINUTE, HOUR, 14 * HOUR, DAY])
def test_clocks_may_differ_by_minutes_and_zones(store: str, ahead: timedelta) -> None:
    record(store, PRESENT + ahead, "a")
    assert record(store, PRESENT, "b").recorded
    assert known(store) == {"a", "b"}


def test_a_ledger_may_rest_for_years_but_not_for_ten(store: str) -> None:
    record(store, PRESENT, "a")
    with pytest.raises(Refused, match=r"years before; .*Set the clock right$") as refused:
        record(store, PRESENT + YEARS, "b")
    assert refused.value.remedy is Remedy.RECORD_ANYWAY
    assert record(store, PRESENT + timedelta(days=1000), "b").recorded
    assert record(store, PRESENT + timedelta(days=1000) + YEARS, "c", any_moment=True).recorded
    assert known(store) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "moment", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)]
)
def test_a_clock_before_there_was_the_program(store: str, moment: datetime) -> None:
    with pytest.raises(Refused, match="before there was this program; set it right"):
        record(store, moment, "a")
    assert record(store, moment, "a", any_moment=True).recorded


def test_a_trial_is_refused_as_the_recording_would_be(store: str) -> None:
    record(store, PRESENT + YEARS, "a")
    given = readout("b", commitment("visit"), on="2019-01-22")
    with (
        bootstrap.ledger(store, trial=True, recorded_by="anna", clock=lambda: PRESENT) as ledger,
        pytest.raises(Refused, match="one of them is wrong"),
    ):
        ledger.record([given], day=PRESENT.date(), dry_run=True)


def test_every_command_tells_that_the_clock_was_ahead(store: str, tmp_path: Path) -> None:
    ahead = datetime.now(UTC) + 40 * DAY
    record(store, ahead, "a")
    told = f"tracker: the latest recording is of {ahead:%Y-%m-%d %H:%M} UTC, still to come by"
    for words in (
        ("open",),
        ("items",),
        ("show", "visit"),
        ("history", REF),
        ("meetings",),
        ("replay",),
    ):
        ran = tracker(*words, "--format", "json", folder=tmp_path)
        assert (ran.code, ran.err.count("\n")) == (0, 1)
        assert ran.err.startswith(told)
        assert json.loads(ran.out)
    given = readout("b", commitment("visit"), on="2019-01-22")
    (tmp_path / "b.yaml").write_text(readout_text(given), "utf-8")
    (tmp_path / "a.yaml").write_text(
        readout_text(readout("a", commitment("tour"), on="2019-01-22")), "utf-8"
    )
    ways: tuple[tuple[str, ...], ...] = (
        ("record", "b.yaml"),
        ("amend", "a.yaml", "--reason", "another item"),
        ("sought", "tour@a", "--through", "2020-01-01"),
    )
    for way in ways:
        ran = tracker(*way, folder=tmp_path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(told)
        assert "one of them is wrong. Set the clock right" in ran.err
        ran = tracker(*way, "--force", folder=tmp_path)
        assert ran.code == 0, ran.err
        assert ran.err.startswith(told)
    assert known(store) == {"a", "b"}


def test_a_clock_that_is_right_is_told_of_by_no_command(store: str, tmp_path: Path) -> None:
    record(store, datetime.now(UTC) + MINUTE, "a")
    for words in ("open",), ("history", REF), ("sought", REF, "--through", "2020-01-01"):
        ran = tracker(*words, folder=tmp_path)
        assert ran.code == 0
        assert "clock" not in ran.err


def test_a_reader_that_lets_the_log_grow_is_told(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(store, datetime.now(UTC), "a")
    files = sorted(map(str, bulk.folder(tmp_path / "b", bulk.readouts(20)).iterdir()))
    monkeypatch.setattr(sqlite_factory, "MANY_PAGES", 10)
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM sqlite_master").fetchall()
        ran = tracker("record", *files[:10], folder=tmp_path)
        assert ran.code == 0
        assert ran.err.startswith("tracker: the store's log (-wal) has grown to ")
        assert ran.err.endswith("it grows until they are done: end the command that still reads\n")
        assert ran.err.count("\n") == 1
    ran = tracker("record", *files[10:], folder=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert not (tmp_path / "tracker.db-wal").exists()
