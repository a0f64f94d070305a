"""Standing: what is undertaken without an end, and what is said of it since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.records import Record, command
from tests.support.stories import commitment, progress, readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

FIRST = readout("a", commitment("work", continuing=True), on="2016-05-01")


def test_progress_leaves_it_standing_and_is_told(record: Record) -> None:
    record.record(
        FIRST,
        readout("b", progress("work"), on="2018-05-01"),
        readout("c", progress("work", by=["RU"]), on="2019-06-29"),
    )
    found = record.standings("2018-12-31")["work@a"]
    assert (found.status, found.rule) == ("standing", "commitment.standing")
    assert (found.progress, found.last_reaffirmed, found.quiet) == ("work@b", None, False)
    assert found.why.endswith("progress on its item was last reported on 2018-05-01 (work@b)")
    assert record.standings("2019-12-31")["work@a"].progress == "work@c"
    assert record.by("JP", "2019-12-31")["work@a"].progress == "work@c"


@pytest.mark.parametrize("renews", [[], ["work@a"]])
def test_who_undertakes_it_anew_reaffirms_its_own_share(record: Record, renews: list[str]) -> None:
    anew = commitment("work", by=["JP"], continuing=True, renews=renews)
    record.record(FIRST, readout("b", anew, on="2018-06-10"))
    last = "2018-06-10" if not renews else None
    assert str(record.standings("2019-12-31")["work@a"].last_reaffirmed) == str(last)
    theirs = record.by("RU", "2019-12-31")["work@a"]
    assert (theirs.status, theirs.last_reaffirmed, theirs.quiet) == ("standing", None, True)
    ours = record.by("JP", "2019-12-31")
    assert str(ours["work@b" if renews else "work@a"].last_reaffirmed) == "2018-06-10"


def test_it_is_quiet_only_long_after_the_last_progress(record: Record) -> None:
    record.record(FIRST)
    assert record.standings("2019-12-31")["work@a"].quiet
    record.record(readout("b", progress("work"), on="2019-06-29"))
    assert not record.standings("2019-12-31")["work@a"].quiet
    late = record.standings("2022-12-31")["work@a"]
    assert late.quiet
    assert late.why.endswith("nobody has reaffirmed it for two years or more (since 2019-06-29)")


@pytest.mark.parametrize(
    ("said", "day_before", "quiet"),
    [
        ("2020-01-10", "2022-01-09", "2022-01-10"),
        ("2021-06-10", "2023-06-09", "2023-06-10"),
        ("2020-02-29", "2022-02-28", "2022-03-01"),
    ],
)
def test_two_years_are_years_of_the_calendar(
    record: Record, said: str, day_before: str, quiet: str
) -> None:
    record.record(readout("a", commitment("work", continuing=True), on=said))
    for on, so in ((day_before, False), (quiet, True)):
        assert record.standings(on)["work@a"].quiet is so
        with record.queries() as queries:
            view = Viewpoint(date.fromisoformat(on))
            assert queries.items(view)[0].quiet is so
            assert bool([*queries.answer(QUESTIONS["quiet"], view)]) is so


def test_a_renewal_goes_on_with_the_progress(record: Record) -> None:
    record.record(
        FIRST,
        readout("b", progress("work"), on="2018-05-01"),
        readout("c", commitment("work", continuing=True, renews=["work"]), on="2018-06-01"),
    )
    found = record.standings("2018-07-01")["work@c"]
    assert (found.status, found.progress) == ("standing", "work@b")
    assert found.last_reaffirmed == date(2018, 6, 1)


def test_progress_with_it_in_one_readout_leaves_it_standing(record: Record) -> None:
    record.record(
        readout("a", progress("work"), commitment("work", continuing=True), on="2016-05-01")
    )
    assert record.status("work-2@a", "2016-05-01") == "standing"


def test_with_a_time_of_its_own_it_expires_whatever_progress_there_was(record: Record) -> None:
    record.record(
        readout("a", commitment("work", continuing=True, due="2018"), on="2017-11-10"),
        readout("b", progress("work"), on="2018-05-01"),
    )
    assert record.status("work@a", "2018-06-01") == "standing"
    found = record.standings("2019-01-01")["work@a"]
    assert (found.status, found.progress) == ("expired", "work@b")


@pytest.mark.parametrize(
    ("on", "status"), [("2018-11-10", "superseded"), ("2019-02-10", "expired")]
)
def test_with_a_time_of_its_own_it_is_not_late_when_it_goes_on_for_another(
    record: Record, tmp_path: Path, on: str, status: str
) -> None:
    record.record(
        readout("a", commitment("work", continuing=True, due="2018"), on="2017-11-10"),
        readout("b", progress("work"), on="2018-05-01"),
        readout("c", commitment("work", continuing=True, due="2019", renews=["work@a"]), on=on),
    )
    found = record.standings("2019-03-01")
    assert (found["work@a"].status, found["work@c"].status) == (status, "standing")
    slip = found["work@c"].slip
    assert slip is None or (slip.times, slip.days, slip.later) == (0, None, False)
    assert command(record, "slipped", "--as-of", "2019-03-01", folder=tmp_path).out == ""
