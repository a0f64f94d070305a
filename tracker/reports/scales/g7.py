"""The scale of the G7 Research Group: −1, 0 and +1."""

from tracker.reports.scales.scale import NOT_ITS_TIME, RENEWED, UNRATED, Level, Rated, ScoreScale

G7 = ScoreScale(
    name="g7",
    title="Compliance as the G7 Research Group scores it",
    source="The G7 Research Group at the University of Toronto scores each member's compliance "
    "with chosen commitments of a summit, over the time until the next one.",
    levels=(
        Level("full (+1)", "full compliance: the commitment was fulfilled", 1),
        Level("partial (0)", "partial compliance, or work in progress", 0),
        Level("none (-1)", "no compliance, or action against the commitment", -1),
    ),
    rows=(
        Rated("done", "full (+1)", "it was fulfilled or held"),
        Rated("done, reported late", "full (+1)", "it was done; when it was reported is not when"),
        Rated("done in part, ended", "partial (0)", "a part was done"),
        Rated("done in part, going on", "partial (0)", "a part was done"),
        Rated("known not done", "none (-1)", "somebody found that it was not done"),
        Rated("withdrawn", "none (-1)", "who gave the word took it back"),
        Rated("condition lapsed", None, "its condition lapsed, which is no breach"),
        Rated("overdue, a part done", "partial (0)", "a part was done in time or since"),
        Rated("overdue, progress reported", "partial (0)", "work on the matter was reported"),
        Rated("overdue, searched without result", None, "searched, and nothing was found"),
        Rated("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Rated("possibly overdue", None, "whether its time is over is not certain"),
        Rated("in progress", "partial (0)", "work on it was reported"),
        Rated("due or to come", None, NOT_ITS_TIME),
        Rated("no deadline", None, "no time was set within which it can be scored"),
        Rated("without an end", None, "it has no end by which it can be scored"),
        Rated("expired", None, "its time is over, and nothing could be late in it"),
        Rated("renewed in time", None, RENEWED),
        Rated("renewed after its time", None, RENEWED),
        *UNRATED,
    ),
    contestable=(
        (
            "*Searched without result* is left out. The Group gives −1 where its analysts "
            "find no action; theirs is a search with a method, and one noted here may be a "
            "look at one website. Who trusts the searches adds the figure to −1."
        ),
        (
            "*No deadline* and *without an end* are left out. The Group scores such "
            "commitments at the next summit all the same, mostly with 0 or +1."
        ),
        (
            "*Withdrawn* is −1, also where both sides agreed to let it go, or where an event "
            "was cancelled that nobody could help."
        ),
        (
            "*Renewed after its time* is left out. At the summit in between, the Group would "
            "have given it −1 or 0."
        ),
        (
            "*In progress* is 0 on the word of those who promised: progress here is what "
            "readouts welcome."
        ),
    ),
)
