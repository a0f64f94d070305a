"""The server: the site listening on an address, until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from pathlib import Path

import uvicorn

from tracker.errors import Unavailable
from tracker.web.application import application


def serve(
    store: str,
    *,
    host: str,
    port: int,
    names: Collection[str],
    sources: Path | None,
    ready: Callable[[str], None],
) -> None:
    """Serve the site of a store until it is told to end.

    Args:
        store: the store's name.
        host: the address to listen on.
        port: the port there; 0 for any that is free.
        names: further names by which the server may be asked.
        sources: the folder with the readouts' texts, if there is one.
        ready: called with the address of the site as soon as it listens.

    Raises:
        Unavailable: the address cannot be listened on.
    """
    listening = _listening(host, port)
    app = application(store, host=host, names=names, sources=sources)
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, lifespan="on"
    )
    ready(_address(host, listening.getsockname()[1]))
    uvicorn.Server(config).run(sockets=[listening])


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


def _address(host: str, port: int) -> str:
    """The address to open in a browser on the same computer."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with
    return f"http://{f'[{here}]' if ':' in here else here}:{port}/"
