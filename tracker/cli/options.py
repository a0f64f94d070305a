"""Options that commands share: the store, the two clocks, and what part of the record to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from tracker import settings
from tracker.cli import moments
from tracker.cli.output import plural
from tracker.cli.parties import PartyCode, Relationship
from tracker.cli.sheets import SHEETS, check_form
from tracker.cli.words import Word
from tracker.queries import Viewpoint

F = TypeVar("F", bound=Callable[..., Any])


class Day(Word[date]):
    """A calendar day, written `YYYY-MM-DD`."""

    name = "date"

    def read(self, text: str) -> date:
        """The day that the words name."""
        return moments.day(text)

    def refusal(self, given: str) -> str:
        """What to say of words that name none."""
        return f"{given!r} is not a date; write it as YYYY-MM-DD"


class LastDay(Day):
    """A day up to which is told; a month, written `YYYY-MM`, means its last."""

    def read(self, text: str) -> date:
        """The day that the words name."""
        return moments.last_day(text)


class Instant(Word[datetime]):
    """A moment on the record clock; a date means the end of that day, in UTC or as it says."""

    name = "instant"

    def read(self, text: str) -> datetime:
        """The moment that the words name."""
        return moments.moment(text)

    def refusal(self, given: str) -> str:
        """What to say of words that name none."""
        return f"{given!r} is not a moment; write {moments.FORMS}"


class GivenPath(click.Path):
    """The path of a file or folder; an empty one, which Python takes for this folder, is none."""

    def __init__(self, **form: bool) -> None:
        super().__init__(path_type=Path, **form)

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """The path on the command line."""
        if isinstance(value, str) and not value.strip():
            self.fail("the path is empty; name a file or folder (. for this one)", param, ctx)
        return super().convert(value, param, ctx)


class Name(Word[str]):
    """A name that is not empty, and of the form that is asked for.

    Args:
        form: what it has to look like, as a regular expression.
        hint: how to write it, for the message.
    """

    name = "name"

    def __init__(self, form: str, hint: str) -> None:
        self._form = re.compile(form)
        self._hint = hint

    def read(self, text: str) -> str:
        """The name, if it has the form."""
        if not self._form.fullmatch(text):
            raise ValueError(text)
        return text

    def refusal(self, given: str) -> str:
        """What to say of one that has not."""
        return f"{given!r} names nothing here; write {self._hint}"


class Question(NamedTuple):
    """What a reading command was asked: of which store, from where, and in which form."""

    store: str
    view: Viewpoint
    form: str

    @property
    def when(self) -> str:
        """As of which day it was asked, and as known on which if that was said."""
        as_of, known_on = self.view.as_of, self.view.known_on
        ahead = ", a day to come" if as_of > moments.today() else ""
        return f"as of {as_of}{ahead}" + (f", as known on {_told(known_on)}" if known_on else "")


def _told(known_on: datetime) -> str:
    """A moment on the record clock, with a word if it is still to come."""
    shown, now = moments.shown(known_on), datetime.now(UTC)
    if shown == str(known_on.date()):
        return shown + (", a day to come" if known_on.date() > now.date() else "")
    return shown + (", a moment to come" if known_on > now else "")


def close(question: Question, what: str, **counts: int) -> None:
    """Say below an answer how much was found of what was asked for, and when that was so.

    Args:
        question: what was asked.
        what: what was asked for.
        counts: how many were found, by their nouns.
    """
    found = " and ".join(plural(count, noun) for noun, count in counts.items() if count)
    click.echo(
        f"\n{found} {what} {question.when}." if found else f"Nothing {what} {question.when}."
    )


store_option = click.option(
    "--store",
    default=settings.DEFAULT_STORE,
    envvar="TRACKER_STORE",
    show_default=True,
    show_envvar=True,
    help="Where the record is kept.",
)

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", *SHEETS]),
    default="table",
    show_default=True,
    callback=check_form,
    metavar="FORM",
    help="How to print the answer: table, json, csv, csv-bom or xlsx.",
)


def reading(command: F) -> F:
    """Give a command the options of every command that reads; it receives a `Question`."""

    def asked(  # noqa: PLR0917
        store: str,
        as_of: date | None,
        known_on: datetime | None,
        party: str | None,
        relationship: str | None,
        item: str | None,
        form: str,
        **rest: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        view = Viewpoint(
            as_of=as_of or moments.today(),
            known_on=known_on,
            relationship=relationship,
            party=party,
            item=item,
        )
        return command(Question(store, view, form), **rest)

    asked.__name__ = command.__name__
    asked.__doc__ = command.__doc__
    for option in (
        form_option,
        click.option(
            "--item",
            type=Name(r".+", "an item that tracker items lists"),
            metavar="ITEM",
            help="Only this item and its parts.",
        ),
        click.option(
            "--relationship",
            type=Relationship(),
            metavar="JP-RU",
            help="Only what these parties said to each other.",
        ),
        click.option(
            "--with",
            "party",
            type=PartyCode(),
            metavar="PARTY",
            help="Only relationships of this party, by its code or English name.",
        ),
        click.option(
            "--known-on",
            type=Instant(),
            metavar="INSTANT",
            help="As the record was by then; a date means its end, in UTC or in the zone that it "
            "names.  [default: now]",
        ),
        click.option(
            "--as-of",
            type=LastDay(),
            metavar="DATE",
            help="As it stood at the end of that day or month (2019-06).  [default: today]",
        ),
        store_option,
    ):
        asked = option(asked)
    asked.__click_params__ += getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    return asked  # type: ignore[return-value]
