"""Refused: what could not have been recorded, told with its line although all digests fit."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.forging import (
    Change,
    Line,
    amended,
    around,
    at,
    behind,
    called,
    put,
    stamped,
    together,
    without,
)
from tests.support.records import Record, command
from tracker.errors import Unreadable
from tracker.ledger.backup import Backup

EVIL = "../../../evil"

ITEM, TALKS, VISAS = "item/JP-RU/item", "item/JP-RU/talks", "item/JP-RU/visas"

JUDGED = {"ref": "item@a", "outcome": "fulfilled", "on": "2018-05-01", "evidence": "x"}

RU_JP = ["RU", "JP"]

FORGED: dict[str, tuple[Change, int, str]] = {
    # numbers, texts and truth values of another kind
    "a flag for a number": (put(2, meeting=False), 2, "data.meeting is not written as"),
    "a number for a flag": (put(8, complete=1), 8, "data.complete is not written as"),
    "a text for a flag": (put(8, complete="true"), 8, "data.complete is not written as"),
    "a text for a number": (put(2, meeting="0"), 2, "data.meeting is not written as"),
    "a fraction": (put(2, meeting=0.0), 2, "0.0 is not a whole number"),
    "no number": (put(2, meeting=float("nan")), 2, "NaN is not a whole number"),
    "a number without end": (put(2, meeting=float("inf")), 2, "Infinity is not a whole number"),
    "a number too large": (put(2, meeting=2**31), 2, "must be 2147483647 or less"),
    "a number far too large": (put(2, meeting=10**30), 2, "10000000000000000000… is too large"),
    "a number of many digits": (put(2, meeting=10**4200), 2, "is too large"),
    "a negative number": (put(2, meeting=-1), 2, "-1 must be 0 or more"),
    "a text for a list": (put(2, by="JP"), 2, "data.by|event.by"),
    "a bare due": (put(2, due="2018-04"), 2, "data.due is not written as"),
    "a place that is a text": (around(2, place="2"), 2, "place: '2' is not a whole number"),
    "a place that is true": (around(1, place=True), 1, "place: true is not a whole number"),
    "a place of none": (around(1, place=0), 1, "place: 0 must be 1 or more"),
    "a field not known": (around(3, traceparent="x"), 3, "'traceparent' is not known to this"),
    "a deep value": (
        put(2, quote=json.loads("[" * 900 + "]" * 900)),
        2,
        "nested too deep",
    ),
    # readouts
    "a strange party": (put(2, by=["US"]), 2, "item: by: US is not among the readout's parties"),
    "a meeting too many": (put(3, meeting=1), 3, "talks: meeting: there is no meeting 1"),
    "a key twice": (put(3, key="item"), 3, "'item' names two statements"),
    "a party twice": (put(7, parties=["JP", "JP"]), 7, "is of JP in this file"),
    "another readout": (put(7, readout="c"), 7, "it registers c in the stream of b"),
    "a statement alone": (without(7), 7, "the readout b is not on record"),
    "one registered twice": (
        behind(
            "ReadoutRegistered",
            "readout/b",
            3,
            **{"readout": "b", "parties": RU_JP} | {"meetings": [{"date": "2018-01-01"}]},
        ),
        16,
        "ReadoutRegistered is recorded with a readout, which is on record already",
    ),
    "a late statement": (
        behind("ViewsExchanged", "readout/b", 3, key="x", item="x", by=["JP"], summary="x"),
        16,
        "ViewsExchanged is recorded with a readout, which is on record already",
    ),
    # names
    "a way out, in the stream": (called(f"readout/{EVIL}", also_inside=False), 7, "neither a read"),
    "a way out, in the event": (put(7, readout=EVIL), 7, "event.readout"),
    "a long name": (called(f"readout/{'a' * 121}", also_inside=False), 7, "is 121 characters long"),
    "capitals": (called("readout/B", also_inside=False), 7, "names neither a readout nor an item"),
    "no name": (called("readout/", also_inside=False), 7, "names neither a readout nor an item"),
    "another stream": (called("b", also_inside=False), 7, "names neither a readout nor an item"),
    "parties out of order": (
        called("item/RU-JP/talks", of=TALKS, also_inside=True),
        6,
        "is of RU-JP in this file",
    ),
    "parties that are none": (
        called("item/JP-XX/talks", of=TALKS, also_inside=True),
        6,
        "is of JP-XX in",
    ),
    "a line end": (called("readout/b\n", also_inside=False), 7, "names neither a readout nor an"),
    # corrections
    "a key not there": (
        put(
            9,
            statement={"type": "ViewsExchanged", "key": "x", "item": "x"}
            | {"by": ["JP"], "summary": "x"},
        ),
        9,
        "does not fit the readout",
    ),
    "another party": (
        put(
            9,
            statement={"type": "ViewsExchanged", "key": "talks", "item": "x"}
            | {"by": ["US"], "summary": "x"},
        ),
        9,
        "talks: by: US is not among",
    ),
    "taken back, and not there": (
        behind("StatementRetracted", "readout/a", 6, key="x", reason="y"),
        16,
        "does not fit",
    ),
    "amended twice": (
        together(amended("Spoke.", 6), amended("Spoke up.", 7)),
        17,
        "does not fit the readout on record, or what is amended before it",
    ),
    "two amended at once": (
        together(
            amended("Spoke.", 6),
            behind("StatementRetracted", "readout/b", 3, key="item", reason="y"),
        ),
        17,
        "an amendment is recorded by itself",
    ),
    "added, and there": (
        behind(
            "StatementAdded",
            "readout/a",
            6,
            reason="y",
            statement={"type": "ViewsExchanged"}
            | {"key": "talks", "item": "x", "by": ["JP"], "summary": "x"},
        ),
        16,
        "does not fit",
    ),
    "an order of others": (
        behind("StatementsReordered", "readout/a", 6, keys=["item"], reason="y"),
        16,
        "does not f",
    ),
    "other parties": (
        behind(
            "HeadingAmended",
            "readout/a",
            6,
            readout="a",
            parties=["JP", "US"],
            reason="y",
            meetings=[{"date": "2018-03-01"}],
        ),
        16,
        "does not fit the readout",
    ),
    "another name": (
        behind(
            "HeadingAmended",
            "readout/a",
            6,
            readout="b",
            parties=RU_JP,
            reason="y",
            meetings=[{"date": "2018-03-01"}],
        ),
        16,
        "does not fit the readout",
    ),
    # items
    "merged into itself": (put(12, into="talks"), 12, "are one item already"),
    "merged into nothing": (put(12, into="none"), 12, "no item 'none' is on record"),
    "merged into its part": (
        behind("ItemMerged", TALKS, 4, item="talks", into="visas"),
        16,
        "part",
    ),
    "not merged": (behind("ItemSeparated", ITEM, 5, item="item", reason="x"), 16, "not merged"),
    "another item": (put(12, item="item"), 12, "it is about item, in the stream of talks"),
    "another item taken apart": (put(13, item="item"), 13, "it is about item, in the stream of"),
    "another item named": (put(5, item="visas"), 5, "it is about visas, in the stream of item"),
    "named twice": (behind("ItemOpened", ITEM, 5, item="item", title="x"), 16, "was named before"),
    "renamed, and not named": (
        behind("ItemRenamed", "item/JP-RU/new", 1, item="new", title="x"),
        16,
        "not named before",
    ),
    "a part of its part": (
        behind("ItemRenamed", TALKS, 4, item="talks", title="T", part_of="visas"),
        16,
        "part of",
    ),
    "a part of itself": (put(15, part_of="visas"), 15, "part of itself"),
    # judgements
    "of nothing": (put(10, ref="x@y"), 10, "no statement 'x@y' is on record"),
    "of another item": (
        behind("OutcomeAssessed", VISAS, 2, **JUDGED),
        16,
        "is a statement on item",
    ),
    "of a day before": (put(10, on="2018-02-28"), 10, "was said on 2018-03-01"),
    "of no condition": (
        behind("ConditionSettled", ITEM, 5, ref="item@a", result="met", on="2018-05-01"),
        16,
        "has no condition",
    ),
    "of what promises nothing": (
        behind("OutcomeAssessed", TALKS, 4, **{**JUDGED, "ref": "talks@a"}),
        16,
        "makes no promise or request",
    ),
    "taken back twice": (
        behind("AssessmentRetracted", ITEM, 5, ref="item@a", place=2, reason="x"),
        16,
        "no judgement of item@a is at place 2",
    ),
    "taken back of another place": (
        put(11, place=1),
        11,
        "no judgement of item@a is at place 1",
    ),
    "taken back of a far place": (put(11, place=2**31 - 1), 11, "is at place 2147483647"),
    # moments, people and recordings
    "the year 9999": (at(15, "9999-12-31T23:59:59.999999Z"), 15, "recordedtime: '9999-12-31T23:59"),
    "a year to come": (at(15, "2199-01-01T00:00:00.000000Z"), 15, "its moment is still to come"),
    "before computers": (
        at(1, "1960-01-01T00:00:00.000000Z"),
        1,
        "recordedtime: '1960-01-01T00:00",
    ),
    "a time gone back": (at(15, "2025-01-01T00:00:00.000000Z"), 15, "not after that of the event"),
    "another form": (at(15, "2026-01-01T10:00:00Z"), 15, "recordedtime: '2026-01-01T10:00:00Z' is"),
    "another zone": (at(15, "2026-01-02T10:00:00.000000+09:00"), 15, "recordedtime: '2026-01-02T1"),
    "spaces around somebody": (around(15, recordedby=" eve"), 15, "has spaces around it"),
    "nobody": (around(15, recordedby=""), 15, "is empty"),
    "a colour": (around(15, recordedby="\x1b[31mroot"), 15, r"U\+001B"),
    "a long name of somebody": (around(15, recordedby="x" * 2001), 15, "is 2,001 characters long"),
    "two people": (around(2, recordedby="eve"), 2, "two people cannot have made one recording"),
    "a place left out": (around(9, place=6), 9, "it is not at the place that follows"),
    "an event left out": (without(2), 2, "it is not at the place that follows"),
    "a kind not known": (around(3, type="Evil.1"), 3, "this program knows no event of that name"),
    "a kind of another stream": (
        around(15, type="ReadoutRegistered.1"),
        15,
        "event: 'readout' is missing",
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_could_not_have_been_recorded_is_refused_with_its_line(
    record: Record, base: list[Line], tmp_path: Path, name: str
) -> None:
    change, line, said = FORGED[name]
    lines = copy.deepcopy(base)
    change(lines)
    written = [json.dumps(one) for one in stamped(lines)]
    assert written != [json.dumps(one) for one in stamped(copy.deepcopy(base))]
    with pytest.raises(Unreadable, match=said) as raised:
        Backup(lambda: written, "backup.jsonl", datetime(2026, 6, 1, tzinfo=UTC))
    (fault,) = raised.value.faults
    assert (fault.file, fault.line) == ("backup.jsonl", line)
    assert "\n" not in fault.message
    (tmp_path / "backup.jsonl").write_text("\n".join(written), encoding="utf-8")
    ran = command(record, "import", "backup.jsonl", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "tracker.db").exists()
