"""Rounds: what is held or reported once more settles no other round, whatever is unfinished."""

from __future__ import annotations

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import commitment, completion, follow_up, readout, views

YEARS = (
    readout("a", commitment("visit", due="2018-07"), on="2017-09-10"),
    readout("b", commitment("visit", due="2019-07", renews=[]), on="2018-09-10"),
    readout("c", completion("visit"), on="2019-08-20"),
)
"""A visit promised for two years, of which the second was reported done."""


def test_a_second_report_of_one_instalment_leaves_an_earlier_one_overdue(record: Record) -> None:
    record.record(*YEARS)
    receipt = record.record(readout("d", completion("visit"), on="2019-09-20"))
    assert [(one.ref, one.what, one.about) for one in receipt.idle] == [
        ("visit@d", "repeats", ("visit@a",))
    ]
    assert record.statuses("2019-09-21") == {"visit@a": "overdue", "visit@b": "fulfilled"}
    told = "its item was reported complete, which did not settle it (visit@c, visit@d)"
    assert told in record.standings("2019-09-21")["visit@a"].why


def test_it_does_so_in_whatever_order_and_at_once(record: Record) -> None:
    record.record(readout("d", completion("visit"), on="2019-09-20"))
    record.record(*YEARS[::-1])
    assert record.statuses("2019-09-21") == {"visit@a": "overdue", "visit@b": "fulfilled"}


def test_it_does_so_when_the_item_is_named(record: Record) -> None:
    record.record(*YEARS)
    record.record(
        readout("d", completion("tour", fulfils=["visit"]), on="2019-09-20"),
        readout("e", completion("tour", fulfils=["visit@a"]), on="2019-10-20"),
    )
    assert record.statuses("2019-09-21") == {"visit@a": "overdue", "visit@b": "fulfilled"}
    assert record.status("visit@a", "2019-10-20") == "fulfilled"


def test_a_second_report_begins_no_later_instalment(record: Record) -> None:
    record.record(*YEARS)
    record.record(readout("d", commitment("visit", due="2020-07", renews=[]), on="2019-08-25"))
    record.record(readout("e", completion("visit"), on="2019-09-20"))
    assert record.status("visit@d", "2019-10-01") == "open"


def test_what_was_judged_of_an_instalment_is_contested_by_the_report_of_its_time(
    record: Record,
) -> None:
    record.record(*YEARS[:2])
    record.judge(outcome("not fulfilled", "2019-08-05", "visit@b"))
    record.record(YEARS[2])
    found = record.standings("2019-09-21")
    assert (found["visit@a"].status, found["visit@b"].status) == ("overdue", "not fulfilled")
    assert found["visit@b"].contested == ("visit@c",)


def test_a_report_of_another_party_settles_its_own_share_of_an_earlier_instalment(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("visit", due="2018-07"), on="2017-09-10"),
        readout("b", commitment("visit", by=["JP"], due="2019-07", renews=[]), on="2018-09-10"),
        readout("c", completion("visit", by=["JP"]), on="2019-08-20"),
        readout("d", completion("visit", by=["RU"]), on="2019-09-20"),
    )
    assert record.standings("2019-09-21")["visit@a"].shares == {"JP": "overdue", "RU": "fulfilled"}


ROUNDS = (
    readout("a", follow_up("wg", due="2018-04"), follow_up("wg", due="2018-12"), on="2018-01-10"),
    readout("b", on="2018-09-01", holds=["wg-2@a"]),
)
"""Two rounds, the second of which was held early."""


def test_a_meeting_in_the_window_of_a_round_that_was_held_holds_no_other(record: Record) -> None:
    record.record(*ROUNDS)
    receipt = record.record(readout("c", on="2018-12-10", holds=["wg"]))
    assert [(one.ref, one.what, one.about) for one in receipt.idle] == [("c", "repeats", ("wg@a",))]
    record.record(readout("d", completion("wg"), on="2018-12-20"))
    assert record.statuses("2018-12-21") == {"wg@a": "overdue", "wg-2@a": "held"}


def test_a_meeting_outside_all_windows_is_the_round_that_is_left(record: Record) -> None:
    record.record(*ROUNDS, readout("c", on="2019-02-10", holds=["wg"]))
    assert record.status("wg@a", "2019-02-10") == "held"


