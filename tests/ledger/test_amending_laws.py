"""Laws of amending: what must hold for any two readouts, and any number of amendments."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answers import answers
from tests.support.commandline import tracker
from tests.support.corrections import WHY, amend, on_record
from tests.support.records import Record, thrown_away
from tests.support.shapes import readouts
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, readout, views
from tests.support.strategies import LAWS, acts, days, targets
from tracker.domain.amendment import corrections, differences, fold
from tracker.domain.readouts import Readout
from tracker.files.readouts import read_readout, readout_text


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Readout, Readout]:
    """Two readouts of one name and parties, with the same and with other keys in them."""
    one, two = (draw(_variants()) for _ in range(2))
    return one, two


@st.composite
def _variants(draw: st.DrawFn) -> Readout:
    dates = draw(st.lists(days, min_size=1, max_size=3, unique=True))
    said = draw(st.lists(acts(), max_size=5))
    keys = draw(st.permutations(["k1", "k2", "k3", "k4", "k5"]))
    return Readout.model_validate(
        {
            "readout": "r0",
            "parties": ["JP", "RU"],
            "title": draw(st.sampled_from([None, "Talks"])),
            "meetings": [
                {"date": str(day), "kind": "summit", "holds": draw(targets)} for day in dates
            ],
            "statements": [
                {**act, "key": key, "meeting": draw(st.integers(0, len(dates) - 1))}
                for key, act in zip(keys, said, strict=False)
            ],
        }
    )


@st.composite
def others(draw: st.DrawFn) -> list[Readout]:
    return [
        readout(f"r{n}", *draw(st.lists(acts(), min_size=1, max_size=4)), on=str(draw(days)))
        for n in range(1, draw(st.integers(2, 3)))
    ]


@LAWS
@given(pairs())
def test_corrections_turn_any_readout_into_any_other(pair: tuple[Readout, Readout]) -> None:
    old, new = pair
    found = corrections(old, new, WHY)
    assert fold([*old.events, *found]) == new
    assert bool(found) == (old != new)
    assert corrections(new, fold([*old.events, *found]), WHY) == []


@LAWS
@given(pairs(), others())
def test_an_amended_readout_answers_as_if_it_had_been_recorded_so_at_once(
    pair: tuple[Readout, Readout], around: list[Readout]
) -> None:
    old, new = pair
    with thrown_away() as mended, thrown_away() as direct:
        mended.record(old, *around)
        before, known = answers(mended), mended.moments[-1] + timedelta(seconds=1)
        amend(mended, new)
        direct.record(new, *around)
        assert on_record(mended, "r0") == new
        assert mended.record(new).unchanged == ("r0",)
        assert answers(mended) == answers(direct)
        assert answers(mended, known) == before
        kept = rows(mended)
        with mended.ledger() as ledger:
            ledger.rebuild()
            assert ledger.verify().events == ledger.size()
        assert rows(mended) == kept


@LAWS
@given(st.lists(_variants(), min_size=3, max_size=4), others())
def test_any_number_of_amendments_leaves_the_last_and_keeps_every_answer_before(
    versions: list[Readout], around: list[Readout]
) -> None:
    with thrown_away() as record:
        record.record(versions[0], *around)
        said = [(record.moments[-1], answers(record))]
        for version in versions[1:]:
            amend(record, version)
            said.append((record.moments[-1], answers(record)))
        assert on_record(record, "r0") == versions[-1]
        for moment, then in said:
            assert answers(record, moment) == then


def test_the_exported_file_of_an_amended_readout_is_the_given_one(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    given_file = tmp_path / "a.yaml"
    mended = readout("a", views("talks"), commitment("item", due="2019"), on="2018-03-02")
    given_file.write_text(readout_text(mended), encoding="utf-8")
    amend(record, read_readout(given_file))
    ran = tracker("export", "--to", "out", "--store", record.store, folder=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "out/jp-ru/a.yaml").read_bytes() == given_file.read_bytes()


@settings(deadline=None)
@given(readouts(), st.data())
def test_every_difference_that_is_told_shows_one(first: Readout, data: st.DataObject) -> None:
    second = data.draw(readouts())
    told = differences(first, second)
    assert told
    for line in told:
        if found := re.fullmatch(r".*?: on record (.*), in the file (.*)", line, re.DOTALL):
            assert found[1] != found[2], line
            assert (found[1], found[2]) != ("nothing", "nothing")
