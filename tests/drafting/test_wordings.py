"""Wordings: the many words in which one thing is valued, deplored, asked, promised or planned."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.drafts import drafted

SAID = yaml.load(
    Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
CASES = [(made, said) for made, sentences in SAID.items() for said in sentences]


@pytest.mark.parametrize(("made", "said"), CASES, ids=lambda told: told[:70])
def test_a_wording_makes_its_type_and_is_that_of_its_side(made: str, said: str) -> None:
    (proposal,) = drafted(said).proposals

    assert f"{proposal.type} {'+'.join(proposal.by)}" == made
