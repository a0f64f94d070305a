"""Further acts: what a verb's words name beside its own act, or call by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tracker.drafting.acts import Act, Said
from tracker.drafting.contents import Judgement
from tracker.drafting.parts import Parts
from tracker.drafting.rules import STATED, VOICED
from tracker.drafting.sentences import Span, trimmed

_RAISED = re.compile(
    r"(?:the\s+)?(?:(?!(?:possib\w+|prospect|idea)\b)[\w-]+\s+){0,3}?"
    r"(?:(?:subject|issue|problem|case|matter|question|treatment|plight|arrests?|detention"
    r"|seizure|ban)s?\s+(?:of|concerning|regarding|with)\s"
    r"|(?:difficult(?:y|ies)|problems|delays?|obstacles?|hardships?|bottlenecks?|disruptions?|shortcomings"
    r"|violations?|abuses|harassment|grievances?|complaints?)\s)[^;]{3,160}?\s?(?:was|were)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:raised|brought\s+up|taken\s+up|broached)\s+by\s",
    re.IGNORECASE,
)
"""What one side raises, in the passive."""

_SENDS = re.compile(
    r",\s+(?P<told>(?:to|at|in|for)\s+which\s+(?P<who>(?:[\w.’'-]+\s+){1,5}?)(?:also\s+|\w+ly\s+)?"
    r"(?:(?:plan|intend|expect|hope)(?:s|ed)?\s+to|will|would|(?:is|are)\s+(?:due\s+|expected\s+|set\s+)?to)\s+(?:also\s+)?"
    r"(?:send|dispatch|take\s+part|participate|be\s+(?:represented|present)|attend)\b)"
)
"""What somebody is to go to that was told of: "the games, to which Chile will send a team"."""

_CALLED = re.compile(
    r"[^;]{20,160}?\sas\s+(?:an?|the|another)\s+(?:(?:\w+ly\s+)?[\w-]+\s+){0,2}?"
    r"(?:threat|provocation|violation|breach|outrage|crime|menace|danger|affront)\b(?=\s+(?:to|of|against|for)\b|[.,;]|$)"
)

_CALLING = re.compile(
    r"(?:describ|characteri[sz]|brand|label|denounc|regard|qualif|view)\w+", re.IGNORECASE
)
"""What somebody calls a thing of which much is told: "described the test in May as a threat"."""

_A_PART = re.compile(
    r",\s+(?P<told>(?:the|an?)\s+(?:first|second|initial|next|last|remaining|\w+)\s+(?:tranche|instal?lment|batch|phase|part|portion|half"
    r"|shipment|payment|delivery|group)\s+of\s+(?:which|whom)\s+(?:will|would|(?:is|are)\s+(?:due\s+|expected\s+|set\s+|scheduled\s+)?to)\s"
    r"[^;]{5,})"
)
"""A part of what is undertaken, which has a time of its own."""


def cut_off(said: Said, end: int) -> Said:
    """A verb without what stands behind a character of its sentence."""
    rest = trimmed(said.words, said.clause.rest.start, end, also=",;")
    return replace(said, clause=replace(said.clause, rest=rest))


@dataclass(frozen=True, slots=True)
class Further:
    """Reads what a verb raises, calls by a name, or tells of a thing with a time of its own."""

    parts: Parts
    acts: Callable[[Said], list[Act]]
    """Reads a verb with all that stands beside its act."""

    def raised(self, said: Said) -> list[Act] | None:
        """A matter that one side raises, told in the passive: "the issue of X was raised by"."""
        words, clause = said.words, said.clause
        found = _RAISED.match(words, clause.start, clause.rest.end) if clause.passive else None
        if not found or len(said.by) != 1:
            return None
        matter = trimmed(words, clause.start, clause.verb.start, also=",;")
        quote = Span(clause.start, max(clause.rest.end, clause.verb.end))
        judged = Judgement("ConcernRaised", VOICED)
        return [self.parts.act(said, quote, judged, matter=matter, scope=(quote,))]

    def called(self, said: Said) -> list[Act] | None:
        """What somebody calls a threat, behind whatever is told of it."""
        words, clause = said.words, said.clause
        if clause.passive or not _CALLING.match(clause.verb.of(words)):
            return None
        found = _CALLED.match(words, clause.rest.start, clause.rest.end)
        if not found or clause.sense not in ("report", "views"):
            return None
        judged = Judgement("ConcernRaised", VOICED)
        return list(self.parts.of(said, Span(clause.start, clause.rest.end), judged, "thing"))

    def sends(self, said: Said) -> list[Act] | None:
        """What is told, and an occasion beside it that a side is to go to."""
        words, clause, reader = said.words, said.clause, self.parts.reader
        found = _SENDS.search(words, *clause.rest)
        who = [m for m in reader.cast.mentions(words) if found and m.start == found.start("who")]
        if not found or not who or not who[0].parties:
            return None
        quote = trimmed(words, found.start("told"), clause.rest.end, also=",;.")
        if not self.parts.dated(quote.of(words)):
            return None
        judged = Judgement("FollowUpScheduled", "an occasion is planned")
        of_all = replace(said, by=reader.cast.parties)
        act = self.parts.act(of_all, quote, judged, matter=quote, scope=(quote,))
        return [*self.acts(cut_off(said, found.start())), act]

    def a_part(self, said: Said) -> list[Act] | None:
        """What is undertaken, and a part of it: "aid, the first tranche of which will be paid"."""
        words, clause = said.words, said.clause
        found = _A_PART.search(words, *clause.rest)
        if not found or clause.sense not in ("commit", "affirm", "report"):
            return None
        quote = trimmed(words, found.start("told"), clause.rest.end, also=",;.")
        judged = Judgement("CommitmentMade", STATED)
        act = self.parts.act(said, quote, judged, matter=quote, scope=(quote,))
        return [*self.acts(cut_off(said, found.start())), act]
