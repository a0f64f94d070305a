"""Coverage: which sentences of a text no statement rests on, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commandline import Ran, tracker
from tests.support.drafts import HEAD
from tracker.drafting.leftovers import OPENING

TEXT = (
    HEAD
    + """Opening remarks

The two leaders confirmed that they will hold the next summit in Santiago in 2032. \
President Lagos requested Japan to lift its fee on salmon. \
The sea between them is wide, deep and blue.
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "osaka.txt").write_text(TEXT, encoding="utf-8")
    ran = tracker("draft", "osaka.txt", folder=tmp_path)
    (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
    return tmp_path


def covered(folder: Path, *words: str, code: int = 0) -> Ran:
    ran = tracker("coverage", *words, folder=folder)
    assert ran.code == code, ran.err
    return ran


def without_the_request(folder: Path) -> None:
    text = (folder / "draft.yaml").read_text("utf-8")
    first, _, rest = text.partition("  - type: RequestMade")
    _, sign, left = rest.partition("# Sentences")
    (folder / "draft.yaml").write_text(first + sign + left, encoding="utf-8")


def test_a_whole_draft_covers_what_matters(folder: Path) -> None:
    found = json.loads(covered(folder, "draft.yaml", "osaka.txt", "--format", "json").out)
    assert found["share"] == 1.0
    assert {one["why"] for one in found["apart"]} == {
        "a heading",
        OPENING,
        "it describes, and nobody acts",
    }
    assert found["covered"] + len(found["apart"]) == found["sentences"]


def test_what_is_missing_is_listed_with_what_the_rules_see(folder: Path) -> None:
    without_the_request(folder)
    found = json.loads(covered(folder, "draft.yaml", "osaka.txt", "--format", "json").out)
    (missing,) = found["open"]
    assert missing["words"].startswith("President Lagos requested")
    assert missing["why"] == "the drafting rules see a RequestMade in it"
    assert TEXT[missing["start"] : missing["end"]] == missing["words"]
    assert found["share"] == 0.5


def test_as_a_check_it_ends_with_one(folder: Path) -> None:
    without_the_request(folder)
    covered(folder, "draft.yaml", "osaka.txt", "--at-least", "50%")
    ran = covered(folder, "draft.yaml", "osaka.txt", "--at-least", "80", code=1)
    assert "50.0% is covered, and 80% is asked for" in ran.err
    assert "1 of 2 sentences that matter are covered" in ran.out


@pytest.mark.parametrize("share", ["101%", "-1", "much", "nan"])
def test_a_share_that_is_none_is_refused(share: str, folder: Path) -> None:
    covered(folder, "draft.yaml", "osaka.txt", f"--at-least={share}", code=2)


def test_a_readout_on_record_is_found_by_its_name(folder: Path) -> None:
    assert tracker("record", "draft.yaml", "--reviewed", folder=folder).code == 0
    ran = covered(folder, "2031-05-14-osaka", "osaka.txt", "--at-least", "100%")
    assert ran.out.startswith("2 of 2 sentences")


def test_quotes_that_are_not_there_are_told(folder: Path) -> None:
    path = folder / "draft.yaml"
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if "quote:" in line)
    path.write_text(text.replace(line, "    quote: words that nobody said"), encoding="utf-8")
    assert (
        "The quote is not in the text: summit-2032"
        in covered(folder, "draft.yaml", "osaka.txt").out
    )
    path.write_text(text.replace(f"{line}\n", ""), encoding="utf-8")
    assert "Without a quote" in covered(folder, "draft.yaml", "osaka.txt").out


def test_what_may_need_no_statement_is_listed_when_it_is_asked_for(folder: Path) -> None:
    assert "The sea between them" not in covered(folder, "draft.yaml", "osaka.txt").out
    assert "The sea between them" in covered(folder, "draft.yaml", "osaka.txt", "--all").out
