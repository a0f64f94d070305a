"""The document of the exports: its scripts print what they say, of the files that it writes."""

from __future__ import annotations

from pathlib import Path

from tests.support.commandline import process, tracker
from tests.support.project import EVENTS, PROJECT
from tests.support.scripts import run_in_order, scripts

DOCUMENT = PROJECT / "docs" / "exports.md"


def test_its_scripts_print_what_it_says(tmp_path: Path) -> None:
    assert tracker("record", str(EVENTS), folder=tmp_path).code == 0
    assert tracker("export", "--parquet", "record", folder=tmp_path).code == 0
    for form in "csv", "xlsx":
        ran = process("open", "--as-of", "2019-07-01", "--format", form, folder=tmp_path)
        (tmp_path / f"open.{form}").write_bytes(ran.stdout)
    given = scripts(DOCUMENT.read_text(encoding="utf-8"))
    assert len(given) >= 3
    printed = [*run_in_order(given, tmp_path)]
    assert printed == [one.printed for one in given], "run python -m tests.cli.regenerate"
