"""Lists: the parts into which what was said falls: numbered, named, included or coordinated."""

from __future__ import annotations

import re

from tracker.drafting.joints import divided
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.modes import FINITE, Mode
from tracker.drafting.names import inside, names
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.things import LEAST, PHRASE, things

_NUMBERED = re.compile(r"(?<![\w*])\(?\s?(?:(\d{1,2})|([a-h])|(i{1,3}|iv|v|vi{1,3}))\)\s*")
_NAMELY = re.compile(r",?\s*\b(?:namely|viz\.?|i\.e\.),?:?\s+|:\s+(?=\S)")
_ANNOUNCED = re.compile(
    r"\bfollowing\b|\b(?:two|three|four|five|six|seven|several|some|a\s+number\s+of|these)\s+(?:\w+\s+){0,2}?"
    r"(?:steps|measures|points|actions|projects|items|initiatives|deliverables|tasks|requests|matters|things)$"
)
"""What a colon leads from to the members of a list."""

_SUCH_AS = re.compile(
    r",?\s*\b(including|such as|notably|among them|in addition to|for example|for instance),?\s+"
    r"|,\s+(?:and\s+)?((?:most\s+)?notably|above\s+all|in\s+particular|particularly|especially|first\s+and\s+foremost"
    r"|not\s+least|chief\s+among\s+(?:them|which))\b,?\s+"
    r"|,\s+((?:beginning|starting)\s+with|among\s+other(?:s|\s+things)|inter\s+alia|to\s+include"
    r"|as\s+(?:illustrated|evidenced|shown|demonstrated|exemplified|attested)\s+(?:by|in)),?\s+"
)
_INCLUDED = re.compile(
    r",\s+((?:the\s+)?[A-Z“\"][^,;]{2,60}?|(?:the|an?)\s+[^,;]{3,60}?)\s+included(?=\s*(?:$|[;.]))"
)
"""What is named behind the whole: "a reliable supplier, North Field included"."""

_PREPOSITION = re.compile(
    r"(?:in|on|at|by|before|after|until|for|to|through|via|with|from|among|amongst|between|across|within"
    r"|against|during|of|those|both"
    r"|under|towards?|as|but|not|how|the need|whether)\b",
    re.IGNORECASE,
)

_UNDERTAKEN = re.compile(
    r"(?:(?:the|an?|its?|their|this|these|both|[A-Z][\w’'-]*)\s+(?:[\w’'-]+,?\s+){0,9}?"
    r"|[A-Z][^,;]{3,40},\s+[^,;]{3,60},\s+)(?:will|would|shall"
    r"|(?:is|are) (?:\w+ )?to)\s"
)
"""A clause of its own behind a semicolon, that says what is to be."""

_NAMED_SUBJECT = re.compile(
    r"(?:(?:the\s+)?[A-Z][\w.’-]*(?:\s+[A-Z][\w.’-]*)*(?:,\s+and\s+|,\s+|\s+and\s+))+"
    rf"(?:the\s+)?[A-Z][\w.’-]*(?:\s+[A-Z][\w.’-]*)*\s+{FINITE}\b"
)
"""Several who are named together as the subject of a clause: "Japan, Chile and Peru will"."""

_JOINT = re.compile(
    r",?\s+as\s+well\s+as\s+(?=(?:to|in|on)\s)|,\s+(?:while|whereas)\s+|,\s+(?:and\s+|but\s+)?(?:also\s+|further\s+|then\s+)*|;\s+(?:and\s+)?"
    r"|\s+(?:and|but)\s+(?:also\s+|further\s+|then\s+)*"
)
_SHORT = 2
"""Words of a part that stands between others: "…, expand trade and deepen exchanges"."""

_AND_VERB = re.compile(r",?\s+and\s+(?:\w+ly\s+)?([a-z]+)\b")
_MODAL = re.compile(
    r"(?:will|would|shall)\b|not\s+(?!only\b|just\b|yet\b|least\b)(?:to\s+)?[a-z]+\s"
)
_TO_DO = re.compile(r"to\s+(?!be\b)[a-z]+\s")
_NO_ARTICLE = r"(?!(?:the|an?|its?|their|this|these|those|all|both|each|other|his|her|our)\b)"
"""Before the verb of an infinitive: "to the fund" is none."""

_PHRASE_TO = 4
"""Words that an infinitive has more than where another follows it without a comma."""

_CLAUSE_TOO = re.compile(r",?\s+and\s+(?:also\s+)?(?=that\s+(?!of\b|date\b|day\b|end\b|purpose\b))")
_THAT = re.compile(r"\b(?:that|which|who|whether)\b")
_HAS_FINITE = re.compile(rf"\b{FINITE}\b")
_REACHES = re.compile(
    rf"(?:(?!\b(?:that|which|who|whom|where|and|to)\b)[^,;]){{0,110}}?\b{FINITE}\b"
)

