"""Introductions: the party and the name that stand around somebody's title."""

from __future__ import annotations

import re

from tracker.drafting.countries import named
from tracker.drafting.encounters import MET
from tracker.drafting.times.vocabulary import MONTHS
from tracker.drafting.titles import HONORIFIC, NAME, TITLES, TOLD_OF, bare, key

_STRAY_WORDS = """
    mp adviser advisor northern southern eastern western
    minister ministers foreign affairs prime president secretary the of for and vice deputy
    state mr ms mrs dr special envoy government meeting summit general trade high economy on in
    at talks meets met visits holds attends receives calls call speaks hosts welcomes
    spokesperson commissioner representative chairman premier chancellor during both he she they
    following also cabinet federal republic kingdom union with to from policy security national
    agency defence defense level dialogue working group joint committee commission
    telephone conversation phone courtesy official working visit visits
    bilateral delegation consultations
"""
STRAY = frozenset(_STRAY_WORDS.split()) | MONTHS.keys()
"""Words of offices and of the calendar, which are nobody's name."""

_OF = r"(?:\s+(?:of|for|and|the|at\s+the)|\s+[A-Z][\w’'-]+,?|,\s+[A-Z][\w’'-]+|\s+&)"


def introduced_by(
    text: str, title: re.Match[str], parties: tuple[str, ...]
) -> tuple[str | None, str]:
    """The party and the name that stand around a title, as far as they do."""
    before = text[max(0, title.start() - 90) : title.start()]
    after = _behind(text[title.end() : title.end() + 160], before)
    party, rest = None, re.sub(rf"^\s+(?:of|for)\s+{_PORTFOLIO}", "", after)
    lead = named(before)
    if lead and lead[-1].party in parties:
        gap = before[lead[-1].end :]
        own = re.fullmatch(r"[’'‘]?s? (?:new |then |visiting |counterpart,? )?", gap)
        if own or _LED.fullmatch(gap) or (lead[-1].sort == "demonym" and _FIELD.fullmatch(gap)):
            party = lead[-1].party
    for place in named(rest)[:1]:
        gap = rest[: place.start]
        # "Director for Asia, and the Norwegian side": an office is that of a country's name.
        of_place = place.sort != "demonym" or " and the " not in gap
        # "Minister of State and Foreign Affairs of Chile" is one office.
        one = (
            rf"(?:\s+and\s+(?:[A-Z]\w+\s+){{1,3}}|\s+)"
            rf"(?:(?:in\s+charge\s+|responsible\s+)?(?:of|for)|at\s+the)\b{_OF}{{0,14}}\s*"
        )
        office = of_place and re.fullmatch(one, gap)
        met = re.search(r"\b(?:Meets|Receives|Hosts|Holds|Welcomes|Visits)\b", gap)
        near = rest != after and not met and _REST_OF_PORTFOLIO.fullmatch(gap)
        if not party and place.party in parties and (office or near):
            party, rest = place.party, rest[place.end :]
    rest = re.sub(r"^\s+People[’']s\s+(?:Democratic\s+)?Republic\b", "", rest) if party else rest
    behind = (
        re.match(rf",?(?!\s*\n\s*\n)\s+(?:the\s+)?(?:{HONORIFIC})*({NAME})", rest)
        if not (
            rest.startswith(", and")
            or (_led_by_participle(text, title.start()) and _NEXT_NAME.match(rest))
        )
        else None
    )
    turned = rf"(?:{HONORIFIC})+([A-Z][\w’'-]+,\s+{NAME}),\s+(?:the\s+)?$"
    apposed = _APPOSED.search(before)
    appositive = apposed and (
        re.search(turned, before)
        or re.search(
            rf"(?:{HONORIFIC})*({NAME}),\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){{0,3}}$",
            # "Mr. A, Minister of State, Minister of Foreign Affairs of B" bears two titles.
            re.sub(rf",\s+(?:{TITLES})(?:\s+(?:of|for)\s+[A-Z]\w+)?,\s+$", ", ", before),
        )
    )
    if appositive and _is_another(before[: appositive.start()], rest):
        appositive = None
    styled = _is_styled(rest, behind)
    alone = appositive if rest.startswith(",") and appositive and not styled else None
    for found in (alone,) if alone else (behind, appositive):
        if found and found is appositive and (of := _rank(found[1])):
            # "Chinese Party Member, Director …" is a rank beside an office, and no name.
            party = party or (of if of in parties else None)
            continue
        name = _plain_name(found[1]) if found else ""
        if name and behind and found is behind and not party:
            party = _home(rest[behind.start(1) :], name, parties)
        if name:
            return party, name
    return party, ""


