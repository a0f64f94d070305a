"""What a model refuses, in words that are nobody's jargon and name the place."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.statements import CommitmentMade
from tracker.explanations import explain, first, place_of

MADE = {"key": "visits", "item": "visits", "by": ["JP"], "summary": "Visit."}
JUDGED = {"ref": "visits@osaka", "outcome": "fulfilled", "on": "2019-07-01", "evidence": "x"}


class Stamped(BaseModel):
    """Values that only a machine writes."""

    at: AwareDatetime = datetime.fromisoformat("2019-07-01T00:00:00+00:00")
    version: Literal["1.0"] = "1.0"
    place: Annotated[int, Field(ge=1)] = 1


REFUSED: list[tuple[type[BaseModel], dict[str, Any], str]] = [
    (CommitmentMade, MADE | {"by": []}, "by: holds nothing"),
    (CommitmentMade, MADE | {"by": "JP"}, "by: is a text where a list belongs"),
    (CommitmentMade, MADE | {"meeting": -1}, "meeting: -1 must be 0 or more"),
    (CommitmentMade, MADE | {"summary": 7}, "summary: is a number where a text belongs"),
    (CommitmentMade, MADE | {"item": "Visits"}, "item: 'Visits' is not made of lower-case words"),
    (CommitmentMade, MADE | {"wording": "agred"}, "wording: 'agred' is not a wording"),
    (CommitmentMade, MADE | {"colour": "red"}, "unknown key 'colour'"),
    (CommitmentMade, {"key": "visits"}, "'item' is missing"),
    (OutcomeAssessed, JUDGED | {"ref": "visits"}, "ref: 'visits' is not a ref"),
    (OutcomeAssessed, JUDGED | {"outcome": "done"}, "outcome: 'done' is not 'fulfilled', 'partly"),
    (OutcomeAssessed, JUDGED | {"evidence": "x" * 2001}, "evidence: is 2,001 characters long"),
    (OutcomeAssessed, JUDGED | {"note": " "}, "note: is empty"),
    (ConditionSettled, {"ref": "a@b", "result": "met", "on": "1 July"}, "on: '1 July' is not a d"),
    (Stamped, {"version": "2.0"}, "version: '2.0' is not '1.0'"),
    (Stamped, {"at": "2019-07-01T00:00:00"}, "at: '2019-07-01T00:00:00' is a time without its"),
    (Stamped, {"at": "noon"}, "at: 'noon' is not a time"),
    (Stamped, {"place": "two"}, "place: 'two' is not a whole number"),
]


@pytest.mark.parametrize(("model", "given", "said"), REFUSED)
def test_what_is_wrong_is_told_in_plain_words(
    model: type[BaseModel], given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(given)
    assert first(refused.value).startswith(said)


def test_a_line_that_is_not_whole_says_so() -> None:
    with pytest.raises(ValidationError) as refused:
        Stamped.model_validate_json('{"place": 1')
    assert first(refused.value, "event").startswith("event: is not whole JSON (EOF")


def test_the_way_out_is_told_to_those_who_can_take_it() -> None:
    with pytest.raises(ValidationError) as refused:
        CommitmentMade.model_validate(MADE | {"sumary": "x"})
    (detail,) = refused.value.errors()
    assert place_of(detail) == ""
    assert explain(detail, CommitmentMade).way_out == "did you mean 'summary'?"
    assert str(explain(detail)) == "unknown key 'sumary'"
