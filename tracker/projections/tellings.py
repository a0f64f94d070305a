"""Tellings: progress and views that several accounts of one meeting tell of, which count once.

They have no status, so nothing is kept of them but which of the accounts stands for the others. It
is kept as a status is, in spans on both clocks: of each account, whose twin it is or which twins it
has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from tracker.domain.accounts import Telling, differing, tellings
from tracker.domain.verdicts import WITHOUT_STATUS
from tracker.projections.instants import ENDLESS, STILL
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan
from tracker.projections.turned import Turned, kept_marks, more_parties, turn
from tracker.projections.twins import acts, first_account


def tell_alike(whose: Relationship, member: KnownItem) -> Iterator[Turned]:
    """Bring up which statements without a status on an item are twins.

    Args:
        whose: its relationship.
        member: the item, which stands for itself.

    Yields:
        Those of which that may be another, also where nothing is kept of them.
    """
    found: dict[str, list[KeptSpan]] = defaultdict(list)
    for accounts in acts(whose, member, followed=False):
        for told in tellings(accounts):
            for one in (told.first, *told.others):
                row = _row(whose, member, told, whose.statements[one.ref])
                found[one.ref].append(row)
    anew = {known.ref for known in whose.news.ended}
    for known in (whose.statements[ref] for one in whose.merged(member) for ref in one.refs):
        if known.followed:
            continue
        if known.spans or known.ref in found or known.ref in anew:
            yield turn(whose, known, found[known.ref])


def _row(whose: Relationship, member: KnownItem, told: Telling, known: KnownStatement) -> KeptSpan:
    """What is kept of an account: whose twin it is, or which twins it has."""
    first = whose.statements[told.first.ref]
    return KeptSpan(
        relationship_id=whose.id,
        statement_id=known.row.id,
        share="",
        valid_from=told.on.toordinal(),
        known_from=whose.moment,
        known_to=STILL,
        valid_to=told.until.toordinal() if told.until else ENDLESS,
        since=told.on.toordinal(),
        item_id=member.row.id,
        verdict=WITHOUT_STATUS,
        evidence=None,
        due_first=None,
        due_last=None,
        sought=None,
        marks=kept_marks(_marks(whose, told), known.ref, first.ref),
        divided=0,
        twin_of=None if known is first else first.row.id,
        by_parties=more_parties(known, (told.first, *told.others), told.on),
    )


def _marks(whose: Relationship, told: Telling) -> Iterator[tuple[str, str]]:
    for twin in told.others:
        yield "twin", twin.ref
    for other in differing(told.first, told.others, partial(first_account, whose)):
        yield "differs", f"{other.what}/{other.ref}"
