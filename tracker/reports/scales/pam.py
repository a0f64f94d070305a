"""The scale of the Peace Accords Matrix: how far something is implemented, from 0 to 3."""

from tracker.reports.scales.scale import NOT_ITS_TIME, RENEWED, UNRATED, Level, Rated, ScoreScale

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
        Rated("done", "3 full", "it was fulfilled or held"),
        Rated("done, reported late", "3 full", "how far it is counts, not since when"),
        Rated("done in part, ended", "2 intermediate", "a part was done"),
        Rated("done in part, going on", "2 intermediate", "a part was done"),
        Rated("known not done", "0 none", "somebody found that it was not done"),
        Rated("withdrawn", "0 none", "it was given up"),
        Rated("condition lapsed", None, "what it depended on did not come about"),
        Rated("overdue, a part done", "2 intermediate", "a part was done"),
        Rated("overdue, progress reported", "1 minimum", "work was reported, and its time is over"),
        Rated("overdue, searched without result", None, "searched, and nothing was found"),
        Rated("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Rated("possibly overdue", None, "whether its time is over is not certain"),
        Rated("in progress", "1 minimum", "work on it was reported; how much is not said"),
        Rated("due or to come", None, NOT_ITS_TIME),
        Rated("no deadline", None, "no time was set by which it can be coded"),
        Rated("without an end", None, "it is something to keep doing"),
        Rated("expired", None, "its time is over, and how far it came is not known"),
        Rated("renewed in time", None, RENEWED),
        Rated("renewed after its time", None, RENEWED),
        *UNRATED,
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
