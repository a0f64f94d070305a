"""Words on the command line: read as the questions read them, and refused with what to type."""

from __future__ import annotations

import re
from typing import Any

import click
from click.shell_completion import CompletionItem

from tracker.queries.words import WordKind


class Word(click.ParamType[Any]):
    """What one word, or a few, on the command line stand for.

    Args:
        kind: how they are read, and what is said of those that cannot be.
    """

    def __init__(self, kind: WordKind) -> None:
        self.name = kind.name
        self._kind = kind

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """What the words on the command line stand for; a default may be that already."""
        if not isinstance(value, str):
            return value
        try:
            return self._kind.read(value.strip())
        except ValueError:
            self.fail(f"{self._kind.refused(value)}{self._way()}", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What it can be, of few words or of the names on record."""
        if self._kind.offered:
            begun = (one for one in self._kind.offered if one.startswith(incomplete))
            return [*map(CompletionItem, begun)]
        from tracker.cli.completion import offered  # noqa: PLC0415 - what only shells need

        return [*map(CompletionItem, offered(self.name)(ctx, param, incomplete))]

    def _way(self) -> str:
        from tracker.cli.remedies import WAYS  # noqa: PLC0415 - what only errors need

        return WAYS[self._kind.remedy] if self._kind.remedy else ""


class Name(Word):
    """A name that is not empty, and of the form that is asked for.

    Args:
        form: what it has to look like, as a regular expression.
        hint: how to write it, for the message.
    """

    def __init__(self, form: str, hint: str) -> None:
        def read(text: str) -> str:
            if not re.fullmatch(form, text):
                raise ValueError(text)
            return text

        refusal = f"is not a name that can be given here; write {hint}"
        super().__init__(WordKind("name", read, refusal))


def once(
    ctx: click.Context,
    param: click.Parameter,
    given: tuple[Any, ...],
) -> Any:  # noqa: ANN401 - as it is read
    """What is given for an option that takes one thing; None where nothing is."""
    if len(given) > 1:
        raise click.UsageError(f"{param.opts[0]} is given {len(given)} times; give it once", ctx)
    return given[0] if given else None
