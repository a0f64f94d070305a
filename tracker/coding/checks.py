"""Checks: each statement of an answer held against the text, the parties and the record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tracker import characters
from tracker.coding.answer import CodedStatement
from tracker.coding.dues import ONWARD, timed
from tracker.coding.numbered import Numbered
from tracker.coding.quotes import Place, Quotable
from tracker.coding.ties import tied
from tracker.domain.parties import COUNTRIES, FORMER
from tracker.domain.wording import Wording
from tracker.drafting.draft import Reading
from tracker.drafting.instructions import GIVEN, INSTRUCTS, speaks_to_a_program
from tracker.drafting.items import Known, Open
from tracker.drafting.proposals import Passage, Proposal, Why
from tracker.drafting.sentences import Span
from tracker.files.parties import known_parties

SUMMARY = "the summary "
"""How a reason begins that is about a summary."""

ADDRESSED = ("RequestMade", "ConcernRaised")
"""The types of which it is asked whom they are addressed to."""

_SHOWN = 100
_TELLING = re.compile(r"[A-Za-zÀ-ÿ]{4,}|\d+")
_STEM = 5
_WELL = 0.5
"""The part of a summary's telling words that stand in the text."""

_LEAST_WORDS = 3
_DENIED = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|refus\w+|reject\w+|den[iy]\w*|withdr\w+"
    r"|cancel\w+|oppos\w+|stop\w*|end\w*|against|decline\w*|abandon\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words by which a sentence says the contrary."""

_VERB = 5
"""Letters of a verb by which it is found, whatever its form."""


@dataclass(slots=True)
class Sound:
    """What is left of an answer: statements that the text has words for, and what was dropped."""

    proposals: list[Proposal] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


