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
    with pytest.raises(Unreadable, match=r"holds no readout file; their names end in \.yaml or"):
        files_in([tmp_path])


def test_a_readout_is_found_by_either_ending_in_any_letters(tmp_path: Path) -> None:
    names = ["a.yaml", "b.yml", "c.YML", "d.Yaml"]
    for name in names:
        written(tmp_path, SMALLEST, name)
    assert [path.name for path in files_in([tmp_path])] == names


@pytest.mark.parametrize("target", ["nowhere.yaml", "link.yaml"])
def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(target: str, tmp_path: Path) -> None:
    written(tmp_path, SMALLEST, "b.yaml")
    (tmp_path / "link.yaml").symlink_to(target)
    first, second = sorted(files_in([tmp_path]))
    assert (first.name, second.name) == ("b.yaml", "link.yaml")
    with pytest.raises(Unreadable, match=r"link.yaml: "):
        read(second)


@pytest.mark.parametrize("text", ["early: {title: x}\n", "parties: [JP, RU]\nearly: {title: x}\n"])
def test_an_items_file_without_items_is_told_what_such_a_file_is(text: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        read(written(tmp_path, text, "items.yaml"))
    told = str(raised.value)
    assert "items.yaml:1: 'items' is missing; a file of this name lists the items" in told
    assert "unknown key 'early'; the keys here are parties, items" in told
    assert "readout" not in told
    assert ("'parties' is missing" in told) == ("parties" not in text)


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
