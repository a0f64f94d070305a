"""How the documents become a site: Sphinx reads the Markdown files of this folder's parent."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
_FACTS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
_SECTION = re.compile(r"^## (?P<caption>.+)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
_WHOLE = re.compile(r"(?P<caption>)(?P<body>.*)", re.DOTALL)
_OUTSIDE = re.compile(r"\[([^]]+)\]\((?:\.\./)+((?:README|CHANGELOG)\.md)[^)]*\)")
_WITH_CONTENTS = ("index", "decisions/README")
_LINK = re.compile(r"^- \[[^]]+\]\((?P<page>[\w/-]+)\.md\)", re.MULTILINE)

project = "Commitment tracker"
author = "the commitment tracker's contributors"
release = version = _FACTS["version"]
extensions = ["myst_parser"]
exclude_patterns = ["site"]
root_doc = "index"
myst_heading_anchors = 6
suppress_warnings = ["misc.highlighting_failure"]  # what a terminal prints is in no language
highlight_language = "text"
html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
html_show_sourcelink = False
html_static_path: list[str] = []
html_theme_options = {"top_of_page_buttons": []}


def _as_page(_: Any, page: str, source: list[str]) -> None:
    """Make the contents of the site of the lists of its first pages, section by section.

    What stands outside of the documents is named, and not led to.
    """
    text = _OUTSIDE.sub(r"\1 (`\2`)", source[0])
    if page in _WITH_CONTENTS:
        sections = [*_SECTION.finditer(text)] or [_WHOLE.match(text)]
        for section in sections:
            pages = "\n".join(found["page"] for found in _LINK.finditer(section["body"]))
            caption = f":caption: {section['caption']}\n" if section["caption"] else ""
            if pages:
                text += f"\n```{{toctree}}\n:hidden:\n{caption}\n{pages}\n```\n"
    source[0] = text


def setup(app: Any) -> None:
    """Let the lists of pages be the contents of the site."""
    app.connect("source-read", _as_page)
