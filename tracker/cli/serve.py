"""The command that opens the record in a browser."""

from __future__ import annotations

import webbrowser
from contextlib import closing, suppress
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path

import click

from tracker import bootstrap, settings
from tracker.cli.edition import NEEDED
from tracker.cli.opening import asking
from tracker.cli.options import GivenPath, store_option
from tracker.cli.streams import complain
from tracker.extras import installing

_NEEDED_ELSEWHERE = ("httpx", "joserfc")
"""What the extra `oidc` installs."""


@click.command(
    help="""Open the record in a browser.

    Serves pages: what is overdue, due, slipped, gone quiet or fulfilled, each item's story,
    meetings, readouts and search, as of any day; and the same answers for programs under /api. It
    runs until it is ended with Ctrl-C.

    On this computer alone nobody has to sign in as long as there are no users (tracker users).
    With users, or with --host, everybody does: by a name and a password, or by what a proxy says
    whose word is taken (--trust-header, --trust-from).

    \\b
    Examples:
      tracker serve
      tracker serve --port 8080 --no-browser --sources readouts/
      tracker serve --host 0.0.0.0 --name record.example.org \\
        --certificate record.pem --key record-key.pem
      tracker serve --name record.example.org \\
        --trust-header X-Remote-User --trust-from 127.0.0.1
    """
)
@store_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen on. On any other than this computer's own, everybody has to sign "
    "in.",
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
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes answer, each on a processor of its own where there are as many: for a "
    "team.",
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
@click.option(
    "--certificate",
    type=GivenPath(exists=True, dir_okay=False),
    metavar="FILE",
    help="A certificate in PEM, with those that it rests on, to serve over HTTPS.",
)
@click.option(
    "--key",
    type=GivenPath(exists=True, dir_okay=False),
    metavar="FILE",
    help="The certificate's key in PEM, unless it is in the same file.",
)
@click.option(
    "--trust-from",
    "trusted",
    multiple=True,
    metavar="ADDRESS",
    help="The address of a proxy, or a network, whose word is taken for where a request comes "
    "from (X-Forwarded-For, X-Forwarded-Proto) and for who makes it; can be given again.",
)
@click.option(
    "--trust-header",
    "header",
    default="",
    metavar="HEADER",
    help="The header in which the proxy says who asks, such as X-Remote-User.",
)
@click.option(
    "--oidc",
    "issuer",
    metavar="ADDRESS",
    help="A provider of OpenID Connect at which one can sign in; its secret for this server is "
    "read from TRACKER_OIDC_SECRET.",
)
@click.option(
    "--oidc-client", "client", default="", metavar="ID", help="As what it knows this server."
)
@click.option(
    "--oidc-claim",
    "claim",
    default="preferred_username",
    show_default=True,
    metavar="CLAIM",
    help="What it says of somebody that is the user's name here, such as email.",
)
@click.option("--browser/--no-browser", default=True, help="Whether to open a browser.")
def serve(
    *,
    store: str,
    host: str,
    port: int,
    processes: int,
    names: tuple[str, ...],
    sources: Path | None,
    certificate: Path | None,
    key: Path | None,
    trusted: tuple[str, ...],
    header: str,
    issuer: str | None,
    client: str,
    claim: str,
    browser: bool,
) -> None:
    """Serve the record."""
    if any(find_spec(name) is None for name in NEEDED):
        raise click.UsageError(f"the page needs a few libraries: {installing('page')}")
    if header and not trusted:
        raise click.UsageError(
            "anybody could say who they are in that header; say with --trust-from which proxy's "
            "word is taken"
        )
    if key and not certificate:
        raise click.UsageError("a key is of no use without its certificate; give --certificate")
    if issuer and not client:
        raise click.UsageError("a provider knows this server by a name; give it (--oidc-client)")
    if issuer and any(find_spec(name) is None for name in _NEEDED_ELSEWHERE):
        raise click.UsageError(f"signing in elsewhere needs a few libraries: {installing('oidc')}")
    from tracker.web import server  # noqa: PLC0415 - what only this needs

    with asking(store):
        pass  # what is wrong with the store is told here, and not in the browser
    elsewhere = None
    if issuer:
        elsewhere = server.Elsewhere(issuer, client, settings.provider_secret(), claim)
    with closing(bootstrap.Readers(store)) as readers, readers.users() as users:
        anybody = users.any()

    def ready(address: str) -> None:
        click.echo(f"The record is at {address} (end with Ctrl-C)")
        if not anybody and not _is_own(host):
            complain(
                "tracker: everybody has to sign in, and there is nobody who can; add a user first: "
                "tracker users add NAME --role administer"
            )
        if browser:
            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # which is how it is ended
        server.serve(
            server.Serving(
                store,
                host,
                names,
                sources,
                server.Encryption(certificate, key) if certificate else None,
                trusted,
                header,
                elsewhere,
            ),
            port,
            processes,
            ready,
            lost=lambda said: complain(f"tracker: {said}"),
        )


def _is_own(host: str) -> bool:
    """Whether only this computer reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
