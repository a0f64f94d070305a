"""Access: the rules by which pages are looked at, so that everyone can use them."""

from __future__ import annotations

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""The rules of axe."""

LOOKS = (("light", 360), ("dark", 1000))
"""The looks that a page is held to them in, each with a width."""
