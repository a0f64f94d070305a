"""Stories on the command line: meetings of an item, and what a replay says made each change."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, follow_up, readout, request, views
from tracker.domain.items import ConditionSettled, ItemList, ItemMerged, OutcomeAssessed
from tracker.domain.readouts import Readout


def assessed(outcome: str, on: str, ref: str = "item@a") -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": ref, "outcome": outcome, "on": on, "evidence": "the press"}
    )


def settled(result: str, on: str, ref: str = "item@a") -> ConditionSettled:
    return ConditionSettled.model_validate({"ref": ref, "result": result, "on": on})


def replayed(folder: Path) -> list[str]:
    """The dates and the changes of a replay: what made them, once, and each change below it."""
    told: list[str] = []
    cause = ""
    for line in tracker("replay", "--to", "2019-01-01", folder=folder).out.splitlines():
        after, day, made_by, before, _, ref = line.split("  ")
        if f"{day}  {made_by}" != cause:
            cause = f"{day}  {made_by}"
            told.append(cause)
        told.append(f"{after}  {ref}" if before == "-" else f"{before} → {after}  {ref}")
    return told


# Replaying


def test_a_judgement_is_no_passing_of_time(record: Record, tmp_path: Path) -> None:
    record.record(
        readout(
            "a",
            commitment("item", due="2018-04", condition="if possible"),
            commitment("other", due="../2018-05-31"),
            follow_up("talks", due="../2018-12-31"),
            on=FIRST,
        )
    )
    record.judge(
        settled("lapsed", "2018-05-10"),
        settled("met", "2018-05-20"),
        assessed("not fulfilled", "2018-06-01"),
        assessed("withdrawn", "2018-06-02", "talks@a"),
    )
    assert replayed(tmp_path) == [
        "2018-03-01  a",
        "open  item@a",
        "open  other@a",
        "scheduled  talks@a",
        "2018-04-01  the passing of time",
        "open → due  item@a",
        "2018-05-01  the passing of time",
        "due → overdue  item@a",
        "2018-05-10  a judgement",
        "overdue → lapsed  item@a",
        "2018-05-20  a judgement",
        "lapsed → overdue  item@a",
        "2018-06-01  the passing of time",
        "open → overdue  other@a",
        "2018-06-01  a judgement",
        "overdue → not fulfilled  item@a",
        "2018-06-02  a judgement",
        "scheduled → cancelled  talks@a",
    ]
    steps = json.loads(tracker("replay", "--format", "json", folder=tmp_path).out)
    assert [(step["date"], len(step["changes"])) for step in steps if step["readout"] is None] == [
        *(("2018-04-01", 1), ("2018-05-01", 1), ("2018-05-10", 1), ("2018-05-20", 1)),
        *(("2018-06-01", 2), ("2018-06-02", 1)),
    ]
    rows = csv.reader(io.StringIO(tracker("replay", "--format", "csv", folder=tmp_path).out))
    assert next(rows) == [
        *("date", "readout", "ref", "before", "after", "rule", "why", "summary"),
    ]


def test_a_request_that_was_judged_met_is_no_passing_of_time(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", request("item"), on=FIRST))
    record.judge(assessed("fulfilled", "2018-04-01"))
    # Such a judgement is refused by now; those that are on record hold.
    record.put("item", assessed("not fulfilled", "2018-05-01"))
    assert replayed(tmp_path) == [
        "2018-03-01  a",
        "standing  item@a",
        "2018-04-01  a judgement",
        "standing → met  item@a",
        "2018-05-01  a judgement",
        "met → standing  item@a",
    ]


def test_a_judgement_that_brings_an_earlier_readout_to_bear_again_is_a_judgement(
    record: Record, tmp_path: Path
) -> None:
    record.record(
        readout("a", request("item"), on=FIRST),
        readout("b", commitment("item", by=["RU"]), on="2018-03-02"),
    )
    record.judge(assessed("fulfilled", "2018-04-01"))
    # Such a judgement is refused by now; those that are on record hold.
    record.put("item", assessed("not fulfilled", "2018-05-01"))
    assert replayed(tmp_path) == [
        "2018-03-01  a",
        "standing  item@a",
        "2018-03-02  b",
        "standing → taken up  item@a",
        "open  item@b",
        "2018-04-01  a judgement",
        "taken up → met  item@a",
        "2018-05-01  a judgement",
        "met → taken up  item@a",
    ]


# The meetings of an item


@pytest.fixture
def met(record: Record, tmp_path: Path) -> Path:
    """A folder with the record of eight meetings, seven of them on an item or its parts."""
    items = [
        {"item": "whole", "title": "Whole"},
        {"item": "part", "title": "Part", "part_of": "whole"},
        {"item": "old", "title": "Old"},
    ]
    record.record(
        ItemList.model_validate({"parties": ["JP", "RU"], "items": items}),
        readout("a", follow_up("whole"), follow_up("whole"), views("talks"), on="2018-01-01"),
        readout("b", views("part"), views("talks"), on="2018-02-01"),
        readout("c", views("old"), on="2018-03-01"),
        readout("d", views("talks"), on="2018-04-01", holds=["whole"]),
        readout("e", views("talks"), on="2018-05-01"),
        readout("f", views("talks"), on="2018-06-01", holds=["whole@a"]),
        readout(
            "g",
            views("talks", by=["US"]),
            on="2018-07-01",
            holds=["whole-2@a"],
            parties=("JP", "US"),
        ),
        readout(
            "h", views("whole", by=["US"]), on="2018-08-01", holds=["part"], parties=("JP", "US")
        ),
    )
    record.judge(ItemMerged(item="old", into="whole"))
    return tmp_path


def meetings(folder: Path, *words: str) -> dict[str, int]:
    """The readouts of the meetings, and how many statements are counted of each."""
    found = json.loads(tracker("meetings", *words, "--format", "json", folder=folder).out)
    return {" ".join(one["readouts"]): one["statements"] for one in found}


def test_the_meetings_of_an_item_are_those_where_it_was_spoken_of_or_held(met: Path) -> None:
    of_two = ("--relationship", "JP-RU")
    whole = {"a": 2, "b": 1, "c": 1, "d": 0, "f": 0}
    assert meetings(met, "--item", "whole", *of_two) == whole
    assert meetings(met, "--item", "old", *of_two) == whole
    assert meetings(met, "--item", "part", *of_two) == {"b": 1}
    assert meetings(met, *of_two) == {"a": 3, "b": 2, "c": 1, "d": 1, "e": 1, "f": 1}


def test_a_meeting_of_another_relationship_can_hold_an_item_by_a_ref(met: Path) -> None:
    whole = {"a": 2, "b": 1, "c": 1, "d": 0, "f": 0, "g": 0, "h": 1}
    assert meetings(met, "--item", "whole") == whole
    assert meetings(met, "--item", "part") == {"b": 1, "h": 0}


def test_what_a_meeting_holds_is_an_item_of_whoever_says_so(record: Record, tmp_path: Path) -> None:
    for name, other, holds in ("a", "CN", []), ("b", "RU", ["g20"]):
        meeting = {"date": FIRST, "id": "g20-osaka", "holds": holds}
        told = readout(name, views("talks", by=["JP"]), on=FIRST, parties=("JP", other))
        given = {**told.model_dump(), "meetings": [meeting]}
        record.record(Readout.model_validate(given))
    record.record(readout("c", views("g20", by=["RU"]), on="2018-05-01", parties=("JP", "RU")))
    assert meetings(tmp_path, "--item", "g20") == {"a b": 0, "c": 1}


# Items by their names


@pytest.fixture
def called(record: Record, tmp_path: Path) -> Path:
    """A folder with the record of items that share names."""
    fishing: dict[str, Any] = {"item": "fishing", "title": "Fishing"}
    quotas: dict[str, Any] = {"item": "quotas", "title": "Quotas", "names": ["fishing rights"]}
    rights = {"item": "rights", "title": "Fishing rights"}
    old = {"item": "old", "title": "Quotas"}
    for other, items in ("RU", [fishing, quotas, rights, old]), ("US", [fishing]):
        parties = ("JP", other)
        record.record(ItemList.model_validate({"parties": parties, "items": items}))
        said = [views(str(item["item"]), by=[other]) for item in items]
        record.record(readout(f"a-{other.lower()}", *said, on=FIRST, parties=parties))
    record.record(readout("b", views("talks", by=["FR"]), on=FIRST, parties=("JP", "FR")))
    record.judge(ItemMerged(item="old", into="quotas"))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["Fishing rights"],
            "quotas (JP-RU), rights (JP-RU); choose one by its short name",
        ),
        (
            ["fishing"],
            "fishing (JP-RU), fishing (JP-US); choose one with --relationship, such as JP-RU",
        ),
        (["fishing", "--relationship", "JP-US"], None),
        (["Quotas"], None),
        (["rights"], None),
    ],
)
def test_a_name_that_several_items_bear_names_none_of_them(
    called: Path, words: list[str], said: str | None
) -> None:
    ran = tracker("show", *words, folder=called)
    refused = f"tracker: several items are called {words[0]!r}: {said}\n"
    assert (ran.code, ran.err) == ((1, refused) if said else (0, ""))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--relationship", "FR-JP"], "is on record in FR-JP; it is in JP-RU, JP-US"),
        (["--with", "FR"], "is on record with FR; it is in JP-RU, JP-US"),
        (["--known-on", "2025-12-31"], "was on record by then; it was named later"),
        (
            ["--known-on", "2025-12-31", "--relationship", "JP-US"],
            "was on record by then in JP-US; it was named later",
        ),
        (
            ["--known-on", "2025-12-31", "--relationship", "FR-JP"],
            "was on record by then in FR-JP; it is in JP-RU, JP-US",
        ),
    ],
)
@pytest.mark.parametrize("command", [["show", "Fishing"], ["open", "--item", "Fishing"]])
def test_an_item_that_is_elsewhere_or_came_later_is_said_to_be_so(
    called: Path, command: list[str], words: list[str], said: str
) -> None:
    ran = tracker(*command, *words, folder=called)
    assert (ran.code, ran.err) == (1, f"tracker: no item 'Fishing' {said}\n")
