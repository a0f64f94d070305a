"""Constructions: each kind of sentence that published readouts use makes what the manual says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.drafts import drafted
from tracker.drafting.proposals import Proposal

LETTERS = {
    "CommitmentMade": "C",
    "FollowUpScheduled": "F",
    "ProgressWelcomed": "P",
    "ConcernRaised": "K",
    "RequestMade": "R",
    "ViewsExchanged": "V",
}
CASES = yaml.load(
    Path(__file__).with_name("constructions.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


def told(one: Proposal) -> str:
    """A proposal in the words of the file."""
    parts = [LETTERS[one.type], "+".join(one.by)]
    parts += ["to", "+".join(one.to)] if one.to else []
    parts += ["due", one.due.edtf or "soon"] if one.due else []
    parts += ["complete"] if one.complete else []
    parts += ["continuing"] if one.continuing else []
    parts += ["done by", "+".join(one.done_by)] if one.done_by else []
    return " ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"][:60])
def test_a_sentence_makes_what_the_manual_says(case: dict[str, Any]) -> None:
    assert [told(one) for one in drafted(case["said"]).proposals] == case["makes"]
