"""Streams: long answers sent piece by piece while they are read, each from one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

import anyio
from anyio import from_thread, to_thread
from anyio.abc import TaskGroup
from anyio.streams.memory import MemoryObjectSendStream
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_AT_ONCE = 32_000
"""How many characters are gathered before they are sent."""

Texts = Iterator[str] | Iterator[bytes]


class Streamed(Response):
    """An answer that is sent while it is read; an error before its first piece is told as one.

    Args:
        answer: opens what the texts are read from; it is left when the last was sent, or when
            nobody reads on.
        media_type: what they are.
        headers: what else the answer says.
    """

    def __init__(
        self,
        answer: Callable[[], AbstractContextManager[Texts]],
        media_type: str,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(None, headers=headers, media_type=media_type)
        del self.headers["content-length"]
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it."""
        failed: list[Exception] = []
        to, pieces = anyio.create_memory_object_stream[bytes](1)
        started = False
        async with anyio.create_task_group() as group:
            group.start_soon(self._read, to, failed)
            group.start_soon(_watch, receive, group)
            async with pieces:
                async for piece in pieces:
                    if not started:
                        await self._start(send)
                        started = True
                    body = {"type": "http.response.body", "body": piece, "more_body": True}
                    await send(body)
            group.cancel_scope.cancel()
        if failed:
            raise failed[0]
        if not started:
            await self._start(send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _start(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})

    async def _read(self, to: MemoryObjectSendStream[bytes], failed: list[Exception]) -> None:
        def read() -> None:
            try:
                with self._answer() as texts:
                    for piece in _gathered(texts):
                        from_thread.run(to.send, piece)
            except anyio.BrokenResourceError:
                pass  # nobody reads on
            except Exception as error:  # noqa: BLE001 - handed on to whoever waits
                failed.append(error)

        async with to:
            await to_thread.run_sync(read)


async def _watch(receive: Receive, group: TaskGroup) -> None:
    """End it all when nobody reads on."""
    while (await receive())["type"] != "http.disconnect":
        pass
    group.cancel_scope.cancel()


def _gathered(texts: Texts) -> Iterator[bytes]:
    """Texts in pieces: one by one each would cost a message, and all at once their memory."""
    piece: list[bytes] = []
    gathered = 0
    for text in texts:
        piece.append(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        gathered += len(text)
        if gathered >= _AT_ONCE:
            yield b"".join(piece)
            piece, gathered = [], 0
    yield b"".join(piece)
