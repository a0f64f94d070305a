"""The document of the library and the notebook: they print what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.notebooks import NOTEBOOK, cells
from tests.support.project import EVENTS, PROJECT
from tests.support.scripts import Script, run_in_order, scripts
from tracker.queries.catalogue import QUESTIONS

DOCUMENT = PROJECT / "docs" / "library.md"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded")
    assert tracker("record", str(EVENTS), folder=folder).code == 0
    return folder


def agree(given: list[Script], folder: Path) -> None:
    printed = [*run_in_order(given, folder)]
    assert printed == [one.printed for one in given], "run python -m tests.cli.regenerate"


def test_the_document_prints_what_it_says(recorded: Path) -> None:
    given = scripts(DOCUMENT.read_text(encoding="utf-8"))
    assert len(given) >= 6
    agree(given, recorded)


def test_the_notebook_prints_what_it_says() -> None:
    agree(cells(NOTEBOOK), NOTEBOOK.parent)


def test_every_question_is_in_the_document() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [name for name in QUESTIONS if f"`{name}" not in text] == []
