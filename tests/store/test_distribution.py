"""Distribution: what docs/scaling.md says of Citus holds of the tables that are made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.stores import outside
from tracker import bootstrap
from tracker.drafts.rows import TABLES as DRAFTS
from tracker.projections.tables import TABLES as VIEWS
from tracker.store import tables
from tracker.store.ownership import EVENTS, FORMAT_TABLE
from tracker.users.tables import TABLES as USERS

DOCUMENT = (PROJECT / "docs" / "scaling.md").read_text(encoding="utf-8")
LINES = DOCUMENT.partition("<!-- distributing -->")[2].partition("<!-- end of")[0]
REFERENCE = re.findall(r"create_reference_table\('(\w+)'\)", LINES)
DISTRIBUTED = re.findall(
    r"create_distributed_table\('(\w+)', '(\w+)', colocate_with => '(\w+)'\)", LINES
)
SMALL = {tables.RELATIONSHIPS, FORMAT_TABLE, "tracker_verdicts", "tracker_crossings"}
CONSTRAINTS = """
    SELECT c.relname, k.contype::text, pg_get_constraintdef(k.oid) FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
     WHERE c.relnamespace = 'commitment_tracker'::regnamespace
"""
UNIQUE_INDEXES = """
    SELECT c.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x
      JOIN pg_class c ON c.oid = x.indrelid AND NOT c.relispartition
     WHERE c.relnamespace = 'commitment_tracker'::regnamespace AND x.indisunique
"""
TABLES = """
    SELECT relname FROM pg_class WHERE relnamespace = 'commitment_tracker'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition
"""
NUMBERED = """
    SELECT DISTINCT table_name FROM information_schema.columns
     WHERE table_schema = 'commitment_tracker'
       AND (is_identity = 'YES' OR column_default IS NOT NULL)
"""


@pytest.fixture(params=[None, 3])
def made(request: pytest.FixtureRequest, emptied: Callable[[], str]) -> Record:
    """An empty store on PostgreSQL, whole and in partitions."""
    record = Record(emptied())
    bootstrap.make(record.store, partitions=request.param)
    return record


def test_the_document_names_every_table_once(made: Record) -> None:
    named = [*REFERENCE, *(name for name, *_ in DISTRIBUTED)]
    assert len(named) == len(set(named))
    with outside(made) as run:
        assert {*named, *DRAFTS, *USERS} == {name for (name,) in run(TABLES)}
    assert set(REFERENCE) == SMALL


def test_every_key_of_a_distributed_table_begins_with_its_column(made: Record) -> None:
    column = {name: by for name, by, _ in DISTRIBUTED}
    assert {name for name, by in column.items() if by != "relationship_id"} == {tables.NAMES}
    with outside(made) as run:
        keys = [(name, key) for name, key in run(UNIQUE_INDEXES) if name in column]
    assert {name for name, _ in keys} == column.keys()
    for name, key in keys:
        listed = key.partition("USING btree ")[2]
        assert re.match(rf"\({column[name]}[,)]", listed), key


def test_what_lies_together_comes_after_what_it_lies_with() -> None:
    assert LINES.index(REFERENCE[-1]) < LINES.index(DISTRIBUTED[0][0])
    together = [name for name, _, other in DISTRIBUTED if other == EVENTS]
    assert set(together) == {table.name for table in VIEWS.values() if table.divided}
    alone = [name for name, _, other in DISTRIBUTED if other == "none"]
    assert alone == [tables.NAMES, EVENTS]
    assert [name for name, *_ in DISTRIBUTED] == [*alone, *together]


def test_no_table_has_a_foreign_key_and_only_relationships_get_their_numbers(made: Record) -> None:
    with outside(made) as run:
        assert [row for row in run(CONSTRAINTS) if row[1] not in "pun"] == []
        assert run(NUMBERED) == [(tables.RELATIONSHIPS,)]
