"""The answers for programs: those of the command line, with the same keys, filters and messages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.support.commandline import tracker
from tests.support.records import Record
from tracker.queries.catalogue import CATALOGUE, QUESTIONS
from tracker.queries.question import Question
from tracker.web.openapi import description

DAY = "2019-06-30"

ABOUT = {
    "words": "visa",
    "name": "visa-relaxation",
    "a": "2017-11-10-da-nang",
    "b": "2018-12-01-buenos-aires",
    "ref": "pilot-tours@2019-06-29-osaka",
}
"""What is asked about, where something has to be named."""

EXAMPLES = [(one, given) for one in CATALOGUE for given in one.examples]


def _told(record: Record, *words: str) -> str:
    ran = tracker(*words, "--store", record.store, folder=Path.cwd())
    assert ran.code == 0, ran.err
    return ran.out


def _asked(question: Question) -> dict[str, str]:
    given = {name: ABOUT[name] for name in question.about}
    return given if question.name in ("compare", "history", "cite") else {**given, "as_of": DAY}


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda one: one.name)
def test_every_question_is_answered_as_on_the_command_line(
    client: httpx.Client, shipped: Record, question: Question
) -> None:
    given = _asked(question)
    words = [question.name, *(given[name] for name in question.about)]
    if "as_of" in given and question.name != "log":
        words += ["--as-of", DAY]
    if question.name == "log":
        del given["as_of"]
    answer = client.get(f"/api/{question.name}", params=given)
    assert answer.status_code == httpx.codes.OK
    assert answer.headers["Content-Type"] == "application/json"
    told = json.loads(_told(shipped, *words, "--format", "json"))
    if question.name == "cite":
        told["known_on"] = answer.json()["known_on"]  # the present moment, of each its own
    assert answer.json() == told


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda one: one.name)
def test_every_answer_is_as_it_is_described(client: httpx.Client, question: Question) -> None:
    whole = description()
    operation = whole["paths"][f"/api/{question.name}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    given = {name: value for name, value in _asked(question).items() if question.name != "log"}
    found = client.get(f"/api/{question.name}", params=given).json()
    assert found or question.name in ("unfulfilled", "slipped"), "nothing to be held against it"
    validator = Draft202012Validator({**schema, "components": whole["components"]})
    assert [*validator.iter_errors(found)] == []


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda one: one.name)
def test_every_question_has_its_answer_as_csv(
    client: httpx.Client, shipped: Record, question: Question
) -> None:
    given = {name: value for name, value in _asked(question).items() if question.name != "log"}
    answer = client.get(f"/api/{question.name}", params={**given, "format": "csv"})
    assert "attachment" in answer.headers["Content-Disposition"]
    words = [question.name, *(given[name] for name in question.about), "--format", "csv"]
    if "as_of" in given:
        words += ["--as-of", DAY]
    if question.name != "cite":
        assert answer.text == _told(shipped, *words)
    assert next(csv.reader(io.StringIO(answer.text)))[0] in question.columns


@pytest.mark.parametrize(
    ("question", "given"), EXAMPLES, ids=lambda one: getattr(one, "name", str(one))
)
def test_every_example_can_be_asked(
    client: httpx.Client, question: Question, given: dict[str, str]
) -> None:
    params: dict[str, str] = {name: value.strip("'") for name, value in given.items() if name}
    params.pop("style", None)
    words = [one.strip('"') for one in given.get("", "").split(" ")] if question.about else []
    if len(question.about) == 1:
        words = [given[""].strip('"')]
    answer = client.get(
        f"/api/{question.name}", params={**params, **dict(zip(question.about, words, strict=True))}
    )
    assert answer.status_code == httpx.codes.OK, answer.text


def test_a_workbook(client: httpx.Client) -> None:
    answer = client.get("/api/overdue", params={"as_of": DAY, "format": "xlsx"})
    rows = [*load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)]
    assert rows[0] == QUESTIONS["overdue"].columns
    assert len(rows) - 1 == len(client.get("/api/overdue", params={"as_of": DAY}).json())


def test_csv_for_excel_and_chosen_columns(client: httpx.Client) -> None:
    given = {"as_of": DAY, "columns": "ref,status", "limit": "1"}
    answer = client.get("/api/overdue", params={**given, "format": "csv-bom"})
    assert answer.content.startswith(b"\xef\xbb\xbfref,status\n")
    assert client.get("/api/overdue", params=given).json()[0].keys() == {"ref", "status"}


def test_json_lines(client: httpx.Client) -> None:
    given = {"as_of": DAY, "columns": "ref,status"}
    answer = client.get("/api/overdue", params={**given, "format": "jsonl"})
    assert answer.headers["content-type"].startswith("application/jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == client.get("/api/overdue", params=given).json()


def test_filters_that_are_given_again(client: httpx.Client) -> None:
    def count(*types: str) -> int:
        return len(client.get("/api/statements", params={"type": list(types)}).json())

    assert count("request", "concern") == count("request") + count("concern")


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/api/overdue?as_of=soon", 400, "as_of: 'soon' is not a date; write 2019-06-29, 2019-06"),
        ("/api/overdue?asof=2019", 400, "'asof' is not something that overdue takes; did you mean"),
        (
            "/api/overdue?by=Japn",
            400,
            "by: 'Japn' names no party; write its code or its English name",
        ),
        ("/api/overdue?by=JP&by=RU", 400, "by is given 2 times; give it once"),
        ("/api/overdue?item=nope", 404, "no item 'nope' is on record; the page Items lists them"),
        ("/api/overdue?relationship=JP-US", 404, "no relationship JP-US is on record; on record"),
        ("/api/overdue?text=a%00b", 400, "has a character that no text has"),
        ("/api/overdue?slipped=perhaps", 400, "slipped: 'perhaps' is neither true nor false"),
        ("/api/overdue?format=pdf", 400, "format: 'pdf' is not a form of answers; write one of"),
        ("/api/overdue?columns=nope", 400, "columns: 'nope' is not a key of the answer; its keys"),
        ("/api/search", 400, "words is missing: search needs words"),
        ("/api/search?words=!", 400, "there is no word in '!'"),
        ("/api/compare?a=2017", 400, "b is missing: compare needs a and b"),
        ("/api/compare?a=2019&b=2017", 422, "comes before"),
        ("/api/compare?a=2017&b=2019&as_of=June", 400, "as_of: 'June' is not a date"),
        (
            "/api/open?as_of=2019-02-30",
            400,
            "as_of: '2019-02-30' is not a day of the calendar: February 2019 has 28 days",
        ),
        ("/api/compare?a=2017&b=2019&as_of=2018-01", 400, "as_of is for two moments"),
        ("/api/show?name=2018", 422, "several names begin with '2018'"),
        ("/api/history?ref=a@b", 404, "no statement 'a@b' is on record"),
        ("/api/replay?from=2019-02&as_of=2019-01", 422, "comes after"),
        ("/api/nope", 404, "there is no question 'nope'; the questions are statements, open"),
    ],
)
def test_what_goes_wrong_is_a_problem_with_a_plain_message(
    client: httpx.Client, path: str, code: int, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == code, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == code
    assert said in told["detail"]
    assert "Traceback" not in answer.text


def test_the_description_names_every_question_and_filter(client: httpx.Client) -> None:
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["paths"].keys() == {f"/api/{one.name}" for one in CATALOGUE}
    for one in CATALOGUE:
        named = {each["name"] for each in told["paths"][f"/api/{one.name}"]["get"]["parameters"]}
        assert {*one.about, *(each.name for each in one.filters)} <= named


def test_an_answer_that_is_at_hand_is_not_sent_again(client: httpx.Client) -> None:
    for path in ("/api/overdue", "/overdue"):
        tag = client.get(path).headers["ETag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (httpx.codes.NOT_MODIFIED, b"")
        other = client.get(path, params={"as_of": DAY}, headers={"If-None-Match": tag})
        assert other.status_code == httpx.codes.OK
