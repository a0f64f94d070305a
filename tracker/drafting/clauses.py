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
from tracker.drafting.silences import (
    CLAUSE_OPENER,
    JOINTS,
    beside,
    is_cleft,
    led_by_which,
    silent_subject,
    subject_before,
    telling,
    told_within,
)
from tracker.drafting.titles import TITLED

_WORD = re.compile(r"[A-Za-z][\w’'-]*")

_GOES_ON = re.compile(r"[^,;.]{0,60},\s+(?:will|would|is|are|was|were|has|have|had)\b")
_CALLS = re.compile(r"(?:call|term|label|deem|brand|describ|characteri[sz])ed\b")
_SUPPOSED = re.compile(r"\s*(?:if|unless|once|when|provided)\b", re.IGNORECASE)
_AS = re.compile(r"\s*as(?:\s+it)?\s*", re.IGNORECASE)
_AND_THEN = re.compile(r",\s+(?:and|but)$")
_AND_IT = re.compile(r"\band\s+it\s+$")
_WITH_BOTH = re.compile(r"\bwith both\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s*$")
_CONJUNCTION = re.compile(r"(?:[,;]|\band|\bbut|\bwhile|\bas well as)\s*$")
_EMBEDDED = re.compile(
    r"\b(?:that|which|whom|whose|who|as|because|since|when|if|where|by|of|for|from"
    r"|between|with|to|in|on|at|what|how|whether|than|about|regarding|towards?|and to)\s*$",
    re.IGNORECASE,
)
_TOLD_ASIDE = ("progress", "request", "concern")
"""The senses of a participle that is itself an act."""

_BACKGROUND = ("report", "views", "affirm")
_NOTING = re.compile(
    r"(?:not|acknowledg|observ|recogni[sz])ing\s+(?:the\s+(?:[\w-]+\s+){0,3}?progress\b"
    r"|that\s+(?:(?!(?:will|would|was|were|is|are|should|must|which|who)\b)[^\s,;]+\s+){1,10}?(?:has|have)\s+(?:been\s+)?(?:\w+ly\s+|now\s+|already\s+)?\w+)",
    re.IGNORECASE,
)
"""What is noted as advanced, and no reason that is only recalled."""
_WHILE = re.compile(r"(?:while|whilst|when|in|by)", re.IGNORECASE)
"""What opens a sentence before a participle: "While welcoming the accord, they asked …"."""

_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
_ENCLOSED = re.compile(r",\s+(?:which|who|whose|that)\b[^,;]*,(?=\s+(?:\w+ly\s+|also\s+)?$)")
_FOR_SIDE = re.compile(r"(?:\d{1,2}\.?\s+)?(?:For|On|From)")
_HAVING = re.compile(r"(?:(?<=,)\s*|^)[Hh]aving\s*$")
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
    if passing := _told_in_passing(before, clause, mentions):
        return passing
    before, form = led(before, form, adverbs, phrase.sense)
    if form == "participle" and (last or not before.strip()):
        form = "past"
    clause = replace(clause, form=form)
    subject = subject_before(before, mentions)
    if subject is None and form == "gerund":
        # "with both agreeing": the word that is an adverb elsewhere is the subject here.
        before = words[: verb.start].rstrip() if _WITH_BOTH.search(words, 0, verb.start) else before
        noted = phrase.sense == "report" and _NOTING.match(words, verb.start)
        aside = beside(before, mentions) if noted or phrase.sense in _TOLD_ASIDE else None
        subject = subject_before(before, mentions) or aside
    if subject:
        placed = _with_subject(before, clause, subject, last)
        return None if placed and _is_aside(words, placed, last) else placed
    return _without_subject(words, clause, last, before, mentions)


def _told_in_passing(before: str, clause: Clause, mentions: list[Mention]) -> Clause | None:
    """An act told of the subject: "Minister Lind, having thanked Norway", "which voiced regret"."""
    if clause.sense not in _TOLD_ASIDE or clause.form not in ("past", "participle"):
        return None
    having = at_end(_HAVING, before)
    told = beside(before[: having.start()], mentions) if having else telling(before, mentions)
    form: Form = "gerund" if having else "past"
    return replace(clause, form=form, subject=told, start=told.start) if told else None


def _without_subject(
    words: str, clause: Clause, last: Clause | None, before: str, mentions: list[Mention]
) -> Clause | None:
    """The clause if it shares its subject with another, or has none at the head of a sentence."""
    form, verb = clause.form, clause.verb
    if not before.strip() or (form == "gerund" and _WHILE.fullmatch(before.strip())):
        background = form == "gerund" and clause.sense in _BACKGROUND
        return None if background and not _NOTING.match(words, verb.start) else clause
    shared = last.subject if last else silent_subject(words, mentions, form)
    # "thanked Chile and, noting the ban, called for its end"
    inside = last and last.form == "gerund" and patterns()["and_aside"].search(words[: last.start])
    # "stressed the need, noting the ban, and asked for its end"
    closed = last and last.form == "gerund" and last.start > 0 and _AND_THEN.search(before)
    together = inside or closed or (_goes_with(form, last, before) if last else shared is not None)
    return replace(clause, subject=shared) if at_end(_CONJUNCTION, before) and together else None


def _with_subject(
    before: str, clause: Clause, subject: Mention, last: Clause | None
) -> Clause | None:
    """The clause if its subject stands where the subject of a main clause can stand."""
    lead = before[: subject.start].rstrip()
    placed = replace(clause, subject=subject, start=subject.start)
    if clause.form == "gerund":
        return (
            placed if re.search(r"\bwith$|[,;:]$|(?:,|;)\s+(?:and|but|while)$|^$", lead) else None
        )
    bare = clause.form == "base" and subject.sort in ("person", "pronoun")
    if clause.form not in _FINITE or bare:
        return None
    told_of = bool(last) or clause.sense in _TOLD_ASIDE
    alone = clause.sense == "concern" or (told_of and not last)
    which = led_by_which(lead, valued=clause.sense == "progress", told_of=told_of, alone=alone)
    if clause.form == "past" and which:
        return placed
    # "For the Chilean side, Minister Soto promised" names him with his side.
    of_side = _FOR_SIDE.fullmatch(lead) and "," in before[subject.start : subject.end]
    told = last and at_end(patterns()["aside_of_that"], lead)
    opens = (bool(at_end(CLAUSE_OPENER, lead)) and not told) or bool(of_side) or is_cleft(lead)
    embedded = bool(told or at_end(_EMBEDDED, lead)) and not opens
    inside = bool(last) and not opens and not lead.endswith(",")
    return None if embedded or inside else placed


def _is_aside(words: str, clause: Clause, last: Clause | None) -> bool:
    """Whether it is told in passing: "…, which they announced in May, will be", or once more."""
    lead = words[: clause.start].rstrip()
    same = last and last.sense == clause.sense and _CALLS.match(words, clause.verb.start)
    told = lead.endswith(", which") and _GOES_ON.match(words, clause.verb.end)
    return bool(told or (same and lead.endswith(("which", "that"))))


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
    # "The dam, whose opening was in May, was welcomed": what is enclosed tells of it in passing.
    relative = _RELATIVE.search(_ENCLOSED.sub(lambda told: " " * len(told[0]), words[:be]), start)
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
            end = max(clause.verb.end, len(JOINTS.sub("", gap)))
        bounded.append(replace(clause, rest=trimmed(words, clause.verb.end, end, also=".;,:")))
    return bounded
