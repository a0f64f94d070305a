"""Access: the rules by which pages are looked at, so that everyone can use them."""

from __future__ import annotations

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""The rules of axe."""

COLOURS = {**RULES, "runOnly": ["color-contrast", "link-in-text-block"]}
"""Those of them that are about colours."""

LOOKS: tuple[tuple[str, int, dict[str, list[str]]], ...] = (
    ("light", 360, RULES),
    ("dark", 1000, COLOURS),
)
"""The looks that a page is held to them in, with a width; in the second what is other there."""
