"""Questions: those of the catalogue, each a method; the stub beside this has their types.

`python -m tracker.library.stub` writes that anew.
"""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import Any

from tracker.library.given import filters_of, name_of, parameters
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question


class Questions:
    """All that can be asked of a record, as the catalogue of questions has it."""

    def answer(self, question: Question, given: dict[str, Any]) -> Any:  # noqa: ANN401 - as its row says
        """The answer to a question of the catalogue.

        Args:
            question: the question.
            given: what was given for it, by its parameters.
        """
        raise NotImplementedError


def _method(question: Question) -> Any:  # noqa: ANN401 - a function of its own signature
    itself = Parameter("self", Parameter.POSITIONAL_ONLY)
    signature = Signature([itself, *parameters(question)])

    def ask(*given: Any, **filters: Any) -> Any:  # noqa: ANN401 - as its row says
        bound = signature.bind(*given, **filters).arguments
        return bound.pop("self").answer(question, bound)

    ask.__name__ = question.name
    ask.__qualname__ = f"{Questions.__qualname__}.{question.name}"
    ask.__doc__ = _told(question)
    ask.__signature__ = signature  # type: ignore[attr-defined]
    return ask


def _told(question: Question) -> str:
    """What a question says, as the text of its method."""
    filters = [f"    {name_of(one)}: {one.help}" for one in filters_of(question)]
    told = "\n".join(["Args:", *filters]) if filters else ""
    return "\n\n".join(filter(None, (question.says, question.more, told)))


for _question in CATALOGUE:
    setattr(Questions, _question.name, _method(_question))
