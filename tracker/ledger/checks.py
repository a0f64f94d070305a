"""Checks: whether the record allows a judgement, asked inside its transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from tracker.domain.grounds import Ground, lack, shares_of
from tracker.domain.items import (
    Assessment,
    AssessmentRetracted,
    OutcomeAssessed,
)
from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.domain.statements import Statement
from tracker.domain.values import Text
from tracker.errors import Conflict, NotFound, Overtaken, Refused
from tracker.ledger import refusals
from tracker.ledger.absent import no_statement
from tracker.projections.acts import accounts_of
from tracker.projections.instants import STILL, day_of
from tracker.projections.known import ASSESSMENTS
from tracker.sql import Row, Transaction, chunks, marks

_BY = f"""
    COALESCE((SELECT p.by_parties FROM tracker_spans p WHERE p.relationship_id = s.relationship_id
        AND p.statement_id = s.id AND p.by_parties IS NOT NULL AND p.known_to = {STILL}
        ORDER BY p.valid_from DESC LIMIT 1), s.by_parties)
"""
"""The parties whose act a statement is, by all accounts of it."""

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def reasoned(reason: str) -> None:
    """Check that a text can be a reason.

    Raises:
        Refused: it is empty, too long, or holds what cannot be printed.
    """
    try:
        _TEXT.validate_python(reason)
    except ValidationError:
        raise Refused(
            "a reason is needed: say in one line, of at most 2,000 printable characters, why"
        ) from None


def refuse_another(about: str, seen: int | None, now: int) -> None:
    """Refuse what was decided on another version than the one on record.

    Args:
        about: what was looked at.
        seen: the version that was looked at; None where nobody says.
        now: the version on record.

    Raises:
        Overtaken: they differ.
    """
    if seen is not None and seen != now:
        raise Overtaken(
            f"{about} was changed by somebody else since it was looked at; nothing was recorded: "
            "look at it as it is now, and decide again",
            about=about,
        )


def refs_kept(sql: Transaction, readout: str, moved: Mapping[str, Statement]) -> None:
    """Refuse other keys of statements where the judgement of one would be of another.

    Args:
        sql: where to look.
        readout: the readout that they are in.
        moved: them as they are given, by the keys that they have.

    Raises:
        Refused: one of them was judged, or what has such a key on record.
    """
    refs = {f"{key}@{readout}" for one in moved for key in (one, moved[one].key)}
    found = [
        ref
        for part in chunks(sorted(refs))
        for (ref,) in sql.rows(
            f"SELECT DISTINCT ref FROM tracker_assessments WHERE known_to = {STILL}"
            f" AND ref IN ({marks(part)}) ORDER BY ref",
            part,
        )
    ]
    if found:
        keys = [f"key: {key} at “{one.summary}” (not {one.key})" for key, one in moved.items()]
        raise Refused(
            f"{' and '.join(found)} {'was' if len(found) == 1 else 'were'} judged, and this would "
            "make another statement of that ref: a key never changes once it is recorded, and one "
            "that is not written is counted anew where a statement is put in or taken out before "
            f"it; write {', '.join(keys)}, and a key of its own at what is new"
        )


def place_of(sql: Transaction, ref: str) -> tuple[str, str]:
    """The relationship and the item of a statement, whose stream takes what is judged of it.

    Raises:
        NotFound: no statement of that ref is on record.
    """
    relationship, item, *_ = _statement(sql, ref)
    return relationship, item


def judgeable(sql: Transaction, judged: Assessment) -> tuple[str, str]:
    """The relationship and the item of the statement that is judged, if the judgement fits it.

    Raises:
        NotFound: no statement of that ref is on record.
        Refused: the judgement is of a day before the statement, or of what it does not have.
        AlreadySo: the latest of its kind on the statement says the same.
    """
    relationship, item, said, made, condition, by = _statement(sql, judged.ref)
    kind = KINDS[said]
    shares = shares_of(kind, by.split())
    rests_on = Ground(kind, day_of(made), condition, shares=shares)
    if lacking := lack(judged, rests_on):
        if lacking == "condition":
            _elsewhere_conditional(sql, judged.ref)
        raise refusals.unfit(judged, said, rests_on, lacking)
    latest = _latest(sql, judged.ref, type(judged).__name__, share_of(judged))
    if latest and latest.judged == judged:
        raise refusals.AlreadySo
    return relationship, item


def _elsewhere_conditional(sql: Transaction, ref: str) -> None:
    """Refuse by its ref what has no condition itself, where another account of it has one."""
    for other in accounts_of(sql, ref):
        *_, condition, _by = _statement(sql, other)
        if condition:
            raise Refused(
                f"{ref} has no condition itself; the other account of it gives one: settle that "
                f"of {other}, and it holds for both"
            )


def judgeable_there(sql: Transaction, judged: Assessment, place: tuple[str, str]) -> None:
    """Whether a judgement can be recorded with the item that its statement was found on.

    Raises:
        Conflict: the statement was amended to be of another item meanwhile.
        NotFound: no statement of that ref is on record.
        Refused: the judgement is of a day before the statement, or of what it does not have.
        AlreadySo: the latest of its kind on the statement says the same.
    """
    if judgeable(sql, judged) != place:
        raise Conflict(f"{judged.ref} was amended to be of another item meanwhile; try again")


def _statement(sql: Transaction, ref: str) -> Row:
    """The relationship, item, type, date, condition and parties of a statement."""
    rows = sql.rows(
        f"SELECT l.name, i.slug, s.type, s.date, s.condition, {_BY} FROM tracker_readouts r"
        " JOIN tracker_statements s"
        " ON s.relationship_id = r.relationship_id AND s.readout_id = r.id"
        " JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL}",
        (readout_of(ref), key_of(ref)),
    )
    if not rows:
        raise no_statement(sql, ref)
    return rows[0]


class StandingJudgement(NamedTuple):
    """A judgement that was not taken back, and where it is recorded."""

    relationship: str
    item: str
    place: int
    """Its place in the item's stream."""
    judged: Assessment


