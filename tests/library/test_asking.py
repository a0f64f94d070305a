"""The library answers what the command line answers, and refuses what that refuses."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tracker import open_record
from tracker.errors import NotFound, Refused, Remedy, TrackerError, Unavailable, Unreadable
from tracker.library import Answers, OpenRecord, as_dict
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question
from tracker.queries.story import Story

FLAGS = {one.name for question in CATALOGUE for one in question.filters if one.kind == "flag"}
WAYS = [
    (question, given)
    for question in CATALOGUE
    for given in question.examples
    if given.keys().isdisjoint({"style"})
]
"""Every example of the catalogue, but those of a style for people."""


@pytest.fixture
def opened(shipped: Record) -> Iterator[OpenRecord]:
    with open_record(shipped.store) as record:
        yield record


def answered(record: OpenRecord, question: Question, given: dict[str, str]) -> object:
    """What the library answers, as JSON."""
    words = given.get("", "").replace('"', "").split()
    about = words if len(question.about) > 1 else [" ".join(words)] * len(question.about)
    filters: dict[str, Any] = {
        f"{name}_" if name in ("with", "from") else name: value.strip("'")
        for name, value in given.items()
        if name not in ("", "format")
    }
    filters |= dict.fromkeys(FLAGS & filters.keys(), True)
    found = getattr(record, question.name)(*about, **filters)
    if question.name == "compare":
        found = map(as_dict, found.changes)
    elif isinstance(found, Answers):
        found = found.as_dicts()
    told = [*found] if isinstance(found, Iterator) else as_dict(found)
    return json.loads(json.dumps(told, default=str))


@pytest.mark.parametrize(("question", "given"), WAYS, ids=lambda one: getattr(one, "name", ""))
def test_each_example_is_answered_as_on_the_command_line(
    shipped: Record, opened: OpenRecord, tmp_path: Path, question: Question, given: dict[str, str]
) -> None:
    words = [question.name]
    for name, value in given.items():
        flag = f"--{name.replace('_', '-')}"
        bare = value.strip("'")
        if name == "":
            words += (
                value.replace('"', "").split() if len(question.about) > 1 else [value.strip('"')]
            )
        elif name != "format":
            words += [flag, bare] if value else [flag]
    printed = tracker(*words, "--format", "json", "--store", shipped.store, folder=tmp_path)
    assert printed.code == 0, printed.err
    assert answered(opened, question, given) == json.loads(printed.out)


def refs(found: Answers[Any]) -> list[str]:
    return [one.ref for one in found]


def test_days_are_taken_as_dates_or_as_text(opened: OpenRecord) -> None:
    told = refs(opened.due(as_of="2019-08-01", within="30d"))
    assert told
    assert refs(opened.due(as_of=dt.date(2019, 8, 1), within=dt.timedelta(30))) == told
    assert refs(opened.due(as_of=dt.datetime(2019, 8, 1, 9, tzinfo=dt.UTC), within=30)) == told
    assert refs(opened.due(as_of="2019-08-01", within=None)) == told
    quiet = refs(opened.statements(quiet="2017-06-01", as_of="2019-06-30"))
    assert refs(opened.statements(quiet=dt.date(2017, 6, 1), as_of="2019-06-30")) == quiet


def test_moments_are_taken_as_datetimes_dates_or_text(opened: OpenRecord) -> None:
    recorded = opened.latest()
    assert recorded is not None
    before = recorded - dt.timedelta(hours=1)
    assert refs(opened.open(known_on=recorded)) == refs(opened.open())
    assert refs(opened.open(known_on=before)) == []
    assert refs(opened.open(known_on=before.replace(tzinfo=None))) == []
    assert refs(opened.open(known_on=str(recorded.date()))) == refs(opened.open())
    assert refs(opened.open(known_on=recorded.date())) == refs(opened.open())


def test_one_or_several_can_be_named(opened: OpenRecord) -> None:
    one = refs(opened.statements(item="visa-relaxation"))
    assert refs(opened.statements(item=["visa-relaxation"])) == one
    both = refs(opened.statements(item=("visa-relaxation", "peace-treaty")))
    assert set(one) < set(both)
    assert refs(opened.statements(type=["request", "concern"])) == refs(
        opened.statements(type=iter(("concern", "request")))
    )


def test_answers_are_read_as_they_are_gone_through(opened: OpenRecord) -> None:
    found = opened.statements(sort="-date")
    first = found.first()
    assert first is not None
    assert [first.ref, *refs(found)[1:]] == refs(found)  # each time from the beginning
    one, other = iter(found), iter(found)
    assert [next(one).ref, next(one).ref] == [next(other).ref, next(other).ref]
    assert opened.statements(text="of nothing that was said").first() is None


def test_an_item_is_told_as_show_does(opened: OpenRecord) -> None:
    told = opened.item("Easing of visa rules", as_of="2019-06-30")
    shown = opened.show("visa-relaxation", as_of="2019-06-30")
    assert isinstance(shown, Story)
    assert told == shown


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        (lambda record: record.overdue(as_of="June"), Unreadable, "as_of: 'June' is not a date"),
        (lambda record: record.overdue(limit=0), Unreadable, "limit: '0' is not a number from 1"),
        (
            lambda record: record.overdue(with_="Never Land"),
            Unreadable,
            "with_: 'Never Land' names no",
        ),
        (lambda record: record.overdue(type=["promise"]), Unreadable, "type: 'promise' is not"),
        (lambda record: record.due(within=-1), Unreadable, "within: '-1d' is not a number of"),
        (lambda record: record.show(" "), Unreadable, "there is no word in ' '"),
        (lambda record: record.search("…"), Unreadable, "there is no word in '…'"),
        (lambda record: record.overdue(item="passports"), NotFound, "no item 'passports'"),
        (lambda record: record.item("2019-06-29-osaka"), NotFound, "no item"),
        (lambda record: record.cite("a@b"), NotFound, "a@b"),
        (lambda record: record.compare("2019-06", "2017-11"), Refused, "comes before"),
        (
            lambda record: record.compare("2017-11", "2019-06", as_of="2019-06"),
            Refused,
            "as_of is for two moments",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_at_once(
    opened: OpenRecord, asked: Callable[[OpenRecord], Any], kind: type[TrackerError], said: str
) -> None:
    with pytest.raises(kind) as refused:
        asked(opened)
    assert said in str(refused.value)


def test_a_comparison_is_told_with_its_two_sides_and_all_that_is_different(
    opened: OpenRecord,
) -> None:
    found = opened.compare("2018-12-01-buenos-aires", "2019-06-29-osaka")
    told = json.loads(json.dumps(as_dict(found), default=str))
    assert told["first"] == {
        "name": "2018-12-01-buenos-aires",
        "kind": "readout",
        "day": "2018-12-01",
        "known_on": None,
    }
    again = opened.compare("2018-12-01-buenos-aires", "2019-06-29-osaka")
    assert [one["item"] for one in told["changes"]] == [one.item for one in again.changes]


def test_an_unknown_keyword_is_a_type_error(opened: OpenRecord) -> None:
    with pytest.raises(TypeError, match="as_off"):
        opened.overdue(as_off="2019-06-30")  # type: ignore[call-arg]


def test_an_error_says_what_to_do(opened: OpenRecord) -> None:
    with pytest.raises(NotFound) as refused:
        opened.item("visas")
    assert refused.value.remedy is Remedy.LIST_ITEMS


def test_answers_tell_all_after_the_record_is_closed(shipped: Record) -> None:
    with open_record(shipped.store) as record:
        kept = [*record.statements(as_of="2019-06-30"), *record.slipped(as_of="2019-06-30")]
        told = [*record.statements(as_of="2019-06-30").as_dicts()]
        told += record.slipped(as_of="2019-06-30").as_dicts()
    assert any(one["slip"] for one in told)
    assert [*map(as_dict, kept)] == told


def test_a_closed_record_is_not_asked(shipped: Record) -> None:
    record = open_record(shipped.store)
    found = record.open()
    going_through = iter(record.open())
    next(going_through)
    record.close()
    record.close()
    for ask in (record.open, found.first, lambda: next(going_through), record.latest):
        with pytest.raises(Unavailable, match="the record is closed"):
            ask()


def test_a_store_is_an_address_a_path_or_what_is_set(
    shipped: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shipped.store.removeprefix("sqlite:///"))
    with open_record(shipped.store) as named, open_record(path) as found:
        assert refs(named.open()) == refs(found.open())
    monkeypatch.setenv("TRACKER_STORE", str(path))
    with open_record() as found:
        assert found.latest()
    monkeypatch.delenv("TRACKER_STORE")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unavailable, match=r"tracker\.db"):
        open_record()


def test_answers_are_of_the_state_that_was_opened(kept: Record) -> None:
    kept.record(*[])
    with open_record(kept.store) as before:
        assert before.latest() is None


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = (
        "import sys, tracker\n"
        "print([name for name in sys.modules if name.startswith('tracker.')])\n"
        "tracker.open_record\n"
        "print({'eventsourcing', 'pydantic', 'click'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == ["['tracker.faces']", "set()"]
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sys.modules["tracker"].nothing  # noqa: B018 - asked for to be refused
