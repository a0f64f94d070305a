"""Revisions: what an act of the log changed, and what was judged, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.commandline import tracker
from tests.support.corrections import amend, changed, on_record
from tests.support.judgements import judge, merge, outcome, searched, settled
from tests.support.records import Record
from tests.support.stories import commitment, named, readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.revisions import LoggedAct, judged


def acts(record: Record, act: str) -> list[LoggedAct]:
    """The acts of one kind in the log, the latest first."""
    with record.queries() as queries:
        found = [*queries.answer(QUESTIONS["log"], Viewpoint(date(2030, 1, 1)))]
        return [queries.logged(one) for one in found if one.act == act]


def told(record: Record, act: str) -> list[str]:
    """What became other by the latest act of a kind."""
    return [one.told for one in acts(record, act)[0].revisions]


def test_an_amendment_tells_what_each_field_was_and_is(record: Record) -> None:
    record.record(readout("a", commitment("pact", due="2018-12-31"), on="2018-03-01"))
    given = on_record(record)
    statement = {**given.statements[0].model_dump(), "due": "2019-03-31", "wording": "agreed"}
    amend(record, changed(given, statements=[statement]))
    assert told(record, "amended") == ["wording: none → agreed", "due: 2018-12-31 → 2019-03-31"]


def test_an_amended_heading_tells_what_it_was_and_is(record: Record) -> None:
    record.record(readout("a", commitment("pact"), on="2018-03-01"))
    given = on_record(record)
    meeting = {**given.meetings[0].model_dump(), "place": "Sochi"}
    amend(record, changed(given, title="A visit", meetings=[meeting]))
    assert told(record, "amended") == ["title: none → A visit", "place: none → Sochi"]
    assert acts(record, "recorded")[0].title == ""
    assert acts(record, "amended")[0].title == "A visit"


def test_a_name_and_a_merging_tell_what_the_item_was_called(record: Record) -> None:
    acts_on = [commitment(one) for one in ("pact", "deal", "whole")]
    record.record(readout("a", *acts_on, on="2018-03-01"))
    record.record(named("pact", part_of="whole"))
    assert told(record, "named") == ["part of: none → whole"]
    merge(record, "deal", "pact")
    assert "merged into: none → pact" in told(record, "merged")


def test_the_log_tells_what_a_statement_said_when_it_was_judged(record: Record) -> None:
    record.record(readout("a", commitment("pact"), on="2018-03-01"))
    judge(record, outcome("fulfilled", "2018-06-01", ref="pact@a"))
    given = on_record(record)
    statement = {**given.statements[0].model_dump(), "summary": "Another."}
    amend(record, changed(given, statements=[statement]))
    assert [one.title for one in acts(record, "judged")] == ["On pact."]


def test_a_judgement_is_told_in_words(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", commitment("item", condition="if so"), on="2018-03-01"))
    given = (outcome("fulfilled", "2018-06-01", share="JP"), settled(), searched())
    judge(record, *given)
    assert [judged(one.model_dump_json()) for one in given] == [
        "assessed as fulfilled from 2018-06-01, the share of JP",
        "condition lapsed on 2018-06-01",
        "evidence sought through 2018-06-01 without result",
    ]
    ran = tracker("log", "-v", "--store", record.store, folder=tmp_path)
    assert "    assessed as fulfilled from 2018-06-01, the share of JP\n" in ran.out
    assert "    evidence: https://example.org/report\n" in ran.out
    assert "{" not in ran.out
