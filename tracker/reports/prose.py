"""Prose: a report as Markdown, by a template that its readers can replace."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tracker import characters
from tracker.errors import Unreadable
from tracker.reports.briefing import Briefing

_TEMPLATE = Path(__file__).parent / "templates" / "briefing.md.jinja"

_FAULTS = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
"""What goes wrong where a template does not fit what it is filled with."""

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$]")
"""What would be taken for a mark of Markdown within a line."""

_BEGINNING = re.compile(r"^(?:(\d+)([.)])|([#+=>-]))")
"""What would be taken for one at the beginning of a line."""


def markdown(briefing: Briefing, template: Path | None = None) -> str:
    """A briefing as Markdown.

    Args:
        briefing: the briefing, which the template knows as `b`.
        template: a template of Jinja; None for the program's own.

    Raises:
        Unreadable: the template cannot be read or filled.
    """
    path = template or _TEMPLATE
    try:
        text = path.read_text(encoding="utf-8")
        written = _environment().from_string(text).render(b=briefing)
    except UnicodeDecodeError:
        raise Unreadable(f"{path}: it is not UTF-8; save it as that") from None
    except _FAULTS as error:
        number = getattr(error, "lineno", None)
        where = f"{path}:{number}" if number else str(path)
        raise Unreadable(
            f"{where}: the template cannot be filled: {error}; see docs/briefing.md for what it "
            "can use"
        ) from None
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def _environment() -> ImmutableSandboxedEnvironment:
    """Where templates are filled, which somebody else may have written."""
    found = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        finalize=_marked_off,
    )
    found.filters["code"] = _code
    return found


def _marked_off(value: object) -> object:
    """A value as it is put into Markdown: on one line, and with none of its marks.

    It also has none of the characters that hide or turn what follows.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    text = " ".join(characters.shown(value).split())
    text = _MARKS.sub(lambda found: f"\\{found[0]}", text)
    return _BEGINNING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)


def _code(text: str) -> Markup:
    """A ref or a command, in which nothing is marked."""
    plain = " ".join(characters.shown(text).split()).replace("`", "'")
    return Markup(f"`{plain}`")  # noqa: S704 - Markdown, of which this is the mark for code
