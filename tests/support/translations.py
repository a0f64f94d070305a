"""Translations: the catalogue of all texts of the pages, gathered with Babel.

`python -m tests.support.translations` writes it. What stands in the code and the templates within
`_( )` is found there; the words that a page shows by what is on record, such as a status, are named
here, each by where it is defined.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from tests.support.project import PROJECT
from tracker.domain.item_status import ITEM_RULES
from tracker.domain.kinds import KINDS
from tracker.domain.rules import RULES, Status
from tracker.domain.wording import WORDINGS
from tracker.drafts.edits import Edit
from tracker.ledger.turns import KINDS as TURNS
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.compared import CHANGES
from tracker.queries.filters import DRAWN_FROM, DRAWN_THROUGH, LANES, WAYS
from tracker.queries.orders import ORDERS
from tracker.queries.revisions import FIELDS, GROUNDS, HOW
from tracker.users import Role
from tracker.web.texts import DOMAIN

TEMPLATE = PROJECT / "tracker/web/locale" / f"{DOMAIN}.pot"
"""The catalogue that translators begin with."""

_OF_ITEMS = ("completed", "progressing", "mixed", "raised", "answered", "discussed")
"""The statuses that items alone have."""

_ACTS = (
    *("recorded", "amended", "added", "retracted", "reordered", "judged", "took back", "named"),
    "merged",
)
"""What the log says that was done."""

_FOUND = ("item", "statement", "readout", "meeting", "judgement", "name", "slug", "deadline")
"""What is found by a search, and where in it."""

_METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"templates/**.html": {"newstyle_gettext": "true"}}
_HEADER = b"""\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def gathered() -> Catalog:
    """All texts of the pages, each with where it stands."""
    found = Catalog(project="commitment-tracker", fuzzy=False)
    web = PROJECT / "tracker/web"
    for name, _line, message, _comments, _context in extract_from_dir(
        web, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS, comment_tags=()
    ):
        found.add(message, locations=[(f"tracker/web/{name}", 1)])
    for name, message in shown():
        if message:
            found.add(message, locations=[(f"tracker/{name}", 1)])
    return found


def shown() -> Iterator[tuple[str, str]]:
    """The words that a page shows by what is on record, each with where it is defined."""
    yield from (("domain/rules.py", one) for one in get_args(Status))
    yield from (("domain/rules.py", one.says) for one in RULES.values())
    yield from (("domain/item_status.py", one) for one in _OF_ITEMS)
    yield from (("domain/item_status.py", one) for one in ITEM_RULES.values())
    yield from (("domain/kinds.py", one) for one in KINDS.values())
    yield from (("domain/wording.py", one) for one in WORDINGS)
    yield from (("domain/wording.py", f"at least {one}") for one in WORDINGS[2:])
    yield from (("drafts/edits.py", what) for what in _edits())
    yield from (("ledger/turns.py", one) for one in TURNS)
    yield from (("queries/compared.py", one) for one in CHANGES)
    yield from (("queries/filters.py", one) for one in WAYS)
    yield from (("queries/orders.py", f"{sign}{one}") for one in ORDERS for sign in ("", "-"))
    yield from (("queries/recorded.py", one) for one in _ACTS)
    yield from (("queries/revisions.py", one) for one in (*FIELDS, *GROUNDS, *HOW.values()))
    yield from (("users/roles.py", one.name.lower()) for one in Role)
    yield from (("queries/hits.py", one) for one in _FOUND)
    for question in CATALOGUE:
        yield from (("queries/catalogue.py", one) for one in (question.says, question.more))
        yield from (("queries/filters.py", one.help) for one in question.filters)
    for one in (DRAWN_FROM, DRAWN_THROUGH, LANES):
        yield "queries/filters.py", one.help


def _edits() -> Iterator[str]:
    """What can be done to a draft, by its words."""
    union, *_ = get_args(Edit)
    for kind in get_args(union):
        yield kind.model_fields["what"].default


def template() -> bytes:
    """The catalogue as a file, which is another one only where a text is."""
    written = BytesIO()
    write_po(
        written, gathered(), width=100, include_lineno=False, omit_header=True, sort_output=True
    )
    return _HEADER + written.getvalue()


Texts = dict[str | tuple[str, str], str | tuple[str, ...]]
"""Texts, those of a number with their plural, each as it is translated."""


def put(folder: Path, language: str, texts: Texts) -> Path:
    """Put a catalogue of a language into a folder, as a translator does."""
    made = Catalog(locale=language, domain=DOMAIN)
    for message, string in texts.items():
        made.add(message, string)
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, made)
    return path


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
