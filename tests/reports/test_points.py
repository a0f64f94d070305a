"""Questions to ask: each rests on the last words of its matter, and is worded as one says it."""

from __future__ import annotations

from tests.support.briefings import briefed
from tests.support.judgements import REPORT, outcome
from tests.support.records import Record
from tests.support.stories import commitment, concern, follow_up, progress, readout, request


def test_questions_rest_on_the_last_words_that_were_used(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-06-30", quote="we will"), on="2018-03-01"),
        readout("b", progress("item", quote="we nearly have"), on="2018-05-01"),
        readout("c", request("other", to=["RU"], quote="please"), on="2018-06-01"),
    )
    told = briefed(record, "2018-08-01")
    item = next(one for one in told.points if one.ref == "item@a")
    assert item.question == "was it done, and if not, by when will it be?"
    assert (item.quote, item.quoted_from) == ("we nearly have", "item@b")
    other = next(one for one in told.points if one.ref == "other@c")
    assert other.question == "what is Russia's answer?"


def test_of_one_readout_the_last_words_are_those_that_stand_last_in_it(record: Record) -> None:
    record.record(
        readout(
            "a",
            concern("arrests", quote="raised concern about the arrests"),
            request("arrests", quote="asked for access to those arrested"),
            progress("group", quote="welcomed the first meeting"),
            follow_up("group", due="../2019-06", quote="agreed that it should meet again"),
            on="2018-02-10",
        )
    )
    points = {one.ref: one for one in briefed(record, "2018-03-01").points}
    assert points["arrests-2@a"].quote == "asked for access to those arrested"
    assert points["group-2@a"].quote == "agreed that it should meet again"


def test_countries_have_their_articles_within_sentences(record: Record) -> None:
    both = ("GB", "KE")
    record.record(
        readout("a", commitment("lab", by=["GB"], due="../2019-06"), on="2018-02-10", parties=both),
        readout("b", request("dam", by=["GB"], to=["KE"]), on="2018-03-10", parties=both),
        readout("c", request("visas", by=["KE"], to=["GB"]), on="2018-03-10", parties=both),
        readout("d", concern("smog", by=["GB"]), on="2018-03-10", parties=both),
    )
    told = briefed(record, "2018-04-01", relationship="GB-KE")
    assert told.sides == ("United Kingdom", "Kenya")
    assert {"owed by the United Kingdom", "asked by Kenya, unanswered"} <= {
        one.name for one in told.figures
    }
    assert {
        "What the United Kingdom owes",
        "What the United Kingdom asked for, unanswered",
        "What the United Kingdom raised concern about, unresolved",
    } <= {one.title for one in told.parts}
    points = {one.ref: one for one in told.points}
    assert "Asked for by the United Kingdom on" in points["dam@b"].evidence
    assert points["visas@c"].question == "what is the United Kingdom's answer?"
    (silent, *_) = [one.told for one in told.blanks if "published none" in one.told]
    assert silent.startswith("The United Kingdom and Kenya published none")


def test_for_one_side_nothing_is_asked_that_it_alone_can_answer(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("half", due="../2018-05"),
            commitment("plan", due="../2018-06"),
            commitment("own", by=["JP"], due="../2018-05"),
            request("fees", by=["RU"], to=["JP"]),
            request("visas", by=["JP"], to=["RU"]),
            on="2018-01-10",
        ),
        readout(
            "b",
            commitment("plan", by=["JP"], due="../2018-12", renews=["plan"]),
            progress("half"),
            progress("own", by=["JP"]),
            on="2018-03-10",
        ),
    )
    expected = {
        None: {"half@a", "own@a", "plan@b", "fees@a", "visas@a"},
        "JP": {"half@a", "plan@a", "visas@a"},
        "RU": {"half@a", "own@a", "plan@b", "fees@a"},
    }
    for we, refs in expected.items():
        told = briefed(record, "2018-09-01", we=we, pages=4)
        assert {one.ref for one in told.points} == refs, we


def test_parties_and_days_are_told_as_one_says_them(record: Record) -> None:
    three = ("JP", "NO", "US")
    record.record(
        readout(
            "a",
            request("fee", to=["US"]),
            commitment("rail", by=three, due="../2018-06"),
            on="2018-01-10",
            parties=three,
        ),
    )
    record.judge(
        outcome("partly fulfilled", "2018-05-01", "rail@a", share="NO"), relationship="JP-NO-US"
    )
    told = briefed(record, "2018-09-01", relationship="JP-NO-US")
    assert told.between == "Japan, Norway and the United States"
    assert "what is the United States' answer?" in {one.question for one in told.points}
    notes = {line.ref: line.notes for part in told.parts for line in part.lines}["rail@a"]
    assert f"Judged to be done in part on 1 May 2018 for Norway: {REPORT}." in notes
