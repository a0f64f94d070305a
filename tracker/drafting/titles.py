"""Titles: the offices, honorifics and names by which people are called."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tracker.drafting.letters import CAPITAL

TITLES = (
    r"(?:Vice[- ]?President|President|Prime Minister|Premier|Chancellor|Taoiseach|Tánaiste"
    r"|King|Queen|Emir|Amir"
    r"|Sultan|Crown Prince|Prince|Princess|Emperor|Empress|Pope"
    r"|(?:(?:Deputy|Vice|First|Senior|State|Parliamentary|Assistant|Under|Federal"
    r"|Foreign|Defen[cs]e"
    r"|External Affairs|Trade|Finance|Energy|Permanent|Principal|Chief|Cabinet|Home"
    r"|Union|Executive|Special|Additional|Acting|Associate|Joint|Interim)[- ]+)*"
    r"(?:Prime Minister|Minister of State|Minister|Vice-Minister|Secretary-General"
    r"|Secretary General|Undersecretary|Under Secretary"
    r"|Secretary of State|Secretary|Commissioner|Councill?or|Director[- ]General"
    r"|Representative|Envoy"
    r"|Chairperson|Chairman|Chairwoman|Chair|President|Speaker|Governor|Ambassador|Administrator)"
    r"|(?:National\s+)?Security\s+Advis[eo]r|Advis[eo]r"
    r"|Chief Executive|High Representative(?:/Vice[- ]President)?|HRVP|HR/VP|State Councill?or"
    r"|Director|Foreign Secretary|Head of (?:State|Government)"
    r"|External Affairs Minister|EAM|PM|FM|Prime-Minister)"
)

HONORIFIC = (
    r"(?:(?:H\.?\s?E\.?|(?:His|Her|Their)(?:\s+Royal)?\s+(?:Excellency|Majesty|Highness)"
    r"|(?:[Tt]he\s+)?(?:Right\s+)?Honou?rable"
    r"|H\.?R\.?H\.?|(?:[Tt]he\s+)?Hon\.?|Rt\.?\s+Hon|Mr|Ms|Mrs|Dr|Prof|Sir|Shri|Smt|Madam|Dame|Lord|Lady"
    r"|Sheikh|Sheikha|General|Senator|Datuk|Dato|Tan Sri"
    r"|(?:(?:Senior|Lieutenant|Major|Brigadier|Vice|Rear|Lt|Maj|Brig)[. -]+)*"
    r"(?:General|Gen|Admiral|Adm|Marshal|Colonel|Col|Brigadier|Commodore)|Amb)\.?\s+)"
)

_ARTICLE = r"(?:[ae]l|a[dnrst]|as[hs]|[uo]l|d|o)[-’'](?=[A-Z])"
"""What some names begin with in small letters: "al-Thani", "d'Escoto"."""

NAME = (
    rf"(?:{_ARTICLE})?[{CAPITAL}][\w’'‘.-]*(?:(?!\s*\n\s*\n)\s+(?:(?:bin|ibn|al|de|da|do|dos|di|van|von|der|el|y|e|la"
    rf"|le)\s+)*(?:[{CAPITAL}]\.(?=\s+[{CAPITAL}])|(?:{_ARTICLE})?[{CAPITAL}][\w’'‘-]*)){{0,5}}"
)

TOLD_OF = re.compile(
    r"\b(?:inform|assur|reassur|remind|notif|advis|appris|convinc|warn)\w*\s+(?:the\s+)?$"
)
"""What stands before somebody who is told of a thing: "informed the Minister of Chile's plan"."""

TITLED = re.compile(rf"(?<![\w-])({TITLES}|counterpart)(?![\w-])")


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word without its possessive and its stops."""
    return re.sub(r"[’'‘]s?$", "", word.rstrip('.,;:)”"'))


_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that another stands for where they cannot be written."""


def plain(word: str) -> str:
    """A word of small letters without its accents."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(each for each in parts if not unicodedata.combining(each)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """The form by which a name is looked up, with its accents or without."""
    return plain(bare(word).lower())


_OF_NAME = re.compile(r"(?:Al|El|Ad|An|Ar|As|Ash|At|Ben|Bin)[-‑](?=[A-Z]\w{2,})", re.IGNORECASE)


def article(before: str) -> str:
    """The article that some words end in, with what parts it from what follows."""
    the = re.search(r"\b[Tt]he\s+$", before)
    return the[0] if the else ""


def without_article(word: str) -> str | None:
    """A name by which somebody is called too: "Abadi" of "Haider Al-Abadi"."""
    article = _OF_NAME.match(word)
    return word[article.end() :] if article else None
