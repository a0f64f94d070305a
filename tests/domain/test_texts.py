"""Texts: which characters a title, a summary or a quote may hold."""

from __future__ import annotations

import sys
from unicodedata import normalize

import pytest
from pydantic import TypeAdapter, ValidationError

from tracker.domain.values import Text

TEXT: TypeAdapter[str] = TypeAdapter(Text)
REFUSED = {
    *range(0x20),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
}
SURROGATES = range(0xD800, 0xE000)


def test_every_other_character_is_taken() -> None:
    taken = set(range(sys.maxunicode + 1)) - REFUSED - set(SURROGATES)
    text = "".join(map(chr, sorted(taken)))
    for start in range(0, len(text), 1000):
        part = f"({text[start : start + 1000]})"
        kept = normalize("NFC", part)
        assert TEXT.validate_python(part) == kept


@pytest.mark.parametrize("code", sorted(REFUSED), ids="U+{:04X}".format)
def test_what_cannot_be_printed_is_refused_by_its_number(code: int) -> None:
    with pytest.raises(ValidationError, match=rf"the character U\+{code:04X} is not allowed"):
        TEXT.validate_python(f"a{chr(code)}b")
