"""Varied texts: long readouts in which hardly any two sentences are about one matter or time."""

from __future__ import annotations

import random

_HEAD = (
    "Japan-Norway Foreign Ministers’ Meeting\n\n12 March 2019\n\n"
    "On 12 March 2019, Mr. HAGIO Takuma, Minister for Foreign Affairs of Japan, held a meeting"
    " with Ms. Anna Berg, Minister of Foreign Affairs of Norway, in Oslo.\n"
)
_WHO = (
    "The two sides", "The two ministers", "Minister Hagio", "Minister Berg", "Both sides",
    "The Norwegian side", "The Japanese side", "They", "Japan", "Norway",
)  # fmt: skip
_SORTS = (
    "coastal", "digital", "Arctic", "regional", "academic", "marine", "rural", "urban", "nuclear",
    "solar", "veterinary", "judicial", "parliamentary", "cultural", "military", "financial",
    "technical", "humanitarian", "consular", "environmental", "agricultural", "industrial",
)  # fmt: skip
_FIELDS = (
    "ferry", "railway", "fisheries", "hydrogen", "seed", "glacier", "customs", "language",
    "satellite", "vaccine", "timber", "harbour", "museum", "patent", "pension", "shipping",
    "whaling", "orchestra", "wind power", "battery", "cable", "bridge", "tunnel", "dairy",
    "salmon", "archive", "disaster", "border", "airspace", "cybercrime",
)  # fmt: skip
_FORMS = (
    "agreement", "survey", "fund", "laboratory", "registry", "corridor", "scholarship", "protocol",
    "terminal", "network", "exhibition", "charter", "inquiry", "memorandum", "pilot project",
    "feasibility study", "training course", "data exchange", "hotline", "research centre",
)  # fmt: skip
_GATHERINGS = (
    "dialogue", "consultations", "working group", "committee", "forum", "conference", "round table",
)  # fmt: skip
_BEGINNINGS = ("Kar", "Tro", "Hav", "Mir", "Sol", "Ven", "Osk", "Lun", "Bry", "Fjel", "Nak", "Yam")
_MIDDLES = ("a", "e", "i", "o", "u", "ande", "eri", "omo", "uta", "ika", "anga", "olle")
_ENDS = ("vik", "dal", "moto", "berg", "shima", "sund", "gawa", "nes", "hara", "stad", "mura")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def varied(size: int, seed: int = 1) -> str:
    """A readout of about so many characters.

    Args:
        size: how many characters.
        seed: what the choice of its words is made from.
    """
    chance = random.Random(seed)
    parts, length, number = [_HEAD], len(_HEAD), 0
    while length < size:
        number += 1
        said = " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))
        mark = f"{number}. " if chance.random() < 0.3 else ""
        parts.append(f"\n{mark}{said}\n")
        length += len(parts[-1])
    return "".join(parts)


def _sentence(chance: random.Random) -> str:
    who, matter, place, time = (
        chance.choice(_WHO), _matter(chance), _place(chance), _time(chance)
    )  # fmt: skip
    gathering = f"{chance.choice(_FIELDS)} {chance.choice(_GATHERINGS)}"
    return chance.choice(
        (
            f"{who} agreed to conclude the {matter} {time}.",
            f"{who} decided to hold the next round of the {place} {gathering} {time}.",
            f"{who} welcomed the progress made on the {matter}.",
            f"{who} expressed concern over the delay of the {matter} in {place}.",
            f"{who} requested that the {matter} be opened to companies of {place} {time}.",
            f"{who} exchanged views on the {matter} and the {_matter(chance)}.",
            f"{who} will open the {matter} to {place} {time} and close the {_matter(chance)}.",
            f"The weather in {place} was fine for the season.",
        )
    )


def _matter(chance: random.Random) -> str:
    words = [chance.choice(_SORTS), chance.choice(_FIELDS), chance.choice(_FORMS)]
    if chance.random() < 0.6:
        words.insert(0, _place(chance))
    return " ".join(words)


def _place(chance: random.Random) -> str:
    return "".join(chance.choice(each) for each in (_BEGINNINGS, _MIDDLES, _ENDS))


def _time(chance: random.Random) -> str:
    month, year = chance.choice(_MONTHS), chance.randint(2019, 2031)
    return chance.choice(
        (
            f"by {month} {year}",
            f"on {chance.randint(1, 28)} {month} {year}",
            f"in {month} {year}",
            f"by the end of {year}",
            f"in the {chance.choice(('first', 'second'))} half of {year}",
            f"within {chance.randint(2, 18)} months",
            "before the summer",
        )
    )
