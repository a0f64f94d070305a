"""The pager: long answers are read in it on a terminal, and whoever leaves it has read enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.terminals import on_a_terminal

LONG, SHORT = ("overdue",), ("overdue", "--limit", "3")
NUMBERED = {"TRACKER_PAGER": "sed s/^/|/"}
"""A pager by whose mark one sees that it was there."""


def test_what_is_longer_than_the_screen_is_read_in_the_pager(recorded: Path) -> None:
    lines = on_a_terminal(*LONG, folder=recorded, env=NUMBERED, width=80).splitlines()
    assert len(lines) > 24
    assert all(line.startswith(b"|") for line in lines)


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (SHORT, NUMBERED),
        ((*LONG, "--no-pager"), NUMBERED),
        ((*LONG, "--format", "json"), NUMBERED),
        (LONG, {"TRACKER_PAGER": "cat"}),
        (LONG, {"TRACKER_PAGER": "", "PAGER": "sed s/^/|/"}),
        (LONG, {"TRACKER_PAGER": "no-such-pager"}),
        (LONG, {**NUMBERED, "TERM": "dumb"}),
    ],
)
def test_otherwise_it_is_printed(
    words: tuple[str, ...], env: dict[str, str], recorded: Path
) -> None:
    assert b"|" not in on_a_terminal(*words, folder=recorded, env=env, width=80)


def test_leaving_the_pager_early_is_no_error(recorded: Path) -> None:
    # The helper fails if the command ends with anything but 0.
    seen = on_a_terminal(
        "replay", "-v", folder=recorded, env={"TRACKER_PAGER": "head -n 2"}, width=80
    )
    assert len(seen.splitlines()) == 2


def test_less_shows_a_screen_and_ends_when_asked_to(recorded: Path) -> None:
    env = {"TRACKER_PAGER": "less", "LESS": "FRX"}
    seen = on_a_terminal("replay", folder=recorded, env=env, width=80, keys=b"q")
    assert 20 < len(seen.splitlines()) < 40
