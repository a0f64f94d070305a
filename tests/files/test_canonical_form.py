"""The canonical form: the shipped files are in it, and nothing is lost on the way through it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.support.samples import SHIPPED, SMALLEST, written
from tests.support.shapes import AWKWARD, item_lists, readouts
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.files.readouts import item_list_text, read, read_readout, readout_text
from tracker.files.scalars import scalar
from tracker.files.yaml import read_mapping

one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def text_of(recorded: Readout | ItemList) -> str:
    if isinstance(recorded, ItemList):
        return item_list_text(recorded)
    return readout_text(recorded)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_comes_back_byte_for_byte(path: Path) -> None:
    assert text_of(read(path)).encode() == path.read_bytes()


@one_folder
@given(readout=readouts())
def test_a_readout_is_read_back_as_it_was(readout: Readout, tmp_path: Path) -> None:
    text = readout_text(readout)
    back = read_readout(written(tmp_path, text))
    assert back == readout
    assert readout_text(back) == text


@one_folder
@given(items=item_lists())
def test_a_list_of_items_is_read_back_as_it_was(items: ItemList, tmp_path: Path) -> None:
    assert read(written(tmp_path, item_list_text(items))) == items


@pytest.mark.parametrize("flow", [False, True])
@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_is_a_text_to_readers_of_either_yaml(text: str, *, flow: bool) -> None:
    document = f"a: [{scalar(text, flow=True)}]" if flow else f"a: {scalar(text)}"
    expected = [text] if flow else text
    assert read_mapping(document.encode(), "x")["a"] == expected
    if text != "2019-06-29":
        assert yaml.safe_load(document)["a"] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("NO", '"NO"'),
        ("JP", "JP"),
        ("2018", '"2018"'),
        ("2018-05", "2018-05"),
        ("2019-06-29", "2019-06-29"),
        ("../2019-11", "../2019-11"),
        ("[2019-08,2019-09]", '"[2019-08,2019-09]"'),
        ("a, b", "a, b"),
        ("it’s 'so'", "it’s 'so'"),
        ('say "so"', 'say "so"'),
        ('"so"', r'"\"so\""'),
        ("a: b", '"a: b"'),
        ("a\n\x85b", r'"a\n\u0085b"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, form: str) -> None:
    assert scalar(text) == form


def test_what_goes_without_saying_is_left_out(tmp_path: Path) -> None:
    said = SMALLEST + (
        "    key: peace-treaty\n    to: []\n    due: {edtf: 2018-05, approximate: false}\n"
        "    meeting: 0\n    condition:\n    quote: {exact: go on}\n"
    )
    text = readout_text(read_readout(written(tmp_path, said)))
    assert text == SMALLEST + "    due: 2018-05\n    quote: go on\n"


def test_a_key_is_written_where_it_is_not_the_derived_one(tmp_path: Path) -> None:
    second = "  - type: ViewsExchanged\n    key: {}\n    item: peace-treaty\n    by: [JP]\n"
    keyed = SMALLEST + second.format("peace-treaty-9") + "    summary: Talk.\n"
    derived = SMALLEST + second.format("peace-treaty-2") + "    summary: Talk.\n"
    assert readout_text(read_readout(written(tmp_path, keyed))) == keyed
    assert "key:" not in readout_text(read_readout(written(tmp_path, derived)))


def test_a_readout_without_statements_says_so(tmp_path: Path) -> None:
    silent = SMALLEST[: SMALLEST.index("statements")] + "statements: []\n"
    assert readout_text(read_readout(written(tmp_path, silent))) == silent


@pytest.mark.parametrize("key", ["renews", "fulfils", "holds"])
def test_a_single_target_needs_no_brackets(tmp_path: Path, key: str) -> None:
    kind = "ProgressWelcomed" if key == "fulfils" else "CommitmentMade"
    told = {
        "readout": "a",
        "parties": ["JP", "RU"],
        "meetings": [{"date": "2019-06-29"}],
        "statements": [{"type": kind, "item": "visas", "by": ["JP"], "summary": "Ease visas."}],
    }
    place = told["meetings" if key == "holds" else "statements"][0]
    assert isinstance(place, dict)
    if key == "fulfils":
        place["complete"] = True
    place[key] = "visas"
    path = tmp_path / "a.yaml"
    path.write_text(json.dumps(told), "utf-8")
    assert f"{key}: [visas]" in readout_text(read_readout(path))
