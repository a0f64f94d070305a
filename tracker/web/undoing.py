"""Undoing: the way back from what was done, as a form that leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    OutcomeAssessed,
)
from tracker.domain.names import Versioned, key_of
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Receipt
from tracker.ledger.ways_back import (
    AmendBack,
    JudgeAgain,
    MergeAgain,
    RecordAgain,
    Separate,
    TakeBack,
    way_back,
)
from tracker.web import coded, links
from tracker.web.texts import _

PLACES: dict[type[Assessment], str] = {
    OutcomeAssessed: "assess",
    ConditionSettled: "condition",
    EvidenceSought: "sought",
}
"""Where each kind of judgement is made."""


class Undoing(NamedTuple):
    """A form by which something is undone."""

    action: str
    """The address that it is sent to."""
    button: str
    of: Versioned
    versioned: str
    """What nobody else may have changed meanwhile, by its name."""
    hidden: Mapping[str, str]
    """What it sends beside a reason."""
    reasoned: bool
    """Whether a reason is asked for."""


def undoing(receipt: Receipt, about: str) -> Undoing | None:
    """The form that undoes what a receipt tells of; None where nothing does.

    Args:
        receipt: what was done.
        about: the statement, the readout or the item that it was done to.
    """
    match way_back(receipt):
        case TakeBack(ref, kind, share):
            given = {"judgement": PLACES[kind], "share": share or ""}
            back = _form("withdraw", ref, _("Withdraw it"), "judged", given, reasoned=True)
        case JudgeAgain(judged):
            given = judged_texts(judged)
            back = _form(PLACES[type(judged)], judged.ref, _("Judge so again"), "judged", given)
        case Separate(relationship, item, _opened):
            back = _form("separate", item, _("Undo it"), "item", {}, of=relationship, reasoned=True)
        case MergeAgain(relationship, merged):
            given = {"into": merged.into}
            back = _form("merge", merged.item, _("Merge again"), "item", given, of=relationship)
        case AmendBack(before) if "@" in about:
            back = _amended_back(about, before, receipt)
        case AmendBack(before):
            given = coded.heading_texts(before)
            back = _form(
                "amend-heading", about, _("Amend it back"), "heading", given, reasoned=True
            )
        case RecordAgain(readout):
            back = _form("restore", readout.readout, _("Record it again"), "readout", {})
        case _:
            return None
    return back


def _amended_back(ref: str, before: Readout, receipt: Receipt) -> Undoing:
    """The way back from what was done to a statement: amended, taken out, or recorded again."""
    was, now = (
        {one.key: one for one in readout.statements}.get(key_of(ref))
        for readout in (before, receipt.amended.after if receipt.amended else before)
    )
    if now is None:
        return _form("restore-statement", ref, _("Record it again"), "statement", {}, reasoned=True)
    if was is None:
        return _form("retract-statement", ref, _("Retract it"), "statement", {}, reasoned=True)
    given = coded.texts(was)
    return _form("amend", ref, _("Amend it back"), "statement", given, reasoned=True)


def judged_texts(judged: Assessment) -> dict[str, str]:
    """A judgement as the texts of the form that makes it."""
    said = judged.model_dump(mode="json", exclude_none=True)
    return {name: str(value) for name, value in said.items() if name != "ref"}


def _form(
    place: str,
    name: str,
    button: str,
    versioned: Versioned,
    given: Mapping[str, str],
    *,
    of: str = "",
    reasoned: bool = False,
) -> Undoing:
    action = links.address(links.named(place, name), [("of", of)])
    about = f"{of}/{name}" if of else name
    return Undoing(action, button, versioned, about, given, reasoned)
