"""Readouts and lists of items of every shape, for the laws that hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tracker.domain.items import ItemList, ItemOpened
from tracker.domain.names import RESERVED
from tracker.domain.parties import BODIES, COUNTRIES
from tracker.domain.readouts import Readout
from tracker.domain.wording import WORDINGS

# Texts that a careless writer would leave bare, or a careless reader take for something else.
AWKWARD = [
    *("null", "~", "true", "False", "NO", "no", "yes", "on", "y", "2018", "012", "0x1F", "0o17"),
    *("1_000", "1e3", "-1.5", ".5", ".inf", "12:30:45", "2019-06-29", "2019-06-29 12:00:00"),
    *("a: b", "a #b", "a:", "#a", "- a", "? a", "! a", "&a", "*a", "@a", "`a", "%a", "|", ">"),
    *("[a]", "{a}", "a, b", "a]", "'a'", '"a"', "it's", "Abe’s", "“tourism”", "a\\b", "...", "---"),
    *("=", "<<", "é", "日本", "\N{GRINNING FACE}", "a\u00a0b", "-", "a:b", "http://a.b/c?d=e#f"),
    *(". (Japan", "2+2", "../2019-11", "\ue000", "\U0010ffff", "\ufffe"),
]
EXPRESSIONS = [
    *("2018", "2019-08", "2019-06-29", "2019-23~", "../2019-11", "2019-09/..", "2020/2021"),
    *("[2019-08,2019-09]", "{2019,2020}", "[..,2019-08]", "2018?", "2018%", " 2018 / 2019"),
    *("2018-01/2018-03", "201X", "2018\n", "\x852018"),
]
SLUGS = ["peace-treaty", "no", "y", "null", "012", "2018", "1e3", "a", "a-2", "a-3", "x" * 120]

slugs = st.sampled_from(SLUGS) | st.from_regex(
    r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True
)
parties = st.sampled_from(sorted(COUNTRIES | BODIES)) | st.just("NO")
targets = slugs.filter(lambda slug: len(slug) < 120) | st.builds("{}@{}".format, slugs, slugs)
_shown = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ),
    min_size=1,
    max_size=40,
)
texts = st.sampled_from(AWKWARD) | _shown.filter(lambda text: text.strip())
days = st.dates().map(str)
urls = st.sampled_from(
    ["http://a.b/c?d=e#f", "https://a.b", "HTTPS://a.b:80/日本", "http://[::1]/"]
)
readout_names = slugs.filter(lambda slug: slug not in RESERVED)


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


dues = st.sampled_from(EXPRESSIONS) | st.builds(
    lambda due, tie: {**due, **tie},
    _some(approximate=st.booleans(), words=texts),
    st.sampled_from([{"edtf": expression} for expression in EXPRESSIONS])
    | st.builds(lambda slug: {"before": slug, "edtf": "2018"}, slugs)
    | st.builds(lambda slug: {"at": slug, "soon": True}, slugs)
    | st.just({"soon": True}),
)
quotes = texts | st.builds(
    lambda exact, around: {"exact": exact, **around}, texts, _some(prefix=texts, suffix=texts)
)
_undertaking = {
    "due": dues,
    "condition": texts,
    "wording": st.sampled_from(WORDINGS),
    "renews": st.lists(targets, max_size=2, unique=True),
}
_addressed = {"to": st.lists(parties, max_size=2, unique=True)}
_OWN_FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "CommitmentMade": {**_undertaking, **_addressed},
    "FollowUpScheduled": _undertaking,
    "ProgressWelcomed": {"complete": st.booleans()},
    "ConcernRaised": _addressed,
    "RequestMade": _addressed,
    "ViewsExchanged": {},
}


@st.composite
def _statement(draw: st.DrawFn, sides: list[str], meetings: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(_OWN_FIELDS)))
    by = draw(st.lists(st.sampled_from(sides), min_size=1, max_size=2, unique=True))
    own = draw(_some(quote=quotes, meeting=st.integers(0, meetings - 1), **_OWN_FIELDS[kind]))
    if own.get("complete"):
        own["fulfils"] = draw(st.lists(targets, max_size=2, unique=True))
    if own.get("to") == by and len(by) == 1:
        del own["to"]
    return {
        "type": kind,
        "item": draw(slugs.filter(lambda slug: len(slug) < 110)),
        "by": by,
        "summary": draw(texts),
        **own,
    }


@st.composite
def readouts(draw: st.DrawFn) -> Readout:
    """Any readout."""
    sides = draw(st.lists(parties, min_size=2, max_size=3, unique=True))
    meetings = draw(
        st.lists(
            st.builds(
                lambda day, more: {"date": day, **more},
                days,
                _some(
                    kind=slugs,
                    place=texts,
                    ordinal=st.integers(1, 2000),
                    participants=st.dictionaries(parties, st.lists(texts, max_size=2), max_size=2),
                    holds=st.lists(targets, max_size=2, unique=True),
                ),
            ),
            min_size=1,
            max_size=3,
        )
    )
    for number, meeting in enumerate(meetings[1:]):
        meeting["id"] = f"meeting-{number}"
    statements = draw(st.lists(_statement(sides, len(meetings)), max_size=4))
    for number, statement in enumerate(statements):
        if draw(st.booleans()):
            statement["key"] = f"key-{number}"
    taken = {statement["item"] for statement in statements}
    for number, statement in enumerate(statements):
        # A key that is derived from one item may be another's slug; only the reader may refuse it.
        if "a" in taken and taken & {"a-2", "a-3"}:
            statement["key"] = f"key-{number}"
    first = min(meeting["date"] for meeting in meetings)
    heading = draw(
        _some(
            title=texts,
            publisher=parties,
            source=_some(
                url=urls,
                published=st.sampled_from([first, "9999-12-31"]),
                language=texts,
                sha256=st.sampled_from(["1" * 64, "12e" + "3" * 61, "0a" * 32]),
            ),
        )
    )
    return Readout.model_validate(
        {
            "readout": draw(readout_names),
            "parties": sides,
            "meetings": meetings,
            "statements": statements,
            **heading,
        }
    )


@st.composite
def item_lists(draw: st.DrawFn) -> ItemList:
    """Any list of items."""
    names = draw(st.lists(slugs, max_size=4, unique=True))
    items = [
        ItemOpened.model_validate(
            {
                "item": name,
                "title": draw(texts),
                **draw(_some(names=st.lists(texts, max_size=3))),
                **({"part_of": names[number - 1]} if number and draw(st.booleans()) else {}),
            }
        )
        for number, name in enumerate(names)
    ]
    sides = draw(st.lists(parties, min_size=2, max_size=3, unique=True))
    return ItemList.model_validate({"parties": sides, "items": items})
