"""Drafts: from a readout's text to the statements proposed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Unpack

from tracker.domain.due import Due
from tracker.domain.edtf import window
from tracker.drafting import heading as headings
from tracker.drafting.accounts import warnings
from tracker.drafting.actors import Cast
from tracker.drafting.acts import Act, Found
from tracker.drafting.budget import Budget
from tracker.drafting.conditions import condition_before, condition_of
from tracker.drafting.document import Document, Given
from tracker.drafting.doubts import doubts_of
from tracker.drafting.dues import due_of, time_of, unplaced, unread_of
from tracker.drafting.evidence import Evidence
from tracker.drafting.instructions import GIVEN, INSTRUCTS, speaks_to_a_program
from tracker.drafting.items import Known, Matters, Open, Setting, held, open_on
from tracker.drafting.lexicon import lexicon
from tracker.drafting.proposals import Draft, Meeting, Passage, Proposal, Unused, Why
from tracker.drafting.rules import ONWARD
from tracker.drafting.sentences import Span
from tracker.drafting.stages import carried_out
from tracker.drafting.summaries import summary, without_time
from tracker.drafting.times import TimePhrase

_NEAR = 200
"""Statements before one among which the occasion stands that its time is tied to."""


def draft(
    text: str,
    *,
    known: Iterable[Known] = (),
    still_open: Iterable[Open] = (),
    **given: Unpack[Given],
) -> Draft:
    """Propose the statements of a readout.

    Args:
        text: the readout; quotes are counted in its characters.
        known: the items that exist, to be used again.
        still_open: the commitments and follow-ups that are not settled, the latest last.
        given: what is not to be read from the text, and what it is read by.

    Raises:
        Unreadable: no date, year or parties can be read from the text, and none is given; or it
            takes too long.
    """
    return read(text, **given).draft(known, still_open)


def read(text: str, **given: Unpack[Given]) -> Reading:
    """Read a readout sentence by sentence, before its items are known.

    Args:
        text: the readout; quotes are counted in its characters.
        given: what is not to be read from the text, and what it is read by.

    Raises:
        Unreadable: no date, year or parties can be read from the text, and none is given; or it
            takes too long.
    """
    clock = given.get("budget") or Budget(given.get("name") or "the text")
    document = Document(text, given, clock)
    with document.being_read():
        return Reading(carried_out(document))


@dataclass(frozen=True, slots=True)
class Reading:
    """A readout that has been read, and whose items are still to be chosen."""

    document: Document

    @property
    def head(self) -> headings.Heading:
        """Who met, when and where."""
        return self.document.head

    def draft(self, known: Iterable[Known] = (), still_open: Iterable[Open] = ()) -> Draft:
        """Propose its statements.

        Args:
            known: the items that exist, to be used again.
            still_open: the commitments and follow-ups that are not settled, the latest last.

        Raises:
            Overrun: it takes too long.
        """
        text, unsettled = self.document.text, tuple(still_open)
        planned = frozenset(one.item for one in unsettled if one.type == "FollowUpScheduled")
        matters = Matters(self.head.parties, frozenset(self.head.cast.people), planned)
        desk = _Desk(text, self.head, matters, open_on(unsettled), self._acts())
        instructing: dict[Span, str] = {}
        with self.document.being_read():
            for item in known:
                matters.add(item)
            for one in self.document.found:
                said = one.sentence.of(text)
                self.document.clock.at("what is proposed for", one.act.quote.of(said))
                if speaks_to_a_program(said):
                    instructing[one.sentence] = INSTRUCTS
                else:
                    desk.propose(one)
        return Draft(
            title=self.head.title,
            parties=self.head.parties,
            meetings=_meetings(self.head, unsettled),
            proposals=tuple(desk.proposals),
            unused=tuple(
                Unused(exact=span.of(text), start=span.start, end=span.end, reason=reason)
                for span, reason in (*self.document.unused, *instructing.items())
            ),
            review=(*self.head.review, *warnings(self.document)),
        )

    def evidence(self, made: Draft) -> Iterator[Evidence]:
        """What each statement of its draft was made of.

        Args:
            made: the draft.
        """
        text, acts = self.document.text, self._acts()
        said = ((one, one.sentence.of(text)) for one in self.document.found)
        spoken = (each for each in said if not speaks_to_a_program(each[1]))
        for (one, words), proposal in zip(spoken, made.proposals, strict=True):
            yield _evidence(one, words, proposal.due, self.head.cast, acts)

    def _acts(self) -> dict[Span, list[Act]]:
        """The acts of each sentence."""
        acts: dict[Span, list[Act]] = {}
        for one in self.document.found:
            acts.setdefault(one.sentence, []).append(one.act)
        return acts


def _evidence(
    one: Found, said: str, when: Due | None, cast: Cast, acts: dict[Span, list[Act]]
) -> Evidence:
    others = tuple(act for act in acts[one.sentence] if act is not one.act)
    return Evidence(one.act, said, when, cast, others, beside=bool(one.besides))


def _passage(text: str, span: Span) -> Passage:
    return Passage(exact=span.of(text), start=span.start, end=span.end)


def _meetings(head: headings.Heading, unsettled: tuple[Open, ...]) -> tuple[Meeting, ...]:
    people = {party: head.cast.full[party] for party in head.parties if head.cast.full.get(party)}
    return tuple(
        Meeting(
            date=one.date,
            kind=one.kind,
            place=one.place,
            ordinal=one.ordinal,
            participants=people,
            holds=held(one.kind, one.date, unsettled),
        )
        for one in head.meetings
    )


@dataclass(slots=True)
class _Desk:
    """Where acts become proposals, each with its item and its window."""

    text: str
    head: headings.Heading
    matters: Matters
    unsettled: dict[tuple[str, str], str]
    """The latest statement that is not settled, by its item and its type."""
    acts: dict[Span, list[Act]]
    """The acts of each sentence."""
    proposals: list[Proposal] = field(default_factory=list)
    _sections: list[tuple[str, ...]] = field(default_factory=list)

    def propose(self, one: Found) -> None:
        """Add the proposal for an act."""
        act, said = one.act, one.sentence.of(self.text)
        anchor = self.head.meetings[one.meeting].date
        besides = () if act.invites else one.besides
        time = one.time or time_of(said, act, anchor, besides)
        onward = act.type in ONWARD
        when = due_of(time, self.proposals[-_NEAR:]) if time and onward else None
        unread = () if one.time else unread_of(said, act, anchor, besides)
        if onward and when is None and not unread:
            unread = unplaced(said, act, besides)
        # The background that the quote leaves out tells of other matters; so does the time.
        end = max(min(act.matter.end, act.quote.end), act.matter.start + 1)
        matter = said[_begun(said, act) : end]
        if when and when.words and time:
            occasion = act.type == "FollowUpScheduled"
            matter = without_time(matter, time.words, occasion=occasion)
        condition, matter = condition_of(matter) if onward else (None, matter)
        if onward and not condition:
            condition = condition_before(said[: act.quote.start])
        item = self.matters.propose(
            matter,
            self._setting(one),
            occasion=act.type == "FollowUpScheduled",
            year=str(_year(when, anchor)),
        )
        renewed = self.unsettled.get((item.slug, act.type))
        settled = self.unsettled.get((item.slug, "CommitmentMade")) if act.complete else None
        offset = one.sentence.start
        self._sections.append(one.block.headings)
        self.proposals.append(
            Proposal(
                type=act.type,
                by=act.by,
                to=act.to,
                item=item.slug,
                item_score=round(item.score, 1),
                item_known=item.known,
                summary=summary(act.type, matter, act.words),
                quote=_passage(self.text, Span(offset + act.quote.start, offset + act.quote.end)),
                sentence=_passage(self.text, one.sentence),
                meeting=one.meeting,
                due=when,
                condition=condition,
                complete=act.complete,
                continuing=act.continuing,
                done_by=act.done_by,
                wording=act.wording,
                renews=(renewed,) if renewed and act.type == "CommitmentMade" else (),
                fulfils=(settled,) if settled else (),
                why=Why(words=act.words, rule=act.rule),
                review=(
                    *act.review,
                    *doubts_of(_evidence(one, said, when, self.head.cast, self.acts)),
                    *unread,
                    *_doubts(time, when),
                    *item.doubts,
                    *((GIVEN,) if speaks_to_a_program(one.block.span.of(self.text)) else ()),
                ),
            )
        )

    def _setting(self, one: Found) -> Setting:
        path = one.block.headings
        leaf = path[-1] if len(path) > 1 else ""
        if leaf == self.head.meetings[one.meeting].heading:
            leaf = ""
        last = ""
        if self.proposals and self._sections[-1] == path:
            last = self.proposals[-1].item
        return Setting(one.topic, leaf, last)


_LAST_WORD = re.compile(r"([\w-]+)\s+$")


def _begun(said: str, act: Act) -> int:
    """Where the words for a matter begin: with the deed, where the verb holds that as well."""
    last = _LAST_WORD.search(said, 0, act.matter.start)
    deed = last and act.type == "ConcernRaised" and last[1].lower() in lexicon().words["misdeeds"]
    return last.start() if last and deed else act.matter.start


def _doubts(time: TimePhrase | None, when: Due | None) -> tuple[str, ...]:
    """The reason to look twice at a window."""
    if time and time.occasion and not (when and when.edtf):
        return (f"tied to an occasion without a date here: {time.occasion}",)
    return ()


def _year(when: Due | None, anchor: date) -> int:
    days = window(when.edtf) if when and when.edtf else None
    first = (days.first or days.last) if days else None
    return first.year if first else anchor.year
