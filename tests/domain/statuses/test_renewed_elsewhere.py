"""Renewed elsewhere: a promise that goes on on another item is one promise under two dates."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.renewals import BESIDE, HERE, renewed, wherever
from tests.support.stories import commitment, completion, follow_up, progress, readout, request

WHERE = wherever()
NAMED = [
    completion("other", fulfils=["report@a"]),
    completion("other", fulfils=["report"]),
    completion("report"),
]


@WHERE
@pytest.mark.parametrize("done", NAMED, ids=["by its ref", "by its item", "without naming it"])
def test_what_is_said_to_be_done_of_the_first_settles_the_renewal(
    record: Record, done: dict[str, object], item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", done, on="2018-09-10"))
    found = record.standings("2018-10-02")
    assert (found["report@a"].status, found[renewal].status) == ("superseded", "fulfilled")
    assert (str(found[renewal].since), found[renewal].days_late) == ("2018-09-10", None)


@WHERE
def test_a_chain_is_done_at_its_end(record: Record, item: str, parties: list[str]) -> None:
    renewal = renewed(record, item, parties)
    again = commitment("third", by=HERE, due="../2018-12", renews=[renewal])
    record.record(readout("c", again, on="2018-06-10", parties=parties))
    record.record(readout("d", completion("other", fulfils=["report@a"]), on="2018-10-10"))
    found = record.standings("2019-01-02")
    refs = ("report@a", renewal, "third@c")
    assert [found[ref].status for ref in refs] == ["superseded", "superseded", "fulfilled"]


@WHERE
def test_progress_is_inherited_and_goes_on(record: Record, item: str, parties: list[str]) -> None:
    renewal = renewed(record, item, parties, progress("report"))
    found = record.standings("2018-03-12")[renewal]
    assert (found.status, found.evidence) == ("in progress", ("report-2@a",))
    found = record.standings("2018-10-12")[renewal]
    assert (found.status, found.progress) == ("overdue", "report-2@a")


@WHERE
def test_progress_on_the_first_item_is_progress_on_the_renewal(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    record.record(readout("c", progress("report"), on="2018-04-10"))
    assert record.status(renewal, "2018-04-12") == "in progress"


@WHERE
def test_what_goes_on_is_reaffirmed_by_its_renewal(
    record: Record, item: str, parties: list[str]
) -> None:
    record.record(readout("a", commitment("report", continuing=True), on="2018-01-10"))
    anew = commitment(item, by=HERE, continuing=True, renews=["report@a"])
    record.record(readout("b", anew, on="2018-03-10", parties=parties))
    found = record.standings("2018-03-12")[f"{item}@b"]
    assert (found.status, str(found.last_reaffirmed)) == ("standing", "2018-03-10")
    record.record(readout("c", commitment("report", continuing=True), on="2018-07-10"))
    assert str(record.standings("2018-08-12")[f"{item}@b"].last_reaffirmed) == "2018-07-10"


@WHERE
def test_what_was_judged_in_part_is_told_of_the_overdue_renewal(
    record: Record, item: str, parties: list[str]
) -> None:
    record.record(readout("a", commitment("report", due="../2018-05"), on="2018-01-10"))
    record.judge(outcome("partly fulfilled", "2018-02-10", "report@a"))
    anew = commitment(item, by=HERE, due="../2018-09", renews=["report@a"])
    record.record(readout("b", anew, on="2018-03-10", parties=parties))
    why = record.standings("2018-10-12")[f"{item}@b"].why
    assert "it was judged to be done in part on 2018-02-10" in why
    assert "no record tells that it was done as a whole" in why


@WHERE
def test_a_request_is_taken_up_by_what_renews_what_took_it_up(
    record: Record, item: str, parties: list[str]
) -> None:
    asked = request("report", by=["JP"], to=["RU"])
    record.record(
        readout("a", asked, on="2018-01-05"),
        readout("b", commitment("report", by=["RU"], due="../2018-05"), on="2018-01-10"),
    )
    anew = commitment(item, by=["RU"], due="../2018-09", renews=["report@b"])
    record.record(readout("c", anew, on="2018-03-10", parties=parties))
    found = record.standings("2018-03-12")["report@a"]
    assert (found.status, found.evidence) == ("taken up", (f"{item}@c",))
    record.judge(outcome("not fulfilled", "2018-10-01", f"{item}@c"))
    assert record.status("report@a", "2018-10-02") == "standing"


@WHERE
def test_the_latest_of_an_item_is_what_it_went_on_to(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    third = commitment("report", due="../2018-12", renews=["report"])
    record.record(readout("c", third, on="2018-05-10"))
    found = record.standings("2018-06-02")
    refs = ("report@a", renewal, "report@c")
    assert [found[ref].status for ref in refs] == ["superseded", "superseded", "open"]
    slip = found["report@c"].slip
    assert slip is not None
    assert (slip.first, slip.times, slip.refs) == ("report@a", 2, ("report@a", renewal))


@WHERE
@pytest.mark.parametrize("holds", ["visit", "visit@a", "{item}@b"])
@pytest.mark.parametrize("late", [False, True], ids=["in order", "the first is recorded last"])
def test_what_was_put_off_is_held_by_whatever_name(
    record: Record, holds: str, item: str, parties: list[str], *, late: bool
) -> None:
    item = item.replace("report", "visit")
    told = [
        readout(
            "a",
            follow_up("visit", due="2018-05"),
            commitment("memo", due={"before": "visit"}),
            on="2018-01-10",
        ),
        readout(
            "b",
            follow_up(item, by=HERE, due="2018-09", renews=["visit@a"]),
            on="2018-03-10",
            parties=parties,
        ),
        readout(
            "c",
            on="2018-09-10",
            holds=[holds.format(item=item)],
            parties=parties if "{" in holds else HERE,
        ),
    ]
    for one in reversed(told) if late else told:
        record.record(one)
    found = record.standings("2018-10-02")
    assert (found["visit@a"].status, found[f"{item}@b"].status) == ("superseded", "held")
    assert found[f"{item}@b"].days_late is None
    assert (found["memo@a"].status, str(found["memo@a"].due_to)) == ("overdue", "2018-09-10")


@WHERE
def test_a_report_that_the_first_was_held_holds_what_it_was_put_off_to(
    record: Record, item: str, parties: list[str]
) -> None:
    record.record(
        readout(
            "a",
            follow_up("report", due="2018-05"),
            commitment("memo", due={"before": "report"}),
            on="2018-01-10",
        )
    )
    later = follow_up(item, by=HERE, due="2018-09", renews=["report@a"])
    record.record(readout("b", later, on="2018-03-10", parties=parties))
    record.record(readout("c", completion("report"), on="2018-09-10"))
    found = record.standings("2018-10-02")
    assert found[f"{item}@b"].status == "held"
    assert str(found["memo@a"].due_to) == "2018-09-10"


@WHERE
def test_only_the_shares_of_those_who_renew_slip(
    record: Record, item: str, parties: list[str]
) -> None:
    record.record(readout("a", commitment("report", due="../2018-05"), on="2018-01-10"))
    by = ["RU", parties[-1]] if parties is BESIDE else ["RU"]
    anew = commitment(item, by=by, due="../2018-09", renews=["report@a"])
    record.record(readout("b", anew, on="2018-03-10", parties=parties))
    slips = {party: record.by(party, "2018-04-12")[f"{item}@b"].slip for party in by}
    assert {party: slip and slip.days for party, slip in slips.items()} == {
        "RU": 122,
        **({"US": None} if parties is BESIDE else {}),
    }


@WHERE
def test_what_is_no_longer_renewed_elsewhere_stands_by_itself_again(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties, progress("report"))
    record.record(readout("c", completion("report"), on="2018-09-10"))
    with record.ledger() as ledger:
        ledger.retract("a", reason="no such", day=date(2019, 1, 1))
    found = record.standings("2018-10-02")[renewal]
    settled = item == "report" and parties is HERE
    assert found.status == ("fulfilled" if settled else "overdue")
    assert found.progress is None
