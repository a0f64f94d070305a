"""The scale of the Peace Accords Matrix: how far something is implemented, from 0 to 3."""

from tracker.reports.scales.scale import NOT_ITS_TIME, RENEWED, Level, Mapped, ScoreScale

PAM = ScoreScale(
    name="pam",
    title="Implementation as the Peace Accords Matrix codes it",
    source="The Kroc Institute at the University of Notre Dame codes how far each provision of a "
    "peace accord is implemented, year by year.",
    levels=(
        Level("3 full", "implemented, or all but", 3),
        Level("2 intermediate", "well under way", 2),
        Level("1 minimum", "begun, by too little to be on course", 1),
        Level("0 none", "not begun", 0),
    ),
    rows=(
        Mapped("done", "3 full", "it was fulfilled or held"),
        Mapped("done, reported late", "3 full", "how far it is counts, not since when"),
        Mapped("done in part, ended", "2 intermediate", "a part was done"),
        Mapped("done in part, going on", "2 intermediate", "a part was done"),
        Mapped("known not done", "0 none", "somebody found that it was not done"),
        Mapped("withdrawn", "0 none", "it was given up"),
        Mapped("condition lapsed", None, "what it depended on did not come about"),
        Mapped("overdue, a part done", "2 intermediate", "a part was done"),
        Mapped(
            "overdue, progress reported", "1 minimum", "work was reported, and its time is over"
        ),
        Mapped("overdue, searched without result", None, "searched, and nothing was found"),
        Mapped("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Mapped("possibly overdue", None, "whether its time is over is not certain"),
        Mapped("in progress", "1 minimum", "work on it was reported; how much is not said"),
        Mapped("due or to come", None, NOT_ITS_TIME),
        Mapped("no deadline", None, "no time was set by which it can be coded"),
        Mapped("without an end", None, "it is something to keep doing"),
        Mapped("expired", None, "its time is over, and how far it came is not known"),
        Mapped("renewed in time", None, RENEWED),
        Mapped("renewed after its time", None, RENEWED),
        Mapped("disputed", None, "the accounts contradict each other"),
        Mapped("asked, not undertaken", None, "it was asked for, not agreed"),
    ),
    contestable=(
        (
            "*In progress* is 1. Readouts seldom say how much was done; a coder with more "
            "sources would often give 2."
        ),
        (
            "*Done in part* is 2, however large the part was; a coder would weigh it, and "
            "give 1 for a small one."
        ),
        (
            "*Searched without result* is left out. The Matrix codes 0 for what shows no sign"
            " of a beginning, in sources that it reads day by day."
        ),
        (
            "*Due or to come*, *no deadline* and *without an end* are left out. The Matrix "
            "codes every provision in every year, so that what has not begun is 0 from the "
            "first year on."
        ),
        (
            "A promise is scored here; the Matrix codes provisions of an accord, of which one"
            " may be several promises."
        ),
    ),
)
