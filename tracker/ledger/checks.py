"""Checks: what must be so for a judgement or a merging, asked inside its transaction."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from tracker.domain.items import AssessmentRetracted, ItemMerged, ItemSeparated
from tracker.domain.model import Text
from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Refused
from tracker.projections.schema import STILL
from tracker.sql import Transaction

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def reasoned(reason: str) -> None:
    """Whether something given as a reason is one.

    Raises:
        Refused: it is empty, too long, or holds what cannot be printed.
    """
    try:
        _TEXT.validate_python(reason)
    except ValidationError:
        raise Refused(
            "a reason is needed: say in one line, of at most 2,000 printable characters, why"
        ) from None


def owner(sql: Transaction, ref: str) -> tuple[str, str]:
    """The relationship and the item that a statement on record belongs to.

    Raises:
        NotFound: no statement of that ref is on record.
    """
    rows = sql.rows(
        "SELECT l.name, i.slug FROM readouts r"
        " JOIN statements s ON s.readout_id = r.id JOIN items i ON i.id = s.item_id"
        " JOIN relationships l ON l.id = i.relationship_id"
        f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL}",
        (readout_of(ref), key_of(ref)),
    )
    if not rows:
        raise NotFound(f"no statement {ref!r} is on record; tracker show ITEM lists refs")
    return rows[0][0], rows[0][1]


def mergeable(sql: Transaction, relationship: str, merged: ItemMerged) -> None:
    """Whether one item can be merged into the other.

    Raises:
        NotFound: one of them is not on record.
        Refused: they are one already, or the first was merged before.
    """
    stands_for = {
        slug: (row_id, canonical_id)
        for slug, row_id, canonical_id in sql.rows(
            "SELECT i.slug, i.id, i.canonical_id FROM items i"
            " JOIN relationships l ON l.id = i.relationship_id"
            " WHERE l.name = ? AND i.slug IN (?, ?)",
            (relationship, merged.item, merged.into),
        )
    }
    for slug in (merged.item, merged.into):
        if slug not in stands_for:
            raise NotFound(f"no item {slug!r} is on record in {relationship}")
    if stands_for[merged.item][1] == stands_for[merged.into][1]:
        raise Refused(f"{merged.item} and {merged.into} are one item already")
    if stands_for[merged.item][0] != stands_for[merged.item][1]:
        raise Refused(f"{merged.item} was merged before; take that back first (--take-back)")


def separable(sql: Transaction, relationship: str, separated: ItemSeparated) -> None:
    """Whether an item was merged, so that it can stand for itself again.

    Raises:
        Refused: it was not merged into another.
    """
    rows = sql.rows(
        "SELECT n.merged_into FROM items i JOIN relationships l ON l.id = i.relationship_id"
        " JOIN item_names n ON n.item_id = i.id"
        f" WHERE l.name = ? AND i.slug = ? AND n.known_to = {STILL}",
        (relationship, separated.item),
    )
    if not rows or rows[0][0] is None:
        raise Refused(f"{separated.item} is not merged into another item")


def standing_judgement(sql: Transaction, ref: str, kind: str) -> tuple[str, str, int]:
    """The latest judgement of a kind on a statement: relationship, item and place in its stream.

    Raises:
        NotFound: there is none that was not taken back.
    """
    rows = sql.rows(
        "SELECT l.name, i.slug, a.place FROM assessments a JOIN items i ON i.id = a.item_id"
        " JOIN relationships l ON l.id = i.relationship_id"
        f" WHERE a.ref = ? AND a.type = ? AND a.known_to = {STILL} ORDER BY a.id DESC LIMIT 1",
        (ref, kind),
    )
    if not rows:
        raise NotFound(f"nothing of that kind on {ref} stands on record, so nothing to take back")
    return rows[0][0], rows[0][1], int(rows[0][2])


def still_standing(sql: Transaction, retracted: AssessmentRetracted, kind: str) -> None:
    """Whether the judgement to be taken back is still the latest of its kind.

    Raises:
        NotFound: somebody took it back first.
        Refused: somebody judged anew meanwhile.
    """
    if standing_judgement(sql, retracted.ref, kind)[2] != retracted.place:
        raise Refused(f"somebody judged {retracted.ref} anew meanwhile; look again first")
