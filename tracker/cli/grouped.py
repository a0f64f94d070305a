"""Grouped: the help of a question, with the options that one needs first before all others."""

from __future__ import annotations

from collections import defaultdict

import click

from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import FILTERS, LIMIT, SKIP, SORT

_FIRST = "What one needs first"
_NARROWING = "To narrow it down"
_TELLING = "How it is told, and where it is kept"
_NEEDED = ("as_of", "known_on", "relationship", "party", "by", "items", "verbose")
"""The options that nearly every question has and one needs first, in that order."""

_TOLD = (SORT.name, LIMIT.name, SKIP.name, "columns", "form", "unpaged", "store", "help")
_LAST = (*_NEEDED, *_TOLD)
"""What stands behind the options that a question has of its own, in that order."""

_NARROWED = {one.name for one in QUESTIONS["statements"].filters if one not in FILTERS}


class Grouped(click.Command):
    """A command that asks a question; its help tells its options in groups where it has many."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each in the group in which it is looked for."""
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        params = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        for one in sorted(params, key=_place):
            if record := one.get_help_record(ctx):
                groups[_group(one)].append(record)
        if _NARROWING not in groups:
            groups = {"Options": [record for listed in groups.values() for record in listed]}
        for heading in (_FIRST, _NARROWING, _TELLING, "Options"):
            if heading in groups:
                with formatter.section(heading):
                    formatter.write_dl(groups[heading])


def _group(one: click.Option) -> str:
    name = _name(one)
    if name in _TOLD:
        return _TELLING
    return _NARROWING if name in _NARROWED else _FIRST


def _place(one: click.Option) -> int:
    """Where an option stands: a question's own before those that nearly all have."""
    name = _name(one)
    return _LAST.index(name) if name in _LAST else -1


def _name(one: click.Option) -> str:
    return "help" if "--help" in one.opts else one.name or ""
