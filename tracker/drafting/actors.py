"""Actors: who is meant by a name, a title, a country, "the two leaders" or "he"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tracker.drafting.callings import called
from tracker.drafting.countries import acts_at_head, acts_by_letters, is_modifier, named
from tracker.drafting.groups import COUNTERPART, GROUP, PRONOUN, leagues, numbered
from tracker.drafting.titles import HONORIFIC, NAME, TITLED, TOLD_OF, article, bare, key

_SURNAME = re.compile(NAME)
_HONORIFICS = re.compile(HONORIFIC + "+")
_NAMED = re.compile(rf"(?:{HONORIFIC})*({NAME})")

_SIDE = re.compile(
    r"(?:(?:[Tt]he\s+)?(?:[Hh]ead|[Cc]hief|[Ll]eader)\s+of\s+)?(?:[Tt]he\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?$"
)

_OWN_OFFICE = re.compile(
    r"\b[Tt]he\s+((?:(?:prime|foreign|defen[cs]e)\s+)?(?:minister|president|chancellor|premier))\b"
    r"(?!\s+(?:of|for|in)\b|[’'-])"
)
"""An office in small letters with no country: with some publishers, their own."""

_STARTS = re.compile(r"(?:^|[.;,]\s+|\band\s+)$")
_ACTS = re.compile(r"(?:\s+\([A-Z][\w ]*\))?\s+(?:also\s+|further\s+)?[a-z]+(?:ed|ld|ke|ve)\b")
_OFFICE_OF = re.compile(
    r"\b[Tt]he\s+(?:(?:prime |foreign |defen[cs]e |deputy |vice )*"
    r"(?:minister|president|chancellor|premier)|(?:(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e) )?"
    r"(?:[Mm]inisters|[Pp]residents|[Ll]eaders|[Pp]remiers))\s+of\s+(?:the\s+)?$"
)
"""An office in small letters, as it stands before the country that it is of."""

_AND_SIDES = re.compile(
    r"(?:,\s+[A-Z]\w+)*,?\s+and\s+(?:the\s+)?[A-Z]\w+\s+(?:[A-Z]\w+[ -]){0,2}"
    r"(?:[Ss]ides|[Gg]overnments|[Dd]elegations|[Mm]inisters|[Ll]eaders|officials|authorities)\b"
)
"""What stands behind the first of several: "the Chinese and Mongolian sides"."""

_SAYS = r"(?=\s+(?:also\s+|further\s+)?[a-z]+(?:ed|s|ook)\b)"
_I = re.compile(r"\bI\b(?=\s+[a-z])")
_HOME = re.compile(
    r"\s+(?:of|for)\s+(?:(?:the|and|of|for|[A-Z][\w-]*,?)\s+){0,9}?(?:\w+\s+of\s+(?:the\s+)?)?"
)
"""Between somebody's title and his country: "Minister of Foreign Trade and Tourism of Chile"."""

_AND, _TWO, _NAMES = (" and ", " and the "), 2, 3
"""Words of a name, from the first, by which somebody is known."""
_OF_COUNTRY = 45
"""Characters behind "the President of" within which the country stands."""

Sort = Literal["group", "side", "person", "pronoun", "counterpart"]


