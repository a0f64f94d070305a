"""A scale of obligations: what is pending, met, breached or discharged."""

from tracker.reports.scales.scale import NOT_ITS_TIME, UNRATED, Level, Rated, ScoreScale

OBLIGATIONS = ScoreScale(
    name="obligations",
    title="Promises taken as obligations",
    source="A scale of our own, in the terms in which lawyers speak of contracts and treaties: "
    "breach as in article 12 of the articles on the responsibility of States of 2001 (an act not "
    "in conformity with what is required), discharge as by consent or by a condition. What "
    "readouts report is seldom binding; this asks what would follow if it were.",
    levels=(
        Level("met", "performed"),
        Level("met, reported late", "performed; reported after its time"),
        Level("met in part", "performed in part"),
        Level("pending", "its time is not over, or it has no end"),
        Level("not established", "its time is over, and a search found nothing of performance"),
        Level("discharged", "taken back, or its condition lapsed"),
        Level("breached", "known not to be performed"),
    ),
    rows=(
        Rated("done", "met", "it was fulfilled or held"),
        Rated("done, reported late", "met, reported late", "it was reported after its time"),
        Rated("done in part, ended", "met in part", "it ended with a part of it done"),
        Rated("done in part, going on", "met in part", "a part was done"),
        Rated("known not done", "breached", "somebody found that it was not done"),
        Rated("withdrawn", "discharged", "it was taken back"),
        Rated("condition lapsed", "discharged", "what it depended on did not come about"),
        Rated("overdue, a part done", "met in part", "a part was done"),
        Rated("overdue, progress reported", None, "work was reported, and not how it ended"),
        Rated(
            "overdue, searched without result", "not established", "searched, and nothing was found"
        ),
        Rated("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Rated("possibly overdue", "pending", "whether its time is over is not certain"),
        Rated("in progress", "pending", NOT_ITS_TIME),
        Rated("due or to come", "pending", NOT_ITS_TIME),
        Rated("no deadline", "pending", "no time was set for it"),
        Rated("without an end", "pending", "it is something to keep doing"),
        Rated("expired", None, "its time is over, and whether it was kept is not known"),
        Rated("renewed in time", None, "a later one took its place before its time was over"),
        Rated("renewed after its time", None, "a later one took its place"),
        *UNRATED,
    ),
    contestable=(
        (
            "Only what was *confirmed* or put more strongly counts, and what has no wording; "
            "a shared view, an intention or a discussion obliges to nothing. Some hold that "
            "no readout does."
        ),
        (
            "*Withdrawn* is discharged. What one side takes back without the other's consent "
            "is a breach; who consented the record does not say."
        ),
        (
            "*Renewed after its time* is left out. A breach does not end with a new promise; "
            "that the other side accepted the new one may waive it, or may not."
        ),
        (
            "*Done in part* is neither met nor breached; in law, part performance is a breach"
            " unless it is accepted."
        ),
        (
            "*Reported late* says nothing of a breach: readouts are published at meetings, "
            "and what they report may have been done long before."
        ),
    ),
    weakest="confirmed",
)
