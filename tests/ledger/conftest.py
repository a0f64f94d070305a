"""Fixtures: records of which a few things are said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.forging import Line
from tests.support.records import DAY, Record, exported, in_folder
from tests.support.stories import FIRST, commitment, completion, readout, request, views
from tracker.domain.items import (
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout


@pytest.fixture
def promised(record: Record) -> Record:
    """A record with one commitment, due in April 2018 if circumstances permit."""
    record.record(
        readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    )
    return record


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """The lines of a ledger of three recordings: a readout, another, and a judgement."""
    source = in_folder(tmp_path, "source")
    source.record(readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST))
    source.record(readout("b", commitment("item"), on="2018-04-01"))
    judged = {"ref": "item@a", "outcome": "fulfilled", "on": "2018-05-01", "evidence": "x"}
    source.judge(OutcomeAssessed.model_validate(judged))
    return exported(source)


def listed(*items: dict[str, Any]) -> ItemList:
    return ItemList.model_validate({"parties": ["JP", "RU"], "items": items})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """The lines of a small ledger with a recording of every kind."""
    record = in_folder(tmp_path_factory.mktemp("base"))
    acts = commitment("item", due="2018-04"), views("talks"), request("visas", to=["RU"])
    told = readout("a", *acts, on="2018-03-01")
    record.record(
        told,
        listed({"item": "item", "title": "I"}, {"item": "talks", "title": "T"}),
        day="2018-03-01",
    )  # lines 1 to 6
    record.record(readout("b", completion("item"), on="2018-04-02"))  # 7 and 8
    mended = told.model_dump()
    mended["statements"][1]["summary"] = "Talked."
    judged = {"ref": "item@a", "outcome": "fulfilled", "on": "2018-05-01", "evidence": "x"}
    with record.ledger() as ledger:
        ledger.amend(Readout.model_validate(mended), reason="better", day=DAY)  # 9
        ledger.judge(OutcomeAssessed.model_validate(judged), day=DAY)  # 10
        ledger.take_back("item@a", OutcomeAssessed, reason="not so", day=DAY)  # 11
        ledger.merge("JP-RU", ItemMerged(item="talks", into="item"), day=DAY)  # 12
        ledger.separate("JP-RU", ItemSeparated(item="talks", reason="two"), day=DAY)  # 13
        sought = {"ref": "item@a", "through": "2018-06-01"}
        ledger.judge(EvidenceSought.model_validate(sought), day=DAY)  # 14
    record.record(listed({"item": "visas", "title": "V", "part_of": "talks"}))  # 15
    return [json.loads(line) for line in exported(record)]
