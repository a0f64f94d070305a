"""Cards: a draft's statements as they are shown and edited, each with its fields as a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.domain.statements import STATEMENTS
from tracker.domain.wording import WORDINGS
from tracker.drafts import fields
from tracker.drafts.states import DraftState, DraftStatement, Waiting
from tracker.drafts.trial import FieldFault
from tracker.drafts.windows import due_window
from tracker.queries.answers import Standing
from tracker.web.texts import _
from tracker.web.windows import WindowDrawing, window_drawing

_LABELS = {
    "type": _("Type"),
    "item": _("Item"),
    "by": _("By"),
    "to": _("To"),
    "done_by": _("Done by"),
    "due": _("Due"),
    "approximate": _("about then"),
    "before": _("Before the occasion"),
    "at": _("At the occasion"),
    "summary": _("Summary"),
    "condition": _("Condition"),
    "wording": _("Wording"),
    "continuing": _("continuing, without an end"),
    "complete": _("complete"),
    "renews": _("Renews"),
    "fulfils": _("Fulfils"),
    "quote": _("Quote"),
    "meeting": _("Meeting, counted from 0"),
    "same_as": _("Same as"),
}
_HINTS = {
    "item": _("the matter, by its name on record"),
    "by": "JP, RU",
    "to": "JP, RU",
    "done_by": _("whose deed it is, if not theirs who tell it"),
    "due": _("2031-08, ../2031-12 or: within two months"),
    "renews": _("refs or items; none for a new one"),
    "fulfils": _("refs or items"),
}
_FIRST = ("type", "item", "by", "to", "done_by", "due", "wording", "renews", "fulfils", "complete")
_LONG = ("summary", "quote", "condition")
_LISTED = {"item": "items", "before": "items", "at": "items"}
_OFFERED = {
    "CommitmentMade": ("renews", ("commitment",)),
    "FollowUpScheduled": ("renews", ("follow-up",)),
    "ProgressWelcomed": ("fulfils", ("commitment", "follow-up")),
}
"""The field for which something open is offered, and the kinds of it, by the type."""


class FieldShown(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    value: str
    control: str
    """`choice`, `flag`, `long` or `line`."""
    hint: str = ""
    options: tuple[str, ...] = ()
    listed: str = ""
    """The list that completes what is typed."""
    faults: tuple[str, ...] = ()


class Offer(NamedTuple):
    """Something open on the item of a statement, which it may renew or fulfil."""

    field: str
    ref: str
    summary: str
    due: str
    taken: bool


class Card(NamedTuple):
    """A statement of a draft."""

    statement: DraftStatement
    first: tuple[FieldShown, ...]
    """The fields that one looks at most."""
    others: tuple[FieldShown, ...]
    faults: tuple[str, ...]
    """What is wrong with the whole of it."""
    waiting: tuple[Waiting, ...]
    window: WindowDrawing | None
    offers: tuple[Offer, ...]

    @property
    def mark(self) -> str:
        """Its name within the draft."""
        return self.statement.mark

    @property
    def is_pressing(self) -> bool:
        """Whether it has to be looked at: in doubt, wrong, or typed by two at once."""
        wrong = self.faults or any(one.faults for one in (*self.first, *self.others))
        return bool(self.statement.in_doubt or self.waiting or wrong)


def cards(
    state: DraftState, faults: Iterable[FieldFault], unsettled: Sequence[Standing]
) -> list[Card]:
    """The statements of a draft, in the order of the text.

    Args:
        state: the draft.
        faults: what is wrong with it.
        unsettled: what is open between its parties.
    """
    told: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for one in faults:
        told[one.statement, one.field].append(one.message)
    return [_card(state, one, told, unsettled) for one in state.statements]


def heading(state: DraftState, faults: Iterable[FieldFault]) -> list[FieldShown]:
    """The fields of a draft's heading."""
    told: dict[str, list[str]] = defaultdict(list)
    for one in faults:
        if one.statement is None:
            told[one.field].append(one.message)
    meetings = sorted({name.split("-")[1] for name in state.heading if name.startswith("meeting-")})
    names = [*fields.HEADING, *(f"meeting-{n}-{one}" for n in meetings for one in fields.MEETING)]
    return [
        FieldShown(
            name,
            _heading_label(name),
            state.heading.get(name, ""),
            "line",
            "",
            (),
            "",
            tuple(told[name]),
        )
        for name in names
    ]


_HEADING_LABELS = {
    "readout": _("Name on record"),
    "title": _("Title"),
    "publisher": _("Published by"),
    "url": _("Address"),
    "published": _("Published on"),
    "language": _("Language"),
    "parties": _("Parties"),
    "id": _("Meeting"),
    "date": _("Day"),
    "kind": _("Kind of meeting"),
    "place": _("Place"),
    "ordinal": _("Number of its row"),
    "participants": _("Participants"),
    "holds": _("Holds (a follow-up that it is)"),
}


def _heading_label(name: str) -> str:
    _start, _between, last = name.rpartition("-")
    return _HEADING_LABELS[last]


def _card(
    state: DraftState,
    one: DraftStatement,
    told: dict[tuple[str | None, str], list[str]],
    unsettled: Sequence[Standing],
) -> Card:
    known = fields.taken(one.values.get("type", ""))
    shown = {
        name: _field(name, one.values.get(name, ""), tuple(told.get((one.mark, name), ())))
        for name in fields.STATEMENT
        if name in known or name == "type"
    }
    return Card(
        statement=one,
        first=tuple(shown[name] for name in ("summary", *_FIRST) if name in shown),
        others=tuple(
            field for name, field in shown.items() if name not in _FIRST and name != "summary"
        ),
        faults=tuple(told.get((one.mark, ""), ())),
        waiting=tuple(each for each in state.asides if each.statement == one.mark),
        window=window_drawing(due_window(state, one)) if "due" in known else None,
        offers=_offers(one, unsettled),
    )


def _field(name: str, value: str, faults: tuple[str, ...]) -> FieldShown:
    options: tuple[str, ...] = ()
    if name == "type":
        control, options = "choice", tuple(STATEMENTS)
    elif name == "wording":
        control, options = "choice", ("", *WORDINGS)
    else:
        control = "flag" if name in fields.FLAGS else "long" if name in _LONG else "line"
    return FieldShown(
        name,
        _LABELS[name],
        value,
        control,
        _HINTS.get(name, ""),
        options,
        _LISTED.get(name, ""),
        faults,
    )


def _offers(one: DraftStatement, unsettled: Sequence[Standing]) -> tuple[Offer, ...]:
    offered = _OFFERED.get(one.values.get("type", ""))
    if offered is None:
        return ()
    field, kinds = offered
    named = fields.listed(one.values.get(field, ""))
    return tuple(
        Offer(field, each.ref, each.summary, each.due or "", each.ref in named)
        for each in unsettled
        if each.item == one.values.get("item") and each.kind in kinds
    )
