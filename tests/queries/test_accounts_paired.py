"""Which statements of two accounts are one act, where each tells of several alike."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, progress, readout, request

REVIEW = commitment("fund", due="../2018-12", summary="Review the fund.")
PAY = commitment("fund", due="../2018-06", summary="Pay into the fund.")
SPRING, AUTUMN = follow_up("talks", due="2018-04"), follow_up("talks", due="2018-10")
RELEASE = request("ship", key="release", by=["JP"], to=["RU"], summary="Release the ship.")
DAMAGES = request("ship", key="damages", by=["JP"], to=["RU"], summary="Pay damages.")


def accounts(record: Record, first: list[Act], second: list[Act]) -> dict[str, tuple[str, ...]]:
    """The refs of each act by what is said of it, where two publishers tell of a meeting."""
    record.record(
        readout("m-jp", *first, on="2018-01-10", publisher="JP"),
        readout("m-ru", *second, on="2018-01-10", publisher="RU"),
    )
    told = record.standings("2018-07-15").values()
    return {f"{one.summary} {one.due_to or ''}".strip(): one.refs for one in told}


@pytest.mark.parametrize("second", [*permutations((PAY, REVIEW))])
def test_what_one_account_leaves_out_is_an_act_of_its_own(
    record: Record, second: tuple[Act, ...]
) -> None:
    found = accounts(record, [REVIEW], [*second])
    number = {"Pay into the fund.": "", "Review the fund.": ""}
    for place, one in enumerate(second):
        number[one["summary"]] = "fund" if place == 0 else "fund-2"
    assert found == {
        "Review the fund. 2018-12-31": ("fund@m-jp", f"{number['Review the fund.']}@m-ru"),
        "Pay into the fund. 2018-06-30": (f"{number['Pay into the fund.']}@m-ru",),
    }
    assert record.statuses("2018-07-15")[f"{number['Pay into the fund.']}@m-ru"] == "overdue"


def test_rounds_are_paired_by_their_times(record: Record) -> None:
    record.record(
        readout("m-jp", AUTUMN, on="2018-01-10", publisher="JP"),
        readout("m-ru", SPRING, AUTUMN, on="2018-01-10", publisher="RU"),
    )
    standings = record.standings("2018-07-15")
    assert {ref: (one.status, one.refs) for ref, one in standings.items()} == {
        "talks@m-jp": ("scheduled", ("talks@m-jp", "talks-2@m-ru")),
        "talks@m-ru": ("overdue", ("talks@m-ru",)),
    }


@pytest.mark.parametrize(("told", "left"), [(RELEASE, "damages"), (DAMAGES, "release")])
def test_what_goes_by_one_key_is_one_act(record: Record, told: Act, left: str) -> None:
    found = accounts(record, [RELEASE, DAMAGES], [told])
    key = told["key"]
    assert sorted(found.values()) == sorted([(f"{key}@m-jp", f"{key}@m-ru"), (f"{left}@m-jp",)])


def test_what_agrees_in_nothing_is_one_act_in_its_order(record: Record) -> None:
    later = commitment("fund", due="../2019-06", summary="Pay into the fund.")
    (refs,) = accounts(record, [PAY], [later]).values()
    assert refs == ("fund@m-jp", "fund@m-ru")


RENEWAL = commitment("plan", due="../2018-10", renews=["plan@old"])
BEGUN = progress("plan", key="draft")


@pytest.mark.parametrize(
    ("first", "second"),
    [([RENEWAL], [BEGUN]), ([BEGUN], [RENEWAL]), ([RENEWAL], [RENEWAL, BEGUN])],
    ids=["renewed and begun", "begun and renewed", "one tells of both"],
)
def test_progress_that_one_account_tells_is_of_what_the_other_renews(
    record: Record, first: list[Act], second: list[Act]
) -> None:
    record.record(
        readout("old", commitment("plan", due="../2018-05"), on="2018-01-10"),
        readout("m-jp", *first, on="2018-04-10", publisher="JP"),
        readout("m-ru", *second, on="2018-04-10", publisher="RU"),
    )
    (found,) = (ref for ref in record.statuses("2018-07-01") if ref.startswith("plan@m"))
    assert record.status(found, "2018-07-01") == "in progress"
    assert (
        "progress on its item was reported (draft@m-" in record.standings("2018-12-01")[found].why
    )


def test_progress_of_one_day_is_not_of_what_is_promised_first_on_it_elsewhere(
    record: Record,
) -> None:
    record.record(
        readout("m", commitment("plan", due="../2018-10"), on="2018-04-10"),
        readout("n", BEGUN, on="2018-04-10", meeting="other"),
    )
    assert record.status("plan@m", "2018-07-01") == "open"


@pytest.mark.parametrize("whose", ["m-jp", "m-ru"])
@pytest.mark.parametrize("make", [commitment, follow_up])
def test_one_report_is_of_one_instalment_whoever_tells_of_both(
    record: Record, whose: str, make: Callable[..., Act]
) -> None:
    first, second = make("report", due="../2018-06"), make("report", due="../2018-12")
    told = {name: [first, second] if name == whose else [first] for name in ("m-jp", "m-ru")}
    record.record(
        *(
            readout(name, *acts, on="2018-01-10", publisher=name[-2:].upper())
            for name, acts in told.items()
        ),
        readout("done", completion("report"), on="2018-06-10"),
    )
    statuses = record.statuses("2018-06-20")
    assert statuses["report@m-jp"] in ("fulfilled", "held")
    assert statuses[f"report-2@{whose}"] in ("open", "scheduled")
