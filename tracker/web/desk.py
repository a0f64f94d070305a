"""The desk: a draft beside its text, with what recording it would change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from starlette.responses import Response

from tracker import bootstrap
from tracker.domain.items import Assessment
from tracker.drafts.recording import file_text
from tracker.drafts.rows import THROWN_AWAY, Reviewed
from tracker.drafts.states import DraftState, Kept, undone_by
from tracker.drafts.trial import Trial, tried
from tracker.errors import NotFound, Refused, Unreadable
from tracker.ledger.notes import notes, shares
from tracker.ledger.turns import turns
from tracker.ledger.ways import Ways
from tracker.queries import Viewpoint, moments
from tracker.queries.answers import Standing
from tracker.queries.scope import ItemRow
from tracker.web import sources
from tracker.web.cards import cards, heading
from tracker.web.drafts import between, opened
from tracker.web.errors import worded
from tracker.web.visit import Shown, Visit

_SHOWN = 50
"""How many of the latest edits are told."""


class Quoted(NamedTuple):
    """A statement by what it quotes."""

    ref: str
    quote: str


def desk(visit: Visit) -> Shown:
    """A draft under review; or what became of it."""
    with bootstrap.shelf(visit.site.store) as shelf:
        draft = opened(visit, shelf.draft(visit.request.path_params["name"]))
    return "draft.html", shown(visit, draft)


def file(visit: Visit) -> Response:
    """A draft as a readout file, to be taken along."""
    with bootstrap.shelf(visit.site.store) as shelf:
        draft = opened(visit, shelf.draft(visit.request.path_params["name"]))
    text = file_text(draft.state)
    if text is None:
        raise Refused("the draft cannot be written as a file yet; its page says what is wrong")
    name = f"{draft.state.heading['readout']}.yaml"
    return Response(
        text,
        media_type="application/yaml",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def shown(visit: Visit, draft: Reviewed) -> dict[str, Any]:
    """What the page of a draft shows."""
    state = draft.state
    trial = _trial(visit, state) if draft.is_open else Trial(None)
    items, unsettled = _on_record(visit, state)
    found = cards(state, trial.faults, unsettled)
    quoted = [
        Quoted(one.mark, quote) for one in state.standing if (quote := one.values.get("quote"))
    ]
    return {
        "title": draft.listed.title,
        "draft": draft,
        "state": state,
        "cards": found,
        "pressing": [one for one in found if one.is_pressing],
        "others": [one for one in found if not one.is_pressing],
        "heading": heading(state, trial.faults),
        "heading_faults": [one for one in trial.faults if one.statement is None and not one.field],
        "heading_waiting": [one for one in state.asides if one.statement is None],
        "pieces": sources.pieces(draft.text, quoted),
        "items": items,
        "trial": trial,
        "turned": turns(trial.receipt.changes) if trial.receipt else {},
        "notes": _notes(trial),
        "refused": [worded(one) for one in trial.refused],
        "in_doubt": [one for one in state.standing if one.in_doubt],
        "done": _done(draft.kept),
        "thrown_away": THROWN_AWAY,
    }


def _trial(visit: Visit, state: DraftState) -> Trial:
    with visit.ledger() as ledger:
        return tried(ledger, state, moments.today())


def _on_record(visit: Visit, state: DraftState) -> tuple[list[ItemRow], list[Standing]]:
    """The items between the parties of a draft, and what was open by its day."""
    view = Viewpoint(_day(state), relationship=between(state))
    try:
        unsettled = sorted(visit.queries.unsettled(view), key=lambda one: one.made_on, reverse=True)
        return visit.queries.item_names(view), unsettled
    except (NotFound, Unreadable):
        return [], []  # nothing is on record of them yet, or nobody knows one of them


def _day(state: DraftState) -> date:
    days = (value for name, value in state.heading.items() if name.endswith("-date"))
    try:
        return max(date.fromisoformat(one) for one in days)
    except ValueError:
        return moments.today()


def _notes(trial: Trial) -> list[str]:
    """What may call for another step before the draft is recorded."""
    if trial.receipt is None:
        return []
    found = [*shares([trial.receipt]), *notes([trial.receipt], _WAYS)]
    doubts = trial.doubts
    for names, said in (
        (doubts.awaited if doubts else {}, "Referred to, but not on record"),
        (doubts.new if doubts else {}, "New, and a letter apart from an item on record"),
    ):
        if names:
            found.append(f"{said}: {'; '.join(map(_near, names.items()))}.")
    found += [one.told(_WAYS) for one in (doubts.namesakes if doubts else ())]
    return found


def _near(one: tuple[str, Iterable[str]]) -> str:
    name, near = one[0], ", ".join(one[1])
    return f"{name} (near to {near})" if near else name


def _no_way(_judged: Assessment) -> str:
    return ""


_WAYS = Ways(
    amend="in the fields here, or with an amendment where it is on record",
    then=", in the fields here",
    judge=_no_way,
    take_back=_no_way,
    overruled=_no_way,
)


class DoneBefore(NamedTuple):
    """An edit as it is told."""

    kept: Kept
    undone: bool


def _done(kept: tuple[Kept, ...]) -> list[DoneBefore]:
    """The latest edits, the latest first."""
    undone = undone_by(kept)
    return [DoneBefore(one, one.number in undone) for one in reversed(kept[-_SHOWN:])]
