"""Parquet: the tables of the record as files that DuckDB, Polars, Spark and pandas read.

A table that is divided has a folder for each relationship, named as Hive names those of a column;
of that column alone its files hold nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tracker.exports.tables import TABLES, ExportedColumn, ExportedTable
from tracker.projections.instants import ENDLESS
from tracker.queries import Viewpoint
from tracker.queries.clauses import within_clause
from tracker.queries.scope import scope
from tracker.sql import Row, Transaction, chunks

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 50_000
"""How many rows are in memory at once."""

_EPOCH = 719_163
"""The ordinal of the first day of 1970."""

_LAST_MOMENT = 253_402_214_400_000_000
"""The beginning of the last day of 9999, which stands for no end: with a zone it is still 9999."""


def write_tables(
    sql: Transaction, view: Viewpoint, folder: Path, progress: Callable[[int], None]
) -> int:
    """Write every table below a folder.

    Args:
        sql: the transaction that they are read in.
        view: whose relationships are wanted; its days and moments narrow nothing down.
        folder: the folder.
        progress: is told how many relationships were written since.

    Returns:
        How many rows they have.
    """
    within = scope(sql, view).relationships
    clause, numbers = within_clause("l.id", within)
    count = 0
    for table in TABLES:
        if not table.divided:
            rows = sql.stream(table.query(_columns(table), clause), numbers)
            count += _write(table, rows, folder / f"{table.name}.parquet")
    divided = [table for table in TABLES if table.divided]
    related = sql.rows(
        f"SELECT l.id, l.name FROM tracker_relationships l WHERE TRUE{clause}", numbers
    )
    for number, name in sorted(related, key=lambda one: str(one[1])):
        for table in divided:
            one = table.query(_columns(table), f" AND {_whose(table)} = ?")
            path = folder / table.name / f"relationship={quote(name, safe='')}" / "part-0.parquet"
            count += _write(table, sql.stream(one, (number,)), path)
        progress(1)
    return count


def _whose(table: ExportedTable) -> str:
    return f"{table.order.partition('.')[0]}.relationship_id"


def _columns(table: ExportedTable) -> tuple[ExportedColumn, ...]:
    """The columns that are in its files: what the name of a folder says is not."""
    return table.columns[1:] if table.divided else table.columns


def _write(table: ExportedTable, rows: Iterator[Row], path: Path) -> int:
    import pyarrow as pa  # noqa: PLC0415 - an extra, which only this needs
    from pyarrow import parquet  # noqa: PLC0415

    columns = _columns(table)
    fields = [pa.field(one.name, _type(one), metadata={"says": one.says}) for one in columns]
    schema = pa.schema(fields, metadata={"says": table.says})
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for some in chunks(rows, _AT_ONCE):
            arrays = [
                _array(one, values)
                for one, values in zip(columns, zip(*some, strict=True), strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(some)
    return count


def _type(column: ExportedColumn) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415

    match column.kind:
        case "text":
            return pa.string()
        case "words" | "texts":
            return pa.list_(pa.string())
        case "day":
            return pa.date32()
        case "moment":
            return pa.timestamp("us", tz="UTC")
        case "number":
            return pa.int64()
        case "truth":
            return pa.bool_()


def _array(column: ExportedColumn, values: Sequence[Any]) -> pa.Array:
    import json  # noqa: PLC0415

    import pyarrow as pa  # noqa: PLC0415

    told: Sequence[Any]
    match column.kind:
        case "day":
            last = ENDLESS - 1 - _EPOCH
            told = [None if one is None else min(one - _EPOCH, last) for one in values]
            return pa.array(told, pa.int32()).cast(pa.date32())
        case "moment":
            told = [None if one is None else min(one, _LAST_MOMENT) for one in values]
            return pa.array(told, pa.int64()).cast(_type(column))
        case "words":
            told = [None if one is None else one.split() for one in values]
        case "texts":
            told = [json.loads(one) for one in values]
        case "truth":
            told = [bool(one) for one in values]
        case _:
            told = values
    return pa.array(told, _type(column))
