"""Respective: what is named together, each with a time of its own: "A and B in May and in June"."""

from __future__ import annotations

import re

from tracker.drafting.sentences import Span

_AT = r"(?:in|on|at|by|before|until|during|within|towards?)\s"
_TIMES = re.compile(
    rf"\s(?P<one>{_AT}(?:(?!\s{_AT}|\sand\s)[^,;])+)"
    rf",?\s+and\s+(?P<other>{_AT}(?:(?!\sand\s)[^,;])+),?\s+respectively\b"
)
_AND = re.compile(r",?\s+and\s+(?:(?:also|then)\s+)?")


def respective(words: str, span: Span) -> list[tuple[Span, Span]]:
    """Two that are named together, each with its time; none where they are not so named.

    Args:
        words: the sentence.
        span: what is to be, in it: "the talks on A and on B in May and in June, respectively".
    """
    times = _TIMES.search(words, *span)
    joints = [*_AND.finditer(words, span.start, times.start())] if times else []
    if not times or not joints:
        return []
    first = Span(span.start, joints[-1].start())
    second = Span(joints[-1].end(), times.start())
    return [(first, Span(*times.span("one"))), (second, Span(*times.span("other")))]
