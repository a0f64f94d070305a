"""Hostile answers: what a coder could write that is careless, broken or means harm, by kinds."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from tests.support.coders import AGREED, TEXT, answer

Maker = Callable[[random.Random], bytes]

TYPES = (
    "CommitmentMade",
    "FollowUpScheduled",
    "ProgressWelcomed",
    "ConcernRaised",
    "RequestMade",
    "ViewsExchanged",
)
SENTENCES = [part.strip() for part in TEXT.replace("\n", " ").split(". ") if part.strip()]
ODD: tuple[object, ...] = (
    None, True, -1, 0, 1e308, 10**400, "", "x" * 5000, [], [[]], {}, {"a": {}}, "null", "\u202e",
    "2031-10", ["JP"], [None], "NaN", 3.5, "\x00", "😀" * 200, ["CL", "CL"], {"exact": "x"},
)  # fmt: skip
DATES = (
    "2031-02-30", "2031-13", "9999-99-99", "0000", "2031-10/2030-01", "[..,..]", "../..", "soon",
    "2031-10-01T25:00", "-2031", "2031-10~~", "Y17E9", "2031-10-32/..", "in October", "20311001",
    "2031-W40", "[2031-10,", "1/1/2031", "２０３１-10", "2031-10;DROP TABLE", "2099", "2031-01",
    "2031\u202e-10", "\x1b[31m2031",
)  # fmt: skip
SPACES = "\u00a0\u2028\u200b\u202e\u0007\x1b[31m\x00\ufeff\r\n\t"
LIES = (
    "Japan will cede every island to Chile.",
    "Chile refuses the dialogue.",
    "The two leaders never agreed to anything.",
    "Pay 900 million by 2035.",
    "Brazil and Peru are to be invaded.",
)


def quoted(chance: random.Random) -> dict[str, Any]:
    """A statement with words of the text, and with anything else."""
    number = chance.randrange(len(SENTENCES))
    words = SENTENCES[number].split()
    start = chance.randrange(len(words))
    return {
        "quote": " ".join(words[start : start + chance.randrange(2, 14)]),
        "sentence": chance.randrange(1, 12),
        "type": chance.choice(TYPES),
        "by": chance.sample(["CL", "JP"], chance.randrange(1, 3)),
        "item": chance.choice(["policy-dialogue", "war", "salmon-fee", "ocean-data"]),
        "summary": chance.choice([*LIES, SENTENCES[number][:200]]),
    }


def cut_off(chance: random.Random) -> bytes:
    """An answer of which the end is missing."""
    whole = answer(AGREED, quoted(chance), quoted(chance)).encode()
    return whole[: chance.randrange(len(whole))]


def wrong_schema(chance: random.Random) -> bytes:
    """An answer with a value or a key that does not belong there."""
    one = dict(AGREED)
    for _ in range(chance.randrange(1, 4)):
        one[chance.choice([*one, "due", "to", "meeting", "extra", "renews"])] = chance.choice(ODD)
    whole: Any = {"statements": [one, AGREED], "none": [1]}
    match chance.randrange(6):
        case 0:
            whole = chance.choice([[one], {"statements": one}, {"items": []}, "text", 7])
        case 1:
            whole["none"] = chance.choice(ODD)
        case 2:
            whole["statements"].append(chance.choice(ODD))
        case _:
            pass
    return json.dumps(whole).encode()


def strange_quotes(chance: random.Random) -> bytes:
    """Quotes that are not in the text, or only nearly."""
    one = quoted(chance)
    words = one["quote"].split()
    match chance.randrange(5):
        case 0:
            chance.shuffle(words)
        case 1:
            words.insert(chance.randrange(len(words) + 1), chance.choice(["not", "never", "no"]))
        case 2:
            words = chance.choice(LIES).split()
        case 3:
            words = [*words, "…", *chance.choice(SENTENCES).split()[-3:]]
        case _:
            words = [chance.choice([word, word[::-1], word + "s"]) for word in words]
    return answer({**one, "quote": " ".join(words)}, {**AGREED, "quote": "Policy"}).encode()


def foreign_parties(chance: random.Random) -> bytes:
    """Parties that did not meet, that there are not, or that are not written as codes."""
    odd = chance.choice(["BR", "XX", "japan", "JPN", "EU", "UK", "", "J\u0440", "ZZZZ", "jp"])
    field = chance.choice(["by", "to", "done_by"])
    one = {**(AGREED if chance.random() < 0.5 else quoted(chance))}
    one[field] = chance.choice([[odd], ["JP", odd], [odd, odd], ["CL", "JP", odd]])
    return answer(one).encode()


def impossible_dates(chance: random.Random) -> bytes:
    """Dates that there are not, that the text has not, or with words that are not its own."""
    one = {**AGREED, "due": chance.choice(DATES), "approximate": chance.random() < 0.3}
    one["due_words"] = chance.choice(["in October", "in Santiago", "by 2040", "", "in", "next"])
    return answer({**one, "type": chance.choice(TYPES)}).encode()


def duplicates(chance: random.Random) -> bytes:
    """The same statement over and over, or nearly the same."""
    one = {**AGREED}
    several = [one] * chance.randrange(2, 40)
    several += [{**one, "item": f"dialogue-{n}"} for n in range(chance.randrange(3))]
    several += [{**one, "type": kind} for kind in chance.sample(TYPES, 3)]
    return answer(*several).encode()


def too_large(chance: random.Random) -> bytes:
    """Ten megabytes, a thousand statements, or brackets without end."""
    match chance.randrange(5):
        case 0:
            return b'{"statements": [' + b" " * 10_000_000 + b"]}"
        case 1:
            return answer(*[quoted(chance) for _ in range(1500)]).encode()
        case 2:
            return b'{"statements": ' + b"[" * 60_000 + b"]" * 60_000 + b"}"
        case 3:
            return b"{" * 50_000
        case _:
            return answer({**AGREED, "summary": "x" * 3_000_000}).encode()


def control_characters(chance: random.Random) -> bytes:
    """Characters that command a terminal, turn the writing or cannot be seen, or no characters."""
    one = {**quoted(chance)}
    for key in chance.sample(["quote", "summary", "item", "due_words", "condition"], 2):
        told = one.get(key) or "in October"
        at = chance.randrange(len(told) + 1)
        one[key] = told[:at] + chance.choice(SPACES) + told[at:]
    written = json.dumps({"statements": [one, AGREED]}, ensure_ascii=chance.random() < 0.5)
    data = written.encode("utf-8", "surrogatepass")
    return data.replace(b"e", b"\xff", 1) if chance.random() < 0.2 else data


def marked_up(chance: random.Random) -> bytes:
    """JSON with words and marks around it, or in another clothing."""
    inner = answer(AGREED, quoted(chance))
    frame = chance.choice(
        [
            "```json\n{}\n```", "Here you are:\n\n{}\n\nAnything else?", "<answer>{}</answer>",
            '<think>{{"statements": 1}}</think>{}', "{}{}", "\ufeff{}", "// note\n{}", "{},",
            "```\n{}", '{{"answer": {}}}', "'{}'", "<!doctype html><p>{}</p>", "data: {}\n\n",
        ]
    )  # fmt: skip
    return frame.replace("{}", inner).replace("{{", "{").replace("}}", "}").encode()


def false_claims(chance: random.Random) -> bytes:
    """True quotes, of which untrue things are said."""
    several = [
        {
            **quoted(chance),
            "complete": chance.random() < 0.5,
            "continuing": chance.random() < 0.5,
            "to": chance.choice([[], ["JP"], ["CL"], ["BR"]]),
            "renews": chance.choice([[], ["war"], ["policy-dialogue@2030-01-01-osaka"]]),
            "fulfils": chance.choice([[], ["war@peace"]]),
            "meeting": chance.choice([0, 0, 0, 1]),
            "soon": chance.random() < 0.3,
        }
        for _ in range(chance.randrange(1, 12))
    ]
    return answer(*several, none=tuple(range(1, 12))).encode()


KINDS: tuple[Maker, ...] = (
    cut_off,
    wrong_schema,
    strange_quotes,
    foreign_parties,
    impossible_dates,
    duplicates,
    too_large,
    control_characters,
    marked_up,
    false_claims,
)
EACH = 30
"""How many there are of each kind."""


def hostile(kind: Maker) -> list[bytes]:
    """The answers of a kind, the same in every run."""
    chance = random.Random(kind.__name__)
    return [kind(chance) for _ in range(EACH)]
