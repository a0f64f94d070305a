"""Asking: an answer does not wait for what only recording needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commandline import process_environment
from tracker.queries.catalogue import CATALOGUE

ASKED = """
import sys
from tracker.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command",
    [
        *(f"{one.name} {one.examples[0].get('', '')}" for one in CATALOGUE),
    ],
)
def test_a_question_imports_neither_the_event_store_nor_the_models(
    command: str, recorded: Path
) -> None:
    imported = modules_imported(command, recorded)
    assert "tracker.store.sqlite" in imported
    assert not imported & {"eventsourcing", "pydantic"}


def test_a_question_imports_nothing_that_only_another_needs(recorded: Path) -> None:
    answering = {f"tracker.queries.{one.answer.partition('.')[0]}" for one in CATALOGUE}
    imported = modules_imported("open", recorded)
    assert imported & answering == {"tracker.queries.standings"}
    assert "hashlib" not in imported


def modules_imported(command: str, folder: Path) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", ASKED, *command.split()],
        cwd=folder,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stderr.split())
