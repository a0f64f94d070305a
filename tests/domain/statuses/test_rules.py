"""Rules: every one has a story, and every undertaking is in one list."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import (
    FIRST,
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
)
from tracker.domain.items import ConditionSettled
from tracker.domain.rules import RULES
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS


def test_each_undertaking_is_unsettled_fulfilled_unfulfilled_or_superseded(record: Record) -> None:
    outcomes = ["fulfilled", "partly fulfilled", "not fulfilled", "withdrawn"]
    kinds = [("promise", commitment), ("talks", follow_up)]
    acts = [
        make(f"{name}-{place}", due=f"2018-0{9 - place}", condition="if possible")
        for name, make in kinds
        for place in range(len(outcomes) + 2)
    ]
    record.record(readout("a", *acts, on=FIRST))
    for name, _ in kinds:
        judged = [outcome(said, "2018-04-01", f"{name}-{n}@a") for n, said in enumerate(outcomes)]
        lapsed = {"ref": f"{name}-4@a", "result": "lapsed", "on": "2018-04-01"}
        record.judge(*judged, ConditionSettled.model_validate(lapsed))
    record.record(readout("b", commitment("promise-5", renews=["promise-5@a"]), on="2018-04-01"))
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat("2018-04-01"))
        unfulfilled = [*queries.answer(QUESTIONS["unfulfilled"], view)]
        listed = (
            *queries.unsettled(view),
            *queries.answer(QUESTIONS["fulfilled"], view),
            *unfulfilled,
        )
        refs = [one.ref for one in listed]
        assert len(set(refs)) == len(refs)
        left = {one.ref for one in queries.followed(view)} - set(refs)
    assert left == {"promise-5@a"}
    assert [(one.ref, one.status) for one in unfulfilled] == [
        ("promise-4@a", "lapsed"),
        ("talks-4@a", "cancelled"),
        ("promise-3@a", "withdrawn"),
        ("talks-3@a", "cancelled"),
        ("promise-2@a", "not fulfilled"),
        ("talks-2@a", "not held"),
    ]


UNDERTAKINGS: list[dict[str, Any]] = [
    {},
    {"due": "2018"},
    {"due": "2018-03"},
    {"due": {"edtf": "2018-05", "approximate": True}},
    {},
    {},
    {},
    {"condition": "if possible"},
    {},
    {},
    {},
    {"due": "2018-03"},
    {},
    {"due": "2018-03", "continuing": True},
    {"continuing": True},
    {},
]


def test_every_rule_has_a_story_here(record: Record) -> None:
    """All rules are reached by the record that this test makes, so none is dead."""
    record.record(
        readout(
            "a",
            *(commitment(f"c{n}", **fields) for n, fields in enumerate(UNDERTAKINGS)),
            *(follow_up(f"f{n}", **fields) for n, fields in enumerate(UNDERTAKINGS[:13])),
            *(request(f"r{n}") for n in range(7)),
            *(concern(f"k{n}") for n in range(4)),
            on=FIRST,
        ),
        readout(
            "b",
            progress("c4"),
            completion("c5"),
            commitment("c6", renews=["c6"]),
            completion("f5"),
            follow_up("f6", renews=["f6"]),
            completion("r1"),
            commitment("r2"),
            completion("k1", fulfils=["k1"]),
            commitment("c11", renews=["c11"]),
            follow_up("f11", renews=["f11"]),
            completion("c12", by=["RU"]),
            follow_up("f12", by=["RU"], renews=["f12"]),
            on="2018-04-10",
            holds=["f4"],
        ),
    )
    lapsed = {"result": "lapsed", "on": "2018-05-01"}
    record.judge(
        ConditionSettled.model_validate({"ref": "c7@a", **lapsed}),
        ConditionSettled.model_validate({"ref": "f7@a", **lapsed}),
        outcome("withdrawn", "2018-05-01", "c8@a"),
        outcome("withdrawn", "2018-05-01", "f8@a"),
        outcome("fulfilled", "2018-05-01", "c9@a"),
        outcome("fulfilled", "2018-05-01", "f9@a"),
        outcome("fulfilled", "2018-05-01", "r3@a"),
        outcome("fulfilled", "2018-05-01", "k2@a"),
        outcome("not fulfilled", "2018-05-01", "f10@a"),
        outcome("fulfilled", "2018-05-01", "f12@a"),
        outcome("withdrawn", "2018-05-02", "f12@a", share="JP"),
        outcome("withdrawn", "2018-05-01", "c12@a", share="JP"),
        outcome("partly fulfilled", "2018-05-01", "c15@a"),
        outcome("refused", "2018-05-01", "r5@a"),
        outcome("partly fulfilled", "2018-05-01", "r6@a"),
        outcome("withdrawn", "2018-05-01", "r4@a"),
        outcome("withdrawn", "2018-05-01", "k3@a"),
    )
    reached = {one.rule for one in record.standings("2018-06-05").values()}
    assert reached == set(RULES)
