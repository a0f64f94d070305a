"""Verdicts: every rule with each status that it can give, numbered as the views keep them."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from tracker.domain.rules import RULES, UNSETTLED_RULES, Status

_ASSESSED: tuple[Status, ...] = ("fulfilled", "not fulfilled")
"""What a rule can give whose status an assessment says."""

VERDICTS: tuple[tuple[str, Status], ...] = tuple(
    (rule.id, status)
    for rule in RULES.values()
    for status in ((rule.status,) if rule.status else _ASSESSED)
)
"""Every rule with each status that it can give; the views keep a verdict by its place here."""

WITHOUT_STATUS = 999
"""The number of what has no status, and is kept since several accounts tell of it."""

NUMBERED = MappingProxyType({verdict: number for number, verdict in enumerate(VERDICTS)})
"""The place of each verdict."""


def numbers(statuses: Collection[str], *, settled: bool | None = None) -> list[int]:
    """The numbers of the verdicts that give one of some statuses.

    Args:
        statuses: the statuses.
        settled: whether only by a rule that settles a statement, or only by one that does not.
    """
    return [
        number
        for number, (rule, status) in enumerate(VERDICTS)
        if status in statuses and (settled is None or settled is (rule not in UNSETTLED_RULES))
    ]
