"""Extras: what is told of how one is installed is true of the project, wherever it is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tracker.extras import installing, installing_there

ROOT = Path(__file__).parents[2]
TOLD = re.compile(r"installing(?:_there)?\('(\w+)'\)|pip install '\.\[(\w+)\]'")


def test_what_is_told_to_be_installed_is_an_extra_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    files = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("docs/*.md")]
    named = [found for file in files for found in TOLD.findall(file.read_text(encoding="utf-8"))]
    assert {one or other for one, other in named} <= set(project["optional-dependencies"])
    assert len(named) > 10


def test_it_is_installed_beside_the_program_whichever_pip_a_shell_finds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "elsewhere"))
    told = "install '.[brief]' in the folder of the program"
    assert installing("brief") == f"{tmp_path}/python -m pip {told}"
    (tmp_path / "pip").touch(mode=0o755)
    assert installing("brief") == f"{tmp_path}/pip {told}"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installing("brief") == f"pip {told}"


def test_nobody_is_sent_to_an_index_where_the_program_is_not() -> None:
    assert installing_there("brief") == "pip install '.[brief]' in the folder of the program"
    files = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    assert [one for one in files if "commitment-tracker[" in one.read_text(encoding="utf-8")] == []
