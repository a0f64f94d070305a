"""Prompts: the same for the same readout, whole in each part, and numbered by version."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.coders import AGREED, TEXT, answer, saying, times_asked
from tests.support.commandline import tracker
from tracker.coding.answer import parsed
from tracker.coding.prompt import LONGEST, VERSION, manual, prompts, schema
from tracker.drafting.draft import read
from tracker.drafting.items import Known, Open

KNOWN = [Known("salmon-fee", "Fee on salmon"), Known("policy-dialogue")]
OPEN = [Open("policy-dialogue@2030-01-01-santiago", "policy-dialogue", "FollowUpScheduled", "2031")]
DIGESTS = {"1": "c103a82f62af1d8a"}
"""The digest of the prompt about one readout, for each version that there was."""


def test_the_same_readout_gives_the_same_prompt() -> None:
    first, second = (prompts(read(TEXT), KNOWN, OPEN) for _ in range(2))
    assert first == second


def test_another_prompt_has_another_version() -> None:
    (prompt,) = prompts(read(TEXT), KNOWN, OPEN)
    assert DIGESTS[VERSION] == prompt.digest[:16], "raise VERSION, and add its digest here"
    assert prompt.digest == hashlib.sha256(prompt.text.encode()).hexdigest()


def test_it_holds_the_manual_the_schema_the_record_and_every_sentence() -> None:
    (prompt,) = prompts(read(TEXT), KNOWN, OPEN)
    assert manual().strip() in prompt.text
    assert json.dumps(schema(), ensure_ascii=False) in prompt.text
    assert "- salmon-fee: Fee on salmon" in prompt.text
    assert "- policy-dialogue@2030-01-01-santiago, FollowUpScheduled, 2031" in prompt.text
    shown = prompt.text[prompt.text.rindex("<readout>") : prompt.text.rindex("</readout>")]
    told = " ".join(re.sub(r"^\[\d+\] ", "", line) for line in shown.splitlines()[1:])
    assert " ".join(told.split()) == " ".join(TEXT.split())


def test_the_example_in_it_is_an_answer_that_can_be_used_and_says_what_its_readout_says() -> None:
    (prompt,) = prompts(read(TEXT))
    example = prompt.text[prompt.text.index("# An example") : prompt.text.index("# The meetings")]
    shown, _, written = example.partition("</readout>")
    found = parsed(written.encode())
    assert not hasattr(found, "reason")
    assert not found.refused
    numbers = {entry.sentence for entry in found.entries} | found.none
    assert numbers == set(range(1, 9))
    assert all(entry.quote in shown for entry in found.entries)
    Draft202012Validator(schema()).validate(json.loads(written))


def test_the_schema_is_one_and_what_agrees_with_it_can_be_read() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(answer(AGREED)))


def test_a_long_readout_is_asked_about_in_parts_each_whole_in_itself(tmp_path: Path) -> None:
    more = "".join(
        f"The two leaders agreed to hold a seminar on matter {number} in May.\n\n"
        for number in range(600)
    )
    questions = prompts(read(TEXT + more))
    assert len(questions) > 2
    numbers = [number for one in questions for number in one.numbers]
    assert numbers == list(range(1, len(numbers) + 1))
    for prompt in questions:
        shown = prompt.text[prompt.text.rindex("<readout>") :]
        assert len(shown) < 1.5 * LONGEST
        assert f"Part {prompt.part} of {len(questions)}" in prompt.text
        assert manual().strip() in prompt.text
        assert "Prime Minister of Japan" in prompt.text
    (tmp_path / "long.txt").write_text(TEXT + more, encoding="utf-8")
    # One part is answered, the others are not: the rules stand where nobody answered.
    command = saying(tmp_path, answer(AGREED), "", "")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    ran = tracker("draft", "long.txt", "--coder", command, folder=tmp_path, env=cache)
    assert times_asked(tmp_path) == 1 + 2 * (len(questions) - 1)
    assert f"part 2 of {len(questions)}: its answer is empty" in ran.err
    assert "So some sentences have the rules alone." in ran.err
    assert ran.out.count("only the rules propose this; the coder gave no answer for it") > 400
    shown = tracker("draft", "long.txt", "--show-prompt", folder=tmp_path).out
    assert shown.count("===== prompt ") == len(questions)


def test_a_readout_that_would_be_asked_about_without_end_has_the_rules_alone(
    tmp_path: Path,
) -> None:
    text = TEXT + "The two leaders had lunch. " * 25_000
    (tmp_path / "endless.txt").write_text(text, encoding="utf-8")
    command = saying(tmp_path, answer())
    ran = tracker("draft", "endless.txt", "--coder", command, folder=tmp_path)
    assert "more than 40; draft it in parts" in ran.err
    assert times_asked(tmp_path) == 0


@pytest.mark.parametrize("size", [10, 1000])
def test_of_many_items_those_are_listed_that_the_text_speaks_of(size: int) -> None:
    many = [Known(f"matter-number-{number}") for number in range(size)]
    (prompt,) = prompts(read(TEXT), [*many, *KNOWN])
    assert "- salmon-fee: Fee on salmon" in prompt.text
    assert prompt.text.count("\n- matter-number-") == min(size, 298)
