"""Remarks: what a readout file cannot hold of its draft, as comments at its end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from itertools import groupby

from tracker.drafting.proposals import Unused


def remarks(review: Iterable[str], unused: Iterable[Unused]) -> list[str]:
    """The lines of what is to be looked at in the heading, and of what made no statement.

    Args:
        review: what is to be looked at in the heading.
        unused: the sentences that made no statement.
    """
    lines = [f"# Look at the heading again: {reason}" for reason in review]
    for number, (reason, passages) in enumerate(groupby(unused, key=lambda one: one.reason)):
        lines += [] if number else ["# Sentences that made no statement:"]
        lines += [f"# - {reason}:"] if reason else []
        lines += [comment(" ".join(passage.exact.split())) for passage in passages]
    return lines


def comment(words: str) -> str:
    """Words as a comment of a file, in lines that are not too long."""
    return textwrap.fill(
        words,
        100,
        initial_indent="#   ",
        subsequent_indent="#     ",
        break_on_hyphens=False,
        break_long_words=False,
    )
