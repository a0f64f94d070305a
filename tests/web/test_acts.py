"""Acts: what is judged and mended on pages, step by step, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest

from tests.support.corrections import retract
from tests.support.forms import Form, done, form_of, opened, said
from tests.support.records import LATER, Record, size
from tests.support.sites import served
from tests.support.stories import FIRST, commitment, completion, readout

A, VISA = "item@a", "visa@a"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of two readouts."""
    record = Record(f"sqlite:///{tmp_path_factory.mktemp('acts')}/tracker.db")
    first = commitment("item", due="2018-04", condition="if possible")
    record.record(
        readout("a", first, commitment("visa"), commitment("fish"), on=FIRST),
        readout("b", completion("fish"), on="2018-06-01"),
    )
    return record


@pytest.fixture(scope="module")
def desk(told: Record) -> Iterator[httpx.Client]:
    """Somebody on this computer who may do everything."""
    with served(told.store) as site, httpx.Client(base_url=site, timeout=30) as client:
        yield client


_ASSESSED = {"outcome": "fulfilled", "on": "2018-05-01", "evidence": "https://example.org/x"}


class _Told(NamedTuple):
    """What is told of an act that is tried, done and undone."""

    path: str
    values: dict[str, str]
    trial: str
    recorded: str
    back: str


_TOLD = [
    _Told(*one)
    for one in (
        (f"/assess/{A}", _ASSESSED, "overdue → becomes fulfilled", "Recorded.", "Withdrew"),
        (
            f"/assess/{VISA}",
            {**_ASSESSED, "share": "JP"},
            "The share of JP in visa@a: open → fulfilled.",
            "Recorded.",
            "Withdrew the judgement that the share of JP",
        ),
        (
            f"/condition/{A}",
            {"result": "lapsed", "on": "2018-05-01"},
            "overdue → becomes lapsed",
            "Recorded.",
            "Withdrew the judgement that the condition of",
        ),
        (
            f"/sought/{A}",
            {"through": "2019-01-01"},
            "No status would be another today.",
            "Recorded.",
            "Withdrew the note that evidence of",
        ),
        (
            f"/amend/{A}",
            {"due": "2040", "reason": "the text says otherwise"},
            "Due 2018-04 2040",
            "overdue → becomes open",
            "open → becomes overdue",
        ),
        (
            "/amend-heading/a",
            {"title": "Talks", "place_1": "Osaka", "reason": "it has a title"},
            "Title – Talks",
            "Place – Osaka",
            "Place Osaka –",
        ),
        (f"/retract-statement/{A}", {"reason": "x"}, "taken back", "taken back", "overdue already"),
        (
            "/retract/b",
            {"reason": "a draft"},
            "fulfilled → becomes open",
            "Retracted b, with 1 meeting and 1 statement.",
            "open → becomes fulfilled",
        ),
        (
            "/rename/item",
            {"new": "thing", "title": "Thing"},
            "New name thing",
            "Renamed item to thing.",
            "Separated item from thing again.",
        ),
        (
            "/merge/visa",
            {"into": "item"},
            "Into item",
            "Recorded.",
            "Separated visa from item again.",
        ),
    )
]


@pytest.mark.parametrize("act", _TOLD, ids=[one.path for one in _TOLD])
def test_an_act_is_tried_done_and_undone(desk: httpx.Client, told: Record, act: _Told) -> None:
    path, values, trial, recorded, back = act
    before, statuses = size(told), told.statuses(LATER)
    tried = opened(desk, path).send("look", values)
    assert tried.status_code == httpx.codes.OK, said(tried)
    assert trial in said(tried)
    assert size(told) == before
    form = form_of(desk, tried)
    did = form.send("do")
    assert did.status_code == httpx.codes.OK, said(did)
    assert recorded in said(did)
    assert size(told) > before
    _is_not_done_again(told, form)
    undo = form_of(desk, did)
    looked = undo.send("look", {"reason": "a mistake"} if "reason" in undo.fields else {})
    assert looked.status_code == httpx.codes.OK, said(looked)
    back_form = form_of(desk, looked)
    undone = back_form.send("do")
    assert undone.status_code == httpx.codes.OK, said(undone)
    assert back in said(undone)
    assert told.statuses(LATER) == statuses
    _is_not_done_again(told, back_form)


