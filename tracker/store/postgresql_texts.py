"""The index of words on PostgreSQL: one of its own over each table, which the server keeps."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.sql import Texts


def index(texts: Texts) -> tuple[str, str]:
    """The name of an index, and the statement that makes it."""
    name = f"{texts.table}_by_words"
    return name, f"CREATE INDEX {name} ON {texts.table} USING gin (({_words(texts)}))"


def matching(
    texts: Texts, alias: str, terms: Sequence[Sequence[str]]
) -> tuple[str, str, tuple[str | int, ...]]:
    """What a query reads first, which is nothing, and what it asks of the rows."""
    wanted = " & ".join(f"({' | '.join(map(_term, choices))})" for choices in terms)
    found = f"{_words(texts, f'{alias}.')} @@ to_tsquery('pg_catalog.simple', ?)"
    return "", found, (wanted,)


def _words(texts: Texts, before: str = "") -> str:
    """The words of a row, as the index has them and as a query has to ask for them."""
    said = " || ' ' || ".join(f"coalesce({before}{column}, '')" for column in texts.columns)
    signs, plain = (part.replace("'", "''") for part in texts.plain)
    return f"to_tsvector('pg_catalog.simple', translate({said}, E'{_escaped(signs)}', '{plain}'))"


def _escaped(signs: str) -> str:
    # Either of these would pass for a placeholder, and a backslash for an escape.
    return signs.replace("\\", "\\\\").replace("?", "\\x3f").replace("%", "\\x25")


def _term(word: str) -> str:
    beginning = word.endswith("*")
    return f"'{word.removesuffix('*')}'" + (":*" if beginning else "")
