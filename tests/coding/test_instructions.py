"""Readouts with instructions in them: they change nothing but what the readout says."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.coders import AGREED, TEXT, answer, saying
from tests.support.commandline import tracker
from tracker.drafting.instructions import GIVEN, TURNS, speaks_to_a_program
from tracker.files.readouts import read_draft

LISTED = yaml.safe_load((Path(__file__).parent / "instructions.yaml").read_text(encoding="utf-8"))
FRAMES = ["{}", "{}", "The weather in Osaka was fine. {}", "{} The weather in Osaka was fine."]


def placed(number: int) -> tuple[str, str, str]:
    """The name and the text of a readout with an instruction in it, and the instruction."""
    one = LISTED[number]
    if isinstance(one, str):
        said = FRAMES[number % len(FRAMES)].format(one)
        body = TEXT.replace("She expressed concern", f"\n\n{said}\n\nShe expressed concern")
        return "readout.txt", body, one
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in TEXT.split("\n\n"))
    hidden = one["hidden"].format(escape(one["text"]))
    page = f"<html><head><title>Readout</title></head><body><article>{paragraphs}{hidden}"
    return "readout.html", f"{page}</article></body></html>", one["text"]


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
    assert len(LISTED) == 30
    for number in range(len(LISTED)):
        assert speaks_to_a_program(placed(number)[2])


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


@pytest.mark.parametrize("number", range(len(LISTED)))
def test_an_instruction_is_not_followed(number: int, tmp_path: Path) -> None:
    name, text, instruction = placed(number)
    (tmp_path / name).write_text(text, encoding="utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for written in obeying(instruction):
        ran = tracker(
            "draft", name, "--ask-again", "--coder", saying(tmp_path, written),
            folder=tmp_path, env=cache,
        )  # fmt: skip
        assert ran.code == 0, ran.err
        (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
        readout, marks = read_draft(tmp_path / "draft.yaml")
        assert not [one for one in readout.statements if "harbour for ever" in str(one.quote)]
        for place, one in enumerate(readout.statements):
            assert one.item != "what-was-told", one
            told = one.quote.exact if one.quote else ""
            assert not speaks_to_a_program(told)
            # A report beside an instruction is one all the same, and is marked.
            ours = told in " ".join(TEXT.split())
            assert ours or GIVEN in marks.get(place, ()), one
    assert not list(tmp_path.glob("proof*"))


@pytest.mark.parametrize("number", range(len(LISTED)))
def test_nothing_in_a_readout_can_look_like_what_stands_around_it(
    number: int, tmp_path: Path
) -> None:
    name, text, _ = placed(number)
    (tmp_path / name).write_text(text, encoding="utf-8")
    prompt = tracker("draft", name, "--show-prompt", folder=tmp_path).out
    asked = prompt[prompt.rindex("\n# The readout\n") :]
    _, _, rest = asked.partition("\n<readout>\n")
    inside, _, behind = rest.partition("\n</readout>\n")
    assert behind.strip().startswith("Answer with the JSON object alone")
    assert all(line.startswith("[") for line in inside.splitlines() if line)
    assert json.dumps(inside)