def _is_another(lead: str, rest: str) -> bool:
    """Whether what stands before an office is a matter, or the name of somebody else.

    "On Northern Ireland, the President …", "At the invitation of A, the President of B, C, came".
    """
    return bool(_WHERE.search(lead) or (_INVITED.search(lead) and _GUEST.match(rest)))


def _is_styled(rest: str, behind: re.Match[str] | None) -> bool:
    """Whether ", H.E. Dr. A" behind a title is whose it is, whoever is named before it.

    In "Mr. A, Minister of B, H.E. Dr. C, Minister of D" C is the next one.
    """
    styled = re.match(rf",\s+(?:the\s+)?{HONORIFIC}", rest)
    return bool(styled) and not (behind and _NEXT_TITLE.match(rest, behind.end()))


def listed_together(text: str, parties: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Those whose names follow the countries of one office: "the Ministers of A and B, X and Y".

    Gives each with the party, the title and the name.
    """
    found = [*_called_by_country(text, parties), *_in_turn(text, parties)]
    for office in _SEVERAL.finditer(text):
        places = [place for place in named(text[office.end() :]) if place.sort == "name"]
        chain: list[str] = []
        end = office.end()
        for place in places:
            at = office.end() + place.start
            if not _CHAIN.fullmatch(text[end:at]):
                break
            chain.append(place.party)
            end = office.end() + place.end
        names = _NAMES.match(text, end)
        called = _ONE_NAME.findall(names[0]) if names else []
        if len(chain) > 1 and len(chain) == len(called) and {*chain} <= {*parties}:
            title = office[1].removesuffix("s")
            found += [
                (*each, _plain_name(name))
                for each, name in zip(((p, title) for p in chain), called, strict=True)
            ]
    return found


def _in_turn(text: str, parties: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Those of "the Ministers of A, X, and B, Y", as `listed_together` gives them."""
    found: list[tuple[str, str, str]] = []
    for office in _SEVERAL.finditer(text):
        end = office.end()
        for place in (one for one in named(text[end:]) if one.sort == "name"):
            at, stop = office.end() + place.start, office.end() + place.end
            called = _CALLED.match(text, stop)
            if not _CHAIN.fullmatch(text[end:at]) or not called or place.party not in parties:
                break
            found.append((place.party, office[1].removesuffix("s"), _plain_name(called[1])))
            end = called.end(1)
    return found if len(found) > 1 else []


def _called_by_country(text: str, parties: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Those of "his Latvian and Lithuanian colleagues A and B", as `listed_together` gives them."""
    found: list[tuple[str, str, str]] = []
    for office in _OF_THOSE.finditer(text):
        before = text[: office.start()]
        chain: list[str] = []
        end = len(before)
        for place in reversed(named(before)):
            if place.sort != "demonym" or not _JOINED.fullmatch(before[place.end : end]):
                break
            chain.insert(0, place.party)
            end = place.start
        called = _ONE_OF_THEM.findall(office[2])
        if len(chain) > 1 and len(chain) == len(called) and {*chain} <= {*parties}:
            title = office[1].removesuffix("s")
            found += [(p, title, _plain_name(name)) for p, name in zip(chain, called, strict=True)]
    return found


def _behind(after: str, before: str) -> str:
    """What stands behind a title, and not what its bearer is told of."""
    return "" if TOLD_OF.search(before) and re.match(r"\s+of\s", after) else after


def _home(text: str, name: str, parties: tuple[str, ...]) -> str | None:
    """The country of "Anna Berg of the Ministry of Foreign Affairs of Norway"."""
    last = text.find(name.rsplit(maxsplit=1)[-1]) + len(name.rsplit(maxsplit=1)[-1])
    rest = text[last:]
    for place in named(rest)[:1]:
        if place.party in parties and re.fullmatch(rf"\s+of{_OF}{{0,9}}\s*", rest[: place.start]):
            return place.party
    return None


_PORTFOLIO = (
    r"(?:[A-Z]\w+(?:\s+Affairs)?(?:,\s+|,?\s+and\s+)){0,3}?"
    r"(?:State|(?:the\s+)?(?:Europe|Asia|Africa|Americas|Latin\s+America|Middle\s+East|Indo-Pacific)"
    r"(?:(?:,|\s+and)\s+(?:the\s+)?(?:Europe|Asia|Africa|Pacific|Americas|Caribbean|Middle\s+East|North\s+America))*(?!,?\s+and\s+[A-Z])"
    r"|National\s+Defen[cs]e|(?:Foreign|External|European|Home|Internal|Economic"
    r"|Political|Asian|African|American|Bilateral(?:\s+Relations)?|Multilateral|Regional|Legal"
    r"|Consular|Strategic)(?:\s+and\s+\w+)?\s+Affairs|Foreign\s+Relations|Defen[cs]e|Trade|Finance"
    r"|the\s+Economy|Economy|Energy|(?:the\s+)?(?:Environment|Interior)|Climate(?:\s+\w+)?|Transport|Health"
    r"|Education|Justice|Agriculture|Fisheries|Industry|Commerce|Infrastructure|Science)(?:,?\s+(?:and\s+)?(?:[A-Z]\w+\s+)?(?:Cooperation|Trade"
    r"|Integration|Defen[cs]e|Industry|Immigration|Tourism|Diaspora|Expatriates|Worship"
    r"|European\s+Union|[A-Z]\w+s\s+Abroad|Commonwealth|Security\s+Policy|Development(?:\s+Affairs)?|Co-operation))*"
)
_FIELD_WORD = (
    r"(?:Foreign|European|External|International|Economic|Integration|Affairs|Trade|Economy|Energy"
    r"|Finance|Cooperation|Development|Relations|Regional|Digital|Transport|Health|Education|Culture"
    r"|Agriculture|Environment|Climate|Interior|Justice)\b"
)
_FIELD = re.compile(rf"[’'‘]?s?\s+{_FIELD_WORD}(?:,?\s+(?:and\s+)?{_FIELD_WORD})*\s+")
"""The field of a minister, behind the country: "the Chilean Foreign and Trade Minister"."""

_REST_OF_PORTFOLIO = re.compile(
    r"(?:,?(?:\s+and)?(?:\s+the)?(?:\s+[A-Z]\w+,?){1,5}(?:\s+and(?:\s+[A-Z]\w+){1,3})?)?"
    r"\s*(?:of(?:\s+the)?)?\s*"
)
_LEAD = re.compile(r"(?:^|[.\n]\s*)(?:[A-Z]\w+ly\s+)?[A-Za-z]+ing\b[^,;.\n]*$")
"""A participle at the head of a sentence, whose subject is not the one that it ends in."""


def _led_by_participle(text: str, end: int) -> bool:
    """Whether a participle stands at the head of the sentence that goes on at a place."""
    begun = max(text.rfind(sign, 0, end) for sign in ".\n")
    return bool(_LEAD.search(text[max(0, begun) : end]))


_NEXT_NAME = re.compile(rf",\s+(?:{TITLES})\s+{NAME}")
_NEXT_TITLE = re.compile(rf",\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){{0,3}}(?:{TITLES})\b")
_SEVERAL = re.compile(
    r"\b(?:[Tt]he\s+)?((?:Foreign\s+|Prime\s+|Defen[cs]e\s+)?(?:Ministers|Presidents|Secretaries)"
    rf"|[Cc]ounterparts)\s+(?:(?:of|for)\s+{_PORTFOLIO}\s+)?(?:of|from)\s+(?=(?:the\s+)?[A-Z])"
)
"""The office of several, before the countries that they have it in."""

_CHAIN = re.compile(
    r"(?:the\s+)?|(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+(?:(?:[A-Z]\w+\s+){1,3}of\s+(?:the\s+)?)?)?"
)
_STYLE = rf"(?:{HONORIFIC}|(?:{TITLES})\s+)"
_NAMES = re.compile(rf",\s+(?:{_STYLE}+{NAME}(?:,\s+(?:and\s+)?|\s+and\s+)?){{2,}}")
_ONE_NAME = re.compile(rf"{_STYLE}+({NAME})")
_CALLED = re.compile(rf",\s+{_STYLE}*({NAME})(?=,|\s+and\b|\s*[.;)])")
_OF_THOSE = re.compile(
    r"\s((?i:(?:foreign |prime |defen[cs]e )?ministers|presidents)|colleagues|counterparts),?\s+"
    rf"({_STYLE}*{NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+){_STYLE}*{NAME})+)"
)
"""The office of several and their names, behind what their countries are called."""
_JOINED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?|")
_ONE_OF_THEM = re.compile(rf"(?:^|,\s+(?:and\s+)?|\band\s+){_STYLE}*({NAME})")
_LED = re.compile(
    r" (?:side|delegation|[Gg]overnment)(?: (?:was|is|being))?"
    r"(?: (?:headed|led|represented))? by (?:the |its )?"
    rf"(?:(?:{HONORIFIC})*{NAME},\s+(?:the\s+)?)?"
)
_APPOSED = re.compile(r",\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,3}$")
"""The comma behind a name that an office stands beside."""

_INVITED = re.compile(r"\binvitation\s+(?:of|from|by)\s+[^,;]*$")
_GUEST = re.compile(rf",\s+(?:{HONORIFIC})*{NAME},?\s+[a-z]")
_WHERE = re.compile(
    r"\b(?:(?<!call )(?<!called )(?<!calls )[Oo]n|[Ii]n"
    r"|[Aa]t|[Aa]bout|[Rr]egarding|[Cc]oncerning)\s+$"
)


def _rank(words: str) -> str | None:
    """The country of a rank: "Chinese Party Member"."""
    first = next(iter(named(words)), None)
    return first.party if first and first.sort == "demonym" and not first.start else None


def _plain_name(words: str) -> str:
    """A name without the titles and country names that stand around it."""
    kept: list[str] = []
    for word in words.split():
        country = next(iter(named(word)), None)
        surname = kept and country and country.sort == "demonym"  # "Le Hoang Thai"
        if key(word) in STRAY or (country and not surname):
            if kept:
                break
            continue
        kept.append(bare(word))
        if word.endswith(("’s", "'s")):
            break
    return " ".join(kept)


_AND_THE = re.compile(r",?\s+and\s+the\s+$")
_ALSO = re.compile(r"(?:\s+and|,)\s+")
"""Between two titles of one person: "the Deputy Prime Minister and Minister of Trade, A"."""
_AND = re.compile(r",\s+and\s+$")
_HONORIFICS = re.compile(HONORIFIC)


def is_colleague(lead: str, between: str, *, several: bool) -> bool:
    """Whether a title is that of another of one side: "Minister A of B, and the Minister, C".

    Args:
        lead: what stands before, with the title before it.
        between: what stands between it and the title before it.
        several: whether that one had no name, so that both may be titles of one.
    """
    joined = _AND_THE.search(between) or (
        several and (_AND.search(between) or _ALSO.fullmatch(between))
    )
    if between.strip() == "," and _LEAD.search(lead):
        return False  # "Welcoming the Chilean President, Prime Minister A said"
    between = _HONORIFICS.sub("", between)
    return bool(joined) and not MET.search(between) and "." not in between
