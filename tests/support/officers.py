"""Officers: people at a real server at once, who read, judge, mend and record for a while."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import httpx

from tests.support.forms import form_of
from tests.support.sites import served
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.domain.readouts import Readout
from tracker.errors import TrackerError
from tracker.users import Role
from tracker.web import cookies

_TODAY = date.today()  # noqa: DTZ011 - as the server sees it
_FIRST = date(2019, 1, 7)
_ITEMS, _READOUTS = 10, 12
_FOLLOWED = 20
"""How many statements of a relationship its officers judge and mend."""

_TRIES = 4
_PEER = "127.0.0.1"

_OTHERS = (
    *("RU", "KR", "CN", "US", "FR", "DE", "IT", "GB", "CA", "AU", "NZ", "IN", "ID", "VN", "TH"),
    *("PH", "MY", "SG", "TR", "BR", "MX", "ES", "PT", "NL", "BE", "SE", "FI", "NO", "DK", "PL"),
)


@dataclass
class Shift:
    """What became of officers who worked at once."""

    officers: int
    seconds: float = 0.0
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

    def __str__(self) -> str:
        did = ", ".join(f"{name} {count}" for name, count in sorted(self.done.items()))
        return (
            f"{self.officers} officers in {self.seconds:.0f} s: {len(self.pages)} pages read, "
            f"{len(self.forms)} forms sent; {did}; conflicts told {self.told}; failures: "
            f"{len(self.failures)}\n"
            f"  a page: {_times(self.pages)}\n  a form: {_times(self.forms)}"
        )


def share(times: list[float], of: float) -> float:
    """The time within which so much of them was answered."""
    found = sorted(times)
    return found[min(len(found) - 1, int(len(found) * of))] if found else 0.0


def shift(
    store: str, *, alone: int, together: int, seconds: float, pause: float, seed: int = 1
) -> Shift:
    """Have officers work at a server of a new store for a while, and look at what is on record.

    Args:
        store: the store's name.
        alone: how many have a relationship of their own.
        together: how many share one.
        seconds: for how long.
        pause: how many seconds an officer looks at a page, on average.
        seed: of what they choose to do.
    """
    relationships = [f"relationship-{number}" for number in range(alone + bool(together))]
    parties = [("JP", other) for other, _ in zip(_OTHERS, relationships, strict=False)]
    tokens = _prepared(store, parties, alone + together)
    found = Shift(alone + together)
    with served(store) as site:
        began = time.monotonic()
        officers = [
            Officer(
                store,
                parties[min(number, len(parties) - 1)],
                name=_name(number),
                client=_browser(site, token),
                random=Random(seed + number),
            )
            for number, token in enumerate(tokens)
        ]
        threads = [
            threading.Thread(target=one.work, args=(began + seconds, pause)) for one in officers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found.seconds = time.monotonic() - began
    for one in officers:
        found.pages += one.shift.pages
        found.forms += one.shift.forms
        found.done += one.shift.done
        found.told += one.shift.told
        found.failures += one.shift.failures
        found.acknowledged += one.shift.acknowledged
    found.failures += _missing(store, found.acknowledged)
    return found


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
        self.shift = Shift(1)
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
            for one in _told(parties)
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
                        self.shift.done[name] += 1
                except Exception as error:  # noqa: BLE001 - told with the others at the end
                    self.shift.failures.append(f"{self._name}: {type(error).__name__}: {error}")
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
        values = {"outcome": outcome, "on": str(_TODAY), "evidence": self._mark}
        if self._form(f"/assess/{ref}", values, self._mark):
            self._judged.append(ref)
            return "assessed"
        return ""

    def _seek(self) -> str:
        day = _TODAY - timedelta(days=self._random.randrange(300))
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
        told = readout(name, act, on=str(_TODAY), parties=self._parties, meeting=name)
        with bootstrap.ledger(self._store, recorded_by=self._name) as ledger:
            ledger.record([told], day=_TODAY)
        self.shift.acknowledged.append(self._mark)
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
                    self.shift.acknowledged += [mark] if mark else []
                    return True
            if answer.status_code != httpx.codes.CONFLICT:
                return False
            self.shift.told += 1
        return False

    def _page(self, path: str) -> httpx.Response:
        start = time.monotonic()
        answer = self._client.get(path)
        self.shift.pages.append(time.monotonic() - start)
        return self._looked_at(path, answer)

    def _sent(self, page: httpx.Response, step: str, values: dict[str, str]) -> httpx.Response:
        form = form_of(self._client, page)
        start = time.monotonic()
        answer = form.send(step, values)
        self.shift.forms.append(time.monotonic() - start)
        return self._looked_at(f"{form.action} ({step})", answer)

    def _looked_at(self, path: str, answer: httpx.Response) -> httpx.Response:
        """An answer, noted as a failure where it is one."""
        code = answer.status_code
        fine = (httpx.codes.OK, httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY)
        if code not in (*fine, httpx.codes.NOT_FOUND):
            self.shift.failures.append(f"{self._name}: {path}: {code}: {answer.text[-900:-500]}")
        return answer


def _prepared(store: str, parties: list[tuple[str, str]], officers: int) -> list[str]:
    """A store with some readouts of each relationship, and sessions of so many officers."""
    with bootstrap.ledger(store, create=True, recorded_by="anna") as ledger:
        for pair in parties:
            ledger.record(_told(pair), day=_TODAY)
    tokens = []
    with bootstrap.users(store) as users:
        for number in range(officers):
            users.add(_name(number))
            users.grant(_name(number), Role.JUDGE)
            tokens.append(users.sign_in(_name(number), _PEER))
    return tokens


def _told(parties: tuple[str, str]) -> list[Readout]:
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


def _browser(site: str, token: str) -> httpx.Client:
    return httpx.Client(
        base_url=site, timeout=60, cookies={cookies.SESSION: token}, follow_redirects=True
    )


def _missing(store: str, acknowledged: list[str]) -> list[str]:
    """What is wrong with what is on record afterwards."""
    with bootstrap.ledger(store, recorded_by="anna") as ledger:
        lines = "\n".join(ledger.export())
        try:
            ledger.verify()
        except TrackerError as error:
            return [f"verify: {error}"]
    counts = {mark: lines.count(mark) for mark in acknowledged}
    return [f"{mark} is on record {count} times" for mark, count in counts.items() if count != 1]


def _name(number: int) -> str:
    return f"officer-{number:02}"


def _times(found: list[float]) -> str:
    return ", ".join(
        f"{label} {share(found, of) * 1000:.0f} ms"
        for label, of in (("median", 0.5), ("95 of 100 within", 0.95), ("longest", 1.0))
    )
