"""A transaction on either database, speaking the SQL that both understand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, Protocol, TypeVar

Row = tuple[Any, ...]

T = TypeVar("T")

ELSEWHERE = "another-relationship"
"""What is told in the place of a readout, or of a statement in it, that may not be seen."""


class Relation(NamedTuple):
    """Something that a database keeps under a name."""

    kind: str
    """`table`, `view`, `trigger` or whatever the database calls it."""
    name: str


class Texts(NamedTuple):
    """Columns of a table that are searched by their words."""

    table: str
    columns: tuple[str, ...]
    plain: tuple[str, str]
    """Characters, and those that stand for them in their order; for the last there are none."""
    number: str = "id"
    """The column by which a row is found within its relationship."""


class Indexed(NamedTuple):
    """The words of a row, as an index has them."""

    relationship_id: int
    kind: int
    """The place of its table among those that are searched."""
    number: int
    words: str


class Transaction(Protocol):
    """An open transaction; parameters are written `?` on both databases."""

    numbers: str
    """The column by which events were numbered when they were one chain."""

    indexes_words: bool
    """Whether it is told the words of rows, in `index`; else it finds them in the rows itself."""

    keeps_dropped: bool
    """Whether one who reads goes on seeing a table that another drops."""

    def stream_in(self, stream: str) -> object:
        """The id of a stream as it is stored."""

    def stream_out(self, stored: Any) -> str:  # noqa: ANN401 - whatever the driver gives
        """The id of a stream, written with hyphens."""

    def stream_before(self, stored: Any) -> str:  # noqa: ANN401 - whatever the driver gives
        """The id of a stream as it was stored when all events were one chain."""

    def make(
        self, table: str, columns: str, *, clustered: bool = True, partitions: int = 0
    ) -> None:
        """Make a table.

        Args:
            table: its name.
            columns: its columns and keys. IDENTITY is a number that the database gives, STREAM the
                id of a stream, BYTES are bytes, and TEXT is sorted by its bytes.
            clustered: whether it lies in the order of its key, where the database can do that.
            partitions: into how many parts it is divided by `relationship_id`; 0 for one table.
        """

    def partitions(self, table: str) -> int:
        """Into how many parts a table is divided; 0 where it is not."""

    def claim(self, numbers: Iterable[int]) -> None:
        """Wait for whoever claimed one of these numbers; they are ours until we are done."""

    def relations(self) -> list[Relation]:
        """All that is kept where our tables are, but for indexes, parts, and the database's own."""

    def claim_of_another(self) -> str:
        """By what another program marked the database as its own; empty where none did."""

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table of ours, in order; none when it is not there."""

    def indexes(self) -> dict[str, str]:
        """The indexes that are whole, by name, each with its table."""

    def faults(self, tables: Sequence[str] = ()) -> list[str]:
        """What the database itself finds wrong with its files, as far as it can check them.

        Args:
            tables: those that are to be looked at; all of it where none are named.
        """

    def earlier(self, names: Sequence[str]) -> dict[str, frozenset[str]]:
        """Tables where version 0.1 kept its own, with their columns, as far as they are there."""

    def adopt(self, table: str, name: str) -> None:
        """Give a table that version 0.1 made its present name and place."""

    def make_index(self, tables: Sequence[Texts]) -> None:
        """Make an index of the words in some tables, as far as it is not there."""

    def index(self, entries: Iterable[Indexed], *, gone: bool = False) -> None:
        """Put the words of rows into the index, or take them out."""

    def misindexed(self, entries: Iterable[Indexed]) -> bool:
        """Whether the index has other words than these."""

    def matching(
        self, texts: Texts, kind: int, alias: str, terms: Sequence[Sequence[str]]
    ) -> tuple[str, str, tuple[str | int, ...]]:
        """What a query reads first, what it asks, and with which parameters, to find words.

        Args:
            texts: the table.
            kind: its place among those that are searched.
            alias: what the query calls it.
            terms: the words, all of which a row has to have; of each its other forms too, of which
                one is enough. One that ends in `*` is a beginning.
        """

    def commits(self) -> object:
        """What stands for all that others committed so far, of whatever; compared with `==`.

        Where it is the same as before, nobody else changed anything. What is committed through the
        same connection may change it, too, and need not.
        """

    def analyze(self) -> None:
        """Let the database see how much there is by now, where it does not by itself."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return all its rows."""

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Run a query and hand over its rows as they are asked for, however many they are.

        Others may be run meanwhile. What the database refuses, it refuses at once.
        """

    def narrow(self, numbers: Sequence[int]) -> None:
        """See only what is of some relationships from now on, by their numbers, and write nothing.

        What is asked has the answer that it would have if there were no others, but for what
        follows from these, which is told to be of ELSEWHERE.
        """

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows into a table, however many they are; each has a value for every column."""

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""


def marks(values: Collection[object]) -> str:
    """The placeholders for a list of values: `?, ?, ?`."""
    return ", ".join("?" * len(values))


def worded(columns: str, types: Mapping[str, str]) -> str:
    """Columns with the types of a database, by the words that `Transaction.make` takes."""
    for word, kind in types.items():
        columns = columns.replace(word, kind)
    return columns


def chunks(values: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """The values, as they come, in lists short enough to be the parameters of one query."""
    remaining = iter(values)
    while part := list(islice(remaining, size)):
        yield part
