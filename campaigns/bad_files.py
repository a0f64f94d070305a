"""Bad files: contents of readout files that no careful writer would hand in, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random

import yaml

from tests.support.project import EVENTS
from tracker.files.readouts import files_in

CONTENTS = [path.read_bytes() for path in files_in([EVENTS])]
MEGABYTE = 2**20

_PIECES = [
    *(b"\n", b"\t", b"  ", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a "),
    *(b"!!str ", b"!!python/object:os.system ", b"null", b"true", b"2018", b"? ", b"|", b">"),
    *(b"%", b"\r", b"\r\n", b"\0", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"---\n", b"...\n"),
    *(b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\\", b"\x1b[2J", b"0x1F", b"1e999"),
    *(b"9" * 400, b"readout: ", b"statements: ", b"type: ", b"<<: ", b"@", b"~", b"-" * 90),
]
_WORDS = [
    *("readout", "title", "publisher", "source", "parties", "meetings", "statements", "type"),
    *("item", "items", "by", "to", "summary", "due", "edtf", "before", "at", "soon", "words"),
    *("quote", "exact", "prefix", "date", "kind", "place", "ordinal", "participants", "holds"),
    *("meeting", "complete", "fulfils", "renews", "wording", "condition", "key", "url", "sha256"),
    *("CommitmentMade", "FollowUpScheduled", "ProgressWelcomed", "JP", "RU", "2019-06-29"),
    *("a@b", "a", "", " ", "x" * 300, "é", "\u202e", "2019-08/..", "[2019,2020]", "../..", "NO"),
]

Content = Iterable[bytes]


def mutated(random: Random) -> Content:
    """A shipped file with a few bytes taken out, put in or exchanged."""
    content = random.choice(CONTENTS)
    for _ in range(random.randint(1, 4)):
        start, taken = random.randrange(len(content) + 1), random.choice([0, 0, 1, 3, 30, 300])
        piece = random.choice([*_PIECES, random.randbytes(random.randint(0, 3))])
        content = content[:start] + piece + content[start + taken :]
    yield content


def one_byte(random: Random) -> Content:
    """A shipped file with one byte made another."""
    content = random.choice(CONTENTS)
    place = random.randrange(len(content))
    yield content[:place] + random.randbytes(1) + content[place + 1 :]


def cut_off(random: Random) -> Content:
    """The beginning of a shipped file."""
    content = random.choice(CONTENTS)
    yield content[: random.randrange(len(content))]


def shuffled(random: Random) -> Content:
    """A shipped file with its lines doubled, dropped or in another order."""
    lines = random.choice(CONTENTS).splitlines(keepends=True)
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(lines))
        if random.random() < 1 / 3:
            lines.insert(random.randrange(len(lines)), lines[place])
        else:
            moved = lines.pop(place)
            lines[place:place] = [] if random.random() < 1 / 2 else [b"  " + moved]
    yield b"".join(lines)


def noise(random: Random) -> Content:
    """Random bytes."""
    yield random.randbytes(random.randrange(300))


def structure(random: Random) -> Content:
    """Words of readout files, put together anyhow."""
    data = {word: _value(random, 0) for word in random.sample(_WORDS, random.randint(1, 9))}
    if random.random() < 1 / 2:
        data |= {"readout": "a", "parties": ["JP", "RU"], "meetings": [{"date": "2019-06-29"}]}
        kinds = random.choices(_WORDS[35:38], k=random.randint(1, 4))
        data["statements"] = [{"type": kind, **_mapping(random, 1)} for kind in kinds]
    flow = random.choice([True, False, None])
    yield yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True).encode()


def nested(random: Random) -> Content:
    """Lists and mappings inside each other, far deeper than anybody needs."""
    depth = random.choice([15, 19, 20, 21, 50, 1000, 20_000, 200_000])
    opened, closed = random.choice(
        [("[", "]"), ("{a: ", "}"), ("{", "}"), ("[[", "]]"), ("- ", "")]
    )
    before = random.choice(["", "readout: a\nstatements: ", "statements:\n  - "])
    if random.random() < 1 / 3:
        depth = min(depth, 1000)
        yield b"".join(b" " * level + b"a:\n" for level in range(depth))
    elif random.random() < 1 / 2:
        yield (before + opened * depth).encode()
    else:
        yield (before + opened * depth + "x" + closed * depth).encode()


def aliased(random: Random) -> Content:
    """Anchors and aliases that would unfold into more than any memory holds."""
    levels = random.randint(1, 30)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        stars = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(random.choice([f"a{level}: &a{level} [{stars}]", f"<<: *a{level - 1}"]))
    round_about = random.choice(["", "x: &x [*x]", "&y y: *y", "? *a0\n: b"])
    content = "\n".join([*lines, round_about]).encode()
    yield content if random.random() < 1 / 2 else random.choice(CONTENTS) + content


def misencoded(random: Random) -> Content:
    """A shipped file in another encoding, or half in one and half in another."""
    text = random.choice(CONTENTS).decode() + "# é 日本 Абэ\n"
    codes = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "latin-1"]
    codes += ["shift_jis", "euc_jp", "koi8-r", "cp037", "iso2022_jp"]
    first, second = (text.encode(code, "replace") for code in random.choices(codes, k=2))
    cut = random.choice([0, len(first), random.randrange(len(first))])
    yield first[:cut] + second[cut:]


def unprintable(random: Random) -> Content:
    """A shipped file with characters in it that control, hide or turn round what is shown."""
    content = random.choice(CONTENTS).decode()
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(content))
        strange = random.choice(
            "\0\x01\x07\x08\x1b\x7f\x85\u200e\u200f\u2028\u202a\u202e\u2066\ufeff"
        )
        content = content[:place] + strange + content[place:]
    yield content.encode()


def many(random: Random) -> Content:
    """More of one thing than anybody writes."""
    count = random.choice([500, 5000, 50_000])
    yield b"readout: a\nparties: [JP, RU]\nmeetings:\n  - date: 2019-06-29\n"
    yield random.choice(
        [
            b"statements:\n" + b"  - a\n" * count,
            b"statements:\n" + b"  - {type: ViewsExchanged}\n" * count,
            b"statements: [" + b"[]," * count + b"]\n",
            b"".join(b"k%d: v\n" % number for number in range(count)),
            b"title: a\n" * count,
            b"title: '" + b"\n" * count + b"'\n",
            b"title: |\n" + b"  line\n" * count,
            b"# " + b"x" * count + b"\n" + b"#\n" * count + b"]",
            b"meetings: {" + b"? a," * count + b"}",
        ]
    )


def long_line(random: Random, size: int | None = None) -> Content:
    """One line of up to a hundred megabytes."""
    size = size or random.choice([100_000, MEGABYTE, 7 * MEGABYTE, 9 * MEGABYTE])
    yield random.choice(
        [b"readout: ", b"title: '", b"statements: [", b"", b'"', b"# ", b"readout: a\nby: {", b"- "]
    )
    piece = random.choice([b"x", b"a, ", b"a: b ", b"\\", b"'", b"[", b"  ", b"\xe2\x82\xac", b"-"])
    whole = piece * (MEGABYTE // len(piece))
    for _ in range(size // MEGABYTE):
        yield whole
    yield piece * (size % MEGABYTE // len(piece))


_PLAIN = """\
readout: {readout}
title: {title}
source: {{url: {url}, published: {published}, sha256: {sha256}}}
parties: [JP, RU]
meetings:
  - {{date: {date}, kind: {kind}, place: {place}, ordinal: {ordinal}}}
