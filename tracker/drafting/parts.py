"""Parts: a judged proposition as the acts it makes, with its parts, its quotes and its traits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tracker.drafting import lists, traits
from tracker.drafting.acts import Act, Said, with_verb
from tracker.drafting.assents import taken_up_as
from tracker.drafting.completion import completed, deed_in_full
from tracker.drafting.contents import Judgement, Reader
from tracker.drafting.continuations import will_do
from tracker.drafting.coordinations import things_listed
from tracker.drafting.countries import named
from tracker.drafting.deeds import doers
from tracker.drafting.enumerations import enumerated
from tracker.drafting.followables import FOLLOWED, way_seen
from tracker.drafting.inclusions import (
    BESIDES,
    among,
    begins_there,
    ends_there,
    followable,
    names_its_way,
    placed,
    several,
)
from tracker.drafting.modes import Mode
from tracker.drafting.patterns import patterns
from tracker.drafting.respective import respective
from tracker.drafting.rules import ADDRESSED, COMPLETE, ONWARD, PROPOSED, Type
from tracker.drafting.sentences import Span, trimmed

SHORTEST = 25
"""Characters behind its verb that a quote keeps before its background is cut off."""


_LISTED = ("CommitmentMade", "RequestMade")
"""The types of which each of several things that are named is one."""

_SMALL = re.compile(r"^(?:for|on|to)\s+")
_WAY = re.compile(r"^(?:by|through|via|with)\s+(?=(?:an?|the)\s)")
_LEAD_OF = re.compile(r"(?:[Tt]he\s+)?(?:[Gg]overnment\s+of\s+)?(?:the\s+)?")
_AND_A = re.compile(r",?\s+and\s+(?=(?:an?|the)\s)")

_HOLDING = re.compile(r"(?:\w+ly\s+|the\s+|early\s+)*(?:holding|convening|hosting)\s")


_MEETINGS_OF = re.compile(r"\b(?:meetings|rounds|sessions)\s+of\b[^,;]*$")

_SENT_FOR = re.compile(r"\bto\s+(?:attend|visit|come to|join|participate in|take part in|host)\b")

_INVITED = re.compile(r"\binvit\w+\s+(?:\S+\s+){0,8}?to\s+(?:visit|come|attend|take part|join)\b")
"""What is conveyed to the side that has met, whomever of it is invited."""

_GOES_ON = re.compile(
    r"(?:which|who|where)\b[^,;.]{3,90},\s+(?:will|would|shall|is|are|was|were|no later|by|in)\b"
    r"|[^,;.]{3,90},[”\"]?\s+(?:will|would|shall|is|are|was|were|has|have|had)\b"
)


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
        besides = bool(tail and tail[2] == BESIDES)
        before = Span(matter.start, tail[0].end) if tail else matter
        parts = []
        if tail and not besides and not self._illustrates(tail[1].of(words), judged):
            parts = followable(words, tail[1], judged)
        # What is told of a part, its time too, is not told of the whole.
        wider = () if besides or parts else (matter,)
        scope = (before, *wider, *((said.clause.rest,) if how == "thing" and not parts else ()))
        scope = tuple(Span(max(each.start, matter.start), each.end) for each in scope)
        whole = Span(span.start, tail[0].end) if tail else span
        quote = self._shortened(said, whole, judged.type)
        if pairs := respective(words, before) if judged.type in ONWARD else []:
            for number, (member, when) in enumerate(pairs):
                shown = Span(member.start if number else quote.start, pairs[-1][1].end)
                yield self.act(said, shown, judged, matter=member, scope=(when,))
            return
        if halves := self._halves(words, before, judged):
            first, second = halves
            lead = Span(quote.start, first.end)
            shared = () if self.dated(first.of(words)) else (second,)
            yield self.act(said, lead, judged, matter=first, scope=(first, *shared))
            yield self.act(said, second, judged, matter=second, scope=(second,))
            return
        members, alike = self._members(words, before, judged)
        # A time that stands amid a list, or in one of unlike things, is that of its own member.
        timed = members[:-1] if alike else members
        if any(self.dated(member.of(words)) for member in timed):
            scope = ()
        if members:
            yield from self._enumerated(said, quote, judged, members, scope)
        else:
            for each in several(words, before, judged):
                yield self.act(said, quote, judged, matter=each, scope=scope)
        if tail and besides and judged.type in FOLLOWED and self.dated(tail[1].of(words)):
            yield self.act(said, tail[1], judged, matter=tail[1], scope=(tail[1],))
        asked = self._addressees(before.of(words), said, before) if parts else ()
        for part in parts:
            own = self._as_part(words[before.start : before.end], part.of(words), judged)
            act = self.act(said, part, own, matter=part, scope=(part, *scope), whole=matter)
            # What is included is addressed to whom the whole is.
            yield replace(act, to=asked) if asked and own.type in ADDRESSED else act

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
        # "encouraged her to attend the forum in May" asks for it, and plans nothing.
        sent_for = judged.type == "RequestMade" and _SENT_FOR.search(told)
        return Act(
            judged.type,
            said.by,
            quote,
            matter,
            scope,
            words=verb or told[:60],
            rule=judged.rule,
            wording=said.clause.wording if judged.type in ONWARD else None,
            to=self._addressees(f"{lead} {told}".strip(), said, matter)
            if judged.type in ADDRESSED
            else (),
            complete=progress and (judged.rule in COMPLETE or self._complete(lead, told, said)),
            continuing=judged.type == "CommitmentMade"
            and self._continues(verb, f"{lead} {undertaken}".strip()),
            done_by=self._doers(said, whole or matter) if progress else (),
            invites="invit" in verb.lower() or bool(sent_for),
            plain=judged.sure,
        )

    def agreed(self, said: Said, quote: Span, matter: Span) -> Act:
        """What one side proposes and the others agree to, as the act of all."""
        kind = taken_up_as(matter.of(said.words), self.reader.occasions)
        judged = Judgement(kind, PROPOSED)
        of_all = replace(said, by=self.reader.cast.parties)
        act = self.act(of_all, quote, judged, matter=matter, scope=(matter,))
        return replace(act, wording="agreed")

    def _complete(self, lead: str, told: str, said: Said) -> bool:
        """Whether what is told of is finished: the verb says so, or the words do."""
        whole = deed_in_full(said.clause.verb.of(said.words), told)
        return said.clause.sense == "done" or completed(
            f"{lead} {whole}".strip(), self.reader.lexicon
        )

    def _continues(self, verb: str, undertaken: str) -> bool:
        """Whether one could never say of an undertaking that it is finished."""
        held = patterns()["committed"].search(verb) or patterns()["backs"].match(verb)
        # "its commitment to the defence of": what is held to is kept up.
        kept = held and not patterns()["to_be_done"].match(undertaken)
        return bool(kept) or traits.continues(will_do(undertaken), self.reader.lexicon)

    def _doers(self, said: Said, matter: Span) -> tuple[str, ...]:
        """Whose deed is told of: whom it names, or whom "its" means that was named before."""
        cast, told = self.reader.cast, with_verb(said, matter)
        if patterns()["its_deed"].match(matter.of(said.words)):
            before = traits.meant(said.words[: matter.start], said.by, cast)
            if before and set(before) <= set(cast.parties):
                return before
        return doers(told, said.by, cast, verb=said.clause.verb.of(said.words))

    def _addressees(self, told: str, said: Said, matter: Span) -> tuple[str, ...]:
        """Whom it is addressed to, in its own words or within the phrase of its verb."""
        verb = said.clause.verb.of(said.words)
        # "pressed Chile to": who is asked may stand within the phrase of the verb.
        within = f"{verb.partition(' ')[2]} {told}"
        ways = (told, within)
        found = (traits.addressees(way, said.by, self.reader.cast) for way in ways if way.strip())
        whom = next((party for party in found if party), ()) or self._meant(told, said, matter)
        if not whom and said.clause.passive and said.clause.sense == "request":
            # "North Korea was called upon to": who is asked stands before the verb.
            first = next(iter(named(told)), None)
            asked = first and first.sort == "name" and not _LEAD_OF.sub("", told[: first.start])
            whom = (first.party,) if first and asked and first.party not in said.by else ()
        deplored = said.clause.sense == "concern" and not whom
        return traits.blamed_at_head(said.words, said.by) if deplored else whom

    def _meant(self, told: str, said: Said, matter: Span) -> tuple[str, ...]:
        """Whom "urged it to" and "concern about its raids" mean, who was named before."""
        cast = self.reader.cast
        others = tuple(party for party in cast.parties if party not in said.by)
        if len(others) == 1 and _INVITED.search(f"{said.clause.verb.of(said.words)} {told}"):
            return others
        asked = said.clause.sense == "request" and patterns()["asked_them"].match(told)
        if not asked and not patterns()["its_deed"].match(told):
            return ()
        before = traits.meant(said.words[: matter.start], said.by, cast)
        return before or (others if asked and len(others) == 1 else ())

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
        judged_first = self._as_part("", first.of(said.words), judged)
        lead = Span(quote.start, first.end)
        yield self.act(said, lead, judged_first, matter=first, scope=(first, *scope))
        for member in others:
            own, when = self._as_part("", member.of(said.words), judged), (member, *scope)
            yield self.act(said, member, own, matter=member, scope=when, whole=whole)

    def _as_part(self, whole: str, part: str, judged: Judgement) -> Judgement:
        """The type of a part: an occasion among what is undertaken is a follow-up."""
        occasions, part = self.reader.occasions, _WAY.sub("", part, count=1)
        dated = self.dated(part)
        held = bool(_HOLDING.match(part) and occasions.nouns(part))
        held = held or (dated and part.startswith("the ") and bool(occasions.scheduled(part)))
        met = held or occasions.heads(part, dated=dated) or _MEETINGS_OF.search(whole)
        if judged.type == "CommitmentMade" and met:
            return Judgement("FollowUpScheduled", "an occasion is included", judged.sure)
        return judged

    def of_part(self, words: str, part: Span, judged: Judgement) -> Judgement:
        """The type of a member of a list: an occasion is a follow-up."""
        told = _SMALL.sub("", part.of(words), count=1)
        return self._as_part("", told, judged) if part.start else judged

    def _illustrates(self, told: str, judged: Judgement) -> bool:
        """Whether what is included only says how or among whom, and names no place or person."""
        way = patterns()["by_way_of"].match(told)
        shown = placed(told) or among(told) or names_its_way(told) or way_seen(told, judged)
        return lists.illustrates(told) and not shown and not way

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
                    ends_there(told[0], occasions[0][-1]) and begins_there(told[1], occasions[1][0])
                )
            ):
                return first, second
        return None

    def _members(self, words: str, before: Span, judged: Judgement) -> tuple[list[Span], bool]:
        """The members of a list, and whether they are alike: "a reception and a festival"."""
        if judged.type == "CommitmentMade" and (alike := enumerated(words, before)):
            return alike, True
        if judged.type not in _LISTED:
            return [], False
        asked = judged.type == "RequestMade"
        return things_listed(words, before, asked=asked, dated=self.dated), False
