"""Requests: what those who were asked undertook since, on the matter, its parts or its whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.domain.lifecycle import Lifecycle, Undertaken
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.spans import share_spans

_ENDED = frozenset(
    {"not fulfilled", "withdrawn", "lapsed", "expired", "superseded", "carried over"}
)
"""How an undertaking ends that no longer takes up a request; a renewal does so in its place."""


def taken_up(request: Lifecycle, commitments: Iterable[Lifecycle]) -> tuple[Undertaken, ...]:
    """How a request was taken up, and for how long.

    Args:
        request: what happened to the request.
        commitments: what happened to the commitments on its item, on its parts and on its whole.
    """
    found = [one for each in commitments for one in _undertaken(request.statement, each)]
    return tuple(sorted(found, key=lambda one: (one.on, one.evidence)))


def _undertaken(asked: PlacedStatement, commitment: Lifecycle) -> Iterator[Undertaken]:
    said = commitment.statement
    if said.kind != "commitment" or not _after(asked, said) or _stood_before(asked, commitment):
        return
    for share in sorted(asked.to.intersection(commitment.shares)):
        begun = None
        for verdict, valid_from, _ in share_spans(commitment, share):
            if verdict.status in _ENDED:
                if begun is not None:
                    yield Undertaken(begun, said.ref, valid_from)
                begun = None
            elif begun is None:
                begun = valid_from
        if begun is not None:
            yield Undertaken(begun, said.ref)


def _after(asked: PlacedStatement, said: PlacedStatement) -> bool:
    if asked.readout == said.readout:
        return (said.date, said.number) > (asked.date, asked.number)
    return asked.date < said.date


def _stood_before(asked: PlacedStatement, commitment: Lifecycle) -> bool:
    """Whether it only says again what was undertaken before it was asked for."""
    said = commitment.statement
    for earlier in commitment.renewed:
        if _after(asked, earlier):
            continue
        nearer = said.window is not None and (
            earlier.window is None
            or (said.window.last is not None and _last(said) < _last(earlier))
        )
        freed = earlier.condition is not None and said.condition is None
        if not (nearer or freed or said.strength > earlier.strength > 0):
            return True
    return False


def _last(said: PlacedStatement) -> int:
    window = said.window
    return window.last.toordinal() if window and window.last else 10**7
