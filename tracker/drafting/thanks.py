"""Thanks: what is said in return for what the other side has just told, or for a courtesy."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act, Found
from tracker.drafting.rules import ONWARD, VALUED

BARE = re.compile(r"\b(?:gratitude|appreciation|thanks|thankfulness)$", re.IGNORECASE)
"""Thanks for nothing that is named."""

_IN_RETURN = re.compile(
    r".*\b(?:thank(?:ed|s|ing)?|expressed\s+(?:[\w’']+\s+){0,3}?(?:gratitude|appreciation|thanks)(?:\s+to)?)\s+"
    r"(?:him|her|them|(?:the\s+)?(?:[A-Z][\w’'-]*\s+){0,3}[A-Z][\w’'-]*(?:\s+side)?)"
    r"(?:\s+for\s+(?:this|that|these|it|them|his\s+words|her\s+words|the\s+(?:kind\s+|warm\s+)?(?:words|message)))?\W*"
    r"|.*\b(?:gratitude|appreciation|thanks|thankful|grateful)\s+for\s+(?:this|that|these|it|them)\W*",
    re.DOTALL,
)
"""Thanks to somebody for what he has just said."""

_COURTESY = re.compile(
    r"\b(?:congratulat|condolenc|sympath|felicitat|best\s+wishes|greeting|welcomed\s+(?:\w+\s+){0,4}?visit)",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:support|solidarity|assist|assistance|aid|loans?|help|cooperat\w*|backing|grants?)\b",
    re.IGNORECASE,
)
"""What another may be thanked for, though it was no more than spoken of."""


def thanks_in_return(before: list[Found], here: list[Found], said: str, text: str) -> list[Found]:
    """The acts of a sentence, without thanks for a courtesy or for nothing that was told.

    Args:
        before: the acts before them.
        here: the acts of the sentence.
        said: the sentence.
        text: the readout.
    """
    kept: list[Found] = []
    for one in here:
        told = one.act.quote.of(said)
        bare, returned = BARE.search(told), _IN_RETURN.fullmatch(told)
        lead = text[one.block.span.start : one.sentence.start + one.act.quote.start]
        named = not (bare or returned) or lead.endswith(", for which ")
        if one.act.rule != VALUED or named:
            kept.append(one)
            continue
        last = _last(kept or before, one)
        told_last = re.split(r"(?<=[a-z)”\"]\.)\s+", lead.rstrip(" ,"))[-1]
        if last and _is_given(last, told_last):
            done_by = one.act.done_by or last.by
            kept.append(replace(one, act=replace(one.act, done_by=done_by, complete=False)))
        elif returned and not _COURTESY.search(told_last):
            kept.append(one)
    return kept


def _last(earlier: list[Found], one: Found) -> Act | None:
    """The act that was told just before, where it is another's."""
    last = earlier[-1] if earlier else None
    near = last and last.block == one.block and not {*last.act.by} & {*one.act.by}
    return last.act if last and near else None


def _is_given(last: Act, told: str) -> bool:
    """Whether what another told is something that he is thanked for."""
    if last.type in ONWARD:
        return True
    # Thanks for thanks are a courtesy.
    spoken = last.type == "ViewsExchanged" or (
        last.type == "ProgressWelcomed" and last.rule != VALUED
    )
    return spoken and bool(_HELP.search(told))
