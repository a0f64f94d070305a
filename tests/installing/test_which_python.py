"""Which Python make takes, and what it says where there is none that will do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.makefile import make
from tests.support.project import PROJECT
from tests.support.pythons import found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a user types make: the Makefile, and the locks that it looks at."""
    for name in "Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock":
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of commands, none of them a Python."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for tool in ("make", "sh", "rm", "test"):
        (commands / tool).symlink_to(shutil.which(tool) or tool)
    return commands


def python(commands: Path, name: str, version: str) -> None:
    """An interpreter of that version, or what would answer like it where there is none."""
    place = found(version)
    script(commands / name, f'exec "{place}" "$@"' if place else f"echo {version} old")


def script(path: Path, text: str) -> Path:
    """A command that does what a line of shell says."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.8", "3.10"])
@pytest.mark.parametrize("goal", ["demo", "test", "lock"])
def test_an_older_python_is_told_in_one_message(
    version: str, goal: str, folder: Path, bare: Path
) -> None:
    python(bare, "python3", version)
    done = make(folder, goal, environment={"PATH": str(bare)})
    assert done.returncode != 0
    where, _, told = done.stdout.partition(" *** ")
    assert where.startswith("Makefile:")
    assert told.splitlines() == [
        f'Python 3.11 or newer is needed, and "python3" is Python {version}.',
        "Look for another with python3.12 --version (or python3.11, python3.13, python3.14).",
        f"Where there is one, type: make {goal} PYTHON=python3.12",
        'Where there is none, install one; see README.md, "Python 3.11 or newer".  Stop.',
    ]
    assert not (folder / ".venv").exists()


def test_the_message_names_a_newer_one_that_is_there(folder: Path, bare: Path) -> None:
    python(bare, "python3", "3.8")
    (bare / "python3.13").symlink_to(shutil.which("true") or "true")
    done = make(folder, environment={"PATH": str(bare)})
    assert done.stdout.splitlines()[1:] == [
        "There is another here; type: make demo PYTHON=python3.13.  Stop."
    ]


def test_a_command_that_is_not_there_is_told(folder: Path, bare: Path) -> None:
    done = make(folder, "demo", "PYTHON=python3.99", environment={"PATH": str(bare)})
    assert done.returncode != 0
    assert '"python3.99" is not to be found.' in done.stdout.splitlines()[0]


def test_the_readme_says_what_the_message_refers_to() -> None:
    assert "### Python 3.11 or newer\n" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_another_python_than_before_makes_the_environment_anew(folder: Path) -> None:
    """Where one is named; the default leaves the environment as it is."""
    this = script(folder / "this", f'exec "{sys.executable}" "$@"')
    (folder / ".venv" / "bin").mkdir(parents=True)
    script(folder / ".venv" / "bin" / "python", "echo another version")
    for stamp in "installed", "installed-dev":
        (folder / ".venv" / stamp).touch()
    planned = make(folder, "-n", ".venv/installed-dev", f"PYTHON={this}")
    assert f"{this} -m venv --clear .venv" in planned.stdout
    kept = make(folder, "-n", ".venv/installed-dev")
    assert "venv --clear" not in kept.stdout
    script(folder / ".venv" / "bin" / "python", f'exec "{this}" "$@"')
    same = make(folder, "-n", ".venv/installed-dev", f"PYTHON={this}")
    assert "venv --clear" not in same.stdout
