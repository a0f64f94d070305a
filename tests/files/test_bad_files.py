"""The catalogue of bad files: each is refused with the lines and the words that it gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.samples import SMALLEST, written
from tracker.drafting.deadlines import deadline
from tracker.errors import Unreadable
from tracker.files.faults import MOST_FAULTS
from tracker.files.readouts import read

CATALOGUE: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "bad_files.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


def _text(bad: dict[str, Any]) -> str:
    match bad:
        case {"whole": str(whole)}:
            return whole
        case {"below": str(below)}:
            return SMALLEST + below
        case _:
            assert bad["instead_of"] in SMALLEST
            return SMALLEST.replace(bad["instead_of"], bad["stands"], 1)


@pytest.mark.parametrize("bad", CATALOGUE, ids=lambda bad: bad["faults"][0][:60])
def test_a_bad_file_is_refused_in_these_words(bad: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path, _text(bad))
    with pytest.raises(Unreadable) as raised:
        read(path, reads=deadline)
    assert str(raised.value).splitlines() == [f"{path}:{fault}" for fault in bad["faults"]]


def test_faults_without_number_are_not_all_told(tmp_path: Path) -> None:
    text = SMALLEST + "  - a\n" * (MOST_FAULTS + 50)
    with pytest.raises(Unreadable) as raised:
        read(written(tmp_path, text))
    *told, last = raised.value.faults
    assert len(told) == MOST_FAULTS
    assert (last.line, last.message) == (110, "more is wrong from here on; begin above")


def test_a_long_value_is_told_shortened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        read(written(tmp_path, SMALLEST + f"    due: {'x' * 100_000}\n    {'y' * 5000}: a\n"))
    assert all(len(fault.message) < 1000 for fault in raised.value.faults)
