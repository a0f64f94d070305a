"""For programs: the page that says how the record is asked by them."""

from __future__ import annotations

from tracker.queries.catalogue import CATALOGUE
from tracker.web.visit import Shown, Visit


def programs(visit: Visit) -> Shown:  # noqa: ARG001 - as every page
    """Every question with its address and what it takes."""
    return "programs.html", {"questions": CATALOGUE}
