"""The JSON of each answer: which keys it has, of which types, whatever the record holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.commandline import tracker
from tests.support.schemas import (
    COUNT,
    DAY,
    FLAG,
    ITEM,
    PARTIES,
    REF,
    RELATIONSHIP,
    RULE,
    TARGET,
    TEXT,
    TYPE,
    Schema,
    exactly,
    listed,
    maybe,
)
from tracker.domain.rules import PRESSING

_DUE: Schema = {
    "due": maybe(TEXT),
    "due_from": maybe(DAY),
    "due_to": maybe(DAY),
    "approximate": FLAG,
    "due_words": maybe(TEXT),
    "tied_to": maybe(ITEM),
    "condition": maybe(TEXT),
    "wording": maybe(TEXT),
    "sought_through": maybe(DAY),
}
STATUS_BY_PARTY: Schema = {
    "type": "object",
    "propertyNames": {"pattern": "^[A-Z0-9]*$"},
    "additionalProperties": TEXT,
}
_CHANGE: Schema = dict.fromkeys(("summary", "after", "why"), TEXT)
SLIP = exactly(
    first=REF,
    first_due=maybe(DAY),
    now_due=maybe(DAY),
    times=COUNT,
    carried_over=COUNT,
    days=maybe({"type": "integer"}),
    delays=listed(exactly(ref=REF, renews=REF, due=DAY, now_due=DAY, days=COUNT)),
    dropped=FLAG,
    void=FLAG,
    conditional=FLAG,
    conditional_now=FLAG,
    weaker=FLAG,
    weaker_now=FLAG,
    refs={**listed(REF), "minItems": 1},
)
SOURCE = exactly(readout=ITEM, publisher=maybe(TEXT), title=maybe(TEXT), url=maybe(TEXT))
_BESIDE: Schema = {
    "source": SOURCE,
    "refs": {**listed(REF), "minItems": 1},
    "told_by": PARTIES,
    "shares": STATUS_BY_PARTY,
    "contested": listed(TEXT),
    "reported_done": listed(TEXT),
    "url": maybe(TEXT),
    "deadline_of": maybe(REF),
    "disputed": listed(REF),
    "slip": maybe(SLIP),
    "progress": maybe(REF),
    "last_reaffirmed": maybe(DAY),
    "quiet": FLAG,
    "days_late": maybe(COUNT),
}
_STANDING: Schema = {
    **_DUE,
    **_BESIDE,
    "ref": REF,
    "kind": {"enum": ["commitment", "follow-up", "request", "concern"]},
    "item": ITEM,
    "title": TEXT,
    "by": PARTIES,
    "summary": TEXT,
    "status": TEXT,
    "rule": RULE,
    "evidence": {**listed(TEXT), "minItems": 1},
    "why": TEXT,
    "made_on": DAY,
    "relationship": RELATIONSHIP,
    "since": DAY,
    "to": PARTIES,
    "quote": maybe(TEXT),
    "complete": FLAG,
}
STANDING = exactly(**_STANDING)
UNSETTLED = exactly(**{**_STANDING, "status": {"enum": list(PRESSING)}})
OVERDUE = exactly(
    **{
        **_STANDING,
        "status": {"enum": ["overdue", "possibly overdue"]},
        "why": {
            "type": "string",
            "pattern": "no record tells (what became of|that it was done (as a whole|since))",
        },
    }
)
SAID: Schema = {
    "oneOf": [
        STANDING,
        exactly(
            **{
                **_STANDING,
                "kind": {"enum": ["progress", "views"]},
                **{key: {"const": None} for key in ("status", "rule", "since")},
                "evidence": {"const": []},
            }
        ),
    ]
}
ITEM_STANDING = exactly(
    **{
        **_STANDING,
        "kind": {"const": "item"},
        "part_of": maybe(ITEM),
        "last_mentioned": DAY,
        "passed_over": COUNT,
        "decided_by_part": maybe(ITEM),
    }
)
FULFILLED: Schema = {
    "oneOf": [
        exactly(**{**_STANDING, "status": {"enum": ["fulfilled", "held"]}}),
        {"allOf": [ITEM_STANDING, {"properties": {"status": {"const": "completed"}}}]},
    ]
}
STATEMENT = exactly(
    **_DUE,
    **_BESIDE,
    done_by=PARTIES,
    continuing=FLAG,
    ref=REF,
    item=ITEM,
    date=DAY,
    type=TYPE,
    by=PARTIES,
    own_by=PARTIES,
    renews=maybe(listed(TEXT)),
    fulfils=maybe(listed(TEXT)),
    to=PARTIES,
    summary=TEXT,
    quote=maybe(TEXT),
    complete=FLAG,
    status=maybe(TEXT),
    rule=maybe(RULE),
    evidence=listed(TEXT),
    why=maybe(TEXT),
    since=maybe(DAY),
)
STORY = exactly(
    item=ITEM,
    title=TEXT,
    names=listed(TEXT),
    relationship=RELATIONSHIP,
    part_of=maybe(ITEM),
    merged_into=maybe(ITEM),
    status=maybe(TEXT),
    rule=maybe(RULE),
    why=maybe(TEXT),
    last_mentioned=maybe(DAY),
    passed_over=maybe(COUNT),
    parts=listed(ITEM_STANDING),
    goes_on=listed(STATEMENT),
    statements=listed(STATEMENT),
)
MEETING = exactly(
    meeting=ITEM,
    date=DAY,
    kind=maybe(ITEM),
    place=maybe(TEXT),
    ordinal=maybe(COUNT),
    relationship=RELATIONSHIP,
    participants={"type": "object", "additionalProperties": listed(TEXT)},
    readouts={**listed(ITEM), "minItems": 1},
    statements=COUNT,
    holds=listed(TARGET),
)
READOUT = exactly(
    readout=ITEM,
    date=DAY,
    **dict.fromkeys(("title", "publisher", "url"), maybe(TEXT)),
    relationship=RELATIONSHIP,
    meetings={**listed(ITEM), "minItems": 1},
    statements=COUNT,
    source=SOURCE,
)
_COUNTED_BY: Schema = {"of": TEXT, "party": TEXT, "relationship": maybe(RELATIONSHIP)}
COUNTED = exactly(kind=TEXT, status=maybe(TEXT), statements=COUNT, **_COUNTED_BY)
LOGGED = exactly(
    at=TEXT,
    recorded_by=TEXT,
    relationship=RELATIONSHIP,
    act=TEXT,
    what=TEXT,
    **dict.fromkeys(("reason", "judgement"), maybe(TEXT)),
)
STEP = exactly(
    date=DAY,
    readout=maybe(ITEM),
    title=maybe(TEXT),
    changes=listed(exactly(ref=REF, before=maybe(TEXT), rule=RULE, judged=FLAG, **_CHANGE)),
)
DAYS = ("2016-12-05", "2017-12-01", "2018-04-15", "2019-01-15", "2019-12-15", "2020-03-01")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("command", "schema"),
    [
        ("open", UNSETTLED),
        ("overdue", OVERDUE),
        ("fulfilled", FULFILLED),
        ("statements", SAID),
        ("requests", STANDING),
        ("readouts", READOUT),
        ("stats", COUNTED),
        ("items", ITEM_STANDING),
        ("meetings", MEETING),
        ("replay", STEP),
    ],
)
def test_a_list_has_objects_of_its_form(
    recorded: Path, command: str, schema: Schema, day: str
) -> None:
    answer = asked(recorded, command, "--as-of", day)
    Draft202012Validator(listed(schema)).validate(answer)
    assert answer or (command, day) == ("overdue", "2016-12-05")


def test_the_log_has_objects_of_its_form(recorded: Path) -> None:
    answer = asked(recorded, "log")
    Draft202012Validator(listed(LOGGED)).validate(answer)
    assert {one["act"] for one in answer} == {"recorded", "named"}


def test_every_story_has_its_form(recorded: Path) -> None:
    for item in asked(recorded, "items", "--as-of", "2019-10-01")[::8]:
        story = asked(recorded, "show", item["item"], "--as-of", "2019-10-01")
        Draft202012Validator(STORY).validate(story)
        assert item["ref"] in {one["ref"] for one in story["statements"]}


def test_kinds_tell_commitments_follow_ups_and_items_apart(own_record: Path) -> None:
    plan = ("consultation-plan@2016-12-03-moscow", "--outcome", "fulfilled", "--on", "2016-12-16")
    judged = tracker("assess", *plan, "--evidence", "the visit's documents", folder=own_record)
    assert judged.code == 0
    found = asked(own_record, "fulfilled", "--as-of", "2019-07-01")
    assert {one["kind"] for one in found} == {"commitment", "follow-up", "item"}
    assert {one["item"]: one["kind"] for one in found}["japan-russia-exchange-year"] == "item"


def test_replay_to_a_day_is_replay_as_of_it(recorded: Path) -> None:
    assert asked(recorded, "replay", "--to", "2018-04-01") == asked(
        recorded, "replay", "--as-of", "2018-04-01"
    )
    later = asked(recorded, "replay", "--to", "2018-04-15")
    day = {"date": "2018-04-11", "readout": None, "title": None}
    assert later[-1] == {**day, "changes": later[-1]["changes"]}
    assert {turn["after"] for turn in later[-1]["changes"]} == {"due"}


def asked(folder: Path, *words: str) -> Any:
    ran = tracker(*words, "--format", "json", folder=folder)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)
