"""Deadlines in words: what they come to, and how that is put into their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.samples import SMALLEST, written
from tracker.domain.due import Due
from tracker.domain.readouts import Readout
from tracker.drafting.deadlines import deadline
from tracker.errors import Conflict, Unreadable
from tracker.files.deadlines import Understood
from tracker.files.readouts import read_file, readout_of
from tracker.files.writing_back import write_back


def dues(path: Path) -> list[Due | None]:
    readout: Readout = readout_of(read_file(path, reads=deadline), path)
    return [vars(one).get("due") for one in readout.statements]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("within two months", Due(edtf="../2019-08-29")),
        ("By the end of next year.", Due(edtf="../2020-12-31")),
        ("in August or September", Due(edtf="[2019-08,2019-09]")),
        ("next spring", Due(edtf="2020-21")),
        ("29 June 2019", Due(edtf="2019-06-29")),
        ("Q3 2020", Due(edtf="2020-07/2020-09")),
        ("early 2020", Due(edtf="2020-01/2020-03", approximate=True)),
        ("shortly", Due(soon=True)),
        ("by the end of the fiscal year", Due(edtf="../2020-03-31")),
        ("'../2019-11'", Due(edtf="../2019-11")),
        ("201X", Due(edtf="201X")),
    ],
)
def test_words_are_counted_from_the_day_of_the_meeting(
    words: str, due: Due, tmp_path: Path
) -> None:
    text = SMALLEST.replace("by: [JP, RU]", "by: [JP]")
    assert dues(written(tmp_path, f"{text}    due: {words}\n")) == [due]


def test_each_statement_counts_from_its_own_meeting(tmp_path: Path) -> None:
    text = SMALLEST.replace("statements:", "  - date: 2020-02-01\nstatements:")
    path = written(tmp_path, f"{text}    due: within a year\n    meeting: 1\n")
    assert dues(path) == [Due(edtf="../2021-02-01")]


def test_a_meeting_that_is_wrong_is_told_alone(tmp_path: Path) -> None:
    text = SMALLEST.replace("2019-06-29\nst", "June\nst")
    with pytest.raises(Unreadable) as refused:
        dues(written(tmp_path, f"{text}    due: within a year\n"))
    assert [fault.line for fault in refused.value.faults] == [4]


def test_words_are_refused_where_nobody_reads_them(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is not a date or time expression"):
        read_file(written(tmp_path, f"{SMALLEST}    due: within a year\n"))


def put_back(path: Path) -> tuple[Understood, ...]:
    found = read_file(path, reads=deadline)
    write_back(path, found.understood)
    return found.understood


FORMS = [
    ("due:   within two months   # as said\n", "due:   ../2019-08-29   # as said\n"),
    ("'due': \"in August or\\\n      \\ September\"\n", "'due': \"[2019-08,2019-09]\"\n"),
    ("due: by the end of\n      next year\n", "due: ../2020-12-31\n"),
    ("due: >\n      shortly\n\n", "due: {soon: true}\n\n"),
    ("due: |-\n      next month", "due: 2019-07"),
    ("due: early 2020", "due: {edtf: 2020-01/2020-03, approximate: true}"),
]
"""Ways to write words, and what stands there when they are put as EDTF."""


@pytest.mark.parametrize(("said", "put"), FORMS)
@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_only_the_words_are_replaced(
    said: str, put: str, before: str, end: str, tmp_path: Path
) -> None:
    head = f"{before}# “Über” the head\n{SMALLEST}    # in between\n    "
    path = written(tmp_path, f"{head}{said}".replace("\n", end))
    meant = dues(path)
    (understood,) = put_back(path)
    assert path.read_bytes().decode() == f"{head}{put}".replace("\n", end)
    assert understood.line == 12
    assert dues(path) == meant
    assert read_file(path).understood == ()


def test_all_the_deadlines_of_a_file_are_put_as_edtf(tmp_path: Path) -> None:
    flow = "  - {type: CommitmentMade, item: b, by: [JP], summary: Go., due: in May or June}\n"
    path = written(
        tmp_path, f"{SMALLEST}    due: within a year\n{flow}{flow.replace(': b', ': c')}"
    )
    assert len(put_back(path)) == 3
    assert path.read_text("utf-8").count('due: "[2020-05,2020-06]"}') == 2


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, f"{SMALLEST}    due: within a year\n")
    found = read_file(path, reads=deadline)
    changed = path.read_text("utf-8").replace("a year", "two years")
    path.write_text(changed, "utf-8")
    with pytest.raises(Conflict, match="was changed since it was read"):
        write_back(path, found.understood)
    assert path.read_text("utf-8") == changed


def test_words_that_cannot_be_replaced_are_named_with_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, f"{SMALLEST}    due: within a year\n")
    (understood,) = read_file(path, reads=deadline).understood
    elsewhere = understood._replace(place=("statements", 0, "summary"))
    before = path.read_bytes()
    with pytest.raises(Unreadable, match=r"x\.yaml:10: the words cannot be replaced"):
        write_back(path, [elsewhere])
    assert path.read_bytes() == before


def test_a_link_is_kept_and_so_are_rights(tmp_path: Path) -> None:
    path = written(tmp_path, f"{SMALLEST}    due: within a year\n")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path.name)
    put_back(link)
    assert link.is_symlink()
    assert "due: ../2020-06-29" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.yaml", "x.yaml"]


def test_what_is_no_time_is_refused() -> None:
    for words in ("a year or so", "within a month or a year", "yesterday", "x" * 5000, "May"):
        with pytest.raises(ValueError, match="nor words that can be read"):
            deadline(words, date(2019, 6, 29))
    with pytest.raises(ValueError, match=r"due: \{at: ITEM\}"):
        deadline("at the next summit", date(2019, 6, 29))


@pytest.mark.parametrize("words", ["next autumn", "by next autumn"])
def test_a_season_of_two_years_is_refused_with_both(words: str) -> None:
    with pytest.raises(ValueError, match="the autumn of 2019 or that of 2020") as refused:
        deadline(words, date(2019, 6, 29))
    assert "as in autumn 2019" in str(refused.value)
    assert deadline("autumn 2019", date(2019, 6, 29)) == Due(edtf="2019-23")
