"""The catalogue of errors: for everything that goes wrong, exactly what is said and told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.regenerate import CATALOGUE as PATH
from tests.cli.regenerate import said
from tracker.cli.errors import EXIT_CODES, exit_code
from tracker.errors import TrackerError

CATALOGUE: list[dict[str, Any]] = yaml.load(PATH.read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry["situation"])
def test_what_is_said(entry: dict[str, Any], own_record: Path) -> None:
    told = f"[exit {entry['exit']}]\n" if entry["exit"] else ""
    assert said(entry, own_record) == entry["says"] + told


def test_no_message_is_a_traceback() -> None:
    messages = "".join(entry["says"] for entry in CATALOGUE)
    assert "tracker: " in messages
    assert "Traceback" not in messages


def test_the_catalogue_reaches_every_exit_code_but_that_of_a_conflict() -> None:
    assert {entry["exit"] for entry in CATALOGUE} == {0, 1, 2, 4}
    assert {*EXIT_CODES.values()} == {1, 2, 3, 4}


def test_every_error_has_an_exit_code() -> None:
    assert set(EXIT_CODES) == {TrackerError, *_kinds(TrackerError)}
    assert exit_code(TrackerError("no")) == 1


def _kinds(error: type[TrackerError]) -> set[type[TrackerError]]:
    return {kind for direct in error.__subclasses__() for kind in (direct, *_kinds(direct))}
