"""Besides: what stands beside a verb's own act in its words, and is an act of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tracker.drafting.acts import Act, Said
from tracker.drafting.assents import names_proposal, proposes
from tracker.drafting.contents import Judgement
from tracker.drafting.continuations import (
    FIRST_ROUND,
    OFFERED,
    further_will,
    other_feeling,
    will_do,
)
from tracker.drafting.further import Further, cut_off
from tracker.drafting.joints import between
from tracker.drafting.lists import numbered, propositions
from tracker.drafting.parts import Parts
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD, VALUED
from tracker.drafting.sentences import Span, trimmed

_WELCOMED = re.compile(
    r",\s+(?P<told>(?:(?:which|a\s+\w+\s+(?:that|which))\s+(?:was|were|is)"
    r"|an?\s+(?:\w+\s+)?(?:step|move|decision|measure|announcement|offer|gesture))\s+(?:\w+ly\s+|also\s+)?"
    r"(?:welcomed|appreciated|commended|praised)\s+by\s+)"
)
_VALUED_BY = re.compile(
    r",\s+(?=(?P<told>(?:which|an?\s+(?:\w+\s+)?(?:step|move|decision|measure|development|announcement"
    r"|offer|gesture|initiative)(?:\s+(?:that|which))?)\s+(?P<who>(?:[\w.’'-]+\s+){1,5}?)(?:also\s+|\w+ly\s+)?"
    r"(?:welcomed|appreciated|commended|praised|applauded|hailed)))"
)
"""What is told and the other values: "…, a step that Chile welcomed"."""
_TAKEN_UP = re.compile(
    r",\s+(?:which|an?\s+(?:proposal|suggestion|idea|offer)(?:\s+(?:that|which))?)\s+"
    r"(?:(?:was|were|has\s+been)\s+)?(?:\w+ly\s+|also\s+)?"
    r"(?:agreed|accepted|endorsed|supported|taken\s+up)\b"
    r"|,\s+which\s+(?P<who>(?:[\w.’'-]+\s+){1,5}?)(?:also\s+|\w+ly\s+)?"
    r"(?:agreed\s+to|accepted|endorsed|supported|took\s+up)\s*(?=[.,;]|$)"
    r"|(?:;|,\s+(?:and|which|an?\s+(?:proposal|idea)\s+(?:that|which)))\s+(?P<own>(?:[\w.’'-]+\s+){1,5}?)(?:was|were)\s+"
    r"(?:also\s+|\w+ly\s+|all\s+)*(?:in\s+favou?r|supportive|receptive|amenable|agreeable|open)\s*"
    r"(?:(?:of|to)\s*(?:(?:this|that|it|the|such\s+an?)\b(?:\s+(?:idea|proposal|suggestion))?)?)?\s*(?=[.,;]|$)"
    r"|,\s+(?:an?\s+(?:\w+\s+)?(?:proposal|suggestion|idea|offer|initiative)\s+)?(?:to|with)\s+which\s+(?P<other>(?:[\w.’'-]+\s+){1,5}?)(?:also\s+|\w+ly\s+)?"
    r"(?:agreed|consented|assented|acceded|concurred)\s*(?=[.,;]|$)"
)
"""What is told of a proposal that the others take up."""


_COLON = re.compile(
    r":\s+(?=(?:of (?:this|these|which),\s+)?(?:the|an?|[A-Z(])[^:;]*?"
    r"\s(?:will|would|(?:is|are|was|were) to)\s)"
)
"""What leads from a plan to what will be done."""

_PROVIDES = re.compile(
    r",\s+which\s+(?:also\s+)?(?:mandates?|provides?\s+for|envisages?|foresees?|stipulates?)"
    r"(?:,\s+(?:among\s+(?:others|other\s+things)|inter\s+alia),)?\s+(?!that\b)"
)
"""What leads from a text to what it provides for."""

_OF_ITSELF = re.compile(
    r"^,\s+with\s+an?\s|\b(?:(?:round|session|meeting)\s+of\s+which|whose|being|to be|workshop"
    r"|seminar|symposium)\b"
)
"""What tells of an occasion whatever was named before."""

_TO_DO_TOO = re.compile(
    r",\s+(?:and|as\s+well\s+as)\s+(?:also\s+)?(?=(?:to\s+(?:\w+ly\s+)?[a-z]+|(?:up)?on\s+[a-z]+ing)\s)"
)
"""What leads from a clause that tells of a thing to what else is undertaken: ", and to build"."""

_AND_A = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:an?|the|regular|further|joint)\s)")


@dataclass(frozen=True, slots=True)
class Besides:
    """Reads what stands beside a verb's own act."""

    parts: Parts
    acts: Callable[[Said], list[Act]]
    """Reads a verb with all that stands beside its act."""
    own: Callable[[Said], list[Act]]
    """Reads its own act alone."""

    def told(self, said: Said) -> list[Act]:
        """The acts of a verb that another stands beside; none where there is no other."""
        further = Further(self.parts, self.acts)
        others = (
            self._gone_on,
            self._felt,
            self._taken_up,
            further.raised,
            further.called,
            further.sends,
            further.a_part,
            self._accepted,
            self._valued,
            self._first_round,
            self._offered,
            self._provided,
            self._spelt_out,
        )
        return next((acts for other in others if (acts := other(said)) is not None), [])

    def _gone_on(self, said: Said) -> list[Act] | None:
        """What is asked, and what the one who asks will do: "…, and will continue to"."""
        words, clause = said.words, said.clause
        found = further_will(said)
        if not found:
            return None
        first, span = cut_off(said, found.start()), Span(found.end(), clause.rest.end)
        judged = self.parts.reader.judge(
            will_do(span.of(words)), None, "that", dated=self.parts.dated, by=said.by
        )
        own = self.parts.of(first, span, judged, "that") if judged else ()
        return [*self.acts(first), *own]

    def _felt(self, said: Said) -> list[Act] | None:
        """What is voiced, and what else is felt: "expressed thanks to Chile, and regret that"."""
        found = other_feeling(said, self.parts.reader.lexicon)
        if not found:
            return None
        cut, kind, rule = found
        span = trimmed(said.words, cut.end(), said.clause.rest.end, also=",;.")
        own = self.parts.act(said, span, Judgement(kind, rule), matter=span, scope=(span,))
        return [*self.acts(cut_off(said, cut.start())), own]

    def _valued(self, said: Said) -> list[Act] | None:
        """What is told, and that the other side welcomed it: "…, which Chile welcomed"."""
        words, clause = said.words, said.clause
        named = None if proposes(words, clause) else _WELCOMED.search(words, *clause.rest)
        found = named or _VALUED_BY.search(words, *clause.rest)
        mentions = self.parts.reader.cast.mentions(words) if found else []
        at = named.end() if named else found.start("who") if found else 0
        who = next((one for one in mentions if one.start == at), None)
        if not found or not who or not who.parties:
            return None
        quote = Span(found.start("told"), max(who.end, found.end("told")))
        judged = Judgement("ProgressWelcomed", VALUED)
        whole = Span(clause.rest.start, found.start())
        act = self.parts.act(
            replace(said, by=who.parties), quote, judged, matter=whole, scope=(quote,)
        )
        deed = said.by if set(said.by) != set(who.parties) else ()
        told = self.acts(cut_off(said, found.start()))
        # What is only announced is welcomed before it is done.
        done = act.complete and not any(one.type in ONWARD for one in told)
        return [*told, replace(act, done_by=deed, complete=done)]

    def _taken_up(self, said: Said) -> list[Act] | None:
        """What one side proposes and the other takes up: "…, which was agreed by Chile"."""
        words, clause = said.words, said.clause
        found = _TAKEN_UP.search(words, *clause.rest) if proposes(words, clause) else None
        reader = self.parts.reader
        who = (found["who"] or found["own"] or found["other"]) if found else None
        if not found or (who and not reader.cast.mentions(who)):
            return None
        span = trimmed(words, clause.rest.start, found.start(), also=",;")
        return [self.parts.agreed(said, Span(clause.start, span.end), span)]

    def _accepted(self, said: Said) -> list[Act] | None:
        """A proposal that is told as it is taken up: "accepted the proposal to open a school"."""
        words, clause = said.words, said.clause
        if not names_proposal(words, clause) or clause.passive:
            return None
        return [self.parts.agreed(said, Span(clause.start, clause.rest.end), clause.rest)]

    def _provided(self, said: Said) -> list[Act] | None:
        """A text that is signed, and what it provides for: "…, which envisages a school"."""
        words, clause = said.words, said.clause
        found = _PROVIDES.search(words, *clause.rest) if clause.sense == "done" else None
        if not found:
            return None
        judged = Judgement("CommitmentMade", "a text that was agreed provides for it")
        whole = trimmed(words, found.end(), clause.rest.end, also=",;.")
        parts = between(words, whole, [*_AND_A.finditer(words, *whole)])
        alone = [(replace(said, clause=replace(clause, rest=part)), part) for part in parts]
        own = [act for one, part in alone for act in self.parts.of(one, part, judged, "thing")]
        return [*self.acts(cut_off(said, found.start())), *own]

    def _spelt_out(self, said: Said) -> list[Act] | None:
        """A plan that is explained, and what will be done: "the plan: Chile will build a pier"."""
        words, clause, reader = said.words, said.clause, self.parts.reader
        colon = _COLON.search(words, *clause.rest) if clause.sense in ("report", "views") else None
        if not colon:
            return None
        whole = trimmed(words, colon.end(), clause.rest.end, also=",;.")
        made: list[Act] = []
        clause = replace(clause, sense="report")
        for span in propositions(words, whole, "that", reader.lexicon):
            told = span.of(words)
            judged = reader.judge(told, clause, "that", dated=self.parts.dated, by=said.by)
            if judged and judged.type in ONWARD:
                made += self.parts.of(said, span, judged, "that")
        return [*self.acts(cut_off(said, colon.start())), *made] if made else None

    def _first_round(self, said: Said) -> list[Act] | None:
        """A dialogue and its first round, which is an occasion of its own."""
        words, clause = said.words, said.clause
        first = FIRST_ROUND.search(words, *clause.rest)
        named = (
            self.parts.reader.occasions.nouns(words[clause.rest.start : first.start()])
            if first
            else []
        )
        body = first and patterns()["of_a_body"].search(words[: first.start()])
        told_of = first and _OF_ITSELF.search(first[0])
        if first and numbered(words, clause.rest):
            return None
        if not first or not (named or body or told_of):
            return None
        further = _TO_DO_TOO.search(words, first.end(), clause.rest.end)
        quote = Span(first.start("one"), further.start() if further else clause.rest.end)
        start = clause.rest.start + named[0].start() if named else quote.start
        matter = Span(start, first.start() if named else quote.end)
        judged = Judgement("FollowUpScheduled", "the first of several is planned")
        return [
            *self.own(cut_off(said, first.start())),
            self.parts.act(said, quote, judged, matter=matter, scope=(quote,)),
            *(self._too(said, further.end()) if further else ()),
        ]

    def _too(self, said: Said, start: int) -> list[Act]:
        """What else is undertaken, from a character of the sentence on."""
        rest = Span(start, said.clause.rest.end)
        further = self.acts(replace(said, clause=replace(said.clause, rest=rest)))
        own = [act.clipped(start) for act in further]
        return [act if act.quote.end > start else replace(act, quote=act.matter) for act in own]

    def _offered(self, said: Said) -> list[Act] | None:
        """An occasion that somebody is to hold: "a dialogue, which Chile offered to host"."""
        words, clause, reader = said.words, said.clause, self.parts.reader
        found = OFFERED.search(words, *clause.rest)
        before = words[clause.rest.start : found.start()] if found else ""
        named = reader.occasions.nouns(before) or patterns()["ministerial"].search(before)
        who = [m for m in reader.cast.mentions(words) if found and m.start == found.start("who")]
        if not found or not named or not who or not who[0].parties:
            return None
        quote = Span(found.start() + len(", "), clause.rest.end)
        by = who[0].parties if found["own"] else said.by
        judged = Judgement("FollowUpScheduled", "an occasion that somebody is to hold")
        told = [
            act for act in self.own(cut_off(said, found.start())) if act.type != "FollowUpScheduled"
        ]
        act = self.parts.act(replace(said, by=by), quote, judged, matter=quote, scope=(quote,))
        return [*told, act]
