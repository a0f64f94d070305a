"""Names and paths that are given: empty paths, and names that a file system cannot keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.names import RESERVED, file_name, folder_name
from tracker.domain.parties import COUNTRIES

EMPTY = [
    ("record", ""),
    ("record", "  "),
    ("record", "events", ""),
    ("amend", "", "--reason", "x"),
    ("draft", ""),
    ("review", "", "events/items.yaml"),
    ("export", "--to", ""),
    ("export", "--events", ""),
    ("import", ""),
    ("verify", "--sources", ""),
]


@pytest.mark.parametrize("words", EMPTY, ids=" ".join)
def test_an_empty_path_is_refused(words: tuple[str, ...], own_record: Path) -> None:
    before = sorted(own_record.rglob("*"))
    ran = tracker(*words, folder=own_record)
    assert ran.code == 2
    assert "the path is empty; name a file or folder (. for this one)" in ran.err
    assert sorted(own_record.rglob("*")) == before


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_readout_of_a_reserved_name_is_given_back_under_another(
    name: str, record: Record
) -> None:
    named = readout(name, commitment("items"), on="2019-05-01")
    record.record(named)
    folder = Path(record.store.removeprefix("sqlite:///")).parent
    ran = tracker("export", "--to", "out", "--store", record.store, folder=folder)
    assert ran.code == 0
    (written,) = (folder / "out/jp-ru").iterdir()
    assert written.name == f"{name}_.yaml" == file_name(name)
    assert f"readout: {name}" in written.read_text()


def test_a_readout_beside_the_items_is_not_lost(record: Record, tmp_path: Path) -> None:
    record.record(readout("items", commitment("a"), on="2019-05-01"))
    (tmp_path / "items.yaml").write_text("parties: [JP, RU]\nitems: {a: {title: The whole}}\n")
    store = ("--store", record.store)
    assert tracker("record", "items.yaml", *store, folder=tmp_path).code == 0
    assert tracker("export", "--to", "out", *store, folder=tmp_path).out.startswith("Wrote 2 files")
    assert {path.name for path in (tmp_path / "out/jp-ru").iterdir()} == {
        "items.yaml",
        "items_.yaml",
    }


def test_a_relationship_of_all_countries_has_a_folder(record: Record) -> None:
    first, second = (sorted(COUNTRIES - {out}) for out in ("ZM", "ZW"))
    for name, parties in (("a", first), ("b", second)):
        act = commitment("x", by=["JP"])
        record.record(readout(name, act, on="2019-05-01", parties=parties))
    folder = Path(record.store.removeprefix("sqlite:///")).parent
    ran = tracker("export", "--to", "out", "--store", record.store, folder=folder)
    assert (ran.code, ran.err) == (0, "")
    written = sorted(path.relative_to(folder / "out") for path in (folder / "out").rglob("*.yaml"))
    assert {path.name for path in written} == {"a.yaml", "b.yaml"}
    assert len({path.parent for path in written}) == 2
    assert all(len(path.parent.name.encode()) <= 255 for path in written)
    assert folder_name("JP-RU") == "jp-ru"


def test_a_folder_is_named_whole_as_long_as_it_may_be() -> None:
    longest = "-".join(["JP"] * 66 + ["RU"])
    assert len(longest) == 200
    assert folder_name(longest) == longest.lower()
    assert folder_name(f"{longest}S") != f"{longest}s".lower()
