"""Rows: the acts that a row of a table makes, with the party and the time of its own cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tracker.drafting import members
from tracker.drafting.acts import Act
from tracker.drafting.contents import Reader
from tracker.drafting.fiscal import fiscal_year_of
from tracker.drafting.rules import ONWARD
from tracker.drafting.sentences import Span
from tracker.drafting.speech import Speech
from tracker.drafting.tables import Column, Entry, Table, cells_of, side_of
from tracker.drafting.tasks import task
from tracker.drafting.times import TimePhrase, due
from tracker.drafting.times.frames import FIRST_WORDS
from tracker.drafting.utterances import Utterance

_SHORT = 6
"""Words of a cell that may be a party's name."""


class Told(NamedTuple):
    """An act, the cell that it stands in, and the time that the row gives it."""

    act: Act
    cell: Span
    time: TimePhrase | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the rows of a readout's tables."""

    text: str
    reader: Reader
    speech: Speech
    anchor: date

    def told(self, table: Table, row: Span) -> list[Told]:
        """The acts of a row, each cell that tells what is to be done by itself."""
        if not table.columns:
            table.columns = self._guessed(row)
        return [one for entry in table.entries(self.text, row) for one in self._of(entry)]

    def _of(self, entry: Entry) -> list[Told]:
        said = entry.matter.of(self.text)
        parties = self.reader.cast.parties
        by = entry.column.parties
        marks: list[str] = []
        if entry.party:
            by = side_of(entry.party.of(self.text), parties) or by
            if not by:
                marks.append(f"who is to do it is not read: {entry.party.of(self.text)}")
        elif entry.time and (named := side_of(entry.time.of(self.text), parties)):
            by, entry = named, entry._replace(time=None)  # the head of the column was "By"
        found = []
        for act in self._acts(said, by):
            own = replace(act, by=by) if by else act
            time, mark = self._time(entry, own)
            review = (*own.review, *marks, *((mark,) if mark else ()))
            found.append(Told(replace(own, review=review), entry.matter, time))
        return found

    def _acts(self, said: str, by: tuple[str, ...]) -> tuple[Act, ...]:
        """The acts of a cell."""
        if short := task(said, self.reader, listed=True):
            return (short,)
        whole = members.own(said)
        words = whole.of(said)
        line = members.spliced("They agreed on:", words, self.reader)
        if members.is_base(words, self.reader):
            line = members.spliced("They agreed to:", words, self.reader)
        if line:
            return members.under(self.speech, line, (), whole.start).acts
        return self.speech.read(Utterance(said, self.reader), by).acts

    def _time(self, entry: Entry, act: Act) -> tuple[TimePhrase | None, str]:
        """The time that a cell says, and why it is to be looked at where it is not read."""
        if entry.time is None or act.type not in ONWARD:
            return None, ""
        said = entry.time.of(self.text)
        found = self._read(said, act.by, deadline=entry.deadline and act.type == "CommitmentMade")
        return (found, "") if found else (None, f"the time is not read: {said}")

    def _read(self, said: str, by: tuple[str, ...], *, deadline: bool) -> TimePhrase | None:
        leads = ["by "] if deadline else ["in ", "on ", "", "by ", "at "]
        if said.split(maxsplit=1)[0].lower() in FIRST_WORDS:
            leads = [""]
        for lead in leads:
            for told in (said, said[0].lower() + said[1:]):
                words = f"They will do it {lead}{told}"
                time = due(words, self.anchor, fiscal=fiscal_year_of(by))
                if time and (time.edtf or time.soon) and _covers(time, words, said):
                    return replace(time, words=said)
        return None

    def _guessed(self, row: Span) -> tuple[Column, ...]:
        """What the columns tell of a table without heads: what to do and by when, or nothing."""
        columns = []
        for cell in cells_of(self.text, row):
            said = cell.of(self.text)
            if not said:
                columns.append(Column(None))
            elif self._read(said, self.reader.cast.parties, deadline=False):
                columns.append(Column("time", deadline=True))
            elif members.is_base(said, self.reader) or task(said, self.reader, listed=True):
                columns.append(Column("matter"))
            elif len(said.split()) <= _SHORT and side_of(said, self.reader.cast.parties):
                columns.append(Column("party"))
            else:
                columns.append(Column(None))
        roles = {column.role for column in columns}
        return tuple(columns) if {"matter", "time"} <= roles else ()


def _covers(time: TimePhrase, tried: str, said: str) -> bool:
    """Whether a time is all that a cell says, a mark or two aside."""
    return len(said.strip(" .;,()")) - 1 <= len(time.words.strip(" .;,()")) and (
        time.end >= len(tried.rstrip(" .;,()"))
    )