def _is_not_done_again(told: Record, form: Form) -> None:
    before = size(told)
    again = form.send("do")
    assert again.status_code == httpx.codes.CONFLICT
    assert "This form was sent before, and recorded at" in said(again)
    assert size(told) == before


def test_each_event_carries_the_name_of_who_recorded_it(desk: httpx.Client, told: Record) -> None:
    done(desk, f"/sought/{A}", {"through": "2019-02-02"})
    with told.queries() as queries:
        by = {one.recorded_by for one in queries.history(A).judgements}
    name = desk.get("/api/log?limit=1").json()[0]["recorded_by"]
    assert by == {name} - {""}


def test_what_is_misfilled_is_told_beside_its_field_and_nothing_typed_is_lost(
    desk: httpx.Client, told: Record
) -> None:
    before = size(told)
    for path, values, fault in (
        (f"/assess/{A}", {"outcome": "", "evidence": "seen", "on": "2018-05-01"}, "outcome"),
        (f"/assess/{A}", {"outcome": "fulfilled", "evidence": "e", "on": "2999-01-01"}, "on"),
        (f"/amend/{A}", {"due": "some Tuesday", "reason": "r"}, "due"),
        (f"/amend/{A}", {"by": "XQ", "reason": "r"}, "by"),
        (f"/amend/{A}", {"by": "US", "reason": "r"}, "by"),
        (f"/amend/{A}", {"summary": "Another."}, "reason"),
        (f"/amend/{A}", {"type": "RequestMade", "reason": "r"}, "type"),
        ("/amend-heading/a", {"date_1": "soon", "reason": "r"}, "date_1"),
        ("/amend-heading/a", {"date_1": "", "reason": "r"}, "date_1"),
        ("/rename/item", {"new": "Not a slug"}, "new"),
        ("/withdraw/item@a", {"judgement": "assess"}, "reason"),
    ):
        again = opened(desk, path).send("look", values)
        assert again.status_code == httpx.codes.BAD_REQUEST, (path, said(again))
        assert f'id="i-{fault}-fault"' in again.text, path
        assert "is missing" not in said(again), path
        kept = form_of(desk, again).fields
        assert {name: kept[name] for name in values} == values
    assert size(told) == before


@pytest.mark.parametrize(
    ("path", "values", "faults"),
    [
        (
            f"/assess/{A}",
            {"outcome": "", "evidence": "", "on": "2999-01-01"},
            "outcome evidence on",
        ),
        (f"/condition/{A}", {"result": "", "on": "2999-01-01"}, "result on"),
        (f"/withdraw/{A}", {"judgement": "", "reason": ""}, "judgement reason"),
        (
            f"/amend/{A}",
            {"due": "some Tuesday", "by": "JP US", "item": "No slug", "reason": ""},
            "due by item reason",
        ),
        (f"/amend/{A}", {"by": "XQ", "due": "some Tuesday", "reason": "r"}, "by due"),
        (
            "/amend-heading/a",
            {"date_1": "soon", "publisher": "XQ", "source_published": "soon", "reason": ""},
            "date_1 publisher source_published reason",
        ),
        ("/amend-heading/a", {"source_published": "soon", "reason": "r"}, "source_published"),
    ],
)
def test_all_that_is_misfilled_is_told_at_once_each_at_its_field(
    desk: httpx.Client, path: str, values: dict[str, str], faults: str
) -> None:
    again = opened(desk, path).send("look", values)
    assert again.status_code == httpx.codes.BAD_REQUEST, said(again)
    told = {one.removesuffix("-fault") for one in re.findall(r'id="i-([\w-]+-fault)"', again.text)}
    assert told == {*faults.split()}


