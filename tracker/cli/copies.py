"""Commands that keep the record: verify, rebuild."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tracker import bootstrap
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import plural
from tracker.cli.terminal import bare
from tracker.cli.words import Name

_NAMED = 12
"""How many readouts are named of which there is no text."""


@click.command()
@click.option(
    "--head",
    type=Name(r"[0-9a-f]{64}", "the whole digest, 64 digits, that an earlier verification printed"),
    metavar="DIGEST",
    help="An earlier head that must still be contained, in full.",
)
@click.option(
    "--since",
    type=Name(r"[0-9a-f]{64}", "the whole digest, 64 digits, that an earlier verification printed"),
    metavar="DIGEST",
    help="A head that was verified earlier: check only the events recorded after it.",
)
@click.option(
    "--sources",
    type=GivenPath(exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of the readouts' texts, each named as its readout (.txt, .md, .html, .pdf, "
    ".docx), to compare digests and, in plain text, quotes with.",
)
@click.option(
    "--events-only",
    is_flag=True,
    help="Check only the chain and every event, not the views: many times faster.",
)
@store_option
def verify(
    *,
    head: str | None,
    since: str | None,
    sources: Path | None,
    events_only: bool,
    store: str,
) -> None:
    r"""Check that nothing in the record was changed, and name the first event that was.

    Every event's digest is chained to the one before it in its relationship, so a change, a
    deletion or an exchange anywhere is found; what was cut off at the end is found with the head
    that an earlier verification printed, or by views that tell of more than the events give.
    Every view is compared with one made anew from the events, which takes most of the time;
    --events-only leaves it out, and --since goes on from a head that was verified before. The
    events of a large record are checked by as many processes at once as there are processors.

    \b
    Examples:
      tracker verify
      tracker verify --events-only
      tracker verify --head DIGEST --sources texts/
      tracker verify --events-only --since DIGEST
    """
    with (
        bootstrap.ledger(store, damaged=True) as ledger,
        click.progressbar(
            length=ledger.size(),
            label="Verifying",
            file=bare(sys.stderr),
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        found = ledger.verify(
            head=head,
            since=since,
            sources=sources,
            views=not events_only,
            progress=bar.update,
        )
    views = ", and every view agrees with them" if found.views else "; the views were not compared"
    click.echo(f"{plural(found.events, 'event')} verified{views}.")
    if found.texts:
        click.echo(f"{plural(found.texts.compared, 'readout')} compared with their texts.")
        if without := found.texts.without:
            more = ", …" if len(without) > _NAMED else ""
            click.echo(
                f"Not compared, since {sources} has no text of them: "
                f"{', '.join(without[:_NAMED])}{more} ({plural(len(without), 'readout')})."
            )
    click.echo(f"head {found.head}")


@click.command()
@click.option(
    "--force",
    is_flag=True,
    help="Do so although the events give less than the views tell of.",
)
@store_option
def rebuild(*, force: bool, store: str) -> None:
    r"""Throw the views away and make them again from the events.

    The answers are the same as before; a difference would mean that the views were damaged. Every
    event is verified on the way. Where one is not what was recorded, or the views tell of more
    than the events give, because some were cut off at the end, the views stay as they are.

    \b
    Example:
      tracker rebuild
    """
    with (
        bootstrap.ledger(store, damaged=True) as ledger,
        click.progressbar(
            length=ledger.size(),
            label="Rebuilding",
            file=bare(sys.stderr),
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        count = ledger.rebuild(bar.update, force=force)
    click.echo(f"Rebuilt the views from {plural(count, 'event')}.")
