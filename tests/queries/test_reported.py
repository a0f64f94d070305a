"""Reported: what was reported done is named beside the judgement that it was not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.support.briefings import briefed
from tests.support.commandline import tracker
from tests.support.judgements import judge, outcome, take_back
from tests.support.records import LATER, Record
from tests.support.stories import (
    A,
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
    views,
)
from tracker.domain.items import OutcomeAssessed
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

BEFORE, AFTER = "2018-05-01", "2018-06-01"
"""When it is reported done, and when it is judged otherwise."""


@pytest.fixture
def done(kept: Record) -> Record:
    """A promise by June that was reported done in May."""
    kept.record(
        readout("a", commitment("item", due="../2018-06"), on="2018-03-01"),
        readout("b", completion("item"), on=BEFORE),
    )
    return kept


@pytest.mark.parametrize("said", ["not fulfilled", "withdrawn"])
def test_a_report_is_named_beside_the_judgement_that_it_was_not_done(
    done: Record, said: str
) -> None:
    judge(done, outcome(said, AFTER))
    assert done.standings("2018-05-31")[A].reported_done == ()
    found = done.standings(LATER)[A]
    assert (found.status, found.reported_done, found.contested) == (said, ("item@b",), ())
    assert found.why.endswith("; reported done before the judgement: item@b")
    assert found.why == done.by("JP", LATER)[A].why
    assert done.standings(LATER, done.moments[0])[A].reported_done == ()


def test_a_report_that_came_after_the_judgement_is_the_contrary_alone(done: Record) -> None:
    judge(done, outcome("not fulfilled", "2018-04-01"))
    found = done.standings(LATER)[A]
    assert (found.contested, found.reported_done) == (("item@b",), ())


def test_of_a_judgement_that_was_taken_back_nothing_is_told(done: Record) -> None:
    judge(done, outcome("not fulfilled", AFTER))
    take_back(done, OutcomeAssessed)
    assert done.standings(LATER)[A].reported_done == ()
    assert "judgement" not in done.standings(LATER)[A].why


def test_what_is_judged_to_be_done_after_all_names_no_report(done: Record) -> None:
    judge(done, outcome("not fulfilled", AFTER), outcome("fulfilled", "2018-07-01"))
    assert done.standings("2018-06-15")[A].reported_done == ("item@b",)
    assert done.standings(LATER)[A].reported_done == ()
    judge(done, outcome("not fulfilled", "2018-08-01"))
    assert done.standings(LATER)[A].reported_done == ("item@b",)


def test_what_was_judged_to_be_done_in_part_is_not_told_as_unreported(done: Record) -> None:
    judge(done, outcome("partly fulfilled", AFTER, evidence="half"))
    assert done.standings("2018-06-15")[A].why == (
        "the latest assessment says that a part of it was done (half); reported done before the "
        "judgement: item@b"
    )
    found = done.standings(LATER)[A]
    assert (found.status, found.reported_done) == ("overdue", ("item@b",))
    assert found.why.endswith(
        "half; reported done before the judgement: item@b; no record tells that it was done since"
    )


@pytest.mark.parametrize(
    ("act", "report", "said", "told"),
    [
        (follow_up("item", due="2018-05"), views("talks"), "not fulfilled", "held"),
        (request("item"), completion("item"), "refused", "met"),
        (request("item"), completion("item"), "partly fulfilled", "met"),
        (concern("item"), completion("item", fulfils=["item"]), "withdrawn", "resolved"),
    ],
)
def test_a_report_is_named_in_the_words_of_each_kind(
    kept: Record, act: dict[str, object], report: dict[str, object], said: str, told: str
) -> None:
    held = ["item"] if told == "held" else []
    kept.record(readout("a", act, on="2018-03-01"), readout("b", report, on=BEFORE, holds=held))
    assert kept.status(A, "2018-05-31") == told
    judge(kept, outcome(said, AFTER))
    name = "b" if held else "item@b"
    found = kept.standings(LATER)[A]
    assert found.reported_done == (name,)
    assert found.why.endswith(f"; reported {told} before the judgement: {name}")


def test_the_report_of_one_share_is_told_of_that(kept: Record) -> None:
    kept.record(
        readout("a", commitment("item"), on="2018-03-01"),
        readout("b", completion("item", by=["JP"]), on=BEFORE),
        readout("c", completion("item", by=["RU"]), on="2018-05-15"),
    )
    judge(kept, outcome("not fulfilled", AFTER, share="JP"))
    found = kept.standings(LATER)[A]
    assert (found.status, found.reported_done) == ("partly fulfilled", ("item@b",))
    assert "; reported done before the judgement: item@b for JP" in found.why
    assert "; reported done before the judgement: item@b;" in kept.by("JP", LATER)[A].why
    assert kept.by("RU", LATER)[A].reported_done == ()
    judge(kept, outcome("not fulfilled", "2018-07-01"))
    found = kept.standings(LATER)[A]
    assert found.status == "not fulfilled"
    assert "reported done before the judgement: item@b for JP, item@c for RU" in found.why


def test_the_share_of_which_the_report_was_overruled_is_overdue_with_the_other(
    kept: Record,
) -> None:
    kept.record(
        readout("a", commitment("item", due="../2018-06"), on="2018-03-01"),
        readout("b", completion("item", by=["JP"]), on=BEFORE),
    )
    judge(kept, outcome("partly fulfilled", AFTER, share="JP", evidence="half"))
    found = kept.standings(LATER)[A]
    assert found.status == "overdue"
    assert found.why.endswith(
        "for JP: half; reported done before the judgement: item@b for JP; no record tells that it "
        "was done as a whole, and nobody has reviewed the rest"
    )


def test_it_is_named_wherever_the_judgement_is_told(done: Record, tmp_path: Path) -> None:
    judge(done, outcome("not fulfilled", AFTER))
    told, view = "reported done before the judgement: item@b", Viewpoint(date(2019, 1, 1))
    with done.queries() as queries:
        (item,) = queries.items(view)
        steps = [*queries.answer(QUESTIONS["replay"], view)]
        told_of = queries.story(view, "item").statements
        (story,) = [one for one in told_of if one.ref == A]
        (compared,) = queries.comparison(view, "2018-04-01", "2018-12-31").changes
    assert (item.reported_done, story.reported_done) == (("item@b",), ("item@b",))
    assert told in item.why
    assert told in (story.why or "")
    assert told in steps[-1].changes[0].why
    assert compared.why.endswith(" (reported done before by item@b)")
    for words in (("unfulfilled", "-v"), ("show", "item", "-v"), ("show", A, "-v")):
        given = (*words, "--as-of", "2019-01-01", "--store", done.store)
        assert told in tracker(*given, folder=tmp_path).out
    printed = tracker(
        *("unfulfilled", "--as-of", "2019-01-01", "--format", "json", "--store", done.store),
        folder=tmp_path,
    )
    assert [one["reported_done"] for one in json.loads(printed.out)] == [["item@b"]]


def test_a_briefing_names_it_beside_what_is_still_to_be_done(done: Record) -> None:
    judge(done, outcome("partly fulfilled", AFTER, evidence="half"))
    told = briefed(done, "2018-08-01")
    before = "eported done before the judgement: item@b"
    assert f"; r{before}; no record tells that it was done since" in told.points[0].evidence
    (line,) = [one for part in told.parts for one in part.lines if one.ref == A]
    assert f"R{before}." in line.notes
