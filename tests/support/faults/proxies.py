"""Proxies between a program and PostgreSQL, which do what networks and pools do.

They speak the server's own protocol as far as they must: where a message ends, and what it is.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from psycopg.conninfo import conninfo_to_dict

_COMMIT = b"COMMIT"
_SSL_REQUEST = 80877103
_CANCEL = 80877102


@dataclass(frozen=True)
class Behind:
    """The server that a proxy stands before."""

    folder: str
    port: int

    @classmethod
    def of(cls, store: str) -> Behind:
        """The server of a connection string that names the folder of its socket."""
        given = conninfo_to_dict(store)
        return cls(str(given["host"]), int(given.get("port") or 5432))

    def connected(self) -> socket.socket:
        """A connection to it."""
        made = socket.socket(socket.AF_UNIX)
        made.connect(f"{self.folder}/.s.PGSQL.{self.port}")
        return made


@dataclass
class LosesAnswers:
    """Hands everything on, but drops the client when a transaction is to end.

    Args:
        server: where it leads to.
        answers: for how many of those that wrote something it does so.
    """

    server: Behind
    answers: int
    end: bytes = _COMMIT
    """What the transactions end with."""
    lost: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, client: socket.socket) -> None:
        """Serve a connection until either side ends it."""
        with client, self.server.connected() as server:
            begun = _started(client, server)
            if begun is None:
                return
            silent, gone = threading.Event(), threading.Event()
            back = threading.Thread(target=_copied, args=(server, client, silent, gone))
            back.start()
            wrote = False
            for kind, message in _messages(client):
                text = message[5:]
                wrote = wrote or (kind in b"QP" and b"INSERT" in text) or kind == b"d"
                if kind == b"Q" and text.startswith(self.end) and wrote and self._is_to_lose():
                    silent.set()  # the server goes on; nobody hears of it
                    server.sendall(message)
                    gone.wait(10)
                    break
                if kind == b"Q" and text.startswith(self.end):
                    wrote = False
                server.sendall(message)
            _close(client)
            _close(server)
            back.join(10)

    def _is_to_lose(self) -> bool:
        with self._lock:
            if self.lost >= self.answers:
                return False
            self.lost += 1
            return True


@dataclass
class Pool:
    """Hands each transaction to another connection of the server, as a pool of transactions does.

    What a client sets for its session, or prepares under a name, is not there in its next
    transaction, or somebody else's is.
    """

    server: Behind
    size: int = 2

    def serve(self, client: socket.socket) -> None:
        """Serve a connection until the client ends it."""
        with contextlib.ExitStack() as opened:
            opened.enter_context(client)
            first = opened.enter_context(self.server.connected())
            startup = _started(client, first)
            if startup is None:
                return
            _until_ready(first, client)
            servers = [first]
            for _ in range(self.size - 1):
                other = opened.enter_context(self.server.connected())
                other.sendall(startup)
                _until_ready(other, None)
                servers.append(other)
            turn, status = 0, b"I"
            for kind, message in _messages(client):
                if kind == b"X":
                    return
                if status == b"I":
                    turn, status = (turn + 1) % self.size, b"T"
                servers[turn].sendall(message)
                if kind in b"QSF" or kind == b"c":
                    status = _until_ready(servers[turn], client)


@contextlib.contextmanager
def proxy(handler: LosesAnswers | Pool, store: str) -> Iterator[str]:
    """A proxy, by the connection string that leads to a store through it."""
    given = conninfo_to_dict(store)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    # Else each small message waits until the one before it was acknowledged.
                    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    threading.Thread(target=_served, args=(handler, client), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield f"postgresql://{given['user']}@127.0.0.1:{port}/{given['dbname']}?sslmode=disable"
        finally:
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def _served(handler: LosesAnswers | Pool, client: socket.socket) -> None:
    with contextlib.suppress(OSError, EOFError):
        handler.serve(client)


def _started(client: socket.socket, server: socket.socket) -> bytes | None:
    """Hand on how a client begins; returns the message, or nothing for one that only cancels."""
    while True:
        (length,) = struct.unpack("!i", _exactly(client, 4))
        body = _exactly(client, length - 4)
        (code,) = struct.unpack("!i", body[:4])
        if code == _SSL_REQUEST:
            client.sendall(b"N")
            continue
        message = struct.pack("!i", length) + body
        server.sendall(message)
        return None if code == _CANCEL else message


def _messages(source: socket.socket) -> Iterator[tuple[bytes, bytes]]:
    """Each message of one side, by its kind and as a whole."""
    while True:
        kind = source.recv(1)
        if not kind:
            return
        length = _exactly(source, 4)
        yield kind, kind + length + _exactly(source, struct.unpack("!i", length)[0] - 4)


def _until_ready(server: socket.socket, client: socket.socket | None) -> bytes:
    """Hand on what a server answers, until it waits for more; the state of its transaction."""
    for kind, message in _messages(server):
        if client is not None:
            client.sendall(message)
        if kind == b"Z":
            return message[5:6]
        if kind == b"G":  # it waits for rows
            return b"T"
    raise EOFError


def _copied(
    source: socket.socket, target: socket.socket, silent: threading.Event, gone: threading.Event
) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            if silent.is_set():
                gone.set()
                return
            target.sendall(chunk)
    _close(target)


def _exactly(source: socket.socket, count: int) -> bytes:
    read = b""
    while len(read) < count:
        chunk = source.recv(count - len(read))
        if not chunk:
            raise EOFError
        read += chunk
    return read


def _close(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
