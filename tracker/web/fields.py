"""Fields: the filters of a question as the fields of a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, get_args

from tracker.domain.kinds import KINDS
from tracker.domain.rules import Status
from tracker.domain.wording import WORDINGS
from tracker.queries.compared import CHANGES
from tracker.queries.filters import WAYS, Filter
from tracker.queries.orders import ORDERS
from tracker.queries.question import Question
from tracker.web.labels import LABELS
from tracker.web.visit import CARRIED, Visit

_ELSEWHERE = {*CARRIED, "limit", "skip"} - {"with", "relationship"}
"""Filters that have a place of their own on every page, or none."""


class Field(NamedTuple):
    """A field of a form."""

    name: str
    kind: str
    """What is to be written there; fields of one kind have the same options."""
    label: str
    help: str
    control: Literal["text", "choice", "choices", "flag"]
    shape: str
    """What a value looks like, for a text."""
    values: list[str]
    """What is given."""
    options: Sequence[str] = ()
    """What can be chosen; of a text, what is proposed."""


def fields(visit: Visit, question: Question) -> list[Field]:
    """The fields for the filters of a question, those that are used most first."""
    wanted = [one for one in question.filters if one.name not in _ELSEWHERE]
    kinds = dict.fromkeys(one.kind for one in wanted)
    proposed = {kind: _PROPOSED[kind](visit) for kind in kinds if kind in _PROPOSED}
    found = [_field(visit, one, proposed.get(one.kind, ())) for one in wanted]
    rank = {name: place for place, name in enumerate(_FIRST)}
    return sorted(found, key=lambda one: rank.get(one.name, len(rank)))


_FIRST = ("text", "item", "by", "to", "type", "status", "answered", "unanswered", "within")


def _field(visit: Visit, one: Filter, options: Sequence[str]) -> Field:
    control: Literal["text", "choice", "choices", "flag"] = "text"
    if one.kind == "flag":
        control = "flag"
    elif one.kind in _OPTIONS:
        control, options = ("choices" if one.many else "choice"), _OPTIONS[one.kind]
    given = visit.all_given(one.name) or ([one.default] if one.default else [])
    return Field(one.name, one.kind, LABELS[one.name], one.help, control, one.shape, given, options)


_OPTIONS: dict[str, Sequence[str]] = {
    "type": [*KINDS.values()],
    "status": sorted([*get_args(Status), "completed"]),
    "wording": [*WORDINGS, *(f"at least {one}" for one in WORDINGS[2:])],
    "order": [f"{sign}{one}" for one in ORDERS for sign in ("", "-")],
    "change": CHANGES,
    "way": WAYS,
}


def _parties(visit: Visit) -> list[str]:
    return sorted({party for name in visit.relationships for party in name.split("-")})[:300]


_PROPOSED: dict[str, Callable[[Visit], Sequence[str]]] = {
    "party": _parties,
    "relationship": lambda visit: visit.relationships[:300],
}
