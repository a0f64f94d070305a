"""Acts: a judged proposition as the acts it makes, with its parts, its quote and its traits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tracker.domain.parties import BODIES
from tracker.domain.wording import Wording
from tracker.drafting import lists, traits
from tracker.drafting.clauses import Clause
from tracker.drafting.contents import Judgement, Reader
from tracker.drafting.countries import named
from tracker.drafting.enumerations import enumerated
from tracker.drafting.lists import Mode
from tracker.drafting.names import inside, names
from tracker.drafting.rules import COMPLETE, Type
from tracker.drafting.sentences import Span, trimmed

SHORTEST = 25
"""Characters behind its verb that a quote keeps before its background is cut off."""

_HEAD = 7
"""Words, from the first, that tell whether a thing is complete."""

_ONWARD = frozenset(("CommitmentMade", "FollowUpScheduled", "RequestMade"))
_DUE = frozenset(("CommitmentMade", "FollowUpScheduled"))
_ADDRESSED = frozenset(("RequestMade", "ConcernRaised"))
_BESIDES = "in addition to"
_UNFINISHED = re.compile(
    r"(?:that\s+)?(?:\S+\s+){0,3}?(?:progress|advances?|advancement|deepening"
    r"|developments?|continuation|strengthening|expansion|enhancement"
    r"|realization|realisation|preparations?|momentum|growth|efforts?|implementation"
    r"|support|cooperation|interest|decision|plans?|steps?|moves?|work)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|both)\s+(?:[\w’'-]+\s+){0,5}?(?:meetings?|consultations?"
    r"|dialogues?|groups?|rounds?|sessions?|visits?|committees?)\s+(?:about|on"
    r"|regarding|concerning|for)\s+(?P<list>[^,;.]+?)\s+(?:will|would|shall|to be|in"
    r"|on|at)\b"
)
_VISITS_BY = re.compile(
    r"\bvisits\s+(?:to\s+[A-Z]\w+\s+)?by\s+((?:the\s+)?[A-Z][^,;]*?)\s+and\s+((?:the\s+)?[A-Z][^,;]*)"
)
"""The visits of two people: "the visits by President Lagos and Minister Soto"."""

_AND_A = re.compile(r",?\s+and\s+(?=(?:an?|the)\s)")
_AFTER_NOUN = re.compile(
    r"\s*(?:$|[,;(.]|(?:of|to|for|in|on|by|with|between|from|at|and|as|this|next|that|which|will"
    r"|would)\b)"
)
_HOLDING = re.compile(r"(?:\w+ly\s+|the\s+|early\s+)*(?:holding|convening|hosting)\s")
_REGULAR = re.compile(r"(?:regular|periodic|annual)\s+(?:meetings|consultations|visits|rounds)\b")
_A_VISIT = re.compile(r"(?:an?|the)\s+(?:\w+\s+)?(?:visit|port call)\b(?!\s+by\s+air)")
_PURPOSE = re.compile(
    r"(?<=[a-z)])\s+to\s+(?:keep|maintain|further|ensure|promote|advance|deepen)\b"
)
"""What a list is for, behind its last member."""

_HEADED = re.compile(r"(?:an?|the)\s+(?:(?!(?:of|for|in|on|with|to|between)\b)[\w’'-]+\s+){0,6}")
_BEGUN = re.compile(
    r"(?:the\s+)?(?:[\w’'-]+\s+){1,6}(?:launched|started|begun|established)\s+in\b", re.IGNORECASE
)
_PROPER = re.compile(r"(?<!^)(?<![.“\"] )\b(?:[A-Z][a-z]+\s+[A-Z0-9][\w-]*|[A-Z]{3,}|\d+)|“")
_DELIVERABLE = re.compile(
    r"\b(?:visits?|tours?|plans?|projects?|programm?es?|trainings?|agreements?|dialogues?"
    r"|missions?|forums?|consultations?|fund|centres?|centers?|exercises?)\b"
)
_THERE = re.compile(r"in\s+(?:the\s+)?(?:\w+ern\s+)?")
_MEETINGS_OF = re.compile(r"\b(?:meetings|rounds|sessions)\s+of\b[^,;]*$")
_TO = re.compile(r"\b(to\s+.*)$")
_GENERIC = re.compile(
    r"(?:the\s+|their\s+|both\s+)?(?:[A-Z][\w-]*\s+)*(?:Ministries|Guards?|Forces|Authorities"
    r"|Agencies|Offices|Governments|Parliaments|Police|Departments|Embassies|Ministers|Institutes)"
)
"""Bodies that every country has: a part with nothing of its own."""

_DEVELOPMENT = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?"
    r"(?:launch|opening|signing|conclusion|adoption|establishment|completion)\b"
)
_GOES_ON = re.compile(
    r"(?:which|who|where)\b[^,;.]{3,90},\s+(?:will|would|shall|is|are|was|were|no later|by|in)\b"
)
_CAPITAL = re.compile(r"\s[A-Z]")
_JOINT = re.compile(r",\s+(?:and\s+|or\s+)?(?:as well as\s+)?|;\s+|\s+(?:and|as well as)\s+")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a sentence, in characters of that sentence."""

    type: Type
    by: tuple[str, ...]
    quote: Span
    matter: Span
    """The words that say what it is about."""
    scope: tuple[Span, ...]
    """Where its time may stand, the nearest first."""
    words: str
    """The words that made it an act."""
    rule: str
    wording: Wording | None = None
    to: tuple[str, ...] = ()
    complete: bool = False
    continuing: bool = False
    """Whether one could not say of it that it is finished."""
    done_by: tuple[str, ...] = ()
    """Whose deed is told of, where it is not that of those who tell it."""
    invites: bool = False
    review: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a verb of the lexicon makes it, and plainly."""
        return not self.review

    def moved(self, offset: int) -> Act:
        """The same act in characters of a text that begins so much earlier."""
        return replace(
            self,
            quote=_moved(self.quote, offset),
            matter=_moved(self.matter, offset),
            scope=tuple(_moved(span, offset) for span in self.scope),
        )

    def clipped(self, start: int) -> Act:
        """The same act without what of it stands before a character."""
        return replace(
            self,
            quote=_clipped(self.quote, start),
            matter=_clipped(self.matter, start),
            scope=tuple(_clipped(span, start) for span in self.scope if span.end > start),
        )


def _clipped(span: Span, start: int) -> Span:
    return Span(max(span.start, start), max(span.end, start))


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of a sentence and the side that says it."""

    words: str
    """The sentence."""
    clause: Clause
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes acts of what was judged, for one readout."""

    reader: Reader
    dated: Callable[[str], bool]
    """Tells whether words hold a time to come."""

    def of(
        self, said: Said, span: Span, judged: Judgement, how: Mode, *, matter: Span | None = None
    ) -> Iterator[Act]:
        """A proposition's act, and one for each part that can be followed on its own.

        Args:
            said: the verb and the side.
            span: the proposition, with the words that show the act.
            judged: its type.
            how: how it is put.
            matter: the proposition alone.
        """
        words, matter = said.words, matter or span
        tail = lists.included(words, matter) if judged.type != "ViewsExchanged" else None
        besides = bool(tail and tail[2] == _BESIDES)
        before = Span(matter.start, tail[0].end) if tail else matter
        parts = []
        if tail and not besides and not self._illustrates(tail[1].of(words)):
            parts = _followable(words, tail[1], tail[2], judged)
        # What is told of a part, its time too, is not told of the whole.
        wider = () if besides or parts else (matter,)
        scope = (before, *wider, *((said.clause.rest,) if how == "thing" and not parts else ()))
        scope = tuple(Span(max(each.start, matter.start), each.end) for each in scope)
        whole = Span(span.start, tail[0].end) if tail else span
        quote = self._shortened(said, whole, judged.type)
        if halves := self._halves(words, before, judged):
            first, second = halves
            lead = Span(quote.start, first.end)
            shared = () if self.dated(first.of(words)) else (second,)
            yield self.act(said, lead, judged, matter=first, scope=(first, *shared))
            yield self.act(said, second, judged, matter=second, scope=(second,))
            return
        members = enumerated(words, before) if judged.type == "CommitmentMade" else []
        if members:
            yield from self._enumerated(said, quote, judged, members, scope)
        else:
            for each in _several(words, before, judged):
                yield self.act(said, quote, judged, matter=each, scope=scope)
        if tail and besides and judged.type in _ONWARD and self.dated(tail[1].of(words)):
            yield self.act(said, tail[1], judged, matter=tail[1], scope=(tail[1],))
        for part in parts:
            own = self._as_part(words[before.start : before.end], part.of(words), judged)
            yield self.act(said, part, own, matter=part, scope=(part, *scope), whole=matter)

    def act(
        self,
        said: Said,
        quote: Span,
        judged: Judgement,
        *,
        matter: Span,
        scope: tuple[Span, ...],
        lead: str = "",
        whole: Span | None = None,
    ) -> Act:
        """One act, with the traits that its words, and the lead of its list, give it."""
        told, verb = matter.of(said.words), said.clause.verb.of(said.words)
        undertaken = (whole or matter).of(said.words)
        progress = judged.type == "ProgressWelcomed"
        return Act(
            judged.type,
            said.by,
            quote,
            matter,
            scope,
            words=verb or told[:60],
            rule=judged.rule,
            wording=said.clause.wording if judged.type in _DUE else None,
            to=self._addressees(told, said) if judged.type in _ADDRESSED else (),
            complete=progress
            and (judged.rule in COMPLETE or self._complete(f"{lead} {told}".strip(), said.clause)),
            continuing=judged.type == "CommitmentMade"
            and traits.continues(f"{lead} {undertaken}".strip(), self.reader.lexicon),
            done_by=traits.doers(_with_verb(said, whole or matter), said.by, self.reader.cast)
            if progress
            else (),
            invites="invit" in verb.lower(),
            review=() if judged.sure else (f"{judged.rule}: the words are not plain",),
        )

    def _addressees(self, told: str, said: Said) -> tuple[str, ...]:
        """Whom it is addressed to, in its own words or beside its verb: "conveyed to …"."""
        found = traits.addressees(told, said.by, self.reader.cast)
        beside = _TO.search(said.clause.verb.of(said.words))
        if found or not beside:
            return found
        return traits.addressees(beside[1], said.by, self.reader.cast)

    def _enumerated(
        self,
        said: Said,
        quote: Span,
        judged: Judgement,
        members: list[Span],
        scope: tuple[Span, ...],
    ) -> Iterator[Act]:
        """An act for each of "a reception, a conference and a festival"."""
        first, *others = members
        whole = Span(first.start, others[-1].end)
        yield self.act(said, Span(quote.start, first.end), judged, matter=first, scope=scope)
        for member in others:
            own, when = self._as_part("", member.of(said.words), judged), (member, *scope)
            yield self.act(said, member, own, matter=member, scope=when, whole=whole)

    def _as_part(self, whole: str, part: str, judged: Judgement) -> Judgement:
        """The type of a part: an occasion among what is undertaken is a follow-up."""
        held = _HOLDING.match(part) and self.reader.occasions.nouns(part)
        met = _MEETINGS_OF.search(whole) or _A_VISIT.match(part) or held or _REGULAR.match(part)
        if judged.type == "CommitmentMade" and met:
            return Judgement("FollowUpScheduled", "an occasion is included", judged.sure)
        return judged

    def _illustrates(self, told: str) -> bool:
        """Whether what is included only says how or among whom, and names no place or person."""
        return lists.illustrates(told) and not _placed(told)

    def _shortened(self, said: Said, span: Span, type_: Type) -> Span:
        """The span without the background that trails behind it."""
        least = min(max(said.clause.verb.end, span.start) + SHORTEST, span.end)
        background = self.reader.lexicon.patterns["background"]
        for mark in background.finditer(said.words, least, span.end):
            apart = said.words[: mark.start()].rstrip().endswith(",")
            dated = type_ == "FollowUpScheduled" and self.dated(said.words[mark.start() : span.end])
            if apart and not dated and not _GOES_ON.match(said.words, mark.start(), span.end):
                return trimmed(said.words, span.start, mark.start(), also=",;")
        return trimmed(said.words, span.start, span.end, also=",;")

    def _halves(self, words: str, matter: Span, judged: Judgement) -> tuple[Span, Span] | None:
        """The two occasions of "a consultation in May and a dialogue in June"."""
        if judged.type != "FollowUpScheduled":
            return None
        for joint in _AND_A.finditer(words, matter.start, matter.end):
            first, second = Span(matter.start, joint.start()), Span(joint.end(), matter.end)
            told = first.of(words), second.of(words)
            occasions = [self.reader.occasions.nouns(half) for half in told]
            if all(occasions) and (
                all(self.dated(half) for half in told)
                or (
                    _ends_there(told[0], occasions[0][-1])
                    and _begins_there(told[1], occasions[1][0])
                )
            ):
                return first, second
        return None

    def _complete(self, told: str, clause: Clause) -> bool:
        if clause.sense == "done":
            return True
        if _BEGUN.match(told):
            return False
        head = _UNFINISHED.match(told)
        # "The Memorandum of Cooperation" is a document's name.
        unfinished = bool(head and not re.search(r"\s[A-Z]\w+$", head[0]))
        if self.reader.lexicon.patterns["dated"].match(told):
            return not unfinished
        if self.reader.lexicon.patterns["complete"].search(told):
            return not unfinished or bool(re.search(r"in place|successfully", told))
        first = {word.strip(",.;").lower() for word in told.split()[:_HEAD]}
        return not unfinished and bool(first & self.reader.lexicon.words["complete"])


def _several(words: str, matter: Span, judged: Judgement) -> list[Span]:
    """One span for each of "two working groups about A and B"."""
    if judged.type != "FollowUpScheduled":
        return [matter]
    if visits := _VISITS_BY.search(words, matter.start, matter.end):
        return [Span(matter.start, visits.end(1)), Span(*visits.span(2))]
    found = _SEVERAL.search(words, matter.start, matter.end)
    cut = re.search(r",?\s+and\s+", found["list"]) if found else None
    if not found or not cut:
        return [matter]
    start = found.start("list")
    return [Span(start, start + cut.start()), Span(start + cut.end(), found.end("list"))]


def _followable(words: str, tail: Span, how: str, judged: Judgement) -> list[Span]:
    """The parts of an inclusion that have a name, date, place or number of their own."""
    inner = lists.included(words, tail)
    kept = []
    for part in _members(words, inner[1] if inner and inner[2] != _BESIDES else tail):
        told = part.of(words)
        followed = (
            _PROPER.search(told)
            or (judged.type in _ONWARD and _is_deliverable(told))
            or (_DEVELOPMENT.match(told) and (how == "notably" or _CAPITAL.search(told)))
        )
        placed = _placed(told)
        if placed or (followed and not lists.illustrates(told) and not _GENERIC.fullmatch(told)):
            kept.append(part)
    return kept


def _ends_there(told: str, noun: re.Match[str]) -> bool:
    """Whether a noun phrase ends in the noun of an occasion."""
    return noun.end() == len(told.rstrip())


def _begins_there(told: str, noun: re.Match[str]) -> bool:
    """Whether the noun of an occasion heads a noun phrase at the beginning of the words."""
    return bool(_HEADED.fullmatch(told[: noun.start()]))


def _with_verb(said: Said, matter: Span) -> str:
    """What was done, with the words of its verb that name the doer: "noted Chile's …"."""
    verb = said.clause.verb
    start = verb.start if verb.end <= matter.start <= verb.end + len(" the ") else matter.start
    return said.words[start : matter.end]


def _is_deliverable(told: str) -> bool:
    """Whether a thing to be had is what a part names, and does not only modify another."""
    return any(_AFTER_NOUN.match(told, found.end()) for found in _DELIVERABLE.finditer(told))


def _placed(told: str) -> bool:
    """Whether a part names the country where it is to be seen: "in northeastern India"."""
    lead = _THERE.match(told)
    places = [place for place in named(told) if lead and place.start == lead.end()]
    return bool(places) and places[0].party not in BODIES


def _members(words: str, span: Span) -> list[Span]:
    """The members of a plain list: "A, B and C"."""
    parts, begun, whole = [], span.start, names(words)
    for joint in _JOINT.finditer(words, span.start, span.end):
        if inside(joint.start(), whole):
            continue
        left, right = words[begun : joint.start()], words[joint.end() : span.end]
        if " " not in left.strip() or not re.match(r"(?:the |an? )?[\w’'“”-]+\s", right):
            continue
        plain = "and" in joint[0] and "," not in joint[0]
        # A joint between two capitalised words stands inside a name, and "Japanese and Russian
        # experts" are one thing.
        if plain and re.search(r"[A-Z][\w’-]*$", left) and right[:1].isupper():
            continue
        if plain and re.search(
            r"\b(?:by|of|between|in|for|both)\s+[A-Z][\w’-]*$|\bby\s+\w+$", left
        ):
            continue
        parts.append(trimmed(words, begun, joint.start(), also=",;"))
        begun = joint.end()
    purpose = _PURPOSE.search(words, begun, span.end)
    parts.append(trimmed(words, begun, purpose.start() if purpose else span.end, also=",;."))
    return parts
