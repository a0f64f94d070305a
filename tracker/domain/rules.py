"""Rules: every status there is, and for each kind of statement its rules in their order.

The first rule that holds gives the status; what makes each of them hold is in `predicates`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.kinds import Kind

Status = Literal[
    "withdrawn",
    "lapsed",
    "fulfilled",
    "partly fulfilled",
    "not fulfilled",
    "superseded",
    "carried over",
    "expired",
    "overdue",
    "possibly overdue",
    "in progress",
    "due",
    "open",
    "cancelled",
    "not held",
    "held",
    "scheduled",
    "refused",
    "met",
    "partly met",
    "taken up",
    "resolved",
    "standing",
]

PRESSING: tuple[Status, ...] = (
    "overdue",
    "possibly overdue",
    "due",
    "partly fulfilled",
    "in progress",
    "open",
    "scheduled",
    "partly met",
    "standing",
    "taken up",
)
"""The unsettled statuses, the most pressing first."""

_PLACE: dict[str, int] = {status: place for place, status in enumerate(PRESSING)}

OVERDUE: tuple[Status, ...] = ("overdue", "possibly overdue")
DONE: tuple[Status, ...] = ("fulfilled", "held", "met", "resolved")
UNDONE: tuple[Status, ...] = (
    "not fulfilled",
    "partly fulfilled",
    "withdrawn",
    "lapsed",
    "cancelled",
    "not held",
    "refused",
    "partly met",
)
"""How a statement ends that is known not to be done, or not all of it.

