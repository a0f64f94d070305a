"""Launches a command and notes what it took, from a process that is itself as small as can be.

A process counts as its own the memory that its parent held when it was started, so a command must
not be started by the process that measures. Run as a script: REPORT WORDS…
"""

import os
import sys
import time


def main() -> None:
    """Run the words, and write seconds, kilobytes and the wait status into the report."""
    report, *words = sys.argv[1:]
    started = time.perf_counter()
    _, status, usage = os.wait4(os.posix_spawnp(words[0], words, os.environ), 0)
    took = time.perf_counter() - started
    # The builtin, and not pathlib: importing it would make this process larger.
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(f"{took} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
