"""Shell words: a question with what narrows it down, as one would type it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from tracker.cli.options import flag
from tracker.domain.kinds import KINDS
from tracker.queries import Viewpoint, moments
from tracker.reports.chapters import PartSource


def command(source: PartSource, view: Viewpoint) -> str:
    """The command that lists what a part of a report is made of."""
    words = ["tracker", source.question]
    for name, value in source.filters.items():
        words += _given(name, value)
    if source.by:
        words += [flag("by"), source.by]
    if view.relationship:
        words += [flag("relationship"), view.relationship]
    words += [flag("as_of"), str(view.as_of)]
    if view.known_on:
        words += [flag("known_on"), moments.shown(view.known_on)]
    return shlex.join(words)


def _given(name: str, value: object) -> Iterator[str]:
    """A filter as words of a command."""
    if value is True:
        yield flag(name)
        return
    for one in value if isinstance(value, tuple) else (value,):
        yield flag(name)
        yield f"{one}d" if name == "within" else KINDS.get(str(one), str(one))
