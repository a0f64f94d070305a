"""Sheets: CSV in which no text is a formula, and workbooks as Excel would read them."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.commandline import process, tracker
from tests.support.terminals import on_a_terminal
from tracker.cli.sheets import print_sheet
from tracker.errors import Refused

REF = "formulas@2019-09-05-vladivostok"
HARMFUL = (
    '=HYPERLINK("http://example.org","click")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "＝1+1",
)
QUESTIONS = (
    *(("open",), ("overdue",), ("fulfilled",), ("unfulfilled",), ("items",), ("meetings",)),
    *(("replay",), ("show", "formulas"), ("history", REF), ("search", "formulas")),
)


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose texts are formulas to a program for spreadsheets."""
    folder = tmp_path_factory.mktemp("harmful")
    said = [
        {
            "type": "CommitmentMade",
            "item": f"formulas-{number}" if number else "formulas",
            "by": ["JP"],
            "summary": text,
            "due": "2020-03",
            "condition": text,
        }
        for number, text in enumerate(HARMFUL)
    ]
    readout = {
        "readout": "2019-09-05-vladivostok",
        "title": HARMFUL[0],
        "parties": ["JP", "RU"],
        "meetings": [{"date": "2019-09-05", "place": "=Vladivostok", "ordinal": 27}],
        "statements": said,
    }
    (folder / "r.yaml").write_text(json.dumps(readout), "utf-8")
    assert tracker("record", "r.yaml", folder=folder).code == 0
    for number, outcome in (1, "fulfilled"), (2, "not fulfilled"):
        ref = REF.replace("@", f"-{number}@")
        judged = ("--outcome", outcome, "--on", "2020-03-02", "--evidence", HARMFUL[0])
        assert tracker("assess", ref, *judged, folder=folder).code == 0
    return folder


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_no_cell_of_csv_is_a_formula(words: tuple[str, ...], harmful: Path) -> None:
    ran = tracker(*words, "--format", "csv", folder=harmful)
    assert (ran.code, ran.err) == (0, "")
    head, *rows = csv.reader(io.StringIO(ran.out, newline=""))
    assert rows
    assert not [
        cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    ]
    if "summary" in head:
        said = {row[head.index("summary")] for row in rows}
        assert said <= {f"'{text}" for text in HARMFUL}


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_workbook_holds_what_csv_does_and_no_formula(
    words: tuple[str, ...], harmful: Path
) -> None:
    told = tracker(*words, "--format", "csv", folder=harmful).out
    done = process(*words, "--format", "xlsx", folder=harmful)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = _rows(done.stdout)
    plain = [[_plain(cell.value) for cell in row] for row in rows]
    expected = [[_without_mark(cell) for cell in row] for row in csv.reader(io.StringIO(told))]
    assert plain == expected
    assert len(rows) > 1
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d", "b", "inlineStr"}
    assert not [cell for row in rows for cell in row if cell.hyperlink]


def test_days_and_numbers_of_a_workbook_are_such(harmful: Path) -> None:
    done = process("meetings", "--format", "xlsx", folder=harmful)
    head, row = ([cell.value for cell in row] for row in _rows(done.stdout))
    meeting = dict(zip(head, row, strict=True))
    assert meeting["date"].date() == date(2019, 9, 5)
    assert (meeting["ordinal"], meeting["statements"]) == (27, 5)
    assert meeting["place"] == "=Vladivostok"


def test_csv_with_a_byte_order_mark_is_utf_8_whatever_the_language(recorded: Path) -> None:
    words = ("show", "consultation-plan", "--as-of", "2019-01-15", "--format")
    plain = process(*words, "csv", folder=recorded)
    for env in {}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "utf-16"}:
        marked = process(*words, "csv-bom", folder=recorded, env=env)
        assert marked.returncode == 0
        assert marked.stdout == b"\xef\xbb\xbf" + plain.stdout


def test_numbers_stay_numbers_and_texts_that_begin_harmlessly_stay_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [
        {"a": -1, "b": -1.5, "c": True, "d": None, "e": date(2019, 1, 2), "f": "a=1", "g": "’-"}
    ]
    print_sheet("csv", rows, list("abcdefg"))
    assert capsys.readouterr().out == "a,b,c,d,e,f,g\n-1,-1.5,true,,2019-01-02,a=1,’-\n"
    print_sheet("csv", [{"a": ["-x", "y"], "b": "\tx", "c": "\r=x"}], list("abc"))
    assert capsys.readouterr().out == "a,b,c\n'-x y,'\tx,\"'\r=x\"\n"


def test_what_no_cell_of_a_workbook_can_hold(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    long, smiles = "x" * 40_000, "😀" * 20_000
    rows = [{"a": long, "b": smiles, "c": "y" * 32_767, "d": date(1868, 1, 3), "e": "\x01\ufffe"}]
    print_sheet("xlsx", rows, list("abcde"))
    sys.stdout.flush()
    written = capfdbinary.readouterr()
    assert written.err.startswith(b"tracker: 2 texts are longer than a cell of a workbook may be")
    values = [cell.value for cell in _rows(written.out)[1]]
    assert values[0].endswith("x…")
    assert values[1].endswith("😀…")
    assert values[2:4] == ["y" * 32_767, "1868-01-03"]


def test_more_rows_than_a_workbook_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.exports.sheets.ROWS", 3)
    with pytest.raises(Refused, match="more rows than the 3 that a workbook holds"):
        print_sheet("xlsx", [{"a": 1}] * 3, ["a"])


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")
def test_a_workbook_is_not_written_on_a_terminal(recorded: Path) -> None:
    told = on_a_terminal("items", "--format", "xlsx", folder=recorded, code=2)
    assert b"PK" not in told
    assert b"a workbook is no text for a terminal" in told


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows())


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value).removesuffix(" 00:00:00")


def _without_mark(cell: str) -> str:
    return cell.removeprefix("'")
