"""Whether the words around a phrase speak of what is past, of background, or of what is to come."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from tracker.drafting.times.vocabulary import word_set

Tense = Literal["past", "act", "to come", "planned", "background"]

_BACKGROUND: Final = (
    "following", "based on", "on the basis of", "since", "in light of", "in the light of",
    "building on", "building upon", "recalling", "in accordance with", "pursuant to",
    "in line with", "further to", "in follow-up to", "as a follow-up to", "in continuation of",
    "in view of", "given", "considering", "in addition to", "besides", "as agreed", "as announced",
    "as confirmed", "as decided", "as discussed", "as stated", "as outlined", "as set out",
    "as stipulated", "as declared", "as shown", "as was", "as were",
    "in response to", "with reference to", "in the wake of", "as a result of", "thanks to",
    "owing to", "due to", "because of", "condolences", "condolence", "sympathy", "sympathies",
    "congratulations", "victims", "in memory of", "despite", "unlike", "compared to",
    "compared with", "subsequent to", "after", "every month",
    "in the context of", "originally", "initially", "every summer", "every autumn",
    "every spring", "every winter",
)  # fmt: skip
"""Words that lead the reason, the source or the setting of what is said, not its time."""

_PLANNED: Final = word_set(
    "planned planed scheduled slated expected envisaged envisioned foreseen due proposed "
    "anticipated intended targeted arranged rescheduled upcoming forthcoming coming next "
    "supposed projected tentatively invited"
)
_ACTS: Final = word_set(
    "agreed confirmed reaffirmed affirmed decided announced shared stated said expressed "
    "emphasised emphasized stressed underlined underscored requested urged called pledged "
    "committed undertook conveyed hoped determined resolved explained proposed accepted "
    "reiterated concurred declared asked instructed tasked directed encouraged promised "
    "suggested offered vowed indicated informed recognised recognized "
    "agree confirm reaffirm decide announce share pledge commit"
)
_PAST: Final = word_set(
    "held met visited signed concluded reached adopted conducted launched issued released "
    "established made began begun started opened convened organised organized hosted attended "
    "completed came went was were did achieved published exchanged participated inaugurated "
    "undertaken given paid introduced implemented occurred happened killed elected appointed "
    "ratified submitted delivered dispatched resumed celebrated marked commenced increased rose "
    "grew exceeded approved endorsed passed succeeded welcomed appreciated noted evaluated valued "
    "applauded praised commended congratulated took saw led ended closed entered sent received "
    "won joined produced resulted brought gave became remained spoke discussed reviewed recalled "
    "failed ceased provided unveiled finalised finalized hailed "
    "initiated realised realized travelled traveled arrived arriving returned addressed "
    "regretted condemned deplored protested renewed extended created built shown taken "
    "known seen written drawn sought found left lost lifted"
)
_ADJECTIVES: Final = word_set(
    "interested involved engaged based located focused centred centered concerned united need "
    "proceed succeed indeed speed related"
)
_ADVERBIAL = re.compile(
    r"\s+(?:in|at|on|by|during|last|between|earlier|under|since)\b", re.IGNORECASE
)
_DETERMINERS: Final = word_set("a an the its their his her our any each")
_NOUN_BEHIND = re.compile(rf"(?!{_ADVERBIAL.pattern})\s+[a-z]")
"""What stands behind a participle that only describes it: "a written summary"."""

_TO_NOUN: Final = (
    "the|a|an|their|his|her|its|this|that|these|those|both|all|our|each|date|some|any|no|"
    "other|others|which|whom|such|more|many|me|them|him|us|you"
)

_BLANK: Final = r"\s+"
_VERB: Final = r"(?-i:(?:co-|re-)?[a-z]+)"
_ADVERBS: Final = "be|also|both|again|then|now|soon|next|first|once|still|not"
_BETWEEN: Final = rf"(?:{_ADVERBS}|{_VERB}ly|continue\s+to)"
_MODALS: Final = "will would shall should must can could might may"
_RULES: Final[tuple[tuple[Tense | Literal["auxiliary"], str, str], ...]] = (
    (
        "to come",
        _MODALS,
        rf"{_VERB}(?:\s+{_BETWEEN})*\s+{_VERB}(?:\s+and\s+{_VERB})?\b",
    ),
    (
        "planned",
        "to",
        rf"to(?:\s+(?:be|further|also|jointly|{_VERB}ly))*\s+(?!(?:{_TO_NOUN})\b){_VERB}\b",
    ),
    ("planned", "look looks looked looking", r"\w+\s+forward\s+to\b(?:\s+\w+ing\b)?"),
    ("planned", "preparation preparations prepare prepared", r"\w+\s+(?:for|towards?)\b"),
    ("planned", "intend intends plan plans aim aims hope hopes wish wishes", r"\w+\s+to\s+\w+"),
    ("planned", "intention expectation invitation possible possibility", r"\w+"),
    ("planned", "is are was were", r"\w+\s+(?:already\s+|now\s+)?under\s?way\s+for\b"),
    ("planned", "set", r"set\s+(?:for|to)\b"),
    ("planned", "on", r"on\s+(?:holding|conducting|convening|launching|starting)\b"),
    (
        "auxiliary",
        "was were has have had been did",
        rf"\w+(?:\s+(?:been|also|both|not|again|{_VERB}ly))*\s+(?P<participle>{_VERB})\b",
    ),
    # "20 million tons annually by 2033" has a time of its own.
    ("background", "annually", r"\w+\b(?!\s+by\b)"),
    ("background", "having", r"having\s+(?:been\s+)?[a-z]+(?:ed|en|ld|de|ne)\b"),
    (
        "background",
        "every each",
        r"\w+\s+(?:year|month)\b(?!\s+(?:from|starting|between)\b)",
    ),
    *(
        (
            "background",
            words.split()[0].partition("-")[0],
            rf"{words.replace(' ', _BLANK)}\b(?!-)",
        )
        for words in _BACKGROUND
    ),
)
_OPENINGS: Final[dict[str, list[tuple[Tense | Literal["auxiliary"], re.Pattern[str]]]]] = {}
for _kind, _words, _pattern in _RULES:
    for _word in _words.split():
        _OPENINGS.setdefault(_word, []).append((_kind, re.compile(_pattern, re.IGNORECASE)))
_WORD = re.compile(r"[^\W\d_]+")
_NOT_AN_INFINITIVE: Final = word_set(
    "visit visits trip trips travel access entry exports relating related contribute contributed "
    "according prior regard respect addition return returned contributing response pertaining "
    "subject ambassador assistance support aid exposed close next up back came went"
)
"""Words behind which "to" is a preposition."""

_ENCLOSED = re.compile(r",\s+(?:which|who|whose|where)\b[^,;.]*,")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{4}|\d|[)”’\"])[.!?][”’\"]?\s+(?=[^\W\d_a-z(•“])")
_ADJUNCT = re.compile(
    r"\s*(?:(?:in|at|during|by|between)\b(?!.*\b(?:that|to|on)\b).*)?\s*", re.DOTALL
)


class Cue(NamedTuple):
    """A word or two that tells the time of the words near it."""

    start: int
    end: int
    tense: Tense
    relative: bool = False


class Setting(NamedTuple):
    """What the words around a phrase say of it."""

    past: bool
    """Whether a date that does not say its year would be a past one here."""
    background: bool
    """Whether it stands in the reason or setting of what is said."""
    to_come: bool


def _tense(word: str) -> Tense | None:
    if word in _PLANNED:
        return "planned"
    if word in _ACTS:
        return "act"
    return "past" if word in _PAST else None


def _is_participle(text: str, word: re.Match[str]) -> bool:
    """Whether a regular past form is a verb here: "opened in", not "restricted areas"."""
    lower = word[0].lower()
    regular = lower.endswith("ed") and lower not in _ADJECTIVES
    return regular and _ADVERBIAL.match(text, word.end()) is not None


_TO_DO = re.compile(
    r"due\s+to\s+(?:be|convene|meet|gather|assemble|take|begin|start|open|close|conclude|end|expire"
    r"|visit|arrive|travel|come|sign|launch|enter|resume|host|hold|attend|follow)\b",
    re.IGNORECASE,
)
"""What is to be, and no reason: "the committee, due to convene in May"."""


_KEPT_SO = re.compile(
    r"\b(?:keep|keeping|stay|staying|remain|remaining|get|getting)\s+(?:(?:each\s+other|one\s+another|them|him|her|it|us|the\s+\w+(?:\s+side)?)\s+)?(?:\w+ly\s+|well\s+)?$"
)
"""What stands before how somebody is kept: "keep each other informed"."""

_NEAR = 45
"""Characters before a word within which that stands."""


def _reading(text: str, word: re.Match[str], before: str) -> Cue | None:
    lower = word[0].lower()
    for kind, pattern in _OPENINGS.get(lower, ()):
        found = pattern.match(text, word.start())
        if not found or (lower == "to" and before in _NOT_AN_INFINITIVE):
            continue
        if kind == "auxiliary":
            participle = found["participle"].lower()
            ahead = participle in ("to", "looking", "planning", "aiming", "preparing", "going")
            tense: Tense = "planned" if ahead else _tense(participle) or "past"
            if lower == "had" and tense == "planned":
                tense = "past"
            return Cue(*found.span(), tense)
        if lower == "following" and before == "the":
            continue
        be = before in ("is", "are", "was", "were", "be")
        if lower == "due" and (be or _TO_DO.match(text, word.start())):
            return Cue(*found.span(), "planned")
        relative = kind == "to come" and before in ("that", "which", "who")
        return Cue(*found.span(), kind, relative)
    if before == "be":
        # "That the measures be lifted" asks for it; nothing has been lifted.
        return Cue(*word.span(), "planned")
    told = before in _DETERMINERS and _tense(lower) == "past"
    near = max(0, word.start() - _NEAR)
    if (told and _NOUN_BEHIND.match(text, word.end())) or _KEPT_SO.search(text, near, word.start()):
        return None
    tense_here = _tense(lower) or ("past" if _is_participle(text, word) else None)
    return Cue(*word.span(), tense_here) if tense_here else None


def cues(text: str) -> list[Cue]:
    """The cues of a text, left to right."""
    found: list[Cue] = []
    reached, before = 0, ""
    for word in _WORD.finditer(text):
        if word.start() >= reached and (cue := _reading(text, word, before)):
            found.append(cue)
            reached = cue.end
        before = word[0].lower()
    return found


_ATTENDED = re.compile(
    r"(?:attend|take\s+part\s+in|participate\s+in|join|speak\s+at|be\s+(?:present|represented)\s+at)"
    r"\s+(?:the|an?)\s+(?:(?!(?:of|and)\b)[\w’'-]+\s+){1,7}"
    r"(?:convened|convoked|called|organi[sz]ed|hosted|arranged)\b"
)
"""What somebody will go to, which somebody has called: "will attend the conference convened in"."""


def _is_attended(text: str, before: list[Cue]) -> bool:
    """Whether the last cue is the participle of what somebody will go to."""
    return any(
        cue.tense == "to come" and cue.start < found.start() < cue.end
        for found in _ATTENDED.finditer(text, before[0].start)
        if found.end() == before[-1].end
        for cue in before
    )


def setting(text: str, found: list[Cue], start: int, end: int) -> Setting:
    """What the words of its sentence say of the phrase from `start` to `end`."""
    opening = max((cut.end() for cut in _SENTENCE_END.finditer(text, 0, start)), default=0)
    closing = next((cut.start() for cut in _SENTENCE_END.finditer(text, end)), len(text))
    # What a clause between two commas tells is over where its second comma stands.
    closed = [enclosed.span() for enclosed in _ENCLOSED.finditer(text, opening, start + 1)]
    before = [
        cue
        for cue in found
        if opening <= cue.start
        and cue.end <= start
        and not any(first <= cue.start < last <= start for first, last in closed)
    ]
    if not before:
        after = next((cue for cue in found if end <= cue.start < closing), None)
        past = after is not None and after.tense in ("past", "act")
        return Setting(past=past, background=False, to_come=bool(after) and not past)
    background = False
    if len(before) > 1 and before[-1].tense != "to come" and _is_attended(text, before):
        before = before[:-1]
    nearest = before[-1]
    for cue in before:
        if cue.tense == "background":
            background = True
        elif cue.tense in ("to come", "act") and not cue.relative:
            background = False
    dated_act = nearest.tense == "act" and bool(_ADJUNCT.fullmatch(text[nearest.end : start]))
    return Setting(
        past=nearest.tense in ("past", "background") or dated_act,
        background=background,
        to_come=nearest.tense in ("to come", "planned"),
    )
