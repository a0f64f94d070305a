"""Meanings: what each status says, by which rule it is found, and which list holds it."""

from __future__ import annotations

from typing import NamedTuple

from tracker.domain.item_status import ITEM_RULES
from tracker.domain.rules import ORDERED, Rule, urgency
from tracker.queries.catalogue import QUESTIONS
from tracker.web.introductions import INTRODUCTIONS
from tracker.web.navigation import LISTS
from tracker.web.visit import Shown, Visit


class _ListMeaning(NamedTuple):
    """What a list holds."""

    name: str
    title: str
    says: str
    statuses: tuple[str, ...]
    """The statuses of what is on it; none where it holds every one."""


def meanings(_visit: Visit) -> Shown:
    """The page of what the words mean."""
    rules: dict[str, tuple[Rule, ...]] = {str(kind): rules for kind, rules in ORDERED.items()}
    return "rules.html", {
        "lists": [_of_list(name, title) for name, title in LISTS.items()],
        "rules": rules,
        "item_rules": ITEM_RULES,
    }


def _of_list(name: str, title: str) -> _ListMeaning:
    selection = QUESTIONS[name].selection
    found = selection.statuses if selection and not selection.slipped else None
    ordered = sorted(found or (), key=lambda one: (urgency(one), one))
    return _ListMeaning(name, title, INTRODUCTIONS[name], tuple(ordered))
