"""Streams: long answers come while they are read, and nobody reads on for somebody who left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import anyio
import anyio.lowlevel
import pytest
from starlette.types import Message

from tracker.errors import NotFound
from tracker.web.streams import sent as answered


class _Answer:
    """Texts, and whether somebody still reads them."""

    def __init__(self, texts: Iterator[str]) -> None:
        self.left = threading.Event()
        self.texts = texts

    def opened(self) -> ExitStack:
        """What the texts are read from."""
        stack = ExitStack()
        stack.callback(self.left.set)
        return stack


def _sent(answer: _Answer, *, leave_after: int | None = None) -> list[Message]:
    """What is sent of an answer to somebody who leaves after so many messages."""
    sent: list[Message] = []

    async def run() -> None:
        gone = anyio.Event()

        async def receive() -> Message:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)
            if len(sent) == leave_after:
                gone.set()
                await anyio.lowlevel.checkpoint()

        with anyio.fail_after(20):
            told = answered(answer.texts, answer.opened(), "text/plain", {"ETag": "x"})
            await told({"type": "http"}, receive, send)

    # In a thread of its own, since a browser that other tests drive keeps a loop in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(anyio.run, run).result()
    return sent


def _endless() -> Iterator[str]:
    while True:
        yield "x" * 200_000


def test_pieces_of_a_long_answer_come_in_order_and_it_is_left() -> None:
    answer = _Answer(iter([str(number) * 80_000 for number in range(5)]))
    start, *pieces = _sent(answer)
    assert start["status"] == 200
    assert (b"etag", b"x") in start["headers"]
    assert b"content-length" not in dict(start["headers"])
    assert len(pieces) > 2
    body = b"".join(one["body"] for one in pieces)
    assert body == b"".join(str(number).encode() * 80_000 for number in range(5))
    assert pieces[-1]["more_body"] is False
    assert answer.left.is_set()


def test_a_short_answer_is_sent_whole() -> None:
    answer = _Answer(iter(["short", " and sweet"]))
    start, piece = _sent(answer)
    assert (b"content-length", b"15") in start["headers"]
    assert piece["body"] == b"short and sweet"
    assert answer.left.is_set()


def test_nobody_reads_on_for_somebody_who_left() -> None:
    answer = _Answer(_endless())
    sent = _sent(answer, leave_after=3)
    assert len(sent) < 10
    assert answer.left.wait(10)


def test_an_error_before_the_first_piece_is_told_as_one() -> None:
    def failing() -> Iterator[str]:
        raise NotFound("nothing")
        yield ""

    answer = _Answer(failing())
    with pytest.raises(NotFound):
        _sent(answer)
    assert answer.left.is_set()


def test_an_answer_of_nothing() -> None:
    start, *pieces = _sent(_Answer(iter(())))
    assert start["status"] == 200
    assert b"".join(one["body"] for one in pieces) == b""


def test_what_no_text_has_does_not_end_it() -> None:
    _, piece = _sent(_Answer(iter(["a\ud800b"])))
    assert piece["body"] == b"a?b"
