"""Lent: the deadlines of acts that another account gives than the one that counts first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.disagreements import Lent
from tracker.domain.names import key_of, readout_of
from tracker.queries.beside import marked
from tracker.queries.rows import REF, SAID
from tracker.queries.scope import Scope
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_LENT = "lent/"


def lent_to(sql: Transaction, where: Scope, rows: Sequence[Spanned]) -> Mapping[str, Lent]:
    """The deadlines that some statements have from another account, by the refs of the statements.

    Args:
        sql: where to look them up.
        where: the moment.
        rows: the statements.
    """
    lending = {row.ref: ref for row in rows if (ref := _lending(row))}
    found: dict[str, Lent] = {}
    for part in chunks(sorted({*lending.values()})):
        for ref, *deadline in sql.rows(
            f"SELECT {REF}, s.due, s.due_words, COALESCE(s.tied_before, s.tied_at) FROM {SAID}"
            f" WHERE r.slug IN ({marks(part)}) AND s.key IN ({marks(part)})"
            " AND s.known_from <= ? AND s.known_to > ?",
            (*map(readout_of, part), *map(key_of, part), where.known, where.known),
        ):
            found[ref] = Lent(ref, *deadline)
    return {ref: found[by] for ref, by in lending.items() if by in found}


def _lending(row: Spanned) -> str | None:
    """The account that gives the deadline which a statement leaves out."""
    differing = marked(row).get("differs", ())
    return next((one.removeprefix(_LENT) for one in differing if one.startswith(_LENT)), None)
