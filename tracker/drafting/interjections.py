"""Interjections: who speaks, told within what is said: "Chile, she added, will reopen the port"."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention

_SAID = (
    r"(?:went\s+on\s+to\s+|goes\s+on\s+to\s+)?(?:also\s+|further\s+|\w+ly\s+)?(?:sa(?:id|ys?)|add(?:ed|s)?"
    r"|stat(?:ed?|es)|not(?:ed?|es)|explain(?:ed|s)?|point(?:ed|s)?\s+out|continue[sd]?|observe[sd]?"
    r"|remark(?:ed|s)?|stress(?:ed|es)?|emphasi[sz]e[sd]?|underlined?|affirm(?:ed|s)?|declare[sd]?"
    r"|report(?:ed|s)?|repl(?:ied|ies)|recall(?:ed|s)?|announced?|assured?|told\s+[^,;]{2,40})"
)
_BEHIND = re.compile(rf"\s+{_SAID},\s+(?=[a-z(“\"])")
_BEFORE = re.compile(r",\s+$")
_SUBORDINATE = re.compile(r"(?:as|when|while|which|who|where|although|though|if)\b", re.IGNORECASE)


def interjected(words: str, mentions: list[Mention]) -> tuple[str, Mention] | None:
    """What is said, with blanks where it is told by whom, and the one who says it.

    Args:
        words: the sentence.
        mentions: everybody named in it.
    """
    for named in mentions:
        # "Chile, President Lagos added, will": two that a comma joins are here one and the other.
        joint = words.rfind(", ", named.start, named.end)
        who = named._replace(start=joint + len(", ")) if joint >= 0 else named
        before, behind = _BEFORE.search(words, 0, who.start), _BEHIND.match(words, who.end)
        if before and behind and not _SUBORDINATE.match(words):
            blank = " " * (behind.end() - before.start())
            return words[: before.start()] + blank + words[behind.end() :], who
    return None
