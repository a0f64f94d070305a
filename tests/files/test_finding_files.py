"""Finding the files to read: those given, and those in the folders given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.samples import SHIPPED, SMALLEST, written
from tracker.domain.items import ItemList
from tracker.errors import Unreadable
from tracker.files.readouts import files_in, read, read_readout


def test_items_come_first_and_the_rest_by_path() -> None:
    folder = SHIPPED[0].parent
    names = [path.name for path in files_in([folder.parent])]
    assert names == ["items.yaml", *sorted({path.name for path in SHIPPED} - {"items.yaml"})]


def test_a_file_given_twice_is_read_once_whatever_its_name(tmp_path: Path) -> None:
    given = written(tmp_path, SMALLEST, "notes.txt")
    folded = written(tmp_path, SMALLEST, "b.yaml")
    assert files_in([given, tmp_path, folded]) == [folded, given]


def test_hidden_files_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    written(tmp_path / ".hidden", SMALLEST)
    written(tmp_path, SMALLEST, "x.txt")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(Unreadable, match=r"holds no readout file; their names end in \.yaml"):
        files_in([tmp_path])


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(Unreadable, match="missing: there is no such file or folder; check the"):
        files_in([missing])
    with pytest.raises(Unreadable, match="missing: there is no such file; check the name"):
        read(missing)
    with pytest.raises(Unreadable, match="is a folder; give a file"):
        read(tmp_path)


def test_a_list_of_items_is_no_readout() -> None:
    items = next(path for path in SHIPPED if path.name == "items.yaml")
    assert isinstance(read(items), ItemList)
    with pytest.raises(Unreadable, match=r"items.yaml:1: holds items, not a readout"):
        read_readout(items)
