"""Lines: answers as people read them, each a line of cells, on a terminal or in a pipe.

In a pipe each answer is one line however long: its status and then its cells, with a mark where
there is nothing, so that lines can be searched and parted. On a terminal they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from tracker.cli.output import terminal_width
from tracker.cli.sheets import print_pieces
from tracker.cli.terminal import in_one_line

AT_ONCE = 200
"""How many lines are laid out together."""

NOTHING = "-"


class LineColumn(NamedTuple):
    """What the cells at one place of some lines have in common."""

    name: str
    kind: Literal["fixed", "folded", "spare", "below"] = "fixed"
    """Whether it always stands in one piece, is folded at its words, is told where the width
    allows it (of several such, the last that fits), or stands below where the width does not."""
    right: bool = False
    coloured: bool = False
    """Whether it has the colour of the status."""
    piped: bool = True
    """Whether it is told in a pipe."""
    drawn: bool = True
    """Whether it is told on a terminal."""


class AnswerLine(NamedTuple):
    """An answer as a line."""

    status: str
    """The word that decides its colour, and that it stands under."""
    cells: tuple[str, ...]
    """What is told of it, in the order of the columns."""
    short: tuple[str, ...] = ()
    """The same cells with fewer words, for narrow terminals; none where there are no fewer."""
    group: str = ""
    """What it stands under, where that is more than the status."""
    otherwise: str = ""
    """What the folded cell says where another line says the same."""
    more: Iterable[str] = ()
    """What is told below it to those who ask for more."""

    @property
    def heading(self) -> str:
        """What it stands under."""
        return self.group or self.status


class Layout(NamedTuple):
    """How lines are laid out."""

    columns: Sequence[LineColumn]
    grouped: bool = True
    """Whether lines stand under headings on a terminal."""
    statuses: bool = True
    """Whether lines begin with their status, in a pipe and wherever they stand under no heading."""
    verbose: bool = False
    """Whether all is told that is on record of each."""
    alone: str = ""
    """The heading that need not be told, since all stand under it."""


def beside(columns: Sequence[LineColumn], *, several: bool) -> tuple[LineColumn, ...]:
    """The columns of answers that may be of several relationships.

    In a pipe they are always the same, so that what reads the third of them is not given another
    when a second relationship comes on record.

    Args:
        columns: the columns.
        several: whether more than one relationship is looked at, so that a terminal tells which.
    """
    return tuple(
        one._replace(drawn=several) if one.name == "relationship" else one for one in columns
    )


def print_lines(lines: Iterable[AnswerLine], layout: Layout) -> None:
    """Print lines as they come."""
    width = terminal_width()
    if width is None:
        print_pieces(piped(line, layout) for line in lines)
        return
    from tracker.cli.drawing import Drawing  # noqa: PLC0415 - what only terminals need

    drawing = Drawing(layout, width)
    print_pieces((drawing.block(block) for block in _blocks(lines)), at_once=1)


def piped(line: AnswerLine, layout: Layout) -> str:
    """A line as it stands in a pipe."""
    told = [
        cell or NOTHING
        for cell, column in zip(line.cells, layout.columns, strict=True)
        if column.piped
    ]
    if layout.statuses:
        told.insert(0, line.status or NOTHING)
    text = f"{in_one_line('  '.join(told))}\n"
    if layout.verbose:
        text += "".join(f"    {in_one_line(more)}\n" for more in line.more)
    return text


def _blocks(lines: Iterable[AnswerLine]) -> Iterator[list[AnswerLine]]:
    coming = iter(lines)
    while block := list(islice(coming, AT_ONCE)):
        yield block
