"""Drafts with a coder beside the rules: what is marked, and what stands when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.coders import AGREED, TEXT, answer, coder, saying, times_asked
from tests.support.commandline import Ran, tracker
from tracker.files.readouts import read_draft


def run(folder: Path, *words: str, **env: str) -> Ran:
    (folder / "readout.txt").write_text(TEXT, encoding="utf-8")
    place = {"XDG_CACHE_HOME": str(folder / "cache"), **env}
    return tracker("draft", "readout.txt", *words, folder=folder, env=place)


def drafted(folder: Path, *statements: dict[str, Any]) -> list[dict[str, Any]]:
    """What is proposed by the rules and a coder that says these statements, with its marks."""
    ran = run(folder, "--coder", saying(folder, answer(*statements)))
    assert ran.code == 0, ran.err
    (folder / "draft.yaml").write_text(ran.out, encoding="utf-8")
    readout, marks = read_draft(folder / "draft.yaml")
    return [
        {**one.model_dump(exclude_defaults=True), "type": one.type, "review": marks.get(number, ())}
        for number, one in enumerate(readout.statements)
    ]


def found(folder: Path, *statements: dict[str, Any]) -> dict[str, Any]:
    """The follow-up among them."""
    (one,) = [each for each in drafted(folder, *statements) if each["type"] == "FollowUpScheduled"]
    return one


def test_what_both_propose_is_not_marked(tmp_path: Path) -> None:
    one = found(tmp_path, AGREED)
    assert one["review"] == ()
    assert one["item"] == "policy-dialogue"
    assert one["due"]["edtf"] == "2031-10"
    assert one["quote"]["exact"] == AGREED["quote"]


def test_what_only_the_rules_propose_is_marked_and_stays(tmp_path: Path) -> None:
    others = [one for one in drafted(tmp_path, AGREED) if one["type"] != "FollowUpScheduled"]
    assert [one["type"] for one in others] == [
        "ProgressWelcomed",
        "RequestMade",
        "ConcernRaised",
        "CommitmentMade",
    ]
    assert {one["review"] for one in others} == {("only the rules propose this",)}


def test_what_only_the_coder_proposes_is_marked(tmp_path: Path) -> None:
    warm = {
        "quote": "The evening was warm",
        "sentence": 8,
        "type": "ViewsExchanged",
        "by": ["JP"],
        "item": "evening",
        "summary": "The evening was warm.",
    }
    (one,) = [each for each in drafted(tmp_path, warm) if each["item"] == "evening"]
    assert one["review"] == ("only the coder proposes this",)


def test_where_the_type_differs_both_are_offered(tmp_path: Path) -> None:
    other = {key: AGREED[key] for key in ("quote", "sentence", "by", "item", "summary")}
    one = drafted(tmp_path, {**other, "type": "CommitmentMade"})[1]
    assert one["type"] == "CommitmentMade"
    assert one["review"][0] == (
        "the rules read these words as FollowUpScheduled by CL, JP, due 2031-10"
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": ["CL"]}, "by: CL by the coder, CL, JP by the rules"),
        ({"due": "2031-11"}, "“in October” is 2031-11 by the coder, and 2031-10 by the program"),
        ({"due": "2031-11"}, "due: 2031-11 by the coder, 2031-10 by the rules"),
        ({"due": "2031-10", "approximate": True}, "due: 2031-10, approximate by the coder"),
        ({"due_words": "in the spring"}, "dropped: “in the spring” is not in the text"),
        ({"due_words": None}, "dropped: it names no words for it"),
        ({"due": "2031-13"}, "the coder's date 2031-13 is dropped: no window of days"),
        ({"due": "31 October"}, "the coder's date 31 October is dropped: no window of days"),
        ({"due": None, "due_words": None}, "due: no time by the coder, 2031-10 by the rules"),
        ({"due": None, "due_words": None}, "the coder left it out"),
        (
            {"wording": "agreed", "condition": "if it rains"},
            "the condition “if it rains” is dropped",
        ),
        ({"renews": ["policy-dialogue@2030"]}, "which is not unfinished on record; left out"),
        (
            {"quote": "agreed to hold the next Policy Dialog in Santiago in Octobre"},
            "is written otherwise in the text",
        ),
        (
            {"quote": "agreed to hold … in Santiago in October"},
            "is written otherwise in the text",
        ),
        ({"item": "zebras"}, "the name of the item has no words of the text"),
    ],
)
def test_what_differs_or_cannot_be_checked_is_marked(
    change: dict[str, Any], told: str, tmp_path: Path
) -> None:
    one = found(tmp_path, {**AGREED, **change})
    assert any(told in reason for reason in one["review"]), one["review"]
    assert one["quote"]["exact"] in TEXT


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "AGREED to  hold the next Policy Dialogue in Santiago in October."},
        {"sentence": 7},
        {"sentence": 999},
        {"to": ["CL"], "continuing": True, "complete": True, "done_by": ["CL"]},
        {"item": "a-new-dialogue"},
    ],
)
def test_what_says_the_same_otherwise_is_not_marked(change: dict[str, Any], tmp_path: Path) -> None:
    assert found(tmp_path, {**AGREED, **change})["review"] == ()


def test_a_summary_that_says_more_than_the_text_gives_way_to_that_of_the_rules(
    tmp_path: Path,
) -> None:
    for untrue in (
        "Hold 17 dialogues in Santiago.",
        "Hold the next Policy Dialogue in Santiago with Brazil.",
        "Do not hold the next Policy Dialogue.",
        "Surrender several disputed territories unconditionally.",
    ):
        one = found(tmp_path, {**AGREED, "summary": untrue})
        assert one["summary"] != untrue
        assert one["review"] == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": "agreed to cede the islands by 2040"}, "its quote is not in the text"),
        ({"by": ["CL", "BR"]}, "BR is not a party of the readout"),
        ({"by": ["XX"]}, "'XX' is not a party"),
        ({"meeting": 3}, "there is no meeting 3"),
        ({"type": "WarDeclared"}, "type: Input should be"),
        ({"complete": "yes"}, "complete: Input should be a valid boolean"),
        ({"sentence": "4"}, "sentence: Input should be a valid integer"),
        ({"confidence": 0.9}, "confidence: Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_a_statement_of_the_readout_is_dropped_and_listed(
    change: dict[str, Any], why: str, tmp_path: Path
) -> None:
    ran = run(tmp_path, "--coder", saying(tmp_path, answer({**AGREED, **change})))
    assert ran.code == 0
    assert "1 statement of the coder dropped" in ran.err
    listed = " ".join(ran.out.partition("# Dropped from what the coder said:")[2].split("\n#"))
    assert why in " ".join(listed.split())


def test_what_is_given_twice_is_taken_once(tmp_path: Path) -> None:
    ran = run(tmp_path, "--coder", saying(tmp_path, answer(AGREED, AGREED)))
    assert ran.out.count("type: FollowUpScheduled") == 1
    assert "given twice" in ran.out


def test_the_source_says_who_proposed_and_who_reviewed(tmp_path: Path) -> None:
    command = saying(tmp_path, answer(AGREED))
    ran = run(tmp_path, "--coder", command)
    (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
    source = read_draft(tmp_path / "draft.yaml")[0].source
    assert source is not None
    assert (source.rules, source.prompt, source.reviewed_by) == ("0.1.0", "1", None)
    assert (source.coder or "").endswith("coder.py")
    alone = run(tmp_path)
    assert "coder:" not in alone.out
    assert "rules: 0.1.0" in alone.out


def test_the_same_draft_is_asked_for_once_and_comes_out_the_same(tmp_path: Path) -> None:
    command = saying(tmp_path, answer(AGREED), answer())
    first, second = (run(tmp_path, "--coder", command) for _ in range(2))
    assert first.out == second.out
    assert times_asked(tmp_path) == 1
    third = run(tmp_path, "--coder", command, "--ask-again")
    assert times_asked(tmp_path) == 2
    assert third.out != first.out


def test_a_cache_that_cannot_be_written_keeps_nothing_and_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert "review: [only the rules" in run(tmp_path, "--coder", saying(tmp_path, answer())).out


def test_a_kept_answer_that_was_spoilt_is_asked_for_anew(tmp_path: Path) -> None:
    command = saying(tmp_path, answer(AGREED))
    first = run(tmp_path, "--coder", command)
    (kept,) = (tmp_path / "cache").rglob("*.json")
    kept.write_bytes(b"\x00spoilt")
    assert run(tmp_path, "--coder", command).out == first.out
    assert times_asked(tmp_path) == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "its answer is empty"),
        ("I am sorry.", "holds no JSON object with statements"),
        ('{"statements": [{"quote": "agr', "is not valid JSON, or is cut off"),
        ('{"statements": {}}', "are not both lists"),
        ('{"statements": [], "more": 1}', "an unknown key more"),
        ('{"statements": [], "statements": []}', "the key statements twice"),
        ('{"statements": []} {"statements": []}', "several answers"),
        (b"\xff\xfe{", "not text in UTF-8"),
    ],
)
def test_what_cannot_be_used_is_asked_for_once_more_and_then_the_rules_stand(
    written: str | bytes, told: str, tmp_path: Path
) -> None:
    alone = run(tmp_path)
    ran = run(tmp_path, "--coder", saying(tmp_path, written))
    assert ran.code == 0
    assert ran.out == alone.out
    assert told in ran.err
    assert "the draft has the rules alone" in ran.err
    assert times_asked(tmp_path) == 2
    assert told in (tmp_path / "prompt-1").read_text(encoding="utf-8")


def test_a_second_answer_that_is_better_is_taken(tmp_path: Path) -> None:
    command = saying(tmp_path, answer({**AGREED, "complete": "yes"}), answer(AGREED))
    assert "dropped" not in run(tmp_path, "--coder", command).err
    assert "statement 1: complete" in (tmp_path / "prompt-1").read_text(encoding="utf-8")
    assert times_asked(tmp_path) == 2


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("sys.exit('no key is set')", "exit code 1: no key is set"),
        ("import time; time.sleep(60)", "longer than 1 seconds"),
        ("print('x' * 5_000_000)", "more than 4,000,000 bytes"),
    ],
)
def test_when_the_coder_fails_the_rules_stand_with_a_warning(
    body: str, told: str, tmp_path: Path
) -> None:
    ran = run(tmp_path, "--coder", coder(tmp_path, body), TRACKER_CODER_SECONDS="1")
    assert (ran.code, ran.out) == (0, run(tmp_path).out)
    assert told in ran.err


def test_a_coder_is_named_by_the_environment_too(tmp_path: Path) -> None:
    ran = run(tmp_path, TRACKER_CODER=saying(tmp_path, answer(AGREED)))
    assert "coder:" in ran.out
    assert run(tmp_path, TRACKER_CODER="").out == run(tmp_path).out


def test_a_prompt_is_shown_and_nobody_asked(tmp_path: Path) -> None:
    ran = run(tmp_path, "--coder", saying(tmp_path, answer()), "--show-prompt")
    assert times_asked(tmp_path) == 0
    run(tmp_path, "--coder", saying(tmp_path, answer()))
    assert ran.out == (tmp_path / "prompt-0").read_text(encoding="utf-8")


def test_a_draft_of_both_can_be_recorded_once_it_is_reviewed(tmp_path: Path) -> None:
    ran = run(tmp_path, "--coder", saying(tmp_path, answer(AGREED)))
    (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
    assert tracker("record", "draft.yaml", folder=tmp_path).code == 2
    taken = tracker("record", "--reviewed", "draft.yaml", folder=tmp_path)
    assert taken.code == 0, taken.err
    exported = tracker("export", "2031-05-14-osaka", folder=tmp_path)
    assert 'prompt: "1"' in exported.out
