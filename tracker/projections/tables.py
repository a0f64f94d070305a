"""Tables: the rows that one recording adds to the views."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from tracker.domain.grounds import Ground
from tracker.domain.names import key_of, readout_of, title_of
from tracker.domain.placed_statement import Holding
from tracker.projections.said import Said
from tracker.projections.schema import STILL
from tracker.projections.underway import NOTHING
from tracker.sql import Transaction, chunks, marks

_COUNTED = (
    "tracker_readouts",
    "tracker_meetings",
    "tracker_statements",
    "tracker_items",
    "tracker_assessments",
    "tracker_relationships",
)
_GATHERED = (
    *(
        "tracker_readouts",
        "tracker_meetings",
        "tracker_statements",
        "tracker_links",
        "tracker_assessments",
        "tracker_corrections",
    ),
    *("tracker_items", "tracker_item_names"),
)


@dataclass(slots=True)
class ReadoutRow:
    """What the projector remembers of a readout while its statements arrive."""

    id: int
    slug: str
    relationship_id: int
    parties: frozenset[str]
    meetings: tuple[tuple[int, int], ...]
    """The id and the day of each."""
    next_number: int = 0


class Tables:
    """The views, open for one recording.

    Rows are gathered and written table by table; `written` is called before what was gathered is
    to be read or changed.

    Args:
        sql: the transaction of the recording.
    """

    def __init__(self, sql: Transaction) -> None:
        self.sql = sql
        self._ids = {table: self._last_id(table) for table in _COUNTED}
        self.before = dict(self._ids)
        """The last numbers that were given before this recording."""
        self.recording = self._last_id("tracker_recordings") + 1
        self.said = Said()
        self.new_items: dict[int, tuple[int, str]] = {}
        """The items that it is the first to name: their relationships and slugs, by row."""
        self.amended: dict[str, Ground] = {}
        """What each statement was, by ref, of which it says something else or takes it back."""
        self._gathered: dict[str, list[tuple[object, ...]]] = {name: [] for name in _GATHERED}
        self._readouts: dict[str, ReadoutRow] = {}
        self._items: dict[int, dict[str, int]] = {}
        self._standing_for: dict[int, int] = {}
        self._relationships: dict[str, int] = {}

    def next_id(self, table: str) -> int:
        """A number that no row of the table has yet."""
        self._ids[table] += 1
        return self._ids[table]

    def add(self, table: str, *row: object) -> None:
        """Gather a row; versioned tables get their place on the record clock in it."""
        self._gathered[table].append(row)

    def written(self) -> Transaction:
        """The transaction, with everything gathered so far written."""
        for table, rows in self._gathered.items():
            if rows:
                self.sql.insert(table, rows)
                rows.clear()
        return self.sql

    def link(
        self,
        target: str,
        relationship_id: int,
        day: int,
        *,
        statement_id: int | None = None,
        meeting_id: int | None = None,
        tie: bool = False,
    ) -> None:
        """Keep that a statement or meeting of a day names a ref or an item."""
        self.add("tracker_links", target, relationship_id, statement_id, meeting_id, int(tie))
        if "@" not in target:
            self.mention(relationship_id, target)
        if tie:
            return
        if "@" in target:
            self.said.name(target, day, relationship_id)
        else:
            self.said.bear_on(self.item(relationship_id, target), day)

    def mention(self, relationship_id: int, slug: str) -> None:
        """Remember that an item is named, unless it was on record before."""
        known = self.known(relationship_id, slug)
        if known is None or known > self.before["tracker_items"]:
            self.said.mentioned.add((relationship_id, slug))

    def known(self, relationship_id: int, slug: str) -> int | None:
        """The item's id, if anything has named it."""
        return self._slugs(relationship_id).get(slug)

    def hold(self, relationship_id: int, holding: Holding, meeting_id: int) -> None:
        """Keep that a meeting says which follow-ups it is."""
        self.said.hold(relationship_id, holding)
        day = holding.date.toordinal()
        for target in holding.targets:
            self.link(target, relationship_id, day, meeting_id=meeting_id)
            if "@" not in target:
                item_id = self.item(relationship_id, target)
                self.said.held[item_id] = max(day, self.said.held.get(item_id, 0))

    def take_back(self, targets: Iterable[str], relationship_id: int) -> None:
        """Remember that something is taken back which named these refs and items."""
        for target in targets:
            if "@" in target:
                self.said.reopened.add(target)
            else:
                self.said.disorder(self.item(relationship_id, target))

    def owners(self, refs: Collection[str]) -> dict[str, int]:
        """The items of the statements that refs name, by ref, as far as they are on record."""
        found = {ref: self.said.items[ref] for ref in refs if ref in self.said.items}
        for part in chunks(sorted(ref for ref in refs if ref not in found), 250):
            wanted = frozenset(part)
            keys = sorted({key_of(ref) for ref in part})
            readouts = sorted({readout_of(ref) for ref in part})
            found |= {
                ref: item_id
                for item_id, ref in self.sql.rows(
                    "SELECT s.item_id, s.key || '@' || r.slug FROM tracker_readouts r"
                    " JOIN tracker_statements s ON s.readout_id = r.id"
                    f" WHERE r.slug IN ({marks(readouts)}) AND s.key IN ({marks(keys)})"
                    " ORDER BY s.id",
                    (*readouts, *keys),
                )
                if ref in wanted
            }
        return found

    def relationship(self, name: str) -> int:
        """The relationship's id; it is made when it is first met."""
        if name not in self._relationships:
            found = self.sql.rows("SELECT id FROM tracker_relationships WHERE name = ?", (name,))
            self._relationships[name] = (
                found[0][0] if found else self.next_id("tracker_relationships")
            )
            if not found:
                row = (self._relationships[name], name, name.replace("-", " "))
                self.sql.insert("tracker_relationships", [row])
        return self._relationships[name]

    @property
    def relationships(self) -> dict[int, str]:
        """The names of the relationships that the recording is about, by row."""
        return {row_id: name for name, row_id in self._relationships.items()}

    def item(self, relationship_id: int, slug: str) -> int:
        """The item's id; an item that nobody has named yet is titled by its slug."""
        known = self._slugs(relationship_id)
        if slug not in known:
            known[slug] = item_id = self.next_id("tracker_items")
            self.new_items[item_id] = relationship_id, slug
            self._standing_for[item_id] = item_id
            self.add("tracker_items", item_id, relationship_id, slug, item_id, 0, 0, NOTHING)
            names = (item_id, title_of(slug), "[]", None, None)
            self.add("tracker_item_names", *names, self.recording, STILL)
        return known[slug]

    def _slugs(self, relationship_id: int) -> dict[str, int]:
        """The items of a relationship, by slug."""
        if relationship_id not in self._items:
            found = self.sql.rows(
                "SELECT slug, id, canonical_id FROM tracker_items WHERE relationship_id = ?",
                (relationship_id,),
            )
            self._items[relationship_id] = {name: item_id for name, item_id, _ in found}
            self._standing_for |= {item_id: stands_for for _, item_id, stands_for in found}
        return self._items[relationship_id]

    def standing_for(self, item_ids: Collection[int]) -> set[int]:
        """The items that stand for others: for themselves, or for those merged into them."""
        known = self._standing_for
        for part in chunks(sorted(item_id for item_id in item_ids if item_id not in known)):
            known |= dict(
                self.sql.rows(
                    f"SELECT id, canonical_id FROM tracker_items WHERE id IN ({marks(part)})", part
                )
            )
        return {known[item_id] for item_id in item_ids}

    def stand_for(self, item_id: int, other: int) -> None:
        """Let an item stand for another, or for itself."""
        self._standing_for[other] = item_id
        self.written().write(
            "UPDATE tracker_items SET canonical_id = ? WHERE id = ?", [(item_id, other)]
        )

    def name_item(
        self,
        item_id: int,
        title: str,
        names: str,
        part_of: str | None = None,
        merged_into: str | None = None,
    ) -> None:
        """Give an item its names from this recording on."""
        key = [(item_id, self.recording)]
        self.written()
        self.sql.write("DELETE FROM tracker_item_names WHERE item_id = ? AND known_from = ?", key)
        self.sql.write(
            f"UPDATE tracker_item_names SET known_to = ? WHERE item_id = ? AND known_to = {STILL}",
            [(self.recording, item_id)],
        )
        row = (item_id, title, names, part_of, merged_into, self.recording, STILL)
        self.sql.insert("tracker_item_names", [row])

    def remember(self, readout: ReadoutRow) -> None:
        """Keep a readout at hand for the statements that follow."""
        self._readouts[readout.slug] = readout

    def readout(self, slug: str) -> ReadoutRow:
        """A readout on record, as it is known now."""
        if slug not in self._readouts:
            sql = self.written()
            ((readout_id, relationship_id, parties, name),) = sql.rows(
                "SELECT r.id, r.relationship_id, l.parties, l.name FROM tracker_readouts r"
                " JOIN tracker_relationships l ON l.id = r.relationship_id"
                f" WHERE r.slug = ? AND r.known_to = {STILL}",
                (slug,),
            )
            meetings = sql.rows(
                "SELECT id, date FROM tracker_meetings WHERE readout_id = ? ORDER BY id",
                (readout_id,),
            )
            ((number,),) = sql.rows(
                "SELECT COALESCE(MAX(number), -1) + 1 FROM tracker_statements WHERE readout_id = ?",
                (readout_id,),
            )
            self._relationships[name] = relationship_id
            self._readouts[slug] = ReadoutRow(
                readout_id,
                slug,
                relationship_id,
                frozenset(parties.split()),
                tuple((meeting_id, day) for meeting_id, day in meetings),
                number,
            )
        return self._readouts[slug]

    def _last_id(self, table: str) -> int:
        found: Any = self.sql.rows(f"SELECT COALESCE(MAX(id), 0) FROM {table}")[0][0]
        return int(found)
