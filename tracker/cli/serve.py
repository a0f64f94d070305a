"""The command that opens the record in a browser."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path

import click

from tracker.cli.edition import NEEDED
from tracker.cli.opening import asking
from tracker.cli.options import GivenPath, store_option
from tracker.cli.streams import complain


@click.command(
    help="""Open the record in a browser.

    Serves pages on this computer alone, for reading: what is overdue, due, slipped, gone quiet or
    fulfilled, each item's story, meetings, readouts and search, as of any day; and the same answers
    for programs under /api. It runs until it is ended with Ctrl-C.

    \\b
    Examples:
      tracker serve
      tracker serve --port 8080 --no-browser --sources readouts/
    """
)
@store_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen on. On any other than this computer's own, everybody who reaches "
    "it can read the record.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8018,
    show_default=True,
    metavar="PORT",
    help="The port to listen on; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name by which the server may be asked, such as that of a proxy; can be given "
    "again. Requests by other names are refused.",
)
@click.option(
    "--sources",
    type=GivenPath(exists=True, file_okay=False),
    metavar="DIR",
    help="A folder with the readouts' texts, named as the readouts are (2019-06-29-osaka.txt): "
    "each is shown beside its statements, with what they quote marked.",
)
@click.option("--browser/--no-browser", default=True, help="Whether to open a browser.")
def serve(
    *, store: str, host: str, port: int, names: tuple[str, ...], sources: Path | None, browser: bool
) -> None:
    """Serve the record."""
    if any(find_spec(name) is None for name in NEEDED):
        raise click.UsageError(
            "the page needs a few libraries: pip install 'commitment-tracker[page]'"
        )
    from tracker.web import server  # noqa: PLC0415 - what only this needs

    with asking(store):
        pass  # what is wrong with the store is told here, and not in the browser

    def ready(address: str) -> None:
        click.echo(f"The record is at {address} (end with Ctrl-C)")
        if not _is_own(host):
            complain(
                f"tracker: everybody who reaches {host} on this network can read the record; "
                "there are no passwords"
            )
        if browser:
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # which is how it is ended
        server.serve(store, host=host, port=port, names=names, sources=sources, ready=ready)


def _is_own(host: str) -> bool:
    """Whether only this computer reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
