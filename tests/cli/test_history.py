"""History on the command line: versions, judgements and statuses in words."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.corrections import retract
from tests.support.records import BEGINNING, Record
from tests.support.stories import FIRST, commitment, completion, follow_up, readout, views
from tracker import open_record
from tracker.domain.items import ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.errors import NotFound, Remedy

FULL: dict[str, Any] = {
    "to": ["US"],
    "due": {"edtf": "2018-05", "approximate": True, "words": "in spring", "before": "visit"},
    "wording": "confirmed",
    "condition": "if possible",
    "renews": ["item@b", "other"],
    "quote": "will do so",
}


def told(folder: Path, ref: str) -> list[str]:
    return tracker("history", ref, folder=folder).out.splitlines()


def at(minutes: int) -> str:
    moment: datetime = BEGINNING + timedelta(minutes=minutes)
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def amend(record: Record, *acts: dict[str, Any], on: str = FIRST) -> None:
    with record.ledger() as ledger:
        ledger.amend(readout("a", *acts, on=on), reason="a mistake", day=BEGINNING.date())


def test_each_version_tells_what_is_different_in_it(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    amend(record, commitment("item", **FULL))
    amend(record, commitment("item", wording="confirmed", renews=["other"]))
    amend(record, commitment("item", wording="confirmed", renews=["other"]), on="2018-03-02")
    amend(record, completion("matter", key="item", fulfils=["other"]), on="2018-03-02")
    lines = told(tmp_path, "item@a")
    assert lines[: lines.index(next(one for one in lines if one.startswith("  open")))] == [
        "item@a",
        f"  recorded {at(1)} until {at(2)}  by anna",
        "    CommitmentMade  JP, RU  On item.",
        "    item: item",
        "    date: 2018-03-01",
        "    due: 2018-04",
        f"  amended {at(2)} until {at(3)}  by anna",
        "    because: a mistake",
        "    CommitmentMade  JP, RU to US  On item.",
        "    wording: none → confirmed",
        "    due: 2018-04 → about 2018-05, before visit, “in spring”",
        "    condition: none → if possible",
        "    renews: none → item@b, other",
        "    quote: none → “will do so”",
        f"  amended {at(3)} until {at(4)}  by anna",
        "    because: a mistake",
        "    CommitmentMade  JP, RU  On item.",
        "    due: about 2018-05, before visit, “in spring” → none",
        "    condition: if possible → none",
        "    renews: item@b, other → other",
        "    quote: “will do so” → none",
        f"  amended with the heading of its readout {at(4)} until {at(5)}  by anna",
        "    because: a mistake",
        "    CommitmentMade  JP, RU  On item.",
        "    date: 2018-03-01 → 2018-03-02",
        f"  amended {at(5)}  by anna",
        "    because: a mistake",
        "    ProgressWelcomed  JP, RU  On matter.",
        "    item: item → matter",
        "    wording: confirmed → none",
        "    complete: none → true",
        "    renews: other → none",
        "    fulfils: none → other",
    ]
    assert "\n".join(lines).count("On item.") == 4


def test_other_corrections_are_told_in_words(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", views("talks"), commitment("item"), on=FIRST))
    amend(record, commitment("item"), views("talks"))
    amend(record, views("talks"))
    amend(record, views("talks"), commitment("item", due={"soon": True, "at": "visit"}))
    assert [line for line in told(tmp_path, "item@a") if "UTC" in line or " → " in line] == [
        f"  recorded {at(1)} until {at(2)}  by anna",
        f"  put elsewhere in its readout {at(2)} until {at(3)}  by anna",
        f"  taken back {at(3)}  by anna",
        f"  added {at(4)}  by anna",
        "    due: none → at visit",
        f"  open  from 2018-03-01  known from {at(1)} until {at(3)}",
        f"  open  from 2018-03-01 until 2018-09-02  known from {at(4)}",
        f"  possibly overdue  from 2018-09-02 until 2018-12-03  known from {at(4)}",
        f"  overdue  from 2018-12-03  known from {at(4)}",
    ]


def test_judgements_are_told_in_words(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", follow_up("item", condition="if possible"), on=FIRST))
    judged = {"outcome": "not fulfilled", "on": "2018-06-01", "evidence": "the press"}
    record.judge(
        OutcomeAssessed.model_validate({"ref": "item@a", **judged, "note": "page two"}),
        ConditionSettled.model_validate({"ref": "item@a", "result": "met", "on": "2018-05-01"}),
        EvidenceSought.model_validate({"ref": "item@a", "through": "2018-05-20"}),
    )
    with record.ledger() as ledger:
        ledger.take_back("item@a", OutcomeAssessed, reason="of another", day=BEGINNING.date())
    lines = told(tmp_path, "item@a")
    start = lines.index(next(line for line in lines if line.startswith("  assessed")))
    assert lines[start : start + 6] == [
        f"  assessed as not fulfilled from 2018-06-01  recorded {at(2)}  by anna",
        "    evidence: the press",
        "    note: page two",
        f"    taken back {at(5)}  by anna  because: of another",
        f"  condition met on 2018-05-01  recorded {at(3)}  by anna",
        f"  evidence sought through 2018-05-20 without result  recorded {at(4)}  by anna",
    ]
    found = json.loads(tracker("history", "item@a", "--format", "json", folder=tmp_path).out)
    assert [one["type"] for one in found["judgements"]] == [
        *("OutcomeAssessed", "ConditionSettled", "EvidenceSought"),
    ]
    assert json.loads(found["judgements"][0]["body"])["outcome"] == "not fulfilled"


def test_a_judgement_that_a_readout_recorded_anew_ends_is_told_as_that(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    record.judge(settled_by("JP"))
    retract(record, "a")
    record.record(readout("a", commitment("item", by=["RU"], due="2018-04"), on=FIRST))
    lines = told(tmp_path, "item@a")
    assert (
        f"    no longer applies {at(4)}: anna recorded it anew, and it does not fit any more"
        in lines
    )
    log = tracker("log", folder=tmp_path).out
    assert "took back  item@a, because: it does not fit the statement any more" in log


def settled_by(party: str) -> OutcomeAssessed:
    said = {"outcome": "fulfilled", "on": "2018-05-01", "evidence": "x", "share": party}
    return OutcomeAssessed.model_validate({"ref": "item@a", **said})


def test_up_to_a_day_it_is_what_was_said_judged_and_so_by_then(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    record.judge(
        settled_by("JP"), EvidenceSought.model_validate({"ref": "item@a", "through": "2018-07-01"})
    )
    words = ("history", "item@a", "--as-of")
    found = json.loads(tracker(*words, "2018-04", "--format", "json", folder=tmp_path).out)
    assert found["judgements"] == []
    assert [(one["status"], one["valid_from"], one["valid_to"]) for one in found["statuses"]] == [
        ("open", FIRST, "2018-04-01"),
        ("due", "2018-04-01", None),
    ]
    assert len(found["versions"]) == 1
    later = tracker(*words, "2018-05-01", folder=tmp_path).out
    assert "assessed as fulfilled from 2018-05-01, the share of JP" in later
    assert "evidence sought" not in later
    whole = tracker("history", "item@a", folder=tmp_path).out
    assert tracker(*words, "9999-12-31", folder=tmp_path).out == whole
    assert "evidence sought through 2018-07-01" in whole
    with open_record(record.store) as opened:
        assert [one.status for one in opened.history("item@a", as_of="2018-04-30").statuses] == [
            *("open", "due"),
        ]
    refused = tracker(*words, "2018-02", folder=tmp_path)
    assert (refused.code, refused.out) == (1, "")
    assert "item@a is of a day after 2018-02-28; ask as of a later one" in refused.err


def test_an_approximate_window_is_told_as_one(record: Record, tmp_path: Path) -> None:
    due = {"edtf": "2018-05", "approximate": True}
    record.record(readout("a", commitment("item", due=due), on=FIRST))
    windows = [line for line in told(tmp_path, "item@a") if "; due " in line]
    assert windows
    assert all(line.endswith("; due about 2018-05-01 to 2018-05-31") for line in windows)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("item@2018-03-01-osak", ["item@2018-03-01-osaka"]),
        ("itm@2018-03-01-osaka", ["item@2018-03-01-osaka"]),
        ("item", ["item@2018-03-01-osaka", "item@2018-04-01-moscow"]),
        ("item@osaka", ["item@2018-03-01-osaka", "item@2018-04-01-moscow"]),
        ("nothing-of-the-kind@2018-03-01-osaka", []),
        ("nonsense", []),
    ],
)
def test_a_mistyped_ref_is_told_what_it_may_mean(
    record: Record, asked: str, meant: list[str]
) -> None:
    record.record(
        readout("2018-03-01-osaka", commitment("item"), views("talks"), on=FIRST),
        readout("2018-04-01-moscow", commitment("item"), on="2018-04-01"),
    )
    with record.queries() as queries, pytest.raises(NotFound) as refused:
        queries.history(asked)
    said = str(refused.value)
    assert said.startswith(f"no statement {asked!r} is on record")
    assert [ref for ref in meant if ref in said] == meant
    assert ("did you mean" in said) is bool(meant)
    assert refused.value.remedy is (None if meant else Remedy.LIST_REFS)


def test_what_was_taken_back_and_recorded_again_is_told_in_that_order(
    record: Record, tmp_path: Path
) -> None:
    said = readout("a", commitment("item"), on=FIRST)
    record.record(said)
    retract(record, "a")
    record.record(said)
    acts = [one.split()[:2] for one in told(tmp_path, "item@a") if one.startswith("  ")]
    assert [one for one in acts if one[0] in ("recorded", "taken")] == [
        ["recorded", at(1)[:10]],
        ["taken", "back"],
        ["recorded", at(3)[:10]],
    ]
