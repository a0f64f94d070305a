"""Going on: where promises went on that were renewed on other items, and how they stand there."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.rules import RENEWED
from tracker.queries.elsewhere import followed, shares_apart
from tracker.queries.positions import by_accounts, renewed_by
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope
from tracker.queries.story import StoryStatement


def going_on(
    reader: RecordReader, where: Scope, said: Iterable[tuple[ItemKey, StoryStatement]]
) -> tuple[StoryStatement, ...]:
    """What promises on some items were renewed by on others, the last of each row of renewals.

    Args:
        reader: where to read it.
        where: from where it is looked at.
        said: what was said of the items, each with its item.
    """
    listed = [*said]
    statements = [one for _, one in listed]
    shares = shares_apart(reader, where, statements)
    whole = listed[0][0] if listed else ItemKey(0, 0)
    wanted = {ref for one in statements for ref in renewed_by(one, shares)}
    own = by_accounts(statements).keys()
    found = followed(reader, where, {whole: wanted}, {whole: own}).statements.get(whole, {})
    last = (one for _, one in found.values() if one.status not in RENEWED)
    return tuple(sorted(last, key=lambda one: (one.date, one.ref)))
