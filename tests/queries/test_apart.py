"""Apart: a share that stands as what a list holds is told where the whole stands otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.support.briefings import briefed
from tests.support.judgements import judge, outcome
from tests.support.records import Record, command
from tests.support.sites import answered
from tests.support.stories import commitment, completion, readout

_THREE = ("FI", "NO", "SE")
_DAY = ("--as-of", "2018-10-01")


@pytest.fixture
def divided(record: Record) -> Record:
    """Of three who owe a thing, one has done it and one was judged not to have."""
    record.record(
        readout("a", commitment("rail", by=_THREE, due="2018-06"), on="2018-03-01", parties=_THREE),
        readout("b", completion("rail", by=["SE"], key="built"), on="2018-06-01", parties=_THREE),
    )
    judge(record, outcome("not fulfilled", "2018-09-01", "rail@a", share="NO"))
    return record


def test_a_list_names_the_shares_that_it_does_not_hold(divided: Record, tmp_path: Path) -> None:
    def told(*words: str) -> list[str]:
        return command(divided, *words, *_DAY, folder=tmp_path).err.splitlines()

    assert told("unfulfilled") == [
        "Nothing ended unfulfilled as a whole as of 2018-10-01.",
        "Otherwise on record: 1 overdue.",
        "Only as the share of NO in rail@a (not fulfilled): with --by NO.",
        "What is overdue: tracker overdue.",
    ]
    assert told("fulfilled")[0] == (
        "Nothing fulfilled, held or completed as a whole as of 2018-10-01."
    )
    both = told("statements", "--status", "fulfilled", "--status", "not fulfilled")[-1]
    assert both == (
        "Only as the shares of NO in rail@a (not fulfilled) and SE in rail@a (fulfilled): "
        "with --by NO and so on."
    )
    assert told("unfulfilled", "--by", "NO") == ["1 not fulfilled as of 2018-10-01."]
    assert told("overdue") == ["1 overdue as of 2018-10-01."]
    assert told("unfulfilled")[2] in told("unfulfilled", "--text", "rail")
    assert "share" not in str(told("unfulfilled", "--text", "road"))
    assert "share" not in str(told("unfulfilled", "--type", "request"))


def test_a_share_is_named_below_what_a_list_holds(divided: Record, tmp_path: Path) -> None:
    divided.record(
        readout("c", commitment("road", by=_THREE), on="2018-07-01", parties=_THREE),
    )
    judge(divided, outcome("withdrawn", "2018-09-01", "road@c"))
    told = command(divided, "unfulfilled", *_DAY, folder=tmp_path).err
    assert "1 withdrawn as of 2018-10-01." in told
    assert "Only as the share of NO in rail@a (not fulfilled): with --by NO." in told


def test_a_briefing_says_so_of_the_whole_alone(divided: Record) -> None:
    told = briefed(divided, "2018-10-01", relationship="FI-NO-SE")
    assert "ended without being fulfilled as a whole" in told.absent
    assert "ended without being fulfilled" not in told.absent


def test_the_page_says_the_same(divided: Record) -> None:
    page = html.fromstring(answered(divided.store, "/unfulfilled?as_of=2018-10-01"))
    told = " ".join(page.text_content().split())
    assert "Nothing on this list as a whole as of" in told
    assert "Of others, only a share: NO not fulfilled rail@a." in told
