"""Ties to the record: what a coder may say that a statement renews or fulfils."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.coders import AGREED, TEXT, answer, saying
from tests.support.commandline import tracker
from tracker.files.readouts import read_draft

EARLIER = """\
readout: 2030-01-10-santiago
parties: [CL, JP]
meetings:
  - {date: 2030-01-10, kind: summit}
statements:
  - type: FollowUpScheduled
    item: policy-dialogue
    by: [CL, JP]
    summary: Hold the Policy Dialogue.
    due: 2031-03
  - type: CommitmentMade
    item: un-cooperation
    by: [CL, JP]
    summary: Cooperate at the United Nations.
    due: ../2033
  - type: CommitmentMade
    item: ocean-data-agreement
    by: [CL, JP]
    summary: Sign the Ocean Data Agreement.
    due: ../2032
"""
CONFIRMED: dict[str, Any] = {
    "sentence": 7,
    "quote": "confirmed that they will continue to cooperate at the United Nations",
    "type": "CommitmentMade",
    "by": ["CL", "JP"],
    "item": "un-cooperation",
    "summary": "Continue to cooperate at the United Nations.",
    "continuing": True,
    "wording": "confirmed",
}
SIGNED: dict[str, Any] = {
    "sentence": 4,
    "quote": "welcomed the signing of the Ocean Data Agreement",
    "type": "ProgressWelcomed",
    "by": ["CL", "JP"],
    "item": "ocean-data-agreement",
    "summary": "The Ocean Data Agreement was signed.",
    "complete": True,
}


def drafted(folder: Path, *statements: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
    """What a draft ties its statements to and its marks, with the prompt and the draft."""
    (folder / "earlier.yaml").write_text(EARLIER, encoding="utf-8")
    (folder / "readout.txt").write_text(TEXT, encoding="utf-8")
    assert tracker("record", "earlier.yaml", folder=folder).code == 0
    command = saying(folder, answer(*statements))
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    ran = tracker("draft", "readout.txt", "--coder", command, folder=folder, env=cache)
    assert ran.code == 0, ran.err
    (folder / "draft.yaml").write_text(ran.out, encoding="utf-8")
    readout, marks = read_draft(folder / "draft.yaml")
    told = {
        one.item: (getattr(one, "renews", None), getattr(one, "fulfils", None), marks.get(at, ()))
        for at, one in enumerate(readout.statements)
    }
    return told, (folder / "prompt-0").read_text(encoding="utf-8"), ran.out


def test_the_prompt_lists_the_items_and_what_is_unfinished(tmp_path: Path) -> None:
    _, prompt, _ = drafted(tmp_path, AGREED)
    assert "- un-cooperation: Un cooperation" in prompt
    assert "- un-cooperation@2030-01-10-santiago, CommitmentMade, ../2033" in prompt
    assert "Sign the Ocean Data Agreement." not in prompt


def test_what_is_unfinished_on_record_can_be_renewed_and_fulfilled(tmp_path: Path) -> None:
    told, _, _ = drafted(
        tmp_path,
        {**CONFIRMED, "renews": ["un-cooperation@2030-01-10-santiago"]},
        {**SIGNED, "fulfils": ["ocean-data-agreement"]},
    )
    renews, _, review = told["un-cooperation"]
    assert renews == ("un-cooperation@2030-01-10-santiago",)
    assert not any("left out" in reason for reason in review)
    _, fulfils, review = told["ocean-data-agreement"]
    assert fulfils == ("ocean-data-agreement@2030-01-10-santiago",)
    assert not any("left out" in reason for reason in review)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (
            {**CONFIRMED, "renews": ["un-cooperation@2029-01-01-lima"]},
            "renews un-cooperation@2029-01-01-lima, which is not unfinished on record; left out",
        ),
        (
            {**CONFIRMED, "renews": ["policy-dialogue@2030-01-10-santiago"]},
            "which is a FollowUpScheduled; left out",
        ),
        (
            {**CONFIRMED, "fulfils": ["ocean-data-agreement"]},
            "and is not complete progress; left out",
        ),
    ],
)
def test_what_is_not_there_to_be_tied_to_is_left_out_and_marked(
    one: dict[str, Any], told: str, tmp_path: Path
) -> None:
    found, _, _ = drafted(tmp_path, one)
    _, _, review = found["un-cooperation"]
    assert any(told in reason for reason in review), review


def test_a_new_item_beside_one_on_record_that_the_rules_take_offers_both(tmp_path: Path) -> None:
    found, _, _ = drafted(tmp_path, {**AGREED, "item": "santiago-dialogue"})
    _, _, review = found["santiago-dialogue"]
    assert (
        "item: santiago-dialogue (new) by the coder, policy-dialogue (on record) by the rules"
        in (review)
    )
