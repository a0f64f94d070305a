"""Whole readouts of several ministries, drafted and scored against their coding by the manual."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.scoring import score
from tests.support.project import PROJECT
from tracker.drafting.draft import draft
from tracker.drafting.items import Known

HERE = Path(__file__).parent
MINISTRIES, LOOSER, WIDER = HERE / "ministry_styles", HERE / "looser_styles", HERE / "wider_wording"
READOUTS, GOLD = MINISTRIES / "readouts", MINISTRIES / "gold"
SHARED = PROJECT.parent / "shared"


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("*-japan-*", 0.95),
        ("*-india-*", 0.95),
        ("*-uk-*", 0.95),
        ("*-us-*", 0.95),
        ("*-china-*", 0.95),
        ("*-korea-*", 0.95),
        ("*-eu-*", 0.95),
        ("*-norway-*", 0.95),
        ("*-asean-*", 0.95),
    ],
)
def test_the_readouts_of_a_ministry_are_drafted_as_coded(pattern: str, least: float) -> None:
    result = score(READOUTS, GOLD, pattern)
    assert result.coded > 0
    assert result.f1 >= least


def test_all_written_readouts_together_reach_the_thresholds() -> None:
    result = score(READOUTS, GOLD)
    assert result.coded >= 200
    assert result.f1 >= 0.97
    assert result.agreement("by") >= 0.98
    assert result.agreement("due") >= 0.92
    assert result.agreement("complete") >= 0.95
    assert result.items >= 0.85
    assert result.wrong_dates == 0


def test_further_readouts_in_looser_styles_keep_the_scores_that_were_reached() -> None:
    """Readouts of some twenty publishers, coded by several people who differ here and there."""
    result = score(LOOSER / "readouts", LOOSER / "gold")
    assert result.coded >= 1200
    assert result.f1 >= 0.94
    assert result.agreement("by") >= 0.97
    assert result.agreement("due") >= 0.91
    assert result.items >= 0.89
    assert result.wrong_dates <= 8


def test_readouts_of_wider_wording_keep_the_scores_that_were_reached() -> None:
    result = score(WIDER / "readouts", WIDER / "gold")
    assert result.coded >= 570
    assert result.f1 >= 0.955
    assert result.agreement("by") >= 0.96
    assert result.agreement("due") >= 0.93
    assert result.items >= 0.89
    assert result.wrong_dates <= 3


@pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"{SHARED} with coded readouts is not here"
)
def test_the_coded_real_readouts_reach_the_thresholds() -> None:
    result = score(SHARED / "readouts", SHARED / "gold")
    assert result.f1 >= 0.95
    assert result.agreement("by") >= 0.98
    assert result.agreement("due") >= 0.93
    assert result.wrong_dates == 0


def test_every_quote_of_the_coding_stands_in_its_readout() -> None:
    for path in sorted(GOLD.glob("*.json")):
        assert (READOUTS / f"{path.stem}.txt").is_file()


def test_a_second_draft_reuses_the_items_of_the_first() -> None:
    name = "2031-05-14-japan-chile-summit"
    text = (READOUTS / f"{name}.txt").read_text(encoding="utf-8")
    first = draft(text, name=name)
    known = [Known(proposal.item) for proposal in first.proposals]
    second = draft(text, known=known, name=name)
    same = sum(a.item == b.item for a, b in zip(first.proposals, second.proposals, strict=True))
    assert same >= 0.9 * len(first.proposals)
    assert len({p.item for p in second.proposals}) <= len({p.item for p in first.proposals})
