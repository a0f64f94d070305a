"""How often this parser, `edtf` and `dateparser` read the tables of time phrases right.

A sentence is right when the days read are those expected (or none are, where none are expected),
empty when days are expected and none are read, and wrong otherwise. Only days are compared: the
two packages do not say "soon" or tie a time to an occasion.

    python -m evaluation.time_phrases [TABLE.csv ...]
"""

from __future__ import annotations

import csv
import sys
import warnings
from collections import Counter
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.edtf import window
from tracker.drafting.fiscal import fiscal_year_of
from tracker.drafting.times import due

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = Path(__file__).parents[1] / "tests" / "drafting" / "time_phrases"

Days = tuple[date | None, date | None]


def ours(text: str, anchor: date, by: str = "") -> Days | None:
    """The days read by `tracker.drafting.times`, in the fiscal year of those who speak."""
    found = due(text, anchor, fiscal=fiscal_year_of(by.split()))
    return days(found.edtf) if found and found.edtf else None


def edtf(text: str, _: date) -> Days | None:
    """The days read by `edtf.text_to_edtf`, which knows no anchor."""
    from edtf import text_to_edtf  # noqa: PLC0415

    expression = text_to_edtf(text)
    return days(expression) if expression else None


def dateparser(text: str, anchor: date) -> Days | None:
    """The day found by `dateparser`; None when it finds none, or several."""
    from dateparser.search import search_dates  # noqa: PLC0415

    found = search_dates(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day),  # noqa: DTZ001
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "first",
        },
    )
    days_found = {moment.date() for _, moment in found or ()}
    if len(days_found) != 1:
        return None
    day = days_found.pop()
    return day, day


def days(expression: str) -> Days | None:
    """The first and last day of an expression; None when it is no window."""
    try:
        found = window(expression)
    except ValueError:
        return None
    return found.first, found.last


def verdict(expected: Days | None, read: Days | None) -> str:
    """Whether a reading is right, empty or wrong."""
    if read == expected:
        return "right"
    return "empty" if read is None else "wrong"


def phrase(text: str, anchor: date) -> str:
    """The phrase of a sentence alone, which is all that a library of dates may want to be given."""
    found = due(text, anchor)
    return found.words if found else text


def main(tables: list[Path]) -> None:
    """Print one row for each reader and table."""
    warnings.simplefilter("ignore")
    readers: list[tuple[str, Callable[[str, date], Days | None]]] = [
        ("tracker", ours),
        ("edtf", edtf),
        ("edtf, phrase alone", lambda text, anchor: edtf(phrase(text, anchor), anchor)),
    ]
    if find_spec("dateparser"):
        readers += [
            ("dateparser", dateparser),
            (
                "dateparser, phrase alone",
                lambda text, anchor: dateparser(phrase(text, anchor), anchor),
            ),
        ]
    print(f"{'table':24}{'reader':26}{'right':>7}{'empty':>7}{'wrong':>7}")
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for name, reader in readers:
            tally = Counter(
                verdict(
                    days(row["edtf"]) if row["edtf"] else None,
                    ours(row["text"], date.fromisoformat(row["anchor"]), row.get("by") or "")
                    if reader is ours
                    else reader(row["text"], date.fromisoformat(row["anchor"])),
                )
                for row in rows
            )
            counts = "".join(f"{tally[kind]:>7}" for kind in ("right", "empty", "wrong"))
            print(f"{table.stem:24}{name:26}{counts}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(TABLES.glob("time_phrases*.csv")))
