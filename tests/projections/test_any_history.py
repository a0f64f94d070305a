"""Any history: what is kept recording by recording is what a fold of the whole gives.

Made-up histories of readouts, late ones among them, with corrections, retractions, judgements,
mergings and renamings in between. After every step the spans that stand are held against all cases
folded as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from tests.support.cases import kept_spans, whole_spans
from tests.support.corrections import names
from tests.support.records import Record
from tests.support.stores import rows
from tests.support.stories import readout
from tracker import bootstrap
from tracker.domain.items import (
    OUTCOMES,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.kinds import Kind
from tracker.domain.readouts import Readout
from tracker.domain.wording import WORDINGS
from tracker.errors import Refused
from tracker.ledger import Ledger
from tracker.sql import Row

ITEMS = ("alpha", "beta", "gamma", "talks", "visit")
KINDS = (
    *("CommitmentMade", "CommitmentMade", "CommitmentMade", "CommitmentMade"),
    *("FollowUpScheduled", "FollowUpScheduled", "FollowUpScheduled"),
    *("ProgressWelcomed", "ProgressWelcomed", "ProgressWelcomed"),
    *("ConcernRaised", "RequestMade", "ViewsExchanged"),
)
WINDOWS = ("2013", "2014-06", "2012-05~", "../2013-03", "../2013-09", "2014/..", "2012-23")


class History:
    """A history that is made up as it is recorded.

    Args:
        seed: a history for each number.
        record: an empty record.
    """

    def __init__(self, seed: int, record: Record) -> None:
        self._chance = Random(seed)
        self._record = record
        self._day = date(2012, 1, 1)
        self._late = self._chance.choice([0, 0, 0.1, 0.4])
        self._told: dict[str, dict[str, Any]] = {}
        self._retracted: set[str] = set()
        self._items = list(ITEMS)
        self._renamed = 0

    def go_on(self) -> None:
        """Let something else be recorded."""
        steps = {
            self._tell: 60,
            self._amend: 8,
            self._judge: 10,
            self._merge: 4,
            self._rename: 3,
            self._separate: 3,
            self._part: 5,
            self._retract: 10,
            self._record_again: 6,
        }
        step = self._tell
        if self._told:
            (step,) = self._chance.choices(list(steps), list(steps.values()))
        try:
            step()
        except Refused:
            self._tell()

    def _tell(self) -> None:
        told = [self._new() for _ in range(self._chance.choice([1, 1, 2, 3]))]
        self._record.record(*(self._readout(name) for name in told))

    def _new(self) -> str:
        chance, name = self._chance, f"r{len(self._told)}"
        self._day += timedelta(chance.choice([0, 0, 10, 40, 100]))
        late = timedelta(chance.randint(1, 500) if chance.random() < self._late else 0)
        parties = ("JP", "US" if chance.random() < 0.15 else "RU")
        self._told[name] = {
            "parties": parties,
            "publisher": chance.choice([None, *parties, *parties]),
            "on": self._day - late,
            "holds": self._targets(chance.choice([0, 0, 1, 1, 2])),
            "acts": [self._act(parties) for _ in range(chance.randint(1, 5))],
        }
        return name

    def _readout(self, name: str) -> Readout:
        told = self._told[name]
        given = {key: told[key] for key in ("holds", "parties", "publisher")}
        return readout(name, *told["acts"], on=str(told["on"]), **given)

    def _act(self, parties: tuple[str, str]) -> dict[str, Any]:
        chance, kind = self._chance, self._chance.choice(KINDS)
        by = chance.choice([[parties[0]], [parties[1]], [*parties]])
        act: dict[str, Any] = {"type": kind, "item": chance.choice(self._items), "by": by}
        act["summary"] = "Something was said."
        if kind in ("CommitmentMade", "FollowUpScheduled"):
            act["renews"] = self._targets_or_none([0, 0, 0, 1, 2])
            tie = {chance.choice(["before", "at"]): chance.choice(self._items)}
            soon = {"soon": True}
            dues = (tie, {**tie, "edtf": "2014-03/2014-09"}, chance.choice(WINDOWS), soon, None)
            act["due"] = chance.choices(dues, (30, 10, 40, 5, 15))[0]
            act["condition"] = chance.choice([None, "if possible"])
            act["wording"] = chance.choice([None, *WORDINGS])
        if kind == "CommitmentMade":
            act["continuing"] = chance.random() < 0.2
        if kind == "ProgressWelcomed" and chance.random() < 0.6:
            act |= {"complete": True, "fulfils": self._targets_or_none([0, 0, 1])}
        if kind == "ProgressWelcomed":
            act["done_by"] = chance.choice([[], [], [parties[0]], [parties[1]]])
        if chance.random() < 0.05:
            act["same_as"] = f"{act['item']}@r{chance.randint(0, len(self._told))}"
        return act

    def _targets_or_none(self, counts: list[int]) -> list[str] | None:
        """Some targets, or that it does not say."""
        count = self._chance.choice([None, *counts])
        return None if count is None else self._targets(count)

    def _targets(self, count: int) -> list[str]:
        """Items, and refs of statements on record or to come."""
        named = (self._target() for _ in range(count))
        return list(dict.fromkeys(named))

    def _target(self) -> str:
        chance, item = self._chance, self._chance.choice(self._items)
        if chance.random() < 0.5:
            return item
        return f"{item}{chance.choice(['', '', '-2'])}@r{chance.randint(0, len(self._told) + 1)}"

    def _retract(self) -> None:
        name = self._standing()
        with self._record.ledger() as ledger:
            ledger.retract(name, reason="not a readout", day=self._day)
        self._retracted.add(name)

    def _record_again(self) -> None:
        """Record a retracted readout anew, as it was or with one thing more."""
        if not self._retracted:
            raise Refused("nothing is retracted")
        name = self._chance.choice(sorted(self._retracted))
        told = self._told[name]
        if self._chance.random() < 0.5:
            told["acts"] = [*told["acts"], self._act(told["parties"])]
        assert names(self._record.record(self._readout(name))) == [name]
        self._retracted.remove(name)

    def _standing(self) -> str:
        """A readout that is on record."""
        found = [name for name in self._told if name not in self._retracted]
        if not found:
            raise Refused("nothing is on record")
        return self._chance.choice(found)

    def _amend(self) -> None:
        name = self._standing()
        told = self._told[name]
        acts = [dict(act) for act in told["acts"]]
        match self._chance.randrange(5):
            case 0 if len(acts) > 1:
                acts.pop()
            case 1:
                self._chance.shuffle(acts)
            case 2:
                told["on"] += timedelta(self._chance.randint(-50, 50))
            case 3:
                told["holds"] = self._targets(1)
            case _:
                acts.append(self._act(told["parties"]))
        told["acts"] = acts
        with self._record.ledger() as ledger:
            ledger.amend(self._readout(name), reason="misread", day=self._day)

    def _judge(self) -> None:
        chance, known = self._chance, self._record.standings("2030-01-01")
        if not known:
            return
        ref, on = chance.choice(sorted(known)), self._day + timedelta(chance.randint(-400, 200))
        on = max(on, known[ref].made_on)
        outcome = chance.choice(OUTCOMES[cast("Kind", known[ref].kind)])
        said = {"ref": ref, "outcome": outcome, "on": on, "evidence": "a report"}
        if known[ref].kind in ("commitment", "follow-up") and chance.random() < 0.4:
            said["share"] = chance.choice(known[ref].by)
        judgements: list[Assessment] = [
            OutcomeAssessed.model_validate(said),
            ConditionSettled(ref=ref, result="lapsed", on=on),
            EvidenceSought(ref=ref, through=on),
        ]
        self._record.judge(chance.choice(judgements))

    def _merge(self) -> None:
        one, other = self._chance.sample(self._known(), 2)
        self._record.judge(ItemMerged(item=one, into=other))

    def _rename(self) -> None:
        self._renamed += 1
        one, new = self._chance.choice(self._known()), f"new-{self._renamed}"
        with self._record.ledger() as ledger:
            ledger.rename(one, new, relationship="JP-RU", day=self._day)
        self._items.append(new)

    def _separate(self) -> None:
        separated = ItemSeparated(item=self._chance.choice(self._known()), reason="misread")
        with self._record.ledger() as ledger:
            ledger.separate("JP-RU", separated, day=self._day)

    def _part(self) -> None:
        """Name one item a part of another."""
        one, other = self._chance.sample(self._known(), 2)
        named = {"item": one, "title": one.title(), "part_of": other}
        given = {"parties": ["JP", "RU"], "items": [named]}
        receipt = self._record.record(ItemList.model_validate(given))
        if receipt.circular:
            raise Refused("they would go round in a circle")

    def _known(self) -> list[str]:
        """The items of the first relationship; two of any name if there are fewer."""
        told = [one for one in self._told.values() if one["parties"] == ("JP", "RU")]
        found = sorted({act["item"] for one in told for act in one["acts"]})
        if len(found) < 2:
            raise Refused("there is nothing to merge yet")
        return found


class InTurns(Record):
    """A record in which two keep their ledgers open, and now the one records and now the other.

    Args:
        store: its store.
        seed: in which order they do.
    """

    def __init__(self, store: str, seed: int) -> None:
        super().__init__(store)
        self._chance, self._opened = Random(seed), ExitStack()
        self._open: list[Ledger] = []

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        while len(self._open) < 2:
            self._open.append(self._opened.enter_context(super().ledger()))
        if self._chance.random() < 0.2:
            self._open.reverse()
        yield self._open[0]

    def close(self) -> None:
        self._opened.close()


@pytest.mark.parametrize("seed", range(70))
def test_what_is_kept_is_what_the_whole_gives(seed: int, tmp_path: Path) -> None:
    _tell(History(seed, record := Record(f"sqlite:///{tmp_path}/tracker.db")), record)


@pytest.mark.parametrize("seed", range(70))
def test_it_is_so_where_ledgers_stay_open(seed: int, tmp_path: Path) -> None:
    record = InTurns(f"sqlite:///{tmp_path}/tracker.db", seed)
    with closing(record):
        _tell(History(seed, record), record)


def _tell(history: History, record: Record) -> None:
    for _ in range(12):
        history.go_on()
        kept, whole = standing(record)
        assert sorted(kept, key=repr) == sorted(whole, key=repr)
    before = rows(record)
    with record.ledger() as ledger:
        ledger.rebuild()
    assert rows(record) == before


def standing(record: Record) -> tuple[list[Row], list[Row]]:
    """The spans that hold by the views, and by the cases as a whole."""
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        return kept_spans(sql), whole_spans(sql)
