"""A recorder whose PostgreSQL is killed under it, and which goes on with the standby."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread

from tests.support import bulk
from tests.support.faults.clusters import Server, replicated
from tests.support.faults.stores import environment, failings, recorded
from tests.support.records import LATER
from tracker import bootstrap
from tracker.cli.errors import exit_code
from tracker.errors import TrackerError


@dataclass
class Failover:
    """What became of a recorder."""

    before: int
    """Readouts acknowledged when the primary was killed."""
    after: int
    """Readouts acknowledged by the one process in all."""
    gap: float
    """Seconds between the kill and the first acknowledgement that followed it by the standby."""
    down: float
    """Seconds between the kill and the end of the standby's promotion."""
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.before} readouts acknowledged before the primary was killed, {self.after} in "
            f"all; the standby was promoted after {self.down:.1f} s, the next was acknowledged "
            f"after {self.gap:.1f} s; failures: {len(self.failures)}"
        )


@dataclass
class _Acknowledged:
    """The names that a recorder has said, each with the moment at which it was heard."""

    names: list[tuple[str, float]] = field(default_factory=list)

    def listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.names.append((line.strip(), time.monotonic()))

    def wait_for(self, count: int, process: subprocess.Popen[str]) -> None:
        while len(self.names) < count and process.poll() is None:
            time.sleep(0.005)


def fail_over(folder: Path, *, readouts: int, outage: float) -> Failover:
    """Kill the primary of a recorder a third of the way, and promote its standby.

    Args:
        folder: where the servers can keep their data.
        readouts: how many the recorder is to record.
        outage: seconds before the standby is promoted.
    """
    with replicated(folder) as (primary, standby):
        store = _both(primary, standby)
        with subprocess.Popen(
            [sys.executable, "-m", "tests.support.faults.failover", store, str(readouts)],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            heard = _Acknowledged()
            listener = Thread(target=heard.listen, args=(process,))
            listener.start()
            heard.wait_for(readouts // 3, process)
            primary.kill()
            killed = time.monotonic()
            time.sleep(outage)
            before = len(heard.names)
            standby.promote()
            promoted = time.monotonic()
            assert process.stderr is not None
            told = process.stderr.read()
            listener.join()
        found = Failover(before, len(heard.names), 0, promoted - killed)
        found.failures += _lost(store, [name for name, _ in heard.names], readouts)
        if process.returncode != 0:
            found.failures.append(f"the recorder gave up with {process.returncode}: {told}")
        elif before == readouts:
            found.failures.append("the recorder was done before the primary was killed")
        else:
            found.gap = heard.names[before][1] - killed
        return found


def _both(primary: Server, standby: Server) -> str:
    hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    return f"postgresql://postgres@{hosts}/postgres?target_session_attrs=read-write"


def _lost(store: str, acknowledged: list[str], readouts: int) -> list[str]:
    lost = set(acknowledged) - set(recorded(store))
    found = [f"{name} was acknowledged and is not on record" for name in sorted(lost)]
    return found + failings(store, bulk.readouts(readouts))


def main() -> None:
    """Be a recorder, `STORE COUNT`, that says what has been recorded."""
    store, count = sys.argv[1], int(sys.argv[2])
    with bootstrap.ledger(store, create=True, recorded_by="anna") as ledger:
        for one in bulk.readouts(count):
            ledger.record([one], day=date.fromisoformat(LATER))
            print(one.readout, flush=True)  # noqa: T201 - told to the process that listens


if __name__ == "__main__":
    try:
        main()
    except TrackerError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(exit_code(error))
