"""Browsing: what a browser takes for the first page of the shipped record, and for a step."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.sides.measuring import Goal, Row, Spread, ran, spread, tell
from benchmarks.sides.servers import tracker_at
from benchmarks.sides.worlds import PROJECT, Worlds

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ROUNDS = 9

_FIRST_PAINT = """() => new Promise(told => {
  const found = performance.getEntriesByName("first-contentful-paint");
  if (found.length) return told(found[0].startTime);
  new PerformanceObserver((list, watching) => {
    const [paint] = list.getEntriesByName("first-contentful-paint");
    if (paint) { watching.disconnect(); told(paint.startTime); }
  }).observe({ type: "paint", buffered: true });
})"""
"""Milliseconds from the request to the first text or picture."""

_TRANSFERRED = """() => ["navigation", "resource"]
  .flatMap(kind => performance.getEntriesByType(kind))
  .reduce((sum, one) => sum + one.transferSize, 0)"""
"""Bytes that came for the page, headers included."""

_STEP = """() => new Promise(told => {
  const started = performance.now();
  new MutationObserver((_, watching) => {
    watching.disconnect();
    requestAnimationFrame(() => told(performance.now() - started));
  }).observe(document.querySelector("main").parentNode, { childList: true });
  document.querySelector("#slider").dispatchEvent(
    new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
})"""
"""Milliseconds from the key to the frame in which the page of the meeting before is drawn."""


def first_page(worlds: Worlds, statements: int) -> Iterator[Row]:  # noqa: ARG001 - of one size
    """The first page and a step of the slider, over the five readouts that are shipped."""
    program = next(filter(None, map(which, _BROWSERS)), None)
    if program is None:
        tell("there is no chromium: left out")
        return
    store = worlds.empty("shipped")
    readouts = str(PROJECT / "events")
    ran(sys.executable, "-m", "tracker", "record", "--store", f"sqlite:///{store}", readouts)
    with tracker_at(store) as address, sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(
            executable_path=Path(program), args=["--no-sandbox"] if root else []
        )
        _opened(browser, address)  # the first one starts the browser's own processes
        paints, sizes, steps = zip(
            *(_opened(browser, address) for _ in range(_ROUNDS)), strict=True
        )
        browser.close()
    yield _row("page-first", "until the first page is drawn", "ms", spread(paints), 300)
    yield _row("page-bytes", "all that comes for the first page", "KB", spread(sizes), 150)
    yield _row("page-step", "a step of the slider, until it is drawn", "ms", spread(steps), 100)


def _row(key: str, what: str, unit: str, figures: Spread, limit: float) -> Row:
    return Row(key, what, unit, figures, "", None, figures, unit, Goal("at most", limit))


def _opened(browser: Browser, address: str) -> tuple[float, float, float]:
    """What it takes in a browser that has nothing of it yet."""
    with browser.new_context() as context:
        page: Page = context.new_page()
        page.goto(f"{address}/?as_of=2019-08-01", wait_until="load")
        paint: float = page.evaluate(_FIRST_PAINT)
        size: float = page.evaluate(_TRANSFERRED)
        steps = sorted(float(page.evaluate(_STEP)) for _ in range(3))
    return paint, size / 1000, steps[1]
