"""The commands that say who may use the record in a browser, and what each may do."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from tracker import bootstrap, settings
from tracker.cli.arguments import legible
from tracker.cli.options import store_option
from tracker.cli.streams import complain
from tracker.errors import Refused, Unreadable
from tracker.users import Role, User

_ROLES = [role.name.lower() for role in Role]

_relationship_option = click.option(
    "--relationship",
    metavar="RELATIONSHIP",
    help="In this relationship alone, such as JP-RU; otherwise in all that there are.",
)


@click.group(
    help="""Say who may use the record in a browser.

    As long as there are no users, whoever works on the computer on which tracker serve runs may do
    everything there. From the first user on, everybody signs in, and may do what their role allows:
    read; code, which is to record, amend and retract readouts and to name items as well; judge,
    which is to assess what became of promises as well; administer, which is to say who may do what
    as well. A role can be given for one relationship; what is recorded carries the user's name.
    Whoever can write to the store itself may do everything on the command line.

    \b
    Examples:
      tracker users add anna --role administer
      tracker users add ben --role code --relationship JP-RU
      tracker users list
      tracker users link --relationship JP-RU --days 14 --note "the press office"
    """
)
def users() -> None:
    """Say who may use the record in a browser."""


@users.command(
    help="""Add a user.

    The password is asked for; where nobody can be asked, it is the first line of the standard
    input.
    """
)
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(_ROLES),
    default="read",
    show_default=True,
    help="What the user may do.",
)
@_relationship_option
@click.option(
    "--no-password",
    is_flag=True,
    help="For somebody who signs in elsewhere: at a proxy, or at a provider of identities.",
)
@store_option
@legible
def add(*, name: str, role: str, relationship: str | None, no_password: bool, store: str) -> None:
    """Add a user."""
    password = None if no_password else _password()
    with bootstrap.users(store) as them:
        first = not them.any()
        them.add(name, password)
        user = them.grant(name, Role[role.upper()], relationship)
    click.echo(f"Added {_told(user)}.")
    if first and not user.may(Role.ADMINISTER):
        complain(
            "tracker: from now on everybody signs in, and nobody may administer in the browser; "
            "tracker users add NAME --role administer adds somebody who may"
        )


@users.command("list", help="List the users, with what each may do.")
@store_option
@legible
def list_users(*, store: str) -> None:
    """List the users."""
    with closing(bootstrap.Readers(store)) as readers, readers.users() as them:
        found = them.all()
    for user in found:
        click.echo(_told(user))
    if not found:
        complain("There are no users: on this computer everybody may do everything.")


@users.command(help="Give a user another role, everywhere or in one relationship, or take it away.")
@click.argument("name")
@click.argument("role", metavar=f"[{'|'.join([*_ROLES, 'none'])}]")
@_relationship_option
@store_option
@legible
def role(*, name: str, role: str, relationship: str | None, store: str) -> None:
    """Give a user another role."""
    if role not in (*_ROLES, "none"):
        raise click.UsageError(f"{role!r} is not a role; write one of {', '.join(_ROLES)}, or none")
    given = None if role == "none" else Role[role.upper()]
    with bootstrap.users(store) as them:
        user = them.grant(name, given, relationship)
    click.echo(f"{_told(user)}.")


@users.command(
    help="""Give a user another password, by which all sessions of the user end.

    It is asked for; where nobody can be asked, it is the first line of the standard input.
    """
)
@click.argument("name")
@store_option
@legible
def password(*, name: str, store: str) -> None:
    """Give a user another password."""
    with bootstrap.users(store) as them:
        user = them.named(name)
    new = _password()
    with bootstrap.users(store) as them:
        them.change_password(name, new)
    click.echo(f"{user.name} has another password; all sessions have ended.")


@users.command(help="Remove a user; what is recorded under the name stays.")
@click.argument("name")
@store_option
@legible
def remove(*, name: str, store: str) -> None:
    """Remove a user."""
    with bootstrap.users(store) as them:
        user = them.remove(name)
        left = them.any()
    click.echo(f"Removed {user.name}; what is recorded under the name stays.")
    if not left:
        complain("tracker: that was the last user: on this computer everybody may do everything")


@users.command(
    help="""Make a link by which somebody reads the record without a name.

    It is printed once, as the end of an address: put the server's before it. Whoever has it can
    read, until it ends or is ended with --revoke. Programs send what stands behind /link/ as a
    token (Authorization: Bearer).
    """
)
@_relationship_option
@click.option(
    "--days",
    type=click.IntRange(1),
    default=30,
    show_default=True,
    metavar="N",
    help="For how many days it holds.",
)
@click.option("--note", default="", metavar="TEXT", help="Whom it is for.")
@click.option("--list", "listed", is_flag=True, help="List the links that hold instead.")
@click.option("--revoke", metavar="ID", help="End a link instead.")
@store_option
@legible
def link(
    *,
    relationship: str | None,
    days: int,
    note: str,
    listed: bool,
    revoke: str | None,
    store: str,
) -> None:
    """Make a link for reading, list them, or end one."""
    with bootstrap.users(store) as them:
        if revoke:
            them.revoke(revoke)
            click.echo(f"The link {revoke} has ended.")
        elif listed:
            for one in them.links():
                what = one.relationship or "everything"
                until = f"until {one.ends_at:%Y-%m-%d %H:%M} UTC"
                click.echo("  ".join(filter(None, (one.id, what, until, one.made_by, one.note))))
        else:
            if not them.any():
                raise Refused(
                    "there are no users yet, so that nobody needs a link; add one first "
                    "(tracker users add NAME --role administer)"
                )
            made, token = them.make_link(settings.recorded_by(), relationship, note=note, days=days)
            click.echo(f"/link/{token}")
            complain(f"This is shown once; it holds for {days} days (end it: --revoke {made}).")


def _told(user: User) -> str:
    """A user with what the user may do: `ben: code in JP-RU`."""
    everywhere = [user.role.name.lower()] if user.role else []
    single = [f"{role.name.lower()} in {name}" for name, role in user.roles.items()]
    return f"{user.name}: {', '.join(everywhere + single) or 'nothing yet'}"


def _password() -> str:
    """A password as it is typed, or as it comes in; it is never an argument, which others see."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    try:
        line = sys.stdin.readline()
    except UnicodeError:
        raise Unreadable("the password is not text in UTF-8; type it again") from None
    return line.rstrip("\r\n")
