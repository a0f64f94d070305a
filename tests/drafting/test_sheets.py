"""Sheets: promises as people keep them become a readout file, with every doubt marked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from tests.support.commandline import Ran, tracker
from tests.support.sheets import ROWS, TOP, workbook
from tracker.cli import main
from tracker.domain.statements import CommitmentMade
from tracker.files.readouts import read_draft

DOUBTS = {
    1: ["counted from the day of the meeting", "the sheet says ‘done’", "FollowUpScheduled"],
    2: ["`due: 2020-04-03` or `due: 2020-03-04`", "the sheet says ‘ongoing’"],
    4: ["may be a FollowUpScheduled", "counted from the day"],
    5: ["did you mean Japan (JP)?", "put as an act of JP, RU", "‘Overdue’"],
    6: ["SU, a country that is no more", "put as an act of", "coloured (FF0000)", "not fulfilled"],
    7: ["‘Japan (METI)’ is read as JP", "shown without its day", "‘100%’"],
    8: ["43922 may be the number of a day in a spreadsheet, 2020-04-01", "struck out"],
    9: ["by the fiscal year of JP", "hidden in the sheet"],
    10: ["does not say whose it is"],
    11: ["‘asap’ is not read", "--outcome 'not fulfilled'"],
    12: ["perhaps `continuing: true`"],
    13: ["may be a day of a month, or a month of a year"],
    14: ["may be a RequestMade"],
    15: ["may be a ProgressWelcomed"],
    16: ["‘Korea’ may be KP or KR", "put as unsure"],
    17: ["no day of the calendar", "merged (B23:B25)"],
    18: ["counted from the day of the meeting", "merged"],
    19: ["before the meeting", "the same words as in row 24", "--outcome withdrawn"],
    20: ["‘Japan’ is taken from row 25", "the sheet says ‘x’"],
}
"""What is marked, by the number that each promise has in the sheet."""

UNREAD = (2, 8, 11, 12, 13, 15, 17)
"""The promises of which no time may be read."""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return workbook(tmp_path / "promises.xlsx")


def imported(folder: Path, *words: str) -> Ran:
    ran = tracker("import", *words, folder=folder)
    assert ran.code == 0, ran.err
    (folder / "draft.yaml").write_text(ran.out, encoding="utf-8")
    return ran


def written(folder: Path, text: str) -> str:
    (folder / "promises.csv").write_text(text, encoding="utf-8")
    return "promises.csv"


def test_every_doubt_of_a_workbook_is_marked(sheet: Path, tmp_path: Path) -> None:
    imported(tmp_path, sheet.name)
    readout, marks = read_draft(tmp_path / "draft.yaml")
    assert len(readout.statements) == len(ROWS)
    assert {place + 1 for place in marks} == set(DOUBTS)
    for number, expected in DOUBTS.items():
        told = " / ".join(marks[number - 1])
        assert [doubt for doubt in expected if doubt not in told] == [], told


def test_no_time_that_is_in_doubt_is_decided(sheet: Path, tmp_path: Path) -> None:
    imported(tmp_path, sheet.name)
    readout, _ = read_draft(tmp_path / "draft.yaml")
    undated = [
        number
        for number, one in enumerate(readout.statements, start=1)
        if isinstance(one, CommitmentMade) and one.due is None
    ]
    assert undated == [*UNREAD]


def test_nothing_of_a_workbook_is_lost(sheet: Path, tmp_path: Path) -> None:
    text = " ".join(imported(tmp_path, sheet.name).out.replace("#", " ").split())
    for grid in load_workbook(sheet):
        for row in grid.iter_rows():
            for cell in row:
                if cell.value is not None and not cell.is_date:
                    assert str(cell.value) in text, cell.coordinate
                if cell.comment:
                    assert cell.comment.text in text


def test_after_review_it_records(sheet: Path, tmp_path: Path) -> None:
    imported(tmp_path, sheet.name)
    assert tracker("record", "draft.yaml", folder=tmp_path).code == 2
    result = CliRunner().invoke(
        main,
        ["review", str(tmp_path / "draft.yaml")],
        input="a\n" * len(ROWS),
        env={"TRACKER_USER": "anna"},
    )
    assert result.exit_code == 0, result.output
    assert "# What the sheet has beside the words" in (tmp_path / "draft.yaml").read_text("utf-8")
    ran = tracker("record", "draft.yaml", folder=tmp_path)
    assert ran.code == 0, ran.err
    assert "20 statements" in ran.out


def test_a_dry_run_shows_what_each_column_is_read_as(sheet: Path, tmp_path: Path) -> None:
    ran = tracker("import", sheet.name, "--dry-run", folder=tmp_path)
    assert ran.out.splitlines()[0] == f"JP-RU: heads in row {TOP}, 21 rows below"
    assert "  B  Who?  ->  by" in ran.out
    assert "Lists: not read, hidden" in ran.out


def test_columns_are_read_as_the_user_says(tmp_path: Path) -> None:
    name = written(tmp_path, "Lead;Ziel;Kommentar\nJP;Send experts.;2020\nRU;Open it.;2021\n")
    ran = tracker("import", name, folder=tmp_path)
    assert (ran.code, "no column of promises is known" in ran.err) == (2, True)
    given = ("--column", "Ziel=summary", "--column", "c=due", "--date", "2019-06-29")
    assert 'due: "2020"' in imported(tmp_path, name, *given).out


def test_a_head_that_is_misspelt_is_suggested_and_not_read(tmp_path: Path) -> None:
    name = written(tmp_path, "Who,Promise,Deadlin\nJP,Send experts.,2020\nRU,Open it.,2021\n")
    ran = imported(tmp_path, name, "--date", "2019-06-29")
    assert "due:" not in ran.out
    assert "Deadlin: not read, kept as a comment; perhaps due" in ran.err


def test_meetings_become_files_of_their_own(tmp_path: Path) -> None:
    lines = (
        "Date,Place,Who,With,Promise",
        "2019-06-29,Osaka,Japan,Russia,Send experts.",
        "2019-06-29,Osaka,India,Japan,Open a school.",
        "2019-09-05,Vladivostok,Russia,Japan,Open a season.",
    )
    name = written(tmp_path, "\n".join(lines))
    assert tracker("import", name, folder=tmp_path).code == 2
    ran = imported(tmp_path, name, "--to", "drafts")
    found = [read_draft(tmp_path / line)[0] for line in ran.out.splitlines()]
    assert [(one.readout, one.relationship) for one in found] == [
        ("2019-06-29-osaka", "IN-JP"),
        ("2019-06-29-osaka-jp-ru", "JP-RU"),
        ("2019-09-05-vladivostok", "JP-RU"),
    ]
    assert tracker("import", name, "--to", "drafts", folder=tmp_path).code == 1


def test_the_day_of_a_meeting_is_not_guessed_silently(tmp_path: Path) -> None:
    name = written(tmp_path, "Date,Who,Promise\n03/04/2019,JP,Send experts.\n,RU,Open a season.\n")
    imported(tmp_path, name)
    readout, marks = read_draft(tmp_path / "draft.yaml")
    assert str(readout.meetings[0].date) == "2019-04-03"
    assert all("2019-04-03 or 2019-03-04" in " ".join(marks[place]) for place in (0, 1))
    imported(tmp_path, name, "--order", "month-first")
    assert str(read_draft(tmp_path / "draft.yaml")[0].meetings[0].date) == "2019-03-04"


def test_days_beside_words_with_the_day_first_may_have_been_exchanged(tmp_path: Path) -> None:
    book = load_workbook(workbook(tmp_path / "mixed.xlsx"))
    book["JP-RU"].cell(TOP + 7, 4).number_format = "dd/mm/yyyy"
    book.save(tmp_path / "mixed.xlsx")
    imported(tmp_path, "mixed.xlsx")
    _, marks = read_draft(tmp_path / "draft.yaml")
    assert any("may have been exchanged" in doubt for doubt in marks[6])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"PK\x03\x04rest", "is a damaged workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .xlsx or as CSV"),
        ("a.csv", b"", "holds no text; it is empty"),
        ("a.csv", b"hello\n", "has no columns"),
        ("a.csv", b'Who,Promise\nJP,Wait.\nRU,"Go.,2020\nJP,Stay.\n', "a.csv:3: a quotation mark"),
        ("a.csv", b'Who,Promise\nJP,"Go.,2020\nRU,"Stay.\n', "a.csv:2: a quotation mark"),
        ("a.csv", b'Who,Promise\nJP,Wait.\nRU,"Go.,2020\n', "a.csv:3: a quotation mark"),
        ("a.csv", b"Who,Promise\nJP,Send experts.\n", "on which day was it promised? Give --date"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = tracker("import", name, folder=tmp_path)
    assert (ran.code, told in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("between", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_break_within_a_cell_ends_no_row(between: str, tmp_path: Path) -> None:
    name = written(
        tmp_path,
        f"Who,Promise,Deadline\nJP,Build a dam{between}for all,2020-12-31\n"
        f'RU,"Build a ""good""\nroad",2020-11-30\nJP,"Peace" talks,2020\n',
    )
    imported(tmp_path, name, "--date", "2019-06-29")
    readout, _ = read_draft(tmp_path / "draft.yaml")
    promises = [one for one in readout.statements if isinstance(one, CommitmentMade)]
    assert [(one.summary, str(one.due and one.due.edtf)) for one in promises] == [
        ("Build a dam for all", "2020-12-31"),
        ('Build a "good" road', "2020-11-30"),
        ("Peace talks", "2020"),
    ]


def test_one_party_alone_is_asked_for_the_other(tmp_path: Path) -> None:
    name = written(tmp_path, "Who,Promise\nJP,Send experts.\n")
    ran = tracker("import", name, "--date", "2019-06-29", folder=tmp_path)
    assert "row 2: only JP is named; say between whom" in ran.err


def test_what_belongs_to_a_sheet_is_refused_for_an_export(tmp_path: Path) -> None:
    (tmp_path / "backup.jsonl").write_text('{"specversion": "1.0"}\n', encoding="utf-8")
    ran = tracker("import", "backup.jsonl", "--dry-run", folder=tmp_path)
    assert "--dry-run is of a sheet" in ran.err


def test_known_items_are_chosen_again(tmp_path: Path) -> None:
    items = "parties: [JP, RU]\nitems:\n  graves:\n    title: Grave visits by air\n"
    (tmp_path / "items.yaml").write_text(items, encoding="utf-8")
    name = written(tmp_path, "Who,Promise,Topic\nJP,Go.,Grave visits by air\nRU,Wait.,Fish\n")
    imported(tmp_path, name, "--date", "2019-06-29", "--items", "items.yaml")
    readout, marks = read_draft(tmp_path / "draft.yaml")
    assert [one.item for one in readout.statements] == ["graves", "fish"]
    assert "a new item" in " ".join(marks[1])


def test_the_rows_keep_their_order(sheet: Path, tmp_path: Path) -> None:
    imported(tmp_path, sheet.name)
    readout, _ = read_draft(tmp_path / "draft.yaml")
    wanted = [str(row[2]) for row in ROWS]
    assert [one.summary for one in readout.statements] == wanted
    text = (tmp_path / "draft.yaml").read_text("utf-8")
    places = [text.rindex(f"No.: {row[0]};") for row in ROWS]
    assert all(one < other for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("words", "continuing"),
    [
        ("Not raise the fee.", True),
        ("Japan will not raise the fee.", True),
        ("Never close the strait.", True),
        ("Both sides agree not to build new vessels.", True),
        ("Neither side will build new vessels.", True),
        ("Refrain from new tariffs.", True),
        ("Will no longer ask for visas.", True),
        ("Not only raise the fee, but waive it.", False),
        ("Say whether it will join or not.", False),
        ("Build new vessels.", False),
    ],
)
def test_what_is_not_to_be_done_is_never_late(
    tmp_path: Path, words: str, *, continuing: bool
) -> None:
    sheet = written(tmp_path, f'Who,Commitment,Deadline\nJapan,"{words}",by the end of 2025\n')
    imported(tmp_path, sheet, "--date", "2024-03-12", "--party", "JP", "--party", "NO")
    readout, marks = read_draft(tmp_path / "draft.yaml")
    (one,) = readout.statements
    assert isinstance(one, CommitmentMade)
    assert one.continuing is continuing
    assert ("expires with its time" in " ".join(marks.get(0, ()))) is continuing


@pytest.mark.parametrize(
    ("words", "marked"),
    [("The agreement was signed.", True), ("Work on the agreement went on.", False)],
)
def test_progress_that_may_be_finished_is_marked(
    tmp_path: Path, words: str, *, marked: bool
) -> None:
    sheet = written(tmp_path, f"Who,Pledge,Type\nboth,{words},progress\n")
    imported(tmp_path, sheet, "--date", "2024-03-12", "--party", "JP", "--party", "NO")
    _, marks = read_draft(tmp_path / "draft.yaml")
    assert ("`complete: true`" in " ".join(marks.get(0, ()))) is marked


def test_a_day_that_the_calendar_has_not_is_told(tmp_path: Path) -> None:
    text = "Date,Who,With,Commitment\n2025-02-29,JP,NO,A.\n2025-03-01,JP,NO,B.\nsoon,JP,NO,C.\n"
    ran = tracker("import", written(tmp_path, text), folder=tmp_path)
    assert ran.code == 2
    assert (
        "row 2, row 4: the days of the meeting, ‘2025-02-29’, ‘soon’, are no days of the calendar"
        in ran.err
    )
    assert "--column" not in ran.err
