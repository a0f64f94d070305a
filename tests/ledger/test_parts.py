"""Parts and wholes: no item becomes a part of itself, in whatever steps it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import BEGINNING, Record
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.domain.events import Recorded, item_stream
from tracker.domain.items import ItemList, ItemMerged, ItemOpened, ItemSeparated
from tracker.ledger.receipt import Following


def items(**wholes: str | None) -> ItemList:
    named = [ItemOpened(item=item, title=item, part_of=whole) for item, whole in wholes.items()]
    return ItemList(parties=("JP", "RU"), items=tuple(named))


def file(folder: Path, **wholes: str) -> Path:
    lines = "".join(f"  {a}: {{title: {a}, part_of: {b}}}\n" for a, b in wholes.items())
    path = folder / "items.yaml"
    path.write_text(f"parties: [JP, RU]\nitems:\n{lines}")
    return path


def test_a_circle_made_in_several_steps_is_refused_and_the_files_beside_it_are_recorded(
    tmp_path: Path,
) -> None:
    for part, whole in (("p", "q"), ("q", "r")):
        file(tmp_path, **{part: whole})
        assert tracker("record", "items.yaml", folder=tmp_path).code == 0
    file(tmp_path, r="p")
    (tmp_path / "good.yaml").write_text(
        "readout: good\nparties: [JP, RU]\nmeetings:\n  - date: 2019-05-01\nstatements: []\n"
    )
    for _ in range(2):
        ran = tracker("record", "items.yaml", "good.yaml", folder=tmp_path)
        assert ran.code == 1
        assert "r is part of p is part of q is part of r; take one `part_of` out" in ran.err
    assert tracker("export", "good", folder=tmp_path).code == 0
    assert tracker("export", "--to", "out", folder=tmp_path).code == 0
    assert (tmp_path / "out/jp-ru/items.yaml").read_text().count("part_of") == 2
    assert tracker("verify", folder=tmp_path).code == 0


@pytest.mark.parametrize("way", [["p", "p"], ["p", "q", "p"], ["p", "q", "r", "s", "p"]])
@pytest.mark.parametrize("together", [False, True])
def test_no_circle_is_recorded_however_long(
    record: Record, way: list[str], *, together: bool
) -> None:
    edges = list(pairwise(way))
    lists = [
        ItemList.model_construct(
            parties=("JP", "RU"),
            items=(ItemOpened.model_construct(item=a, title=a, names=(), part_of=b),),
        )
        for a, b in edges
    ]
    steps = [lists] if together else [[one] for one in lists]
    receipts = [record.record(*step) for step in steps]
    assert [len(receipt.circular) for receipt in receipts][-1] == 1
    assert sum(len(receipt.named) for receipt in receipts) == len(edges) - 1
    assert f"{way[-2]} is part of {way[0]}" in str(receipts[-1].circular[0])


def test_an_item_is_no_part_of_one_that_was_merged_into_it(record: Record) -> None:
    record.record(readout("a", commitment("p"), commitment("q"), on="2019-05-01"))
    record.judge(ItemMerged(item="q", into="p"))
    for wholes in ({"p": "q"}, {"q": "p"}, {"r": "q", "p": "r"}):
        assert record.record(items(**wholes)).circular, wholes
    assert not record.record(items(r="q", q=None)).circular
    with record.ledger() as ledger:
        ledger.separate("JP-RU", ItemSeparated(item="q", reason="two"), day=BEGINNING.date())
    assert not record.record(items(p="q")).circular


def test_what_was_a_part_of_what_it_was_merged_into_can_be_named_anew(record: Record) -> None:
    record.record(items(p="q", q=None))
    record.judge(ItemMerged(item="p", into="q"))
    renamed = ItemOpened(item="p", title="Another", part_of="q")
    receipt = record.record(ItemList(parties=("JP", "RU"), items=(renamed,)))
    assert (receipt.named, receipt.circular) == (("p",), ())


def test_a_circle_turned_round_in_one_file_is_none(record: Record) -> None:
    record.record(items(p="q", q=None))
    assert not record.record(items(p=None, q="p")).circular
    assert record.record(items(p="q")).circular


class Meanwhile(list[ItemList]):
    """Files, behind whose last reading somebody else records."""

    def __init__(self, files: list[ItemList], record: Callable[[], object]) -> None:
        super().__init__(files)
        self._record, self._read = record, 0

    def __iter__(self) -> Iterator[ItemList]:
        yield from super().__iter__()
        self._read += 1
        if self._read == 2:
            self._record()


def test_a_circle_that_somebody_else_closes_meanwhile_is_refused(record: Record) -> None:
    receipts = []
    files = Meanwhile([items(p="q")], lambda: receipts.append(record.record(items(q="p"))))
    with record.ledger() as ledger:
        found = ledger.record(files, day=BEGINNING.date())
    assert receipts[0].named == ("q",)
    assert (found.named, len(found.circular)) == ((), 1)


def test_a_circle_that_stands_on_record_already_is_given_back(record: Record) -> None:
    with record.ledger():
        pass
    with bootstrap.event_log(record.store) as log:
        for part, whole in (("p", "q"), ("q", "r"), ("r", "p")):
            opened = ItemOpened(item=part, title=part, part_of=whole)
            entries = [Recorded(item_stream("JP-RU", part), 1, opened, "anna")]
            follow = Following(entries, BEGINNING.date())
            log.append(entries, clock=record.clock, project=follow)
    with record.ledger() as ledger:
        assert [one.part_of for one in ledger.item_list("JP-RU").items] == ["q", "r", "p"]
        ledger.verify()
    folder = Path(record.store.removeprefix("sqlite:///")).parent
    assert tracker("export", "--to", "out", "--store", record.store, folder=folder).code == 0
    assert (folder / "out/jp-ru/items.yaml").read_text().count("part_of") == 3
    # What goes round already can be mended, and named anew with what stands.
    assert not record.record(items(p=None)).circular
    assert record.record(items(p="q")).circular
