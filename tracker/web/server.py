"""The server: the site listening on an address, until it is told to end."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import uvicorn

from tracker.errors import Unavailable, Unreadable
from tracker.web.application import application
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

_OBJECTS = 10_000
"""After how many new objects those are looked through that were made last."""


def serve(
    store: str,
    *,
    host: str,
    port: int,
    names: Collection[str],
    sources: Path | None,
    ready: Callable[[str], None],
    encryption: Encryption | None = None,
    trusted: Sequence[str] = (),
    header: str = "",
    elsewhere: Elsewhere | None = None,
) -> None:
    """Serve the site of a store until it is told to end.

    Args:
        store: the store's name.
        host: the address to listen on.
        port: the port there; 0 for any that is free.
        names: further names by which the server may be asked.
        sources: the folder with the readouts' texts, if there is one.
        ready: called with the address of the site as soon as it listens.
        encryption: by what it encrypts; None for not at all.
        trusted: the addresses of proxies whose word is taken, or networks of them.
        header: the header in which they say who asks; empty for none.
        elsewhere: where one can sign in elsewhere.

    Raises:
        Unavailable: the address cannot be listened on.
        Unreadable: the certificate or an address cannot be used.
    """
    proxies, provider = Proxies(trusted, header), None
    if elsewhere:
        from tracker.web.identities import Provider  # noqa: PLC0415 - what few servers need

        provider = Provider(*elsewhere)
    listening = _listening(host, port)
    app = application(
        store, host=host, names=names, sources=sources, proxies=proxies, provider=provider
    )
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
        listening.close()
        raise Unreadable(
            f"the certificate or its key cannot be used ({error.strerror or error}); give both as "
            "files in PEM (--certificate, --key)"
        ) from error
    ready(_address(host, listening.getsockname()[1], "https" if encryption else "http"))
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


def _listening(host: str, port: int) -> socket.socket:
    made: socket.socket | None = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
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