def test_a_round_without_a_time_is_meant_before_one_that_was_held(record: Record) -> None:
    record.record(*ROUNDS)
    record.record(
        readout("c", follow_up("wg"), on="2018-10-01"),
        readout("d", on="2018-12-10", holds=["wg"]),
    )
    assert record.statuses("2018-12-11") == {
        "wg@a": "overdue",
        "wg-2@a": "held",
        "wg@c": "held",
    }


def test_another_readout_of_a_meeting_holds_the_round_that_it_held(record: Record) -> None:
    record.record(
        ROUNDS[0],
        readout("b", on="2018-06-10", holds=["wg"], meeting="june"),
        readout("c", views("talks"), on="2018-06-10", holds=["wg"], meeting="june"),
    )
    assert record.statuses("2018-06-11") == {"wg@a": "held", "wg-2@a": "scheduled"}


def test_a_cancelled_round_is_contested_by_the_meeting_of_its_time(record: Record) -> None:
    record.record(ROUNDS[0])
    record.judge(outcome("withdrawn", "2018-06-01", "wg-2@a"))
    record.record(readout("c", on="2018-12-10", holds=["wg"]))
    found = record.standings("2018-12-11")
    assert (found["wg@a"].status, found["wg-2@a"].status) == ("overdue", "cancelled")
    assert found["wg-2@a"].contested == ("c",)


TWO = readout(
    "a",
    commitment("report", due="../2018-06"),
    commitment("report", due="../2018-12", renews=[]),
    follow_up("talks", due="../2018-12"),
    follow_up("talks", due="../2018-06"),
    on="2018-01-10",
)
"""Two reports and two rounds of talks, one of each by June and one by December."""


@pytest.mark.parametrize(
    ("on", "done", "left"),
    [
        ("2018-05-10", {"report@a", "talks-2@a"}, ()),
        ("2018-09-10", {"report-2@a", "talks@a"}, ("report@a",)),
        ("2019-02-10", {"report-2@a", "talks@a"}, ("report@a",)),
    ],
)
def test_one_report_is_of_one_round_by_a_day_the_one_in_whose_time_it_comes(
    on: str, done: set[str], left: tuple[str, ...], record: Record
) -> None:
    record.record(TWO)
    receipt = record.record(readout("b", completion("report"), completion("talks"), on=on))
    found = record.statuses(on)
    assert {ref for ref, status in found.items() if status in ("fulfilled", "held")} == done
    told = {one.ref: one.about for one in receipt.idle if one.what == "left"}
    assert told.get("report@b", ()) == left
    assert told.get("talks@b", ()) == tuple(one.replace("report", "talks-2") for one in left)


def test_a_second_report_in_the_time_of_the_first_round_leaves_the_second(record: Record) -> None:
    record.record(TWO)
    done = completion("report"), completion("talks")
    record.record(readout("b", *done, on="2018-05-10"))
    record.record(readout("c", *done, on="2018-06-10"))
    assert record.status("report-2@a", "2018-06-20") == "open"
    assert record.status("talks@a", "2018-06-20") == "scheduled"
    record.record(readout("d", *done, on="2018-07-10"))
    assert record.status("report-2@a", "2018-07-10") == "fulfilled"
    assert record.status("talks@a", "2018-07-10") == "held"


DATED = readout(
    "a",
    commitment("report", due="2018-09"),
    commitment("report", due="../2018-12", renews=[]),
    follow_up("talks", due="2018-09"),
    follow_up("talks", due="../2018-12"),
    on="2018-01-10",
)
"""Two reports and two rounds of talks, one of each in September and one by December."""


@pytest.mark.parametrize(
    ("on", "done"),
    [
        ("2018-08-10", {"report-2@a", "talks-2@a"}),
        ("2018-09-10", {"report@a", "talks@a"}),
        ("2018-10-10", {"report-2@a", "talks-2@a"}),
    ],
)
@pytest.mark.parametrize("held", [False, True])
def test_a_round_with_days_of_its_own_leaves_those_before_them_to_another_by_a_later_day(
    on: str, done: set[str], record: Record, *, held: bool
) -> None:
    record.record(DATED)
    reported = (completion("report"),) if held else (completion("report"), completion("talks"))
    record.record(readout("b", *reported, on=on, holds=["talks"] if held else []))
    found = record.statuses(on)
    assert {ref for ref, status in found.items() if status in ("fulfilled", "held")} == done


