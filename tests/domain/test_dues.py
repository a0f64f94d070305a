"""Due windows: every date of the calendar that EDTF can write, and what it makes of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from pydantic import ValidationError

from tests.support.records import Record
from tests.support.stories import commitment, follow_up, readout
from tracker.domain.due import Due
from tracker.domain.edtf import window
from tracker.files.forms import strays
from tracker.queries import Viewpoint

YEARS = (1, 4, 100, 1582, 1899, 1900, 1999, 2000, 2019, 2020, 2021, 2100, 9998, 9999)
MONTHS = [f"-{month:02}" for month in range(1, 13)]
SEASONS = ["-21", "-22", "-23"]


@pytest.mark.parametrize("year", YEARS)
def test_years_months_and_seasons_are_those_of_the_package(year: int) -> None:
    for expression in (f"{year:04}{part}" for part in ["", *MONTHS, *SEASONS]):
        parsed = parse_edtf(expression)
        first, last = (date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
        assert window(expression)[:3] == (first, last, False), expression


@pytest.mark.parametrize(
    ("expression", "last"),
    [
        ("2018-24", date(2019, 2, 28)),
        ("2019-24", date(2020, 2, 29)),
        ("1899-24", date(1900, 2, 28)),
    ],
)
def test_a_winter_ends_in_the_next_february(expression: str, last: date) -> None:
    assert window(expression)[:3] == (date(int(expression[:4]), 12, 1), last, False)


@pytest.mark.parametrize(
    "expression",
    [
        "0000",
        "0000-02",
        "0000-24",
        "9999-24",
        "2019-00",
        "2019-13",
        "2019-20",
        "２０１９",
        "2019-0２",
    ],
)
def test_what_is_no_year_month_or_season_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="is not a date or time expression"):
        window(expression)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2019-XX", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-25", date(2019, 3, 1), date(2019, 5, 31)),
    ],
)
def test_other_forms_are_read(expression: str, first: date, last: date) -> None:
    assert window(expression)[:3] == (first, last, False)


# ISO 8601-2, 4.8 and the table of EDTF level 2: spring, summer, autumn, winter; of the North and of
# the South; quarters, thirds and halves of a year. One over the turn of the year is named by the
# year in which it begins.
PARTS = {
    21: ("2020-03-01", "2020-05-31"),
    22: ("2020-06-01", "2020-08-31"),
    23: ("2020-09-01", "2020-11-30"),
    24: ("2020-12-01", "2021-02-28"),
    25: ("2020-03-01", "2020-05-31"),
    26: ("2020-06-01", "2020-08-31"),
    27: ("2020-09-01", "2020-11-30"),
    28: ("2020-12-01", "2021-02-28"),
    29: ("2020-09-01", "2020-11-30"),
    30: ("2020-12-01", "2021-02-28"),
    31: ("2020-03-01", "2020-05-31"),
    32: ("2020-06-01", "2020-08-31"),
    33: ("2020-01-01", "2020-03-31"),
    34: ("2020-04-01", "2020-06-30"),
    35: ("2020-07-01", "2020-09-30"),
    36: ("2020-10-01", "2020-12-31"),
    37: ("2020-01-01", "2020-04-30"),
    38: ("2020-05-01", "2020-08-31"),
    39: ("2020-09-01", "2020-12-31"),
    40: ("2020-01-01", "2020-06-30"),
    41: ("2020-07-01", "2020-12-31"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_year_has_its_months_wherever_it_stands(part: int) -> None:
    first, last = map(date.fromisoformat, PARTS[part])
    expression = f"2020-{part}"
    assert window(expression)[:3] == (first, last, False)
    assert window(f"{expression}~")[:3] == (first, last, True)
    assert window(f"../{expression}")[:3] == (None, last, False)
    assert window(f"{expression}/..")[:3] == (first, None, False)
    assert window(f"2019-01/{expression}%")[:3] == (date(2019, 1, 1), last, True)
    assert window(f"{expression}/2022-{part}")[:3] == (first, _later(last, part), False)
    assert window(f"[{expression},2020-05-05]")[:3] == (
        min(first, date(2020, 5, 5)),
        max(last, date(2020, 5, 5)),
        False,
    )
    assert window(f"{{..{expression}}}")[:3] == (None, last, False)


def _later(last: date, part: int) -> date:
    """The last day of the same part two years later; no February of these has 29 days."""
    assert part in PARTS
    return last.replace(year=last.year + 2)


@pytest.mark.parametrize("part", ["20", "42", "99", "00", "13"])
def test_a_number_that_is_no_part_of_a_year_is_refused(part: str) -> None:
    for expression in (f"2020-{part}", f"2020-{part}~", f"../2020-{part}", f"[2019,2020-{part}]"):
        with pytest.raises(ValueError, match=f"'2020-{part}~?'.* is not a date or time expression"):
            window(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("20XX", (date(2000, 1, 1), date(2099, 12, 31), False)),
        ("000X", (date(1, 1, 1), date(9, 12, 31), False)),
        ("2019-XX-XX", (date(2019, 1, 1), date(2019, 12, 31), False)),
        ("2020-02-XX", (date(2020, 2, 1), date(2020, 2, 29), False)),
        ("2019-1X", (date(2019, 10, 1), date(2019, 12, 31), False)),
        ("2019-0X", (date(2019, 1, 1), date(2019, 9, 30), False)),
        ("19XX-02-29", (date(1904, 2, 29), date(1996, 2, 29), False)),
        ("2019-XX-31", (date(2019, 1, 31), date(2019, 12, 31), False)),
        ("201X~", (date(2010, 1, 1), date(2019, 12, 31), True)),
        ("2019S2", (date(2000, 1, 1), date(2099, 12, 31), False)),
        ("2019S4", (date(2019, 1, 1), date(2019, 12, 31), False)),
        ("2019?-06-15", (date(2019, 6, 15), date(2019, 6, 15), True)),
        ("2019-~06", (date(2019, 6, 1), date(2019, 6, 30), True)),
        ("%2019", (date(2019, 1, 1), date(2019, 12, 31), True)),
        ("2019-06-29T18:30:00Z", (date(2019, 6, 29), date(2019, 6, 29), False)),
        ("2019-06-29T18:30:00+09:00", (date(2019, 6, 29), date(2019, 6, 29), False)),
    ],
)
def test_digits_that_are_not_known_and_marks_within_are_read(
    expression: str, expected: tuple[date, date, bool], capfd: pytest.CaptureFixture[str]
) -> None:
    assert window(expression)[:3] == expected
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "year", ["10000", "20252", "10000-05", "-0001", "-0044-03-15", "Y17000", "Y-5", "0000", "0000~"]
)
def test_a_year_outside_the_calendar_is_refused_and_told_so(year: str) -> None:
    for expression in (year, f"../{year}", f"{year}/..", f"[2019,{year}]"):
        with pytest.raises(ValueError, match="within the calendar, whose years are 0001 to 9999"):
            window(expression)


@pytest.mark.parametrize("winter", ["9999-24", "9999-28", "9999-30"])
def test_a_season_that_ends_after_the_calendar_is_told_so(winter: str) -> None:
    with pytest.raises(ValueError, match="it ends after the last day, 9999-12-31") as refused:
        window(winter)
    assert "four digits" not in str(refused.value)


@pytest.mark.parametrize("expression", ["../..", "/", "../"])
def test_what_is_open_at_both_ends_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="is open at both ends"):
        window(expression)


@pytest.mark.parametrize("expression", ["[..]", "{..}", "[..2019,2020..]"])
def test_a_set_that_is_open_at_both_ends_is_refused_in_a_file_and_read_where_it_is_on_record(
    expression: str,
) -> None:
    assert window(expression)[:3] == (None, None, False)
    for due in expression, {"edtf": f" {expression}"}:
        ((path, told),) = strays({"statements": [{"due": due}]}).items()
        assert path[:3] == ("statements", 0, "due")
        assert told.endswith("is open at both ends, which says nothing; leave it out")


@pytest.mark.parametrize("expression", ["XXXX-02-29", "XXXX", "XXXX-05/2020", "[XXXX-05,2020]"])
def test_what_names_no_year_is_refused_in_a_file_and_read_where_it_is_on_record(
    expression: str,
) -> None:
    assert window(expression).last
    for due in expression, {"edtf": f" {expression}"}:
        ((path, told),) = strays({"statements": [{"due": due}]}).items()
        assert path[:3] == ("statements", 0, "due")
        assert told.endswith(
            "names no year, so that it is of every year from 0001 to 9999; write "
            "the year, or leave it out"
        )


def test_spaces_around_an_expression_and_its_marks_are_left_out() -> None:
    for given, kept in {
        "2020 ": "2020",
        " 2018 / 2019": "2018/2019",
        "[ 2019-08 , .. ]": "[2019-08,..]",
    }.items():
        assert Due.model_validate(given).edtf == kept
    with pytest.raises(ValidationError, match="'20 19' is not a date"):
        Due.model_validate("20 19")


EXTREMES = [
    *("9999-12-20~", "9999-12-31", "9999-12-31~", "9999~", "9999-12", "9998-24~", "9999-41%"),
    *("../9000~", "../9999", "../9999-12-31~", "5000/9999-06~", "0001~", "0001-01-01", "../0001~"),
    *("0001/9999~", "9999-12-31/..", "[..9999-12-30]", "{9999-12-01~,9999-12-31}", "0001-01-01/.."),
]


@pytest.mark.parametrize("expression", EXTREMES)
@pytest.mark.parametrize("made", [date.min, date(2019, 5, 1), date.max])
def test_a_window_at_either_end_of_the_calendar_passes_in_order(
    expression: str, made: date
) -> None:
    found = window(expression)
    passing = list(found.passing(made))
    assert passing == sorted(passing)
    for day in passing:
        assert found.past(day, made) != "no"
        assert found.past(day, made) != found.past(day - timedelta(1), made)
    if not found.last or found.last == date.max:
        assert not passing
    if passing and not found.approximate:
        assert found.last
        assert passing == [found.last + timedelta(1)]


def test_every_window_can_be_recorded_asked_about_and_verified(record: Record) -> None:
    acts = [
        make(f"item-{number}-{kind}", due=due)
        for number, edtf in enumerate(EXTREMES)
        for kind, make in (("promise", commitment), ("visit", follow_up))
        for due in (edtf, {"edtf": edtf, "approximate": True})
    ]
    tied = commitment("tied", due={"before": "item-1-visit", "edtf": "9999-12-31~"})
    for name, day in (("first", "0001-01-01"), ("middle", "2019-05-01"), ("last", "9999-12-31")):
        record.record(readout(name, *acts, tied, on=day))
    assert len(record.statuses("9999-12-31")) == 3 * (len(acts) + 1)
    assert len(record.statuses("0001-01-01")) == len(acts) + 1
    with record.queries() as queries:
        for on in (date.min, date.max):
            queries.items(Viewpoint(on))
            queries.replay(Viewpoint(on))
            queries.meetings(Viewpoint(on))
    with record.ledger() as ledger:
        ledger.verify()


def test_what_ends_with_the_calendar_is_due_to_its_last_day(record: Record) -> None:
    record.record(readout("a", commitment("last", due="9999-12-20~"), on="2019-05-01"))
    record.record(readout("b", commitment("far", due="../9000~"), on="2019-05-01"))
    expected = {
        "2019-05-01": ("open", "open"),
        "9999-12-19": ("open", "possibly overdue"),
        "9999-12-20": ("due", "possibly overdue"),
        "9999-12-31": ("possibly overdue", "possibly overdue"),
    }
    for day, statuses in expected.items():
        assert record.statuses(day) == dict(zip(("last@a", "far@b"), statuses, strict=True)), day
