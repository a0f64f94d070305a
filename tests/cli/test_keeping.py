"""Keeping: what `tracker export` writes, and what it leaves alone."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.support.commandline import process_environment, tracker

OSAKA = "2019-06-29-osaka"
MOSCOW = "copy/jp-ru/2016-12-03-moscow.yaml"


def events(folder: Path) -> str:
    return tracker("export", "--events", "-", folder=folder).out


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Events


def test_events_replace_a_file_and_leave_nothing_beside_it(own_record: Path) -> None:
    (own_record / "backup").mkdir()
    file = own_record / "backup/events.jsonl"
    file.write_text("of long ago\n" * 10_000, encoding="utf-8")
    ran = tracker("export", "--events", "backup/events.jsonl", folder=own_record)
    assert (ran.code, ran.out, ran.err) == (0, "", "Wrote 199 events to backup/events.jsonl.\n")
    assert file.read_text(encoding="utf-8") == events(own_record)
    assert [path.name for path in file.parent.iterdir()] == ["events.jsonl"]


def test_events_go_through_a_pipe(own_record: Path) -> None:
    pipe = own_record / "pipe"
    os.mkfifo(pipe)
    # Opened for both, so that nobody waits for a reader that never comes.
    held, read = os.open(pipe, os.O_RDWR), bytearray()

    def drain() -> None:
        while not read.endswith(b"the end"):
            read.extend(os.read(held, 65536))

    reader = Thread(target=drain)
    reader.start()
    ran = tracker("export", "--events", "pipe", folder=own_record)
    os.write(held, b"the end")
    reader.join()
    os.close(held)
    assert (ran.code, ran.err) == (0, "Wrote 199 events to pipe.\n")
    assert pipe.is_fifo()
    assert read.decode().removesuffix("the end") == events(own_record)


@pytest.mark.parametrize("there", [True, False])
def test_events_go_to_the_target_of_a_link(own_record: Path, *, there: bool) -> None:
    link, target = own_record / "latest.jsonl", own_record / "kept" / "events.jsonl"
    target.parent.mkdir()
    if there:
        target.write_text("of long ago\n", encoding="utf-8")
    link.symlink_to("kept/events.jsonl")
    assert tracker("export", "--events", "latest.jsonl", folder=own_record).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == events(own_record)


def test_events_go_to_the_standard_output_by_its_other_name(own_record: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m tracker export --events /dev/stdout | cat"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=own_record,
        env=process_environment({}),
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == events(own_record)


def test_a_write_that_fails_names_the_file_and_leaves_it_as_it_was(own_record: Path) -> None:
    (own_record / "old.jsonl").write_text("of long ago\n", encoding="utf-8")
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f"ulimit -f 70; {shlex.quote(sys.executable)} -m tracker export --events old.jsonl",
        ],
        cwd=own_record,
        env=process_environment({}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"tracker: old.jsonl: File too large; free some space")
    assert (own_record / "old.jsonl").read_text(encoding="utf-8") == "of long ago\n"
    assert not list(own_record.glob(".*.part"))


# Files


def test_a_readout_alone_makes_no_folders_of_other_relationships(own_record: Path) -> None:
    other = (own_record / f"events/jp-ru/{OSAKA}.yaml").read_text(encoding="utf-8")
    told = other.replace("RU", "FR").replace(OSAKA, "2019-06-26-tokyo")
    (own_record / "other.yaml").write_text(told, encoding="utf-8")
    assert tracker("record", "other.yaml", folder=own_record).code == 0
    assert tracker("export", OSAKA, "--to", "copy", folder=own_record).code == 0
    made = sorted(str(path.relative_to(own_record)) for path in own_record.glob("copy/**/*"))
    assert made == ["copy/jp-ru", f"copy/jp-ru/{OSAKA}.yaml"]


def test_files_that_are_as_they_were_are_written_again(own_record: Path) -> None:
    assert tracker("export", "--to", "copy", folder=own_record).code == 0
    (own_record / MOSCOW).unlink()
    ran = tracker("export", "--to", "copy", folder=own_record)
    assert ran.both == "Wrote 6 files below copy.\n"
    assert (own_record / MOSCOW).exists()


def test_files_that_were_edited_are_named_and_nothing_is_written(own_record: Path) -> None:
    assert tracker("export", "--to", "copy", folder=own_record).code == 0
    shutil.rmtree(own_record / "events")
    for name in (MOSCOW, "copy/jp-ru/items.yaml"):
        with (own_record / name).open("a", encoding="utf-8") as file:
            file.write("# mine\n")
    (own_record / f"copy/jp-ru/{OSAKA}.yaml").unlink()
    before = files(own_record / "copy")
    ran = tracker("export", "--to", "copy", folder=own_record)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "tracker: nothing was written; these files differ from the record:\n"
        f"  {MOSCOW}\n"
        "  copy/jp-ru/items.yaml\n"
        "  Record what they say with tracker amend (an items file with tracker record), move them "
        "away, or give --force to replace them.\n"
    )
    assert files(own_record / "copy") == before
    ran = tracker("export", "--to", "copy", "--force", folder=own_record)
    assert ran.both == "Wrote 6 files below copy.\n"
    assert b"# mine" not in b"".join(files(own_record / "copy").values())


@pytest.mark.parametrize(
    "words",
    [
        ("--events", "a.jsonl", "--to", "copy"),
        (OSAKA, "--events", "a.jsonl"),
        (OSAKA, "--force"),
    ],
)
def test_options_that_do_not_go_together_are_told(own_record: Path, words: tuple[str, ...]) -> None:
    before = files(own_record)
    ran = tracker("export", *words, folder=own_record)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: --" in ran.err
    assert files(own_record) == before
