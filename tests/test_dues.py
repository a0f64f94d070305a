"""Due windows: months, seasons and years are what the EDTF package makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from tracker.domain.due import window

YEARS = (1, 4, 100, 1582, 1899, 1900, 1999, 2000, 2019, 2020, 2021, 2100, 9998, 9999)
MONTHS = [f"-{month:02}" for month in range(1, 13)]
SEASONS = ["-21", "-22", "-23"]


@pytest.mark.parametrize("year", YEARS)
def test_years_months_and_seasons_are_those_of_the_package(year: int) -> None:
    for expression in (f"{year:04}{part}" for part in ["", *MONTHS, *SEASONS]):
        parsed = parse_edtf(expression)
        first, last = (date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
        assert window(expression) == (first, last, False), expression


@pytest.mark.parametrize(
    ("expression", "last"),
    [
        ("2018-24", date(2019, 2, 28)),
        ("2019-24", date(2020, 2, 29)),
        ("1899-24", date(1900, 2, 28)),
    ],
)
def test_a_winter_ends_in_the_next_february(expression: str, last: date) -> None:
    assert window(expression) == (date(int(expression[:4]), 12, 1), last, False)


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
def test_other_forms_are_left_to_the_package(expression: str, first: date, last: date) -> None:
    assert window(expression) == (first, last, False)
