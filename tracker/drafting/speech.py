"""Speech: the acts of one sentence after another, and who spoke last."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tracker.drafting import lists, margins
from tracker.drafting.actors import Mention
from tracker.drafting.acts import Act, Said
from tracker.drafting.agents import agent as agent_of
from tracker.drafting.agents import owner
from tracker.drafting.assents import (
    afterwards,
    assents,
    proposed_at_head,
    proposes,
    taken_up,
    takes_up,
)
from tracker.drafting.clauses import Clause
from tracker.drafting.continuations import hosted
from tracker.drafting.firsts import told_first
from tracker.drafting.groups import ASSEMBLED
from tracker.drafting.heads import asked_at_head
from tracker.drafting.parts import Parts
from tracker.drafting.patterns import patterns
from tracker.drafting.predicates import Predicates
from tracker.drafting.reading import Reading
from tracker.drafting.rules import ASKED, ONWARD, SHARED
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.speakers import asked, exalted, hoped_of, speaking, talking
from tracker.drafting.subjects import can_be_subject, is_another, known_by, main_subject, single
from tracker.drafting.titles import key
from tracker.drafting.utterances import Utterance, topic_of

_ASSEMBLED = re.compile(ASSEMBLED)
"""Those who met, as "it" stands for them in the next sentence."""

_VERDICT = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+|very\s+|a\s+(?:\w+\s+)?)?(?:success|fruitful|productive)"
)

_SHARED = ("ConcernRaised", "ProgressWelcomed", "ViewsExchanged")
_HOPED = re.compile(
    r"(?:hoped|expected|desired|wished|trusted)\b"
    r"|(?:(?:an?|the)\s+)?(?:\w+\s+)?(?:hopes?|wish(?:es)?|desire|expectations?|trust)"
    r"\s+(?:was|were|has been)\b",
    re.IGNORECASE,
)
"""What "is hoped" is hoped by whoever has the word."""

_AND_US = re.compile(r"We\s|[^,;]{1,60}?\s+and\s+I\s")
_JOINED = re.compile(r"[A-Z][\w.’'-]*\s+and\s+$")
"""Those who stand before the one who tells it: "President Lagos and I"."""
_AND_I = re.compile(r"\s+and\s+I\b")
"""The one who has the word names himself with somebody: "Mr. President and I"."""

_PERFECT = re.compile(r"\b(?:has|have)\s")
_SHOULD = re.compile(r"\b(?:should|must|need to|needs to)\b")
_RECEIVED = re.compile(r"\bbe\s+received\s+by\b")
_BY = re.compile(
    r"(?:(?!\b(?:will|would|shall)\b).)*\b(?:will|would|shall|to)\s+(?:\w+ly\s+)?be\s+"
    r"(?!hosted|chaired|attended|convened)\w+(?:ed|en|un|lt|nt|held)\s+by\s+(?:the\s+)?"
    r"(?:(?:relevant|competent|appropriate|responsible|respective)\s+)?"
    r"|.*\bof\s+(?:\w+\s+)?concern\s+to\s+(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """Reads the sentences of one readout."""

    parts: Parts
    personal: bool = False
    """Whether a speaker is heard in the first person, and "we" is what that one says."""

    @property
    def predicates(self) -> Predicates:
        """Reads the verbs of its sentences."""
        return Predicates(self.parts)

    def read(self, line: Utterance, speaker: tuple[str, ...]) -> Reading:
        """The acts of a sentence.

        Args:
            line: the sentence.
            speaker: who spoke last.
        """
        words, mentions, found = line.words, line.mentions, line.clauses
        cast = self.parts.reader.cast
        topic = topic_of(words[: found[0].start] if found else words)
        if first := told_first(self.parts, words, speaker):
            return Reading(tuple(first), speaker, topic)
        if not found:
            acts = self._bare(words, mentions, speaker)
            return Reading(tuple(acts), single(mentions) or speaker, topic)
        acts = self._before(words[: found[0].start], mentions, speaker)
        behind = self._behind(words, found[-1], speaker)
        found = [*found[:-1], _without(words, found[-1], behind)]
        # Whoever had the word before a subject has it for all of its verbs.
        before, last = speaker, None
        for clause in found:
            subject = clause.subject
            agent = agent_of(words, clause, mentions) if subject is None else ()
            if subject is None and clause.form == "gerund":
                subject = main_subject(words, clause, found)
            if subject is not last:
                before, last = speaker, subject
            by = self._by(line, clause, subject, before) if subject else agent or cast.parties
            if subject and (len(by) == 1 or _ASSEMBLED.match(words, subject.start)):
                speaker = by
            if self._assented(line, clause, by, acts):
                acts.extend(self._afterwards(words, clause, by))
                continue
            others = self._asked(line, clause, subject or agent)
            if others and not set(cast.parties) <= set(others):
                by = tuple(party for party in by if party not in others)
            known = "named" if agent else known_by(words, subject, passive=clause.passive)
            said = Said(words, clause, talking(words, clause, by, mentions, self.parts.reader))
            told = [
                hosted(words, clause, replace(act, side=known))
                for act in self.predicates.acts(said)
            ]
            doubt = self._doubt(words, subject, by)
            acts.extend(_with(act, others, doubt) for act in told)
        return Reading((*acts, *behind), speaker, topic)

    def _asked(
        self, line: Utterance, clause: Clause, told: Mention | tuple[str, ...]
    ) -> tuple[str, ...]:
        """Of whom something is asked or hoped in the passive, with nobody told who asks it."""
        words, mentions = line.words, line.mentions
        others = () if told else asked(words, clause, mentions)
        hoping = _HOPED.match(words, clause.verb.start)
        return others or (hoped_of(words, clause, mentions) if hoping else ())

    def _by(
        self, line: Utterance, clause: Clause, subject: Mention, speaker: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Whose words a clause gives that has a subject."""
        words, cast = line.words, self.parts.reader.cast
        if clause.wording == "agreed" and _AND_US.match(words, subject.start):
            return cast.parties  # nobody agrees alone
        if words[subject.start : subject.end] == "I" and _JOINED.search(words, 0, subject.start):
            return cast.parties
        by = self._acting(words, subject, speaker) or cast.parties
        mine = subject is clause.subject
        return speaking(words, clause, by, line.mentions, self.parts.reader) if mine else by

    def _assented(
        self, line: Utterance, clause: Clause, by: tuple[str, ...], acts: list[Act]
    ) -> bool:
        """Whether a clause only says that a side is of the same mind, which the acts are told."""
        words, found, parties = line.words, line.clauses, self.parts.reader.cast.parties
        place = [one.verb for one in found].index(clause.verb)
        if acts and place and takes_up(words, clause) and proposes(words, found[place - 1]):
            acts[-1] = taken_up(acts[-1], words, self.parts.reader)
            return True
        if not acts and (proposal := proposed_at_head(words, clause)):
            whole = Span(0, max(clause.verb.end, clause.rest.end))
            acts.append(self.parts.agreed(Said(words, clause, by), whole, proposal))
            return True
        if not assents(words, clause):
            return False
        if acts and acts[-1].type in _SHARED and acts[-1].by != by:
            acts[-1] = replace(acts[-1], by=parties)  # "…, and President Lagos agreed"
            return True
        # "President Lagos agreed, adding that …"
        return clause.verb != found[-1].verb and by != parties and not clause.passive

    def _doubt(self, words: str, subject: Mention | None, by: tuple[str, ...]) -> str:
        """Why it is not sure whose words they are; empty where it is."""
        if subject is None:
            return ""
        cast, said = self.parts.reader.cast, words[subject.start : subject.end]
        if not subject.parties and by == cast.parties:
            return f"who is meant is not read: {said}"
        unknown = subject.sort == "person" and cast.assumed.intersection(map(key, said.split()))
        if subject.sort == "pronoun" and {cast.people.get(name) for name in cast.assumed} & {*by}:
            unknown = cast.assumed  # who spoke before may be one of them
        return f"for which party they speak is not told: {said}" if unknown else ""

    def _before(self, lead: str, mentions: list[Mention], speaker: tuple[str, ...]) -> list[Act]:
        """The acts of a clause of its own that stands before the first verb of speech."""
        whole = margins.lead(lead)
        if whole is None:
            return asked_at_head(self.parts, lead, mentions)
        return self._bare(whole.of(lead), [m for m in mentions if m.end <= whole.end], speaker)

    def _behind(self, words: str, last: Clause, speaker: tuple[str, ...]) -> list[Act]:
        """The acts of a clause of its own that stands behind the last verb of speech."""
        whole = margins.tail(words, last)
        if whole is None:
            return []
        told = whole.of(words)
        acts = self._bare(told, self.parts.reader.cast.mentions(told), speaker)
        return [act.moved(whole.start) for act in acts]

    def _afterwards(self, words: str, clause: Clause, by: tuple[str, ...]) -> list[Act]:
        """The acts of a clause of its own behind one that only says "and Chile agreed"."""
        after = afterwards(words, clause)
        acts = self._bare(after.of(words), self.parts.reader.cast.mentions(after.of(words)), by)
        return [act.moved(after.start) for act in acts]

    def _bare(self, words: str, mentions: list[Mention], speaker: tuple[str, ...]) -> list[Act]:
        """The acts of a sentence in which nobody is said to say anything."""
        acts: list[Act] = []
        reader = self.parts.reader
        supposed = patterns()["supposed"].match(words)
        start = supposed.end() if supposed else 0
        subject = next((m for m in mentions if can_be_subject(words, m, start)), None)
        if subject:
            by = self._acting(words, subject, speaker)
        else:
            by = speaker if self.personal or patterns()["it_says"].match(words) else ()
        by = by or reader.cast.parties
        known = known_by(words, subject, passive=False) if subject else "nobody"
        whole = trimmed(words, margins.opening(words), len(words), also=".;")
        for number, span in enumerate(lists.propositions(words, whole, "that", reader.lexicon)):
            verb = Span(span.start, span.start)
            silent = Clause("report", None, "past", verb, whole, span.start)
            if number and (own := self.predicates.told(Said(words, silent, by), span)):
                acts.extend(replace(act, side=known) for act in own)
                continue
            told = span.of(words)
            if (
                number
                and margins.MODAL.match(told)
                and margins.RELATIVE.search(words[: span.start])
            ):
                continue  # "which was built in May and is to be opened" tells of a thing
            if acts and acts[-1].type in ONWARD and not patterns()["finite"].search(told):
                told = f"will {told}"  # "will build a cabin, and open a road"
            judged = reader.judge(told, None, "that", dated=self.parts.dated, by=by)
            if number and acts and acts[-1].rule in SHARED:
                continue  # what else should be done is the same view
            if judged:
                # What the sides should do is said by whoever has the word, and so is a verdict.
                should = judged.type == "ViewsExchanged" and bool(_SHOULD.search(span.of(words)))
                wished = should or bool(_VERDICT.search(span.of(words)))
                # "Trade has grown", behind what somebody said, is what he says too.
                told_on = judged.type == "ProgressWelcomed" and _PERFECT.search(span.of(words))
                wished = wished or (bool(told_on) and len(speaker) == 1 and not subject)
                agent = () if wished else self._agent(span.of(words), number, speaker)
                body = owner(told, reader.cast.parties) if judged.type == "CommitmentMade" else ()
                agent = agent or (() if subject else body)
                if agent and _RECEIVED.search(told):
                    # Who receives somebody and who is received meet.
                    agent = tuple(each for each in reader.cast.parties if each in {*agent, *by})
                author = judged.type == "ConcernRaised" and reader.cast.author
                side = (author,) if author else speaker or by if wished else agent or by
                if should and subject and is_another(subject, speaker):
                    # What the one who has the word says that the other should do is asked of it.
                    judged = replace(judged, type="RequestMade", rule=ASKED)
                made = self.parts.of(Said(words, silent, side), span, judged, "that")
                acts.extend(replace(act, side="named" if agent else known) for act in made)
        return acts

    def _acting(self, words: str, subject: Mention, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """The side that a subject means; the one who has the word where that one joins it."""
        joined = speaker and _AND_I.match(words, subject.end)
        speaker = speaker or exalted(words[subject.start : subject.end], self.parts.reader.cast)
        return speaker if joined else self._whose(subject, speaker)

    def _whose(self, subject: Mention, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """The side that a subject means, after whoever spoke last; nobody where that is open."""
        if subject.sort == "counterpart":
            others = tuple(p for p in self.parts.reader.cast.parties if p not in speaker)
            return others if speaker and len(others) == 1 else ()
        if (
            self.personal
            and speaker
            and subject.sort == "group"
            and subject.end - subject.start == len("we")
        ):
            return speaker
        return subject.parties or (speaker if subject.sort == "pronoun" else ())

    def _agent(self, told: str, number: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """Who does what a part tells: whom it names behind "by", or at its own head."""
        mentions = self.parts.reader.cast.mentions(told)
        who = next((m for m in mentions if m.parties and _BY.fullmatch(told[: m.start])), None)
        if who is None and number:
            who = next((m for m in mentions if m.parties and m.start == 0), None)
        return self._whose(who, speaker) if who else ()


def _with(act: Act, asked_of: tuple[str, ...], doubt: str) -> Act:
    """An act with those who are asked, and with what is not sure of whose it is."""
    to = asked_of if asked_of and act.type == "RequestMade" else act.to
    return replace(act, to=to, review=(*act.review, doubt) if doubt else act.review)


def _without(words: str, last: Clause, behind: list[Act]) -> Clause:
    """The last clause of speech, without the clause of its own that stands behind it."""
    if not behind:
        return last
    end = max(words.rfind(mark, 0, behind[0].quote.start) for mark in ",;")
    return replace(last, rest=trimmed(words, min(last.rest.start, end), end))
