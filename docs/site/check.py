"""Checks a site: every link within it leads somewhere, and nothing in it is fetched from others."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FETCHED = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")
_LOADING = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href"}


class Page(HTMLParser):
    """A page: the places in it that a link can lead to, and where its own lead."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names and leads to."""
        held = {name: value for name, value in attrs if value}
        self.places.update(held[name] for name in ("id", "name") if name in held)
        if tag in _LOADING and (address := held.get(_LOADING[tag])):
            outside = bool(urlsplit(address).netloc)
            (self.fetched if outside else self.links).append(address)
        elif tag == "a" and "href" in held:
            self.links.append(held["href"])


@cache
def page(path: Path) -> Page:
    """A page, read once."""
    return Page(path)


def _there(part: str, target: Path) -> bool:
    return not part or part in page(target).places


def faults(site: Path) -> Iterator[str]:
    """What is wrong with a site."""
    for path in sorted(site.rglob("*.html")):
        where = path.relative_to(site)
        yield from (f"{where}: fetches {address}" for address in page(path).fetched)
        for link in page(path).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                yield f"{where}: {link} leads nowhere"
            elif target.suffix == ".html" and not _there(unquote(parts.fragment), target):
                yield f"{where}: {link} leads to no part of {target.name}"
    for style in sorted(site.rglob("*.css")):
        if _FETCHED.search(style.read_text("utf-8")):
            yield f"{style.relative_to(site)}: fetches from others"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    found = [*faults(folder)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len([*folder.rglob('*.html')])} pages in {folder}, {len(found)} faults")
    sys.exit(bool(found))
