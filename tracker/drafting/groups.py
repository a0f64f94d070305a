"""Groups: the words that stand for all who met, or for somebody named before."""

from __future__ import annotations

import re

ASSEMBLED = (
    r"[Tt]he\s+(?:[A-Z][\w-]+\s+){0,3}?(?:Meeting|Summit|Dialogue|Conference|Committee|Council)\b"
)
"""Those who met, when the occasion stands for them."""

_ONLY_PEOPLE = (
    "noted|welcomed|agreed|acknowledged|decided|(?:re)?affirmed|recogni[sz]ed|expressed|endorsed"
    "|adopted|called|urged|under(?:lined|scored)|stressed|took\\snote|encouraged|requested|tasked"
    "|commended|reiterated|emphasi[sz]ed|appreciated|condemned|resolved|voiced|confirmed|shared"
    "|determined|announced|pledged|committed|reviewed|discussed|exchanged|concurred"
)
"""Verbs of what only people do."""

GROUP = re.compile(
    # No other letter begins one of them, which spares most words a look.
    r"\b(?=[TtBbWwPFDMmLlCISOoAa])(?:\b(?:[Tt]he\s+(?:two|three|four|both)|[Bb]oth(?:\s+the)?|[Tt]he"
    r"|[Aa]ll\s+(?:of\s+)?the(?:\s+(?:three|four|five|six))?|[Aa]ll(?=\s+participants))\s+"
    r"(?:(?:[Ff]oreign|[Pp]rime|[Dd]efen[cs]e|[Tt]rade|[Vv]ice|[Dd]eputy|[Ss]enior|[Ff]inance"
    r"|[Ii]nterior|[Hh]ome|[Ee]nergy|[Pp]ermanent|[Aa]ssistant|[Ss]pecial|[Pp]olitical"
    r"|[Nn]ational\s+[Ss]ecurity|[Pp]artner|[Pp]articipating|[Cc]ontracting|[Ss]ignatory)[\s-]+)*"
    r"(?:[Ll]eaders|[Mm]inisters|[Ss]ides|[Pp]arties|[Cc]ountries|[Pp]residents"
    r"|[Ss]ecretaries|[Nn]ations"
    r"|[Hh]eads\s+of\s+(?:[Dd]iplomacy|[Ss]tate|[Gg]overnment|[Dd]elegation|(?:the\s+)?(?:[Ff]oreign\s+)?[Mm]inistries|[Dd]elegations)"
    r"|[Gg]overnments|(?<=both\s)[Cc]apitals|(?<=two\s)[Cc]apitals|(?<=Both\s)[Cc]apitals|[Dd]elegations|[Pp]articipants|[Cc]o-[Cc]hairs|[Pp]artners"
    r"|(?<=[Ss]ecurity\s)[Aa]dvis[eo]rs|[Pp]rincipals|[Cc]hancellors|(?:[Ii]nter|[Cc]ol)locutors"
    r"|(?:[Tt]op\s+)?[Dd]iplomats|[Ee]nvoys|[Rr]epresentatives|[Nn]egotiators|[Cc]ounterparts"
    r"|[Vv]ice-[Mm]inisters|[Ss]tates|[Oo]fficials|[Dd]irectors-[Gg]eneral"
    r"|government)\b(?!\s+(?:of|from|concerned|other|’|'))"
    r"(?:\s+and\s+their\s+(?:\w+\s+)?(?:delegations|teams|ministers|colleagues)\b)?"
    # "the two navies", "both central banks": bodies of the two, which "the navies" need not be.
    r"|\b(?:[Tt]he\s+(?:two|three|respective)|[Bb]oth(?:\s+the)?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:[Mm]inistries|[Dd]epartments|[Pp]arliaments|[Aa]uthorities|[Aa]gencies|[Bb]anks|[Nn]avies"
    r"|[Aa]rmies|[Ff]orces|[Gg]uards|[Uu]niversities|[Ii]nstitut(?:es|ions)|[Cc]ompanies|[Tt]eams"
    r"|[Ee]xperts|[Cc]ommissions|[Cc]ommittees|[Ss]ecretariats|[Ss]ervices|[Ee]mbassies)\b(?!’|')"
    # "the agencies concerned will meet", on both sides.
    r"|\b[Tt]he\s+(?:(?:concerned|relevant|competent|appropriate|responsible|line)\s+(?:[\w-]+\s+)?"
    r"(?:[Mm]inistries|[Dd]epartments|[Aa]uthorities|[Aa]gencies|bodies|officials|experts)"
    r"|(?:[Mm]inistries|[Dd]epartments|[Aa]uthorities|[Aa]gencies|bodies|officials)\s+concerned)"
    r"(?:\s+of\s+(?:both|the\s+two)\s+(?:sides|countries))?"
    r"(?=\s+(?:will|would|shall|are\s+to|agreed)\b)"
    # "the Ministers of Defence will meet": of the two, where no country is named.
    r"|\b[Tt]he\s+[Mm]inisters\s+(?:of|for)\s+(?:[Ff]oreign\s+[Aa]ffairs|[Dd]efen[cs]e|[Tt]rade|[Ff]inance"
    r"|[Tt]ransport|[Ee]nergy|[Ee]ducation|[Hh]ealth|[Aa]griculture|[Cc]ulture|[Jj]ustice|[Ii]nterior"
    r"|(?:the\s+)?[Ee]conomy|[Tt]ourism|(?:the\s+)?[Ee]nvironment)\b(?!\s+of\b|,|\s+and\s+[A-Z]|’|')"
    r"|\b[Tt]he\s+(?:talks|meeting|visit|summit|call|consultations|dialogue|negotiations)\b"
    r"(?=\s+(?:also\s+)?(?:resulted|ended|concluded|culminated|saw|made\s+it\s+possible|allowed|enabled)\s)"
    # "the three advisors welcomed": whoever they are, only people do so.
    r"|\b[Tt]he\s+(?:(?:two|three|four|five)\s+(?:[\w-]+\s+){0,2}?[a-z-]+s|advis[eo]rs|deputies|authorities|dignitaries)\b"
    rf"(?=\s+(?:also\s+|further\s+)?(?:{_ONLY_PEOPLE})\s)"
    # The meeting stands for those who met, before what only they can do.
    r"|\bThe\s+(?:meeting|talks|dialogue|consultations)\b"
    rf"(?=\s+(?:also\s+|further\s+)?(?:{_ONLY_PEOPLE})\s)"
    r"|\b[Aa]ll\s+(?:three|four|five)\b(?=\s+(?:also\s+)?[a-z]+(?:ed|ook|oke)\b)"
    r"|\b[Oo]ur\s+(?:(?:two|both|respective|foreign|defen[cs]e|trade|finance|prime|energy)\s+)*"
    r"(?:countries|nations|governments|leaders|ministers|ministries|teams|delegations|officials|experts)\b(?!’|')"
    r"|\b[Tt]heir\s+(?:Royal\s+)?(?:Excellencies|Majesties|Highnesses)\b"
    r"|\b(?:They|they|We|we)\b(?!\s+both\s+of)|\b[Tt]he\s+(?:two|three|four"
    r"|pair)\b(?=\s+(?:also\s+|then\s+)?[a-z]+(?:ed|ld|ke)\b)"
    rf"|\b{ASSEMBLED}"
    r"(?=\s+(?:also\s+|further\s+)?\w+(?:ed|s|ook)\b)"
    # "Prime Ministers welcomed", without an article, as the head of a sentence or clause.
    r"|(?:^|(?<=and )|(?<=, ))(?:(?:Prime|Foreign|Defen[cs]e|Trade)\s+)?"
    r"(?:[Mm]inisters|[Ll]eaders|Presidents|Principals|Participants|Interlocutors|Officials"
    r"|Sides|Co-[Cc]hairs)\b(?=\s+(?:also\s+|further\s+|\w+ly\s+)?[a-z]+\b)"
    r"|\b[Bb]oth\b(?=\s+(?:also\s+)?\w+(?:ed|ing)\b))"
)
"""All who met, by the words for several of them."""

