"""Parties and relationships on the command line."""

from __future__ import annotations

from tracker.cli.words import Word
from tracker.queries.parties import party_code, relationship_name


class PartyCode(Word[str]):
    """A party; one that is not known here may be so where its readouts were recorded."""

    name = "party"

    def read(self, text: str) -> str:
        """The code of the party."""
        code = party_code(text)
        if code is None:
            raise ValueError(text)
        return code

    def refusal(self, given: str) -> str:
        """What to say of what names none."""
        return (
            f"{given!r} names no party; write its code or its English name, such as JP, JPN, "
            "Japan or EU"
        )


class Relationship(Word[str]):
    """A relationship by its parties, joined by hyphens."""

    name = "relationship"

    def read(self, text: str) -> str:
        """The name of the relationship."""
        found = relationship_name(text)
        if found is None:
            raise ValueError(text)
        return found

    def refusal(self, given: str) -> str:
        """What to say of what names none."""
        return (
            f"{given!r} is not a relationship; write the parties' codes or names with hyphens, "
            "such as JP-RU"
        )
