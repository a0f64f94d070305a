"""Runs the benchmarks: `python -m benchmarks.run --help`.

What measures is imported by this process alone: a process that helps imports the module that was
run, and is to begin as it does for `tracker rebuild`.
"""

from __future__ import annotations

if __name__ == "__main__":
    from benchmarks.table import main

    main()
