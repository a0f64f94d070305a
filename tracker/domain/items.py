"""Items: matters followed across meetings, and what is judged of them from outside."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tracker.domain.kinds import Kind
from tracker.domain.parties import Party
from tracker.domain.values import MOST, Day, Model, Name, Ref, Slug, Text


class ItemOpened(Model):
    """An item was named: its title, its other names, and the item it is part of."""

    item: Slug
    title: Name
    names: tuple[Name, ...] = ()
    part_of: Slug | None = None

    @model_validator(mode="after")
    def _is_no_part_of_itself(self) -> Self:
        if self.part_of == self.item:
            raise ValueError("is named a part of itself")
        return self


class ItemRenamed(ItemOpened):
    """An item was renamed; the former names stay in the record of their time."""


class ItemMerged(Model):
    """An item turned out to be another: what is said of the one is said of the other."""

    item: Slug
    into: Slug


Outcome = Literal["fulfilled", "partly fulfilled", "not fulfilled", "withdrawn", "refused"]

_OF_UNDERTAKINGS: tuple[Outcome, ...] = (
    "fulfilled",
    "partly fulfilled",
    "not fulfilled",
    "withdrawn",
)

OUTCOMES: MappingProxyType[Kind, tuple[Outcome, ...]] = MappingProxyType(
    {
        "commitment": _OF_UNDERTAKINGS,
        "follow-up": _OF_UNDERTAKINGS,
        "request": ("fulfilled", "partly fulfilled", "refused", "withdrawn"),
        "concern": ("fulfilled", "withdrawn"),
    }
)
"""The outcomes that a statement of each followed kind can be judged to have had."""

HELD: tuple[Outcome, ...] = ("fulfilled", "partly fulfilled")
"""The outcomes of an occasion that was held, which is so for all of its parties."""


class ItemSeparated(Model):
    """A merging was taken back: the item is counted as itself again."""

    item: Slug
    reason: Text


class OutcomeAssessed(Model):
    """An analyst judged, from outside the readouts, what became of a statement."""

    ref: Ref
    outcome: Outcome
    on: Day
    """The date from which the judgement holds."""
    evidence: Text
    note: Text | None = None
    share: Party | None = None
    """The party whose share of it is judged; None for all of them."""


class ConditionSettled(Model):
    """The condition of an undertaking was met, or lapsed."""

    ref: Ref
    result: Literal["met", "lapsed"]
    on: Day
    evidence: Text | None = None
    """What shows it; what was judged before that could be said has none."""


class EvidenceSought(Model):
    """Somebody looked for what became of a statement, through a date, and found nothing."""

    ref: Ref
    through: Day


class AssessmentRetracted(Model):
    """A judgement was taken back: an outcome, the end of a condition, or a search."""

    ref: Ref
    place: Annotated[int, Field(ge=1, le=MOST)]
    """The place of the judgement in the item's stream."""
    reason: Text


Assessment = OutcomeAssessed | ConditionSettled | EvidenceSought
ItemEvent = ItemOpened | ItemRenamed | ItemMerged | ItemSeparated | Assessment | AssessmentRetracted


class ItemList(Model):
    """The items of a relationship as a file names them."""

    parties: Annotated[tuple[Party, ...], Field(min_length=2)]
    items: tuple[ItemOpened, ...]

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        if len({item.item for item in self.items}) < len(self.items):
            raise ValueError("items: an item is named twice")
        return self

    @model_validator(mode="after")
    def _has_no_circles(self) -> Self:
        wholes = {item.item: item.part_of for item in self.items}
        for start, whole in wholes.items():
            walked = {start}
            while whole in wholes:
                if whole in walked:
                    raise ValueError(f"items.{start}.part_of: the parts go round in a circle")
                walked.add(whole)
                whole = wholes[whole]  # noqa: PLW2901 - walks up from the part to its wholes
        return self
