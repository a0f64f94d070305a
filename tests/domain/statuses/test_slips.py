"""Slips: how a deadline moved along a chain of renewals, and what else changed on the way."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, readout
from tracker.domain.items import OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.beside import Slip
from tracker.queries.catalogue import QUESTIONS


def slip(record: Record, ref: str) -> Slip:
    found = record.standings("2019-01-01")[ref].slip
    assert found is not None
    return found


def test_a_deadline_that_is_said_again_has_not_moved(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-09"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-09", renews=["x"]), on="2018-02-15"),
        readout("c", commitment("x", due="2018-09", renews=["x"]), on="2018-03-15"),
    )
    found = slip(record, "x@c")
    assert (found.times, found.days, found.refs) == (0, 0, ("x@a", "x@b"))


def test_what_changed_on_the_way_is_told_though_it_was_restored(record: Record) -> None:
    strong, weak = "agreed", "intends"
    record.record(
        readout("a", commitment("x", due="2018-03", wording=strong), on="2018-01-15"),
        readout(
            "b",
            commitment("x", wording=weak, condition="if possible", renews=["x"]),
            on="2018-02-15",
        ),
        readout("c", commitment("x", due="2018-09", wording=strong, renews=["x"]), on="2018-04-15"),
    )
    found = slip(record, "x@c")
    assert (found.dropped, found.conditional, found.weaker) == (True, True, True)
    assert found.days == 183


def test_a_renewal_of_what_was_renewed_already_has_no_slip(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-06", renews=["x@a"]), on="2018-02-15"),
        readout("c", commitment("x", due="2018-12", renews=["x@a"]), on="2018-03-15"),
    )
    assert record.standings("2018-04-01")["x@c"].slip is None


def test_a_deadline_that_went_with_its_occasion_is_void_and_not_dropped(record: Record) -> None:
    record.record(
        readout(
            "a", commitment("x", due="2018-03"), follow_up("visit", due="2018-06"), on="2018-01-15"
        ),
        readout("b", commitment("x", due={"before": "visit"}, renews=["x"]), on="2018-02-15"),
    )
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, False)
    record.judge(outcome("withdrawn", "2018-04-15", "visit@a"))
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, True)
    record.record(readout("c", commitment("x", renews=["x"]), on="2018-05-15"))
    assert (slip(record, "x@c").dropped, slip(record, "x@c").void) == (False, True)
    why = "its time was tied to an occasion that was cancelled or not held (visit@a)"
    assert why in record.standings("2019-01-01")["x@b"].why


def test_a_deadline_before_an_occasion_without_a_day_is_not_dropped(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), follow_up("visit"), on="2018-01-15"),
        readout("b", commitment("x", due={"before": "visit"}, renews=["x"]), on="2018-02-15"),
    )
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, False)


PROMISED = readout("a", commitment("x", due="../2018-06"), on="2018-01-15")
RENEWED = readout("b", commitment("x", due="../2018-12", renews=["x@a"]), on="2018-05-15")


@pytest.mark.parametrize(
    "said",
    [
        outcome("not fulfilled", "2018-05-01", "x@a"),
        outcome("withdrawn", "2018-05-01", "x@a"),
        outcome("not fulfilled", "2018-07-01", "x@a"),
        readout("c", completion("x", fulfils=["x@a"]), on="2018-07-15"),
        readout("c", completion("y", fulfils=["x@a"], done_by=["RU"]), on="2018-07-15"),
    ],
)
def test_a_deadline_that_was_moved_has_moved_whatever_came_of_the_first_promise(
    record: Record, said: OutcomeAssessed | Readout
) -> None:
    record.record(PROMISED, RENEWED)
    if isinstance(said, Readout):
        record.record(said)
    else:
        record.judge(said)
    assert slip(record, "x@b").days == 184
    assert slip(record, "x@b").refs == ("x@a",)


def test_what_was_judged_to_be_done_and_is_promised_anew_has_not_slipped(record: Record) -> None:
    record.record(PROMISED, RENEWED)
    record.judge(outcome("fulfilled", "2018-05-01", "x@a"))
    assert record.standings("2019-01-01")["x@b"].slip is None


@pytest.mark.parametrize("kind", [commitment, follow_up])
@pytest.mark.parametrize("first", ["JP", "RU"])
def test_what_one_account_puts_off_has_slipped_though_another_says_it_is_done(
    record: Record, kind: type, first: str
) -> None:
    other = "RU" if first == "JP" else "JP"
    done = readout("b" if first == "JP" else "c", completion("x"), publisher=first, on="2018-05-15")
    later = kind("x", due="../2018-12", renews=["x@a"])
    record.record(
        readout("a", kind("x", due="../2018-06"), on="2018-01-15"),
        done,
        readout("c" if first == "JP" else "b", later, publisher=other, on="2018-05-15"),
    )
    found = slip(record, "x@c" if first == "JP" else "x@b")
    assert (found.first_due, found.days) == (date(2018, 6, 30), 184)


def test_a_deadline_slips_also_where_what_renews_it_is_of_another_relationship(
    record: Record,
) -> None:
    wide = ("JP", "KR", "RU")
    record.record(
        readout("a", commitment("x", by=wide, due="../2018-06"), on="2018-01-15", parties=wide),
        readout("b", commitment("x", due="../2018-12", by=["RU"], renews=["x@a"]), on="2018-05-15"),
        readout(
            "c",
            commitment("y", due="../2019-06", by=["RU"], renews=["x@b"]),
            on="2018-06-15",
            parties=("KR", "RU"),
        ),
    )
    assert slip(record, "x@b").days == 184
    assert (slip(record, "y@c").times, slip(record, "y@c").refs) == (2, ("x@a", "x@b"))
    assert record.by("RU", "2019-01-01")["y@c"].slip == slip(record, "y@c")
    with record.queries() as queries:
        view = Viewpoint(date(2018, 6, 1))
        assert [one.ref for one in queries.answer(QUESTIONS["slipped"], view)] == ["x@b"]


@pytest.mark.parametrize("named", ["x", "x@a"])
def test_a_deadline_slips_also_where_what_renews_it_is_on_another_item(
    record: Record, named: str
) -> None:
    record.record(
        PROMISED, readout("b", commitment("y", due="../2018-12", renews=[named]), on="2018-05-15")
    )
    assert (slip(record, "y@b").days, slip(record, "y@b").refs) == (184, ("x@a",))
    with record.queries() as queries:
        view = Viewpoint(date(2019, 1, 1))
        assert [one.ref for one in queries.answer(QUESTIONS["slipped"], view)] == ["y@b"]


def test_the_share_of_each_party_has_a_chain_of_its_own(record: Record) -> None:
    record.record(
        PROMISED,
        readout("b", commitment("x", by=["JP"], due="../2018-09", renews=["x"]), on="2018-05-15"),
        readout("c", commitment("x", due="../2018-12", renews=["x@a", "x@b"]), on="2018-08-15"),
    )
    whole, japan, russia = (
        slip(record, "x@c"),
        record.by("JP", "2019-01-01")["x@c"].slip,
        record.by("RU", "2019-01-01")["x@c"].slip,
    )
    assert japan is not None
    assert russia is not None
    assert (japan.times, japan.refs) == (2, ("x@a", "x@b"))
    assert (russia.times, russia.refs) == (1, ("x@a",))
    assert (whole.times, whole.refs) == (japan.times, japan.refs)
    assert (whole.carried_over, japan.carried_over, russia.carried_over) == (1, 0, 1)
    late = record.by("RU", "2019-01-01")["x@c"].why
    assert late is not None
    assert late.endswith("no record tells what became of it, and nobody has reviewed it")


def test_who_renews_nothing_of_their_own_has_no_slip(record: Record) -> None:
    record.record(
        readout("a", commitment("x", by=["JP"], due="../2018-06"), on="2018-01-15"),
        readout("b", commitment("x", due="../2018-12", renews=["x"]), on="2018-05-15"),
    )
    assert record.by("RU", "2019-01-01")["x@b"].slip is None
    assert record.by("JP", "2019-01-01")["x@b"].slip == slip(record, "x@b")


@pytest.mark.parametrize(
    ("first", "second", "told", "listed"),
    [
        ({"due": "2018-06"}, {"due": "2018-09"}, "deadline moved 1 time, now 3 mo later", True),
        ({"due": "2018-09"}, {"due": "2018-06"}, "deadline moved 1 time, now 3 mo earlier", False),
        ({"due": "2018-06"}, {"due": "2018-07/.."}, "deadline dropped", True),
        ({"due": "2018-06"}, {"due": {"before": "visit"}}, "deadline void", True),
        ({"due": "2018-06"}, {"due": "2018-06", "condition": "if so"}, "condition added", False),
        (
            {"due": "2018-06", "wording": "agreed"},
            {"wording": "intends"},
            "deadline dropped, wording weaker",
            True,
        ),
        ({"due": "2018-06"}, {"due": "2018-06"}, "", False),
        ({}, {"due": "2018-06"}, "", False),
    ],
)
def test_what_became_of_a_deadline_and_its_terms_is_told_in_words(
    record: Record, first: Act, second: Act, told: str, *, listed: bool
) -> None:
    record.record(
        readout("a", commitment("x", **first), follow_up("visit", due="2018-12"), on="2018-01-15"),
        readout("b", commitment("x", renews=["x"], **second), on="2018-05-15"),
    )
    record.judge(outcome("withdrawn", "2018-05-20", "visit@a"))
    assert slip(record, "x@b").told == told
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["slipped"], Viewpoint(date(2019, 1, 1)))
        assert [one.ref for one in found] == ["x@b"] * listed


@pytest.mark.parametrize("due", [None, "2019-06"])
def test_what_goes_on_does_not_slip_whatever_it_is_prolonged_to(
    record: Record, due: str | None
) -> None:
    record.record(
        readout("a", commitment("x", due="2018", continuing=True), on="2018-01-15"),
        readout("b", commitment("x", due=due, continuing=True, renews=["x"]), on="2018-07-15"),
    )
    found = slip(record, "x@b")
    assert (found.dropped, found.times, found.days, found.later) == (False, 0, None, False)


def test_how_often_it_was_carried_over_does_not_depend_on_what_was_judged_since(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-06", renews=["x"]), on="2018-05-15"),
        readout("c", commitment("x", due="2018-09", renews=["x"]), on="2018-06-15"),
    )
    assert slip(record, "x@c").carried_over == 1
    record.judge(outcome("fulfilled", "2018-10-01", "x@a"))
    assert slip(record, "x@c").carried_over == 1


def test_a_deadline_that_was_dropped_and_given_again_has_moved_from_the_last_one(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-03"), on="2018-01-15"),
        readout("b", commitment("x", due="../2018-06", renews=["x"]), on="2018-02-15"),
        readout("c", commitment("x", renews=["x"]), on="2018-03-15"),
    )
    dropped = slip(record, "x@c")
    assert (dropped.times, len(dropped.delays), dropped.dropped) == (1, 1, True)
    record.record(
        readout("d", commitment("x", due="../2018-09", renews=["x"]), on="2018-04-15"),
    )
    found = slip(record, "x@d")
    assert (found.times, [one.renews for one in found.delays]) == (2, ["x@a", "x@b"])


def test_no_deadline_moved_of_one_who_had_no_share_in_what_is_renewed(record: Record) -> None:
    record.record(
        readout("a", commitment("x", by=["JP"], due="../2018-03"), on="2018-01-15"),
        readout(
            "b",
            commitment("x", by=["CN", "JP"], due="../2018-06", renews=["x@a"]),
            on="2018-02-15",
            parties=["CN", "JP"],
        ),
    )
    assert [record.by(party, "2018-03-01")["x@b"].slip is not None for party in ("JP", "CN")] == [
        True,
        False,
    ]
