"""Output: answers as JSON or as sheets for programs, and the words and paragraphs of others.

What only one of the forms needs is imported when it is printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

import click

from tracker.characters import in_json
from tracker.cli.sheets import print_pieces, print_sheet
from tracker.cli.terminal import in_one_line, styled
from tracker.exports.forms import BREAKS, JSON, SHEETS
from tracker.queries.plain import as_dict, plain

T = TypeVar("T", bound=NamedTuple)


def print_json(form: str, answer: object) -> None:
    """Print an answer in one of the forms of JSON."""
    click.echo(in_json(_json(answer) if form == "json" else _json_line(answer)))


def print_json_list(form: str, answers: Iterable[object]) -> None:
    """Print answers in one of the forms of JSON, as they come: as a list, or a line each."""
    pieces = _json_list(answers) if form == "json" else (f"{_json_line(one)}\n" for one in answers)
    print_pieces(map(in_json, pieces))


def print_records(
    form: str, found: Iterable[T], columns: Sequence[str], chosen: Sequence[str] = ()
) -> None:
    """Print answers for programs, or what of them is wanted as a table of it.

    Args:
        form: one of the forms that they have.
        found: the answers.
        columns: the keys of a table of them.
        chosen: the keys that are wanted; none for all.
    """
    told = map(as_dict, found) if not chosen else (_chosen(one, chosen) for one in found)
    if form in JSON:
        print_json_list(form, told)
    elif form in SHEETS:
        print_sheet(form, told, chosen or columns)
    else:
        print_pieces(f"{in_one_line('  '.join(map(_shown, one.values())))}\n" for one in told)


def _chosen(answer: NamedTuple, names: Sequence[str]) -> dict[str, Any]:
    return {name: plain(getattr(answer, name, None)) for name in names}


def _shown(value: object) -> str:
    """A value in a line of a table, with a mark where there is none."""
    match value:
        case None | () | "":
            return "-"
        case tuple() | list():
            return " ".join(map(str, value))
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{name}: {one}" for name, one in value.items() if one is not None)
        case _:
            return str(value)


def _json(answer: object, indent: int | None = 2) -> str:
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    escaped = not encoding.startswith("utf")
    return json.dumps(answer, ensure_ascii=escaped, indent=indent, default=str)


def _json_line(answer: object) -> str:
    """An answer on one line: what programs break lines at beside, they are to read escaped."""
    return _json(answer, indent=None).translate(BREAKS)


def _json_list(answers: Iterable[object]) -> Iterator[str]:
    opening = "["
    for answer in answers:
        # Line breaks within a text are escaped, so that these are all between two lines.
        yield f"{opening}\n  " + _json(answer).replace("\n", "\n  ")
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def window(first: date | None, last: date | None, *, approximate: bool = False) -> str:
    """A due window in words: from its first day to its last."""
    if last is None:
        days = f"from {first}" if first else ""
    elif first is None:
        days = f"by {last}"
    else:
        days = f"{first}" if first == last else f"{first} to {last}"
    return f"about {days}" if approximate and days else days


def paragraph(text: str, *, indent: int = 4, dim: bool = False) -> None:
    """Print a text under what it belongs to; see `indented`."""
    click.echo(indented(text, terminal_width(), indent=indent, dim=dim))


def indented(text: str, width: int | None, *, indent: int = 4, dim: bool = False) -> str:
    """A text under what it belongs to; folded to the width of a terminal, never in a pipe."""
    margin = " " * indent
    if width is None:
        return f"{margin}{in_one_line(text)}"
    import textwrap  # noqa: PLC0415

    folded = textwrap.fill(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return styled(folded, dim=True) if dim else folded


def remark(text: str = "") -> None:
    """Print what is said around the lines of a list: its figures, and how to see more.

    In a pipe it goes to the standard error, so that the lines there are the answers alone.
    """
    apart = terminal_width() is None
    if apart:
        sys.stdout.flush()  # so that what was printed before comes before it
    click.echo(to_the_width(text) if text else "", err=apart)


def to_the_width(text: str) -> str:
    """A text folded to the width of the terminal, if it is on one."""
    return indented(text, terminal_width(), indent=0)


def terminal_width() -> int | None:
    """The width of the terminal; None for a pipe, where nothing is folded and nothing styled."""
    if not sys.stdout.isatty():
        return None
    import shutil  # noqa: PLC0415

    return max(40, shutil.get_terminal_size().columns)


def plural(count: int, noun: str) -> str:
    """A count with its noun: `1 readout`, `5 readouts`, `2 statuses`."""
    many = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"


def listed(names: Iterable[str]) -> str:
    """Names in a row: `a, b and c`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
