"""Predicates: the acts that a verb and what it is about make, its parts included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.drafting import lists
from tracker.drafting.acts import Act, Said, first_alone, object_of
from tracker.drafting.besides import Besides
from tracker.drafting.contents import Judgement
from tracker.drafting.continuations import goes_on, time_at_head
from tracker.drafting.courtesies import is_courtesy
from tracker.drafting.dates import past_time
from tracker.drafting.enumerations import articled, asked_for, feelings, possessed, repeated, valued
from tracker.drafting.modes import SPOKEN, Mode, mode, mode_under
from tracker.drafting.parts import Parts
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ASKED, ONWARD, SHARED
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.sharing import asked_together, thanked_together, timed_together
from tracker.drafting.utterances import Utterance

_TELLING = frozenset(("progress", "request", "concern", "commit"))
_BINDING = ("done", "progress", "concern", "commit", "affirm", "views", "report")
_DIVIDED = frozenset(("commit", "affirm", "report", "progress", "done"))
_NEAR = 60
"""Characters within which the verb of a that-clause must begin."""
_AHEAD = re.compile(r"look\w* (?:forward|ahead)", re.IGNORECASE)
_CALLED_ON = re.compile(r"\bcall\w* (?:on|upon)$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:to|(?<!Minister )(?<!Secretary )(?<!State )(?<!Delegate )for)\s(?!attend\b)"
)
_HAD = re.compile(r"\bhad\s+(?:(?:already|also|earlier|\w+ly)\s+)?$|^Since\b.*\bha(?:s|ve)\s$")
"""What "had been promised" is recalled, and not said now."""
_SAME_NEED = re.compile(
    r"(?:to|of|for|on(?!\s+\w+ing\b))\s|\w+ing\b|(?:the|a|an)\s(?!need|importance|necessity)"
)
"""How what is needed too goes on."""
_HOPING = re.compile(r"(?:hope|expect|trust|wish|desire|count)", re.IGNORECASE)
"""What is hoped of the other side is asked of it, also where it is said that it is hoped."""
_WISHED = re.compile(r"hop|expect|propos|suggest|trust|wish|desir", re.IGNORECASE)
_LEADING_THAT = re.compile(r"\s*(?:,?\s*(?:[\w’'.-]+\s+){1,5}?)??that\s+")
_ANNOUNCES = re.compile(r"\s*(?:to|on|that they (?:will|would))?\s*:?\s*")
_FOLLOWING = re.compile(r"(?:on\s+)?the\s+following\b.*", re.DOTALL)
"""What leads to a list, and tells nothing of its members."""

_TO_DO = re.compile(r"\b(?:to|will|would|shall):?\s+(?:\(\w+\)\s*)?$")
"""What stands before the first of several verbs of a list."""
_TO = re.compile(r"to\s")
_PREDICATE = re.compile(r"\s((?:will|would|shall)\s+be\s+\w+(?:ed|en|ld|ut)\b[^,;]*)$")
_GOES_ON = re.compile(r"[^,;]*,\s+(?:has|have|had|is|are|was|were|will|would)\b")
"""How a clause goes on behind what it tells of a thing in passing."""

_SAME_THING = re.compile(
    r"(?:is|are|was|were|has|have|had|constitut|represent|amount|violat|infring|run|ran|contraven)\w*\s"
)
"""What else is said of the thing that was called unacceptable."""

_OWN = re.compile(r"(?:his|her|its|their)\s")


@dataclass(frozen=True, slots=True)
class Predicates:
    """Reads the verbs of one readout, each with what it is about."""

    parts: Parts

    def acts(self, said: Said) -> list[Act]:
        """The acts of a verb and what follows it."""
        return Besides(self.parts, self.acts, self._acts).told(said) or self._acts(said)

    def _acts(self, said: Said) -> list[Act]:
        words, clause, lexicon = said.words, said.clause, self.parts.reader.lexicon
        rest = object_of(words, clause)
        if self._is_no_act(said, rest):
            return []
        announced = words.rstrip().endswith(":") and _ANNOUNCES.fullmatch(rest.of(words))
        if clause.sense == "commit" and announced:
            whole = Span(clause.start, clause.verb.end)
            judged = Judgement("CommitmentMade", "a list of undertakings")
            return [self.parts.act(said, whole, judged, matter=whole, scope=())]
        how = mode_under(rest.of(words), clause, words)
        if clause.sense in SPOKEN and how == "that" and (inner := self._inner(said)):
            return inner
        listed = lists.numbered(words, rest) or lists.named(words, rest, lexicon)
        if listed and listed[1]:
            return self._listed(said, how, *listed)
        spans = self._divided(said, rest, how)
        said = first_alone(said, spans)
        acts = self._first(said, spans[0], how)
        deplored = acts and acts[0].type == "ConcernRaised" and clause.sense != "concern"
        for span in spans[1:]:
            if deplored and _SAME_THING.match(span.of(words)):
                continue
            if not (acts and acts[0].rule in SHARED and _SAME_NEED.match(span.of(words))):
                acts.extend(self._further(said, span, how, acts))
        acts = thanked_together(asked_together(timed_together(acts, words), words), said)
        if clause.sense in _BINDING:
            acts.extend(self._thereby(said, rest))
        return acts

    def _is_no_act(self, said: Said, rest: Span) -> bool:
        """Whether a verb tells of a courtesy, a visit, or of what was undertaken before."""
        words, clause = said.words, said.clause
        if clause.sense == "progress" and is_courtesy(said, self.parts.reader.cast):
            return True
        # "In 2023 they had agreed to open an embassy" is recalled, and what "was recalled" is.
        recalled = clause.passive and clause.verb.of(words).startswith("recalled")
        bound = clause.sense in ("commit", "request") and not clause.passive
        if recalled or (bound and _HAD.search(words[: clause.verb.start])):
            return True
        # "called on the President" is a visit, unless he is asked for something.
        called = clause.sense == "request" and _CALLED_ON.search(clause.verb.of(words))
        return bool(called) and not _ASKED_FOR.search(rest.of(words))

    def _divided(self, said: Said, rest: Span, how: Mode) -> list[Span]:
        """The coordinate parts of what a verb is about, where it can have several."""
        words, clause = said.words, said.clause
        if clause.sense == "request" and (asked := asked_for(words, clause.verb.of(words), rest)):
            return asked
        if clause.sense == "views" and how in ("thing", "to") and not clause.passive:
            return feelings(words, rest, self.parts.reader.lexicon)
        if clause.sense == "views" and how == "that" and _WISHED.search(clause.verb.of(words)):
            return lists.propositions(words, rest, how, self.parts.reader.lexicon)
        if clause.sense == "concern" and not clause.passive:
            parts = [each for part in repeated(words, rest) for each in possessed(words, part)]
            return [each for part in parts for each in articled(words, part)]
        finite = patterns()["finite"].search(patterns()["who_is"].sub("", rest.of(words)))
        bare = how == "thing" or (how == "that" and not finite)
        divided = clause.sense in _DIVIDED or (clause.sense == "request" and bare)
        if not divided or (clause.passive and rest.start == clause.start):
            return [rest]
        topics = clause.sense == "request"
        parts = lists.propositions(words, rest, how, self.parts.reader.lexicon, topics=topics)
        own = clause.sense == "progress" and how == "thing"
        return valued(words, rest, parts) if own else parts

    def _thereby(self, said: Said, rest: Span) -> list[Act]:
        """What a thing signed or welcomed binds to: "…, under which … will be made"."""
        found = patterns()["under_which"].search(said.words, rest.start, rest.end)
        before = said.words[rest.start : found.start()][-40:] if found else ""
        met = self.parts.reader.occasions.nouns(before)
        if not found or (met and found[0].strip(" ,") != "which"):
            return []
        if not found[0].startswith(",") and said.clause.sense != "done":
            return []  # "discussed the framework under which they will work"
        span = trimmed(said.words, found.end(), rest.end, also=",;.")
        told = span.of(said.words)
        actors = self.parts.reader.cast.mentions(told)
        own = actors and actors[0].start == 0 and {*actors[0].parties} <= {*said.by}
        told_of = found[0].strip(" ,").startswith("which") and not own
        if told_of and (_GOES_ON.match(told) or not self.parts.dated(told)):
            return []  # what another side will do about it is told and not undertaken
        # "…, under which Chile will build": what one side does under it binds that one.
        if actors and actors[0].start == 0 and actors[0].parties:
            said = replace(said, by=actors[0].parties)
        closed = found[0].startswith(",") and _GOES_ON.match(told)
        if closed:  # "the pact, under which ships were built, will be extended"
            span = Span(span.start, span.start + told.index(","))
        parts = lists.propositions(said.words, span, "that", self.parts.reader.lexicon)
        judge = self.parts.reader.judge
        made = [
            (one, judge(one.of(said.words), None, "that", dated=self.parts.dated)) for one in parts
        ]
        return [
            self.parts.act(said, one, judged, matter=one, scope=(one,))
            for one, judged in made
            if judged and judged.type in ONWARD
        ]

    def _judged(self, said: Said, told: str, how: Mode) -> Judgement | None:
        """What a proposition under a verb makes."""
        verb = said.clause.verb.of(said.words)
        dated = self.parts.dated
        return self.parts.reader.judge(told, said.clause, how, dated=dated, by=said.by, verb=verb)

    def _first(self, said: Said, span: Span, how: Mode) -> list[Act]:
        words, clause = said.words, said.clause
        told = span.of(words)
        # What is looked forward to is told by the verb and its object together.
        if how != "that" and _AHEAD.search(clause.verb.of(words)):
            told = words[clause.verb.start : span.end]
        elif how == "to" and clause.verb.of(words).endswith(" to"):
            told = f"to {told}"
        judged = self._judged(said, told, how)
        if judged is None:
            return []
        quote = Span(min(clause.start, span.start), span.end)
        return list(self.parts.of(said, quote, judged, how, matter=span))

    def _further(self, said: Said, span: Span, how: Mode, before: Sequence[Act] = ()) -> list[Act]:
        """The acts of a coordinate part, by its own verb or by what it says."""
        told = span.of(said.words)
        if said.clause.sense == "views" and before and before[0].type == "RequestMade":
            # What else the other side is hoped to do.
            same = Judgement("RequestMade", before[0].rule)
            return list(self.parts.of(said, span, same, how))
        if told.startswith("to ") and before and before[0].rule == ASKED:
            # "the need for Chile to open a port and to lift its ban".
            return list(self.parts.of(said, span, Judgement("RequestMade", ASKED), "to"))
        if how == "that" and (own := self.told(said, span)):
            return own
        apart = told.startswith("to ") or (how == "to" and _OWN.match(told))
        own_how = mode(told) if how == "thing" or apart else how
        actions = self.parts.reader.lexicon.words["actions"]
        continued = goes_on(told, before, actions) if how == "that" else False
        judged = self._judged(said, f"will {told}" if continued else told, own_how)
        acts = list(self.parts.of(said, span, judged, own_how)) if judged else []
        when = time_at_head(said.words, before) if continued else None
        return [replace(act, scope=(*act.scope, when)) for act in acts] if when else acts

    def told(self, said: Said, span: Span) -> list[Act]:
        """The acts of a part that brings its own verb: "… and appreciates …"."""
        words = span.of(said.words)
        inner = Utterance(words, self.parts.reader).clauses
        hoped = bool(inner and _HOPING.match(inner[0].verb.of(words)))
        if not inner or inner[0].start > 0 or not (inner[0].sense in _TELLING or hoped):
            return []
        if inner[0].form == "third" and not self._somebody(said):
            return []
        acts = [act for one in inner for act in self.acts(Said(words, one, said.by))]
        if hoped and [act.type for act in acts] != ["RequestMade"]:
            return []
        return [act.moved(span.start) for act in acts]

    def _somebody(self, said: Said) -> bool:
        """Whether what is said is said of somebody who can act, and not of a thing."""
        told = re.sub(r"^(?:\w+\s+)?that\s+", "", said.clause.rest.of(said.words))
        return any(mention.start == 0 for mention in self.parts.reader.cast.mentions(told))

    def _inner(self, said: Said) -> list[Act]:
        """The acts that a that-clause reports: "stated that Japan welcomes …"."""
        words, clause, reader = said.words, said.clause, self.parts.reader
        parts = lists.propositions(words, clause.rest, "that", reader.lexicon)
        bare = patterns()["clause_without_that"].match(clause.rest.of(words)) or patterns()[
            "named_clause"
        ].match(clause.rest.of(words))
        that = None if bare else _LEADING_THAT.match(words, clause.verb.end)
        offset = clause.rest.start if bare else that.end() if that else clause.verb.end
        told = words[offset : parts[0].end if parts else clause.rest.end]
        inner = [
            one
            for one in Utterance(told, reader).clauses
            if (one.sense in _TELLING or _HOPING.match(one.verb.of(told)))
            and not one.passive
            and not _HAD.search(told[: one.verb.start])
            and not past_time(told[: one.verb.start])
        ]
        if not inner or inner[0].start > _NEAR or inner[0].subject is None:
            return []
        if patterns()["finite"].search(told[: inner[0].start]):
            return []
        if inner[0].form == "base" and len(inner[0].subject.parties) == 1:
            return []  # "proposed that Chile urge the others": what it is to do, and does not do
        acts = [act.moved(offset) for one in inner for act in self.acts(Said(told, one, said.by))]
        if _HOPING.match(inner[0].verb.of(told)) and [a.type for a in acts] != ["RequestMade"]:
            return []
        if acts:
            quote = acts[0].quote
            acts[0] = replace(acts[0], quote=Span(min(clause.start, quote.start), quote.end))
        for span in parts[1:]:
            acts.extend(self._further(said, span, "that"))
        return acts

    def _listed(self, said: Said, how: Mode, lead: Span, members: list[Span]) -> list[Act]:
        """One act for each member of a numbered list, or of one behind "namely"."""
        words, clause = said.words, said.clause
        acts: list[Act] = []
        # "(1) a port; (2) a pier by May" share a time; "to (1) widen …; (2) build …" do not.
        # Nor do "(1) to widen …, (2) to build …", or those of which an earlier one has its own.
        verbs = _TO_DO.search(words, 0, members[0].start)
        apart = verbs and ";" in words[members[0].start : members[-1].start]
        apart = apart or all(_TO.match(member.of(words)) for member in members)
        apart = apart or any(self.parts.dated(member.of(words)) for member in members[:-1])
        last = () if apart else (members[-1],)
        # "(1) grave visits and (2) tours, which …, would be made": the end is said of each.
        end = _PREDICATE.search(members[-1].of(words)) if how == "that" else None
        for number, member in enumerate(members):
            told = " ".join(filter(None, (_FOLLOWING.sub("", lead.of(words)), member.of(words))))
            if end and member is not members[-1] and not patterns()["finite"].search(told):
                told = f"{told} {end[1]}"
            judged = self._judged(said, told, how)
            if judged:
                start = min(clause.start, lead.start) if number == 0 else member.start
                scope = (member, lead, *last)
                quote = Span(start, member.end)
                listed = self.parts.act(
                    said, quote, judged, matter=member, scope=scope, lead=lead.of(words)
                )
                acts.append(listed)
        return acts
