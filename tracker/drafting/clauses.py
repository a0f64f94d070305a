"""Clauses: the acts a sentence names, each with its verb, its subject and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from tracker.domain.wording import Wording
from tracker.drafting.actors import Mention
from tracker.drafting.adverbs import at_end, led, without_adverbs
from tracker.drafting.appearances import is_no_verb, is_plan, tells_of_a_thing
from tracker.drafting.inflections import Form
from tracker.drafting.lexicon import Lexicon, Phrase, Sense
from tracker.drafting.nominals import nominal
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.silences import CLAUSE_OPENER, silent_subject, told_within
from tracker.drafting.titles import TITLED

_WORD = re.compile(r"[A-Za-z][\w’'-]*")

_GOES_ON = re.compile(r"[^,;.]{0,60},\s+(?:will|would|is|are|was|were|has|have|had)\b")
_SUPPOSED = re.compile(r"\s*(?:if|unless|once|when|provided)\b", re.IGNORECASE)
_AS = re.compile(r"\s*as(?:\s+it)?\s*", re.IGNORECASE)
_AND_THEN = re.compile(r",\s+(?:and|but)$")
_AND_IT = re.compile(r"\band\s+it\s+$")
_WITH_BOTH = re.compile(r"\bwith both\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s*$")
_CONJUNCTION = re.compile(r"(?:[,;]|\band|\bbut|\bwhile|\bas well as)\s*$")
_OPENS = re.compile(r"(?:[,;:.]|[,;]\s+(?:and|but|while))\s*$")
_EMBEDDED = re.compile(
    r"\b(?:that|which|whom|whose|who|as|because|since|when|if|where|by|of|for|from"
    r"|between|with|to|in|on|at|what|how|whether|than|about|regarding|towards?|and to)\s*$",
    re.IGNORECASE,
)
_APPOSITIVE = re.compile(
    r"\s*(?:of\s+(?:the\s+)?[A-Z][\w’' -]{2,40})?"
    r"(?:,\s+(?:(?:for|on)\s+(?:his|her|its|their)\s+part|in\s+(?:response|turn|reply|return)"
    r"|[^,;.]{2,90}(?:,[^,;.]{2,60})?),|\s*\([^)]{1,60}\))?\s*"
)
_ASIDE = re.compile(
    r"\s*,\s+(?:(?:\w+ly\s+)?[a-z]+ing|who|which|as|in|for|on|at|with|along|while|upon|after|based|given"
    r"|together|alongside)\b[^;]{2,400},\s*"
)
"""An aside between a subject and its verb, however long: "…, recalling that …, agreed"."""

_TOLD_ASIDE = ("progress", "request", "concern")
"""The senses of a participle that is itself an act."""

_BACKGROUND = ("report", "views", "affirm")
_WHILE = re.compile(r"(?:while|whilst|when|in|by)", re.IGNORECASE)
"""What opens a sentence before a participle: "While welcoming the accord, they asked …"."""
_IN_REPLY = re.compile(
    r"(?:(?:In (?:response|reply|turn|this context|addition)|At the same time|Meanwhile),?\s+)?"
)
_AND_WHICH = re.compile(
    r",\s+(?:(?:to|for|with|on|in (?:response|relation|regard) to|in connection with)\s+)?which$"
)
_FOR_WHICH = re.compile(r",\s+for\s+which$")
"""What leads to what is valued in the sentence: "sent pumps, for which Chile said thanks"."""
_AT_WHICH = re.compile(r",\s+(?:(?:at|during|in\s+the\s+course\s+of)\s+which|where)$")
"""What leads an account of a meeting: "held talks, at which they agreed"."""

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_SINGULAR = re.compile(r"\w+s\b")
"""A verb of one, behind whom no plain form of another can be: "Chile stands ready to"."""

_ALIKE: tuple[set[Form], ...] = ({"past", "participle"}, {"base", "third"})
"""Forms that coordinated verbs can have together: "are willing to … and call on …"."""

_FINITE: frozenset[Form] = frozenset(("past", "third", "base"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One act named in a sentence, in characters of that sentence."""

    sense: Sense
    wording: Wording | None
    form: Form
    verb: Span
    """The verb phrase as the lexicon has it."""
    rest: Span
    """What follows it, up to the next act or the end."""
    start: int
    """Where its subject, or without one its verb, begins."""
    subject: Mention | None = None
    """Nobody for a passive or an elided subject."""
    passive: bool = False


