"""Fields: the filters of a question as the fields of a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from tracker.domain.kinds import KINDS
from tracker.domain.rules import Status
from tracker.domain.wording import WORDINGS
from tracker.queries.compared import CHANGES
from tracker.queries.filters import WAYS, Filter
from tracker.queries.orders import ORDERS
from tracker.queries.question import Question
from tracker.web.labels import LABELS
from tracker.web.texts import _
from tracker.web.visit import CARRIED, Visit

Control = Literal["text", "day", "choice", "choices", "flag"]
"""How something is given: written, chosen in a calendar or from a list, or ticked."""

_ELSEWHERE = {*CARRIED, "limit", "skip"} - {"with", "relationship"}
"""Filters that have a place of their own on every page, or none."""


class Field(NamedTuple):
    """A field of a form."""

    name: str
    kind: str
    """What is to be written there; fields of one kind have the same options."""
    label: str
    help: str
    control: Control
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
    found = [
        _field(visit, one, _possible(question, one), proposed.get(one.kind, ())) for one in wanted
    ]
    rank = {name: place for place, name in enumerate(_FIRST)}
    return sorted(found, key=lambda one: rank.get(one.name, len(rank)))


_FIRST = ("text", "item", "by", "to", "type", "status", "answered", "unanswered", "within")


def _field(visit: Visit, one: Filter, options: Sequence[str], proposed: Sequence[str]) -> Field:
    given = visit.all_given(one.name) or ([one.default] if one.default else [])
    control: Control = "text"
    if one.kind == "flag":
        control = "flag"
    elif options:
        control = "choices" if one.many else "choice"
    elif one.kind in _DAYS and all(_is_day(value) for value in given):
        control = "day"
    return Field(
        name=one.name,
        kind=one.kind,
        label=LABELS[one.name],
        help=one.help,
        control=control,
        shape=_EXAMPLES.get(one.kind, ""),
        values=given,
        options=options or proposed,
    )


def _possible(question: Question, one: Filter) -> Sequence[str]:
    """What can be chosen of a kind, without what no answer to the question could be."""
    options, of = _OPTIONS.get(one.kind, ()), question.selection
    if of and one.kind == "status" and of.statuses is not None:
        return [status for status in options if status in of.statuses]
    return options


def _is_day(value: str) -> bool:
    """Whether a day is given as a calendar gives it, and not a month, a year or a word."""
    try:
        return str(date.fromisoformat(value)) == value
    except ValueError:
        return False


_DAYS = frozenset({"first day", "last day"})

_EXAMPLES = {
    "party": _("such as JP or Japan"),
    "item": _("such as visa-relaxation"),
    "relationship": _("such as JP-RU"),
    "days": _("such as 30 or 6w"),
    "quiet": _("meetings, or a day"),
    "first day": _("such as 2019-06"),
    "last day": _("such as 2019-06"),
    "first instant": _("such as 2019-06-29"),
}
"""How a value of each kind is written, where that is to be written."""

_OPTIONS: dict[str, Sequence[str]] = {
    "type": [*KINDS.values()],
    "status": sorted([*get_args(Status), "completed"]),
    "wording": [*WORDINGS, *(f"at least {one}" for one in WORDINGS[2:])],
    "order": [f"{sign}{one}" for one in ORDERS for sign in ("", "-")],
    "change": CHANGES,
    "way": WAYS,
}


def _items(visit: Visit) -> list[str]:
    """The items of a relationship; those of all would be too many to look through."""
    view = visit.view._replace(items=())
    if view.relationship is None and len(visit.relationships) > 1:
        return []
    return [one.slug for one in visit.queries.item_names(view) if not one.merged_into][:500]


def _parties(visit: Visit) -> list[str]:
    return sorted({party for name in visit.relationships for party in name.split("-")})[:300]


_PROPOSED: dict[str, Callable[[Visit], Sequence[str]]] = {
    "item": _items,
    "party": _parties,
    "relationship": lambda visit: visit.relationships[:300],
}
