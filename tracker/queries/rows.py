"""Rows: answers made from the rows that a query returns."""

from __future__ import annotations

from tracker.domain.item_status import ITEM_RULES, ItemVerdict
from tracker.domain.reasons import reason
from tracker.projections.instants import day_of, maybe_day
from tracker.queries.answers import StoryStatement
from tracker.sql import Row


def statement(row: Row) -> StoryStatement:
    """A statement in a story, from its row and that of its span, if it has one."""
    (
        ref,
        item,
        day,
        kind,
        by,
        to,
        wording,
        summary,
        quote,
        due,
        due_words,
        before,
        at,
        first,
        last,
        condition,
        complete,
        status,
        rule,
        evidence,
        sought,
        approximate,
        valid_from,
    ) = row
    rests_on = evidence or ref
    return StoryStatement(
        ref=ref,
        item=item,
        date=day_of(day),
        type=kind,
        by=tuple(by.split()),
        to=tuple(to.split()),
        wording=wording,
        summary=summary,
        quote=quote,
        due=due,
        due_from=maybe_day(first),
        due_to=maybe_day(last),
        approximate=bool(approximate),
        due_words=due_words,
        tied_to=before or at,
        condition=condition,
        complete=bool(complete),
        status=status,
        rule=rule,
        evidence=(rests_on,) if status else (),
        why=why(rule, status, rests_on, last, sought, condition) if status else None,
        sought_through=maybe_day(sought),
        since=maybe_day(valid_from),
    )


def why(  # noqa: PLR0917 - the columns that a reason is made of, in their order
    rule: str,
    status: str,
    evidence: str,
    last: int | None,
    sought: int | None,
    condition: str | None,
) -> str:
    """The reason for a status, from the columns of its span."""
    return reason(
        rule, status, evidence, last=maybe_day(last), sought=maybe_day(sought), condition=condition
    )


def item_reason(verdict: ItemVerdict, deciding: StoryStatement) -> str:
    """The reason for an item's status: its rule, the statement that decides, and why that does."""
    said = f"{ITEM_RULES[verdict.rule]} ({verdict.ref})"
    return f"{said}: {deciding.why}" if deciding.why else said
