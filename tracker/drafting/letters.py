"""Letters: the capitals of the Latin script, also those of central and eastern Europe."""

from __future__ import annotations

_LATIN_1 = "A-ZÀ-ÖØ-Þ"
_EXTENDED = "".join(
    letter for letter in map(chr, range(0x100, 0x220)) if letter.isupper() and letter.isalpha()
)

CAPITAL = _LATIN_1 + _EXTENDED
"""What stands in a set of a regular expression for any of them: `[{CAPITAL}]`."""
