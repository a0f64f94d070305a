"""Hostile texts: what is repeated without end, and what a draft says when it takes too long."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from campaigns import pieces
from tests.support.commandline import process, tracker
from tracker.characters import DANGEROUS
from tracker.drafting.budget import Budget
from tracker.drafting.draft import draft
from tracker.drafting.leftovers import was_read
from tracker.drafting.runs import LONGEST
from tracker.errors import Overrun

HEAD = "Japan-Norway meeting\n\nOslo, 12 March 2019\n\n"
PARTIES = ("JP", "NO")
WORDS = ("--party", "JP", "--party", "NO", "--date", "2019-03-12")


def test_the_pieces_hold_the_words_and_marks_of_the_patterns() -> None:
    found = set(pieces.pieces())
    assert {"agreed", "Minister", "invitation", "January", "(", "“", "Mr. A. ", "  "} <= found
    assert len(found) > 3000


@pytest.mark.parametrize(("unit", "shape"), pieces.strings(40, seed=11))
def test_what_is_said_again_and_again_is_drafted_within_the_budget(unit: str, shape: str) -> None:
    text = pieces.shaped(unit, shape, 8_192)
    found = draft(text, parties=PARTIES, on=date(2019, 3, 12), budget=Budget("text", 60))
    assert found.parties == PARTIES
    assert all(len(one.sentence.exact) <= LONGEST for one in found.proposals)
    assert all(passage.exact in text for passage in found.unused)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ("agreed to meet " * 200, "without the end of a sentence"),
        ("a b " * 200, "words without the end of a sentence"),
        ("The Ministers agreed" + " " * 400 + "to meet", "one mark over and over"),
        ("The Ministers agreed " + "x" * 90 + " to meet", "one mark over and over"),
    ],
)
def test_what_is_no_sentence_is_not_read_and_says_so(run: str, reason: str) -> None:
    text = f"{HEAD}The Ministers met. {run}. The Ministers agreed to hold a seminar in May 2019."
    found = draft(text, parties=PARTIES, on=date(2019, 3, 12))
    assert [one.due.edtf for one in found.proposals if one.due] == ["2019-05"]
    (unread,) = [one for one in found.unused if not was_read(one.reason or "")]
    assert reason in (unread.reason or "")


def test_what_was_not_read_is_told_in_the_draft(tmp_path: Path) -> None:
    text = f"{HEAD}The Ministers met. {'agreed to meet ' * 200}."
    (tmp_path / "readout.txt").write_text(text, encoding="utf-8")
    ran = tracker("draft", "readout.txt", *WORDS, folder=tmp_path)
    assert ran.code == 0
    assert (
        "# - not read: 3,020 characters without the end of a sentence:\n#   The Ministers met."
        in ran.out
    )


def test_a_draft_that_takes_too_long_says_at_which_sentence_and_what_to_do(tmp_path: Path) -> None:
    sentence = "The Ministers agreed to hold a seminar on fisheries in May 2019. "
    (tmp_path / "readout.txt").write_text(HEAD + sentence * 20_000, encoding="utf-8")
    env = {"TRACKER_DRAFT_SECONDS": "0.2"}
    # In a process of its own: what interrupts a draft could also come while the tests' own tools
    # look on, where Python only prints it.
    ran = process("draft", "readout.txt", *WORDS, folder=tmp_path, env=env)
    assert (ran.returncode, ran.stdout) == (2, b"")
    said = ran.stderr.decode()
    assert said.startswith("tracker: readout.txt: drafting took longer than 0.2 seconds, at ")
    assert "give it more time with TRACKER_DRAFT_SECONDS" in said


def test_a_stage_that_does_not_end_is_interrupted_and_named() -> None:
    clock = Budget("text", 0.2)
    clock.at("the sentence", "The Ministers met and so on")
    with pytest.raises(Overrun, match="at the sentence “The Ministers met and so on…”"):
        _never_ends(clock)


def _never_ends(clock: Budget) -> None:
    with clock.kept():
        while True:
            try:
                sum(range(1000))
            except Exception:  # noqa: BLE001, S112 - as parsers do, which pass over every error
                continue


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "inf", "nan"])
def test_a_budget_that_is_no_number_is_refused(seconds: str, tmp_path: Path) -> None:
    (tmp_path / "readout.txt").write_text(f"{HEAD}They met.", encoding="utf-8")
    env = {"TRACKER_DRAFT_SECONDS": seconds}
    ran = tracker("draft", "readout.txt", *WORDS, folder=tmp_path, env=env)
    assert ran.code == 2
    assert "is not a number of seconds; write one such as 60" in ran.err


def test_a_first_line_without_an_end_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "readout.txt").write_text("Norway and Japan " * 300, encoding="utf-8")
    assert tracker("draft", "readout.txt", *WORDS, folder=tmp_path).code == 0


def test_controls_in_a_text_reach_neither_the_draft_nor_its_comments(tmp_path: Path) -> None:
    text = (
        f"\ufeff{HEAD}The \x1b[31mMinisters\x1b[0m agreed to hold a semi\u200bnar in May 2019. "
        "\ufeffIt \x1brained\x07 \u202eon\u2066 that day, \x1b]0;title\x07all day."
    )
    (tmp_path / "readout.txt").write_text(text, encoding="utf-8")
    ran = tracker("draft", "readout.txt", *WORDS, folder=tmp_path)
    assert ran.code == 0
    assert "The Ministers agreed to hold a seminar in May 2019" in ran.out
    assert "#   It rained on that day, all day." in ran.out
    assert not re.search(DANGEROUS, ran.both)
