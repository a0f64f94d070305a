"""Near: statements on record whose refs are like one that is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tracker.domain.names import key_of, readout_of
from tracker.projections.instants import STILL
from tracker.sql import Transaction, marks

if TYPE_CHECKING:
    from tracker.domain.readouts import Readout

MOST = 3
"""How many names are proposed for one."""

LIKE = 0.8
"""How like a name must be to be proposed, of 1."""


def near_refs(
    sql: Transaction, ref: str, relationship: str | None = None, known: Iterable[Readout] = ()
) -> list[str]:
    """The statements that a ref may mean, which is not on record: of a readout of such a name.

    Where there is no such readout, those of that very key anywhere; the keys of all readouts would
    be too many to compare.

    Args:
        sql: a transaction that reads what is on record.
        ref: the one that is not.
        relationship: whose they are to be; None for any.
        known: readouts that count as on record.
    """
    key, own = key_of(ref), {one.readout: one for one in known if one.relationship == relationship}
    whose, party = ("", ()) if relationship is None else (" AND l.name = ?", (relationship,))
    source = (
        "tracker_readouts r JOIN tracker_relationships l ON l.id = r.relationship_id"
        f" WHERE r.known_to = {STILL}{whose}"
    )
    slugs = {slug for (slug,) in sql.rows(f"SELECT r.slug FROM {source}", party)} | own.keys()
    readouts = get_close_matches(readout_of(ref), sorted(slugs), MOST)
    within = f"q.slug IN ({marks(readouts)})" if readouts else "s.key = ?"
    refs: dict[str, list[str]] = defaultdict(list)
    for found, slug in sql.rows(
        "SELECT s.key, q.slug FROM tracker_statements s"
        f" JOIN (SELECT r.relationship_id, r.id, r.slug FROM {source}) q"
        " ON q.relationship_id = s.relationship_id AND q.id = s.readout_id"
        f" WHERE s.known_to = {STILL} AND {within} ORDER BY q.slug DESC",
        (*party, *(readouts or [key])),
    ):
        refs[found].append(f"{found}@{slug}")
    for one in (own[slug] for slug in readouts if slug in own):
        for statement in one.statements:
            refs[statement.key].append(f"{statement.key}@{one.readout}")
    near = [one for found in get_close_matches(key, refs, MOST) for one in refs[found]]
    return list(dict.fromkeys(near))[:MOST]
