"""The pager: the program in which an answer is read that is longer than the terminal is high."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TextIO

import click

from tracker import settings
from tracker.cli.terminal import guarded


@contextmanager
def paged(*, wanted: bool = True) -> Iterator[None]:
    """Let what is printed meanwhile be read in the pager, if it is longer than a screen.

    Who leaves the pager has read enough, and nothing else is done; that is no error.

    Args:
        wanted: whether a pager is.
    """
    out, words = sys.stdout, settings.pager()
    if (
        not (wanted and words and shutil.which(words[0]))
        or not isinstance(out, io.TextIOWrapper)
        or not (out.isatty() and sys.stdin.isatty())
        or os.environ.get("TERM") in ("dumb", "emacs")
    ):
        yield
        return
    with ExitStack() as closing:
        paging = _Paging(out, closing, words)
        closing.callback(paging.close)
        out.write = paging.write  # type: ignore[method-assign]
        yield


class _Paging:
    """What is printed, kept until it is longer than a screen, and from then on sent to the pager.

    Args:
        out: where it is printed if it is not longer.
        closing: what ends the pager.
        words: the pager, as a shell takes it.
    """

    def __init__(self, out: io.TextIOWrapper, closing: ExitStack, words: list[str]) -> None:
        self._out, self._closing, self._words = out, closing, words
        self._usual = out.write
        self._height = shutil.get_terminal_size().lines
        self._kept: list[str] = []
        self._lines = 0
        self._pager: TextIO | None = None

    def write(self, text: str) -> int:
        """Keep a text, or send it on."""
        said = guarded(text)
        if self._pager is None:
            self._kept.append(said)
            self._lines += said.count("\n")
            if self._lines < self._height:
                return len(text)
            self._pager = self._opened()
            said, self._kept = "".join(self._kept), []
        self._pager.write(said)
        self._pager.flush()
        return len(text)

    def _opened(self) -> TextIO:
        os.environ.setdefault("LESS", "FRX")  # a screen is enough for what is short; keep colours
        os.environ["PAGER"] = shlex.join(self._words)
        return self._closing.enter_context(click.get_pager_file(color=not settings.colourless()))

    def close(self) -> None:
        """Print what was kept, since it is not longer than a screen."""
        self._out.write = self._usual  # type: ignore[method-assign]
        if self._kept:
            io.TextIOWrapper.write(self._out, "".join(self._kept))
            self._out.flush()
