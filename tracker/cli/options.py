"""Options that commands share: the store, the two clocks, and what part of the record to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from tracker import settings
from tracker.cli.output import plural
from tracker.cli.parties import PartyCode, Relationship
from tracker.cli.sheets import SHEETS, check_form
from tracker.cli.words import Word
from tracker.queries import Viewpoint, moments
from tracker.queries.catalogue import FILTERS, Filter, Question

F = TypeVar("F", bound=Callable[..., Any])


class Day(Word[date]):
    """A calendar day, written `YYYY-MM-DD`."""

    name = "date"

    def read(self, text: str) -> date:
        """The day that the words name."""
        return moments.day(text)

    def refusal(self, given: str) -> str:
        """What to say of words that name no day."""
        return f"{given!r} is not a date; write it as YYYY-MM-DD"


class LastDay(Day):
    """The last day of an answer; a month, written `YYYY-MM`, means its last day."""

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
        """What to say of words that name no day."""
        return f"{given!r} is not a date or a time; write {moments.FORMS}"


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
        return f"{given!r} is not a name that can be given here; write {self._hint}"


class Asked(NamedTuple):
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


def close(asked: Asked, what: str, **counts: int) -> None:
    """Say below an answer how much was found of what was asked for, and when that was so.

    Args:
        asked: what was asked.
        what: what was asked for.
        counts: how many were found, by their nouns.
    """
    found = " and ".join(plural(count, noun) for noun, count in counts.items() if count)
    click.echo(f"\n{found} {what} {asked.when}." if found else f"Nothing {what} {asked.when}.")


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


_READ: dict[str, click.ParamType[Any]] = {
    "last day": LastDay(),
    "instant": Instant(),
    "party": PartyCode(),
    "relationship": Relationship(),
    "item": Name(r".+", "an item that tracker items lists"),
}
"""How what is given for a filter is read."""


def flag(name: str) -> str:
    """How a filter is given on the command line."""
    return f"--{name.replace('_', '-')}"


def _filter(one: Filter) -> Callable[[F], F]:
    name = "party" if one.name == "with" else one.name  # which Python cannot name an argument
    return click.option(
        flag(one.name), name, type=_READ[one.kind], metavar=one.shape, help=one.help
    )


def help_of(question: Question, more: str = "") -> str:
    """What a question's command says of itself, with what only the command line has to add."""
    text = " ".join(filter(None, (question.more, more)))
    ways = "\n".join(f"  {_example(question.name, given)}" for given in question.examples)
    return f"{question.says}\n\n{text}\n\n\b\nExamples:\n{ways}"


def _example(name: str, given: dict[str, str]) -> str:
    words = [f"{flag(key)} {value}" if key else value for key, value in given.items()]
    return " ".join(["tracker", name, *words])


def reading(command: F) -> F:
    """Give a command the options of every command that reads; it receives an `Asked`."""

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
        return command(Asked(store, view, form), **rest)

    asked.__name__ = command.__name__
    asked.__doc__ = command.__doc__
    for option in (form_option, *map(_filter, reversed(FILTERS)), store_option):
        asked = option(asked)
    asked.__click_params__ += getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    return asked  # type: ignore[return-value]
