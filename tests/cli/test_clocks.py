"""Clocks on the command line: an answer says as of which day it is, and as known on which."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.items import ItemList
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.filters import FILTERS

AHEAD = date.today() + timedelta(days=400)  # noqa: DTZ011 - the clock of the command line
ABOUT = {"show": ("pilot-tours",), "search": ("visa",)}
ANSWERS = [
    (question.name, *ABOUT.get(question.name, ()))
    for question in CATALOGUE
    if FILTERS[0] in question.filters
]
EVERY = pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
NOTHING = pytest.mark.parametrize("nothing", [False, True], ids=["something", "nothing"])


@EVERY
@NOTHING
def test_an_answer_about_a_past_record_says_so(
    recorded: Path, words: tuple[str, ...], *, nothing: bool
) -> None:
    day = "2016-01-01" if nothing else "2019-12-31"
    moment = f"{AHEAD}T12:00:00Z"
    said = tracker(*words, "--as-of", day, "--known-on", moment, folder=recorded).both
    assert f"as of {day}, as known on {moment}, a moment to come" in said
    assert "as known on" not in tracker(*words, "--as-of", day, folder=recorded).both


@EVERY
def test_an_answer_about_a_day_to_come_says_so(recorded: Path, words: tuple[str, ...]) -> None:
    told = f"as of {AHEAD}, a day to come"
    assert told in tracker(*words, "--as-of", str(AHEAD), folder=recorded).both
    today = str(date.today())  # noqa: DTZ011
    assert "to come" not in tracker(*words, "--as-of", today, folder=recorded).both


def test_a_record_to_come_is_said_to_be_so(recorded: Path) -> None:
    said = tracker("overdue", "--as-of", "2019-01-15", "--known-on", str(AHEAD), folder=recorded)
    assert f" as of 2019-01-15, as known on {AHEAD}, a day to come." in said.both
    today = str(date.today())  # noqa: DTZ011
    said = tracker("overdue", "--as-of", "2019-01-15", "--known-on", today, folder=recorded)
    assert f" as of 2019-01-15, as known on {today}. " in said.both


def test_replay_to_a_day_to_come_says_so(recorded: Path) -> None:
    said = tracker("replay", "--to", str(AHEAD), folder=recorded).both
    assert said.endswith(f" statuses changed as of {AHEAD}, a day to come.\n")


def test_an_item_of_which_only_the_parts_were_mentioned_says_as_of_when(
    record: Record, tmp_path: Path
) -> None:
    items = [
        {"item": "whole", "title": "Whole"},
        {"item": "part", "title": "A", "part_of": "whole"},
    ]
    record.record(
        ItemList.model_validate({"parties": ["JP", "RU"], "items": items}),
        readout("a", commitment("part"), on="2018-03-01"),
    )
    said = tracker("show", "whole", "--as-of", "2018-03-01", "-v", folder=tmp_path).out
    assert "    as of 2018-03-01: open; last mentioned 2018-03-01\n" in said
    assert "(part@a, of its part part): nothing on record settles it" in " ".join(said.split())
