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
    ran = subprocess.run(
        [sys.executable, "-c", ASKED, *command.split()],
        cwd=recorded,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(ran.stderr.split())
    assert "tracker.store.sqlite" in imported
    assert not imported & {"eventsourcing", "pydantic"}
