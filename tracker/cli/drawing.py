"""Drawing: lines on a terminal, in columns that fit it, with nothing cut."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tracker import settings
from tracker.characters import shown
from tracker.cli.colours import DIM, colour_of
from tracker.cli.lines import AnswerLine, Layout, LineColumn
from tracker.cli.output import indented
from tracker.cli.terminal import commanding, in_one_line, styled

_GAP = 2
"""Between two columns."""

_ROOM = 60
"""What is folded gets as much room before another cell is told in full."""

_SPARE_ROOM = 48
"""And as much before a cell is told that could be left out."""

_LEAST = 32
"""With less than that, it stands below the others if it needs more."""

_SPARE = ("spare", "below")
"""What stands beside the others only where there is room."""

_END = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)


class Drawing:
    """Lines drawn block by block, below headings that are not told twice.

    Args:
        layout: how they are laid out.
        width: how wide the terminal is.
    """

    def __init__(self, layout: Layout, width: int) -> None:
        self._layout, self._width = layout, width
        self._heading = layout.alone or None
        self._status = layout.statuses and not layout.grouped
        first = (LineColumn("status", coloured=True),) if self._status else ()
        self._columns = (*first, *layout.columns)
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=True,
            color_system=None if settings.colourless() else "standard",
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def block(self, lines: Sequence[AnswerLine]) -> str:
        """Some lines that follow each other, as they are printed."""
        columns = self._columns
        told = _told_apart([_clean(line) for line in lines], self._layout.columns)
        if self._status:
            told = [_with_status(line) for line in told]
        if self._layout.grouped:  # each group once, and its lines in their order
            places = {line.heading: at for at, line in reversed([*enumerate(told)])}
            told.sort(key=lambda line: places[line.heading])
        pieces = []
        for heading, group in groupby(told, key=self._standing_under):
            if self._layout.grouped and heading != self._heading:
                pieces.append(f"{self._headed(heading)}\n")
                self._heading = heading
            together = [*group]
            pieces += self._group(together, columns, _plan(together, columns, self._width))
        return "".join(pieces)

    def _headed(self, heading: str) -> str:
        """A heading, a line below what stands before it."""
        colour = colour_of(heading.rpartition(": ")[2])
        folded = indented(heading, self._width, indent=0)
        told = styled(folded, fg=None if colour in ("", DIM) else colour, bold=True)
        return told if self._heading is None else f"\n{told}"

    def _standing_under(self, line: AnswerLine) -> str:
        return line.heading if self._layout.grouped else ""

    def _group(
        self, lines: Sequence[AnswerLine], columns: Sequence[LineColumn], plan: _Plan | None
    ) -> Iterator[str]:
        if plan is None:
            for line in lines:
                yield self._narrow(line, columns) + self._below(line) + self._more(line)
        elif self._layout.verbose or plan.below:
            for line in lines:
                yield self._drawn([line], columns, plan) + self._below(line) + self._more(line)
        else:
            yield self._drawn(lines, columns, plan)

    def _drawn(
        self, lines: Sequence[AnswerLine], columns: Sequence[LineColumn], plan: _Plan
    ) -> str:
        table = Table.grid(padding=(0, _GAP, 0, 0))
        for place, width in plan.widths.items():
            column = columns[place]
            justify = "right" if column.right else "left"
            table.add_column(width=width, justify=justify, no_wrap=column.kind != "folded")  # type: ignore[arg-type]
        for line in lines:
            cells = line.short if plan.short and line.short else line.cells
            table.add_row(
                *(Text(cells[at], style=_style(columns[at], line.status)) for at in plan.widths)
            )
        self._console.print(table, crop=False)
        drawn = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return commanding(_END.sub(r"\1", drawn))

    def _narrow(self, line: AnswerLine, columns: Sequence[LineColumn]) -> str:
        """A line on a narrow terminal: what stands in one piece, and below it what is folded."""
        first = self._in_rows(
            (cell, _in_style(cell, _style(column, line.status)))
            for cell, column in zip(line.cells, columns, strict=True)
            if cell and column.kind == "fixed" and column.drawn
        )
        below = [
            indented(cell, self._width, indent=_GAP)
            for cell, column in zip(line.cells, columns, strict=True)
            if cell and column.kind == "folded"
        ]
        return "".join(f"{text}\n" for text in (first, *below) if text)

    def _in_rows(self, cells: Iterable[tuple[str, str]]) -> str:
        """Cells in a row, or in several where they would not fit; each with how it is printed."""
        told, wide = "", 0
        for cell, printed in cells:
            length = cell_len(cell)
            if wide and wide + _GAP + length > self._width:
                told, wide = f"{told}\n", 0
            before = " " * (_GAP if told else 0)
            told, wide = told + before + printed, wide + len(before) + length
        return told

    def _below(self, line: AnswerLine) -> str:
        """What has no room beside the others, unless it is among what more is told, or cut."""
        told = "" if self._layout.verbose else _told_below(line, self._columns)
        has_room = told and cell_len(told) + _GAP <= self._width
        return f"{indented(told, self._width, indent=_GAP, dim=True)}\n" if has_room else ""

    def _more(self, line: AnswerLine) -> str:
        if not self._layout.verbose:
            return ""
        told = (f"{indented(more, self._width, dim=True)}\n" for more in line.more)
        return "".join(told)


class _Plan(NamedTuple):
    """How wide the columns of a block are."""

    widths: dict[int, int]
    """By their places, those that are told."""
    short: bool
    """Whether their short cells are told."""
    below: bool
    """Whether something has no room beside the others, and stands below them."""


def _plan(lines: Sequence[AnswerLine], columns: Sequence[LineColumn], width: int) -> _Plan | None:
    """How wide the columns are; None where what is folded has to stand below the others."""
    full = _widths([line.cells for line in lines], columns)
    short = _widths([line.short or line.cells for line in lines], columns)
    folded = next((at for at, one in enumerate(columns) if one.kind == "folded" and full[at]), None)
    fixed = [at for at, one in enumerate(columns) if one.kind == "fixed" and one.drawn and full[at]]
    taken, little = (sum(some[at] + _GAP for at in fixed) for some in (full, short))
    spares = [at for at, one in enumerate(columns) if one.kind in _SPARE and full[at]]
    wanted = full[folded] if folded is not None else 0
    chosen: dict[int, int] = {}
    for at in reversed(spares):
        if width - taken - full[at] - _GAP >= min(wanted, _SPARE_ROOM):
            chosen = {at: full[at]}
            break
    taken += sum(one + _GAP for one in chosen.values())
    is_short = not chosen and width - taken < min(wanted, _ROOM)
    room = width - (little if is_short else taken)
    least = 0 if folded is None else max(min(wanted, _LEAST), _longest(lines, folded))
    if room < least:
        return None
    widths = {at: (short if is_short else full)[at] for at in fixed} | chosen
    if folded is not None:
        widths[folded] = min(wanted, room)
    below = any(columns[at].kind == "below" for at in spares if at not in chosen)
    return _Plan({at: widths[at] for at in sorted(widths)}, short=is_short, below=below)


def _widths(cells: Sequence[Sequence[str]], columns: Sequence[LineColumn]) -> list[int]:
    return [max(cell_len(line[at]) for line in cells) for at in range(len(columns))]


def _longest(lines: Sequence[AnswerLine], at: int) -> int:
    """The length of the longest word in one place of some lines."""
    return max((cell_len(word) for line in lines for word in line.cells[at].split()), default=0)


def _told_below(line: AnswerLine, columns: Sequence[LineColumn]) -> str:
    """What of a line may stand below it."""
    return next(
        (cell for cell, one in zip(line.cells, columns, strict=True) if one.kind == "below"), ""
    )


def _told_apart(lines: list[AnswerLine], columns: Sequence[LineColumn]) -> list[AnswerLine]:
    """Lines of which two that say the same are told apart, where they can be."""
    heads = [at for at, column in enumerate(columns) if column.kind not in _SPARE]
    folded = [at for at in heads if columns[at].kind == "folded"]
    same = Counter(tuple(line.cells[at] for at in heads) for line in lines)

    def told(line: AnswerLine) -> AnswerLine:
        if not line.otherwise or same[tuple(line.cells[at] for at in heads)] == 1:
            return line
        cells, short = (
            tuple(line.otherwise if at in folded else cell for at, cell in enumerate(some))
            for some in (line.cells, line.short)
        )
        return line._replace(cells=cells, short=short)

    return [told(line) for line in lines]


def _clean(line: AnswerLine) -> AnswerLine:
    """A line of which no cell commands the terminal, and each is one line."""
    return line._replace(
        cells=tuple(map(_one, line.cells)),
        short=tuple(map(_one, line.short)),
        otherwise=_one(line.otherwise),
    )


def _one(cell: str) -> str:
    return shown(in_one_line(cell))


def _with_status(line: AnswerLine) -> AnswerLine:
    status = _one(line.status)
    return line._replace(
        cells=(status, *line.cells), short=(status, *line.short) if line.short else ()
    )


def _style(column: LineColumn, status: str) -> str:
    if column.kind in _SPARE:
        return DIM
    return colour_of(status) if column.coloured else ""


def _in_style(cell: str, style: str) -> str:
    return styled(cell, dim=True) if style == DIM else styled(cell, fg=style or None)
