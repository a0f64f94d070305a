"""Judging from the command line: recorded and taken back, or told what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commandline import Ran, tracker
from tests.support.records import Record
from tests.support.stories import FIRST, A, commitment, readout, views
from tracker.files.readouts import readout_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a record of one conditional promise, due in April 2018, and of talks."""
    told = readout(
        "a", commitment("item", due="2018-04", condition="if possible"), views("talks"), on=FIRST
    )
    (tmp_path / "a.yaml").write_text(readout_text(told), encoding="utf-8")
    assert tracker("record", "a.yaml", folder=tmp_path).code == 0
    return tmp_path


def status(folder: Path, *more: str) -> tuple[str, str | None]:
    ran = tracker("show", "item", "--format", "json", *more, folder=folder)
    (said,) = [one for one in json.loads(ran.out)["statements"] if one["ref"] == A]
    return said["status"], said["rule"]


COMMANDS: list[tuple[list[str], str, str]] = [
    (
        ["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "the press"],
        "fulfilled",
        "the judgement that item@a was fulfilled on",
    ),
    (
        ["condition", A, "lapsed", "--on", "2018-05-01"],
        "lapsed",
        "the judgement that the condition of item@a had lapsed on",
    ),
    (
        ["sought", A, "--through", "2018-05-01"],
        "overdue",
        "the note that evidence of item@a was sought through",
    ),
]


@pytest.mark.parametrize(
    ("words", "now", "said"), COMMANDS, ids=[words[0] for words, _, _ in COMMANDS]
)
def test_a_command_judges_and_takes_back(
    folder: Path, words: list[str], now: str, said: str
) -> None:
    judged = tracker(*words, folder=folder)
    assert (judged.code, judged.out.splitlines()[0]) == (0, "Recorded.")
    assert status(folder)[0] == now
    told = tracker("history", A, "--format", "json", folder=folder)
    (judgement,) = json.loads(told.out)["judgements"]
    assert judgement["known_to"] is None
    back = [words[0], A, "--take-back", "--reason", "the press was wrong"]
    taken = tracker(*back, folder=folder)
    assert (taken.code, taken.out.splitlines()[0]) == (0, f"Withdrew {said} 2018-05-01.")
    assert status(folder) == ("overdue", "commitment.overdue")
    again = tracker(*back, folder=folder)
    assert again.code == 1
    assert "nothing of that kind on item@a is on record" in again.err
    assert events(folder) == 5


def events(folder: Path) -> int:
    with Record(f"sqlite:///{folder}/tracker.db").ledger() as ledger:
        return ledger.size()


def test_a_command_merges_and_takes_back(folder: Path) -> None:
    where = ["--relationship", "jp-ru"]
    assert tracker("merge", "talks", "--into", "item", *where, folder=folder).code == 0
    shown = tracker("show", "talks", "--format", "json", folder=folder)
    assert json.loads(shown.out)["item"] == "item"
    circle = tracker("merge", "item", "--into", "talks", folder=folder)
    assert (circle.code, circle.err) == (1, "tracker: item and talks are one item already\n")
    back = ["merge", "talks", "--take-back", "--reason", "no"]
    taken = tracker(*back, folder=folder)
    assert (taken.code, taken.out) == (0, "Separated talks from item again.\n")
    again = tracker(*back, folder=folder)
    assert (again.code, again.err) == (1, "tracker: talks is not merged into another item\n")
    shown = tracker("show", "talks", "--format", "json", folder=folder)
    assert json.loads(shown.out)["item"] == "talks"


WRONG: list[tuple[list[str], int, str]] = [
    (["assess", A, "--on", "2018-05-01", "--evidence", "x"], 2, "--outcome is missing"),
    (["assess", A, "--outcome", "fulfilled", "--evidence", "x"], 2, "--on is missing"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01"], 2, "--evidence is missing"),
    (["assess", A], 2, "--outcome, --on and --evidence are missing"),
    (["assess", A, "--outcome", "nearly", "--on", "2018-05-01", "--evidence", "x"], 2, "'nearly'"),
    (["assess", "it", "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "x"], 2, "it"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", ""], 2, "eviden"),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-02-30", "--evidence", "x"], 2, "02-30"),
    (["assess", A, "--take-back"], 2, "--reason is missing"),
    (["assess", A, "--take-back", "--reason", ""], 1, "a reason is needed"),
    (["assess", A, "--take-back", "--reason", "x"], 1, "nothing to take back"),
    (
        ["assess", A, "--outcome", "fulfilled", "--on", "9018-05-01", "--evidence", "x"],
        2,
        "to come",
    ),
    (["assess", A, "--outcome", "fulfilled", "--on", "2018-02-01", "--evidence", "x"], 1, "before"),
    (["condition", A, "--on", "2018-05-01"], 2, "say after the ref whether it was met"),
    (["condition", A, "met", "--on", "9018-05-01"], 2, "still to come"),
    (["condition", "itme@a", "met", "--on", "2018-05-01"], 1, "did you mean item@a?"),
    (["condition", "no@b", "met", "--on", "2018-05-01"], 1, "no statement 'no@b' is on record"),
    (["sought", A], 2, "--through is missing"),
    (["sought", "no@a", "--through", "2018-05-01"], 1, "no statement 'no@a' is on record"),
    (["merge", "item", "--relationship", "JP-RU"], 2, "--into is missing"),
    (["merge", "item", "--into", "Talks", "--relationship", "JP-RU"], 2, "into"),
    (["merge", "item", "--into", "visit", "--relationship", "JP-RU"], 1, "no item 'visit'"),
    (["merge", "item", "--into", "talks", "--relationship", "JP-US"], 1, "in JP-US"),
    (["merge", "item", "--take-back", "--relationship", "JP-RU"], 2, "--reason is missing"),
    (["merge", "item", "--take-back", "--reason", "", "--relationship", "JP-RU"], 2, "reason"),
]


@pytest.mark.parametrize(("words", "code", "told"), WRONG)
def test_a_wrong_command_is_told_and_records_nothing(
    folder: Path, words: list[str], code: int, told: str
) -> None:
    ran: Ran = tracker(*words, folder=folder)
    assert ran.code == code
    assert told in ran.err
    assert "Traceback" not in ran.both
    assert events(folder) == 3


def test_whoever_judges_against_a_readout_is_told(own_record: Path) -> None:
    ran = tracker(
        *("assess", "strategic-dialogue@2018-03-21-foreign-ministers"),
        *("--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "a report"),
        folder=own_record,
    )
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Recorded.")
    ref = "foreign-ministers-meeting-2016-12@2016-12-03-moscow"
    ran = tracker(
        *("assess", ref, "--outcome", "not fulfilled", "--on", "2017-01-01"),
        *("--evidence", "a report"),
        folder=own_record,
    )
    assert f"{ref} was judged not fulfilled on 2017-01-01, while 2016-12-03-moscow says" in ran.out
    assert "that it was held. The judgement still applies" in ran.out
