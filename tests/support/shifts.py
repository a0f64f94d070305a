"""Shifts: officers who work at one server at once, and what is on record when they leave."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from random import Random

import httpx

from tests.support.officers import TODAY, Officer, Worked, told
from tests.support.sites import served
from tracker import bootstrap
from tracker.errors import TrackerError
from tracker.users import Role
from tracker.web import cookies

_OTHERS = (
    *("RU", "KR", "CN", "US", "FR", "DE", "IT", "GB", "CA", "AU", "NZ", "IN", "ID", "VN", "TH"),
    *("PH", "MY", "SG", "TR", "BR", "MX", "ES", "PT", "NL", "BE", "SE", "FI", "NO", "DK", "PL"),
)
_PEER = "127.0.0.1"


@dataclass
class Shift(Worked):
    """What became of officers who worked at once."""

    officers: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        did = ", ".join(f"{name} {count}" for name, count in sorted(self.done.items()))
        return (
            f"{self.officers} officers in {self.seconds:.0f} s: {len(self.pages)} pages read, "
            f"{len(self.forms)} forms sent; {did}; conflicts told {self.told}; failures: "
            f"{len(self.failures)}\n"
            f"  a page: {_times(self.pages)}\n  a form: {_times(self.forms)}"
        )


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
    parties = [("JP", other) for other in _OTHERS[: alone + bool(together)]]
    tokens = _prepared(store, parties, alone + together)
    found = Shift(officers=alone + together)
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
        found.add(one.worked)
    found.failures += _missing(store, found.acknowledged)
    return found


def _prepared(store: str, parties: list[tuple[str, str]], officers: int) -> list[str]:
    """A store with some readouts of each relationship, and sessions of so many officers."""
    with bootstrap.ledger(store, create=True, recorded_by="anna") as ledger:
        for pair in parties:
            ledger.record(told(pair), day=TODAY)
    tokens = []
    with bootstrap.users(store) as users:
        for number in range(officers):
            users.add(_name(number))
            users.grant(_name(number), Role.JUDGE)
            tokens.append(users.sign_in(_name(number), _PEER))
    return tokens


def _browser(site: str, token: str) -> httpx.Client:
    """A browser at the server in which somebody is signed in."""
    # Given up before the server does, as a browser does; one that both end at once is lost.
    limits = httpx.Limits(keepalive_expiry=2)
    token_kept = {cookies.SESSION: token}
    return httpx.Client(
        base_url=site, timeout=60, cookies=token_kept, limits=limits, follow_redirects=True
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
        f"{label} {_within(found, of) * 1000:.0f} ms"
        for label, of in (("median", 0.5), ("95 of 100 within", 0.95), ("longest", 1.0))
    )


def _within(times: list[float], of: float) -> float:
    """The time within which so much of them was answered."""
    found = sorted(times)
    return found[min(len(found) - 1, int(len(found) * of))] if found else 0.0
