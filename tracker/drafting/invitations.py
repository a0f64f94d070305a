"""Invitations and offers: one that is accepted in the same sentence or soon after is of both."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act, Found
from tracker.drafting.asides import IN_PASSING
from tracker.drafting.grants import granted
from tracker.drafting.rules import ONWARD

_NEAR = 3
"""Acts before an acceptance among which the invitation stands."""

_SPEAKER = 80
"""Characters before an answer within which it is told who gives it."""

_ACCEPTED = re.compile(
    r"\baccept(?:ed|s|ing)?\b[^.;]{0,40}\binvitation"
    r"|\binvitation\b[^.;]{0,80}\baccept(?:ed|ance)?\b"
    r"|\b(?:and|which|who)\b[^.;]{0,60}\b(?:accepted|to accept)\b"
    r"|\binvit[^.;]{0,140}\b(?:would|will|was|is) (?:be )?(?:\w+ly )?(?:delighted|pleased"
    r"|happy|glad|honou?red) to"
    r" (?:come|visit|accept|attend|travel|do so)"
    r"|\binvit[^.;]{0,140}\b(?:respond|repl|react)\w* (?:positively|favou?rably|affirmatively"
    r"|with pleasure)"
    r"|\binvit[^.;]{0,140}\b(?:said|replied|answered) (?:that )?(?:he|she) would (?:gladly"
    r"|happily|willingly) (?:come|do so|visit|attend)"
    r"|^[^,;.]{2,40}?\baccept(?:ed|s)(?:\s+(?:it|this|gladly|gratefully|with\s+\w+))*\W*$"
    r"|\binvit[^.;]{0,140}(?<!\bleaders )(?<!\bministers )(?<!\bsides )(?<!\bthey )(?<!\bboth )"
    r"\b(?:promised|agreed|undertook|consented) to (?:come|visit|attend|do so)",
    re.IGNORECASE,
)

_COMES = re.compile(
    r"\b(?:replied|responded|said|answered|stated|confirmed|assured|promised|announced)\b[^.;,]{0,60}?"
    r"\b(?:would|will|intend(?:s|ed)\s+to|plan(?:s|ned)\s+to|(?:was|is)\s+planning\s+to)\s+(?:\w+ly\s+)?"
    r"(?:be\s+(?:(?:very\s+|\w+ly\s+)?(?:glad|happy|pleased|delighted|honou?red)\s+to\s+)?)?"
    r"(?:attend(?:ing)?|join|accept|send\s+(?:an?|its|his|her)\s+(?:[\w-]+\s+){0,2}?(?:delegation|mission|representatives?|minister|team)|tak(?:e|ing)\s+part|participat(?:e|ing)|represented|present|com(?:e|ing))"
    r"(?:\s+(?:there|in\s+person|personally|himself|herself|in\s+it|it|with\s+pleasure"
    r"|at\s+(?:an?|the)\s+\w+\s+level))*(?=\s*(?:[.;,]|$|\band\b)|\s+(?:in|on|next|this|later|before|by|if|provided|unless)\s)"
)
"""An answer that somebody comes to what was named before: "replied that she would attend"."""

_TAKEN_UP = re.compile(
    r"\b(?:which(?:\s+(?:offer|proposal|suggestion))?"
    r"|(?:an?|the|this|that)\s+(?:\w+\s+)?(?:offer|proposal|suggestion)(?:\s+(?:that|which))?)\s+"
    r"(?:(?:was|has\s+been)\s+)?(?:\w+ly\s+)?"
    r"(?:welcomed|accepted|agreed|endorsed|supported|taken\s+up)\b",
    re.IGNORECASE,
)
"""What a sentence says of an offer that it tells of: ", an offer welcomed by the others"."""

_WELCOMED = re.compile(
    r"[^,;.]{2,60}?\b(?:welcom|accept|embrac)(?:ed|es)\s+(?:the|this|that|his|her|its)\s+"
    r"(?:offer|proposal|suggestion)(?:\s+with\s+\w+)?"
)
"""What says no more than that an offer is taken up: "Chile welcomed the offer"."""

_ACCEPTED_AND = re.compile(r"\baccept(?:ed|s)\b[^,;.]{0,60}?,?\s+and\s+(?:that\s+(?:he|she)\s+)?$")
"""What stands before a further verb of the one who accepts."""

_GOES = re.compile(
    r"(?:will|would)\s+(?:be\s+)?(?:visit|travel|com(?:e|ing)|go(?:ing)?|attend|arriv|pay)"
)

_OFFERED = re.compile(r"\b(?:offer|propos|suggest)\w*\s", re.IGNORECASE)


def accepted(
    before: list[Found], here: list[Found], said: str, parties: tuple[str, ...]
) -> list[Found]:
    """The acts of a sentence, an invitation that it accepts made one occasion of both sides.

    Args:
        before: the acts before them, among which the invitation may stand; it is changed in place.
        here: the acts of the sentence.
        said: the sentence.
        parties: those whose occasion it is then.
    """
    here = granted(here, said, parties)
    answers = [one for one in here if _WELCOMED.fullmatch(one.act.quote.of(said))]
    # "welcomes the offer" answers what was told before, not itself.
    first = min((one.act.quote.start for one in answers), default=0)
    if _TAKEN_UP.search(said) or (answers and _OFFERED.search(said, 0, first)):
        here = [_taken_up(one, said, parties) for one in here if one not in answers]
    comes = _COMES.search(said)
    if comes:
        here = [_coming(one, comes) for one in here]
    if not comes and not _ACCEPTED.search(said):
        return here
    near = before[-_NEAR:]
    invitation = next((one for one in reversed([*near, *here]) if _is_open(one)), None)
    if invitation is None and comes:
        return _joined(before, here, comes, parties)
    if invitation is None:
        return [_of_both(one, said, parties) for one in here]
    goes = [one for one in here if invitation in here and _goes(one, said)]
    goes += [one for one in here if comes and one is not invitation and _answers(one, comes)]
    occasion = replace(
        invitation.act,
        type="FollowUpScheduled",
        by=parties,
        to=(),
        scope=(*invitation.act.scope, *(span for one in goes for span in one.act.scope)),
        rule="invited and accepted",
    )
    here = [_of_guest(one, invitation.act, said, parties) for one in here if one not in goes]
    before[-_NEAR:] = [replace(one, act=occasion) if one is invitation else one for one in near]
    return [
        replace(one, act=occasion) if one is invitation else one
        for one in here
        if one is invitation or not (one.act.type == "ViewsExchanged" or _answers(one, comes))
    ]


def _goes(one: Found, said: str) -> bool:
    """Whether an act only says when the one who accepts will come."""
    return _follows(one, said) and bool(_GOES.match(one.act.quote.of(said)))


def _of_guest(one: Found, invitation: Act, said: str, parties: tuple[str, ...]) -> Found:
    """What somebody who accepts goes on to undertake, as the act of the one invited."""
    guest = invitation.to or tuple(party for party in parties if party not in invitation.by)
    return replace(one, act=replace(one.act, by=guest)) if _follows(one, said) else one


def _follows(one: Found, said: str) -> bool:
    """Whether an act without a subject goes on behind "accepted": "and accepted and will send"."""
    told = _ACCEPTED_AND.search(said, 0, one.act.quote.start)
    return one.act.type in ONWARD and bool(told)


def _taken_up(one: Found, said: str, parties: tuple[str, ...]) -> Found:
    """What is offered, as an undertaking of all."""
    offered = one.act.type in ONWARD and _OFFERED.search(one.act.quote.of(said))
    return replace(one, act=replace(one.act, by=parties)) if offered else one


def _joined(
    before: list[Found], here: list[Found], comes: re.Match[str], parties: tuple[str, ...]
) -> list[Found]:
    """The acts, where somebody comes to what was said to be: he is at it as well."""
    rest = [one for one in here if not _answers(one, comes)]
    told = rest or before
    if rest == here or not told or not _is_planned(told[-1]):
        return here
    told[-1] = replace(told[-1], act=replace(told[-1].act, by=parties))
    return rest


def _is_planned(one: Found) -> bool:
    """Whether an occasion is what a sentence is about, and not named in passing."""
    return one.act.type == "FollowUpScheduled" and one.act.rule not in IN_PASSING


def _answers(one: Found, comes: re.Match[str] | None) -> bool:
    """Whether an act only says that somebody comes."""
    quote = one.act.quote
    if comes is None:
        return False
    return comes.start() - _SPEAKER <= quote.start < comes.end() <= quote.end + 1


def _coming(one: Found, comes: re.Match[str]) -> Found:
    """What somebody is said to come to, as an occasion."""
    undertaken = one.act.type == "CommitmentMade" and _answers(one, comes)
    return replace(one, act=replace(one.act, type="FollowUpScheduled")) if undertaken else one


def _is_open(one: Found) -> bool:
    """Whether it is an invitation without an answer."""
    return one.act.invites and one.act.type == "RequestMade"


def _of_both(one: Found, said: str, parties: tuple[str, ...]) -> Found:
    """An occasion that was accepted or invited to, as that of both sides."""
    quote = one.act.quote.of(said)
    told = "accept" in one.act.words or "invites" in quote or "invitation" in quote
    if one.act.type != "FollowUpScheduled" or not told:
        return one
    return replace(one, act=replace(one.act, by=parties))
