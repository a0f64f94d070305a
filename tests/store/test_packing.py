"""Packing: a state in few bytes gives back the very text that its digest is taken of."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import Record
from tests.support.stories import FIRST, commitment, readout
from tracker import bootstrap
from tracker.store import runs
from tracker.store.packing import (
    STAMPED,
    body_of,
    digest_of,
    packed,
    parts_of,
    stamp_of,
    time_of,
)

DIGEST = "0123456789abcdef" * 4
MOMENT = "2019-07-01T08:51:55.889610Z"

AROUND = f'"recorded_at":"{MOMENT}","recorded_by":"anna","stream":"readout/2019-06-29-osaka"'
SAID = '{"key":"visas","item":"visas","by":["JP","RU"],"summary":"Ease visas."}'
QUOTED = f'{SAID[:-1]},"quote":{{"exact":"to ease visas"}},"due":{{"edtf":"2020"}}}}'

STATE = (
    b"\x01"
    + bytes.fromhex(DIGEST)
    + bytes.fromhex("00058c9abd8313ca")
    + b"anna\nreadout/2019-06-29-osaka\x00"
    + b'\x01visas\x02visas\x03JP","RU\x04Ease visas.\x05to ease visas"},"due":{"edtf":"2020"}}'
)

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_EVENTS = st.dictionaries(
    st.sampled_from(["key", "item", "by", "summary", "quote", "readout", "title"]) | st.text(),
    _JSON,
    max_size=6,
)
_MOMENTS = st.datetimes(timezones=st.just(UTC)).filter(lambda one: one.year >= 1000)


def text_of(around: str, event: str) -> bytes:
    return f'{around},"event":{event}}}'.encode()


def test_what_was_stored_can_be_read_for_ever() -> None:
    assert packed(DIGEST, text_of(AROUND, QUOTED)) == STATE
    assert body_of(STATE) == text_of(AROUND, QUOTED)
    assert stamp_of(STATE[:STAMPED]) == (MOMENT, DIGEST)


def test_a_state_of_the_form_before_is_read_as_ever() -> None:
    body = text_of(AROUND, SAID)
    before = b'{"digest":"%s",%s' % (DIGEST.encode(), body)
    assert body_of(before) == body
    assert parts_of(before) == (DIGEST, f'{AROUND},"event":'.encode(), SAID.encode())
    assert stamp_of(before[:STAMPED]) == (MOMENT, DIGEST)


@given(_MOMENTS, st.text(), st.text(), st.none() | st.text(), _EVENTS)
def test_whatever_is_packed_is_given_back(
    moment: datetime, who: str, stream: str, command: str | None, event: dict[str, object]
) -> None:
    more = {} if command is None else {"command": command}
    said = {"recorded_at": time_of(moment), "recorded_by": who, "stream": stream, **more}
    for plain in (True, False):
        text = json.dumps({**said, "event": event}, ensure_ascii=plain, separators=(",", ":"))
        body = text.encode(errors="surrogatepass")[1:]
        state = packed(DIGEST, body)
        assert state.startswith(b"\x01")
        assert (digest_of(state), body_of(state)) == (DIGEST, body)
        assert stamp_of(state[:STAMPED]) == (time_of(moment), DIGEST)


@pytest.mark.parametrize(
    "body",
    [
        text_of(AROUND.replace(MOMENT, MOMENT[:-1] + "+00:00"), SAID),
        text_of(AROUND.replace("2019-07-01", "2019-02-30"), SAID),
        text_of(AROUND.replace("anna", "an\na"), SAID),
        text_of(AROUND.replace('"recorded_by":"anna",', ""), SAID),
        text_of(f'{AROUND},"more":"x"', SAID),
        text_of(AROUND, SAID.replace("visas", "\x02", 1)),
        text_of(AROUND, "\x01"),
        text_of(AROUND, "7"),
        b'"recorded_at":"never"}',
        b"",
    ],
)
def test_what_this_program_would_not_write_is_given_back_too(body: bytes) -> None:
    state = packed(DIGEST, body)
    assert digest_of(state) == DIGEST
    try:
        assert body_of(state) == body
    except ValueError:
        assert b'"event"' not in body


def test_events_on_record_are_packed(kept: Record) -> None:
    kept.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    with bootstrap.event_log(kept.store) as log, log.reading() as sql:
        states = [one.state for _, one in runs.in_order(sql)]
    for state in states:
        assert state.startswith(b"\x01")
        assert len(state) < len(body_of(state)) - 60  # and the digest, which the text lacks
    assert any(b'"summary"' not in state for state in states)
