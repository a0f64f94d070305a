"""What is read of whole tables is the same of either database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pyarrow import parquet

from tests.support.examples import shipped as shipped_files
from tests.support.records import Record
from tracker.exports.parquet import write_tables
from tracker.exports.provenance import provenance
from tracker.queries import Viewpoint

VIEW = Viewpoint(as_of=date(2019, 7, 1), relationship="JP-RU")


def _read(record: Record, folder: Path) -> tuple[str, list[object], list[object]]:
    with record.queries() as queries:
        write_tables(queries.transaction, VIEW, folder, lambda _: None)
        told = "".join(provenance(queries.transaction, VIEW))
    spans, statements = (
        parquet.read_table(folder / name).to_pylist() for name in ("spans", "statements")
    )
    return told, spans, statements


def test_tables_and_provenance_are_those_of_the_other_database(
    shipped: Record, emptied: Callable[[], str], tmp_path: Path
) -> None:
    other = Record(emptied())
    other.record(*shipped_files())
    assert _read(other, tmp_path / "one") == _read(shipped, tmp_path / "other")
