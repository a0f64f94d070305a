"""Options that commands share: the store, the two clocks, and what part of the record to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from keyword import iskeyword
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from tracker import settings
from tracker.cli.pager import paged
from tracker.cli.sheets import check_form
from tracker.cli.words import Word, once
from tracker.exports.forms import FORMS
from tracker.queries import Viewpoint, moments
from tracker.queries.filters import FILTERS, LIMIT, Filter
from tracker.queries.question import Question
from tracker.queries.words import KINDS

F = TypeVar("F", bound=Callable[..., Any])


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


class Asked(NamedTuple):
    """What a reading command was asked: of which store, from where, and in which form."""

    store: str
    view: Viewpoint
    form: str
    columns: tuple[str, ...] = ()
    """Those that are wanted; none for all."""
    verbose: bool = False
    """Whether all is told that is on record of each answer."""
    of_a_day: bool = True
    """Whether the answer is one of the last day that is looked at; the log is of no day."""

    @property
    def for_programs(self) -> bool:
        """Whether it is answered by its keys, and not in lines for people."""
        return self.form != "table" or bool(self.columns)

    @property
    def when(self) -> str:
        """As of which day it was asked, and as known on which if that was said."""
        if not self.of_a_day:
            return self.known.removeprefix(", ")
        as_of = self.view.as_of
        ahead = ", a day to come" if as_of > moments.today() else ""
        return f"as of {as_of}{ahead}{self.known}"

    @property
    def known(self) -> str:
        """As known on which day it was asked, if that was said."""
        known_on = self.view.known_on
        return f", as known on {_told(known_on)}" if known_on else ""


def _told(known_on: datetime) -> str:
    """A moment on the record clock, with a word if it is still to come."""
    shown, now = moments.shown(known_on), datetime.now(UTC)
    if shown == str(known_on.date()):
        return shown + (", a day to come" if known_on.date() > now.date() else "")
    return shown + (", a moment to come" if known_on > now else "")


def in_figures(tally: Mapping[str, int]) -> str:
    """How many statements have which status, in words."""
    return ", ".join(f"{count} {status}" for status, count in tally.items())


store_option = click.option(
    "--store",
    default=settings.DEFAULT_STORE,
    envvar="TRACKER_STORE",
    show_default=True,
    show_envvar=True,
    help="Where the record is kept.",
)

_VERBOSE = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Below each line, all that is on record of it: rule, evidence, reason, quote, source.",
)

_PAGER = click.option(
    "--no-pager",
    "unpaged",
    is_flag=True,
    help="Print a long answer at once; on a terminal it is read in $TRACKER_PAGER or $PAGER.",
)


def _form_option(forms: Iterable[str], told: str = "", **more: Any) -> Callable[[F], F]:  # noqa: ANN401 - what click takes
    shown = {"help": f"How to print the answer{told}.", "show_default": True, **more}
    return click.option("--format", "form", type=click.Choice([*forms]), default="table", **shown)


form_option = _form_option(
    ("table", *FORMS),
    ": table, json, jsonl (a line each), csv, csv-bom or xlsx",
    callback=check_form,
    metavar="FORM",
)
json_option = _form_option(("table", "json"))


def is_given(option: str) -> bool:
    """Whether an option stands on the command line."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


def flag(name: str) -> str:
    """How a filter is given on the command line."""
    return f"--{name.replace('_', '-')}"


def filter_option(one: Filter) -> Callable[[F], F]:
    """The option by which a filter is given on the command line."""
    name = _argument(one)
    if one.kind == "flag":
        return click.option(flag(one.name), name, is_flag=True, help=one.help)
    return click.option(
        flag(one.name),
        name,
        type=Word(KINDS[one.kind]),
        metavar=one.shape,
        default=[one.default] if one.default else None,
        show_default=bool(one.default),
        multiple=True,  # so that what can be given once only is refused where it is given again
        callback=None if one.many else once,
        help=one.help,
    )


def _argument(one: Filter) -> str:
    """What a command gets by an option; what a list is narrowed by, it reads itself."""
    return one.sets or one.name if one in FILTERS or iskeyword(one.name) else one.name


_OF_VIEWS = {_argument(one) for one in FILTERS}


def view_of(given: dict[str, Any]) -> Viewpoint:
    """From where somebody looks at the record, as given; what says so is taken out of it."""
    of_view = {name: given.pop(name) for name in _OF_VIEWS & given.keys()}
    as_of = of_view.pop("as_of", None) or moments.today()
    return Viewpoint(as_of=as_of, **of_view)


def _columns_option(question: Question) -> Callable[[F], F]:
    def chosen(ctx: click.Context, param: click.Parameter, given: str | None) -> tuple[str, ...]:
        names = tuple(name.strip() for name in (given or "").split(",") if name.strip())
        for name in names:
            if name not in question.columns:
                known = ", ".join(question.columns)
                raise click.BadParameter(
                    f"{name!r} is not a key of the answer; its keys are {known}", ctx, param
                )
        return names

    return click.option(
        "--columns",
        callback=chosen,
        metavar="NAMES",
        help="Only these keys of the answer, such as ref,status,due_to; in a table, a line each.",
    )


def help_of(question: Question, more: str = "") -> str:
    """What a question's command says of itself, with what only the command line has to add."""
    text = " ".join(filter(None, (question.more, more)))
    ways = "\n".join(f"  {_example(question.name, given)}" for given in question.examples)
    heading = "Examples" if len(question.examples) > 1 else "Example"
    return f"{question.says}\n\n{text}\n\n\b\n{heading}:\n{ways}"


def _example(name: str, given: dict[str, str]) -> str:
    words = [f"{flag(key)} {value}".strip() if key else value for key, value in given.items()]
    return " ".join(["tracker", name, *words])


def reading(question: Question, *, verbose: bool = True) -> Callable[[F], F]:
    """Give the command of a question its options; it receives an `Asked`.

    What is given for filters of the question's own it receives by their names.

    Args:
        question: the question.
        verbose: whether more can be told of its answers than a line each.
    """
    own = [one for one in question.filters if one not in FILTERS]
    shared = [one for one in question.filters if one in FILTERS]
    columns_option = [_columns_option(question)] if LIMIT in question.filters else []
    verbose_option = [_VERBOSE] if verbose else []

    def given_to(command: F) -> F:
        def asked(
            store: str,
            form: str,
            *,
            columns: tuple[str, ...] = (),
            verbose: bool = False,
            unpaged: bool = False,
            **given: Any,  # noqa: ANN401 - what the question takes
        ) -> Any:  # noqa: ANN401
            with paged(wanted=form == "table" and not unpaged):
                of_a_day = "as_of" in given
                view = view_of(given)
                return command(Asked(store, view, form, columns, verbose, of_a_day), **given)

        asked.__name__ = command.__name__
        asked.__doc__ = command.__doc__
        options = (
            *map(filter_option, own),
            store_option,
            *map(filter_option, shared),
            *columns_option,
            *verbose_option,
            form_option,
            _PAGER,
        )
        for option in reversed(options):
            asked = option(asked)
        asked.__click_params__ += getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
        return asked  # type: ignore[return-value]

    return given_to
