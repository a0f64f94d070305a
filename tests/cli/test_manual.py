"""The man page: it tells of every command, is set without complaint, and is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.project import PROJECT
from tracker.cli import COMMANDS
from tracker.cli.manual import PAGE, manual

MAN = shutil.which("man")


def test_the_man_page_is_that_of_the_commands() -> None:
    assert PAGE.read_text("utf-8") == manual(), "run python -m tests.cli.regenerate"


def test_it_tells_of_every_command_and_commands_nothing_else() -> None:
    lines = manual().splitlines()
    told = {line.split()[2] for line in lines if line.startswith(".SS tracker ")}
    assert told == set(COMMANDS)
    macros = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert macros == {".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"}


@pytest.mark.skipif(MAN is None, reason="there is no man on this computer")
def test_man_shows_it_without_a_warning() -> None:
    shown = subprocess.run(
        [str(MAN), "--warnings", "-l", str(PAGE)],
        env={"MANWIDTH": "200", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stderr == ""
    assert "tracker - follow diplomatic commitments" in shown.stdout
    assert "tracker record --dry-run events/jp-ru/2019-06-29-osaka.yaml" in shown.stdout


def test_the_wheel_installs_it_and_the_types(tmp_path: Path) -> None:
    source = tmp_path / "source"
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "tracker", source / "tracker", ignore=without)
    (source / "docs").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "docs/tracker.1"):
        shutil.copy(PROJECT / name, source / name)
    words = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", *words, "--wheel-dir", str(tmp_path), str(source)], check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = ZipFile(wheel).namelist()
    assert any(name.endswith(".data/data/share/man/man1/tracker.1") for name in names)
    assert {"tracker/py.typed", "tracker/library/questions.pyi"} <= set(names)
