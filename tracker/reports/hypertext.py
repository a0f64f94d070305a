"""Hypertext: a report as one page of HTML that needs nothing besides itself."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tracker.reports.blocks import html

_STYLE = Path(__file__).parent / "templates" / "report.css"

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def page(markdown: str, *, title: str) -> str:
    """A report as a page.

    Args:
        markdown: what it says.
        title: what it is called in a browser.
    """
    style = _STYLE.read_text(encoding="utf-8")
    return _PAGE.format(title=escape(title), style=style, body=html(markdown))
