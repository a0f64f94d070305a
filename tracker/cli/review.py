"""The command that steps through a drafted file beside the text that it was drafted from."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any
from unicodedata import normalize

import click
from pydantic import ValidationError

from tracker import characters, settings
from tracker.cli.options import GivenPath
from tracker.cli.remedies import worded
from tracker.cli.terminal import styled
from tracker.domain.heading import Source
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement
from tracker.drafting import sources
from tracker.drafting.deadlines import deadline
from tracker.errors import Unreadable
from tracker.files.canonical import statement_text
from tracker.files.faults import refusals
from tracker.files.forms import Marks
from tracker.files.readouts import read_draft, readout_text
from tracker.files.replacing import replaced
from tracker.files.yaml import read_mapping

_AROUND = 160
"""Characters of the text shown on either side of a quote."""

# Only the statement that was edited can be wrong, and the editor shows it alone.
_NUMBERED = re.compile(r"^statements\[\d+\](\.|: )")

_OF_ITS_TIME = re.compile(r"\bthe (?:deadline|time)\b")
"""A reason for a mark that is about when something is due."""

_NEW = """\
type: CommitmentMade
item: the-matter
by: [{parties}]
summary: What was said, in your own words.
quote: a few words of the text
"""


@click.command()
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@click.argument("text", type=GivenPath(exists=True, dir_okay=False), required=False)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Step through every statement, first those that are marked.",
)
def review(file: Path, text: Path | None, *, everything: bool) -> None:
    r"""Step through the statements of FILE that are marked for review, beside TEXT.

    TEXT is the readout that FILE was drafted from; a file that came of a sheet has none.

    For each: accept it, edit it, drop it, split it in two, or add another behind it. FILE is
    saved at every step, so that one can stop at any time and go on later. Comments at its head
    and end are kept, those between the statements are not. Once all that was marked has been gone
    over, its `source` says by whom.

    \b
    Examples:
      tracker review draft.yaml readout.html
      tracker review draft.yaml
    """
    readout, marks = read_draft(file, reads=deadline)
    desk = _Desk(file, sources.text_from(text) if text else None, readout, marks)
    try:
        _step(desk, everything=everything)
    except click.Abort:
        click.echo(f"\nEvery step up to here is saved. {_left(desk, file, text)}", err=True)
        raise
    click.echo(_left(desk, file, text))


def _left(desk: _Desk, file: Path, text: Path | None) -> str:
    """What is still to be gone over, and what to do next."""
    if left := len(desk.marks):
        return f"{left} still marked; go on with tracker review {file}{f' {text}' if text else ''}"
    return f"Nothing is marked any more; record it with tracker record {file}"


_KEYS = {
    "a": "it is right as it is; go on",
    "e": "change its fields in your editor",
    "d": "leave it out of the file",
    "s": "make two statements of it",
    "n": "add another statement behind it",
    "k": "leave the mark, to be looked at later; go on",
    "q": "stop here; all that was decided is in the file",
}
"""What can be answered about a statement, and what each does."""


def _step(desk: _Desk, *, everything: bool) -> None:
    """Step through what is marked."""
    gone_over = 0
    while (place := desk.next(everything=everything)) is not None:
        desk.show(place)
        answer = click.prompt(
            "[a]ccept  [e]dit  [d]rop  [s]plit  add a[n]other  [k]eep the mark  [q]uit  [?]",
            type=click.Choice([*_KEYS, "?"]),
            show_choices=False,
            default="a",
        )
        if answer == "?":
            click.echo("\n".join(f"{key}  {told}" for key, told in _KEYS.items()))
            continue
        if answer == "q":
            break
        desk.do(answer, place)
        gone_over += 1
    else:
        if gone_over and not desk.marks:
            desk.reviewed(settings.recorded_by())


class _Desk:
    """The file under review, saved after every change."""

    def __init__(self, file: Path, text: str | None, readout: Readout, marks: Marks) -> None:
        self._file = file
        self._text = text
        self._readout = readout
        self._above, self._below = _comments(file.read_text(encoding="utf-8-sig"))
        self.marks = dict(marks)
        self._done: dict[int, tuple[str, ...]] = {}
        """The statements that were gone over, by their places."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self._readout.statements

    def next(self, *, everything: bool) -> int | None:
        """The place of the next statement to be gone over: of those that are marked, first."""
        left = [place for place in range(len(self.statements)) if place not in self._done]
        marked = [place for place in left if place in self.marks]
        return next(iter(marked or (left if everything else ())), None)

    def reviewed(self, by: str) -> None:
        """Say in the file who went over it."""
        source = (self._readout.source or Source()).model_copy(update={"reviewed_by": by})
        values = {**self._readout.heading_fields, "source": source, "statements": self._drafts()}
        self._readout = Readout.model_validate(values)
        self._write()

    def show(self, place: int) -> None:
        """Print a statement beside the words of the text around its quote."""
        statement = self.statements[place]
        count = f"{place + 1} of {len(self.statements)}"
        click.echo(styled(f"\n── {statement.key} ({count}) ", bold=True))
        if statement.quote and self._text is not None:
            click.echo(self._passage(self._text, statement.quote.exact))
        click.echo(textwrap.indent(statement_text(statement), "    "), nl=False)
        for reason in self.marks.get(place, ()):
            click.echo(styled(f"    ? {reason}", fg="yellow"))

    def do(self, answer: str, place: int) -> None:
        """Carry out an answer about a statement."""
        steps: Mapping[str, Callable[[int], None]] = {
            "a": self._accept,
            "e": self._edit,
            "d": self._drop,
            "s": self._split,
            "n": self._add,
            "k": self._keep,
        }
        steps[answer](place)

    def _keep(self, place: int) -> None:
        self._done[place] = ()

    def _accept(self, place: int) -> None:
        reasons = self.marks.pop(place, ())
        self._keep(place)
        self._save(self._drafts())
        key, due = self.statements[place].key, getattr(self.statements[place], "due", None)
        if due is None and any(map(_OF_ITS_TIME.search, reasons)):
            click.echo(f"Accepted {key}: it stands without a deadline.")

    def _edit(self, place: int) -> None:
        if self._edited(statement_text(self.statements[place]), place, replaces=True):
            self._keep(place)

    def _drop(self, place: int) -> None:
        drafts = self._drafts()
        del drafts[place]
        self._shift(place, -1)
        self._save(drafts)

    def _split(self, place: int) -> None:
        if self._edited(statement_text(self.statements[place]), place, replaces=True):
            self._keep(place)
            self._edited(statement_text(self.statements[place]), place, replaces=False)

    def _add(self, place: int) -> None:
        new = _NEW.format(parties=", ".join(self._readout.parties))
        self._edited(new, place, replaces=False)

    def _shift(self, start: int, by: int) -> None:
        """Move on what is told of the places behind a statement that was put in, or taken out."""
        self.marks = _shifted(self.marks, start, by)
        self._done = _shifted(self._done, start, by)

    def _edited(self, text: str, place: int, *, replaces: bool) -> bool:
        """Let the user edit a statement until it is valid; False when nothing was changed."""
        while True:
            edited = click.edit(text, extension=".yaml", require_save=True)
            if edited is None or not edited.strip():
                return False
            drafts = self._drafts()
            try:
                new = read_mapping(edited.encode(), "the statement")
                if replaces:
                    drafts[place] = new
                else:
                    drafts.insert(place + 1, new)
                self._readout = self._with(drafts)
            except Unreadable as error:
                click.echo(styled(worded(error), fg="red"))
                if not click.confirm("Edit it again?", default=True):
                    return False
                text = edited
                continue
            if replaces:
                self.marks.pop(place, None)
            else:
                self._shift(place + 1, 1)
                self._keep(place + 1)
            self._save(drafts)
            return True

    def _drafts(self) -> list[dict[str, Any]]:
        """The statements as plain values, without keys, which follow from their order."""
        return [
            statement.model_dump(exclude={"key"}, exclude_defaults=True) | {"type": statement.type}
            for statement in self.statements
        ]

    def _with(self, drafts: list[dict[str, Any]]) -> Readout:
        values = {**self._readout.heading_fields, "statements": drafts}
        try:
            return Readout.model_validate(values)
        except ValidationError as error:
            refused = refusals(error, values, Readout).values()
            raise Unreadable("\n".join(_NUMBERED.sub("", told) for told in refused)) from None

    def _save(self, drafts: list[dict[str, Any]]) -> None:
        self._readout = self._with(drafts)
        self._write()

    def _write(self) -> None:
        with replaced(self._file) as file:
            file.write(self._above + readout_text(self._readout, self.marks) + self._below)

    def _passage(self, text: str, quote: str) -> str:
        """The words of the text around a quote, the quote set apart."""
        plain = " ".join(normalize("NFC", text).split())
        exact = characters.in_one_line(normalize("NFC", quote))
        place = plain.find(exact)
        if place < 0:
            return styled("    the words quoted are not in the text", fg="red")
        end = place + len(exact)
        before, after = plain[max(0, place - _AROUND) : place], plain[end : end + _AROUND]
        width = max(40, shutil.get_terminal_size().columns)
        shown = textwrap.fill(f"… {before}\x02{exact}\x03{after} …", width, initial_indent="  ")
        head, opened, rest = textwrap.indent(shown, "  ").partition("\x02")
        said, closed, tail = rest.partition("\x03")
        return f"{head}{styled(said, bold=True)}{tail}" if opened and closed else f"{head}{rest}"


def _comments(text: str) -> tuple[str, str]:
    """The comments at the head and at the end of a file, which list what the draft left out."""
    lines = text.splitlines(keepends=True)
    above = list(takewhile(_is_comment, lines))
    below = list(takewhile(_is_comment, reversed(lines[len(above) :])))
    return "".join(above), "".join(reversed(below))


def _is_comment(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _shifted(marks: Marks, start: int, by: int) -> Marks:
    """The marks after a statement was put in, or taken out, at a place."""
    return {
        place + by if place >= start else place: reasons
        for place, reasons in marks.items()
        if by > 0 or place != start
    }
