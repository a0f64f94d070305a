"""Laws of judging: nothing is rewritten, and every moment keeps its answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers import answers
from tests.support.judgements import judge, merge, outcome, searched, separate, settled, take_back
from tests.support.records import Record, size, thrown_away
from tests.support.stores import rows
from tests.support.strategies import LAWS, days, records
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused


@st.composite
def judgements(draw: st.DrawFn) -> list[tuple[str, Any]]:
    kinds = st.sampled_from(["outcome", "condition", "sought", "back", "merge", "separate"])
    return [
        (draw(kinds), (draw(st.integers(0, 20)), draw(days), draw(st.integers(0, 3))))
        for _ in range(draw(st.integers(1, 8)))
    ]


@LAWS
@given(records(), judgements())
def test_nothing_is_rewritten_and_every_moment_keeps_its_answers(
    readouts: list[Readout], given_judgements: list[tuple[str, Any]]
) -> None:
    with thrown_away() as record:
        record.record(*readouts)
        said = [(record.moments[-1], answers(record))]
        with record.ledger() as ledger:
            head = ledger.verify().head
        for kind, (place, day, choice) in given_judgements:
            before, moments = size(record), len(record.moments)
            try:
                repeated = _carry_out(record, kind, place, day, choice)
            except (Refused, NotFound):
                assert size(record) == before
                del record.moments[moments:]
                continue
            if repeated:
                assert size(record) == before
                assert answers(record) == said[-1][1]
                del record.moments[moments:]
                continue
            assert size(record) == before + 1
            said.append((record.moments[-1], answers(record)))
        for moment, then in said:
            assert answers(record, moment) == then
        kept = rows(record)
        with record.ledger() as ledger:
            ledger.verify(head=head)
            ledger.rebuild()
        assert rows(record) == kept


def _carry_out(record: Record, kind: str, place: int, day: date, choice: int) -> bool:
    """Judge or merge something, and whether that was on record word for word."""
    standings = record.standings("2030-01-01")
    refs = sorted(standings) or ["none@r0"]
    ref, names = refs[place % len(refs)], ["grave-visits", "pilot-tours", "visit", "working-group"]
    if ref in standings:
        day = max(day, standings[ref].made_on)
    match kind:
        case "outcome":
            said = ("fulfilled", "partly fulfilled", "not fulfilled", "withdrawn")[choice]
            (told,) = judge(record, outcome(said, on=str(day), ref=ref))
        case "condition":
            (told,) = judge(record, settled(("met", "lapsed")[choice % 2], on=str(day), ref=ref))
        case "sought":
            (told,) = judge(record, searched(str(day), ref=ref))
        case "back":
            kinds: list[type[Assessment]] = [OutcomeAssessed, ConditionSettled, EvidenceSought]
            take_back(record, kinds[choice % 3], ref)
            return False
        case "merge":
            told = merge(record, names[place % 4], names[choice])
        case _:
            separate(record, names[choice])
            return False
    return bool(told.unchanged)
