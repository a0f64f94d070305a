"""Overview: the commands as the help lists them, in groups, each in a few words.

They stand here and not where the commands are, so that none of those has to be imported for it.
"""

from __future__ import annotations

GROUPS: dict[str, dict[str, str]] = {
    "Ask what was said": {
        "overdue": "what is late, the longest first",
        "due": "what falls due next",
        "open": "all that is unsettled",
        "standing": "what is to be kept up",
        "quiet": "what nobody has mentioned for long",
        "slipped": "what was put off",
        "fulfilled": "what was done",
        "unfulfilled": "what ended without being done",
        "requests": "what was asked for, and what came of it",
        "concerns": "what was deplored, and what came of it",
        "statements": "statements of every kind, by any filter",
        "items": "every matter with its status",
        "search": "words in names, summaries and quotes",
    },
    "Look at one thing": {
        "show": "an item, a statement, a readout or a meeting",
        "history": "the versions and statuses of a statement",
        "cite": "a statement or a readout, for a footnote",
    },
    "Look at meetings": {
        "meetings": "the meetings on record",
        "readouts": "the readouts, and who published them",
        "compare": "what changed between two of them, or two days",
        "replay": "what each readout changed",
        "stats": "statements in figures",
    },
    "Report": {
        "brief": "a briefing before the next meeting",
        "score": "promises on a scale that others use",
        "serve": "the record in a browser",
    },
    "Write and record readouts": {
        "record": "record readout files",
        "new": "begin a readout file by hand",
        "draft": "draft a readout file from a published text",
        "review": "step through what a draft has marked",
        "coverage": "which sentences of a text are not coded",
        "agree": "how far two codings agree",
    },
    "Correct and judge": {
        "amend": "record how a corrected file differs",
        "retract": "take back a whole readout",
        "assess": "judge what became of a statement",
        "condition": "say that a condition was met, or lapsed",
        "sought": "note a search for evidence that found none",
        "rename": "give an item another name",
        "merge": "say that two items are one",
        "log": "who recorded, corrected and judged what",
    },
    "Keep the record": {
        "export": "as readout files, events, tables or a picture",
        "import": "an export of events, or a sheet of promises",
        "verify": "check that nothing was changed",
        "rebuild": "make the views again from the events",
        "init": "make an empty store",
        "users": "who may use the record in a browser",
    },
}
"""The commands by what one wants to do, those first that are asked for most."""
