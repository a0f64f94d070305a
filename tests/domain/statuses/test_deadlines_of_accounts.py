"""Deadlines that two accounts of one act give: whose it goes by, and what is told of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.comparisons import changes
from tests.support.records import Record, history
from tests.support.stories import commitment, completion, follow_up, readout, views
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.story import StoryStatement

DAY = "2018-01-10"
SPRING = "2018-03/2018-05~"


def _accounts(*deadlines: dict[str, Any] | str | None, **fields: Any) -> list[Readout]:
    """Accounts of one meeting by as many publishers, each with its deadline of a paper."""
    publishers = dict(zip("ajn", ("CN", "JP", "RU"), strict=True))
    return [
        readout(
            name,
            commitment("paper", **({"due": due} if due else {}), **fields.get(name, {})),
            on=DAY,
            publisher=publisher,
            parties=["CN", "JP", "RU"],
        )
        for (name, publisher), due in zip(publishers.items(), deadlines, strict=False)
    ]


def _visit_of_may() -> list[Readout]:
    parties = ["CN", "JP", "RU"]
    return [
        readout("v", follow_up("visit", due="2018-05"), on="2018-01-05", parties=parties),
        readout("w", views("talks"), on="2018-05-10", holds=["visit"], parties=parties),
    ]


def _window(found: Standing) -> tuple[str, str, bool, str | None]:
    return str(found.due_from), str(found.due_to), found.approximate, found.status


@pytest.mark.parametrize("tie", ["before", "at"])
@pytest.mark.parametrize("own", [{}, {"edtf": "../2018-08"}])
def test_the_deadline_of_the_account_that_counts_first_takes_no_tie_of_the_other(
    record: Record, tie: str, own: dict[str, str]
) -> None:
    record.record(*_accounts("2018-03/2018-12", {tie: "visit", **own}), *_visit_of_may())
    for day in ("2018-04-01", "2018-06-01"):
        found = record.standings(day)["paper@a"]
        assert _window(found) == ("2018-03-01", "2018-12-31", False, "due")
        assert found.why.endswith("another account differs in its deadline (paper@j)")


def test_the_account_that_counts_first_is_tied_without_the_days_of_the_other(
    record: Record,
) -> None:
    record.record(*_accounts({"before": "visit"}, "2018-03/2018-12"), *_visit_of_may())
    before, after = (record.standings(day)["paper@a"] for day in ("2018-02-01", "2018-06-01"))
    assert _window(before) == ("None", "2018-05-31", False, "open")
    assert _window(after) == ("None", "2018-05-10", False, "overdue")


def test_an_account_lends_no_about_to_the_tie_of_another(record: Record) -> None:
    record.record(*_accounts(SPRING, {"before": "visit"}), *_visit_of_may())
    found = record.standings("2018-06-05")["paper@a"]
    assert _window(found) == ("2018-03-01", "2018-05-31", True, "possibly overdue")


def test_what_goes_on_by_the_account_that_counts_first_expires_with_its_own_time(
    record: Record,
) -> None:
    goes_on: dict[str, Any] = {name: {"continuing": True} for name in "aj"}
    files = _accounts("2018-01/2018-12", {"before": "visit"}, **goes_on)
    record.record(*files, *_visit_of_may())
    assert record.status("paper@a", "2018-06-01") == "standing"
    assert record.status("paper@a", "2019-01-01") == "expired"


@pytest.mark.parametrize("due", ["../2018-06", "2018", {"before": "visit"}])
def test_the_time_of_what_goes_on_is_no_deadline_of_what_is_to_be_done(
    record: Record, due: dict[str, Any] | str
) -> None:
    goes_on: dict[str, Any] = {"j": {"continuing": True}}
    record.record(*_accounts(None, due, **goes_on), *_visit_of_may())
    found = record.standings("2019-12-01")["paper@a"]
    assert (found.status, found.due_to) == ("open", None)
    assert "another account differs in its deadline and whether it goes on" in found.why


@pytest.mark.parametrize(
    ("given", "last", "late"),
    [
        ({"soon": True}, "2018-07-10", "2018-08-05"),
        (SPRING, "2018-05-31", "2018-06-10"),
        ({"edtf": "2018-03/2018-05", "approximate": True}, "2018-05-31", "2018-06-10"),
        ({"before": "about-then"}, "2018-05-31", "2018-06-10"),
    ],
)
def test_what_only_the_other_account_says_about_when_is_about_then(
    record: Record, given: dict[str, Any] | str, last: str, late: str
) -> None:
    about = follow_up("about-then", due=SPRING)
    visit = readout("v", about, on="2018-01-05", parties=["CN", "JP", "RU"])
    record.record(visit, *_accounts(None, given))
    one = record.standings(late)["paper@a"]
    assert (str(one.due_to), one.approximate, one.status) == (last, True, "possibly overdue")
    seen = [one for one in history(record, "paper@a").statuses if one.due_to is not None]
    assert {(str(one.due_to), one.approximate) for one in seen} == {(last, True)}


@pytest.mark.parametrize("lends", [True, False], ids=["one account", "both accounts"])
def test_what_was_done_within_the_margin_of_the_other_account_is_not_late(
    record: Record, *, lends: bool
) -> None:
    parties = ["CN", "JP", "RU"]
    done = readout("d", completion("paper"), on="2018-06-10", parties=parties)
    record.record(*_accounts(None if lends else SPRING, SPRING), done)
    found = record.standings("2018-07-01")["paper@a"]
    assert (found.status, found.days_late, found.approximate) == ("fulfilled", None, True)
    assert "by less than the margin of an approximate one" in found.why


def test_an_account_of_its_own_is_told_with_its_own_days(record: Record) -> None:
    record.record(*_accounts("../2018-05", {"edtf": "../2018-05", "approximate": True}))
    assert not record.standings("2018-06-05")["paper@a"].approximate
    about = {one.ref: one.approximate for one in record.story("paper", "2018-06-05").statements}
    assert about["paper@a"] is False


@pytest.mark.parametrize(
    ("deadlines", "told"),
    [
        ((None, "../2018-05"), "given by another account alone (paper@j)"),
        ((None, "../2018-05", None), "given by another account alone (paper@j)"),
        (
            (None, "../2018-05", "../2018-07"),
            "another account differs in its deadline (paper@n)",
        ),
        ((None, "../2018-05", "../2018-05"), "given by other accounts alone (paper@j, paper@n)"),
    ],
)
def test_a_deadline_is_given_by_another_account_alone_where_no_third_gives_one(
    record: Record, deadlines: tuple[str | None, ...], told: str
) -> None:
    record.record(*_accounts(*deadlines))
    found = record.standings("2018-02-01")["paper@a"]
    assert str(found.due_to) == "2018-05-31"
    assert told in found.why
    assert ("alone" in found.why) is ("alone" in told)
    assert ("differs in its deadline" in found.why) is ("differs in its deadline" in told)


def test_each_account_is_told_by_whose_deadline_the_status_goes(record: Record) -> None:
    record.record(*_accounts(None, "../2018-05", "../2018-07"))
    whys = {ref: _why(record, ref) for ref in ("paper@j", "paper@n")}
    assert "another account gives no deadline (paper@a)" in whys["paper@j"]
    assert "another account differs in its deadline (paper@n)" in whys["paper@j"]
    assert "the last day of paper@j is 2018-05-31" in whys["paper@n"]
    assert "(paper@a)" not in whys["paper@n"]


def _why(record: Record, ref: str) -> str:
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["show"], Viewpoint(date(2018, 2, 1)), ref)
    assert isinstance(found, StoryStatement)
    return str(found.why)


@pytest.mark.parametrize("turned", [False, True])
def test_a_day_by_which_to_be_done_is_no_time_for_which_a_thing_goes_on(
    record: Record, *, turned: bool
) -> None:
    goes_on, to_be_done = commitment("keep", continuing=True), commitment("keep", due="../2018-06")
    first, second = (to_be_done, goes_on) if turned else (goes_on, to_be_done)
    record.record(
        readout("a", first, on="2018-01-15", publisher="JP"),
        readout("b", second, on="2018-01-15", publisher="RU"),
    )
    found = record.standings("2018-07-02")["keep@a"]
    assert found.status == ("overdue" if turned else "standing")
    assert "whether it goes on (keep@b)" in str(found.why)


@pytest.mark.parametrize(
    ("due", "told", "last"),
    [
        ({"before": "visit"}, (None, None, "visit"), "2018-08-31"),
        ({"edtf": "../2018-06", "words": "by June"}, ("../2018-06", "by June", None), "2018-06-30"),
    ],
)
def test_a_deadline_that_only_the_other_account_gives_is_told_as_that_gives_it(
    kept: Record, due: dict[str, str], told: tuple[str | None, ...], last: str
) -> None:
    kept.record(readout("z", follow_up("visit", due="2018-08"), on="2018-01-05"))
    kept.record(readout("a", commitment("paper"), on="2018-01-15", publisher="JP"))
    before = kept.clock().isoformat()
    kept.record(readout("b", commitment("paper", due=due), on="2018-01-15", publisher="RU"))
    tied = "its time is tied to visit"
    for on in ("2018-05-20", "2018-10-01"):
        found = kept.standings(on)["paper@a"]
        assert (found.due, found.due_words, found.tied_to) == told
        assert (str(found.due_to), found.deadline_of) == (last, "paper@b")
        assert (tied in str(found.why)) is (told[-1] == "visit")
        with kept.queries() as queries:
            view = Viewpoint(date.fromisoformat(on))
            (shown,) = queries.story(view, "paper").statements
            itself = queries.answer(QUESTIONS["show"], view, "paper@a")
            item = next(one for one in queries.items(view) if one.item == "paper")
        assert (shown.due, shown.due_words, shown.tied_to) == told
        # By its ref an account is shown as it is itself.
        assert (itself.due, itself.tied_to, itself.deadline_of) == (None, None, None)
        assert (item.due, item.due_words, item.tied_to) == told
        assert (tied in item.why) is (told[-1] == "visit")
    # That another account gives it amends nothing of the first.
    asked: dict[str, Any] = {"items": ("paper",), "as_of": date(2018, 5, 20)}
    assert changes(kept, f"known-on:{before}", "known-on:2031-01-01", **asked) == {}
