"""Strategies: readouts of any acts on a few items, for the laws that hold for all of them."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.support.stories import readout
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement

ITEMS = ("grave-visits", "pilot-tours", "visit", "working-group")
LAWS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

items = st.sampled_from(ITEMS)
MEETINGS = (date(2018, 6, 1), date(2019, 3, 1))
"""Days of meetings that two publishers may report."""
days = st.dates(date(2018, 1, 1), date(2019, 12, 31))
refs = st.builds(
    lambda item, n, readout: f"{item}{n}@r{readout}",
    items,
    st.sampled_from(["", "", "-2"]),
    st.integers(0, 4),
)
targets = st.lists(st.one_of(items, refs), max_size=2).map(tuple)
dues = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "2018",
            "2019-23",
            "../2018-11",
            "../2019-05",
            "2018-09/..",
            "[2019-08,2019-09]",
            "2018-06-01",
        ]
    ),
    st.just({"soon": True}),
    st.builds(
        lambda edtf, tie, item: {"edtf": edtf, "approximate": True, tie: item},
        st.sampled_from(["../2018-12", "2019-01/2019-03"]),
        st.sampled_from(["before", "at"]),
        items,
    ),
)


@st.composite
def acts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from([kind.__name__ for kind in get_args(Statement)]))
    act: dict[str, Any] = {
        "type": kind,
        "item": draw(items),
        "by": draw(st.sampled_from([["JP"], ["RU"], ["JP", "RU"]])),
        "summary": "Something was said.",
    }
    if kind in ("CommitmentMade", "FollowUpScheduled"):
        act |= {"due": draw(dues), "renews": draw(st.none() | targets)}
        act["condition"] = draw(st.sampled_from([None, "if possible"]))
    if kind == "ProgressWelcomed" and draw(st.booleans()):
        act |= {"complete": True, "fulfils": draw(st.none() | targets)}
    if kind == "ProgressWelcomed":
        act["done_by"] = draw(st.sampled_from([[], [], ["JP"], ["RU"]]))
    if kind == "CommitmentMade":
        act["continuing"] = draw(st.booleans())
    return act


@st.composite
def records(draw: st.DrawFn) -> list[Readout]:
    return [
        readout(
            f"r{number}",
            *draw(st.lists(acts(), min_size=1, max_size=5)),
            on=str(draw(st.sampled_from(MEETINGS) | days)),
            holds=draw(targets),
            publisher=draw(st.sampled_from([None, "JP", "RU"])),
        )
        for number in range(draw(st.integers(2, 5)))
    ]