def standing_judgement(
    sql: Transaction, ref: str, kind: str, share: str | None = None
) -> StandingJudgement:
    """The latest judgement of a kind on a statement, or on the share of a party in it.

    What was judged of one account of an act was judged of all.

    Raises:
        NotFound: there is none that was not taken back.
    """
    found = _standing(sql, accounts_of(sql, ref), kind)
    if share is not None:
        found = [one for one in found if share_of(one.judged) == share]
    if not found:
        whose = f"the share of {share} in {ref}" if share else ref
        raise NotFound(
            f"nothing of that kind on {whose} is on record, so there is nothing to take back"
        )
    return found[0]


def share_of(judged: Assessment) -> str | None:
    """The party whose share is judged; None for all of them."""
    return judged.share if isinstance(judged, OutcomeAssessed) else None


def _latest(sql: Transaction, ref: str, kind: str, share: str | None) -> StandingJudgement | None:
    """The latest judgement of a kind that bears on a share, or on any, and was not taken back."""
    found = _standing(sql, accounts_of(sql, ref), kind)
    bearing = (one for one in found if share is None or share_of(one.judged) in (None, share))
    return next(bearing, None)


def _standing(sql: Transaction, refs: Sequence[str], kind: str) -> list[StandingJudgement]:
    """The judgements of a kind on some refs that were not taken back, the latest first."""
    rows = sql.rows(
        "SELECT l.name, i.slug, a.place, a.body FROM tracker_assessments a"
        " JOIN tracker_items i ON i.relationship_id = a.relationship_id AND i.id = a.item_id"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        f" WHERE a.ref IN ({marks(refs)}) AND a.type = ? AND a.known_to = {STILL}"
        " ORDER BY a.id DESC",
        (*refs, kind),
    )
    return [
        StandingJudgement(relationship, item, place, ASSESSMENTS[kind].model_validate_json(body))
        for relationship, item, place, body in rows
    ]


def standing_at(
    sql: Transaction, relationship: str, item: str, retracted: AssessmentRetracted
) -> None:
    """Whether a judgement that is taken back is at its place, and the latest of its kind.

    That is the latest of all, or of those on the same share.

    Raises:
        NotFound: no judgement does.
    """
    where = (relationship, item, retracted.place)
    found: dict[tuple[str, str | None], StandingJudgement] = {}
    for kind in ASSESSMENTS:
        for one in _standing(sql, [retracted.ref], kind):
            found.setdefault((kind, share_of(one.judged)), one)
    if not any((one.relationship, one.item, one.place) == where for one in found.values()) and (
        not _ended_by_amendment(sql, retracted)
    ):
        raise NotFound(f"no judgement of {retracted.ref} is at place {retracted.place} of {item}")


def _ended_by_amendment(sql: Transaction, retracted: AssessmentRetracted) -> bool:
    """Whether an amendment ended the judgement, which earlier versions then let be taken back."""
    rows = sql.rows(
        "SELECT 1 FROM tracker_assessments WHERE ref = ? AND place = ? AND reason IS NULL"
        f" AND known_to <> {STILL}",
        (retracted.ref, retracted.place),
    )
    return bool(rows)


def still_standing(
    sql: Transaction, retracted: AssessmentRetracted, kind: str, share: str | None = None
) -> None:
    """Whether the judgement to be taken back is still the latest of its kind.

    Raises:
        NotFound: somebody took it back first.
        Refused: somebody judged again meanwhile.
    """
    latest = standing_judgement(sql, retracted.ref, kind, share)
    if (latest.judged.ref, latest.place) != (retracted.ref, retracted.place):
        raise Refused(f"somebody judged {retracted.ref} again meanwhile; look at it first")