Of what expired nobody knows whether it was kept.
"""


RENEWED: tuple[Status, ...] = ("carried over", "superseded")
"""The statuses of what is owed no more by itself, since another promise took its place."""

CAME = frozenset((*DONE, *UNDONE, "expired", *RENEWED, "completed", "taken up"))
"""The statuses that came about on a day, of which it is told; the others last since a day."""


def urgency(status: str) -> int:
    """The place of a status among others, the most pressing first and all that is settled last."""
    return _PLACE.get(status, len(_PLACE))


class Rule(NamedTuple):
    """A rule by which a statement has a status."""

    id: str
    sentence: str
    """What it says of a statement for which it holds, with places for its window and condition."""
    status: Status | None
    """None where an assessment says which."""
    rests_on: Literal["readouts", "assessment", "condition", "itself"]
    """What makes it hold: what readouts say later, a judgement of the outcome or of its condition,
    or the statement itself and the day."""

    @property
    def says(self) -> str:
        """What it says of a statement for which it holds."""
        return self.said_of("its window", "its condition")

    def said_of(self, window: str, condition: str) -> str:
        """What it says where the window and the condition are called so.

        Another account of the act may be the one that gives them.
        """
        return self.sentence.format(window=window, condition=condition)

    @property
    def of_undertaking(self) -> bool:
        """Whether it is a rule for commitments or follow-ups."""
        return self.id.startswith(("commitment.", "follow-up."))


ORDERED: MappingProxyType[Kind, tuple[Rule, ...]] = MappingProxyType(
    {
        "commitment": (
            Rule(
                "commitment.withdrawn",
                "the latest assessment says that it was withdrawn",
                "withdrawn",
                "assessment",
            ),
            Rule(
                "commitment.condition-lapsed",
                "{condition} lapsed, which is no breach",
                "lapsed",
                "condition",
            ),
            Rule("commitment.assessed", "the latest assessment says so", None, "assessment"),
            Rule("commitment.fulfilled", "complete progress settles it", "fulfilled", "readouts"),
            Rule(
                "commitment.carried-over",
                "a later commitment renews it, after {window} had ended",
                "carried over",
                "readouts",
            ),
            Rule("commitment.superseded", "a later commitment renews it", "superseded", "readouts"),
            Rule(
                "commitment.shares",
                "the shares of its parties ended differently",
                "partly fulfilled",
                "readouts",
            ),
            Rule(
                "commitment.expired",
                "the time is over for which it was undertaken",
                "expired",
                "itself",
            ),
            Rule("commitment.overdue", "the last day of {window} is past", "overdue", "itself"),
            Rule(
                "commitment.possibly-overdue",
                "its approximate window is past by less than its margin",
                "possibly overdue",
                "itself",
            ),
            Rule(
                "commitment.partly-fulfilled",
                "the latest assessment says that a part of it was done",
                "partly fulfilled",
                "assessment",
            ),
            Rule(
                "commitment.in-progress",
                "progress on its item was welcomed when it was first made or since",
                "in progress",
                "readouts",
            ),
            Rule(
                "commitment.standing",
                "it is something to keep doing, not to finish",
                "standing",
                "itself",
            ),
            Rule("commitment.due", "the day is inside {window}", "due", "itself"),
            Rule("commitment.open", "nothing on record settles it", "open", "itself"),
        ),
        "follow-up": (
            Rule(
                "follow-up.cancelled",
                "the latest assessment says that it was withdrawn",
                "cancelled",
                "assessment",
            ),
            Rule(
                "follow-up.not-held",
                "the latest assessment says that it was not held",
                "not held",
                "assessment",
            ),
            Rule("follow-up.condition-lapsed", "{condition} lapsed", "cancelled", "condition"),
            Rule("follow-up.held", "a recorded meeting is this occasion", "held", "readouts"),
            Rule(
                "follow-up.assessed",
                "the latest assessment says that it was held",
                "held",
                "assessment",
            ),
            Rule(
                "follow-up.held-by-progress",
                "complete progress on its item settles it",
                "held",
                "readouts",
            ),
            Rule(
                "follow-up.carried-over",
                "a later follow-up renews it, after {window} had ended",
                "carried over",
                "readouts",
            ),
            Rule("follow-up.superseded", "a later follow-up renews it", "superseded", "readouts"),
            Rule(
                "follow-up.shares",
                "it was held, without some of its parties",
                "held",
                "readouts",
            ),
            Rule("follow-up.overdue", "the last day of {window} is past", "overdue", "itself"),
            Rule(
                "follow-up.possibly-overdue",
                "its approximate window is past by less than its margin",
                "possibly overdue",
                "itself",
            ),
            Rule("follow-up.due", "the day is inside {window}", "due", "itself"),
            Rule("follow-up.scheduled", "nothing on record settles it", "scheduled", "itself"),
        ),
        "request": (
            Rule(
                "request.withdrawn",
                "the latest assessment says that it was withdrawn",
                "withdrawn",
                "assessment",
            ),
            Rule(
                "request.refused",
                "the latest assessment says that it was refused",
                "refused",
                "assessment",
            ),
            Rule(
                "request.assessed",
                "the latest assessment says that it was met",
                "met",
                "assessment",
            ),
            Rule("request.met", "complete progress settles it", "met", "readouts"),
            Rule(
                "request.partly-met",
                "the latest assessment says that a part of it was met",
                "partly met",
                "assessment",
            ),
            Rule(
                "request.taken-up",
                "a party that was asked undertook something on the matter since",
                "taken up",
                "readouts",
            ),
            Rule("request.standing", "nothing on record meets it", "standing", "itself"),
        ),
        "concern": (
            Rule(
                "concern.withdrawn",
                "the latest assessment says that it was withdrawn",
                "withdrawn",
                "assessment",
            ),
            Rule(
                "concern.assessed",
                "the latest assessment says that it was resolved",
                "resolved",
                "assessment",
            ),
            Rule("concern.resolved", "complete progress names it", "resolved", "readouts"),
            Rule("concern.standing", "nothing on record resolves it", "standing", "itself"),
        ),
    }
)
"""The rules of each kind of statement that has a status; the first that holds wins."""

RULES = MappingProxyType({rule.id: rule for rules in ORDERED.values() for rule in rules})
"""Every rule by its id."""

JUDGED = frozenset(
    rule.id for rule in RULES.values() if rule.rests_on in {"assessment", "condition"}
)
"""The rules that hold by what was judged from outside the readouts."""

OF_SHARES = frozenset(id_ for id_ in RULES if id_.endswith(".shares"))
"""The rules that hold by how the shares of a statement ended, which differ."""

UNSETTLED_RULES = frozenset(
    rule.id for rule in RULES.values() if rule.status in PRESSING and rule.id not in OF_SHARES
)
"""The rules that leave something to be done or to be answered."""
