"""The terminal: what others wrote is shown on it, and commands it nowhere."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.terminals import on_a_terminal
from tracker.characters import DANGEROUS

HOSTILE = "\x1b[2J\x1b]0;owned\x07\u202e\u200b\x9b1mx"
READOUT = """\
readout: 2019-06-29-osaka
title: "A {0} title"
parties: [JP, RU]
meetings:
  - date: 2019-06-29
    kind: summit
    place: "Osaka {0}"
statements:
  - type: CommitmentMade
    item: widget-pact
    by: [JP]
    summary: "Do {0} the widget thing."
    due: 2020-03
    condition: "if {0} so"
    quote: "the {0} words"
"""
ASKED = (
    ("open", "--as-of", "2019-07-01"),
    ("open", "--as-of", "2019-07-01", "-v"),
    ("statements", "--as-of", "2019-07-01"),
    ("search", "widget"),
    ("readouts",),
    ("log",),
    ("overdue", "--as-of", "2020-06-01"),
    ("items", "--as-of", "2019-07-01"),
    ("show", "widget-pact", "--as-of", "2019-07-01"),
    ("meetings",),
    ("replay",),
    ("history", "widget-pact@2019-06-29-osaka"),
    ("open", "--as-of", "2019-07-01", "--format", "json"),
    ("open", "--as-of", "2019-07-01", "--format", "csv"),
    ("history", "widget-pact@2019-06-29-osaka", "--format", "json"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of what somebody hostile has written."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "osaka.yaml").write_text(READOUT.format(_MARK), encoding="utf-8")
    ran = tracker("record", "osaka.yaml", folder=folder, env={"TRACKER_USER": f"Ann {HOSTILE}"})
    assert ran.code == 0, ran.err
    with closing(sqlite3.connect(folder / "tracker.db")) as store, store:
        assert _made_hostile(store) >= 5
    return folder


_MARK = "mmmark"


def _made_hostile(store: sqlite3.Connection) -> int:
    """Put what a file may not hold into the views, as somebody can who makes a store."""
    changed = 0
    tables = store.execute(
        # Of the index of words no texts are read.
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'tracker_words%'"
    )
    for (table,) in tables.fetchall():
        for column in store.execute(f'PRAGMA table_info("{table}")').fetchall():
            name = f'"{column[1]}"'
            changed += store.execute(
                f'UPDATE "{table}" SET {name} = replace({name}, ?, ?) '
                f"WHERE typeof({name}) = 'text' AND {name} LIKE ? AND {name} NOT LIKE '{{%'",
                (_MARK, f"{HOSTILE}\noverdue", f"%{_MARK}%"),
            ).rowcount
    return changed


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_an_answer_shows_what_would_command(words: tuple[str, ...], hostile: Path) -> None:
    ran = tracker(*words, folder=hostile)
    assert ran.code == 0, ran.err
    assert re.search("(?i)widget|osaka", ran.out)
    assert not re.search(DANGEROUS, ran.both)


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_on_a_terminal_only_the_programs_own_styles_are_commands(
    words: tuple[str, ...], hostile: Path
) -> None:
    shown = _on_a_terminal(*words, folder=hostile)
    assert re.search("(?i)widget|osaka", shown)
    left = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert not re.search(DANGEROUS, left)
    # The colours are the program's: none of the text's own was taken for one.
    assert "\x1b[2J" not in shown
    assert not re.search(r"\\x1b\[[0-9;]*m", shown)


def test_what_is_read_in_a_pager_commands_nothing_either(hostile: Path) -> None:
    asked = ("open", "--as-of", "2019-07-01", "-v")
    paged = _on_a_terminal(*asked, folder=hostile, env={"TRACKER_PAGER": "cat -u", "LINES": "3"})
    assert paged == _on_a_terminal(*asked, folder=hostile)


def test_a_style_of_the_program_is_still_one(hostile: Path) -> None:
    assert "\x1b[2m" in _on_a_terminal("open", "--as-of", "2019-07-01", folder=hostile)


def test_json_means_what_was_recorded(hostile: Path) -> None:
    ran = tracker("open", "--as-of", "2019-07-01", "--format", "json", folder=hostile)
    assert json.loads(ran.out)[0]["summary"].startswith("Do ")


def test_a_summary_of_two_lines_is_one_line_of_an_answer(hostile: Path) -> None:
    ran = tracker("open", "--as-of", "2019-07-01", "-v", folder=hostile)
    assert re.search(r"^    Do .* overdue the widget thing\.$", ran.out, re.MULTILINE)


def test_who_records_is_kept_without_what_commands(hostile: Path) -> None:
    ran = tracker("history", "widget-pact@2019-06-29-osaka", folder=hostile)
    assert re.search(r"by Ann x$", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    "words", [("show", HOSTILE), ("record", f"{HOSTILE}.yaml"), ("open", "--as-of", HOSTILE)]
)
def test_an_error_shows_what_would_command(words: tuple[str, ...], hostile: Path) -> None:
    ran = tracker(*words, folder=hostile)
    assert ran.code in (1, 2)
    assert not re.search(DANGEROUS, ran.both)


def _on_a_terminal(*words: str, folder: Path, env: Mapping[str, str] | None = None) -> str:
    """What a command prints on a terminal, with the line ends of a file."""
    written = on_a_terminal(*words, folder=folder, env=env, width=80)
    return written.decode().replace("\r\n", "\n")
