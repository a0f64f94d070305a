"""Contents: what kind of act the words after a verb make, by the manual's order of decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tracker.drafting.actors import Cast
from tracker.drafting.clauses import Clause
from tracker.drafting.countries import named
from tracker.drafting.denials import denied, refused
from tracker.drafting.lexicon import Lexicon, Sense
from tracker.drafting.lists import Mode
from tracker.drafting.occasions import Occasions

Type = Literal[
    "FollowUpScheduled",
    "ProgressWelcomed",
    "RequestMade",
    "ConcernRaised",
    "CommitmentMade",
    "ViewsExchanged",
]

_WILL = re.compile(
    r"\b(?:will|would|shall)\b(?!\s+not\b[^,;]*\b(?:without|unless|until)\b)"
    r"(?!\s+like\b|\s+be\s+(?:important|essential|necessary|crucial|vital)|\s+have\s+been)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:should|must|need to|needs to|would|will|shall)\b", re.IGNORECASE)
_INTENT = re.compile(
    r"\b(?:intends? to|plans? to|is determined to|are determined to|(?:is|are|was"
    r"|were|stands?|remains?) (?:also |always |fully )?(?:ready|willing|prepared"
    r"|committed|determined) to"
    r"|has decided to|have decided to|had decided to|decided to|pledges? to"
    r"|(?<!aim )(?<!goal )(?<!purpose )(?<!objective )(?<!task )(?<!role )(?<!mission )"
    r"(?<!challenge )(?<!priority )(?<!way )(?<!idea )(?<!key )(?<!hope )(?<!ambition )"
    r"(?<!intention )(?<!wish )(?<!step )(?<!point )(?<!question )(?:is|are) (?:also |now |\w+ly )?"
    r"(?:due |set |scheduled |expected |slated )?to (?!say\b|note\b|blame\b)[a-z]+)\b",
    re.IGNORECASE,
)
_PARTICIPLE = r"\w+(?:ed|en|un|lt|nt|ld|de|ut|et|ne|wn|ht|id|pt|nd)\b"
_PASSIVE_FUTURE = re.compile(
    r"(?:(?:will|would|shall)\s+(?:also\s+|\w+ly\s+)?be\s+(?:\w+ly\s+)?"
    rf"{_PARTICIPLE}|(?:is|are)\s+to\s+be\b)"
)
_OCCURS = re.compile(
    r"\s*(?:also\s+|then\s+|\w+ly\s+)*(?:begin|start|commence|open|take place|take effect"
    r"|(?:enter|come) into (?:force|effect|operation)|go live|run (?:from|until|for)"
    r"|apply (?:from|as of|to)|be (?:operating|operational|available|in place|open|ready)"
    r"|go (?:up|into)|rise to|remain open|resume|reopen|conclude|be completed)\b"
)
_DONE_TO = re.compile(rf"\s+(?:also\s+|\w+ly\s+)*be\s+(?:\w+ly\s+)?{_PARTICIPLE}")
_ENCLOSED = re.compile(r",\s+(?:which|who|whose|where)\b[^,;]*,(?=\s+[a-z])")
"""What is told in passing, between two commas."""

_TOLD_OF = frozenset("agreement entry visit visits outcome outcomes result results".split())  # noqa: SIM905
"""What is told of rather than noted with approval."""

_OTHERS = re.compile(
    r"\b(?:if|unless|whether|companies|firms|businesses|markets?|prices?|population"
    r"|economy|investors?|experts say)\b"
)
"""Who is none of the sides, or may not do it."""

_HAPPENS = re.compile(
    r"\s+(?:\w+ly\s+)?(?:be\b(?!\s+\w+ed\b)|have\b|lead\b|cause\b|affect\b|harm\b|mean\b|depend\b"
    r"|end\b|expire\b|fall\b|rise\b|grow\b"
    r"|mark\b|remain\b|become\b|require\b|help\b|contribute\b|last\b|run until\b)"
)
"""What goes on of itself: nobody undertakes it."""

_MODAL_LEAD = re.compile(
    r"(?:will|would|shall|(?:is|are)\s+(?:\w+\s+){0,2}?to)\b(?:\s+(?:also|now|then|\w+ly)\b)?"
)
_ADVANCED = re.compile(
    r"(?:the\s+|further\s+|\w+ly\s+|steady\s+|good\s+|significant\s+)*(?:progress"
    r"|advancement|achievements?|success|steady)\b",
    re.IGNORECASE,
)
_SHARED_WORK = re.compile(
    r"(?:(?:on|to|their|the|in|a|an|early|swift|prompt|steady|smooth|further|close"
    r"|closer|continued|for|ongoing|mutual"
    r"|bilateral|joint|each other[’']s|strong|stronger|enhanced|\w+ing|\w+ed)\s+)*"
    r"(?:cooperation|co-operation|collaboration|coordination|co-ordination"
    r"|strengthening|continuation|commencement|conclusion|establishment|resumption|holding|launch"
    r"|enhancement|deepening|realization|realisation|implementation|development"
    r"|efforts?|promotion|expansion|acceleration"
    r"|cooperating|plan|roadmap|policy|intention|commitment|determination|resolve)\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"(?:on\s+)?(?:the\s+)?(?:early\s+)?(?:holding|convening|hosting)\s+of\b")
_OPPOSED = re.compile(
    r"(?:in|on|to|their)?\s*(?:\w+ly\s+)?(?:strong\s+|firm\s+)?(?:oppos\w+|condemn\w*|reject\w*)\b"
)
_RECOGNISED = re.compile(
    r"(?:to|on|in)?\s*(?:recogni[sz]|acknowledg|not(?:e|ing)\b|emphasi|consider)"
)
_FOR_DOING = re.compile(
    r"(?:\S+\s+){1,4}for\s+(?:having\s+)?\w+ing\b"
    r"|.*\b(?:his|her|its|their)\s+(?:successful\s+)?(?:hosting|holding)\s+of\b"
)
"""What somebody is thanked for is done."""

_OWN = re.compile(
    r"\b(?:his|her|its|their|our)\s+(?:\w+\s+){0,2}?(?:government|ministry|country|side|department"
    r"|office|administration|agency|authorities|officials|delegation|team|countries|sides"
    r"|governments|ministries)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"\b(?:views?|opinions|assessments|ideas)\s*$", re.IGNORECASE)
SUPPOSED = re.compile(r"(?:If|Provided(?: that)?|Should|Once|Unless|When)\b[^,;]{3,100},\s+")
"""What has to be before the rest of a sentence holds."""

_AWAITED = re.compile(r"look\w* forward", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"(?:\S+\s+){0,6}\S+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The type of an act, and the rule that chose it."""

    type: Type
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what was said, with one lexicon, for the parties of one readout."""

    lexicon: Lexicon
    occasions: Occasions
    cast: Cast

    def judge(
        self, words: str, clause: Clause | None, how: Mode, *, dated: Callable[[str], bool]
    ) -> Judgement | None:
        """The type of one proposition under a verb, or under none.

        Args:
            words: the proposition.
            clause: the act it stands under; None for a sentence without a verb of speech.
            how: whether it is a that-clause, an infinitive, a gerund or a thing.
            dated: tells whether words hold a time still to come.
        """
        sense: Sense | None = clause.sense if clause else None
        if sense in ("progress", "request", "concern", "done"):
            return self._plain(words, sense, dated=dated)
        alone = sense is None or (how == "that" and sense in ("report", "views"))
        if denied(words, self.occasions) or (alone and refused(words)):
            return Judgement("ViewsExchanged", "it is said what is not to be", sure=False)
        holding = _HOLDING.match(words) and self.occasions.nouns(words)
        if (holding or self.occasions.planned(words)) and not self._wishes(words, sense):
            return Judgement("FollowUpScheduled", "an occasion is planned")
        if sense is None:
            return self._bare(words, dated=dated)
        readings: dict[Sense, Callable[[str, Mode], Judgement]] = {
            "commit": self._commit,
            "affirm": self._affirm,
            "views": self._views,
            "report": self._report,
        }
        judged = readings[sense](words, how)
        if judged.type == "ViewsExchanged" and sense == "report" and how == "that":
            return self._dated_plan(words, dated=dated) or judged
        return judged

    def _wishes(self, words: str, sense: Sense | None) -> bool:
        return sense in ("report", "views") and bool(
            re.search(
                r"\b(?:would like to|hoped? to|hopes to|importance of|important to"
                r"|should|wish(?:es|ed)? to|ways to|possibility of)\b",
                words,
            )
        )

    def _plain(self, words: str, sense: Sense, *, dated: Callable[[str], bool]) -> Judgement:
        if sense == "progress":
            named = self.occasions.nouns(words) and dated(words)
            if not _FOR_DOING.search(words) and (named or self.occasions.planned(words)):
                return Judgement("FollowUpScheduled", "an occasion to come is welcomed")
            return Judgement("ProgressWelcomed", "something done or begun is valued")
        if sense == "done":
            return Judgement("ProgressWelcomed", "something is reported as done")
        if sense == "request":
            return Judgement("RequestMade", "somebody is asked")
        return Judgement("ConcernRaised", "concern or opposition is voiced")

    def _commit(self, words: str, how: Mode) -> Judgement:
        if how == "that":
            return self._stated(words, firm=True) or Judgement("ViewsExchanged", "a view is agreed")
        importance = self._first(words) & self.lexicon.words["importance"]
        if _OPPOSED.match(words):
            judged = Judgement("ConcernRaised", "opposition is agreed")
        elif _AWAITED.match(words):
            judged = Judgement("ViewsExchanged", "something is looked forward to")
        elif _RECOGNISED.match(words):
            judged = Judgement("ViewsExchanged", "a view is agreed")
        elif how == "thing" and (importance or re.match(r"with\b", words)):
            judged = Judgement("ViewsExchanged", "agreement on an importance or with a view")
        elif how == "thing" and self.lexicon.patterns["progress"].search(words):
            judged = Judgement("ProgressWelcomed", "something is reported as advanced")
        else:
            judged = Judgement("CommitmentMade", "future action is undertaken")
        return judged

    def _affirm(self, words: str, how: Mode) -> Judgement:
        if how != "that" and _OPPOSED.match(words):
            return Judgement("ConcernRaised", "opposition is affirmed")
        if how == "that":
            return self._stated(words, firm=True) or Judgement("ViewsExchanged", "a view is shared")
        first = self._first(words)
        if how in ("to", "doing"):
            if first & {"importance", "necessity", "need", "attachment", "adherence"}:
                return Judgement("ViewsExchanged", "an importance is affirmed")
            return Judgement("CommitmentMade", "future action is affirmed")
        advanced = _ADVANCED.match(words) or self.lexicon.patterns["progress"].search(words)
        if first & (
            self.lexicon.words["importance"] | self.lexicon.words["stances"] - {"recognition"}
        ):
            judged = Judgement("ViewsExchanged", "an importance is affirmed")
        elif advanced:
            judged = Judgement("ProgressWelcomed", "progress is affirmed")
        elif _SHARED_WORK.match(words):
            judged = Judgement("CommitmentMade", "common work is affirmed")
        else:
            judged = Judgement("ViewsExchanged", "a view is shared")
        return judged

    def _dated_plan(self, words: str, *, dated: Callable[[str], bool]) -> Judgement | None:
        """What a side says that somebody of its own will do by a time."""
        promised = _WILL.search(words) or _INTENT.search(words)
        if not promised or not dated(words):
            return None
        subject = words[: promised.start()]
        if self.lexicon.patterns["wish"].search(subject) or _HAPPENS.match(words, promised.end()):
            return None
        strangers = [p for p in named(_plain(subject)) if p.party not in self.cast.parties]
        if strangers or _OTHERS.search(subject):
            return None
        return Judgement("CommitmentMade", "a plan with its time is stated", sure=False)

    def _report(self, words: str, how: Mode) -> Judgement:
        if how == "that":
            return self._stated(words, firm=False) or Judgement(
                "ViewsExchanged", "a view is stated"
            )
        first = [word.strip(",.;").lower() for word in words.split()[:4]]
        noun = self.lexicon.words["progress"] - _TOLD_OF
        if _ADVANCED.match(words) or (
            how == "thing"
            and noun & set(first)
            and not set(first) & self.lexicon.words["importance"]
        ):
            return Judgement("ProgressWelcomed", "progress is noted")
        if how == "thing" and self.lexicon.patterns["concern"].search(words):
            return Judgement("ConcernRaised", "something is called unacceptable")
        return Judgement("ViewsExchanged", "a matter is spoken of")

    def _views(self, words: str, how: Mode) -> Judgement:
        if how == "that" and (asked := self._asked(words)):
            return asked
        return Judgement("ViewsExchanged", "a matter is discussed")

    def _asked(self, words: str) -> Judgement | None:
        """A hope addressed to another: "that the Chilean side will …"."""
        first = re.match(r"that\s+(?:the\s+)?", words)
        if not first:
            return None
        places = [
            p
            for p in self.cast.mentions(words)
            if p.start <= first.end() and p.sort in ("side", "person")
        ]
        if places and _MODAL.search(words[places[0].end :][:40]):
            return Judgement("RequestMade", "a hope is addressed to the other side", sure=False)
        return None

    def _stated(self, words: str, *, firm: bool) -> Judgement | None:
        """What a that-clause says; None when it says only a view."""
        patterns = self.lexicon.patterns
        if patterns["concern"].search(words):
            return Judgement("ConcernRaised", "something is called unacceptable or regrettable")
        words = _ENCLOSED.sub(lambda aside: " " * len(aside[0]), words)
        promised = _WILL.search(words) or _INTENT.search(words)
        done = patterns["progress"].search(words)
        if done and not (promised and promised.start() < done.start()):
            return Judgement("ProgressWelcomed", "something is reported as done or under way")
        if promised and self._is_own(
            words[: promised.start()],
            firm=firm,
            passive=bool(
                _DONE_TO.match(words, promised.end()) or _OCCURS.match(words, promised.end())
            ),
        ):
            return Judgement("CommitmentMade", "future action is stated")
        if (
            firm
            and re.search(r"\b(?:should|(?:is|are) to)\s+(?:be\s+)?[a-z]+", words)
            and not patterns["wish"].search(words)
        ):
            return Judgement("CommitmentMade", "future action is stated", sure=False)
        return None

    def _is_own(self, subject: str, *, firm: bool, passive: bool = False) -> bool:
        """Whether what stands before "will" is the speakers themselves, or something of theirs."""
        near = re.split(r"[,;]\s+", subject)[-1][-90:]
        if not near.strip(" ,"):
            return True
        if self.lexicon.patterns["wish"].search(near):
            return False
        if self.cast.mentions(near) or _OWN.search(near):
            return True
        if re.fullmatch(r"(?:that\s+)?(?:this|these|those|there)(?:\s+\w+ly)?\s*", near):
            return False
        if re.fullmatch(r"(?:that\s+)?it\s*", near):
            return True
        strangers = [
            p
            for p in named(_plain(near))
            if p.party not in self.cast.parties and p.sort != "capital"
        ]
        return (firm or passive) and not strangers

    def _bare(self, words: str, *, dated: Callable[[str], bool]) -> Judgement | None:
        """What a sentence without a verb of speech says; None when nobody acts in it."""
        if supposed := SUPPOSED.match(words):
            words = words[supposed.end() :]
        promised = _WILL.search(words) or _INTENT.search(words)
        done = self.lexicon.patterns["progress"].search(words)
        if (
            done
            and re.search(
                r"\b(?:discussions?|talks|exchange|exchanges|conversation)\b[^,;]*$",
                words[: done.start()],
            )
            and re.search(r"held|conducted", done[0])
        ):
            return Judgement("ViewsExchanged", "a discussion is reported")
        if done and done[0].endswith("exchanged") and _VIEWS.search(words[: done.start()]):
            return Judgement("ViewsExchanged", "a discussion is reported")
        if done and not promised:
            return Judgement("ProgressWelcomed", "a sentence tells of something done", sure=False)
        if (
            re.search(r"\b(?:should|must|need to)\b", words)
            and not promised
            and self.cast.mentions(words[:40])
        ):
            return Judgement("ViewsExchanged", "a sentence says what should be")
        if promised and self._acts(words[: promised.start()], words[promised.start() :]):
            return Judgement("CommitmentMade", "a sentence tells of future action", sure=False)
        return self._dated_plan(words, dated=dated)

    def _acts(self, subject: str, after: str) -> bool:
        if self.cast.mentions(subject) or re.fullmatch(r"It\s+(?:also\s+)?", subject):
            return True
        strangers = [p for p in named(_plain(subject)) if p.party not in self.cast.parties]
        modal = _MODAL_LEAD.match(after)
        occurs = modal and _OCCURS.match(after, modal.end())
        return not strangers and bool(_PASSIVE_FUTURE.match(after) or occurs)

    def _first(self, words: str) -> set[str]:
        first = _FIRST_WORDS.match(words)
        return {word.strip(",.;").lower() for word in first[0].split()} if first else set()


def _plain(words: str) -> str:
    """Words without the names of countries that stand in a currency's: "US$400 million"."""
    return words.replace("US$", "$").replace("U.S.$", "$")
