"""The same answers: whatever is recorded, both databases tell the same of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answers import answers
from tests.support.commandline import tracker
from tests.support.examples import everything
from tests.support.judgements import outcome
from tests.support.records import DAY, Record, thrown_away
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, readout
from tests.support.strategies import LAWS, records
from tracker import bootstrap
from tracker.domain.items import ItemList, ItemMerged
from tracker.domain.readouts import Readout
from tracker.ledger import once
from tracker.projections.tables import NAMES
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.plain import as_dict


def test_text_sorts_by_its_letters_codes_on_both(both: tuple[Record, Record]) -> None:
    slugs = ["a-b", "a", "ab", "a-c", "a0", "a-0", "b", "aa", "a-b-c", "b-a"]
    sides = [("JP", "RU"), ("JP", "US"), ("EU", "JP")]
    told = [
        readout(f"r-{slug}", commitment(slug, by=["JP"]), on=FIRST, parties=sides[number % 3])
        for number, slug in enumerate(slugs)
    ]
    lists = [
        ItemList.model_validate(
            {
                "parties": ["JP", "RU"],
                "items": [
                    {"item": slug, "title": title}
                    for slug, title in zip(
                        slugs[::3], ["Zebra", "apple", "Äpfel", "_x"], strict=True
                    )
                ],
            }
        )
    ]
    said = []
    for record in both:
        record.record(*told, *lists)
        with record.ledger() as ledger:
            contents = ledger.contents()
            items = [item.item for item in ledger.item_list("JP-RU").items]
        said.append((contents, items, answers(record)))
    assert said[0] == said[1]
    contents, items, _ = said[0]
    assert items == sorted(items)
    assert all(names == sorted(names) for names in contents.values())
    assert list(contents) == sorted(contents)


@contextmanager
def numbered_commands() -> Iterator[None]:
    """Commands whose keys are counted and not drawn, so that two stores are given the same."""
    keys = (UUID(int=number) for number in count())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(once, "uuid4", lambda: next(keys))
        yield


def test_all_answer_the_same_about_everything(record: Record, emptied: Callable[[], str]) -> None:
    with numbered_commands():
        everything(record)
    expected = _all_told(record)
    for parts in WHOLE_AND_DIVIDED:
        other = _on_server(emptied(), parts)
        with numbered_commands():
            everything(other)
        for name, told in _all_told(other).items():
            assert told == expected[name], (name, parts)


def _all_told(record: Record) -> dict[str, Any]:
    """All that a record tells, by what tells it."""
    told: dict[str, Any] = {"answers": answers(record), "moments": record.moments}
    for moment in record.moments[::3]:
        told[f"answers of {moment}"] = answers(record, moment)
    told |= {"asked": _asked(record), "rows": rows(record)}
    with record.ledger() as ledger:
        return {**told, "verified": ledger.verify(), "exported": [*ledger.export()]}


WHOLE_AND_DIVIDED = (None, 3)
"""In how many parts a store on the server is; None for none."""


def _on_server(store: str, parts: int | None) -> Record:
    if parts:
        bootstrap.make(store, partitions=parts)
    return Record(store)


def test_all_say_the_same_on_the_command_line(
    record: Record, emptied: Callable[[], str], tmp_path: Path
) -> None:
    with numbered_commands():
        everything(record)
    commands = [
        ["open"],
        ["overdue", "--format", "json"],
        ["fulfilled", "--format", "csv"],
        ["items", "--with", "JP"],
        ["show", "visa-relaxation"],
        ["meetings"],
        ["replay", "--to", "2019-06-29"],
        ["history", "pilot-tours@2019-06-29-osaka"],
        ["open", "--known-on", "2026-01-01T09:01:30Z"],
        ["export", "2019-06-29-osaka"],
        ["export", "--events", "-"],
        ["verify"],
        ["show", "no-such-item"],
        ["overdue", "--relationship", "JP-US"],
        ["rebuild"],
    ]

    def said(kept: Record) -> list[tuple[list[str], int, str, str]]:
        ran = [
            (words, tracker(*words, "--store", kept.store, folder=tmp_path)) for words in commands
        ]
        assert all(one.both and "Traceback" not in one.both for _, one in ran)
        return [(words, one.code, one.out, one.err) for words, one in ran]

    expected = said(record)
    for parts in WHOLE_AND_DIVIDED:
        other = _on_server(emptied(), parts)
        with numbered_commands():
            everything(other)
        for told, one in zip(said(other), expected, strict=True):
            assert told == one, parts


TEN = settings(LAWS, max_examples=10)


@TEN
@given(records(), st.data())
def test_both_answer_the_same_about_any_record(
    emptied: Callable[[], str], readouts: list[Readout], data: st.DataObject
) -> None:
    amended = data.draw(records().map(lambda found: found[0]))
    with thrown_away() as one:
        other = Record(emptied())
        for record in (one, other):
            with numbered_commands():
                _grow(record, readouts, amended)
        assert answers(one) == answers(other)
        for moment in one.moments:
            assert answers(one, moment) == answers(other, moment)
        assert rows(one) == rows(other)
        with one.ledger() as first, other.ledger() as second:
            assert first.verify() == second.verify()


def _grow(record: Record, readouts: list[Readout], amended: Readout) -> None:
    record.record(*readouts[:1])
    record.record(*readouts[1:])
    known = sorted(record.standings("2030-01-01"))
    if known:
        record.judge(outcome(on="2019-12-31", ref=known[0]))
    record.judge(*_mergings(record))
    with record.ledger() as ledger:
        ledger.amend(amended, reason="coded anew", day=DAY)


def _mergings(record: Record) -> list[ItemMerged]:
    with record.queries() as queries:
        found = sorted(one.item for one in queries.items(Viewpoint(DAY)))
    return [ItemMerged(item=found[0], into=found[-1])] if len(found) > 1 else []


def _asked(record: Record) -> list[Any]:
    """What the answers of the laws leave out: lists by status, part of the record, histories."""
    said: list[Any] = []
    with record.queries() as queries:
        for known in [None, *(moment + timedelta(seconds=1) for moment in record.moments[::3])]:
            view = Viewpoint(date(2019, 12, 15), known)
            said += [*_told(queries.unsettled(view)), *_told(queries.overdue(view))]
            ended = (QUESTIONS["fulfilled"], QUESTIONS["unfulfilled"])
            said += [[*_told(queries.answer(one, view))] for one in ended]
            for part in [
                Viewpoint(view.as_of, known, party="RU"),
                Viewpoint(view.as_of, known, relationship="JP-RU"),
                Viewpoint(view.as_of, known, items=("visa-relaxation",)),
                Viewpoint(view.as_of, known, items=("arctic-lng-2",)),
            ]:
                said += [[*_told(queries.followed(part))], queries.items(part)]
                said += [queries.replay(part)]
                said += [queries.meetings(part)]
        said += [as_dict(queries.history(one.ref)) for one in queries.followed(Viewpoint(DAY))]
    return said


def _told(found: Iterable[NamedTuple]) -> Iterator[dict[str, Any]]:
    """All that answers tell, which is looked up while the record is open."""
    return map(as_dict, found)


def test_postgresql_sorts_every_text_of_the_views_by_its_bytes(
    emptied: Callable[[], str],
) -> None:
    """Whatever the server's language: another order there would be another answer."""
    kept_there = Record(emptied())
    kept_there.record(readout("a", commitment("item"), on=FIRST))
    with psycopg.connect(kept_there.store) as connection:
        found = connection.execute(
            "SELECT table_name, collation_name FROM information_schema.columns"
            " WHERE data_type = 'text' AND table_schema = 'commitment_tracker'"
        ).fetchall()
    texts = [(table, collation) for table, collation in found if table in NAMES]
    assert len(texts) > 20
    assert {collation for _, collation in texts} == {"C"}
