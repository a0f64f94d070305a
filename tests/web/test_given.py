"""Given: an answer is kept for who asks the same, until more is recorded."""

from __future__ import annotations

import httpx

from tests.support.records import Record
from tests.support.sites import served
from tests.support.stories import commitment, readout
from tracker.web.given import GivenAnswer, GivenAnswers

ASKED = "/api/statements?as_of=2019-12-31"


def test_what_was_not_asked_for_longest_makes_room() -> None:
    given = GivenAnswers(room=7_500)
    for tag in "abc":
        given.put(tag, GivenAnswer(tag.encode() * 100, "text/plain", {"ETag": tag}))
    assert given.get("a") is not None
    given.put("d", GivenAnswer(b"d" * 100, "text/plain", {}))
    assert [tag for tag in "abcd" if given.get(tag)] == ["a", "c", "d"]
    given.put("d", GivenAnswer(b"e" * 100, "text/plain", {}))
    assert [tag for tag in "abcd" if given.get(tag)] == ["a", "c", "d"]
    found = given.get("d")
    assert found is not None
    assert found.body == b"e" * 100


def test_what_is_too_large_for_it_is_not_kept() -> None:
    given = GivenAnswers(room=3_000)
    given.put("a", GivenAnswer(b"a" * 5_000, "text/plain", {}))
    assert given.get("a") is None
    given.put("b", GivenAnswer(b"b", "text/plain", {}))
    assert given.get("b") is not None


def test_an_answer_is_the_same_until_more_is_recorded(kept: Record) -> None:
    kept.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with served(kept.store) as address, httpx.Client(base_url=address, timeout=30) as client:
        first, again = (client.get(ASKED) for _ in range(2))
        assert again.content == first.content
        assert {**again.headers, "date": ""} == {**first.headers, "date": ""}
        as_lines = client.get(f"{ASKED}&format=csv")
        assert as_lines.headers["content-type"] == "text/csv; charset=utf-8"
        assert (
            client.get(f"{ASKED}&format=csv").headers["content-disposition"]
            == (as_lines.headers["content-disposition"])
        )
        kept.record(readout("2019-02-01-b", commitment("fish"), on="2019-02-01"))
        assert [one["item"] for one in client.get(ASKED).json()] == ["visa", "fish"]