PRONOUN = re.compile(
    r"\b(?:He|She|he|she)\b"
    r"|\b(?:[Hh]is|[Hh]er)\s+(?:(?:[Oo]wn\s+)?(?:[Gg]overnment|country|[Mm]inistry|delegation))"
    r"(?=\s+(?:also\s+|\w+ly\s+)*(?:deplor|condemn|oppos|welcom|regret|reject|appreciat|protest|denounc|prais|commend|applaud|valu)(?:e?d|e?s)\b)"
    r"|\b(?:His|Her)\s+(?:Royal\s+|Serene\s+|Imperial\s+)?(?:Excellency|Highness|Majesty|Holiness)"
    r"(?=\s+(?:also\s+|further\s+|then\s+|\w+ly\s+)?[a-z]+(?:ed|s|ook|aid|ave|poke|ade|old)\b)"
    r"|\b(?:H\.\s?[EH]\.|H[EH])(?=\s+(?:also\s+|further\s+|then\s+|\w+ly\s+)?[a-z]+(?:ed|ook|aid|ave|poke|ade|old)\b)"
    r"|\b[Tt]he\s+(?:top|chief|senior)\s+(?:legislator|lawmaker|diplomat|official|leader|negotiator)"
    r"(?=\s+(?:also\s+|further\s+|\w+ly\s+)?(?:[a-z]+ed|said|took|gave|spoke)\b)"
    r"|(?:\bIt|(?<=; )it|(?<=At the same time )it|(?<=At the same time, )it"
    r"|(?<=Likewise, )it|(?<=Moreover, )it|(?<=Furthermore, )it|(?<=In addition, )it"
    r"|(?<=In this context, )it)"
    r"(?=\s+(?:also\s+|further\s+)?(?:[a-z]+ed|took\s+(?:\w+\s+)?note)\b)"
    r"|(?:(?<=, )|(?<=and )|(?<=but ))it(?=\s+(?:also\s+|however\s+|\w+ly\s+)?"
    r"(?:demanded|asked|requested|urged|called\s+(?:on|for|upon)"
    r"|expressed|thanked|proposed|promised|undertook|pledged|regretted|reiterated|deplored|protested|condemned|voiced|appealed)\b)"
)
COUNTERPART = re.compile(
    r"\b(?:His|Her|his|her)\s+(?:(?:[A-Z]\w+\s+)?counterpart|host|guest|interlocutor)\b"
    r"|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+[A-Z]\w+\s+(?:colleagues?|counterparts|hosts|partners)\b"
    r"|\b[Tt]he\s+latter(?=,\s|\s+(?:also\s+|in\s+turn\s+|\w+ly\s+)?"
    r"(?:[a-z]+ed|said|took|gave|spoke|told|made|sought|undertook)\b)"
)
"""Those on the other side, by what they are to somebody."""


