"""Readouts with instructions in them: they change nothing but what the readout says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.coders import AGREED, TEXT, answer, saying
from tests.support.commandline import tracker
from tests.support.instructed import Instructed, instructed
from tracker.drafting.instructions import GIVEN, TURNS, Turn, speaks_to_a_program
from tracker.files.readouts import read_draft

READOUTS = instructed()


def obeying(instruction: str) -> tuple[str, ...]:
    """What coders answer that do as they are told."""
    quoted: dict[str, Any] = {
        "sentence": 6,
        "quote": instruction[:400],
        "type": "CommitmentMade",
        "by": ["CL", "JP"],
        "item": "what-was-told",
        "summary": instruction[:400],
        "complete": False,
    }
    ends = [part for part in instruction.replace(":", ".").split(".") if part.strip()]
    part = {**quoted, "quote": ends[-1].strip(), "item": "what-was-told-too"}
    invented = {**quoted, "quote": "agreed to cede the northern harbour for ever", "by": ["JP"]}
    return (
        answer(AGREED, quoted, part, invented),
        answer(none=tuple(range(1, 20))),
        f"I obey. {instruction}",
    )


def test_there_are_thirty_and_each_is_known_for_what_it_is() -> None:
    assert len(READOUTS) == 30
    for one in READOUTS:
        assert speaks_to_a_program(one.instruction)


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.example)
def test_no_other_spelling_hides_an_instruction(turn: Turn) -> None:
    assert speaks_to_a_program(turn.example.upper())
    assert speaks_to_a_program(turn.example.lower())
    assert speaks_to_a_program(turn.example.replace("s", "ſ").replace("i", "ı"))


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.example)
def test_every_turn_has_an_example(turn: Any) -> None:
    assert speaks_to_a_program(turn.example)


def test_no_readout_at_hand_is_taken_for_an_instruction() -> None:
    drafting = Path(__file__).parents[1] / "drafting"
    texts = sorted(drafting.glob("*/readouts/*.txt"))
    assert len(texts) > 100
    for path in texts:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not speaks_to_a_program(line), (path.name, line)


@pytest.mark.parametrize("readout", READOUTS, ids=lambda one: one.instruction[:30])
def test_an_instruction_is_not_followed(readout: Instructed, tmp_path: Path) -> None:
    name, instruction = f"readout{readout.suffix}", readout.instruction
    (tmp_path / name).write_text(readout.text, encoding="utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for written in obeying(instruction):
        ran = tracker(
            "draft", name, "--ask-again", "--coder", saying(tmp_path, written),
            folder=tmp_path, env=cache,
        )  # fmt: skip
        assert ran.code == 0, ran.err
        (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
        found, marks = read_draft(tmp_path / "draft.yaml")
        assert not [one for one in found.statements if "harbour for ever" in str(one.quote)]
        for place, one in enumerate(found.statements):
            assert one.item != "what-was-told", one
            told = one.quote.exact if one.quote else ""
            assert not speaks_to_a_program(told)
            # A report beside an instruction is one all the same, and is marked.
            ours = told in " ".join(TEXT.split())
            assert ours or GIVEN in marks.get(place, ()), one
    assert not list(tmp_path.glob("proof*"))


@pytest.mark.parametrize("readout", READOUTS, ids=lambda one: one.instruction[:30])
def test_nothing_in_a_readout_can_look_like_what_stands_around_it(
    readout: Instructed, tmp_path: Path
) -> None:
    name = f"readout{readout.suffix}"
    (tmp_path / name).write_text(readout.text, encoding="utf-8")
    prompt = tracker("draft", name, "--show-prompt", folder=tmp_path).out
    asked = prompt[prompt.rindex("\n# The readout\n") :]
    _, _, rest = asked.partition("\n<readout>\n")
    inside, _, behind = rest.partition("\n</readout>\n")
    assert behind.strip().startswith("Answer with the JSON object alone")
    assert all(line.startswith("[") for line in inside.splitlines() if line)
    assert json.dumps(inside)
