"""Moved wholes: which items were parts of others at the first of two moments than they are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, ItemRow, Scope


def moved_wholes(
    reader: RecordReader, first: Scope, second: Scope, rows: Iterable[ItemRow]
) -> dict[ItemKey, tuple[str, str]]:
    """Of which item each was a part, and of which it is, in words, where that is another one.

    An item that was merged or renamed between the two is the same item.

    Args:
        reader: where to look it up.
        first: from where the first side looks.
        second: and the second.
        rows: the items.
    """
    if first.known == second.known:
        return {}
    lookups, related = reader.lookups, second.relationships
    merged = lookups.merged(second.known, related)
    names: dict[ItemKey, list[str]] = defaultdict(list)
    for (_, name), into in merged.items():
        if isinstance(name, str):
            names[into.key].append(name)
    found = {}
    for row in rows:
        of = row.relationship_id
        wholes = (lookups.whole_of(first.known, of, name) for name in (row.slug, *names[row.key]))
        known = [one for one in wholes if one is not None]
        stand_for = [merged[of, one].slug if (of, one) in merged else one for one in known]
        now = lookups.whole_of(second.known, of, row.slug)
        if now not in stand_for and (now or stand_for):
            found[row.key] = _told(known[0] if known else None), _told(now)
    return found


def _told(whole: str | None) -> str:
    return f"a part of {whole}" if whole else "no part of another item"
