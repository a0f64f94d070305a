"""Joints: where words are divided into parts, at a comma, a semicolon or "and"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tracker.drafting.sentences import Span, trimmed


def between(words: str, span: Span, cuts: Sequence[re.Match[str]]) -> list[Span]:
    """The parts of a span between its cuts, without the commas at their edges.

    Args:
        words: the sentence.
        span: what is divided.
        cuts: the joints that are none of any part.
    """
    starts = [span.start, *(cut.end() for cut in cuts)]
    parts = [
        trimmed(words, start, cut.start(), also=",;")
        for start, cut in zip(starts, cuts, strict=False)
    ]
    return [*parts, trimmed(words, starts[-1], span.end, also=",;.")]


_TOLD_OF = re.compile(r"(?:the|all|most|some)\s+(?:[\w-]+\s+){0,3}?of\s+(?:which|whom)\b")
"""What is told of a thing before it, and no other: "six ships, the last of which came in May"."""


def divided(
    words: str, span: Span, joints: re.Pattern[str], parts: Callable[[int, re.Match[str]], bool]
) -> list[Span]:
    """The parts of a span, divided at some of its joints.

    Args:
        words: the sentence.
        span: what is divided.
        joints: what may stand between two parts.
        parts: tells whether a joint does so, from where the part before it begins.
    """
    cuts: list[re.Match[str]] = []
    for joint in joints.finditer(words, *span):
        told_of = _TOLD_OF.match(words, joint.end())
        if not told_of and parts(cuts[-1].end() if cuts else span.start, joint):
            cuts.append(joint)
    return between(words, span, cuts)
