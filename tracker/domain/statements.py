"""Statements: what a readout reports, in six types, each an immutable event."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from tracker.domain.due import Due
from tracker.domain.parties import Party
from tracker.domain.values import MOST, InFull, Model, Ref, Slug, Target, Text
from tracker.domain.wording import Wording


class Quote(Model):
    """The words of the readout that a statement rests on, as a W3C TextQuoteSelector."""

    exact: Text
    prefix: Text | None = None
    suffix: Text | None = None


class _Statement(Model):
    key: Slug
    """The statement's name within its readout, unique there and never changed."""
    item: Slug
    by: Annotated[tuple[Party, ...], Field(min_length=1)]
    """The parties that speak or act."""
    summary: Text
    """What was said, in the coder's own words."""
    quote: Annotated[Quote, InFull("exact")] | None = None
    meeting: Annotated[int, Field(ge=0, le=MOST)] = 0
    """Which of the readout's meetings it belongs to, counted from 0."""
    same_as: Ref | None = None
    """Another publisher's statement of the same act."""


class CommitmentMade(_Statement):
    """A party, or several, undertook to do something."""

    type: Literal["CommitmentMade"] = "CommitmentMade"
    to: tuple[Party, ...] = ()
    due: Due | None = None
    condition: Text | None = None
    wording: Wording | None = None
    continuing: bool = False
    """Whether it is undertaken without an end or a deliverable."""
    renews: tuple[Target, ...] | None = None
    """The earlier commitments that this one replaces; empty for an instalment of its own."""


class FollowUpScheduled(_Statement):
    """An occasion on which the sides meet was planned or expected."""

    type: Literal["FollowUpScheduled"] = "FollowUpScheduled"
    due: Due | None = None
    condition: Text | None = None
    wording: Wording | None = None
    renews: tuple[Target, ...] | None = None
    """The earlier follow-ups that were put off to this one; empty for a round of its own."""


class ProgressWelcomed(_Statement):
    """Something done, begun or advanced was welcomed or reported."""

    type: Literal["ProgressWelcomed"] = "ProgressWelcomed"
    complete: bool = False
    """Whether the thing is said to be finished, held, signed, adopted or in place."""
    fulfils: tuple[Target, ...] | None = None
    """What it settles when complete; left out for whatever is unfinished on its item of those whose
    deed it is, and empty for nothing."""
    done_by: tuple[Party, ...] = ()
    """Whose deed it is, where that is not just those who report it."""

    @model_validator(mode="after")
    def _settles_only_when_complete(self) -> ProgressWelcomed:
        if self.fulfils and not self.complete:
            raise ValueError("fulfils something but is not complete; add complete: true")
        return self


class ConcernRaised(_Statement):
    """A side voiced concern, regret, opposition or condemnation."""

    type: Literal["ConcernRaised"] = "ConcernRaised"
    to: tuple[Party, ...] = ()


class RequestMade(_Statement):
    """One side asked another to do or to stop something."""

    type: Literal["RequestMade"] = "RequestMade"
    to: tuple[Party, ...] = ()


class ViewsExchanged(_Statement):
    """A matter was discussed, explained or stressed, with nothing undertaken."""

    type: Literal["ViewsExchanged"] = "ViewsExchanged"


Statement = (
    CommitmentMade
    | FollowUpScheduled
    | ProgressWelcomed
    | ConcernRaised
    | RequestMade
    | ViewsExchanged
)

AnyStatement = Annotated[Statement, Field(discriminator="type")]
"""One of the six statements, told apart by its `type`."""

STATEMENTS: MappingProxyType[str, type[Statement]] = MappingProxyType(
    {kind.__name__: kind for kind in get_args(Statement)}
)
"""The types of statement, by the names that files give them."""
