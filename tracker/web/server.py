"""The server: the site listening on an address, until it is told to end."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import uvicorn

from tracker.errors import Unavailable, Unreadable
from tracker.web.application import application
from tracker.web.processes import share
from tracker.web.proxies import Proxies


class Encryption(NamedTuple):
    """What the server shows for who it is, and encrypts by."""

    certificate: Path
    key: Path | None
    """Its key; None for one that is in the same file."""


class Elsewhere(NamedTuple):
    """A provider of identities; see `identities.Provider`."""

    issuer: str
    client: str
    secret: str
    claim: str


_IDLE = 75
"""Seconds for which a connection is kept that nothing is asked on: longer than proxies keep it."""

_WAITING = 128
"""How many connections may wait until they are taken."""

_OBJECTS = 10_000
"""After how many new objects those are looked through that were made last."""


class Serving(NamedTuple):
    """What is served, and to whom."""

    store: str
    """The store's name."""
    host: str
    """The address to listen on."""
    names: Sequence[str] = ()
    """Further names by which the server may be asked."""
    sources: Path | None = None
    """The folder with the readouts' texts, if there is one."""
    encryption: Encryption | None = None
    """By what it encrypts; None for not at all."""
    trusted: Sequence[str] = ()
    """The addresses of proxies whose word is taken, or networks of them."""
    header: str = ""
    """The header in which they say who asks; empty for none."""
    elsewhere: Elsewhere | None = None
    """Where one can sign in elsewhere."""


def serve(
    serving: Serving,
    port: int,
    processes: int,
    ready: Callable[[str], None],
    lost: Callable[[str], None],
) -> None:
    """Serve the site of a store until it is told to end.

    Args:
        serving: what is served, and to whom.
        port: the port to listen on; 0 for any that is free.
        processes: how many answer.
        ready: called with the address of the site as soon as it listens.
        lost: told, in words, that a process of several died and another takes its place.

    Raises:
        Unavailable: the address cannot be listened on, or a process cannot begin.
        Unreadable: the certificate or an address cannot be used.
    """
    Proxies(serving.trusted, serving.header)  # what is wrong with them is told first
    listening = _listening(serving.host, port, processes)
    try:
        config = _config(serving)
    except BaseException:
        for one in listening:
            one.close()
        raise
    scheme = "https" if serving.encryption else "http"
    ready(_address(serving.host, listening[0].getsockname()[1], scheme))
    if len(listening) == 1:
        _run(config, listening[0])
    else:
        share(partial(_serve_on, serving), listening, lost)


def _serve_on(serving: Serving, listening: socket.socket) -> None:
    """Serve it in this process, beside others that do the same."""
    with suppress(KeyboardInterrupt):
        _run(_config(serving), listening)


def _config(serving: Serving) -> uvicorn.Config:
    provider = None
    if serving.elsewhere:
        from tracker.web.identities import Provider  # noqa: PLC0415 - what few servers need

        provider = Provider(*serving.elsewhere)
    app = application(
        serving.store,
        host=serving.host,
        names=serving.names,
        sources=serving.sources,
        proxies=Proxies(serving.trusted, serving.header),
        provider=provider,
    )
    encryption = serving.encryption
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # whose word is taken is said by `proxies`
        lifespan="on",
        timeout_keep_alive=_IDLE,
        ssl_certfile=encryption.certificate if encryption else None,
        ssl_keyfile=encryption.key if encryption else None,
    )
    try:
        config.load()
    except OSError as error:  # which those of encryption are as well
        raise Unreadable(
            f"the certificate or its key cannot be used ({error.strerror or error}); give both as "
            "files in PEM (--certificate, --key)"
        ) from error
    return config


def _run(config: uvicorn.Config, listening: socket.socket) -> None:
    _collect_seldom()
    _Server(config).run(sockets=[listening])


def _collect_seldom() -> None:
    """Have the process look more seldom for what nobody needs any more.

    An answer is made of thousands of objects, and nearly all are gone with it in any case: to look
    through them as often as Python does by itself takes a twentieth of its time.
    """
    gc.freeze()  # what was made until now stays
    gc.set_threshold(_OBJECTS)


class _Server(uvicorn.Server):
    """A server that ends what is told on and on before it waits for the rest to end."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End, because it was told to."""
        self.config.app.state.site.end()  # type: ignore[union-attr]
        super().handle_exit(sig, frame)


def _listening(host: str, port: int, processes: int) -> list[socket.socket]:
    """The sockets that are listened on, one for each process."""
    first = _bound(host, port)
    if processes == 1 or sys.platform != "linux":
        return [first] * processes
    # Of several sockets on one port, the system gives each its part of the connections. They could
    # be beside those of another server, too, which the first one was refused for.
    port = first.getsockname()[1]
    first.close()
    return [_bound(host, port, beside=True) for _ in range(processes)]


def _bound(host: str, port: int, *, beside: bool = False) -> socket.socket:
    """A socket that listens on a port.

    Args:
        host: the address.
        port: the port; 0 for any that is free.
        beside: whether others do on the same.
    """
    made: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if beside:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        made.bind(address)
        made.listen(_WAITING)
    except OSError as error:
        if made:
            made.close()
        said = error.strerror or str(error)
        raise Unavailable(
            f"{host}:{port} cannot be listened on: {said}; choose another with --port, such as "
            "--port 0 for any that is free"
        ) from error
    return made


def _address(host: str, port: int, scheme: str) -> str:
    """The address to open in a browser on the same computer."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with
    return f"{scheme}://{f'[{here}]' if ':' in here else here}:{port}/"
