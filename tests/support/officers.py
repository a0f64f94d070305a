"""Officers: people at a server, who read, judge, mend and record for a while."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import httpx

from tests.support.forms import form_of
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.domain.readouts import Readout

TODAY = date.today()  # noqa: DTZ011 - as the server sees it
_FIRST = date(2019, 1, 7)
_ITEMS, _READOUTS = 10, 12
_FOLLOWED = 20
"""How many statements of a relationship its officers judge and mend."""

_TRIES = 4


@dataclass
class Worked:
    """What became of the work of officers."""

    pages: list[float] = field(default_factory=list)
    """The seconds that each page took that was read."""
    forms: list[float] = field(default_factory=list)
    """The seconds that each form took that was sent."""
    done: Counter[str] = field(default_factory=Counter)
    """How often each thing was done, and acknowledged."""
    told: int = 0
    """How often somebody was told that another had changed the same."""
    failures: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    """A mark in each event that was acknowledged."""

    def add(self, other: Worked) -> None:
        """Count what became of another's work as well."""
        self.pages += other.pages
        self.forms += other.forms
        self.done += other.done
        self.told += other.told
        self.failures += other.failures
        self.acknowledged += other.acknowledged


class Officer:
    """Somebody who is signed in and works on one relationship.

    Args:
        store: the store's name.
        parties: the relationship.
        name: under which the officer records.
        client: a browser at the server, in which the officer is signed in.
        random: decides what is done next.
    """

    def __init__(
        self,
        store: str,
        parties: tuple[str, str],
        *,
        name: str,
        client: httpx.Client,
        random: Random,
    ) -> None:
        self.worked = Worked()
        self._client = client
        self._pause = 0.0
        self._store = store
        self._name = name
        self._parties = parties
        self._relationship = "-".join(sorted(parties))
        self._random = random
        self._acts = 0
        self._judged: list[str] = []
        self._refs = [
            f"{statement.key}@{one.readout}"
            for one in told(parties)
            for statement in one.statements
        ][:_FOLLOWED]

    def work(self, until: float, pause: float) -> None:
        """Do one thing after the other until it is time to go."""
        acts: dict[Callable[[], str], int] = {
            self._read: 12,
            self._assess: 3,
            self._seek: 1,
            self._amend: 2,
            self._withdraw: 1,
            self._record: 1,
        }
        self._pause = pause
        time.sleep(self._random.random() * pause)
        with self._client:
            while time.monotonic() < until:
                (act,) = self._random.choices([*acts], [*acts.values()])
                self._acts += 1
                try:
                    if name := act():
                        self.worked.done[name] += 1
                except Exception as error:  # noqa: BLE001 - told with the others at the end
                    self.worked.failures.append(f"{self._name}: {type(error).__name__}: {error}")
                self._look()

    def _look(self) -> None:
        """Look at a page for a while."""
        time.sleep(self._random.expovariate(1 / self._pause) if self._pause else 0)

    @property
    def _mark(self) -> str:
        return f"mark-{self._name}-{self._acts}."

    @property
    def _ref(self) -> str:
        return self._random.choice(self._refs)

    def _read(self) -> str:
        whose = f"relationship={self._relationship}"
        ref = self._ref
        path = self._random.choice(
            [
                f"/?{whose}",
                f"/overdue?{whose}",
                f"/open?{whose}",
                f"/statement/{ref}",
                f"/readout/{ref.partition('@')[2]}",
                f"/item/matter-{self._random.randrange(_ITEMS)}?of={self._relationship}",
                f"/timeline?{whose}",
                f"/log?{whose}",
            ]
        )
        self._page(path)
        return "read"

    def _assess(self) -> str:
        ref = self._ref
        outcome = self._random.choice(["fulfilled", "partly fulfilled", "not fulfilled"])
        values = {"outcome": outcome, "on": str(TODAY), "evidence": self._mark}
        if self._form(f"/assess/{ref}", values, self._mark):
            self._judged.append(ref)
            return "assessed"
        return ""

    def _seek(self) -> str:
        day = TODAY - timedelta(days=self._random.randrange(300))
        return "sought" if self._form(f"/sought/{self._ref}", {"through": str(day)}) else ""

    def _amend(self) -> str:
        summary = f"Do what {self._name} found, {self._acts}."
        values = {"summary": summary, "reason": self._mark}
        return "amended" if self._form(f"/amend/{self._ref}", values, self._mark) else ""

    def _withdraw(self) -> str:
        if not self._judged:
            return ""
        ref = self._judged.pop()
        values = {"judgement": "assess", "reason": self._mark}
        return "withdrew" if self._form(f"/withdraw/{ref}", values, self._mark) else ""

    def _record(self) -> str:
        name = f"{self._name}-{self._acts}"
        act = commitment("matter-1", due="2030", by=list(self._parties), renews=[])
        act["summary"] = self._mark
        told = readout(name, act, on=str(TODAY), parties=self._parties, meeting=name)
        with bootstrap.ledger(self._store, recorded_by=self._name) as ledger:
            ledger.record([told], day=TODAY)
        self.worked.acknowledged.append(self._mark)
        self._page(f"/readout/{name}")
        return "recorded"

    def _form(self, path: str, values: dict[str, str], mark: str | None = "") -> bool:
        """Fill a form, look, and send it, again where somebody else was first."""
        answer = self._page(path)
        if answer.status_code != httpx.codes.OK:
            return False
        for _ in range(_TRIES):
            self._look()
            answer = self._sent(answer, "look", values)
            if answer.status_code == httpx.codes.OK:
                self._look()
                answer = self._sent(answer, "do", {})
                if answer.status_code == httpx.codes.OK:
                    self.worked.acknowledged += [mark] if mark else []
                    return True
            if answer.status_code != httpx.codes.CONFLICT:
                return False
            self.worked.told += 1
        return False

    def _page(self, path: str) -> httpx.Response:
        start = time.monotonic()
        answer = self._client.get(path)
        self.worked.pages.append(time.monotonic() - start)
        return self._looked_at(path, answer)

    def _sent(self, page: httpx.Response, step: str, values: dict[str, str]) -> httpx.Response:
        form = form_of(self._client, page)
        start = time.monotonic()
        answer = form.send(step, values)
        self.worked.forms.append(time.monotonic() - start)
        return self._looked_at(f"{form.action} ({step})", answer)

    def _looked_at(self, path: str, answer: httpx.Response) -> httpx.Response:
        """An answer, noted as a failure where it is one."""
        code = answer.status_code
        fine = (httpx.codes.OK, httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY)
        if code not in (*fine, httpx.codes.NOT_FOUND):
            self.worked.failures.append(f"{self._name}: {path}: {code}: {answer.text[-900:-500]}")
        return answer


def told(parties: tuple[str, str]) -> list[Readout]:
    """Readouts of a relationship, each with a promise on every item."""
    slug = "-".join(parties).lower()
    found = []
    for number in range(_READOUTS):
        day = _FIRST + timedelta(days=30 * number)
        due = str(day + timedelta(days=60))
        acts = (
            commitment(f"matter-{item}", by=list(parties), due=due, renews=[])
            for item in range(number % 2, _ITEMS, 2)
        )
        found.append(readout(f"{slug}-{number}", *acts, on=str(day), parties=parties))
    return found
