"""Budgets: the time of the processor that one draft may take, whatever its text holds."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from tracker import settings
from tracker.errors import Overrun

_SHOWN = 60
"""Characters of a sentence by which it is found again."""

_BETWEEN = 0.02
"""Seconds by the clock between two looks at the time of the processor."""

_AGAIN = 1.0
"""Seconds after which a stage that did not end when it was told to is told again."""


class _Rung(BaseException):
    """The timer's interruption, which nothing in between takes for an error of its own."""


class Budget:
    """The seconds that a draft may take, and what it is at.

    Looked at between the stages of a draft, which every thread can do. Within a stage, such as one
    pattern or somebody else's parser, the main thread is interrupted by a timer where the system
    has one.
    """

    def __init__(self, name: str, seconds: float | None = None) -> None:
        """Begin to count.

        Args:
            name: what the text is called in the error.
            seconds: how many there are; what the settings say when left out.
        """
        self.seconds = settings.drafting_seconds() if seconds is None else seconds
        self._name = name
        self._stage = "its beginning"
        self._end = _now() + self.seconds
        self._next = 0.0

    def at(self, stage: str, words: str = "") -> None:
        """Say which stage begins.

        Args:
            stage: the stage.
            words: the words of the text that it is about.

        Raises:
            Overrun: the time is over.
        """
        # The time of the processor costs more to ask for than most sentences take.
        if time.monotonic() > self._next:
            if _now() > self._end:
                self._give_up()
            self._next = time.monotonic() + _BETWEEN
        told = " ".join(words[: 2 * _SHOWN].split())[:_SHOWN]
        self._stage = f"{stage} “{told}…”" if told else stage

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Interrupt what runs in here when the time is over."""
        if threading.current_thread() is not threading.main_thread() or not hasattr(
            signal, "setitimer"
        ):
            yield
            return
        before = signal.signal(signal.SIGPROF, self._rung)
        signal.setitimer(signal.ITIMER_PROF, max(self._end - _now(), 0.001), _AGAIN)
        try:
            yield
        except _Rung:
            self._give_up()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _rung(self, _: int, __: FrameType | None) -> None:
        raise _Rung

    def _give_up(self) -> NoReturn:
        raise Overrun(
            f"{self._name}: drafting took longer than {self.seconds:g} seconds, at {self._stage}; "
            "take that passage out of the text, draft it in parts, or give it more time with "
            "TRACKER_DRAFT_SECONDS"
        )


def _now() -> float:
    return time.thread_time()
