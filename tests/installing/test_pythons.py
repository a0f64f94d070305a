"""Every Python from 3.11 installs what the locks name, and the tracker answers there as here.

Only where they are asked for, by `make test-pythons`: each makes an environment of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.makefile import make
from tests.support.project import PROJECT
from tests.support.pythons import found

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
QUICK = [
    "tests/cli/test_golden.py",
    "tests/drafting/test_sources.py",
    "tests/files/test_reading_yaml.py",
    "tests/installing/test_locks.py",
]
"""Tests that take seconds, and between them use most of the packages."""

pytestmark = [
    pytest.mark.pythons,
    pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"]),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The project's files as they are now, in a folder with a space in its name."""
    made = (
        ".venv",
        ".git",
        "build",
        "*.egg-info",
        "__pycache__",
        ".*_cache",
        ".hypothesis",
        "*.db",
    )
    folder = tmp_path / "a fresh checkout"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(*made))
    return folder


def test_the_tracker_is_installed_and_works_there(version: str, checkout: Path) -> None:
    if version == HERE:
        pytest.skip(f"Python {version} is the one that all the other tests run on")
    python = found(version)
    if python is None:
        pytest.skip(f"no Python {version} is here, neither on PATH nor by pyenv")
    demo = make(checkout, "demo", f"PYTHON={python}")
    assert demo.returncode == 0, demo.stdout
    for asked in "overdue --limit 12", "show visa-relaxation":
        assert f"$ tracker {asked}\n" in demo.stdout
    assert (checkout / ".venv" / "lib" / f"python{version}").is_dir()
    dev = make(checkout, ".venv/installed-dev")
    assert dev.returncode == 0, dev.stdout
    tests = subprocess.run(
        [checkout / ".venv" / "bin" / "pytest", *QUICK],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tests.returncode == 0, tests.stdout


def test_every_package_is_to_be_had_where_no_such_python_is(version: str, tmp_path: Path) -> None:
    """Without an interpreter that much can be known: each package has a wheel for it."""
    if version == HERE or found(version):
        pytest.skip(f"Python {version} is here, and the packages are installed on it")
    download = "pip download --quiet --no-deps --require-hashes --only-binary :all:"
    to: list[str | Path] = ["--dest", tmp_path, "-r", PROJECT / "requirements-dev.lock"]
    got = subprocess.run(
        [sys.executable, "-m", *download.split(), "--python-version", version, *to],
        capture_output=True,
        text=True,
        check=False,
    )
    assert got.returncode == 0, got.stderr
    assert len(list(tmp_path.glob("*.whl"))) > 50
