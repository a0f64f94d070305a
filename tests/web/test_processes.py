"""Several processes of one server: they share what is asked, and end together."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.support.commandline import process_environment
from tests.support.records import Record

_LONGEST = 60
"""Seconds after which something is wrong."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="which processes there are is read from /proc"
)


@pytest.fixture
def serving(shipped: Record) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of two processes, and its address."""
    words = ("serve", "--store", shipped.store, "--port", "0", "--no-browser", "--processes", "2")
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        env=process_environment({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        found = re.search(r"https?://\S+/", running.stdout.readline())
        assert found
        yield running, found[0]
        running.kill()


def test_all_of_them_answer_and_what_dies_is_replaced(
    serving: tuple[subprocess.Popen[str], str],
) -> None:
    running, address = serving
    _answered(address)
    first, other = _until(lambda: _listening(running.pid), 2)
    os.kill(first, signal.SIGKILL)
    _until(lambda: [one for one in _listening(running.pid) if one not in (first, other)], 1)
    _answered(address)
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=_LONGEST)
    assert running.returncode == 0
    assert err == (
        "tracker: a process of the server was lost (it ended with -9); another takes its place\n"
    )
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_none_outlives_the_one_that_began_them(
    serving: tuple[subprocess.Popen[str], str], how: signal.Signals
) -> None:
    running, address = serving
    _answered(address)
    others = _until(lambda: _listening(running.pid), 2)
    running.send_signal(how)
    running.wait(_LONGEST)
    _until(lambda: [one for one in others if not Path(f"/proc/{one}").exists()], 2)


def test_an_address_that_another_listens_on_is_refused(
    serving: tuple[subprocess.Popen[str], str], shipped: Record
) -> None:
    _running, address = serving
    port = str(httpx.URL(address).port)
    words = ("serve", "--store", shipped.store, "--port", port, "--no-browser", "--processes", "2")
    ran = subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        env=process_environment({}),
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    assert ran.returncode == 4
    assert f"127.0.0.1:{port} cannot be listened on: Address already in use" in ran.stderr


def _answered(address: str) -> None:
    """Ask on many connections, each of which is given to one of the processes."""
    for _ in range(12):
        given = httpx.get(f"{address}api/overdue?as_of=2019-07-01&limit=1", timeout=_LONGEST)
        assert len(given.json()) == 1


def _listening(pid: int) -> list[int]:
    """The processes that serve, which another one began."""
    found = []
    for one in Path("/proc").iterdir():
        with suppress(OSError):  # it has ended meanwhile
            own = one.name.isdigit() and f"\nPPid:\t{pid}\n" in (one / "status").read_text()
            if own and b"spawn_main" in (one / "cmdline").read_bytes():
                found.append(int(one.name))
    return found


def _until(look: Callable[[], list[int]], count: int) -> list[int]:
    """What is found as soon as it is as many."""
    end = monotonic() + _LONGEST
    while len(found := look()) < count:
        assert monotonic() < end
        sleep(0.05)
    return found
