"""Bad input: whatever is handed in is recorded whole, or refused with file and line."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commandline import process_environment, tracker
from tests.support.project import PROJECT
from tracker.domain.readouts import Readout
from tracker.errors import Unreadable
from tracker.files.readouts import read

SMALL = """\
readout: a
parties: [JP, RU]
meetings:
  - date: 2018-03-01
statements:
  - type: ViewsExchanged
    item: talks
    by: [JP]
    summary: They talked.
"""


def test_many_bad_files_are_refused_in_bounded_memory_without_a_traceback() -> None:
    words = ["--files", "120", "--apart", "3", "--huge", "1", "--seed", "7"]
    ran = subprocess.run(
        [sys.executable, "-m", "campaigns.bad_input", *words],
        cwd=PROJECT,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.splitlines()[-1] == "0 wrong"
    assert "in 4 processes limited to 1024 MB" in ran.stdout


SPOILT: dict[str, tuple[bytes, str]] = {
    "a null byte": (SMALL.replace("talks", "ta\0lks").encode(), "x.yaml:7: the character U+0000"),
    "another encoding": (SMALL.replace("talked", "tälked").encode("latin-1"), "x.yaml:9: the byte"),
    "two bytes a letter": (SMALL.encode("utf-16"), "x.yaml:1: the file is in UTF-16"),
    "a mark that turns the text round": (
        SMALL.replace("talked", "\u202etalked").encode(),
        "x.yaml:9: statements[0].summary: the character U+202E",
    ),
    "an anchor": (SMALL.replace("[JP]", "&who [JP]").encode(), "x.yaml:8: anchors and aliases"),
    "an alias": (SMALL.replace("[JP]", "*who").encode(), "x.yaml:8: anchors and aliases"),
    "a deep nest": (SMALL.encode() + b"  - " + b"[" * 100_000, "x.yaml:10: lists and mappings"),
    "a long line": (
        SMALL.encode() + b"x" * 9_000_000,
        "x.yaml:1: the file is larger than 8 MB",
    ),
    "a number without end": (
        SMALL.replace("date: 2018", "ordinal: " + "9" * 5000 + "\n    date: 2018").encode(),
        "x.yaml:4: meetings[0].ordinal",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_told_with_its_line_and_the_file_beside_it_is_recorded(
    name: str, tmp_path: Path
) -> None:
    spoilt, told = SPOILT[name]
    (tmp_path / "good.yaml").write_text(SMALL.replace("readout: a", "readout: b"))
    (tmp_path / "x.yaml").write_bytes(spoilt)
    ran = tracker("record", "x.yaml", "good.yaml", folder=tmp_path)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.endswith("tracker: 1 file refused; nothing of it was recorded\n")
    assert tracker("export", "b", folder=tmp_path).code == 0
    assert tracker("export", "a", folder=tmp_path).code == 1
    assert ran.err.isprintable() or ran.err.replace("\n", "").isprintable()


def test_whatever_goes_wrong_while_a_file_is_read_names_it(tmp_path: Path) -> None:
    good, deep = tmp_path / "good.yaml", tmp_path / "deep.yaml"
    good.write_text(SMALL)
    deep.write_text(SMALL + "    quote: " + "[" * 60 + "]" * 60 + "\n")
    with pytest.raises(Unreadable, match=r"deep\.yaml:10: "):
        read(deep)
    assert isinstance(read(good), Readout)  # what is prepared once takes a deeper stack
    limit, room = sys.getrecursionlimit(), _room_to_read(good)
    sys.setrecursionlimit(len(inspect.stack()) + room)
    try:
        with pytest.raises(Unreadable, match=r"deep\.yaml: cannot be read, by a fault of"):
            read(deep)
    finally:
        sys.setrecursionlimit(limit)


def _room_to_read(path: Path) -> int:
    """How deep a stack it takes to read a file: how deep differs with what measures the run."""
    limit, depth = sys.getrecursionlimit(), len(inspect.stack())
    for room in range(20, 200):
        sys.setrecursionlimit(depth + room)
        try:
            read(path)
        except (Unreadable, RecursionError):
            continue
        finally:
            sys.setrecursionlimit(limit)
        return room
    raise AssertionError(f"{path} takes more than 200 calls")


ENDS = [
    "9999-12-20~",
    "../9000~",
    "5000/9999-06~",
    "0001~",
    "9999-12-31",
    "9999-24",
    "10000",
    "Y-5",
]


@pytest.mark.parametrize("due", ENDS)
def test_a_deadline_at_the_end_of_the_calendar_takes_no_other_file_with_it(
    due: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(SMALL.replace("readout: a", "readout: good"))
    odd = SMALL.replace("ViewsExchanged", "CommitmentMade") + f"    due: {due}\n"
    (tmp_path / "b.yaml").write_text(odd)
    ran = tracker("record", ".", folder=tmp_path)
    legal = due not in {"9999-24", "10000", "Y-5"}
    assert ran.code == (0 if legal else 2), ran.err
    assert legal or "b.yaml:10: statements[0].due: " in ran.err
    assert "Traceback" not in ran.both
    assert tracker("export", "good", folder=tmp_path).code == 0
    assert tracker("export", "a", folder=tmp_path).code == (0 if legal else 1)
    for day in ("0001-01-01", "9999-12-31"):
        for command in ("open", "overdue", "items", "meetings", "replay"):
            assert tracker(command, "--as-of", day, folder=tmp_path).code == 0
