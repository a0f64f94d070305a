"""Words on the command line: how they are read, and what is said of those that cannot be."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Generic, TypeVar

import click

T = TypeVar("T")


class Word(click.ParamType[T], Generic[T]):
    """What one word, or a few, on the command line stand for."""

    @abstractmethod
    def read(self, text: str) -> T:
        """What a text stands for.

        Args:
            text: without spaces around it.

        Raises:
            ValueError: it stands for nothing.
        """

    @abstractmethod
    def refusal(self, given: str) -> str:
        """What to say of a text that stands for nothing."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> T:
        """What the words on the command line stand for; a default may be that already."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]
        try:
            return self.read(value.strip())
        except ValueError:
            self.fail(self.refusal(value), param, ctx)
