"""Names: the same name is found however its letters and spaces are written, and kept in one way."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.support.commandline import tracker
from tests.support.records import BEGINNING, Record
from tracker import bootstrap
from tracker.domain.events import Recorded, item_stream
from tracker.domain.items import ItemList, ItemOpened
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Following
from tracker.queries.scope import ItemRow, called

NAME = "Café de São Tomé"
WAYS = [
    NAME,
    normalize("NFD", NAME),
    NAME.replace(" ", "  "),
    NAME.replace(" ", "\u00a0"),
    NAME.replace(" ", "\u3000 "),
    f"\u2003{NAME}\u00a0",
    NAME.replace("de", "d\u00ade"),
    NAME.replace("de", "de\u200b"),
    NAME.upper(),
]


def named(name: str) -> ItemList:
    items = (ItemOpened(item="cafe", title=name, names=(f"the {name}",)),)
    return ItemList(parties=("JP", "RU"), items=items)


def told(text: str) -> Readout:
    return Readout.model_validate(
        {
            "readout": "a",
            "title": text,
            "parties": ["JP", "RU"],
            "meetings": [{"date": "2019-05-01", "place": text, "participants": {"JP": [text]}}],
            "statements": [
                {
                    "type": "CommitmentMade",
                    "item": "cafe",
                    "by": ["JP"],
                    "summary": f"Open the {text}.",
                    "quote": text,
                }
            ],
        }
    )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kept", WAYS)
def test_an_item_is_found_in_whatever_way_it_is_written(kept: str, way: str) -> None:
    row = ItemRow(1, 1, "cafe", kept, json.dumps([f"the {kept}"]), None, None)
    assert called(way, [row]) == [row]
    assert called(f"THE {way}", [row]) == [row]
    assert called(f"a {way}", [row]) == []


@pytest.mark.parametrize("way", WAYS[:-1])
def test_it_is_kept_in_one_way(way: str) -> None:
    assert named(way) == named(NAME)
    said, expected = told(way), told(NAME)
    assert said.heading == expected.heading
    assert normalize("NFC", said.statements[0].summary) == said.statements[0].summary


def test_a_recording_is_unchanged_when_it_is_written_in_another_way(record: Record) -> None:
    decomposed = normalize("NFD", NAME)
    record.record(told(NAME), named(NAME))
    receipt = record.record(told(decomposed), named(decomposed))
    assert (receipt.unchanged, receipt.refused) == (("a", "JP-RU items"), ())
    store = ("--store", record.store)
    folder = Path(record.store.removeprefix("sqlite:///")).parent
    for way in WAYS:
        assert tracker("show", way, *store, folder=folder).code == 0
        assert tracker("open", "--item", way, *store, folder=folder).code == 0


def test_what_was_recorded_before_keeps_its_form_and_is_found(record: Record) -> None:
    """Events of earlier versions hold what the file held: letters decomposed, double spaces."""
    decomposed = normalize("NFD", NAME.replace(" ", "  "))
    with record.ledger():
        pass
    item = ItemOpened.model_construct(item="cafe", title=decomposed, names=(), part_of=None)
    with bootstrap.event_log(record.store) as log:
        entries = [Recorded(item_stream("JP-RU", "cafe"), 1, item, "anna")]
        given = told(NAME)
        changed = given.heading.model_copy(update={"title": decomposed})
        entries += [Recorded("readout/a", 1, changed, "anna")]
        entries += [
            Recorded("readout/a", n, event, "anna") for n, event in enumerate(given.statements, 2)
        ]
        log.append(entries, clock=record.clock, project=Following(entries, BEGINNING.date()))
    with record.ledger() as ledger:
        ledger.rebuild()
        ledger.verify()
        lines = "".join(ledger.export())
        assert decomposed in lines
        assert ledger.readout("a") == told(NAME)
        assert ledger.item_list("JP-RU").items[0].title == NAME
    again = record.record(
        told(normalize("NFD", NAME)),
        ItemList(parties=("JP", "RU"), items=(ItemOpened(item="cafe", title=decomposed),)),
    )
    assert (again.unchanged, again.refused) == (("a", "JP-RU items"), ())


def test_a_quote_is_found_in_a_text_written_in_another_way(record: Record, tmp_path: Path) -> None:
    record.record(told(NAME))
    (tmp_path / "a.txt").write_text(f"They open the {normalize('NFD', NAME)} soon.\n", "utf-8")
    with record.ledger() as ledger:
        assert ledger.verify(sources=tmp_path).texts == (1, ())
