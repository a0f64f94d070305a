"""Hostile answers: no traceback, and nothing unmarked that the text does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.coders import TEXT, saying
from tests.support.commandline import Ran, tracker
from tests.support.hostile_answers import EACH, KINDS, Maker, hostile
from tracker.characters import DANGEROUS, cleaned
from tracker.domain.statements import Statement
from tracker.files.readouts import read_draft

PLAIN = " ".join(TEXT.split())


def run(folder: Path, *words: str) -> Ran:
    (folder / "readout.txt").write_text(TEXT, encoding="utf-8")
    place = {"XDG_CACHE_HOME": str(folder / "cache")}
    return tracker("draft", "readout.txt", *words, folder=folder, env=place)


def claims(one: Statement) -> tuple[object, ...]:
    """What a statement claims of the parties and of times."""
    due = getattr(one, "due", None)
    return (
        one.type,
        tuple(sorted(one.by)),
        tuple(sorted(getattr(one, "to", ()))),
        tuple(sorted(getattr(one, "done_by", ()))),
        (due.edtf, due.approximate, due.soon) if due else None,
        getattr(one, "complete", None),
        getattr(one, "continuing", None),
        getattr(one, "condition", None),
        getattr(one, "renews", None),
        one.meeting,
    )


def drafted(folder: Path, ran: Ran) -> list[tuple[Statement, tuple[str, ...]]]:
    path = folder / "draft.yaml"
    path.write_text(ran.out, encoding="utf-8")
    readout, marks = read_draft(path)
    return [(one, marks.get(place, ())) for place, one in enumerate(readout.statements)]


def test_there_are_three_hundred() -> None:
    assert len(KINDS) * EACH == 300


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_answer_of_any_kind_adds_nothing_unmarked(kind: Maker, tmp_path: Path) -> None:
    of_the_rules = {claims(one) for one, _ in drafted(tmp_path, run(tmp_path))}
    for written in hostile(kind):
        ran = run(tmp_path, "--ask-again", "--coder", saying(tmp_path, written))
        assert ran.code == 0, ran.err
        assert "Traceback" not in ran.both
        assert cleaned(ran.both) == ran.both, (DANGEROUS, written[:300])
        for one, review in drafted(tmp_path, ran):
            assert one.quote is not None
            assert one.quote.exact in PLAIN
            if not review:
                assert claims(one) in of_the_rules, (one, written[:2000])
                for lie in ("cede", "refuse", "never", "900", "2035", "Brazil", "Peru"):
                    assert lie not in one.summary, (one, written[:2000])
