"""Stories: an item, its parts, and all that was said of them."""

from __future__ import annotations

from collections import defaultdict

from tracker.errors import Refused, Remedy
from tracker.queries.answers import ItemStanding
from tracker.queries.going_on import going_on
from tracker.queries.item_standing import Stood, decided, item_standing
from tracker.queries.mentions import Mentions
from tracker.queries.reader import RecordReader
from tracker.queries.scope import (
    ItemKey,
    ItemRow,
    items_known,
    named,
    relationship_names,
    scope,
)
from tracker.queries.story import Story, StoryStatement
from tracker.queries.viewpoint import Viewpoint
from tracker.queries.wholes import merged_slug, parts

_SHOWN = 12
"""How many items of one name are told."""


def story(reader: RecordReader, view: Viewpoint, name: str) -> Story:
    """An item, its parts, and all that was said of them, in the order of time.

    Raises:
        NotFound: there is no such item.
        Refused: there are several of that name.
    """
    where = scope(reader.sql, view)
    known = items_known(reader.sql, where.known, where.relationships)
    whole, *others = named(reader.sql, view, name, known)
    if others:
        raise _several(reader, name, [whole, *others])
    branches = parts(known, whole)
    keys = tuple({row.key for row in (whole, *branches)})
    wanted = where._replace(relationships=None, items=keys)
    said: dict[ItemKey, list[StoryStatement]] = defaultdict(list)
    for item_id, statement in reader.statements(wanted):
        said[item_id].append(statement)
    within = where._replace(relationships=(whole.relationship_id,))
    days = {key: told[-1].date for key, told in said.items()}
    several = [key for key, told in said.items() if any(len(one.refs) > 1 for one in told)]
    last = Mentions(reader, within).last((whole, *branches), days, several)
    parts_of = reader.lookups.parts(where.known, (whole.relationship_id,))

    def standing(row: ItemRow) -> ItemStanding | None:
        below = parts_of.get((row.relationship_id, row.slug), ())
        of_parts = [statement for key in below for statement in said[key]]
        if not (said[row.key] or of_parts):
            return None
        verdict, deciding = decided(said[row.key], of_parts, lambda one: one.date)
        disputed = tuple(dict.fromkeys(ref for one in said[row.key] for ref in one.disputed))
        return item_standing(reader, row, Stood(verdict, deciding, last[row.key], disputed), where)

    own, *found = map(standing, (whole, *branches))
    return Story(
        item=whole.slug,
        title=whole.title,
        names=_other_names(known, whole),
        relationship=reader.relationship(whole.relationship_id),
        part_of=reader.lookups.whole_of(where.known, whole.relationship_id, whole.slug),
        merged_into=whole.merged_into,
        status=own.status if own else None,
        rule=own.rule if own else None,
        why=own.why if own else None,
        last_mentioned=own.last_mentioned if own else None,
        passed_over=own.passed_over if own else None,
        parts=tuple(filter(None, found)),
        goes_on=going_on(reader, where, ((key, one) for key, told in said.items() for one in told)),
        statements=tuple(
            sorted(
                (statement for listed in said.values() for statement in listed),
                key=lambda statement: statement.date,
            )
        ),
    )


def _other_names(known: list[ItemRow], whole: ItemRow) -> tuple[str, ...]:
    """What else an item is called, with the names of those that were merged into it.

    A name that is another item's again, since a merging was taken back, is that one's.
    """
    by_slug = {row.slug: row for row in known if row.relationship_id == whole.relationship_id}
    stands = {slug: merged_slug(slug, by_slug) for slug in by_slug}
    told = [name for name in whole.names if stands.get(name, whole.slug) == whole.slug]
    merged = [slug for slug, last in stands.items() if last == whole.slug != slug]
    return tuple(dict.fromkeys((*told, *merged)))


def _several(reader: RecordReader, name: str, found: list[ItemRow]) -> Refused:
    """That several items are called so: which they are, and how to choose one."""
    places = relationship_names(reader.sql, found)
    told = [f"{row.slug} ({place})" for row, place in zip(found, places, strict=True)]
    by_name, by_place = len({row.slug for row in found}) > 1, len(set(places)) > 1
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return Refused(
        f"several items are called {name!r}: {', '.join(told[:_SHOWN])}{more}; choose one"
        f"{' by its short name' if by_name else ''}{' and' if by_name and by_place else ''}",
        remedy=Remedy.CHOOSE_RELATIONSHIP if by_place else None,
        about=places[0],
    )