def clauses(words: str, mentions: list[Mention], lexicon: Lexicon) -> list[Clause]:
    """The acts that stand on the top level of a sentence, in order.

    Acts inside a that-clause are left to the reading of what was said.
    """
    found: list[Clause] = []
    named = nominal(words, lexicon)
    passive = named and Clause(
        named.sense,
        named.wording,
        "past",
        named.span,
        Span(named.span.end, named.span.end),
        named.span.start,
    )
    for word in _WORD.finditer(words):
        if passive and passive.start <= word.start() < passive.verb.end:
            if passive not in found:
                found.append(passive)
            continue
        rows = lexicon.phrases.get(word[0].lower())
        if not rows or (found and word.start() < found[-1].verb.end):
            continue
        if word[0][0].isupper() and TITLED.match(words, word.start()):
            continue  # "State Minister Lind"
        hit = _longest(words, word, rows)
        if hit is None:
            continue
        last = found[-1] if found else None
        clause = _placed(words, mentions, last, hit, lexicon.words["adverbs"])
        if clause:
            found.append(clause)
    return _bounded(words, found, lexicon)


class _Hit(NamedTuple):
    """A phrase of the lexicon as it stands in a sentence."""

    form: Form
    phrase: Phrase
    verb: Span


def _longest(words: str, word: re.Match[str], rows: tuple[tuple[Form, Phrase], ...]) -> _Hit | None:
    for form, phrase in rows:
        tail = phrase.tail.match(words, word.end())
        if tail:
            return _Hit(form, phrase, Span(word.start(), tail.end()))
    return None


def _placed(
    words: str,
    mentions: list[Mention],
    last: Clause | None,
    hit: _Hit,
    adverbs: frozenset[str],
) -> Clause | None:
    """The clause if the verb stands where a main verb of the sentence can stand."""
    form, phrase, verb = hit
    before = without_adverbs(words[: verb.start], adverbs)
    passive = at_end(_PASSIVE, before)
    clause = Clause(phrase.sense, phrase.wording, form, verb, Span(verb.end, verb.end), verb.start)
    if passive and is_plan(words, verb):
        return None
    done = phrase.sense == "done"
    told_of = last and form not in ("base", "gerund") and tells_of_a_thing(words, verb, done=done)
    if told_of or is_no_verb(words, verb):
        return None
    if passive and form in ("past", "participle"):
        return _passive(words, clause, last, passive.start())
    before, form = led(before, form, adverbs, phrase.sense)
    if form == "participle" and (last or not before.strip()):
        form = "past"
    clause = replace(clause, form=form)
    subject = _subject(before, mentions)
    if subject is None and form == "gerund":
        # "with both agreeing": the word that is an adverb elsewhere is the subject here.
        before = words[: verb.start].rstrip() if _WITH_BOTH.search(words, 0, verb.start) else before
        aside = _beside(before, mentions) if phrase.sense in _TOLD_ASIDE else None
        subject = _subject(before, mentions) or aside
    if subject:
        placed = _with_subject(before, clause, subject, last)
        return None if placed and _is_aside(words, placed) else placed
    if not before.strip() or (form == "gerund" and _WHILE.fullmatch(before.strip())):
        return None if form == "gerund" and phrase.sense in _BACKGROUND else clause
    shared = last.subject if last else silent_subject(words, mentions, form)
    # "thanked Chile and, noting the ban, called for its end"
    inside = last and last.form == "gerund" and patterns()["and_aside"].search(words[: last.start])
    # "stressed the need, noting the ban, and asked for its end"
    closed = last and last.form == "gerund" and last.start > 0 and _AND_THEN.search(before)
    together = inside or closed or (_goes_with(form, last, before) if last else shared is not None)
    return replace(clause, subject=shared) if at_end(_CONJUNCTION, before) and together else None


def _beside(before: str, mentions: list[Mention]) -> Mention | None:
    """Who opens the sentence, right before a participle: "Minister Lind, welcoming …, agreed"."""
    for mention in mentions:
        if before[mention.end :].strip() == "," and _IN_REPLY.fullmatch(before[: mention.start]):
            return mention
    return None


def _subject(before: str, mentions: list[Mention]) -> Mention | None:
    end = len(before)
    for mention in reversed(mentions):
        if mention.end > end:
            continue
        gap = before[mention.end : end]
        # "Minister Lind, Minister of Fisheries of Sweden, asked": his office is told with him.
        apposed = gap.strip() == "," and "," in before[mention.start : mention.end]
        if not gap.strip() or apposed or _APPOSITIVE.fullmatch(gap):
            return mention
        opens = not before[: mention.start].strip() or at_end(_OPENS, before[: mention.start])
        if opens and mention.sort != "pronoun" and _ASIDE.fullmatch(gap):
            return mention
    return None


