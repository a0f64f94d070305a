"""Passages: the acts of a whole readout, each in its place, and the sentences that made none."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from tracker.drafting import heading as headings
from tracker.drafting import members
from tracker.drafting.acts import Act, Found
from tracker.drafting.addresses import addressed
from tracker.drafting.anaphors import awaited, conducted
from tracker.drafting.asides import asides
from tracker.drafting.attributions import attributed
from tracker.drafting.budget import Budget
from tracker.drafting.contents import Reader
from tracker.drafting.fiscal import FiscalYear
from tracker.drafting.history import is_history
from tracker.drafting.hostings import hosted
from tracker.drafting.hosts import speaks
from tracker.drafting.invitations import accepted
from tracker.drafting.layout import Block, tells
from tracker.drafting.leftovers import NOT_READ, OPENING, RECALLED, ROW, left_over
from tracker.drafting.next_meetings import next_meeting
from tracker.drafting.openings import Openings
from tracker.drafting.ownership import called_by_two
from tracker.drafting.parts import Parts
from tracker.drafting.quotations import Quotations
from tracker.drafting.reading import Reading
from tracker.drafting.rows import Rows
from tracker.drafting.rules import ALONE
from tracker.drafting.runs import LONGEST, NOTE, in_note, is_telling_row, unreadable
from tracker.drafting.sentences import Span
from tracker.drafting.speech import Speech
from tracker.drafting.tables import Table, is_rule
from tracker.drafting.tasks import shared_out, task
from tracker.drafting.thanks import thanks_in_return
from tracker.drafting.times import due
from tracker.drafting.utterances import Utterance
from tracker.drafting.wrapping import is_row

_ANYBODYS = FiscalYear(1, "start")
"""The fiscal year that is taken where only a time to come is asked for, and not which."""
_NOUN_PHRASE = re.compile(r"(?:the|an?|their|another)\s+(?:[\w’'-]+\s+){0,5}[\w’'-]+")
_COLON = re.compile(r"\b(to|that|will|would):(?=\s[a-z])")


@dataclass(slots=True)
class Passages:
    """Goes through a readout sentence by sentence and keeps what it finds."""

    text: str
    head: headings.Heading
    reader: Reader
    clock: Budget
    found: list[Found] = field(default_factory=list)
    unused: list[tuple[Span, str]] = field(default_factory=list)
    """The sentences that made no act, and why."""
    _speaker: tuple[str, ...] = ()
    _leads: dict[tuple[str, ...], Found] = field(default_factory=dict)
    _quotations: Quotations | None = None
    _announced: Span | None = None
    """The sentence that announces the list that is being read."""
    _told: set[Span] = field(default_factory=set)
    """The sentences that announced a list whose members tell what they say."""

    def read(self, blocks: list[Block], sentences: dict[Span, list[Span]]) -> None:
        """Find the acts of every sentence of the body.

        Args:
            blocks: the paragraphs.
            sentences: those of each paragraph of the body.
        """
        personal = speaks(self.text) and not self.head.cast.author
        speech = Speech(Parts(self.reader, self._dated), personal=personal)
        openings = Openings(self.text, self.head, self.reader)
        self._quotations = Quotations(self.text, blocks, speech)
        table: Table | None = None
        for place, block in enumerate(blocks):
            table = (table or Table(self.head.parties)) if self._is_row(block) else None
            ruled = any(is_rule(one.span.of(self.text)) for one in blocks[place + 1 : place + 2])
            if table and self._row(speech, table, block, ruled=ruled):
                continue
            if block.kind != "body":
                self._left_out(block)
                if block.introduces:
                    self._head_of_outcomes(block)
                continue
            notes = [Span(*note.span()) for note in NOTE.finditer(self.text, *block.span)]
            for number, span in enumerate(sentences[block.span]):
                said = span.of(self.text)
                self.clock.at("the sentence", said[:100])
                if reason := unreadable(said) or in_note(span, notes):
                    self.unused.append((span, reason))
                elif openings.take(span, block):
                    met = headings.OPENING.search(said)
                    self.unused.append((span, OPENING if met else left_over(said)))
                elif number or not self._member(speech, span, block):
                    self._sentence(speech, span, block)
            if block.introduces or not block.listed:
                read = sentences[block.span]
                self._announced = read[-1] if block.introduces and read else None
        self.unused = [each for each in self.unused if each[0] not in self._told]

    def _head_of_outcomes(self, block: Block) -> None:
        """Take a heading for what each line below it is."""
        self._announced = None
        act = members.listed_under(block.span.of(self.text), self.head.cast)
        if act:
            meeting = self.head.meeting_of(block)
            self._leads[block.headings] = Found(act, block.span, block, meeting)

    def _left_out(self, block: Block) -> None:
        """Tell of a paragraph that is none of the body, where something may stand in it."""
        said = block.span.of(self.text)
        if is_telling_row(said):
            # A promise may stand there, in no sentence.
            self.unused.append((block.span, ROW))
        elif block.kind in NOT_READ and tells(said):
            self.unused.append((block.span, f"not read: taken for {NOT_READ[block.kind]}"))

    @property
    def announcing(self) -> frozenset[Span]:
        """The sentences that announce a list whose members tell what they say."""
        return frozenset(self._told)

    def _is_row(self, block: Block) -> bool:
        return block.kind != "repeated" and is_row(block.span.of(self.text))

    def _row(self, speech: Speech, table: Table, block: Block, *, ruled: bool) -> bool:
        """Take the row of a table of what is to be done, if it is one."""
        if is_rule(block.span.of(self.text)):
            return True
        meeting = self.head.meeting_of(block)
        if table.heads(self.text, block.span, ruled=ruled):
            return bool(table.columns)
        if block.span.end - block.span.start > LONGEST:
            return False
        rows = Rows(self.text, self.reader, speech, self.head.meetings[meeting].date)
        made = rows.told(table, block.span)
        self.found.extend(
            Found(self._met(act, cell.of(self.text)), cell, block, meeting, time=time)
            for act, cell, time in made
        )
        return bool(made)

    def _met(self, act: Act, member: str) -> Act:
        """The act, a follow-up where what is undertaken is an occasion with its time."""
        planned = act.type == "CommitmentMade" and self._is_occasion(member)
        return replace(act, type="FollowUpScheduled") if planned else act

    def _dated(self, words: str) -> bool:
        """Whether words hold a time to come."""
        time = due(words, self.head.meetings[0].date, fiscal=_ANYBODYS)
        return bool(time and time.edtf)

    def _member(self, speech: Speech, span: Span, block: Block) -> bool:
        """Take a line of a list together with the words that announce it, if that makes an act."""
        said, lead = span.of(self.text), self._announced
        if not block.listed or lead is None or task(said, self.reader, listed=True):
            return False
        whole = members.own(said)
        line = members.spliced(lead.of(self.text), whole.of(said), self.reader)
        if line is None or len(line.words) > LONGEST:
            return False
        meeting = self.head.meeting_of(block)
        reading = members.under(speech, line, self._speaker, whole.start)
        if not reading.acts:
            return False
        self._speaker = reading.speaker
        # The lead alone announces what its members say.
        last = self._last_of(lead) if lead not in self._told else None
        self._told.add(lead)
        if last is not None and self.found[last].block.introduces:
            self._leads[block.headings] = self.found.pop(last)
        here = [
            Found(self._met(act, whole.of(said)), span, block, meeting, reading.topic)
            for act in reading.acts
        ]
        self.found.extend(self._beside(said, span, block, meeting, here))
        return True

    def _last_of(self, sentence: Span) -> int | None:
        """The place of the last act found in a sentence; what is found stands as in the text."""
        place = bisect_right(self.found, sentence.start, key=lambda one: one.sentence.start) - 1
        return place if place >= 0 and self.found[place].sentence == sentence else None

    def _is_occasion(self, member: str) -> bool:
        """Whether a line names an occasion and its time: "a joint visit to Bergen in June"."""
        head = _NOUN_PHRASE.match(member)
        first = self.reader.occasions.nouns(head[0]) if head else []
        return bool(first) and self._dated(member)

    def _sentence(self, speech: Speech, span: Span, block: Block) -> None:
        said, meeting = span.of(self.text), self.head.meeting_of(block)
        # "Agreed to: open …; sign …" reads as it does without the colon.
        words = _COLON.sub(lambda mark: f"{mark[1]} ", said)
        told = addressed(words, self.head.cast)
        if told:
            # What is said to somebody reads as it does when it is said.
            words = words[: told[0].start] + " " * len(told[0].of(words)) + words[told[0].end :]
        quoted = self._quotations.read(said, span) if self._quotations else None
        line, last = Utterance(words, self.reader), self._speaker
        said_in_short = task(words, self.reader, listed=block.listed or block.bullet)
        if said_in_short:
            self._lead_of(block)
            reading = Reading((said_in_short,), said_in_short.by)
        else:
            reading = quoted or attributed(speech, line, last) or speech.read(line, last)
        reading = reading.said_to(told[1]) if told else reading
        anchor = self.head.meetings[meeting].date
        news = tuple(act for act in reading.acts if not is_history(act, said, anchor))
        reading, recalled = replace(reading, acts=news), news != reading.acts
        plain = any(act.sure and act.rule not in ALONE for act in reading.acts)
        if block.listed and not plain and self._listed(reading, said, span, block, meeting):
            return
        self._speaker = reading.speaker
        here = [Found(act, span, block, meeting, reading.topic) for act in reading.acts]
        here = self._beside(said, span, block, meeting, here)
        here = thanks_in_return(self.found, here, said, self.text)
        here = accepted(self.found, hosted(here, said, self.head.cast), said, self.head.parties)
        here = conducted(self.found, here, said, self.text)
        left = (said, anchor, self.head.parties, (span, block, meeting))
        if not (here := awaited(self.found, here, said) or next_meeting(*left)):
            self.unused.append((span, RECALLED if recalled else left_over(said)))
        self.found.extend(here)

    def _listed(self, reading: Reading, said: str, span: Span, block: Block, meeting: int) -> bool:
        """Take a line for a member of the list that a colon announced, with the act before it."""
        if (lead := self._lead_of(block)) is None:
            return False
        whole = members.own(said)
        own = next((act for act in reading.acts if act.type != "ViewsExchanged"), lead.act)
        told = own if lead.act.type == "ViewsExchanged" else lead.act
        planned = lead.act.type == "CommitmentMade" and self.reader.occasions.planned(f"to {said}")
        by, matter = shared_out(said, self.reader)
        member = replace(
            lead.act,
            by=by or lead.act.by,
            type="FollowUpScheduled" if planned else told.type,
            rule=told.rule,
            quote=whole,
            matter=matter,
            scope=(whole,),
        )
        here = [Found(member, span, block, meeting)]
        self.found.extend(self._beside(said, span, block, meeting, here))
        return True

    def _lead_of(self, block: Block) -> Found | None:
        """The act that announces the list of a line; what its lines tell is not told by it."""
        if self.found and self.found[-1].block.introduces:
            lead = self._leads[block.headings] = self.found.pop()
            self._told.add(lead.sentence)
        return self._leads.get(block.headings)

    def _beside(
        self, said: str, span: Span, block: Block, meeting: int, here: list[Found]
    ) -> list[Found]:
        """The acts of a sentence, with the occasions that it names in passing."""
        passing = self._passing(said, span, block, meeting, here)
        besides = tuple(one.act.quote for one in passing)
        return [*(replace(one, besides=besides) for one in here), *passing]

    def _passing(
        self, said: str, span: Span, block: Block, meeting: int, here: list[Found]
    ) -> list[Found]:
        taken = [
            one.act.quote for one in here if one.act.type == "FollowUpScheduled" or one.act.invites
        ]
        by = here[0].act.by if here else (self._speaker or self.head.parties)
        anchor = self.head.meetings[meeting].date
        found = []
        for aside in asides(said, anchor, self.reader.occasions, self.head.cast, taken):
            quote, words = aside.quote, aside.quote.of(said)[:60]
            nearest = [o.act.by for o in here if o.act.quote.start <= quote.start]
            whose = called_by_two(quote.of(said), self.head.cast) or (nearest or [by])[-1]
            act = Act("FollowUpScheduled", whose, quote, quote, (quote,), words, aside.rule)
            found.append(Found(act, span, block, meeting, time=aside.time))
        return found
