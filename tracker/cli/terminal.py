"""Terminal: the one way by which text reaches it, and what it may command it by.

Texts come out of stores, files and imports that others have made. Whatever is printed, by whatever
command, goes through a guarded stream, which shows the characters that would command the terminal
or hide what is written. The styles of the program itself are marked by a word that is made anew in
every run, so that no text can pass for one.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO, cast

import click

from tracker import settings
from tracker.characters import shown

_MARK = f"\ue000{os.urandom(8).hex()}\ue001"


def guard(stream: TextIO) -> None:
    """Let a stream show what would command the terminal."""
    if isinstance(stream, io.TextIOWrapper):
        # Set on the stream itself: another one around it would close it when it is thrown away.
        stream.write = _Guarded(stream).write  # type: ignore[method-assign]


def bare(stream: TextIO) -> TextIO:
    """The stream without its guard, for what a program is to read and for bars of progress."""
    return cast("TextIO", _Bare(stream)) if isinstance(stream, io.TextIOWrapper) else stream


def styled(text: str, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
    """A text in a style, where the standard output has styles."""
    if settings.colourless() or not sys.stdout.isatty():
        return text
    style = click.style("|", fg=fg, bold=bold or None, dim=dim or None).replace("\x1b", _MARK)
    opening, _, closing = style.partition("|")
    return f"{opening}{text}{closing}"


def commanding(text: str) -> str:
    """A text drawn by the program itself, with styles that are to pass for its own.

    Whatever others have made in it has to be shown before, see `characters.shown`.
    """
    return text.replace("\x1b", _MARK)


def guarded(text: str) -> str:
    """A text as it may reach the terminal: what would command it shown, but the program's own."""
    return "\x1b".join(shown(part) for part in text.split(_MARK))


def in_one_line(text: str) -> str:
    """A text in one line, so that no line of it passes for another answer."""
    return " ".join(text.split()) if len(text.splitlines()) > 1 else text


def line(text: str) -> None:
    """Print a line, which stays one whatever the texts in it hold."""
    click.echo(in_one_line(text))


class _Guarded:
    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        io.TextIOWrapper.write(self._stream, guarded(text))
        return len(text)


class _Bare(io.TextIOBase):
    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return io.TextIOWrapper.write(self._stream, text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()
