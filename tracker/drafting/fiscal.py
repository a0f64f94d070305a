"""Fiscal years: in which month a government's begins, and which year it is called by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import yaml

from tracker.drafting.countries import named

Called = Literal["start", "end", "both"]


class FiscalYear(NamedTuple):
    """A government's fiscal year."""

    month: int
    """The month on whose first day it begins."""
    called: Called
    """The year that a single number means: the one it begins or ends in; "both" for neither."""

    def begins(self, number: int) -> int | None:
        """The calendar year in which the fiscal year of that number begins; None if unsure."""
        if self.called == "both":
            return None
        return number - (self.called == "end")


@lru_cache(maxsize=1)
def _table() -> dict[str, FiscalYear]:
    """The fiscal year of each government that is known."""
    source = files("tracker.drafting").joinpath("fiscal_years.yaml").read_text(encoding="utf-8")
    return {
        party: FiscalYear(month, called)
        for month, ways in yaml.safe_load(source).items()
        for called, parties in ways.items()
        for party in parties.split()
    }


def fiscal_year_of(parties: Iterable[str]) -> FiscalYear | None:
    """The fiscal year that several parties have in common.

    Returns:
        None when it differs between them or is not known; one that begins in the same month and
        is called differently is known by both its years only.
    """
    found = {_table().get(party) for party in parties}
    known = [each for each in found if each]
    if not known or len(known) < len(found) or len({each.month for each in known}) > 1:
        return None
    return known[0] if len(known) == 1 else FiscalYear(known[0].month, "both")


def whose(words: str) -> tuple[str, ...]:
    """The countries whose fiscal year words such as "the Japanese" say it is."""
    return tuple(dict.fromkeys(place.party for place in named(words)))
