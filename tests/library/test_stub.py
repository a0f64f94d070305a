"""The stub: what an editor is told of each question is what the catalogue has."""

from __future__ import annotations

import subprocess
import sys
from inspect import Parameter, signature
from pathlib import Path

import pytest

from tests.support.project import PROJECT
from tracker.library import OpenRecord
from tracker.library.given import name_of
from tracker.library.stub import STUB, stub
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question


def test_the_stub_is_what_the_catalogue_gives() -> None:
    assert STUB.read_text(encoding="utf-8") == stub(), "run python -m tracker.library.stub"


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda one: one.name)
def test_every_filter_is_a_parameter(question: Question) -> None:
    given = signature(getattr(OpenRecord, question.name)).parameters
    named = {name for name, one in given.items() if one.kind is Parameter.KEYWORD_ONLY}
    left = {"item"} if question.name == "show" else set()  # it is what is shown
    assert named == {name_of(one) for one in question.filters} - left


def checked(text: str, folder: Path) -> str:
    """What the type checker says of a program."""
    (folder / "program.py").write_text(text, encoding="utf-8")
    words = ["-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(folder / "cache")]
    ran = subprocess.run(
        [sys.executable, *words, str(folder / "program.py")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout


RIGHT = """
from datetime import date, timedelta
from tracker import as_dict, open_record

with open_record("tracker.db") as record:
    for one in record.due(as_of=date(2019, 8, 1), within=timedelta(30), item=["visas"]):
        last: date | None = one.due_to
        told: dict[str, object] = as_dict(one)
    title: str = record.item("visas", as_of="today").title
    ref: str = record.cite("a@b").ref
"""

WRONG = """
from tracker import open_record

with open_record() as record:
    record.overdue(as_off="2019-06-30")
    record.overdue(limit="three")
    for one in record.overdue():
        print(one.rev)
"""


def test_a_type_checker_knows_what_is_given_and_answered(tmp_path: Path) -> None:
    assert checked(RIGHT, tmp_path) == ""
    said = checked(WRONG, tmp_path)
    assert "as_off" in said
    assert 'expected "int | None"' in said
    assert '"Standing" has no attribute "rev"' in said
