"""Calendars: lines as RFC 5545 has them, whatever the texts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tracker.exports.icalendar import Event, lines

MOMENT = datetime(2019, 6, 29, 18, 30, tzinfo=UTC)


def _calendar(title: str, text: str = "") -> str:
    event = Event("a@b", date(2019, 6, 29), title, text, "https://example.org/", MOMENT)
    return "".join(lines("Due", [event]))


def test_an_event_is_a_whole_day() -> None:
    told = _calendar("Run pilot tours; by JP, RU\\")
    assert told.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert "\r\nDTSTART;VALUE=DATE:20190629\r\n" in told
    assert "\r\nDTSTAMP:20190629T183000Z\r\n" in told
    assert "\r\nSUMMARY:Run pilot tours\\; by JP\\, RU\\\\\r\n" in told
    assert told.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


@given(st.text(), st.text())
def test_a_text_adds_no_line_of_its_own(title: str, text: str) -> None:
    told = _calendar(title, f"x\r\nBEGIN:VALARM\n{text}")
    unfolded = told.replace("\r\n ", "")
    names = [line.partition(":")[0] for line in unfolded.split("\r\n") if line]
    assert len(names) == 14
    assert names.count("BEGIN") == 2
    for line in told.split("\r\n"):
        assert len(line.encode("utf-8", "replace")) <= 75
        assert "\n" not in line
