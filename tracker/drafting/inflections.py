"""Inflections: the forms of the verbs of the lexicon."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["base", "third", "past", "participle", "gerund"]

_IRREGULAR = {
    "beg": ("begged", "begged", "begging"),
    "begin": ("began", "begun", "beginning"),
    "break": ("broke", "broken", "breaking"),
    "bring": ("brought", "brought", "bringing"),
    "choose": ("chose", "chosen", "choosing"),
    "come": ("came", "come", "coming"),
    "commit": ("committed", "committed", "committing"),
    "concur": ("concurred", "concurred", "concurring"),
    "compare": ("compared", "compared", "comparing"),
    "cast": ("cast", "cast", "casting"),
    "cut": ("cut", "cut", "cutting"),
    "bid": ("bade", "bidden", "bidding"),
    "hide": ("hid", "hidden", "hiding"),
    "initial": ("initialled", "initialled", "initialling"),
    "leave": ("left", "left", "leaving"),
    "keep": ("kept", "kept", "keeping"),
    "lend": ("lent", "lent", "lending"),
    "rise": ("rose", "risen", "rising"),
    "strike": ("struck", "struck", "striking"),
    "throw": ("threw", "thrown", "throwing"),
    "win": ("won", "won", "winning"),
    "write": ("wrote", "written", "writing"),
    "get": ("got", "got", "getting"),
    "go": ("went", "gone", "going"),
    "counsel": ("counselled", "counselled", "counselling"),
    "feel": ("felt", "felt", "feeling"),
    "find": ("found", "found", "finding"),
    "give": ("gave", "given", "giving"),
    "have": ("had", "had", "having"),
    "hear": ("heard", "heard", "hearing"),
    "hold": ("held", "held", "holding"),
    "lay": ("laid", "laid", "laying"),
    "make": ("made", "made", "making"),
    "offer": ("offered", "offered", "offering"),
    "pay": ("paid", "paid", "paying"),
    "plan": ("planned", "planned", "planning"),
    "prod": ("prodded", "prodded", "prodding"),
    "put": ("put", "put", "putting"),
    "recommit": ("recommitted", "recommitted", "recommitting"),
    "refer": ("referred", "referred", "referring"),
    "regret": ("regretted", "regretted", "regretting"),
    "say": ("said", "said", "saying"),
    "see": ("saw", "seen", "seeing"),
    "seek": ("sought", "sought", "seeking"),
    "rebut": ("rebutted", "rebutted", "rebutting"),
    "set": ("set", "set", "setting"),
    "show": ("showed", "shown", "showing"),
    "speak": ("spoke", "spoken", "speaking"),
    "stand": ("stood", "stood", "standing"),
    "swear": ("swore", "sworn", "swearing"),
    "draw": ("drew", "drawn", "drawing"),
    "take": ("took", "taken", "taking"),
    "tell": ("told", "told", "telling"),
    "bind": ("bound", "bound", "binding"),
    "pencil": ("pencilled penciled", "pencilled", "pencilling"),
    "undertake": ("undertook", "undertaken", "undertaking"),
    "bear": ("bore", "borne", "bearing"),
    "build": ("built", "built", "building"),
    "fall": ("fell", "fallen", "falling"),
    "foresee": ("foresaw", "foreseen", "foreseeing"),
    "grow": ("grew", "grown", "growing"),
    "know": ("knew", "known", "knowing"),
    "lead": ("led", "led", "leading"),
    "let": ("let", "let", "letting"),
    "meet": ("met", "met", "meeting"),
    "read": ("read", "read", "reading"),
    "ring": ("rang", "rung", "ringing"),
    "sell": ("sold", "sold", "selling"),
    "send": ("sent", "sent", "sending"),
    "shake": ("shook", "shaken", "shaking"),
    "shed": ("shed", "shed", "shedding"),
    "sing": ("sang", "sung", "singing"),
    "spend": ("spent", "spent", "spending"),
    "teach": ("taught", "taught", "teaching"),
    "think": ("thought", "thought", "thinking"),
    "uphold": ("upheld", "upheld", "upholding"),
    "withdraw": ("withdrew", "withdrawn", "withdrawing"),
    "withhold": ("withheld", "withheld", "withholding"),
}
_SPELLINGS = ("ise", "ize")
_DOUBLES = re.compile(
    r"^[^aeiou]*[aeiou][bdgmnprt]$|(?:mit|fer|cur|hor|bel|vel|sel|nal|cel|gret|but|bat)$"
)
"""A verb whose last letter is written twice before an ending, at least by some: "marvelled"."""
_ENDINGS: tuple[tuple[str, Form], ...] = (("ed", "past"), ("ing", "gerund"))
_HELPING = ("can", "cannot", "could", "did", "do", "does", "shall", "will", "would")
"""What opens a phrase with "not" in it: "cannot accept"."""


def inflected(verb: str) -> dict[str, Form]:
    """The forms of a verb, each with what it is; a form that is two things is the later one."""
    forms: dict[str, Form] = {}
    for spelling in {
        verb,
        *(verb[: -len(s)] + t for s in _SPELLINGS for t in _SPELLINGS if verb.endswith(s)),
    }:
        for word, form in _spelt(spelling):
            forms.setdefault(word, form)
    return forms


def _spelt(verb: str) -> list[tuple[str, Form]]:
    if verb in _HELPING:
        return [(verb, "past")]
    if verb == "be":
        return [
            ("was", "past"),
            ("were", "past"),
            ("is", "third"),
            ("are", "third"),
            ("been", "participle"),
            ("being", "gerund"),
        ]
    if verb in _IRREGULAR:
        past, participle, gerund = _IRREGULAR[verb]
        third = {"have": "has", "be": "is"}.get(verb, verb + "s")
        forms: list[tuple[str, Form]] = [(word, "past") for word in past.split()]
        return [
            *forms,
            (verb, "base"),
            (third, "third"),
            (participle, "participle"),
            (gerund, "gerund"),
        ]
    stem = verb.removesuffix("e")
    if re.search(r"[^aeiou]y$", verb):
        return [
            (verb, "base"),
            (verb[:-1] + "ies", "third"),
            (verb[:-1] + "ied", "past"),
            (verb + "ing", "gerund"),
        ]
    doubled: list[tuple[str, Form]] = [
        (verb + verb[-1] + ending, form) for ending, form in _ENDINGS if _DOUBLES.search(verb)
    ]
    third = verb + "es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else verb + "s"
    return [
        (verb, "base"),
        (third, "third"),
        (stem + "ed", "past"),
        ((verb if verb.endswith("ee") else stem) + "ing", "gerund"),
        *doubled,
    ]
