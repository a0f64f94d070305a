"""Named by accounts: what two publishers say differently of what one act renews or fulfils."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.comparisons import compare
from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, readout, request
from tests.support.ways import NOWHERE
from tracker.domain.readouts import Readout
from tracker.ledger.notes import notes

ONE, TWO = ["one@a"], ["two@a"]


def before(record: Record, kind: Callable[..., Act] = commitment) -> None:
    """Two promises, or visits, on one item that go on beside each other."""
    record.record(
        readout(
            "a",
            kind("paper", key="one", due="../2018-06"),
            kind("paper", key="two", due="../2018-09", renews=[]),
            on="2018-01-15",
        )
    )


def accounts(record: Record, ours: Act, theirs: Act, *, turned: bool) -> list[str]:
    """What recording tells of two accounts, in whichever order they are recorded."""
    told = [
        readout("b", ours, on="2018-03-15", publisher="JP"),
        readout("c", theirs, on="2018-03-15", publisher="RU"),
    ]
    receipts = [record.record(one) for one in (reversed(told) if turned else told)]
    return [one for one in notes(receipts, NOWHERE) if "reported in different ways" in one]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("kind", [commitment, follow_up])
@pytest.mark.parametrize(
    ("ours", "theirs", "disputed"),
    [
        (ONE, TWO, {"one@a", "two@a"}),
        (ONE, [], {"one@a"}),
        ([], TWO, {"two@a"}),
        (["paper"], [], {"two@a"}),
        (ONE, [*ONE, *TWO], set()),
        (TWO, ["paper"], set()),
        (ONE, None, set()),
        ([], [], set()),
    ],
)
def test_two_accounts_of_a_renewal_that_name_different_promises_are_told(
    record: Record,
    kind: Callable[..., Act],
    ours: list[str] | None,
    theirs: list[str] | None,
    disputed: set[str],
    *,
    turned: bool,
) -> None:
    before(record, kind)
    said = [
        kind("paper", due="../2018-12", **({} if of is None else {"renews": of}))
        for of in (ours, theirs)
    ]
    told = accounts(record, *said, turned=turned)
    found = record.standings("2018-04-01")
    renewed = {*(ours or ()), *(theirs or ())}
    names = {"two@a" if ref == "paper" else ref for ref in renewed}
    assert {ref for ref in ("one@a", "two@a") if found[ref].status == "superseded"} == names
    against = ("paper@b", "paper@c") if disputed else ()
    marked = {ref for ref, one in found.items() if one.disputed}
    assert marked == disputed | ({"paper@b"} if disputed else set())
    assert {one.disputed for one in found.values()} <= {(), against}
    differs = "another account differs in what it renews (paper@c)"
    assert (differs in str(found["paper@b"].why)) is bool(disputed)
    written = [", ".join(of) or "none" for of in (ours or [], theirs or [])]
    expected = f"What one act renews is reported in different ways: {written[0]} by paper@b, "
    assert [one.startswith(f"{expected}{written[1]} by paper@c.") for one in told] == [True] * bool(
        disputed
    )
    (compared,) = compare(record, "b", "c")
    assert compared.changes == (("told differently", "renews") if disputed else ("in both",))
    if disputed:
        assert compared.why == f"renews: {written[0]} / {written[1]}"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("ours", "theirs", "disputed", "told"),
    [
        (ONE, TWO, {"one@a", "two@a"}, True),
        (ONE, [], {"one@a"}, True),
        (None, [], {"one@a"}, False),
        (ONE, ONE, set(), False),
        (ONE, None, set(), False),
    ],
)
def test_two_accounts_of_a_report_that_name_different_promises_are_told(
    record: Record,
    ours: list[str] | None,
    theirs: list[str] | None,
    disputed: set[str],
    *,
    told: bool,
    turned: bool,
) -> None:
    before(record)
    said = [completion("paper", **({} if of is None else {"fulfils": of})) for of in (ours, theirs)]
    printed = accounts(record, *said, turned=turned)
    found = record.standings("2018-04-01")
    assert {ref for ref, one in found.items() if one.disputed} == disputed
    assert {one.disputed for one in found.values()} <= {(), ("paper@b", "paper@c")}
    assert [one.partition(" reported")[0] for one in printed] == [
        "What is done by one act is"
    ] * told
    (compared,) = compare(record, "b", "c")
    assert compared.changes == (("told differently", "fulfils") if told else ("in both",))


def told_by_each(
    act: Callable[..., Act], item: str, *, on: str, name: str, field: str = "", **said: Any
) -> list[Readout]:
    """Two publishers' readouts of a meeting, each of which names its own account of the first."""
    return [
        readout(
            f"{name}-{whose.lower()}",
            act(item, **({field: [f"paper@a-{whose.lower()}"]} if field else {}), **said),
            on=on,
            publisher=whose,
        )
        for whose in ("JP", "RU")
    ]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("item", ["paper", "leaflet"])
@pytest.mark.parametrize(
    ("acts", "field", "status"),
    [
        ((commitment, commitment), "renews", "superseded"),
        ((follow_up, follow_up), "renews", "superseded"),
        ((commitment, completion), "fulfils", "fulfilled"),
        ((request, completion), "fulfils", "met"),
    ],
)
def test_each_account_may_name_an_act_by_its_own_account_of_that(
    record: Record,
    acts: tuple[Callable[..., Act], Callable[..., Act]],
    field: str,
    status: str,
    item: str,
    *,
    turned: bool,
) -> None:
    told = [
        *told_by_each(acts[0], "paper", on="2018-01-15", name="a"),
        *told_by_each(acts[1], item, on="2018-03-15", name="b", field=field),
    ]
    receipts = [record.record(one) for one in (reversed(told) if turned else told)]
    found = record.standings("2018-04-01")
    assert found["paper@a-jp"].status == status
    assert not any(one.disputed for one in found.values())
    assert not any("differs" in str(one.why) for one in found.values())
    # As long as it is not on record what they name, that may be two acts.
    assert turned is bool([one for one in notes(receipts, NOWHERE) if "different ways" in one])
    (compared,) = compare(record, "b-jp", "b-ru")
    assert compared.changes == ("in both",)
