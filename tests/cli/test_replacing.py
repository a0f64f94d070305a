"""Replacing: whole files only, on the disk before they are named, as open as before."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.support.commandline import process_environment, tracker
from tracker.errors import Refused
from tracker.files.replacing import Replacing, replaced

OLD, NEW = "of long ago\n" * 1000, "new\n" * 1000
_AUDITED: list[tuple[str, tuple[Any, ...]]] = []
_HEARING = [False]


def _hear(event: str, given: tuple[Any, ...]) -> None:
    if _HEARING[0] and event in ("open", "os.rename"):
        _AUDITED.append((event, given))


sys.addaudithook(_hear)


@contextmanager
def _heard() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """What files are opened and renamed meanwhile, as the interpreter itself tells."""
    _AUDITED.clear()
    _HEARING[0] = True
    try:
        yield _AUDITED
    finally:
        _HEARING[0] = False


@contextmanager
def _called() -> Iterator[list[str]]:
    """The calls to bring to the disk and to rename meanwhile, in order."""
    called: list[str] = []
    before = sys.getprofile()

    def note(_: FrameType, event: str, given: object) -> None:
        name = getattr(given, "__name__", "")
        if event == "c_call" and name in ("fsync", "replace", "rename") and callable(given):
            module = getattr(given, "__module__", None)
            called.extend([name] if module == "posix" else [])

    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_brought_to_the_disk_before_it_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(OLD, encoding="utf-8")
    with _called() as called, replaced(path) as file:
        file.write(NEW)
    assert called == ["fsync", "replace", "fsync"]
    assert path.read_text(encoding="utf-8") == NEW
    assert _names(tmp_path) == ["file"]


def test_it_is_made_beside_under_a_name_that_nobody_can_guess(tmp_path: Path) -> None:
    path, partials = tmp_path / "file", set()
    for _ in range(3):
        with _heard() as heard, replaced(path) as file:
            file.write(NEW)
        renamed = [given for event, given in heard if event == "os.rename"]
        opened = [given for event, given in heard if event == "open"]
        made = [one for one in opened if one[2] & os.O_CREAT and not isinstance(one[0], int)]
        assert [str(given[1]) for given in renamed] == [str(path)]
        assert [str(given[0]) for given in made] == [str(renamed[0][0])]
        assert made[0][2] & os.O_EXCL
        assert made[0][2] & os.O_NOFOLLOW
        assert Path(made[0][0]).parent == tmp_path
        partials.add(str(made[0][0]))
    assert len(partials) == 3


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_it_is_as_open_as_what_it_replaces(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_text(OLD, encoding="utf-8")
    path.chmod(mode)
    with replaced(path) as file:
        (partial,) = tmp_path.glob(".*.part")
        assert stat.S_IMODE(partial.stat().st_mode) == 0o600
        file.write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_is_as_open_as_the_user_has_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with replaced(tmp_path / "file") as file:
            file.write(NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(OLD, encoding="utf-8")
    with pytest.raises(RuntimeError):
        _fail_half_way(path)
    assert path.read_text(encoding="utf-8") == OLD
    assert _names(tmp_path) == ["file"]


def _fail_half_way(path: Path) -> None:
    with replaced(path) as file:
        file.write(NEW)
        file.flush()
        raise RuntimeError


KILLED = """
import os, signal, sys
from pathlib import Path
from tracker.files.replacing import replaced
with replaced(Path(sys.argv[1])) as file:
    file.write("half")
    file.flush()
    os.fsync(file.fileno())
    print("written", flush=True)
    signal.pause()
