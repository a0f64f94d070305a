"""Extras: what is told of how one is installed is true of the project, wherever it is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tracker.extras import installing

ROOT = Path(__file__).parents[2]
TOLD = re.compile(r"installing\('(\w+)'\)|pip install '\.\[(\w+)\]'")


def test_what_is_told_to_be_installed_is_an_extra_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    files = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("docs/*.md")]
    named = [found for file in files for found in TOLD.findall(file.read_text(encoding="utf-8"))]
    assert {one or other for one, other in named} <= set(project["optional-dependencies"])
    assert len(named) > 10


def test_nobody_is_sent_to_an_index_where_the_program_is_not() -> None:
    assert installing("brief") == "pip install '.[brief]' in the folder of the program"
    files = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    assert [one for one in files if "commitment-tracker[" in one.read_text(encoding="utf-8")] == []
