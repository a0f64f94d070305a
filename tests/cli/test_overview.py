"""The overview of the commands: every one is in it once, and none is imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.commandline import process_environment, tracker
from tracker.cli import COMMANDS
from tracker.cli.overview import GROUPS


def test_every_command_is_told_once(tmp_path: Path) -> None:
    told = [name for commands in GROUPS.values() for name in commands]
    assert sorted(told) == sorted(COMMANDS)
    help_text = tracker("--help", folder=tmp_path).out
    for heading, commands in GROUPS.items():
        assert f"\n{heading}:\n" in help_text
        for name, words in commands.items():
            assert f"\n  {name.ljust(11)}  {words}\n" in help_text


def test_no_command_is_looked_at_for_it(tmp_path: Path) -> None:
    shown = (
        "import sys; from tracker.cli import main; main(['--help'], standalone_mode=False); "
        "print([one for one in sys.modules if one.startswith('tracker.drafting')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", shown],
        cwd=tmp_path,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.endswith("[]\n")
