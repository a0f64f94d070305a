"""Hidden words: what a web page holds and shows nobody, taken out before its text is read."""

from __future__ import annotations

import re

_STYLES = (
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0"
)
_STYLED = re.compile(_STYLES, re.IGNORECASE)
_ANY = re.compile(rf"<[a-z][^>]*\s(?:hidden\b|style\s*=[^>]*(?:{_STYLES}))", re.IGNORECASE)


def without_hidden(page: str) -> str:
    """The page without the elements that a browser shows nobody; as it is where it has none."""
    if not _ANY.search(page):
        return page
    # Imported here: they take longer to import than a draft takes to make.
    from lxml import html  # noqa: PLC0415
    from trafilatura import load_html  # noqa: PLC0415

    tree = load_html(page)
    if tree is None:
        return page
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if "hidden" in element.attrib or _STYLED.search(element.get("style") or ""):
            element.drop_tree()
    return str(html.tostring(tree, encoding="unicode"))
