"""Combining: the rules' draft and a coder's beside each other, marked wherever they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tracker.coding.checks import SUMMARY, Sound
from tracker.coding.dues import ONWARD, same_window
from tracker.coding.numbered import Numbered
from tracker.coding.pairing import overlap, pairs
from tracker.domain.due import Due
from tracker.drafting.proposals import Draft, Proposal, Unused

_FLAGS = {"complete": "ProgressWelcomed", "continuing": "CommitmentMade"}


class Combined(Draft):
    """A draft of the rules and a coder, with what of the coder's answer was dropped."""

    coder: str
    dropped: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The draft as plain data, with the coder and what was dropped."""
        return {**super().plain(), "coder": self.coder, "dropped": list(self.dropped)}


def alone(rules: Draft, held: Sound, coder: str) -> Combined:
    """What a coder alone proposes, below the head that the rules read."""
    return _combined(rules, tuple(held.proposals), (), held, coder)


def combined(
    rules: Draft, held: Sound, numbered: Numbered, coder: str, answered: Iterable[int]
) -> Combined:
    """Both drafts in one, with a mark wherever they are not of one mind.

    What only the rules propose stays, marked; where the coder made another statement of some of its
    words, it is listed among what made no statement.

    Args:
        rules: the rules' draft.
        held: the coder's statements that stood the checks.
        numbered: the sentences.
        coder: what the coder is called.
        answered: the numbers of the sentences that an answer was given to.
    """
    desk = _Desk(rules.proposals, tuple(held.proposals), numbered, frozenset(answered))
    desk.pair()
    return _combined(rules, tuple(desk.proposals), tuple(desk.aside), held, coder)


def _combined(
    rules: Draft,
    proposals: tuple[Proposal, ...],
    aside: tuple[Unused, ...],
    held: Sound,
    coder: str,
) -> Combined:
    told = sorted(proposals, key=lambda one: (one.quote.start, one.quote.end))
    left = [
        one
        for one in rules.unused
        if not any(one.start <= proposal.quote.start < one.end for proposal in told)
    ]
    return Combined(
        title=rules.title,
        parties=rules.parties,
        meetings=rules.meetings,
        proposals=tuple(told),
        unused=tuple(sorted((*left, *aside), key=lambda one: one.start)),
        review=tuple(one for one in rules.review if not (told and one.startswith("no act was"))),
        coder=coder,
        dropped=tuple(held.dropped),
    )


@dataclass(slots=True)
class _Desk:
    """Where two drafts lie beside each other."""

    rules: tuple[Proposal, ...]
    coder: tuple[Proposal, ...]
    numbered: Numbered
    answered: frozenset[int]
    proposals: list[Proposal] = field(default_factory=list)
    aside: list[Unused] = field(default_factory=list)

    def pair(self) -> None:
        same = dict(pairs(self.coder, self.rules, _same_type))
        other_rules = [at for at in range(len(self.rules)) if at not in set(same.values())]
        other_coder = [at for at in range(len(self.coder)) if at not in same]
        retyped = {
            other_coder[i]: other_rules[j]
            for i, j in pairs(
                [self.coder[at] for at in other_coder],
                [self.rules[at] for at in other_rules],
                _any_type,
            )
        }
        renamed = {self.rules[j].item: self.coder[i].item for i, j in same.items()}
        for at, one in enumerate(self.coder):
            if at in same:
                self.proposals.append(_agreed(one, self.rules[same[at]], renamed))
            elif at in retyped:
                told = f"the rules read these words as {_told(self.rules[retyped[at]])}"
                self.proposals.append(_marked(one, (told, *one.review)))
            else:
                told = "only the coder proposes this"
                self.proposals.append(_marked(one, (told, *one.review)))
        for at in other_rules:
            if at not in retyped.values():
                self._of_the_rules(self.rules[at])

    def _of_the_rules(self, one: Proposal) -> None:
        number = self.numbered.number(one.quote.start)
        if any(_any_type(one, other)[0] for other in self.coder):
            told = f"only the rules propose {_told(one)}; the coder read these words otherwise"
            passage = one.quote.model_dump()
            self.aside.append(Unused(**passage, reason=told))
            return
        why = "" if number in self.answered else "; the coder gave no answer for it"
        self.proposals.append(_marked(one, (f"only the rules propose this{why}", *one.review)))


def _same_type(one: Proposal, other: Proposal) -> tuple[float, float]:
    return _any_type(one, other) if one.type == other.type else (0.0, 0.0)


def _any_type(one: Proposal, other: Proposal) -> tuple[float, float]:
    return overlap((one.quote.start, one.quote.end), (other.quote.start, other.quote.end))


def _marked(one: Proposal, review: Iterable[str]) -> Proposal:
    return one.model_copy(update={"review": tuple(dict.fromkeys(review))})


def _told(one: Proposal) -> str:
    """A proposal in few words."""
    to = f" to {', '.join(one.to)}" if one.to else ""
    when = f", due {_when(one.due)}" if one.due else ""
    return f"{one.type} by {', '.join(one.by)}{to}{when}"


def _agreed(one: Proposal, other: Proposal, renamed: dict[str, str]) -> Proposal:
    """What both propose: the coder's words, and a mark for each field in which they differ.

    Args:
        one: the coder's.
        other: the rules'.
        renamed: the coder's name of each item, by the rules' name of it.
    """
    review = list(one.review)
    update: dict[str, Any] = {}
    if any(reason.startswith(SUMMARY) for reason in review):
        # The rules' summary has the words of the text.
        update["summary"] = other.summary
        review = [reason for reason in review if not reason.startswith(SUMMARY)]
    if one.type in ONWARD and _same_due(one.due, other.due):
        update["due"] = _renamed(other.due, renamed)
    review += _differences(one, other)
    if one.wording is None:
        update["wording"] = other.wording
    return _marked(one.model_copy(update=update), review)


def _differences(one: Proposal, other: Proposal) -> list[str]:
    """The fields in which a coder's proposal and the rules' differ, with both values."""
    found = [
        _both(name, ", ".join(ours) or "nobody", ", ".join(theirs) or "nobody")
        for name in ("by", "to", "done_by")
        if set(ours := getattr(one, name)) != set(theirs := getattr(other, name))
    ]
    if one.type in ONWARD and not _same_due(one.due, other.due):
        found.append(_both("due", _when(one.due), _when(other.due)))
    found += [
        _both(name, _flag(getattr(one, name)), _flag(getattr(other, name)))
        for name, kind in _FLAGS.items()
        if one.type == kind and getattr(one, name) != getattr(other, name)
    ]
    if one.wording and other.wording and one.wording != other.wording:
        found.append(_both("wording", one.wording, other.wording))
    if bool(one.condition) != bool(other.condition):
        found.append(_both("condition", one.condition or "none", other.condition or "none"))
    if one.meeting != other.meeting:
        found.append(_both("meeting", str(one.meeting), str(other.meeting)))
    found += [
        _both(name, ", ".join(ours) or "nothing", ", ".join(theirs) or "nothing")
        for name in ("renews", "fulfils")
        if set(ours := getattr(one, name)) != set(theirs := getattr(other, name))
    ]
    if one.item != other.item and (one.item_known or other.item_known):
        found.append(_both("item", _item(one), _item(other)))
    return found


def _both(name: str, ours: str, theirs: str) -> str:
    return f"{name}: {ours} by the coder, {theirs} by the rules"


def _item(one: Proposal) -> str:
    return f"{one.item} ({'on record' if one.item_known else 'new'})"


def _flag(value: object) -> str:
    return "true" if value else "false"


def _when(due: Due | None) -> str:
    if due is None:
        return "no time"
    if due.edtf is None:
        return "soon" if due.soon else f"tied to {due.occasion}"
    return f"{due.edtf}{', approximate' if due.approximate else ''}"


def _same_due(one: Due | None, other: Due | None) -> bool:
    """Whether two windows are the same; a bare tie to an occasion without a date says no time."""
    if not (one and (one.edtf or one.soon)) or not (other and (other.edtf or other.soon)):
        return not (one and (one.edtf or one.soon)) and not (other and (other.edtf or other.soon))
    return (
        same_window(one.edtf, other.edtf)
        and one.approximate == other.approximate
        and one.soon == other.soon
    )


def _renamed(due: Due | None, renamed: dict[str, str]) -> Due | None:
    """A window whose occasion is called as the coder calls its item."""
    if due is None or due.occasion is None:
        return due
    name = renamed.get(due.occasion, due.occasion)
    return due.model_copy(update={"before" if due.before else "at": name})
