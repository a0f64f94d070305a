"""The JSON Schemas: current, and of one mind with the reader about what a file may hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.support.editors import as_an_editor_reads_it
from tests.support.samples import SHIPPED, SMALLEST
from tests.support.shapes import item_lists, readouts
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.files.readouts import item_list_text, readout_text
from tracker.files.schema import FOLDER, items_schema, readout_schema, write

READOUT = Draft202012Validator(readout_schema())
ITEMS = Draft202012Validator(items_schema())


def test_the_files_in_the_package_are_current(tmp_path: Path) -> None:
    write(tmp_path)
    for made in sorted(tmp_path.iterdir()):
        assert (FOLDER / made.name).read_text(encoding="utf-8") == made.read_text(
            encoding="utf-8"
        ), "run python -m tracker.files.schema"


@pytest.mark.parametrize("schema", [readout_schema(), items_schema()])
def test_they_are_schemas_themselves(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert "Input" not in json.dumps(schema)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_is_accepted(path: Path) -> None:
    validator = ITEMS if path.name == "items.yaml" else READOUT
    validator.validate(as_an_editor_reads_it(path.read_text(encoding="utf-8")))


@settings(deadline=None)
@given(readout=readouts())
def test_every_readout_is_accepted(readout: Readout) -> None:
    READOUT.validate(as_an_editor_reads_it(readout_text(readout)))


@settings(deadline=None)
@given(items=item_lists())
def test_every_list_of_items_is_accepted(items: ItemList) -> None:
    ITEMS.validate(as_an_editor_reads_it(item_list_text(items)))


@pytest.mark.parametrize(
    "further",
    [
        "    due: 2018\n",
        "    due: {soon: true}\n",
        "    quote: {exact: a, prefix: b}\n",
        "    key: peace-treaty-9\n",
        "    wording: shared the view\n",
    ],
)
def test_what_may_follow_is_accepted(further: str) -> None:
    READOUT.validate(as_an_editor_reads_it(SMALLEST + further))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("readout: 2019-06-29-osaka\n", ""),
        ("[JP, RU]\nmeetings", "[JP, XX]\nmeetings"),
        ("[JP, RU]\nmeetings", "[JP]\nmeetings"),
        ("date: 2019-06-29", "date: 29 June"),
        ("CommitmentMade", "Commitment"),
        ("    by: [JP, RU]\n", ""),
        ("    by:", "    wording: agred\n    by:"),
        ("    by:", "    complete: true\n    by:"),
        ("    by:", "    due: [2019-08,2019-09]\n    by:"),
        ("    by:", "    meeting: -1\n    by:"),
        ("peace-treaty", "Peace Treaty"),
        ("summary", "sumary"),
    ],
)
def test_what_the_reader_refuses_is_refused(was: str, now: str) -> None:
    assert was in SMALLEST
    assert not READOUT.is_valid(as_an_editor_reads_it(SMALLEST.replace(was, now)))


@pytest.mark.parametrize(
    "text",
    [
        "parties: [JP, RU]\n",
        "parties: [JP, RU]\nitems: [a]\n",
        "parties: [JP, RU]\nitems: {a: {titel: b}}\n",
        "parties: [JP, RU]\nitems: {A b: {title: b}}\n",
        "parties: [JP, RU]\nitems: {a: {item: a, title: b}}\n",
    ],
)
def test_an_items_file_that_the_reader_refuses_is_refused(text: str) -> None:
    assert not ITEMS.is_valid(as_an_editor_reads_it(text))
