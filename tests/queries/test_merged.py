"""Merged: which item stands for another, found by the number of that and by its slug."""

from __future__ import annotations

from datetime import date

from tests.support.judgements import merge
from tests.support.records import DAY, Record
from tests.support.stories import commitment, named, readout
from tracker.domain.items import ItemSeparated
from tracker.queries import Viewpoint
from tracker.queries.kept import ReadBefore
from tracker.queries.lookups import Lookups
from tracker.queries.scope import ItemKey, items_known, scope


def test_the_last_of_several_stands_for_each_of_those_before(kept: Record) -> None:
    items = ("a", "b", "c", "d")
    kept.record(readout("r", *map(commitment, items), on="2019-01-01"))
    for first, second in (("a", "b"), ("b", "c")):
        merge(kept, first, second)
    with kept.queries() as queries:
        sql = queries.transaction
        where = scope(sql, Viewpoint(as_of=date(2019, 7, 1)))
        keys = {row.slug: row.key for row in items_known(sql, where.known, None)}
        lookups = Lookups(sql, ReadBefore())
        last = dict.fromkeys(("a", "b"), (keys["c"], "c"))
        (relationship,) = {key.relationship_id for key in keys.values()}
        for asked in (None, (relationship,)):
            found = lookups.merged(where.known, asked)
            for item in items:
                into = found.get(keys[item])
                assert into == found.get((relationship, item))
                assert (into and (into.key, into.slug)) == last.get(item)
            stand_for = lookups.stand_for(where.known, asked)
            assert stand_for == {keys["a"]: keys["c"], keys["b"]: keys["c"]}
            assert {*map(type, (*stand_for, *stand_for.values()))} == {ItemKey}


def test_an_item_is_also_called_as_what_was_merged_into_it(kept: Record) -> None:
    kept.record(readout("r", *map(commitment, ("a", "b", "c")), on="2019-01-01"))
    kept.record(named("c", "b", "the sea"))
    merge(kept, "a", "b")
    merge(kept, "b", "c")
    assert kept.story("a").names == ("b", "the sea", "a")
    with kept.ledger() as ledger:
        ledger.separate("JP-RU", ItemSeparated(item="b", reason="another matter"), day=DAY)
    # What is an item of its own again is no other name of this one.
    assert kept.story("c").names == ("the sea",)
    assert kept.story("b").names == ("a",)
