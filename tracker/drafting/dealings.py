"""Dealings: how a text tells what somebody says of a country, and does to another."""

from __future__ import annotations

import re

_ADVERBS = (
    r"(?:(?:also|then|further|again|once\s+again|likewise|both|today|first|next|[a-z]+ly"
    r"|(?:for|on)\s+(?:his|her)\s+(?:own\s+)?part|in\s+(?:turn|response|reply|return|addition|particular"
    r"|this\s+(?:regard|connection|context)))[, ]\s*){0,3}"
)
_ASIDE = r"(?:,[^,.;]{1,140},\s*)?"
_AUXILIARY = r"(?:(?:has|had|have|did)\s+)?"

TO_SUBJECT = re.compile(
    rf"(?:\s+of(?:\s+(?:the|[A-Z]\w+))+)?\s*,?\s*{_ADVERBS}{_ASIDE}\s*{_ADVERBS}{_AUXILIARY}{_ADVERBS}"
)
"""What may stand between somebody's name and what he does."""

CARRIED = re.compile(
    rf"(?:,\s+(?:and\s+)?|\b(?:and|while|before|by|after|but)\s+){_ADVERBS}{_AUXILIARY}{_ADVERBS}$"
)
"""What stands before a further verb of the same subject: "said …, and asked"."""

ASKS = re.compile(
    r"\b(?:ask(?:ed|s|ing)|request(?:ed|s|ing)|urg(?:ed|es|ing)|call(?:ed|s|ing)\s+(?:up)?on"
    r"|encourag(?:ed|es|ing)|thank(?:ed|s|ing)|congratulat(?:ed|es|ing)|invit(?:ed|es|ing)"
    r"|assur(?:ed|es|ing)|inform(?:ed|s|ing)|told|tells|brief(?:ed|s|ing)|promis(?:ed|es|ing)"
    r"|commend(?:ed|s|ing)|prais(?:ed|es|ing)|welcom(?:ed|es|ing)|answer(?:ed|s|ing)"
    r"|(?:respond|repli|appeal)(?:ed|es|s|ing)\s+to|offer(?:ed|s|ing)|remind(?:ed|s|ing)"
    r"|pledg(?:ed|es|ing)\s+to\s+help|sought\s+from|demand(?:ed|s|ing)\s+of)\b"
)
"""What somebody does to one of the other side."""

VALUES = re.compile(
    r"\b(?:(?:spoke|speaks|speaking)\s+highly\s+of|valu(?:ed|es|ing)|appreciat(?:ed|es|ing)|laud(?:ed|s|ing)"
    r"|(?:(?:express|convey|voic)(?:ed|es|ing)|extend(?:ed|s|ing)|offered|conveying)\s+(?:\w+\s+){0,3}?"
    r"(?:appreciation|gratitude|thanks|respect|admiration|condolences|sympathy|congratulations"
    r"|concern|regret|uneas(?:e|iness)|misgivings|dissatisfaction|disappointment|displeasure|hopes?|expectations?)(?:\s+(?:for|to|on|at|about|over|with|that))?"
    r"|(?:paid|paying)\s+tribute\s+to|(?:call|press|ask)(?:ed|s|ing)\s+for|(?:hop|desir|wish)ed\s+that"
    r"|(?:expect|demand|deplor|protest|request|welcom)(?:ed|s|ing)|sought|seek(?:s|ing))\b"
)
"""What somebody does about a deed of another side, or in the hope of one."""

SAID = re.compile(
    r"\b(?:said|says|stated|states|announced|replied|explained|confirmed|responded|added|promised"
    r"|pledged|reiterated|answered|affirmed|declared|noted|emphasi[sz]ed|stressed|assured\s+(?:his|her)\s+\w+"
    r"|(?:was\s+able\s+to\s+)?announce)"
    r"(?:\s+(?:in\s+(?:response|reply|turn|return)|for\s+(?:his|her)\s+part))?"
    r"(?:,?\s+that)?(?:,[^,.;]{1,140}(?:,[^,.;]{1,60})?,)?"
    r"|\b(?:said|stated|announced|explained|expressed|conveyed|described|set\s+out|outlined|voiced|reiterated|placed\s+on\s+record)"
)
"""What stands before the name of the country for which somebody speaks."""

_OWN = (
    r"(?:\w+\s+)?(?:intention|plans?|readiness|willingness|decision|resolve|determination|position"
    r"|stance|policy|commitment|gratitude|appreciation|thanks|concerns?|regret|interest|support"
    r"|expectations?|views?|wish)\b"
)
WILL = re.compile(
    r"(?:,\s+[^;.]{0,120}?,)?(?:\s+(?:side|Government))?\s+(?:will|would|intends?|intended|ha[sd]\s+decided"
    r"|planned|plans"
    r"|(?:has|had)\s+(?:the|every)\s+(?:will|intention)|attache[sd]"
    r"|(?:stands|stood|is|was)\s+(?:\w+ly\s+)?(?:ready|prepared|willing)\s+to)\b"
    rf"|[’']s?\s+{_OWN}"
)
"""What is told of the country for which somebody speaks."""

VISITS = re.compile(
    r"(?:[’']s?\s+(?:\w+\s+){0,3}visit\s+to"
    r"|,?(?:\s+who)?\s+(?:(?:will|would|is|was|are|were)\s+)?(?:(?:to|be|then|currently|today|now)\s+)?(?:visit(?:s|ed|ing)?"
    r"|(?:on\s+)?(?:paid|pays|paying|undertook|made|makes|on)?\s*an?\s+(?:\w+\s+){0,3}visit\s+(?:to|in)|stay(?:s|ed|ing)\s+in|arrived\s+in"
    r"|travel(?:s|led|ed|ling)?\s+to))\s+(?:the\s+)?"
)
"""Between somebody's name and the country that he visits."""

VISIT_BY = re.compile(r"\b[Vv]isit\s+to\s+(?:the\s+)?(?P<place>[A-Z][\w .-]*?)\s+(?:by|of)\s")
"""A country, before the name of somebody who visits it."""

CALLED_ON = re.compile(
    r"\b(?:[Cc]ourtesy\s+)?[Cc]all(?:s|ed)?\s+(?:up)?on\b|\b(?:[Cc]ourtesy\s+)?[Cc]all\s+(?:from|by)\b"
    r"|\breceived\b|\bmet\s+with\b"
)
"""Between two of whom one calls on the other."""
