"""Rules: what kind of act a proposition makes, a row for each, the first that fits wins."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

import yaml

from tracker.drafting.lexicon import Sense
from tracker.drafting.modes import Mode
from tracker.drafting.propositions import Proposition

Type = Literal[
    "FollowUpScheduled",
    "ProgressWelcomed",
    "RequestMade",
    "ConcernRaised",
    "CommitmentMade",
    "ViewsExchanged",
]
ONWARD: frozenset[Type] = frozenset(("CommitmentMade", "FollowUpScheduled"))
"""The types that say what is to be, and may say when."""

ADDRESSED: frozenset[Type] = frozenset(("RequestMade", "ConcernRaised"))
"""The types that may be addressed to somebody."""

Verb = Sense | Literal["none"]
"""The sense of the verb above, or that there is none."""

ANY_VERB: frozenset[Verb] = frozenset((*get_args(Sense), "none"))
ANY_FORM: frozenset[Mode] = frozenset(get_args(Mode))


class ActRule(NamedTuple):
    """One way in which a proposition makes an act."""

    id: str
    """What is told of a statement that it made."""
    sense: frozenset[Verb]
    """The senses of the verb that it stands under."""
    form: frozenset[Mode]
    """How it may be put."""
    when: str | None
    """The property of a proposition that has to hold; None for one that fits always."""
    makes: Type | None
    """None where nobody acts."""
    sure: bool
    """Whether the words are plain; what they are not is marked for review."""
    example: str
    complete: bool = False
    """Whether what it makes is complete, whatever words say so."""
    shared: bool = False
    """Whether what is named behind it is the same view, and no act of its own."""

    def fits(self, told: Proposition) -> bool:
        """Whether its property holds of a proposition."""
        return self.when is None or bool(getattr(told, self.when))


def _row(row: dict[str, Any]) -> ActRule:
    return ActRule(
        row["rule"],
        frozenset(row.get("verb", ANY_VERB)),
        frozenset(row.get("put", ANY_FORM)),
        row.get("when"),
        row.get("makes"),
        row.get("plain", True),
        row["example"],
        row.get("complete", False),
        row.get("shared", False),
    )


RULES = tuple(
    _row(row)
    for row in yaml.safe_load(
        files("tracker.drafting").joinpath("rules.yaml").read_text(encoding="utf-8")
    )
)
"""The rules in their order."""

COMPLETE = frozenset(rule.id for rule in RULES if rule.complete)
"""The rules under which something is complete, whatever words say so."""

SHARED = frozenset(rule.id for rule in RULES if rule.shared)
"""The rules under which what is named behind a view is the same view."""

VALUED = "something done or begun is valued"
VOICED = "concern or opposition is voiced"
"""The rule under which it is valued what somebody did, who may be another than who tells it."""

PROPOSED = "proposed and agreed"
"""What makes an act of all of what one side proposes and the others agree to."""

STATED = "future action is stated"
"""The rule under which it is told in a that-clause what will be done."""

TOLD_AS_DONE = frozenset(("something is reported as done", "a sentence tells of something done"))
"""The rules under which a deed is told, and not what somebody thinks of it."""

ASKED = "the other side is said to have to act"
"""The rule under which a demand on somebody is a request to it."""

ALONE = frozenset(
    rule.id for rule in RULES if rule.sense == {"none"} and rule.makes != "ViewsExchanged"
)
"""The rules of a sentence in which nobody is said to say anything, and something is done."""

TELLING = frozenset(rule.id for rule in RULES if rule.id.startswith("a sentence tells of"))
"""Those of them by which it is told what is done or will be."""

_RULES_OF = {
    (verb, form): tuple(rule for rule in RULES if verb in rule.sense and form in rule.form)
    for verb in ANY_VERB
    for form in ANY_FORM
}
"""The rules for each sense of a verb and each form, in their order."""


def rule_of(told: Proposition) -> ActRule:
    """The first rule that a proposition fits."""
    verb: Verb = told.sense or "none"
    return next(rule for rule in _RULES_OF[verb, told.how] if rule.fits(told))
