"""Predicates: the acts that a verb and what it is about make, its parts included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.drafting import lists
from tracker.drafting.acts import Act, Said, first_alone, has_object, object_of
from tracker.drafting.besides import Besides
from tracker.drafting.contents import Judgement
from tracker.drafting.continuations import FIRST_ROUND, goes_on, time_at_head, told_apart
from tracker.drafting.courtesies import HAD, is_no_act
from tracker.drafting.dates import past_time
from tracker.drafting.enumerations import articled, asked_for, feelings, possessed, repeated, valued
from tracker.drafting.modes import SPOKEN, Mode, mode, mode_under
from tracker.drafting.parts import Parts
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ASKED, SHARED
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.sequences import clauses_listed, verbs_listed
from tracker.drafting.sharing import asked_together, thanked_together, timed_together
from tracker.drafting.thereby import parts_of_whole, thereby
from tracker.drafting.utterances import Utterance

_TELLING = frozenset(("progress", "request", "concern", "commit"))
_BINDING = ("done", "progress", "concern", "commit", "affirm", "views", "report")
_DIVIDED = frozenset(("commit", "affirm", "report", "progress", "done"))
_NEAR = 60
"""Characters within which the verb of a that-clause must begin."""
_AHEAD = re.compile(r"look\w* (?:forward|ahead)", re.IGNORECASE)
_SAME_NEED = re.compile(
    r"(?:to|of|for|on(?!\s+\w+ing\b))\s|\w+ing\b|(?:the|a|an)\s(?!need|importance|necessity)"
)
"""How what is needed too goes on."""
_HOPING = re.compile(r"(?:hope|expect|trust|wish|desire|count)", re.IGNORECASE)
"""What is hoped of the other side is asked of it, also where it is said that it is hoped."""
_WISHED = re.compile(r"hop|expect|propos|suggest|trust|wish|desir", re.IGNORECASE)
_LEADING_THAT = re.compile(r"\s*(?:,?\s*(?:[\w’'.-]+\s+){1,5}?)??that\s+")
_AND_THAT = re.compile(r"(?:also\s+)?that\s+")
_ANNOUNCES = re.compile(r"\s*(?:to|on|that they (?:will|would))?\s*:?\s*")
_FOLLOWING = re.compile(r"(?:on\s+)?the\s+following\b.*", re.DOTALL)
"""What leads to a list, and tells nothing of its members."""

_AGREES = re.compile(
    r"agree|concur|decid|[a-z]+ in (?:accord|agreement)|share|settle|conclude", re.IGNORECASE
)
_TO_DO = re.compile(r"\b(?:to|will|would|shall):?\s+(?:\(\w+\)\s*)?$")
"""What stands before the first of several verbs of a list."""
_HELD = ("to be held", "to be convened", "to be hosted", "to take place")
_IS = re.compile(r"\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s*)?$")
_TO = re.compile(r"to\s")
_PREDICATE = re.compile(r"\s((?:will|would|shall)\s+be\s+\w+(?:ed|en|ld|ut)\b[^,;]*)$")
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
        if is_no_act(said, rest, self.parts.reader.cast):
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
            acts.extend(thereby(self.parts, said, rest))
        return acts

    def _divided(self, said: Said, rest: Span, how: Mode) -> list[Span]:
        """The coordinate parts of what a verb is about, where it can have several."""
        words, clause = said.words, said.clause
        book = self.parts.reader.lexicon.words
        verbs = (book["actions"] | book["verbs"]) - book["lasting"]
        if clause.sense == "request" and (
            asked := asked_for(words, clause.verb.of(words), rest)
            or verbs_listed(words, rest, verbs)
            or clauses_listed(words, rest)
        ):
            return asked
        if clause.sense == "views" and how in ("thing", "to") and not clause.passive:
            return feelings(words, rest, self.parts.reader.lexicon)
        if clause.sense == "views" and how == "that" and _WISHED.search(clause.verb.of(words)):
            parts = lists.propositions(words, rest, how, self.parts.reader.lexicon)
            return [each for part in parts for each in verbs_listed(words, part, verbs) or [part]]
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
        own = clause.sense == "progress" and how in ("thing", "to")
        return valued(words, rest, parts) if own else parts

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
        elif clause.passive and told.startswith(_HELD):
            # "The next round is agreed to be held in Lima" plans it as "will be held" does.
            thing = _IS.sub("", words[clause.start : clause.verb.start])
            told = f"{thing} will {told.removeprefix('to ')}"
            how, span = "that", Span(clause.start, span.end)
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
        # "asked that Chile ratify it and accede to": a further verb tells what else is asked.
        asked = said.clause.sense == "request" and not _AND_THAT.match(told)
        if how == "that" and not asked and (own := self.told(said, span)):
            return own
        apart = told.startswith(("to ", "that ")) or (how == "to" and _OWN.match(told))
        own_how = mode(told) if how == "thing" or apart else how
        actions = self.parts.reader.lexicon.words["actions"]
        continued = goes_on(told, before, actions) if how == "that" else False
        judged = self._judged(said, f"will {told}" if continued else told, own_how)
        if told_apart(said.clause, told):
            # "valued the work, and the number of pupils is to be raised"
            judged = self.parts.reader.judge(told, None, "that", dated=self.parts.dated)
            said, own_how = replace(said, by=self.parts.reader.cast.parties), "that"
        acts = list(self.parts.of(said, span, judged, own_how)) if judged else []
        when = time_at_head(said.words, before) if continued else None
        return [replace(act, scope=(*act.scope, when)) for act in acts] if when else acts

    def told(self, said: Said, span: Span) -> list[Act]:
        """The acts of a part that brings its own verb: "… and appreciates …"."""
        that = _AND_THAT.match(said.words, span.start)
        if that:
            return self._told_too(said, Span(that.end(), span.end))
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

    def _told_too(self, said: Said, span: Span) -> list[Act]:
        """The acts of a further clause with a subject: "…, and that he appreciated the help"."""
        words = span.of(said.words)
        inner = [
            one
            for one in Utterance(words, self.parts.reader).clauses
            if one.sense in _TELLING and not one.passive and not HAD.search(words[: one.verb.start])
        ]
        subject = inner[0].subject if inner and inner[0].start == 0 else None
        if subject is None or past_time(words[: inner[0].verb.start]):
            return []
        by = subject.parties or said.by
        acts = [act for one in inner for act in self.acts(Said(words, one, by))]
        return [act.moved(span.start) for act in acts if act.type != "ViewsExchanged"]

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
            and not HAD.search(told[: one.verb.start])
            and not past_time(told[: one.verb.start])
            and (has_object(one) or not _AGREES.match(one.verb.of(told)))
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
        if _AGREES.match(clause.verb.of(words)) and _FOLLOWING.search(lead.of(words)):
            said = replace(said, clause=replace(clause, sense="commit"))
        # "(1) a port; (2) a pier by May" share a time; "to (1) widen …; (2) build …" do not.
        # Nor do "(1) to widen …, (2) to build …", or those of which an earlier one has its own.
        verbs = _TO_DO.search(words, 0, members[0].start)
        apart = verbs and ";" in words[members[0].start : members[-1].start]
        apart = apart or all(_TO.match(member.of(words)) for member in members)
        apart = apart or any(self.parts.dated(member.of(words)) for member in members[:-1])
        last = () if apart else (members[-1],)
        # "(1) grave visits and (2) tours, which …, would be made": the end is said of each.
        end = _PREDICATE.search(members[-1].of(words)) if how == "that" else None
        partly = parts_of_whole(lead.of(words))
        acts += self._whole(said, how, lead, partly) if partly else []
        for number, whole in enumerate(members):
            first = FIRST_ROUND.search(words, *whole)
            member = trimmed(words, whole.start, first.start(), also=",;") if first else whole
            told = " ".join(filter(None, (_FOLLOWING.sub("", lead.of(words)), member.of(words))))
            if end and member is not members[-1] and not patterns()["finite"].search(told):
                told = f"{told} {end[1]}"
            judged = self._judged(said, told, how)
            if judged:
                start = member.start if number or acts else min(clause.start, lead.start)
                scope = (member, lead, *last)
                quote = Span(start, member.end)
                listed = self.parts.act(
                    said, quote, judged, matter=member, scope=scope, lead=lead.of(words)
                )
                acts.append(listed)
            if judged and first:
                met = Span(first.start("one"), whole.end)
                told_of = Judgement("FollowUpScheduled", "the first of several is planned")
                acts.append(self.parts.act(said, met, told_of, matter=met, scope=(met,)))
        return acts

    def _whole(self, said: Said, how: Mode, lead: Span, partly: re.Match[str]) -> list[Act]:
        """What a list is part of: "to make it stronger, particularly in (i) … and (ii) …"."""
        span = trimmed(said.words, lead.start, lead.start + partly.start(), also=",;:")
        judged = self._judged(said, span.of(said.words), how)
        quote = Span(min(said.clause.start, lead.start), span.end)
        return [self.parts.act(said, quote, judged, matter=span, scope=(span,))] if judged else []
