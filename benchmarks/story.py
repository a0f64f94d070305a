"""The story of a relationship in the world to measure on, meeting by meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Any, Literal

from benchmarks.entries import Amended, Entry, Merged, What
from benchmarks.words import (
    CONDITIONS,
    KINDS,
    LEADERS,
    MATTERS,
    MINISTERS,
    NAMES,
    OBJECTS,
    OCCASIONS,
    PLACES,
    QUOTES,
    REASONS,
    VERBS,
    WORDINGS,
)
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemOpened,
    OutcomeAssessed,
)
from tracker.domain.names import title_of
from tracker.domain.readouts import Readout, default_key

READOUTS = (34, 54)
"""How many readouts a relationship has, at least and at most."""

STATEMENTS = (6, 18)
"""How many statements a readout has, at least and at most."""

BODIES = frozenset({"ASEAN", "EU", "G20", "G7", "NATO", "UN"})
"""The bodies that meet in this world."""

_LAST = date(2025, 6, 30)
_BEGINNINGS = (1986, 2002)


@dataclass(frozen=True, slots=True)
class _Said:
    """An undertaking that the story may come back to."""

    ref: str
    last: date | None
    """The last day of its window, as far as the story remembers it."""
    recorded: date
    conditional: bool = False


@dataclass(slots=True)
class _Matter:
    """An item, the years in which it is talked about, and what is unfinished on it."""

    slug: str
    begins: date
    ends: date
    pledges: list[_Said] = field(default_factory=list)
    follow_ups: list[_Said] = field(default_factory=list)


class Story:
    """Tells of one relationship, meeting by meeting, with what is recorded late in its place."""

    def __init__(self, relationship: str) -> None:
        self._relationship = relationship
        self._parties = relationship.split("-")
        self._rnd = rnd = Random(f"story of {relationship}")  # noqa: S311
        self._begin = date(rnd.randint(*_BEGINNINGS), 1, 1) + timedelta(rnd.randrange(365))
        self._occasions = {slug: _Matter(slug, self._begin, _LAST) for slug in OCCASIONS.values()}
        self._matters = [self._matter(slug) for slug in rnd.sample(MATTERS, 24)]
        self._named = {matter.slug for matter in self._matters[:14]}
        self._later: list[tuple[date, int, What]] = []
        self._count = 0

    def entries(self) -> Iterator[Entry]:
        """Everything that is recorded of it."""
        yield Entry(self._begin, self._names())
        days = (_LAST - self._begin).days
        count = self._rnd.randint(*READOUTS)
        for offset in sorted(self._rnd.sample(range(1, days), count)):
            day = self._begin + timedelta(offset)
            yield from self._due(day)
            self._tell(day)
        yield from self._due(date.max)

    def _due(self, day: date) -> Iterator[Entry]:
        """What has waited until that day to be recorded."""
        while self._later and self._later[0][0] < day:
            on, _, what = heappop(self._later)
            yield Entry(on, what)

    def _record(self, on: date, what: What) -> None:
        self._count += 1
        heappush(self._later, (on, self._count, what))

    def _matter(self, slug: str) -> _Matter:
        days = (_LAST - self._begin).days
        begins = self._begin + timedelta(int(days * self._rnd.uniform(-0.4, 0.9)))
        return _Matter(slug, begins, begins + timedelta(365 * self._rnd.randint(3, 35)))

    def _names(self) -> ItemList:
        named = [ItemOpened(item=slug, title=title_of(slug)) for slug in self._occasions]
        others = [matter.slug for matter in self._matters if matter.slug not in self._named]
        for slug in sorted(self._named):
            title = f"{title_of(slug)} of {self._parties[0]} and {self._parties[-1]}"
            whole = self._rnd.choice(others) if self._chance(0.2) else None
            named.append(ItemOpened(item=slug, title=title, names=(slug[:12],), part_of=whole))
        return ItemList(parties=tuple(self._parties), items=tuple(named))

    # Readouts

    def _tell(self, day: date) -> None:
        """A readout of that day, and what is recorded of it."""
        rnd = self._rnd
        kind = rnd.choices(KINDS, (20, 30, 25, 15, 10))[0]
        slug = f"{day}-{self._relationship.lower()}-{kind}"
        delay = rnd.randint(60, 700) if self._chance(0.03) else rnd.randint(0, 6)
        recorded = day + timedelta(delay)
        heading = {
            "readout": slug,
            "title": f"{title_of(kind)} between {' and '.join(self._parties)}",
            "publisher": next((p for p in self._parties if p not in BODIES), None),
            "source": {
                "url": f"https://example.org/{slug}",
                "published": day + timedelta(rnd.randint(0, 2)),
                "language": "en",
                "sha256": f"{rnd.getrandbits(256):064x}",
            },
            "parties": self._parties,
            "meetings": self._meetings(day, kind),
        }
        statements = list(self._statements(day, slug, kind, recorded))
        self._record(recorded, Readout.model_validate({**heading, "statements": statements}))
        if self._chance(0.02):
            mended = {**heading, "statements": self._mended(statements)}
            given = Readout.model_validate(mended)
            on = recorded + timedelta(rnd.randint(20, 500))
            self._record(on, Amended(given, rnd.choice(REASONS)))
        if self._chance(0.13):
            self._judge(day)
        if self._chance(0.006):
            self._merge(recorded)

    def _meetings(self, day: date, kind: str) -> list[dict[str, Any]]:
        rnd = self._rnd
        first: dict[str, Any] = {
            "date": day,
            "kind": kind,
            "place": rnd.choice(PLACES),
            "holds": self._held(day, kind),
        }
        if self._chance(0.6):
            first["participants"] = {party: [rnd.choice(NAMES)] for party in self._parties}
        if self._chance(0.4):
            first["ordinal"] = rnd.randint(1, 60)
        if not self._chance(0.05):
            return [first]
        return [first, {"date": day, "kind": "ministers-of-trade", "place": first["place"]}]

    def _held(self, day: date, kind: str) -> list[str]:
        """The follow-ups that a meeting of that day and kind turns out to be."""
        held: list[str] = []
        if kind in OCCASIONS and self._chance(0.85):
            announced = self._occasions[OCCASIONS[kind]]
            held += [announced.slug] if announced.follow_ups else []
            announced.follow_ups.clear()
        for matter in self._matters if kind == "working-group" else ():
            if matter.follow_ups and matter.begins <= day and self._chance(0.5):
                held.append(matter.follow_ups.pop(0).ref)
        return held[:3]

    def _statements(
        self, day: date, readout: str, kind: str, recorded: date
    ) -> Iterator[dict[str, Any]]:
        rnd = self._rnd
        talked_of = [m for m in self._matters if m.begins <= day <= m.ends] or self._matters[:6]
        wanted = [rnd.choice(talked_of) for _ in range(rnd.randint(*STATEMENTS))]
        seen: Counter[str] = Counter()
        if kind in OCCASIONS and self._chance(0.7):
            occasion = self._occasions[OCCASIONS[kind]]
            wanted[-1] = occasion
        for matter in wanted:
            seen[matter.slug] += 1
            ref = f"{default_key(matter.slug, seen[matter.slug])}@{readout}"
            yield self._statement(day, matter, ref, recorded)

    def _statement(self, day: date, matter: _Matter, ref: str, recorded: date) -> dict[str, Any]:
        what = "follow-up" if matter.slug in self._occasions else self._act(matter)
        said: dict[str, Any]
        match what:
            case "completion":
                said = self._completed(matter)
            case "progress":
                said = {"type": "ProgressWelcomed"}
            case "renewal":
                said = self._renewed(day, matter, ref, recorded)
            case "commitment":
                said = self._promised(day, matter, ref, recorded)
            case "follow-up":
                said = self._scheduled(day, matter, ref, recorded)
            case _:
                said = {"type": what}
        return self._worded(said, matter)

    def _act(self, matter: _Matter) -> str:
        weights = (20, 12, 13, 18, 9, 15, 7, 6) if matter.pledges else (0, 8, 0, 38, 12, 26, 8, 8)
        acts = (
            *("completion", "progress", "renewal", "commitment", "follow-up"),
            *("ViewsExchanged", "RequestMade", "ConcernRaised"),
        )
        return self._rnd.choices(acts, weights)[0]

    def _completed(self, matter: _Matter) -> dict[str, Any]:
        said: dict[str, Any] = {"type": "ProgressWelcomed", "complete": True}
        if self._chance(0.3):
            return {**said, "fulfils": [matter.pledges.pop(0).ref]}
        matter.pledges.clear()
        matter.follow_ups.clear()
        return {**said, "fulfils": [matter.slug]} if self._chance(0.2) else said

    def _renewed(self, day: date, matter: _Matter, ref: str, recorded: date) -> dict[str, Any]:
        earlier = matter.pledges.pop()
        named = matter.slug if self._chance(0.4) else earlier.ref
        return {**self._promised(day, matter, ref, recorded), "renews": [named]}

    def _promised(self, day: date, matter: _Matter, ref: str, recorded: date) -> dict[str, Any]:
        said: dict[str, Any] = {"type": "CommitmentMade"}
        last = None
        if self._chance(0.65):
            said["due"], last = self._window(day)
        if self._chance(0.7):
            said["wording"] = self._rnd.choice(WORDINGS)
        if self._chance(0.05):
            said["condition"] = self._rnd.choice(CONDITIONS)
        matter.pledges.append(_Said(ref, last, recorded, "condition" in said))
        del matter.pledges[:-4]  # what nobody comes back to goes quietly missing
        return said

    def _scheduled(self, day: date, matter: _Matter, ref: str, recorded: date) -> dict[str, Any]:
        said: dict[str, Any] = {"type": "FollowUpScheduled"}
        if matter.follow_ups and self._chance(0.3):
            said["renews"] = [matter.follow_ups.pop().ref]
        last = None
        if self._chance(0.85):
            said["due"], last = self._dated(day)
        matter.follow_ups.append(_Said(ref, last, recorded))
        del matter.follow_ups[:-2]
        return said

    def _window(self, day: date) -> tuple[Any, date | None]:
        """When something is to be done: a date of any kind, soon, or by some occasion."""
        rnd = self._rnd
        match rnd.choices(("dated", "worded", "soon", "tied"), (80, 8, 4, 8))[0]:
            case "dated":
                return self._dated(day)
            case "worded":
                expression, last = self._dated(day)
                return {"edtf": expression, "words": "within the time that was named"}, last
            case "soon":
                return {"soon": True, "words": "at an early date"}, None
            case _:
                return {rnd.choice(("before", "at")): rnd.choice((LEADERS, MINISTERS))}, None

    def _dated(self, day: date) -> tuple[str, date | None]:
        """An EDTF expression of some kind, and about when it ends."""
        rnd = self._rnd
        then = day + timedelta(rnd.randint(20, 900))
        later = then + timedelta(rnd.randint(20, 200))
        month, year = f"{then:%Y-%m}", f"{then:%Y}"
        kinds = {
            month: 22,
            year: 16,
            str(then): 12,
            f"{then}/{then + timedelta(rnd.randint(1, 9))}": 8,
            f"{month}/{later:%Y-%m}": 8,
            f"../{month}": 10,
            f"{month}/..": 4,
            f"[{month},{later:%Y-%m}]": 4,
            f"{year}-{21 + (then.month % 12) // 3}": 8,
            f"{month}~": 8,
        }
        expression = rnd.choices(tuple(kinds), tuple(kinds.values()))[0]
        return expression, None if expression.endswith("..") else then + timedelta(60)

    def _worded(self, said: dict[str, Any], matter: _Matter) -> dict[str, Any]:
        rnd, parties = self._rnd, self._parties
        kind: str = said["type"]
        plain = matter.slug.replace("-", " ")
        together = kind not in {"ConcernRaised", "RequestMade"} and self._chance(0.7)
        said["item"] = matter.slug
        said["by"] = parties if together else [rnd.choice(parties)]
        said["summary"] = f"{rnd.choice(VERBS[kind])} {rnd.choice(OBJECTS)} {plain}."
        if self._chance(0.9):
            said["quote"] = rnd.choice(QUOTES)
        if "to" in _ADDRESSED.get(kind, ()) and not together and self._chance(0.3):
            said["to"] = [party for party in parties if party not in said["by"]]
        return said

    # What comes after

    def _mended(self, statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The statements of a readout, coded a little better."""
        rnd = self._rnd
        mended = [dict(statement) for statement in statements]
        number = rnd.randrange(len(mended))
        views = [n for n, said in enumerate(mended) if said["type"] == "ViewsExchanged"]
        match rnd.choices(("restated", "added", "retracted"), (60, 25, 15))[0]:
            case "added":
                mended.append(self._worded({"type": "ViewsExchanged"}, self._matters[0]))
            case "retracted" if views and mended[views[-1]]["item"] not in {
                said["item"] for n, said in enumerate(mended) if n != views[-1]
            }:
                del mended[views[-1]]
            case _:
                mended[number]["summary"] = f"{mended[number]['summary'][:-1]}, in stages."
        return mended

    def _judge(self, day: date) -> None:
        """Somebody looks into what became of something that is overdue."""
        rnd = self._rnd
        pledges = [
            said
            for matter in self._matters
            for said in matter.pledges
            if said.conditional or (said.last and said.last < day)
        ]
        if not pledges:
            return
        said = rnd.choice(pledges)
        recorded = max(day, said.recorded) + timedelta(rnd.randint(7, 60))
        judged: Assessment
        if said.conditional:
            result: Literal["met", "lapsed"] = rnd.choice(("met", "lapsed"))
            judged = ConditionSettled(ref=said.ref, result=result, on=day)
        elif self._chance(0.5):
            judged = EvidenceSought(ref=said.ref, through=day)
        else:
            judged = OutcomeAssessed(
                ref=said.ref,
                outcome=rnd.choices(
                    ("fulfilled", "partly fulfilled", "not fulfilled", "withdrawn"), (5, 2, 2, 1)
                )[0],
                on=day,
                evidence="https://example.org/official-gazette",
            )
        self._record(recorded, judged)

    def _merge(self, recorded: date) -> None:
        """An item turns out to be another; from then on only the other is talked of."""
        named = [matter for matter in self._matters if matter.slug in self._named]
        if len(named) > 1:
            one, other = self._rnd.sample(named, 2)
            self._matters.remove(one)
            merged = ItemMerged(item=one.slug, into=other.slug)
            self._record(recorded, Merged(self._relationship, merged))

    def _chance(self, of: float) -> bool:
        return self._rnd.random() < of


_ADDRESSED = dict.fromkeys(("CommitmentMade", "ConcernRaised", "RequestMade"), ("to",))
