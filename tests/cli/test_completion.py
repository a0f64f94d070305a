"""Completion: a shell offers commands and the names that are on record."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commandline import process_environment

REF = "pilot-tours@2019-06-29-osaka"


def offered(folder: Path, *words: str, shell: str = "bash") -> list[str]:
    """What a shell offers for the last of some words."""
    given = {"COMP_WORDS": " ".join(("tracker", *words)), "COMP_CWORD": str(len(words))}
    if shell == "fish":
        given["COMP_CWORD"] = words[-1]
    ran = subprocess.run(
        [sys.executable, "-c", "from tracker.cli.main import main; main(prog_name='tracker')"],
        cwd=folder,
        env=process_environment({**given, "_TRACKER_COMPLETE": f"{shell}_complete"}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert not ran.stderr
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("sea",), ["search"]),
        (("show", "visa-r"), ["visa-relaxation"]),
        (("show", "2019-06"), ["2019-06-29-osaka"]),
        (("show", "jp-ru-2019"), ["jp-ru-2019-06-29-summit"]),
        (("show", "pilot-tours@"), [REF]),
        (("history", "pilot"), [REF]),
        (("assess", "pilot"), [REF]),
        (("merge", "pilot"), ["pilot-tours"]),
        (("export", "2018-0"), ["2018-03-21-foreign-ministers"]),
        (("retract", "2018-0"), ["2018-03-21-foreign-ministers"]),
        (("open", "--item", "visa-r"), ["visa-relaxation"]),
        (("open", "--with", "r"), ["RU"]),
        (("open", "--relationship", "JP"), ["JP-RU"]),
        (("open", "--status", "over"), ["overdue"]),
        (("statements", "--type", "follow"), ["follow-up"]),
        (("overdue", "--sort", "urg"), ["urgency"]),
        (("compare", "2018-0"), ["2018-03-21-foreign-ministers"]),
        (("compare", "2018-03-21-foreign-ministers", "2019"), ["2019-06-29-osaka"]),
        (("cite", "2019-06"), ["2019-06-29-osaka"]),
        (("cite", "pilot-tours@"), [REF]),
        (("show", "nothing-of-that-name"), []),
        (("show", "--store", "nowhere.db", "visa-r"), []),
    ],
    ids=" ".join,
)
def test_names_on_record_are_offered(
    recorded: Path, words: tuple[str, ...], found: list[str]
) -> None:
    assert offered(recorded, *words) == [f"plain,{name}" for name in found]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_can_be_told(recorded: Path, shell: str) -> None:
    assert "visa-relaxation" in " ".join(offered(recorded, "show", "visa-r", shell=shell))


def test_nothing_is_made_where_there_is_no_store(tmp_path: Path) -> None:
    assert offered(tmp_path, "show", "v") == []
    assert [*tmp_path.iterdir()] == []


BASH = """
eval "$(_TRACKER_COMPLETE=bash_source tracker)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_tracker_completion tracker
printf "%s\\n" "${{COMPREPLY[@]}}"
"""
# What a terminal would show is printed; the rest of what completes there is not here.
ZSH = """
compdef() {{ }}
compadd() {{ print -l -- $completions }}
_describe() {{ print -l -- ${{completions_with_descriptions%%:*}} }}
eval "$(_TRACKER_COMPLETE=zsh_source tracker)"
words=({words}); CURRENT=$#words
_tracker_completion
"""
FISH = """
_TRACKER_COMPLETE=fish_source tracker | source
complete -C "{words}"
"""

SHELLS = {
    "bash": (["bash", "--norc", "-c"], BASH),
    "zsh": (["zsh", "-f", "-c"], ZSH),
    "fish": (["fish", "--no-config", "-c"], FISH),
}
"""How each shell is started, and told in its own words to complete the last of some words."""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_completes(recorded: Path, shell: str) -> None:
    started, told = SHELLS[shell]
    if shutil.which(started[0]) is None:
        pytest.skip(f"{shell} is not installed here")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    for words, found in (
        ("tracker show visa-r", "visa-relaxation"),
        ("tracker history pilot", REF),
        ("tracker open --with R", "RU"),
        ("tracker retract 2018-0", "2018-03-21-foreign-ministers"),
    ):
        ran = subprocess.run(
            [*started, told.format(words=words)],
            cwd=recorded,
            env=process_environment({"PATH": path}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.stdout.split(), ran.stderr) == ([found], "")
