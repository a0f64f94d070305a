"""Refused retractions and renamings: those that could not have been recorded, with their line."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime

import pytest

from tests.support.forging import Change, Line, amended, behind, one_by_one, stamped, together
from tracker.errors import Unreadable
from tracker.ledger.backup import Backup

ITEM, TALKS = "item/JP-RU/item", "item/JP-RU/talks"


def retracted(readout: str, place: int) -> Change:
    return behind("ReadoutRetracted", f"readout/{readout}", place, reason="y")


def opened(item: str, place: int = 1) -> Change:
    return behind("ItemOpened", f"item/JP-RU/{item}", place, item=item, title="T")


def merged(item: str, into: str, place: int) -> Change:
    return behind("ItemMerged", f"item/JP-RU/{item}", place, item=item, into=into)


def registered(parties: list[str]) -> Change:
    meetings = [{"date": "2018-01-01"}]
    data = {"readout": "b", "parties": parties, "meetings": meetings}
    return behind("ReadoutRegistered", "readout/b", 4, **data)


FORGED: dict[str, tuple[Change, int, str]] = {
    "retracted twice": (
        one_by_one(retracted("b", 3), retracted("b", 4)),
        17,
        "b is not registered before it",
    ),
    "retracted, and not there": (retracted("c", 1), 16, "the readout c is not on record"),
    "in the stream of an item": (
        behind("ReadoutRetracted", ITEM, 5, reason="y"),
        16,
        "it is not an event of item/JP-RU/item",
    ),
    "with something else": (
        together(retracted("b", 3), amended("Spoke.", 6)),
        16,
        "ReadoutRetracted is recorded by itself",
    ),
    "without a reason": (
        behind("ReadoutRetracted", "readout/b", 3),
        16,
        "event: 'reason' is missing",
    ),
    "amended after it was retracted": (
        one_by_one(retracted("a", 6), amended("Spoke.", 7)),
        17,
        "a is not registered before it",
    ),
    "registered between others after it was retracted": (
        one_by_one(retracted("b", 3), registered(["JP", "US"])),
        17,
        "readout/b/4 registers b of JP-US, which is of JP-RU",
    ),
    "renamed to what is there": (
        together(opened("item", 5), merged("talks", "item", 4)),
        16,
        "item was named before",
    ),
    "renamed, and not there": (
        together(opened("new"), merged("none", "new", 1)),
        17,
        "no item 'none' is on record in JP-RU",
    ),
    "merged into another than is opened": (
        together(opened("new"), merged("talks", "item", 4)),
        17,
        "ItemMerged is recorded by itself",
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_could_not_have_been_recorded_is_refused_with_its_line(
    base: list[Line], name: str
) -> None:
    change, line, said = FORGED[name]
    lines = copy.deepcopy(base)
    change(lines)
    written = [json.dumps(one) for one in stamped(lines)]
    with pytest.raises(Unreadable, match=said) as raised:
        Backup(lambda: written, "backup.jsonl", datetime(2026, 6, 1, tzinfo=UTC))
    assert [fault.line for fault in raised.value.faults] == [line]


def test_a_readout_is_registered_again_once_it_was_retracted(base: list[Line]) -> None:
    lines = copy.deepcopy(base)
    one_by_one(retracted("b", 3), registered(["JP", "RU"]))(lines)
    written = [json.dumps(one) for one in stamped(lines)]
    assert Backup(lambda: written, "backup.jsonl").size == len(base) + 2


def test_an_item_is_opened_and_another_merged_into_it_at_once(base: list[Line]) -> None:
    lines = copy.deepcopy(base)
    together(opened("new"), merged("talks", "new", 4))(lines)
    written = [json.dumps(one) for one in stamped(lines)]
    assert Backup(lambda: written, "backup.jsonl").size == len(base) + 2
