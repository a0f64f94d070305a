"""Recorded answers about fictional readouts, replayed: the same figures without a model."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from evaluation import coder as evaluation
from tests.support.coders import replaying
from tests.support.commandline import tracker
from tests.support.project import PROJECT

DRAFTING = PROJECT / "tests" / "drafting"
ANSWERS = Path(__file__).parent / "answers"
CORPORA = ("ministry_styles", "looser_styles", "wider_wording")
RECORDED = sorted(path.name.split(".")[0] for path in ANSWERS.glob("*.answer.json"))


def source(name: str) -> Path:
    (found,) = DRAFTING.glob(f"*/readouts/{name}.txt")
    return found


def compared(corpus: str) -> evaluation.Comparison:
    folder = DRAFTING / corpus
    return evaluation.compared(folder / "gold", folder / "readouts", evaluation.kept(ANSWERS))


@pytest.mark.parametrize("name", RECORDED)
def test_every_answer_is_one_to_the_prompt_of_today(name: str, tmp_path: Path) -> None:
    command = replaying(tmp_path, ANSWERS)
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    ran = tracker("draft", str(source(name)), "--coder", command, folder=tmp_path, env=cache)
    assert ran.code == 0
    assert "The coder gave no answer" not in ran.err
    assert "dropped" not in ran.err


@pytest.mark.parametrize("corpus", CORPORA)
def test_nothing_wrong_is_left_unmarked(corpus: str) -> None:
    found = compared(corpus)
    both = found.tallies["both"].count
    assert both["readouts"] >= 1
    assert both["due wrong unmarked"] == 0
    assert both["spurious unmarked"] == 0
    assert found.dropped == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_both_find_no_less_than_the_coder_alone(corpus: str) -> None:
    tallies = compared(corpus).tallies
    assert tallies["both"].count["matched"] >= tallies["coder alone"].count["matched"]


def test_prompts_are_written_and_answers_found_by_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = DRAFTING / "looser_styles"
    name = next(name for name in RECORDED if (corpus / "gold" / f"{name}.json").exists())
    folder = tmp_path / "coded"
    for one in (corpus / "gold" / f"{name}.json", corpus / "readouts" / f"{name}.txt"):
        (folder / one.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(one, folder / one.parent.name)
    words = [str(folder / "gold"), str(folder / "readouts"), str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["coder", "prompts", *words])
    assert evaluation.main() == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    (prompt,) = [each for each in written if each.startswith(f"{name}.")]
    assert (ANSWERS / prompt.replace(".prompt.txt", ".answer.json")).exists()
    # What was asked once is kept, and not asked again.
    command = replaying(tmp_path, ANSWERS)
    monkeypatch.setattr(sys, "argv", ["coder", "run", *words, "--coder", command])
    assert evaluation.main() == 0
    assert "over 1 readouts" in capsys.readouterr().out
    assert (tmp_path / "out" / prompt.replace(".prompt.txt", ".answer.json")).exists()
    monkeypatch.setattr(sys, "argv", ["coder", "score", *words])
    assert evaluation.main() == 0
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines()[1:4]] == ["rules", "coder", "both"]
