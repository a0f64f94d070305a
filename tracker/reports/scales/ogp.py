"""The scale of the Open Government Partnership: how far a commitment was completed."""

from tracker.reports.scales.scale import NOT_ITS_TIME, RENEWED, UNRATED, Level, Rated, ScoreScale

OGP = ScoreScale(
    name="ogp",
    title="Completion as the Open Government Partnership's reviewers code it",
    source="The Independent Reporting Mechanism of the Open Government Partnership codes how far "
    "each commitment of an action plan was completed by its end.",
    levels=(
        Level("Complete", "all of it was done"),
        Level("Substantial", "most of it was done"),
        Level("Limited", "some of it was done"),
        Level("Not started", "nothing was done"),
        Level("No evidence available", "reviewers looked and found nothing to judge by"),
        Level("Withdrawn", "it was taken out of the plan"),
    ),
    rows=(
        Rated("done", "Complete", "it was fulfilled or held"),
        Rated("done, reported late", "Complete", "when it was reported is not when it was done"),
        Rated("done in part, ended", "Substantial", "it ended with a part of it done"),
        Rated("done in part, going on", "Substantial", "a part was done"),
        Rated("known not done", "Not started", "somebody found that it was not done"),
        Rated("withdrawn", "Withdrawn", "it was taken back"),
        Rated("condition lapsed", None, "what it depended on did not come about"),
        Rated("overdue, a part done", "Substantial", "a part was done"),
        Rated("overdue, progress reported", "Limited", "work on the matter was reported"),
        Rated(
            "overdue, searched without result",
            "No evidence available",
            "searched, and nothing was found",
        ),
        Rated("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Rated("possibly overdue", None, "whether its time is over is not certain"),
        Rated("in progress", "Limited", "work on it was reported"),
        Rated("due or to come", None, NOT_ITS_TIME),
        Rated("no deadline", None, "no time was set by which it can be reviewed"),
        Rated("without an end", None, "it has no end by which it can be reviewed"),
        Rated("expired", None, "its time is over, and how far it came is not known"),
        Rated("renewed in time", None, RENEWED),
        Rated("renewed after its time", None, RENEWED),
        *UNRATED,
    ),
    contestable=(
        (
            "*Known not done* is Not started. What was begun and given up without result "
            "would be Limited; the record does not tell these two apart unless a part was "
            "assessed."
        ),
        (
            "*Done in part* is Substantial, and *progress* Limited, by no measure of "
            "milestones, which the reviewers count."
        ),
        (
            "*No deadline* and *without an end* are left out. In an action plan everything "
            "ends with the plan, after two or four years."
        ),
        (
            "*Renewed after its time* is left out. In the review of the plan that it was "
            "first in, it would be Limited or Not started."
        ),
        "*Not reviewed* is left out: in a plan's review nothing is.",
    ),
)
