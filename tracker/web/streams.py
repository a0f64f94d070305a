"""Streams: long answers sent piece by piece while they are read, each from one thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import anyio
from anyio import from_thread, to_thread
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectSendStream
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

_AT_ONCE = 128_000
"""How many bytes are gathered before they are sent."""

Texts = Iterator[str] | Iterator[bytes]


def sent(texts: Texts, opened: ExitStack, media_type: str, headers: Mapping[str, str]) -> Response:
    """An answer as it is best sent: a short one whole, a long one while it is read.

    Args:
        texts: what it is, piece by piece; an error before the first is told as one.
        opened: what the texts are read from, which is closed when the last was sent, or when
            nobody reads on.
        media_type: what they are.
        headers: what else the answer says.
    """
    with ExitStack() as closing:
        closing.push(opened)
        pieces = _gathered(texts)
        first = next(pieces)
        if len(first) < _AT_ONCE:
            return Response(first, headers=headers, media_type=media_type)
        closing.pop_all()
    return _Streamed(first, pieces, opened, media_type, headers)


class _Streamed(Response):
    """An answer of which the first piece is read, and the rest is read while it is sent."""

    def __init__(
        self,
        first: bytes,
        rest: Iterator[bytes],
        opened: ExitStack,
        media_type: str,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(None, headers=headers, media_type=media_type)
        del self.headers["content-length"]
        self._first, self._rest, self._opened = first, rest, opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it."""
        failed: list[Exception] = []
        to, pieces = anyio.create_memory_object_stream[bytes](1)
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        async with anyio.create_task_group() as group:
            group.start_soon(self._read, to, failed)
            group.start_soon(_watch, receive, group)
            async with pieces:
                await send(_body(self._first))
                async for piece in pieces:
                    await send(_body(piece))
            group.cancel_scope.cancel()
        if failed:
            raise failed[0]
        await send(_body(b"", more=False))

    async def _read(self, to: MemoryObjectSendStream[bytes], failed: list[Exception]) -> None:
        def read() -> None:
            try:
                with self._opened:
                    for piece in self._rest:
                        from_thread.run(to.send, piece)
            except anyio.BrokenResourceError:
                pass  # nobody reads on
            except Exception as error:  # noqa: BLE001 - handed on to whoever waits
                failed.append(error)

        async with to:
            await to_thread.run_sync(read)


def _body(piece: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": piece, "more_body": more}


async def _watch(receive: Receive, group: TaskGroup) -> None:
    """End it all when nobody reads on."""
    while (await receive())["type"] != "http.disconnect":
        pass
    group.cancel_scope.cancel()


def _gathered(texts: Texts) -> Iterator[bytes]:
    """Texts in pieces: one by one each would cost a message, and all at once their memory.

    The last is a short one, which may be empty.
    """
    piece: list[bytes] = []
    gathered = 0
    for text in texts:
        part = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
        piece.append(part)
        gathered += len(part)
        if gathered >= _AT_ONCE:
            yield b"".join(piece)
            piece, gathered = [], 0
    yield b"".join(piece)
