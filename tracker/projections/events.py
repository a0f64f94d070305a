"""Events: each applied to the relationship that it is about, in memory.

Everything that a recording does to the views goes through here, whether it is recorded, imported or
made again from its events.
"""

from __future__ import annotations

from typing import assert_never

from tracker.domain.corrections import (
    HeadingAmended,
    ReadoutRetracted,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.events import Recorded
from tracker.domain.items import (
    AssessmentRetracted,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemOpened,
    ItemRenamed,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import ReadoutRegistered
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    ViewsExchanged,
)
from tracker.projections import items, judgements, readouts, statements
from tracker.projections.relationship import Relationship


def apply(whose: Relationship, entry: Recorded) -> None:  # noqa: C901, PLR0912 - an arm for each event
    """Bring a relationship up to an event."""
    name, event = entry.name, entry.event
    match event:
        case (
            CommitmentMade()
            | FollowUpScheduled()
            | ProgressWelcomed()
            | ConcernRaised()
            | RequestMade()
            | ViewsExchanged()
        ):
            statements.add(whose, name, event)
        case ReadoutRegistered():
            readouts.register(whose, event)
        case HeadingAmended(reason=reason):
            readouts.amend(whose, event)
            _correct(whose, entry, None, reason)
        case StatementAmended(statement=statement, reason=reason):
            number = statements.retract(whose, name, statement.key)
            statements.add(whose, name, statement, number)
            _correct(whose, entry, statement.key, reason)
        case StatementRetracted(key=key, reason=reason):
            statements.retract(whose, name, key)
            _correct(whose, entry, key, reason)
        case StatementAdded(statement=statement, reason=reason):
            statements.add(whose, name, statement)
            _correct(whose, entry, statement.key, reason)
        case StatementsReordered(keys=keys, reason=reason):
            readouts.reorder(whose, name, keys)
            _correct(whose, entry, None, reason)
        case ReadoutRetracted(reason=reason):
            readouts.retract(whose, name)
            _correct(whose, entry, None, reason)
        case ItemOpened() | ItemRenamed():
            items.name(whose, _slug(entry), event)
        case ItemMerged():
            items.stand_for(whose, _slug(entry), event.into)
        case ItemSeparated():
            items.stand_for(whose, _slug(entry), None, event.reason)
        case OutcomeAssessed() | ConditionSettled() | EvidenceSought():
            judgements.judge(whose, _slug(entry), entry.originator_version, event)
        case AssessmentRetracted():
            judgements.withdraw(whose, _slug(entry), event)
        case _:
            assert_never(event)


def _correct(whose: Relationship, entry: Recorded, key: str | None, reason: str) -> None:
    readouts.correct(whose, entry.name, key, type(entry.event).__name__, reason)


def _slug(entry: Recorded) -> str:
    return entry.stream.split("/")[2]