class Bench:
    """Where the entries of an answer are held to what can be checked.

    Args:
        reading: the readout.
        known: the items on record.
        still_open: what is unfinished on record.
    """

    def __init__(
        self, reading: Reading, known: Iterable[Known], still_open: Iterable[Open]
    ) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._numbered = Numbered.of(reading.document)
        self._quotable = Quotable(self._numbered)
        self._known = frozenset(item.slug for item in known)
        self._open = tuple(still_open)
        self._stems = _stems(self._text)
        # A draft is written here, and read again with the parties that are known here.
        self._bodies = known_parties(Path("draft.yaml"))

    def held(self, entries: Iterable[CodedStatement]) -> Sound:
        """The entries as proposals, in the order of the text."""
        held = Sound()
        placed: list[tuple[Place, CodedStatement]] = []
        seen: set[tuple[object, ...]] = set()
        for entry in entries:
            place = self._quotable.place(entry.quote, entry.sentence)
            if why := self._unfit(entry, place):
                held.dropped.append(f"{entry.type} “{_shown(entry.quote)}”: {why}")
                continue
            if place is None:
                continue
            same = (entry.type, place.span, entry.item, entry.by)
            if same in seen:
                held.dropped.append(f"{entry.type} “{_shown(entry.quote)}”: given twice")
                continue
            seen.add(same)
            placed.append((place, entry))
        for place, entry in sorted(placed, key=lambda pair: pair[0].span):
            held.proposals.append(self._proposal(entry, place, held.proposals))
        return held

    def _unfit(self, entry: CodedStatement, place: Place | None) -> str:
        """Why an entry cannot be a statement of the readout."""
        if place is None:
            return "its quote is not in the text"
        if speaks_to_a_program(self._sentence(place.span).of(self._text)):
            return f"of its sentence, {INSTRUCTS}"
        strangers = [one for one in entry.by if one not in self._reading.head.parties]
        if strangers:
            return f"{', '.join(strangers)} is not a party of the readout"
        if entry.meeting >= len(self._reading.head.meetings):
            return f"there is no meeting {entry.meeting}"
        return ""

    def _proposal(self, entry: CodedStatement, place: Place, earlier: list[Proposal]) -> Proposal:
        sentence = self._sentence(place.span)
        anchor = self._reading.head.meetings[entry.meeting].date
        when = timed(
            entry, sentence, self._quotable, text=self._text, anchor=anchor, earlier=earlier
        )
        ties = tied(entry, self._open)
        onward = entry.type in ONWARD
        condition = entry.condition if onward else None
        review = [*when.review, *ties.review]
        if place.mended:
            review.append(
                f"the coder's quote is written otherwise in the text: “{_shown(entry.quote)}”"
            )
        if place.span.end > sentence.end:
            review.append("the quote goes on over the end of its sentence")
        if condition and not self._quotable.holds(condition):
            review.append(f"the condition “{_shown(condition)}” is dropped: it is not in the text")
            condition = None
        if speaks_to_a_program(self._numbered.paragraph(place.span.start).of(self._text)):
            review.append(GIVEN)
        to, doers = self._others(entry, review)
        review += self._not_said(entry, sentence.of(self._text))
        return Proposal(
            type=entry.type,
            by=tuple(sorted(set(entry.by))),
            to=to,
            item=entry.item,
            item_score=100.0 if entry.item in self._known else 0.0,
            item_known=entry.item in self._known,
            summary=entry.summary,
            quote=_passage(self._text, place.span),
            sentence=_passage(self._text, sentence),
            meeting=entry.meeting,
            due=when.due,
            condition=condition,
            complete=entry.complete and entry.type == "ProgressWelcomed",
            continuing=entry.continuing and entry.type == "CommitmentMade",
            done_by=doers,
            wording=_wording(entry, sentence.of(self._text)) if onward else None,
            renews=ties.renews,
            fulfils=ties.fulfils,
            why=Why(words=_passage(self._text, place.span).exact, rule="coder"),
            review=tuple(review),
        )

    def _sentence(self, span: Span) -> Span:
        """The sentence in which a quote begins."""
        return self._numbered.span(self._numbered.number(span.start)) or span

    def _others(
        self, entry: CodedStatement, review: list[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Whom an entry is addressed to and whose deed it tells of, as far as they are parties.

        What is left out is told among the reasons to look again.
        """
        to = self._parties(entry.to if entry.type in ADDRESSED else (), "to", review)
        doers = self._parties(
            entry.done_by if entry.type == "ProgressWelcomed" else (), "done_by", review
        )
        if len(entry.by) == 1 and to == entry.by:
            review.append(f"to: {to[0]} is the speaker; left out")
            to = ()
        return to, () if set(doers) == set(entry.by) else doers

    def _parties(self, given: Iterable[str], name: str, review: list[str]) -> tuple[str, ...]:
        told = tuple(dict.fromkeys(given))
        unknown = [one for one in told if one not in COUNTRIES | FORMER and one not in self._bodies]
        review += [f"{name}: {one} is not a party that is known; left out" for one in unknown]
        return tuple(one for one in told if one not in unknown)

    def _not_said(self, entry: CodedStatement, sentence: str) -> list[str]:
        """What a summary or the name of an item says that the text has no words for."""
        words = _TELLING.findall(entry.summary)
        strange = [word for word in words if _stem(word) not in self._stems]
        found = []
        if numbers := [word for word in strange if word.isdigit()]:
            found.append(f"{SUMMARY}says {numbers[0]}, which is not in the text")
        elif names := [word for word in strange if word[0].isupper() and word != words[0]]:
            found.append(f"{SUMMARY}names {names[0]}, which is not in the text")
        elif bool(_DENIED.search(entry.summary)) and not _DENIED.search(sentence):
            found.append(f"{SUMMARY}denies something, and the sentence does not")
        elif len(words) >= _LEAST_WORDS and len(strange) > _WELL * len(words):
            found.append(f"{SUMMARY}says what the text has no words for")
        named = _TELLING.findall(entry.item)
        strange_name = not any(_stem(word) in self._stems for word in named)
        if named and strange_name and entry.item not in self._known:
            found.append("the name of the item has no words of the text")
        return found


def _wording(entry: CodedStatement, sentence: str) -> Wording | None:
    """The wording that a coder gives, where the sentence has the verb."""
    if entry.wording is None:
        return None
    return entry.wording if entry.wording[:_VERB] in sentence.lower() else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _TELLING.findall(text))


def _stem(word: str) -> str:
    return word if word.isdigit() else word.lower()[:_STEM]


def _passage(text: str, span: Span) -> Passage:
    return Passage(exact=span.of(text), start=span.start, end=span.end)


def _shown(words: str) -> str:
    return characters.shown(" ".join(words.split())[:_SHOWN])
