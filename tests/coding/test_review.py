"""Reviewing a draft of both: the doubts first, and who went over them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.coders import AGREED, TEXT, answer, saying
from tests.support.commandline import tracker
from tracker.cli import main
from tracker.files.readouts import read_draft


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "readout.txt").write_text(TEXT, encoding="utf-8")
    command = saying(tmp_path, answer(AGREED))
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    ran = tracker("draft", "readout.txt", "--coder", command, folder=tmp_path, env=cache)
    path = tmp_path / "draft.yaml"
    path.write_text(ran.out, encoding="utf-8")
    return path


def review(draft: Path, keys: str, *words: str) -> list[int]:
    """Step through a draft; give the numbers of the statements that were shown."""
    result = CliRunner().invoke(
        main,
        ["review", *words, str(draft), str(draft.parent / "readout.txt")],
        input="".join(f"{key}\n" for key in keys),
        env={"TRACKER_USER": "anna"},
    )
    assert result.exit_code == 0, result.output
    return [int(found) for found in re.findall(r"\((\d+) of \d+\)", result.output)]


def test_review_begins_with_the_doubts(draft: Path) -> None:
    assert set(read_draft(draft)[1]) == {0, 2, 3, 4}
    assert review(draft, "kkkkk", "--all") == [1, 3, 4, 5, 2]


def test_what_was_dropped_or_kept_is_not_shown_again(draft: Path) -> None:
    assert review(draft, "dkaaa", "--all") == [1, 2, 3, 4, 1]
    assert set(read_draft(draft)[1]) == {1}


def test_a_question_mark_tells_the_answers_and_asks_again(draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    assert review(draft, "?q") == [1, 1]
    assert draft.read_text(encoding="utf-8") == text
    result = CliRunner().invoke(main, ["review", str(draft)], input="?\nq\n")
    assert "d  leave it out of the file" in result.output


def test_who_went_over_all_that_was_marked_is_in_the_source(draft: Path) -> None:
    review(draft, "aaaq")
    assert reviewer(draft) is None
    review(draft, "k")
    assert reviewer(draft) is None
    review(draft, "a")
    assert reviewer(draft) == "anna"


def test_a_draft_without_marks_is_not_signed_by_looking_at_nothing(draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    draft.write_text(re.sub(r"    review: .*\n", "", text), encoding="utf-8")
    assert review(draft, "") == []
    assert reviewer(draft) is None
    review(draft, "aaaaa", "--all")
    assert reviewer(draft) == "anna"


def reviewer(draft: Path) -> str | None:
    source = read_draft(draft)[0].source
    return source.reviewed_by if source else None