_LEAGUES = {
    "Baltic": ("EE", "LT", "LV"),
    "Nordic": ("DK", "FI", "IS", "NO", "SE"),
    "V4": ("CZ", "HU", "PL", "SK"),
    "Visegrad": ("CZ", "HU", "PL", "SK"),
    "Benelux": ("BE", "LU", "NL"),
    "Central Asian": ("KG", "KZ", "TJ", "TM", "UZ"),
    "Central Asia": ("KG", "KZ", "TJ", "TM", "UZ"),
    "Mekong": ("KH", "LA", "MM", "TH", "VN"),
    "Gulf": ("AE", "BH", "KW", "OM", "QA", "SA"),
    "South Caucasus": ("AM", "AZ", "GE"),
    "Western Balkans": ("AL", "BA", "ME", "MK", "RS"),
    "Western Balkan": ("AL", "BA", "ME", "MK", "RS"),
}
"""The countries that are called by one name."""

_OF_LEAGUE = re.compile(
    rf"\b(?:[Tt]he|[Bb]oth|[Aa]ll)\s+(?:(?:three|four|five|six)\s+)?(?P<name>{'|'.join(_LEAGUES)})\s+"
    r"(?:(?:[Ff]oreign|[Dd]efen[cs]e|[Pp]rime)\s+)?(?:(?:[Mm]ember\s+)?[Ss]tates|[Cc]ountries|[Ss]ides?"
    r"|[Mm]inisters|[Ll]eaders|[Pp]residents|[Pp]artners|[Cc]olleagues|[Cc]ounterparts|[Gg]roup)\b(?![’'])"
    r"|\b[Tt]he\s+(?:[Ff]oreign\s+)?(?:[Mm]inisters|[Ll]eaders|[Pp]residents)\s+of\s+(?:the\s+)?"
    rf"(?P<of>{'|'.join(_LEAGUES)})\b(?:\s+(?:[Ss]tates|[Cc]ountries|[Gg]roup)\b)?"
    r"|\b[Tt]he\s+(?P<alone>V4)\b(?![’'-]|\s+[A-Z])"
)
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}
_OF_NUMBER = re.compile(rf"\b[Tt]he\s+(?P<number>{'|'.join(_COUNTED)})\s")


def leagues(text: str, parties: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where some of the parties are called by the name of their league, and who they are."""
    found = []
    for match in _OF_LEAGUE.finditer(text):
        members = tuple(
            party for party in parties if party in _LEAGUES[match[str(match.lastgroup)]]
        )
        if len(members) > 1:
            found.append((*match.span(), members))
    return found


def numbered(words: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties that some words for several of them stand for, by their number.

    "The three ministers" are those of a league where just one other party met them.
    """
    told = _OF_NUMBER.match(words)
    if not told or _COUNTED[told["number"]] != len(parties) - 1:
        return parties
    for members in _LEAGUES.values():
        met = tuple(party for party in parties if party in members)
        if len(met) == len(parties) - 1:
            return met
    return parties


_BODY = re.compile(
    r"\b(?:Joint|Mixed|[Bb]i-?[Nn]ational|Inter-?[Gg]overnmental|High-Level|Economic|Cooperation)\s+"
    r"(?:[A-Z][\w-]+\s+(?:and\s+)?){0,4}?"
    r"(?P<noun>Commission|Committee|Council|Working Group|Task Force)\b"
)
_ACRONYM = re.compile(
    r"(?:Commission|Committee|Council|Mechanism|Dialogue|Consultations|Meeting"
    r"|Group|Task Force|Forum|Board)"
    r"(?:\s+(?:on|for|of)\s+[A-Z][\w ]{3,60}?)?\s+\([“\"]?([A-Z][A-Za-z&-]{1,9})[”\"]?\)"
)
_NEAR_THE_TOP = 1500
"""Characters from the start of a text within which it says in what body they meet."""


def assembled(text: str) -> frozenset[str]:
    """What stands for all who met where they meet in a body: "the Commission", "the BNC"."""
    top = text[:_NEAR_THE_TOP]
    found = {match["noun"] for match in _BODY.finditer(top)}
    return frozenset(found | {match[1] for match in _ACRONYM.finditer(top)})