def test_a_meeting_is_one_round_by_a_day_and_a_report_of_it_the_same(record: Record) -> None:
    record.record(TWO, readout("b", on="2018-05-10", holds=["talks"]))
    record.record(readout("c", on="2018-06-10", holds=["talks"]))
    assert record.status("talks-2@a", "2018-06-20") == "held"
    assert record.status("talks@a", "2018-06-20") == "scheduled"


def test_a_round_that_is_announced_when_the_one_before_is_over_begins_at_once(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("report", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("report"), on="2018-03-10"),
        readout("c", commitment("report", due="../2018-12"), on="2018-04-10"),
        readout("d", completion("report"), on="2018-05-10"),
    )
    assert record.statuses("2018-05-10") == {"report@a": "fulfilled", "report@c": "fulfilled"}


def test_what_is_promised_again_with_a_later_last_day_is_no_other_round(record: Record) -> None:
    record.record(
        readout("a", commitment("report", due="../2018-06"), on="2018-01-10"),
        readout("b", commitment("report", due="../2018-12", renews=["report@a"]), on="2018-03-10"),
        readout("c", completion("report"), on="2018-05-10"),
    )
    assert record.statuses("2018-05-10") == {"report@a": "superseded", "report@b": "fulfilled"}


def test_what_each_party_is_to_do_by_a_day_of_its_own_are_not_rounds(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("report", by=["JP"], due="../2018-06"),
            commitment("report", by=["RU"], due="../2018-12"),
            on="2018-01-10",
        ),
        readout("b", completion("report"), on="2018-05-10"),
    )
    assert set(record.statuses("2018-05-10").values()) == {"fulfilled"}


TAKEN = "; a meeting was taken for another round of its item (b); no record tells what became of it"


@pytest.mark.parametrize(
    ("spring", "autumn", "on", "told"),
    [
        ("2018-03", "2018-09", "2018-07-02", True),
        ("../2018-03", "../2018-09", "2018-07-02", True),
        ("2018-03", "2018-09", "2018-09-12", False),
        ("../2018-03", "2018-09", "2018-09-12", False),
        ("2018-03", "../2018-09", "2018-09-12", True),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_meeting_that_may_have_been_a_round_whose_days_are_past_is_told_of_that(
    record: Record, spring: str, autumn: str, on: str, *, told: bool, turned: bool
) -> None:
    rounds = follow_up("wg", due=spring), follow_up("wg", due=autumn)
    told_in_turn = readout("a", *rounds, on="2018-01-15"), readout("b", on=on, holds=["wg"])
    receipt = record.record(*told_in_turn[:: -1 if turned else 1])
    assert record.statuses("2018-10-15") == {"wg@a": "overdue", "wg-2@a": "held"}
    left = [("b", "left", ("wg@a",))] if told else []
    assert [(one.ref, one.what, one.about) for one in receipt.idle] == left
    assert (TAKEN in (record.standings("2018-10-15")["wg@a"].why or "")) is told
    assert TAKEN not in (record.standings("2018-07-01")["wg@a"].why or "")


def test_a_meeting_that_names_its_round_by_its_ref_is_in_no_doubt(record: Record) -> None:
    rounds = follow_up("wg", due="2018-03"), follow_up("wg", due="2018-09")
    record.record(
        readout("a", *rounds, on="2018-01-15"), readout("b", on="2018-07-02", holds=["wg-2@a"])
    )
    assert TAKEN not in (record.standings("2018-10-15")["wg@a"].why or "")


def test_several_such_meetings_are_told_together(record: Record) -> None:
    rounds = (follow_up("wg", due=f"../2018-{month}") for month in ("03", "07", "10"))
    record.record(
        readout("a", *rounds, on="2018-01-15"),
        readout("b", on="2018-07-02", holds=["wg"]),
        readout("c", on="2018-10-02", holds=["wg"]),
    )
    told = "; meetings were taken for other rounds of its item (b, c); "
    assert told in (record.standings("2018-11-15")["wg@a"].why or "")
