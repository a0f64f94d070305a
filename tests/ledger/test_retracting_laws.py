"""Laws of retracting: what must hold for any readouts, and any of them retracted."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers import answers
from tests.support.corrections import retract
from tests.support.records import exported, take_in, thrown_away
from tests.support.stores import rows
from tests.support.strategies import LAWS, records
from tracker.domain.amendment import gathered
from tracker.domain.corrections import ReadoutRetracted
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Again


@LAWS
@given(records(), st.data())
def test_a_retracted_readout_answers_as_if_it_had_never_been_recorded(
    readouts: list[Readout], data: st.DataObject
) -> None:
    names = [one.readout for one in readouts]
    gone = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    with thrown_away() as whole, thrown_away() as never:
        whole.record(*readouts)
        before, known = answers(whole), whole.moments[-1] + timedelta(seconds=1)
        for name in gone:
            retract(whole, name)
        never.record(*(one for one in readouts if one.readout not in gone))
        assert answers(whole) == answers(never)
        assert answers(whole, known) == before


@LAWS
@given(records(), st.data())
def test_a_readout_recorded_again_answers_as_if_it_had_not_been_retracted(
    readouts: list[Readout], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(readouts), min_size=1, unique_by=id))
    with thrown_away() as once, thrown_away() as again:
        once.record(*readouts)
        again.record(*readouts)
        for one in gone:
            retract(again, one.readout)
        for one in data.draw(st.permutations(gone)):
            assert again.record(one).again == (Again(one.readout),)
        assert answers(again) == answers(once)
        kept = rows(again)
        with again.ledger() as ledger:
            ledger.rebuild()
            assert ledger.verify().events == ledger.size()
        assert rows(again) == kept
        with thrown_away() as copy:
            take_in(copy, exported(again))
            assert rows(copy) == kept


@LAWS
@given(records())
def test_a_stream_that_ends_with_a_retraction_leaves_nothing(readouts: list[Readout]) -> None:
    first, *_ = readouts
    retracted = [*first.events, ReadoutRetracted(reason="not a readout")]
    assert gathered(retracted) == (None, {})
    assert gathered([*retracted, *first.events]) == gathered(first.events)