_ENCLOSED = re.compile(r",\s+(?:which|who|whose)\b[^,;]{3,120},\s+")
_SUPPOSED = re.compile(r"^(?:if|when|once|unless|should)\b[^,;]{3,80},\s+")
"""A condition at the head of a clause."""


def numbered(words: str, span: Span) -> tuple[Span, list[Span]] | None:
    """The lead and the members of a numbered list within the span, if it holds one."""
    marks = list(_NUMBERED.finditer(words, span.start, span.end))
    firsts = [
        n for n, mark in enumerate(marks) if mark[1] == "1" or mark[2] == "a" or mark[3] == "i"
    ]
    if not firsts or len(marks) < firsts[0] + 2:
        return None
    marks = marks[firsts[0] :]
    ends = [*(mark.start() for mark in marks[1:]), span.end]
    members = [
        trimmed(words, mark.start(), _unjoined(words, mark.end(), end), also=",;")
        for mark, end in zip(marks, ends, strict=True)
    ]
    return trimmed(words, span.start, marks[0].start(), also=":;,"), members


def _unjoined(words: str, start: int, end: int) -> int:
    joint = re.search(r"[,;]?\s*(?:\b(?:and|or)\s*)?$", words[start:end])
    return start + joint.start() if joint else end


def named(words: str, span: Span, lexicon: Lexicon) -> tuple[Span, list[Span]] | None:
    """The lead and the members behind "namely"."""
    mark = _NAMELY.search(words, span.start, span.end)
    if not mark or (mark[0].startswith(":") and not _ANNOUNCED.search(words[: mark.start()])):
        return None
    return Span(span.start, mark.start()), things(
        words, Span(mark.end(), span.end), lexicon, free=True
    )


def included(words: str, span: Span) -> tuple[Span, Span, str] | None:
    """What stands before and behind "including" or "such as", and which of them it is."""
    if behind := _INCLUDED.search(words, span.start, span.end):
        return Span(span.start, behind.start()), Span(*behind.span(1)), "included"
    marks = _SUCH_AS.finditer(words, span.start, span.end)
    # "that, in addition to the loan, Japan would": it stands before all that is said.
    mark = next(
        (one for one in marks if words[span.start : one.start()].strip(" ,") != "that"), None
    )
    if not mark or mark.start() == span.start:
        return None
    end = span.end
    # What was broken off by the bracket of an inclusion goes on behind the comma that closes it.
    closing = re.search(
        rf",\s+and\s+(?:{FINITE}|to)\b|,\s+{FINITE}\b"
        r"|,\s+(?:before|by|until|no later than|not later than|within|at the latest)\b",
        words[mark.end() : end],
    )
    if closing:
        end = mark.end() + closing.start()
    return (
        Span(span.start, mark.start()),
        trimmed(words, mark.end(), end, also=",;."),
        mark[1] or mark[2] or mark[3],
    )


def illustrates(words: str) -> bool:
    """Whether a part behind "including" begins like one that only says how or among whom."""
    return bool(_PREPOSITION.match(words))


_WILL_ASIDE = re.compile(r"\b(?:will|would|shall),\s[^,;.]{2,60}$")
"""Where something is told in passing between the two words of a promise."""


def propositions(
    words: str, span: Span, how: Mode, lexicon: Lexicon, *, topics: bool = False
) -> list[Span]:
    """The coordinate parts of what was said, each with a verb of its own where verbs are used.

    Args:
        words: the sentence.
        span: what was said.
        how: how it is put.
        lexicon: the word lists.
        topics: whether several things named are topics of one, as they are of a request.
    """
    if how != "that" and (clause := _CLAUSE_TOO.search(words, *span)):
        # "concurred in speeding up the work and that the ministries hold talks"
        first = trimmed(words, span.start, clause.start(), also=",;")
        if len(first.of(words).split()) >= PHRASE and not _THAT.search(first.of(words)):
            before = propositions(words, first, how, lexicon, topics=topics)
            return [*before, trimmed(words, clause.end(), span.end, also=",;.")]
    if how == "thing":
        return things(words, span, lexicon, topics=topics)
    whole = names(words)

    def apart(begun: int, mark: re.Match[str]) -> bool:
        if inside(mark.start(), whole):
            return False
        left, right = words[begun : mark.start()], words[mark.end() : span.end]
        joint, least = mark[0], PHRASE if begun == span.start else _SHORT
        if _WILL_ASIDE.search(left):
            return False  # "will, as always, support"
        return bool(
            (_MODAL.match(right) and "and" in joint)
            or (how == "that" and _new_clause(left, right, joint, lexicon))
            or (";" in joint and _UNDERTAKEN.match(right))
            or _goes_on(left, right, how, joint)
            or _new_verb(left, right, how, joint, lexicon, least=least)
        )

    parts = divided(words, span, _JOINT, apart)
    return [part for part in parts if part.end - part.start > LEAST] or [span]


