"""Items that are like: a matter put on an item on record that is not called so is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.drafts import drafted
from tests.support.records import Record
from tracker.drafting.items import Known, Matters, Setting
from tracker.drafting.proposed import Proposed

MARK = "like an item on record: check that it is the same matter"
TEXT = """\
Japan-Russia Foreign Ministers' Meeting
November 23, 2018

Foreign Minister Kono and Foreign Minister Lavrov held a meeting in Rome.

The two ministers agreed to hold the next vice-ministerial consultation in January 2019.
The two ministers confirmed that they would carry out grave visits by airplane in 2019.
"""
SHEET = """\
Party,Commitment,Deadline,Date
Japan and Russia,Hold the second grave visits by airplane of residents.,2019-09,2018-11-23
Japan and Russia,Carry out grave visits by airplane.,2019-09,2018-11-23
"""


@pytest.mark.parametrize(
    ("matter", "like"),
    [
        ("grave visits by airplane", False),
        ("the grave visits by airplane of the former residents", False),
        ("the next grave visits by airplane of the former residents", True),
    ],
)
def test_what_an_item_is_called_is_no_likeness(matter: str, like: bool) -> None:  # noqa: FBT001
    matters = Matters(("JP", "RU"), frozenset())
    matters.add(Known("airplane-grave-visits", "Grave visits by airplane"))
    found = matters.propose(matter, Setting(), occasion=False)
    assert (found.slug, found.known, found.like) == ("airplane-grave-visits", True, like)
    assert bool(found.doubts) is like


@pytest.mark.parametrize(
    ("planned", "year", "slug"),
    [
        ((), "2021", "foreign-ministers-meeting-2021"),
        ((), "2016", "foreign-ministers-meeting-2016-12"),
        (("foreign-ministers-meeting-2016-12",), "2017", "foreign-ministers-meeting-2016-12"),
    ],
    ids=["of another year", "of its year", "still planned, and put off"],
)
def test_an_occasion_of_another_year_that_is_over_is_not_meant(
    planned: tuple[str, ...], year: str, slug: str
) -> None:
    matters = Matters(("JP", "RU"), frozenset(), frozenset(planned))
    matters.add(Known("foreign-ministers-meeting-2016-12", "Meeting of foreign ministers"))
    told = "hold the next meeting of foreign ministers in Moscow"
    assert matters.propose(told, Setting(), occasion=True, year=year).slug == slug


def test_what_one_word_calls_on_record_may_be_another() -> None:
    matters = Matters(("JP", "RU"), frozenset())
    matters.add(Known("team", "Send a team"))
    found = matters.propose("send a football team", Setting(), occasion=False)
    assert (found.slug, found.known, found.like) == ("team", True, True)


def test_a_new_item_does_not_take_the_name_of_one_on_record() -> None:
    matters = Matters(("JP", "RU"), frozenset())
    matters.add(Known("team", "Relief of the harbours of the north"))
    matters.propose("build a team school in Osaka", Setting(), occasion=False)
    found = matters.propose("send a team", Setting(), occasion=False)
    assert (found.slug, found.known, found.like) == ("team", True, True)


def test_a_new_item_names_the_one_on_record_that_is_like_it() -> None:
    found = Proposed("relief-school", 66.7, known=False, near="relief-team")
    assert found.doubts == ("a new item, though relief-team on record is like it (67 of 100)",)


def test_what_this_readout_named_itself_is_not_said_to_be_on_record() -> None:
    matters = Matters(("JP", "RU"), frozenset())
    matters.propose(
        "the grave visits by airplane of the former residents", Setting(), occasion=False
    )
    found = matters.propose("grave visits by airplane", Setting(), occasion=False)
    assert (found.known, found.like) == (True, False)


def test_a_draft_marks_it_in_its_file(shipped: Record, tmp_path: Path) -> None:
    path = tmp_path / "rome.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = tracker("draft", str(path), "--store", shipped.store, folder=tmp_path)
    first, second = ran.out.split("  - type: ")[1:]
    assert "item: humanitarian-measures-consultation" in first
    assert MARK in first
    assert "item: airplane-grave-visits" in second
    assert MARK not in second
    assert "1 marked for review" in ran.err


def test_a_sheet_marks_it_in_its_file(shipped: Record, tmp_path: Path) -> None:
    path = tmp_path / "promises.csv"
    path.write_text(SHEET, encoding="utf-8")
    ran = tracker("import", str(path), "--store", shipped.store, folder=tmp_path)
    first, second = ran.out.split("  - type: ")[1:]
    assert "item: airplane-grave-visits" in first
    assert MARK in " ".join(first.split())
    assert "item: airplane-grave-visits" in second
    assert MARK not in " ".join(second.split())


@pytest.mark.parametrize(
    ("said", "kind", "item"),
    [
        (
            "They regretted that kelp tours were delayed and agreed that Chile would hold them.",
            "CommitmentMade",
            "",
        ),
        ("They discussed the diving courses. Chile will host these in May.", "CommitmentMade", ""),
        ("Japan proposed a round of kelp talks and agreed to hold it in June.", "", ""),
    ],
)
def test_what_is_to_be_held_by_a_word_that_stands_for_it_is_on_the_item_before(
    said: str, kind: str, item: str
) -> None:
    before, last = drafted(said).proposals
    assert last.type == (kind or "FollowUpScheduled")
    assert last.item == (item or before.item)


def test_an_occasion_that_no_word_names_is_to_be_named() -> None:
    (one,) = drafted("The two leaders agreed to hold it in June.").proposals
    assert (one.type, one.item) == ("FollowUpScheduled", "occasion-2031")
    assert one.review == ("its words do not say what it is about; name the item",)