def _with_subject(
    before: str, clause: Clause, subject: Mention, last: Clause | None
) -> Clause | None:
    """The clause if its subject stands where the subject of a main clause can stand."""
    lead = before[: subject.start].rstrip()
    placed = replace(clause, subject=subject, start=subject.start)
    if clause.form == "gerund":
        return placed if re.search(r"\bwith$|,$|^$", lead) else None
    alone = clause.form == "base" and subject.sort in ("person", "pronoun")
    if clause.form not in _FINITE or alone:
        return None
    thanked = clause.sense == "progress" and at_end(_FOR_WHICH, lead)
    which = thanked or at_end(_AT_WHICH, lead) or (last and at_end(_AND_WHICH, lead))
    if clause.form == "past" and which:
        return placed
    told = last and at_end(patterns()["aside_of_that"], lead)
    opens = bool(at_end(CLAUSE_OPENER, lead)) and not told
    embedded = bool(told or at_end(_EMBEDDED, lead)) and not opens
    inside = bool(last) and not opens and not lead.endswith(",")
    return None if embedded or inside else placed


def _is_aside(words: str, clause: Clause) -> bool:
    """Whether the clause is told in passing: "…, which they announced in May, will be …"."""
    lead = words[: clause.start].rstrip()
    return lead.endswith(", which") and bool(_GOES_ON.match(words, clause.verb.end))


def _goes_with(form: Form, last: Clause, before: str) -> bool:
    """Whether a further verb is coordinated with the last one's."""
    if form == "gerund":
        return before.endswith((",", ", while", ", whilst")) or last.form == "gerund"
    if before.endswith("as well as"):
        return False
    if form == "base" and last.form == "third" and _SINGULAR.match(before, last.verb.start):
        return False  # "Chile stands ready to widen the port and push for a pier"
    if form == "third" and last.form == "past":
        return before.endswith("and") and "that" not in before[last.verb.end :].split()
    return form == last.form or {form, last.form} in _ALIKE


def _passive(words: str, clause: Clause, last: Clause | None, be: int) -> Clause | None:
    """A passive without an agent: its matter stands before it, or after "it was agreed that"."""
    opened = last.verb.end if last else 0
    lead = words[opened:be]
    apart = re.search(r"[,;](?!\s*(?:had|has|have)\s+$)\s*(?:and\s+)?[^,;]*$", lead)
    if last and not apart and not _AND_IT.search(lead):
        return None  # "that the code, the work of years, had been approved"
    cut = re.search(r"(?:^|[,;]\s+)(?:and\s+)?([^,;]*)$", lead)
    if cut and _AS.fullmatch(cut[1]):
        return None  # "As was agreed in Oslo" gives the authority
    # "Two accords, on rice and on tea, were signed": the commas enclose a part of the subject.
    start = opened + (cut.start(1) if cut and cut[1].strip() else 0)
    told = last and told_within(words, start, be)
    waits = told or _SUPPOSED.match(words, start) or at_end(patterns()["once_it"], words[start:be])
    relative = _RELATIVE.search(words, start, be)
    # "Those who can come are invited": what is told of them has a verb of its own.
    asked = clause.sense == "request" and relative
    whole = asked and patterns()["of_its_own"].match(words, asked.end())
    if waits or (relative and not whole):
        return None
    return replace(clause, passive=True, form="past", start=start)


def _bounded(words: str, found: list[Clause], lexicon: Lexicon) -> list[Clause]:
    """Each clause with what follows it, up to the next."""
    bounded = []
    for number, clause in enumerate(found):
        end = len(words)
        if number + 1 < len(found):
            after = found[number + 1]
            # "Minister Lind, noting the progress, thanked Norway": the subject stands before both.
            start = after.start if after.start > clause.start else after.verb.start
            gap = without_adverbs(words[:start], lexicon.words["adverbs"])
            if auxiliary := at_end(patterns()["auxiliary"], gap):
                gap = gap[: auxiliary.start()]
            end = max(
                clause.verb.end,
                len(
                    re.sub(
                        r"[\s,;]*(?:\b(?:and|but|while|with|then|also|as well as"
                        r"|(?:(?:to|for|with|on|in connection with)\s+)?which))*[\s,;]*$",
                        "",
                        gap,
                    )
                ),
            )
        bounded.append(replace(clause, rest=trimmed(words, clause.verb.end, end, also=".;,:")))
    return bounded
