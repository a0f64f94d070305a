"""Heads: the figures above a list, what is missing on record, and below it what to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import click

from tracker.cli.lines import AnswerLine
from tracker.cli.options import Asked, in_figures
from tracker.cli.output import listed, plural, remark, terminal_width, to_the_width
from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.missing import numbered
from tracker.domain.rules import urgency
from tracker.queries import Queries
from tracker.queries.gaps import Gap

_UNFOLLOWED = frozenset(("", *(kind for kind in KINDS.values() if kind not in FOLLOWED)))
"""What stands where a status would, of what has none."""

_FEW = 2
"""So many kinds of meetings are named of which some are missing."""


def tallied(lines: Iterable[AnswerLine]) -> dict[str, int]:
    """How many lines there are of each status, the most pressing first."""
    counts = Counter(line.status for line in lines)
    return {status: counts[status] for status in sorted(counts, key=urgency)}


def print_head(told: str, asked: Asked, gaps: Sequence[Gap] = (), *, several: bool = False) -> None:
    """Print the figures of a list, as of when they are, and what is missing on record.

    Args:
        told: the figures.
        asked: what was asked.
        gaps: the meetings that are not on record.
        several: whether more than one relationship is looked at.
    """
    lacking = f" Not on record: {_missing(gaps, several=several)}." if gaps else ""
    remark(f"{' '.join(filter(None, (told, asked.when)))}.{lacking}")
    if terminal_width() is not None:
        click.echo()


def _missing(gaps: Sequence[Gap], *, several: bool) -> str:
    told = [
        f"the {numbered(gap.missing)}{'' if gap.missing.kind == 'summit' else ' meeting'}"
        + (f" of {gap.relationship}" if several else "")
        for gap in gaps
    ]
    return listed(told) if len(gaps) <= _FEW else f"some meetings, such as {told[0]}"


def figures(counts: Mapping[str, int], noun: str) -> str:
    """How many there are of which status, in words.

    Args:
        counts: how many.
        noun: what one is called that has no status.
    """
    named = {status: count for status, count in counts.items() if status not in _UNFOLLOWED}
    others = sum(counts.values()) - sum(named.values())
    without = f"{plural(others, noun)} without a status" if others else ""
    return ", ".join(filter(None, (in_figures(named), without)))


def shown(queries: Queries, item: str, relationship: str) -> str:
    """The command that shows an item, which may be called as one of another relationship is.

    Args:
        queries: where to look that up.
        item: the item.
        relationship: its relationship.
    """
    several = len(queries.relationships()) > 1
    return f"tracker show {item}{f' --relationship {relationship}' if several else ''}"


def ask_next(*ways: str) -> None:
    """Say below an answer on a terminal what else to ask."""
    if terminal_width() is not None:
        click.echo(f"\n{to_the_width('Next: ' + '; '.join(ways) + '.')}")