class Mention(NamedTuple):
    """A place where somebody who can act is named."""

    start: int
    end: int
    parties: tuple[str, ...]
    """Empty for a pronoun (whoever acted last), a counterpart, and a title that both sides bear."""
    sort: Sort


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a readout and the people who speak for them."""

    parties: tuple[str, ...]
    people: dict[str, str] = field(default_factory=dict)
    """The party of each name that a person is called by."""
    titles: dict[str, str] = field(default_factory=dict)
    """The party of each title that only one of the parties' people bears, or that is meant where
    several do; empty where that is not known."""
    full: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The full names of the people of each party."""
    own: str | None = None
    """The party that publishes the readout, as far as that is known."""
    assumed: frozenset[str] = frozenset()
    """The names of those of whom it is not told for which party they speak."""
    author: str | None = None
    """The party of who tells the whole of it as "I"."""
    assembled: frozenset[str] = frozenset()
    """What the body is called in which they meet: "the Commission", "the BNC"."""
    callings: dict[str, str] = field(default_factory=dict)
    """The party of the guest, of the Kingdom, and of the like."""
    _kept: dict[str, list[Mention]] = field(default_factory=dict, repr=False, compare=False)
    """Whom the passages name that were asked for."""

    def mentions(self, text: str) -> list[Mention]:
        """Everybody named in a passage, in order, "A and B" together as one."""
        if text not in self._kept:
            self._kept[text] = self._mentions(text)
        return self._kept[text]

    def _mentions(self, text: str) -> list[Mention]:
        found = [
            Mention(m.start(), m.end(), numbered(m[0], self.parties), "group")
            for m in GROUP.finditer(text)
        ]
        found.extend(Mention(*called, "side") for called in leagues(text, self.parties))
        found.extend(Mention(*each) for each in called(text, self.parties, self.callings))
        found.extend(Mention(m.start(), m.end(), (), "pronoun") for m in PRONOUN.finditer(text))
        found.extend(
            Mention(m.start(), m.end(), self.parties, "group")
            for name in self.assembled
            for m in re.finditer(rf"\b[Tt]he\s+{re.escape(name)}\b{_SAYS}", text)
        )
        author = (self.author,) if self.author else ()
        found.extend(Mention(*m.span(), author, "side") for m in _I.finditer(text) if author)
        found.extend(self._counterparts(text))
        found.extend(self._people(text))
        found.extend(self._sides(text))
        found.sort(key=lambda mention: (mention.start, -mention.end))
        kept: list[Mention] = []
        for mention in found:
            last = kept[-1] if kept else None
            if last and mention.start < last.end:
                continue
            at_home = last and last.sort == "person" and mention.sort == "side"
            if last and at_home and _HOME.fullmatch(text[last.end : mention.start]):
                # "President Lagos of Chile" is one, whatever acts behind it.
                kept[-1] = last._replace(end=mention.end)
            else:
                kept.append(mention)
        return self._paired(text, kept)

    def _counterparts(self, text: str) -> list[Mention]:
        """Where "his counterpart" stands, and "his Chilean counterpart", of whom it is told."""
        found = []
        for match in COUNTERPART.finditer(text):
            own = tuple(place.party for place in named(match[0]) if place.party in self.parties)
            found.append(Mention(*match.span(), own, "person" if own else "counterpart"))
        return found

    def _people(self, text: str) -> list[Mention]:
        found = []
        for title in TITLED.finditer(text):
            spaced = text.startswith(" ", title.end())
            rest = _SURNAME.match(text, title.end() + 1) if spaced else None
            honorific = _HONORIFICS.match(text, title.end() + 1)
            if honorific:
                rest = _SURNAME.match(text, honorific.end()) or rest
            party = self._of_name(rest[0]) if rest else None
            if rest and party:
                found.append(Mention(title.start(), self._name_end(rest), (party,), "person"))
                continue
            own = self._of_title(text, title)
            if own:
                found.append(Mention(own[0], title.end(), own[1:] if own[1] else (), "person"))
        for office in _OWN_OFFICE.finditer(text):
            party = self.titles.get(office[1].split()[-1]) or self.own
            if party:
                found.append(Mention(office.start(), office.end(), (party,), "person"))
        for name in _NAMED.finditer(text):
            party = self._of_name(name[1])
            if party:
                found.append(
                    Mention(name.start(), self._trim(name.start(1), name[1]), (party,), "person")
                )
        return found

    def _trim(self, start: int, name: str) -> int:
        last = start
        for word in re.finditer(r"[^\s]+", name):
            if key(word[0]) in self.people:
                last = start + word.start() + len(bare(word[0]))
        return last

    def _name_end(self, match: re.Match[str]) -> int:
        return self._trim(match.start(), match[0])

    def _of_name(self, name: str) -> str | None:
        """The party of the first run of words known as somebody's name."""
        for number, word in enumerate(name.split()):
            if number >= _NAMES:
                break
            party = self.people.get(key(word))
            if party:
                return party
        return None

    def _of_title(self, text: str, title: re.Match[str]) -> tuple[int, str] | None:
        """Whom "the Prime Minister" or "the Japanese Prime Minister" means, and where it begins."""
        before = text[max(0, title.start() - 60) : title.start()]
        places = named(before.rstrip())
        if (
            places
            and places[-1].end == len(re.sub(r"[’'‘]s?\s*$", "", before.rstrip()))
            and places[-1].party in self.parties
        ):
            first = places[-1].start - len(article(before[: places[-1].start]))
            return title.start() - len(before) + first, places[-1].party
        after = re.match(
            r"\s+(?:of|for)\s+(?:the\s+)?([^,;.]{2,60})", text[title.end() : title.end() + 80]
        )
        if after and not TOLD_OF.search(before):
            places = named(after[1])
            if places and places[0].start < _OF_COUNTRY:
                known = places[0].party in self.parties
                return (title.start() - len(article(before)), places[0].party) if known else None
        full = title[1].lower()
        party = self.titles.get(full) or self.titles.get(full.split()[-1])
        the = article(before)
        if the and not party and full in self.titles and _ACTS.match(text, title.end()):
            return title.start() - len(the), ""
        if not the and _STARTS.search(before) and _ACTS.match(text, title.end()):
            # "Prime Minister thanked …", as some write of their own, and "Secretary (West) said".
            meant = party or (None if text.startswith(" (", title.end()) else self.own)
            return (title.start(), meant) if meant else None
        if the and party:
            return title.start() - len(the), party
        # "EAM" and "PM" stand without an article, like names.
        return (title.start(), party) if party and title[1].isupper() else None

    def _sides(self, text: str) -> list[Mention]:
        found = []
        for place in named(text):
            if place.party not in self.parties or is_modifier(text, place):
                continue
            lead = _SIDE.search(text[: place.start])
            start = lead.start() if lead else place.start
            end = place.end
            office = _OFFICE_OF.search(text[: place.start])
            if office and place.sort == "name":
                found.append(Mention(office.start(), end, (place.party,), "person"))
                continue
            if acts_by_letters(text, place):
                pass
            elif place.sort == "demonym" or re.match(
                r"\s+(?:side|government|Government|delegation)\b", text[end:]
            ):
                if _AND_SIDES.match(text, end):
                    found.append(Mention(start, end, (place.party,), "side"))
                    continue
                side = re.match(
                    r"\s+(?:sides?|government|Government|delegation|people|leadership"
                    r"|foreign (?:ministry|office)|diplomatic service|foreign policy chief"
                    r"|(?:armed )?forces|agencies|ministries"
                    r"|departments|partners|counterparts?|colleagues|representatives|negotiators|parliament|diplomacy"
                    r"|(?:(?:[Ff]oreign|[Dd]efen[cs]e|Vice|Deputy)[ -]){0,2}(?:[Mm]inisters"
                    r"|leaders|authorities|officials)\b(?!’|')"
                    r"|(?:prime |foreign |defen[cs]e |deputy |vice )*"
                    r"(?:minister|president|chancellor|premier|secretary|leader"
                    r"|diplomat|envoy|representative|negotiator|interlocutors?|party|guest|host|visitor"
                    r"|[Hh]ead of (?:[Ss]tate|[Gg]overnment|[Dd]elegation)))\b",
                    text[end:],
                )
                if not side:
                    continue
                end += side.end()
            elif place.sort == "capital" and not acts_at_head(text, place):
                continue
            found.append(Mention(start, end, (place.party,), "side"))
        return found

    def _paired(self, text: str, mentions: list[Mention]) -> list[Mention]:
        paired: list[Mention] = []
        for mention in mentions:
            last = paired[-1] if paired else None
            between = text[last.end : mention.start] if last else ""
            with_him = last and last.sort == "pronoun" and mention.sort == "person"
            if last and with_him and between in _AND and len(self.parties) == _TWO:
                # "He and Minister Lind" are both.
                paired[-1] = Mention(last.start, mention.end, self.parties, "group")
                continue
            if (
                last
                and last.parties
                and mention.parties
                and last.sort != "group"
                and not re.search(
                    r"\b(?:for|of|to|with|from|by|as|[Oo]n|[Ii]n)\s+(?:the\s+)?(?:\w+ern\s+)?$"
                    r"|^(?:\w+ly\s+)?[A-Za-z]+ing\s+(?:\w+ed\s+)?(?:the\s+)?$",
                    text[: last.start],
                )
                and mention.sort != "group"
                and re.fullmatch(
                    r"\s+and\s+(?:the\s+)?|,\s+(?:and\s+)?|\s*[-–]\s*|(?:,[^,;.]{3,90},)\s+and\s+"
                    r"|\s+(?:of|for)\s+[A-Z][\w ,]{3,60},\s+and\s+",
                    between,
                )
            ):
                both = tuple(p for p in self.parties if p in {*last.parties, *mention.parties})
                paired[-1] = Mention(
                    last.start, mention.end, both, "group" if len(both) > 1 else last.sort
                )
            else:
                paired.append(mention)
        return [
            mention._replace(start=mention.start - len(lead[0]))
            if (lead := re.search(r"\b[Bb]oth\s+$", text[: mention.start]))
            else mention
            for mention in paired
        ]