statements:
  - type: {type}
    item: {item}
    by: [JP]
    summary: {summary}
    due: {due}
    meeting: {meeting}
    quote: {quote}
"""
_USUAL = {
    "readout": "a",
    "title": "A meeting",
    "url": "https://example.org",
    "published": "2018-03-02",
    "sha256": "a" * 64,
    "date": "2018-03-01",
    "kind": "summit",
    "place": "Oslo",
    "ordinal": "3",
    "type": "CommitmentMade",
    "item": "talks",
    "summary": "Talk.",
    "due": "2018-06",
    "meeting": "0",
    "quote": "they talked",
}
_NUMBERS = [
    *(str(2**bits + more) for bits in (7, 15, 16, 31, 32, 53, 63, 64, 128) for more in (-1, 0, 1)),
    *("0", "-1", "-0", "+1", "1.0", "1e5", "1e308", "1e999", ".inf", "-.inf", ".nan", "0x7fffffff"),
    *("0o777", "1_000", "60:60:60", "9" * 30, "9" * 400, "9" * 4299, "9" * 4300, "9" * 50_000),
    *("-" + "9" * 30, "0" * 5000 + "1", "١٢", "1" * 18 + ".5"),
]
_YEARS = ["0000", "0001", "0099", "1582", "9998", "9999", "10000", "99999", "-0001", "-9999"]
_TIMES = [
    *("{}", "{}-01", "{}-12", "{}-12-31", "{}-01-01", "{}-12-20~", "{}~", "{}?", "{}%", "{}-02-30"),
    *("{}-21", "{}-24", "{}-28", "{}-32", "{}-41", "{}-42", "{}-13", "{}-00", "../{}~", "../{}"),
    *("{}/..", "{}/", "/{}", "5000/{}-06~", "{}/9999", "[{},9999]", "[..{}]", "[{}..]", "{{{}}}"),
    *(
        "Y{}",
        "Y1{}00002",
        "Y-{}",
        "{}E5",
        "Y17E8",
        "{}S2",
        "{}XX",
        "XXXX",
        "{}-XX-XX",
        "{}-12-31T24",
    ),
]


def too_large(random: Random) -> Content:
    """A good file with a number in it that is larger than anything needs, or smaller."""
    field = random.choice(["ordinal", "meeting", "meeting", "ordinal", *_USUAL])
    number = random.choice(_NUMBERS)
    if field in ("item", "readout", "kind") and random.random() < 1 / 2:
        number = f"a-{number.strip('-+.')}"
    yield _PLAIN.format(**{**_USUAL, field: number}).encode()


def far_off(random: Random) -> Content:
    """A good file with a day or a time in it that is far from any other, or is none."""
    field = random.choice(["due", "due", "due", "date", "published"])
    year = random.choice(random.choice([_YEARS, _YEARS, ["2018"], _NUMBERS]))
    time = random.choice(_TIMES).format(year)
    tied = f'{{before: talks, edtf: "{time}"}}'
    written = random.choice([f'"{time}"', *([tied] if field == "due" else [])])
    yield _PLAIN.format(**{**_USUAL, field: written}).encode()


def long_text(random: Random) -> Content:
    """A good file with a text in it of up to seven megabytes."""
    field = random.choice(list(_USUAL))
    length = random.choice(
        [63, 64, 65, 200, 201, 2000, 2001, 10_001, 100_000, MEGABYTE, 7 * MEGABYTE]
    )
    piece = random.choice(["a", "ab ", "a-", "9", "é", "日本", "a\u0301", "[", "2018-"])
    yield _PLAIN.format(**{**_USUAL, field: f'"{piece * (length // len(piece))}"'}).encode()


RARE: dict[Callable[[Random], Content], int] = {
    long_line: 150,
    many: 100,
    long_text: 40,
    nested: 20,
    aliased: 20,
}
"""Kinds that are large or all alike, with how many files there are to one of them."""

COMMON = (
    *(mutated, too_large, one_byte, far_off, cut_off, shuffled, structure, far_off, structure),
    *(misencoded, too_large, unprintable),
)


def contents(files: int, seed: int) -> Iterator[tuple[str, Content]]:
    """So many contents of files, each with the name of its kind."""
    random = Random(seed)
    for number in range(files):
        rare = [kind for kind, among in RARE.items() if number % among == among - 1]
        kind = rare[0] if rare else noise if number % 25 == 0 else COMMON[number % len(COMMON)]
        yield kind.__name__, kind(random)


def _value(random: Random, depth: int) -> object:
    chance = random.random()
    if depth > random.randint(1, 4) or chance < 1 / 2:
        return random.choice([*_WORDS, None, True, 0, -1, 10**30, 1.5, float("inf")])
    if chance < 3 / 4:
        return [_value(random, depth + 1) for _ in range(random.randint(0, 4))]
    return _mapping(random, depth)


def _mapping(random: Random, depth: int) -> dict[str, object]:
    words = random.sample(_WORDS, random.randint(0, 6))
    return {word: _value(random, depth + 1) for word in words}
