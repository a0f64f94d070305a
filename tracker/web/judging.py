"""Judging in the page: what became of a statement, its condition, a search, and taking it back."""

from __future__ import annotations

from tracker.domain.grounds import UP_TO_TODAY, shares_of
from tracker.domain.items import (
    OUTCOMES,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    OutcomeAssessed,
)
from tracker.domain.kinds import KINDS
from tracker.domain.names import readout_of
from tracker.errors import NotFound
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.moments import today
from tracker.queries.story import StoryStatement
from tracker.users import Role
from tracker.web.acts import Action, Do, Given, Subject
from tracker.web.inputs import Input, made, misfilled, reason
from tracker.web.texts import _
from tracker.web.undoing import PLACES
from tracker.web.visit import Visit

_KINDS = {place: kind for kind, place in PLACES.items()}


def statement_asked(visit: Visit) -> Subject:
    """The statement that an address names."""
    ref = str(visit.request.path_params["name"])
    if "@" not in ref:
        raise NotFound(f"{ref!r} is not a ref, such as pilot-tours@2019-06-29-osaka")
    return Subject("statement", ref, visit.queries.relationship_of(readout_of(ref)))


def statement_of(visit: Visit, about: Subject) -> StoryStatement:
    """A statement as it is on record now.

    Raises:
        NotFound: it is not.
    """
    view = visit.view._replace(as_of=today(), known_on=None, items=(), party=None)
    found = visit.queries.answer(QUESTIONS["show"], view, about.name)
    if not isinstance(found, StoryStatement):
        raise NotFound(f"no statement {about.name!r} is on record")
    return found


def _assess_inputs(visit: Visit, about: Subject) -> list[Input]:
    said = statement_of(visit, about)
    kind = KINDS[said.type]
    shares = sorted(shares_of(kind, said.by))
    outcome = Input(
        "outcome",
        _("What became of it"),
        control="choice",
        options=("", *OUTCOMES.get(kind, ())),
        required=True,
    )
    share = Input(
        "share",
        _("Whose share"),
        control="choice",
        options=("", *shares),
        help=_("of all, unless one is chosen"),
    )
    return [
        outcome,
        *([share] if len(shares) > 1 else []),
        Input(
            "on",
            _("From which day"),
            control="day",
            help=_("the day on which it came about, not that of recording it"),
            required=True,
        ),
        Input(
            "evidence", _("Evidence"), help=_("a link, or the words that show it"), required=True
        ),
        Input("note", _("Note")),
    ]


def _condition_inputs(visit: Visit, about: Subject) -> list[Input]:
    statement_of(visit, about)
    return [
        Input(
            "result",
            _("What became of the condition"),
            control="choice",
            options=("", "met", "lapsed"),
            required=True,
        ),
        Input(
            "on",
            _("On which day"),
            control="day",
            help=_("the day on which it was met or lapsed, not that of recording it"),
            required=True,
        ),
        Input("evidence", _("Evidence"), help=_("a link, or the words that show it")),
    ]


def _sought_inputs(visit: Visit, about: Subject) -> list[Input]:
    statement_of(visit, about)
    return [
        Input(
            "through",
            _("Searched through"),
            control="day",
            value=str(today()),
            help=_("nothing was found up to this day"),
            required=True,
        )
    ]


def _judge(kind: type[Assessment]) -> Action:
    inputs = {
        OutcomeAssessed: _assess_inputs,
        ConditionSettled: _condition_inputs,
        EvidenceSought: _sought_inputs,
    }[kind]

    def do(visit: Visit, about: Subject, given: Given) -> Do:
        judged: Assessment = made(
            visit, kind, {**given, "ref": about.name}, _of_a_day_to_come(kind, given)
        )
        return lambda ledger, trial: ledger.judge(judged, day=today(), dry_run=trial)

    title, says = _TITLES[kind]
    return Action(
        PLACES[kind],
        title,
        _("Record it"),
        "judged",
        Role.JUDGE,
        statement_asked,
        inputs,
        do,
        says,
    )


def _of_a_day_to_come(kind: type[Assessment], given: Given) -> dict[str, str]:
    """What is wrong with a judgement of a day that is still to come."""
    name = "through" if kind is EvidenceSought else "on"
    if given[name] <= str(today()):
        return {}
    return {name: f"{given[name]} is still to come; {UP_TO_TODAY[kind]}"}


def _withdraw_inputs(visit: Visit, about: Subject) -> list[Input]:  # noqa: ARG001 - as any act's
    return [
        Input("judgement", _("What is withdrawn"), control="choice", options=tuple(_KINDS)),
        Input("share", _("Whose share"), help=_("of any, unless one is named")),
        reason(_("why it does not hold")),
    ]


def _withdraw(visit: Visit, about: Subject, given: Given) -> Do:
    faults: dict[str, str] = {}
    if given["judgement"] not in _KINDS:
        faults["judgement"] = f"choose one of {', '.join(_KINDS)}"
    if not given["reason"]:
        faults["reason"] = _("say in a line why")
    if faults:
        raise misfilled(visit, faults)
    kind, share = _KINDS[given["judgement"]], given["share"] or None
    return lambda ledger, trial: ledger.take_back(
        about.name, kind, reason=given["reason"], day=today(), share=share, dry_run=trial
    )


_TITLES: dict[type[Assessment], tuple[str, str]] = {
    OutcomeAssessed: (
        _("Assess what became of it"),
        _("A judgement from outside the readouts, with what shows it."),
    ),
    ConditionSettled: (
        _("Settle the condition"),
        _("Whether what it depends on came about; a condition that lapsed is no breach."),
    ),
    EvidenceSought: (
        _("Note a search"),
        _("That somebody looked for what became of it, and found nothing."),
    ),
}

ACTS = (
    *(_judge(kind) for kind in _TITLES),
    Action(
        "withdraw",
        _("Withdraw a judgement"),
        _("Withdraw it"),
        "judged",
        Role.JUDGE,
        statement_asked,
        _withdraw_inputs,
        _withdraw,
        _("The latest judgement of that kind is taken back; it stays in the log."),
    ),
)
"""What can be judged of a statement."""