"""


def test_a_run_that_is_killed_leaves_the_old_file_and_the_next_clears_the_rest(
    tmp_path: Path,
) -> None:
    path = tmp_path / "file"
    path.write_text(OLD, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        env=process_environment({}),
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "written\n"
        # What is being written is not taken for what was left behind.
        with replaced(tmp_path / "other") as file:
            file.write(NEW)
        assert len(list(tmp_path.glob(".*.part"))) == 1
        assert path.read_text(encoding="utf-8") == OLD
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    assert path.read_text(encoding="utf-8") == OLD
    (left,) = tmp_path.glob(".*.part")
    assert left.read_text(encoding="utf-8") == "half"
    with replaced(path) as file:
        file.write(NEW)
    assert _names(tmp_path) == ["file", "other"]


def test_an_export_clears_what_a_killed_one_left(own_record: Path) -> None:
    left = own_record / "copy/jp-ru" / f".x.yaml.{'0' * 16}.part"
    left.parent.mkdir(parents=True)
    left.write_text("half", encoding="utf-8")
    mine = left.with_name(".mine.part")
    mine.write_text("of somebody's own", encoding="utf-8")
    assert tracker("export", "--to", "copy", folder=own_record).code == 0
    assert not left.exists()
    assert mine.exists()


def test_a_link_out_of_the_folder_is_not_followed(own_record: Path) -> None:
    own_record.joinpath("elsewhere").mkdir()
    target = own_record / "elsewhere/kept.txt"
    target.write_text("precious\n", encoding="utf-8")
    home = own_record / "copy/jp-ru"
    home.mkdir(parents=True)
    (home / "2019-06-29-osaka.yaml").symlink_to(target)
    ran = tracker("export", "--to", "copy", "--force", folder=own_record)
    assert ran.code == 1
    assert "link that leads out of the folder" in ran.err
    assert target.read_text(encoding="utf-8") == "precious\n"
    (home / "2019-06-29-osaka.yaml").unlink()
    for path in home.iterdir():
        path.unlink()
    home.rmdir()
    home.symlink_to(own_record / "elsewhere")
    ran = tracker("export", "--to", "copy", folder=own_record)
    assert ran.code == 1
    assert _names(own_record / "elsewhere") == ["kept.txt"]


def test_a_link_of_somebody_else_in_a_folder_of_everybody_is_not_followed(tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can make a link of somebody else's")
    target = tmp_path / "target"
    target.write_text(OLD, encoding="utf-8")
    everybodys = tmp_path / "everybodys"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    link = everybodys / "file"
    link.symlink_to(target)
    os.chown(link, 12345, 12345, follow_symlinks=False)
    with pytest.raises(Refused, match="somebody else made"), replaced(link):
        pass
    assert target.read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize(
    "command",
    [
        "export --calendar ./tracker.db",
        "export --feed link",
        "export --prov tracker.db-wal",
        "export --events tracker.db",
        "export --timeline link.svg",
        "brief --format markdown -o tracker.db",
    ],
)
def test_a_store_is_never_replaced(own_record: Path, command: str) -> None:
    for link in ("link", "link.svg"):
        (own_record / link).symlink_to("tracker.db")
    before = (own_record / "tracker.db").read_bytes()
    ran = tracker(*command.split(), folder=own_record)
    target = command.rsplit(maxsplit=1)[-1]
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"tracker: {Path(target)}: is a database, such as a store,")
    assert (own_record / "tracker.db").read_bytes() == before


@pytest.mark.parametrize(
    "command", ["export --calendar", "export --events", "export --prov", "brief --format html -o"]
)
def test_a_readout_file_is_not_replaced_by_what_is_made_of_the_record(
    own_record: Path, command: str
) -> None:
    (own_record / "r1.yaml").write_text(OLD, "utf-8")
    ran = tracker(*command.split(), "r1.yaml", folder=own_record)
    assert ran.code == 1
    assert "r1.yaml: is there already, and what is exported here is no YAML" in ran.err
    assert (own_record / "r1.yaml").read_text("utf-8") == OLD


def test_links_in_a_circle_are_an_error_with_the_files_name(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match=r"a'$"), Replacing().file(tmp_path / "a"):
        pass


def test_reviewing_keeps_a_file_to_its_owner(tmp_path: Path) -> None:
    text = (
        "Japan-Norway meeting\n\nOslo, 12 March 2019\n\nThe Ministers agreed to sign the fisheries"
        " agreement shortly before the summit in Bergen.\n"
    )
    (tmp_path / "readout.txt").write_text(text, encoding="utf-8")
    words = ("--party", "JP", "--party", "NO", "--date", "2019-03-12")
    drafted = tracker("draft", "readout.txt", *words, folder=tmp_path)
    file = tmp_path / "draft.yaml"
    file.write_text(drafted.out, encoding="utf-8")
    file.chmod(0o600)
    kept = tmp_path / "kept.yaml"
    kept.hardlink_to(file)  # so that its place on the disk is not given to another
    subprocess.run(
        [sys.executable, "-m", "tracker", "review", "draft.yaml", "readout.txt", "--all"],
        cwd=tmp_path,
        env=process_environment({}),
        input=b"a\n" * 9,
        check=True,
        capture_output=True,
    )
    assert not file.samefile(kept)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
