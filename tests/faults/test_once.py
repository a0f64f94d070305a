"""Once: what is recorded a single time, though its answer is lost or it is given again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commandline import Ran, tracker
from tests.support.faults.proxies import Behind, LosesAnswers, Pool, proxy
from tests.support.records import Record
from tests.support.stories import commitment, completion, readout
from tracker.files.readouts import readout_text
from tracker.ledger import once

ITEM = "item@a"
SAID = readout("a", commitment("item", due="2018-04", condition="if possible"), on="2018-03-01")
MENDED = readout("a", commitment("item", due="2018-05", condition="if possible"), on="2018-03-01")
LATER = readout("b", commitment("matter"), completion("item", key="done"), on="2018-06-01")

FULFILLED = ["--outcome", "fulfilled", "--on", "2018-05-01", "--evidence", "a report"]
PARTLY = ["--outcome", "partly fulfilled", "--on", "2018-05-02", "--evidence", "another"]
BACK = ["--take-back", "--reason", "it was not"]

BEFORE: list[list[str]] = [
    ["record", "a.yaml", "b.yaml"],
    ["assess", ITEM, *FULFILLED],
    ["assess", ITEM, *PARTLY],
    ["condition", ITEM, "met", "--on", "2018-03-02"],
    ["condition", ITEM, "lapsed", "--on", "2018-03-03"],
    ["sought", ITEM, "--through", "2018-07-01"],
    ["sought", ITEM, "--through", "2018-08-01"],
    ["merge", "matter", "--into", "item", "--relationship", "JP-RU"],
]
"""What is on record before a command whose answer is lost: two of whatever can be taken back."""

COMMANDS: dict[str, tuple[list[str], int, str]] = {
    "record": (["record", "c.yaml"], 2, "Recorded 1 readout with 1 statement."),
    "amend": (["amend", "mended.yaml", "--reason", "a month later"], 1, "Amended a:"),
    "assess": (["assess", ITEM, *FULFILLED, "--note", "again"], 1, "Recorded."),
    "condition": (["condition", ITEM, "met", "--on", "2018-03-04"], 1, "Recorded."),
    "sought": (["sought", ITEM, "--through", "2018-09-01"], 1, "Recorded."),
    "merge": (["merge", "other", "--into", "item", "--relationship", "JP-RU"], 1, "Recorded."),
    "assess back": (["assess", ITEM, *BACK], 1, "partly fulfilled on 2018-05-02"),
    "condition back": (["condition", ITEM, *BACK], 1, "had lapsed on 2018-03-03"),
    "sought back": (["sought", ITEM, *BACK], 1, "sought through 2018-08-01"),
    "merge back": (
        ["merge", "matter", "--relationship", "JP-RU", *BACK],
        1,
        "Separated matter from item",
    ),
}
"""Each writing command, how many events it records, and what it says when it has."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files to record."""
    files = {"a": SAID, "b": LATER, "mended": MENDED}
    files["c"] = readout("c", commitment("third"), on="2018-07-01")
    files["d"] = readout("d", commitment("other"), on="2018-07-01")
    for name, said in files.items():
        (tmp_path / f"{name}.yaml").write_text(readout_text(said), encoding="utf-8")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that tries again at once."""
    monkeypatch.setattr(once, "PAUSE", 0.05)


def prepared(store: str, folder: Path) -> None:
    for words in [*BEFORE, ["record", "d.yaml"]]:
        ran = called(store, folder, *words)
        assert ran.code == 0, ran.err


def called(store: str, folder: Path, *words: str) -> Ran:
    return tracker(*words, "--store", store, folder=folder)


def events(store: str, folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in called(store, folder, "export", "--events", "-").out.splitlines()
    ]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("answers", [1, 2])
@pytest.mark.usefixtures("quick")
def test_a_command_whose_answer_is_lost_is_recorded_once_and_says_so(
    emptied: Callable[[], str], folder: Path, name: str, answers: int
) -> None:
    store = emptied()
    prepared(store, folder)
    before = events(store, folder)
    words, count, said = COMMANDS[name]
    handler = LosesAnswers(Behind.of(store), answers)
    with proxy(handler, store) as through:
        ran = called(through, folder, *words)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    assert handler.lost == 1  # the second try finds what the first has recorded
    assert len(events(store, folder)) == len(before) + count
    assert called(store, folder, "verify").code == 0


@pytest.mark.usefixtures("quick")
def test_an_import_whose_answers_are_lost_is_whole_and_there_once(
    emptied: Callable[[], str], folder: Path
) -> None:
    source = f"sqlite:///{folder}/source.db"
    prepared(source, folder)
    (folder / "backup.jsonl").write_text(
        called(source, folder, "export", "--events", "-").out, encoding="utf-8"
    )
    store = emptied()
    assert called(store, folder, "init").code == 0
    handler = LosesAnswers(Behind.of(store), 1)
    with proxy(handler, store) as through:
        called(through, folder, "import", "backup.jsonl")
    assert handler.lost == 1
    assert called(store, folder, "import", "backup.jsonl").code == 0
    assert events(store, folder) == events(source, folder)


def test_a_rebuild_whose_answer_is_lost_leaves_the_same_views(
    emptied: Callable[[], str], folder: Path
) -> None:
    store = emptied()
    prepared(store, folder)
    handler = LosesAnswers(Behind.of(store), 1)
    with proxy(handler, store) as through:
        called(through, folder, "rebuild")
    assert handler.lost == 1
    assert called(store, folder, "verify").code == 0


def test_who_hears_nothing_any_more_is_told_how_to_ask_once_again(
    emptied: Callable[[], str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "PATIENCE", 0.0)
    store = emptied()
    prepared(store, folder)
    before = events(store, folder)
    words, _, _ = COMMANDS["assess back"]
    with proxy(LosesAnswers(Behind.of(store), 1), store) as through:
        ran = called(through, folder, *words)
    assert ran.code == 4
    assert (
        "it may have been recorded all the same; run the command again with --command-id" in ran.err
    )
    key = ran.err.partition("--command-id ")[2].partition(",")[0]
    again = called(store, folder, *words, "--command-id", key)
    assert again.code == 0
    assert again.out.startswith("Already on record: this command was recorded at ")
    assert len(events(store, folder)) == len(before) + 1
    # Without the id it is another command, and takes back the one before.
    assert "fulfilled on 2018-05-01" in called(store, folder, *words).out
    assert len(events(store, folder)) == len(before) + 2


def test_a_dry_run_whose_end_is_lost_tells_all_the_same_what_it_would_do(
    emptied: Callable[[], str], folder: Path
) -> None:
    store = emptied()
    prepared(store, folder)
    before = events(store, folder)
    handler = LosesAnswers(Behind.of(store), 1, b"ROLLBACK")
    with proxy(handler, store) as through:
        ran = called(through, folder, "record", "c.yaml", "--dry-run")
    assert handler.lost == 1
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Would record 1 readout with 1 statement.")
    assert events(store, folder) == before


@pytest.mark.parametrize("name", ["assess", "condition", "sought", "merge"])
def test_what_is_judged_just_so_already_is_not_judged_again(
    kept: Record, folder: Path, name: str
) -> None:
    prepared(kept.store, folder)
    words, _, _ = COMMANDS[name]
    assert called(kept.store, folder, *words).out.startswith("Recorded.")
    before = events(kept.store, folder)
    ran = called(kept.store, folder, *words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Already on record, unchanged: ")
    assert events(kept.store, folder) == before


def test_one_key_for_two_commands_is_two_commands(kept: Record, folder: Path) -> None:
    prepared(kept.store, folder)
    before = events(kept.store, folder)
    for name in ("sought", "condition", "sought back"):
        words, _, _ = COMMANDS[name]
        assert called(kept.store, folder, *words, "--command-id", "mine").code == 0
    assert len(events(kept.store, folder)) == len(before) + 3


def test_each_recording_carries_the_id_of_its_command_on_its_first_event(
    kept: Record, folder: Path
) -> None:
    prepared(kept.store, folder)
    said = events(kept.store, folder)
    firsts = [
        one
        for one, before in zip(said, [None, *said], strict=False)
        if before is None or before["recordedtime"] != one["recordedtime"]
    ]
    ids = [one["command"] for one in firsts]
    assert len(set(ids)) == len(ids) == len(BEFORE) + 1
    assert sum("command" in one for one in said) == len(ids)


def test_a_pool_of_transactions_may_stand_between(emptied: Callable[[], str], folder: Path) -> None:
    store = emptied()
    with proxy(Pool(Behind.of(store)), store) as through:
        prepared(through, folder)
        for words in (["rebuild"], ["verify"], ["open"], ["export", "--events", "-"]):
            ran = called(through, folder, *words)
            assert ran.code == 0, ran.err
        for words, _, _ in COMMANDS.values():
            ran = called(through, folder, *words)
            assert ran.code == 0, ran.err
    assert called(store, folder, "verify").code == 0