def test_what_the_ledger_refuses_is_told_above_the_form(desk: httpx.Client) -> None:
    for path, values, code, why in (
        (f"/assess/{A}", {**_ASSESSED, "on": "2018-01-01"}, 422, "is before that"),
        ("/merge/visa", {"into": "nothing"}, 404, "item 'nothing' is on record"),
        ("/rename/item", {"new": "visa"}, 422, "is an item on record"),
        (f"/withdraw/{VISA}", {"judgement": "sought", "reason": "r"}, 404, "othing of that kind"),
        (f"/amend/{A}", {"reason": "no other"}, 422, "same is on record already"),
        (f"/condition/{VISA}", {"result": "met", "on": "2018-05-01"}, 422, "has no condition"),
    ):
        again = opened(desk, path).send("look", values)
        assert again.status_code == code, (path, said(again))
        assert why in said(again)
        assert form_of(desk, again).fields.items() >= values.items()


def test_the_fields_of_another_type_are_asked_for(desk: httpx.Client) -> None:
    other = opened(desk, f"/amend/{A}").send("look", {"type": "ProgressWelcomed", "reason": "r"})
    form = form_of(desk, other)
    assert {"complete", "done_by", "fulfils"} <= form.fields.keys() | {"complete"}
    assert "due" not in form.fields
    tried = form.send("look", {"complete": "yes"})
    assert "Type CommitmentMade ProgressWelcomed" in said(tried)
    back = form_of(desk, tried).send("fill")
    assert form_of(desk, back).fields["type"] == "ProgressWelcomed"


def test_what_somebody_else_changed_meanwhile_is_told_with_every_version(
    desk: httpx.Client, told: Record
) -> None:
    mine = opened(desk, f"/amend/{VISA}")
    tried = form_of(desk, mine.send("look", {"summary": "Mine.", "reason": "m"}))
    done(desk, f"/amend/{VISA}", {"summary": "Theirs.", "reason": "t"})
    before = size(told)
    for form, step, values in (
        (mine, "look", {"summary": "Mine.", "reason": "m"}),
        (tried, "do", {}),
    ):
        answer = form.send(step, values)
        assert answer.status_code == httpx.codes.CONFLICT
        text = said(answer)
        assert "was changed by somebody else since it was looked at" in text
        assert "Theirs. Mine." in text
        assert "– t" in text
        assert form_of(desk, answer).fields["summary"] == "Mine."
    assert size(told) == before
    last = form_of(desk, answer).send("look")
    assert form_of(desk, last).send("do").status_code == httpx.codes.OK


def test_a_judgement_of_what_was_judged_meanwhile_is_told(desk: httpx.Client) -> None:
    mine = opened(desk, f"/assess/{VISA}")
    done(desk, f"/sought/{VISA}", {"through": "2019-03-03"})
    answer = mine.send("look", {**_ASSESSED, "outcome": "withdrawn"})
    assert answer.status_code == httpx.codes.CONFLICT
    assert "Evidence sought through 2019-03-03 without result" in said(answer)
    assert form_of(desk, answer).fields["outcome"] == "withdrawn"


def test_who_may_not_is_refused_and_shown_no_buttons(desk: httpx.Client, told: Record) -> None:
    before = size(told)
    away = {"X-Forwarded-For": "192.0.2.1"}
    assert 'class="acts"' in desk.get(f"/statement/{VISA}").text
    assert 'class="acts"' not in desk.get(f"/statement/{VISA}", headers=away).text
    form: Form = opened(desk, f"/assess/{VISA}")
    for answer in (
        desk.get(f"/assess/{VISA}", headers=away),
        desk.post(form.action, data=form.fields, headers={**away, "Origin": str(desk.base_url)}),
    ):
        assert answer.status_code == httpx.codes.FORBIDDEN
    assert size(told) == before


def test_a_statement_tells_what_was_taken_back_before_what_was_recorded_again(
    record: Record,
) -> None:
    first = readout("a", commitment("item"), on=FIRST)
    record.record(first)
    retract(record, "a")
    record.record(first)
    with served(record.store) as site, httpx.Client(base_url=site, timeout=30) as client:
        page = client.get(f"/statement/{A}").text
    told = page[page.index("Versions on record") : page.index("To cite it")]
    assert told.index("09:01") < told.index("Taken back") < told.index("still on record")