def _new_clause(left: str, right: str, joint: str, lexicon: Lexicon) -> bool:
    """Whether both sides of a joint have a finite verb of their own."""
    if re.match(r"that\b", right) and (
        "and" in joint
        or "but" in joint
        or ";" in joint
        # "the round, that could not be held, will be": a comma alone leads on from another "that".
        or ("," in joint and (_HAS_FINITE.search(left) or re.search(r"\bthat\b", left)))
    ):
        return True
    if not any(each in joint for each in ("and", "but", ";", "while", "whereas")):
        return False
    if re.match(r"(?:also\s+)?(?:intend|plan to|look forward|hope|stand ready|remain)\b", right):
        return True
    verb = re.match(r"(?:\w+ly\s+|also\s+)?([a-z]+)\b", right)
    if verb and any(form == "third" for form, _ in lexicon.phrases.get(verb[1], ())):
        return True
    if not _HAS_FINITE.search(left):
        return False
    right = _ENCLOSED.sub(" ", _SUPPOSED.sub("", right, count=1))
    reach = _NAMED_SUBJECT.match(right) or _REACHES.match(right)
    return bool(reach) and not re.search(
        r"\b(?:that|which|who|where)\s+[^,]*$", left[-60:] if "," not in joint else ""
    )


def _goes_on(left: str, right: str, how: Mode, joint: str) -> bool:
    """Whether what will be done goes on behind a comma with any verb: ", and share the data"."""
    will = how == "to" or re.search(r"\b(?:will|would|shall)\b", left)
    verb = patterns()["plain_verb"].match(right)
    return bool(will and verb) and joint.strip() == ", and" and len(left.split()) >= PHRASE


def _new_verb(
    left: str, right: str, how: Mode, joint: str, lexicon: Lexicon, *, least: int
) -> bool:
    """Whether a further infinitive or gerund of the same rank begins behind a joint."""
    head = re.match(r"(to\s+|on\s+|in\s+)?(?:\w+ly\s+)?([a-z]+)\b", right)
    if not head or len(left.split()) < least:
        return False
    if how == "to" and _to_do_too(left, right, joint, lead=head[1]):
        return True
    if how == "doing":
        acts = head[1] or _base(head[2]) & lexicon.words["actions"]
        return (
            bool(acts) and head[2].endswith("ing") and not re.match(r"\w+ing\s+(?:of|and)\b", right)
        )
    if head[2] not in lexicon.words["actions"] or (
        re.match(
            r"(?!deliver\b|push\b|act\b|embark\b)"
            r"[a-z]+\s+(?:of|and|in|on|with|between|groups?|among)\b",
            right[head.start(2) :],
        )
        and not head[1]
    ):
        return False
    # "a free and open ocean": what can be an adjective is a verb only before an object.
    if head[2] in lexicon.words["adjectives"] and joint.strip() in ("and", ",") and not head[1]:
        return bool(
            re.match(r"\w+\s+(?:up|an?|the|its|their|new|more|each|one)\b", right[head.start(2) :])
        )
    outer = re.match(r"(?:that\s+)?(?:.*?\b(?:will|would|shall)\b|to\b)?", left)
    inner = re.search(
        rf"\b(?:to|in order to|and)\s+{_NO_ARTICLE}[a-z]+\s+\w", left[outer.end() if outer else 0 :]
    )
    nested = (
        bool(inner and inner[0].startswith(("to", "in")))
        and not head[1]
        and not joint.strip().startswith(",")
    )
    # "will provide A, refrain from B, and play C": a comma parts what "and" goes on with.
    listed = any(verb[1] in lexicon.words["actions"] for verb in _AND_VERB.finditer(right))
    return not nested and not (joint.strip() == "," and how == "that" and not listed)


def _to_do_too(left: str, right: str, joint: str, *, lead: str | None) -> bool:
    """Whether an infinitive goes on with another: "to lend ships to the port and to train"."""
    if lead and joint.strip() in (", and", ", as well as", "as well as"):
        return True
    # "to stay in touch and to meet" is one.
    nested = re.search(rf"\bto\s+{_NO_ARTICLE}[a-z]+\s", left.removeprefix("to "))
    plain = joint.strip() == "and" and _TO_DO.match(right) and not nested
    return bool(plain) and len(left.split()) > _PHRASE_TO


def _base(gerund: str) -> set[str]:
    stem = gerund[:-3]
    return {stem, stem + "e", stem[:-1] if len(stem) > len("to") and stem[-1] == stem[-2] else stem}
