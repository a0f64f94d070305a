"""The scale of PolitiFact's promise meters: from Kept to Not Yet Rated."""

from tracker.reports.scales.scale import NOT_ITS_TIME, RENEWED, UNRATED, Level, Rated, ScoreScale

POLITIFACT = ScoreScale(
    name="politifact",
    title="Promises as PolitiFact's promise meters rate them",
    source="PolitiFact, of the Poynter Institute, rates what politicians promised in campaigns, by "
    "outcome and not by effort.",
    levels=(
        Level("Kept", "mostly or wholly fulfilled"),
        Level("Compromise", "much less than promised, and still an achievement in its sense"),
        Level("In the Works", "proposed or being worked on"),
        Level("Stalled", "nothing moves"),
        Level("Not Yet Rated", "what every promise is until there is evidence"),
        Level("Broken", "not fulfilled, whatever the reason"),
    ),
    rows=(
        Rated("done", "Kept", "it was fulfilled or held"),
        Rated("done, reported late", "Kept", "the meters ask whether, not when"),
        Rated("done in part, ended", "Compromise", "it ended with a part of it done"),
        Rated("done in part, going on", "In the Works", "a part was done, and it goes on"),
        Rated("known not done", "Broken", "somebody found that it was not done"),
        Rated("withdrawn", "Broken", "outcomes count, not reasons"),
        Rated("condition lapsed", None, "what was promised was conditional, and it lapsed"),
        Rated("overdue, a part done", "In the Works", "a part was done"),
        Rated("overdue, progress reported", "In the Works", "work on the matter was reported"),
        Rated("overdue, searched without result", "Stalled", "searched, and nothing was found"),
        Rated("overdue, not reviewed", None, "nobody has reviewed it since its time was over"),
        Rated("possibly overdue", "Not Yet Rated", "whether its time is over is not certain"),
        Rated("in progress", "In the Works", "work on it was reported"),
        Rated("due or to come", "Not Yet Rated", NOT_ITS_TIME),
        Rated("no deadline", "Not Yet Rated", "no time was set for it"),
        Rated("without an end", None, "it is something to keep doing, of which no end is kept"),
        Rated("expired", None, "its time is over, and nothing could be late in it"),
        Rated("renewed in time", None, RENEWED),
        Rated("renewed after its time", None, RENEWED),
        *UNRATED,
    ),
    contestable=(
        (
            "*Not reviewed* is left out, since PolitiFact's Not Yet Rated would put what "
            "nobody looked for beside what is not due. On the meters themselves it would be "
            "Not Yet Rated."
        ),
        (
            "*Searched without result* is Stalled. Long after its time PolitiFact may call it"
            " Broken; its editors say that the line between the two is a matter of judgement."
        ),
        (
            "*Condition lapsed* is left out. PolitiFact rates outcomes alone, and would call "
            "a promise Broken that others prevented."
        ),
        (
            "*Renewed after its time* is left out. A promise missed and made again stays one "
            "promise on the meters, which then read Stalled or In the Works."
        ),
        (
            "*Without an end* is left out; PolitiFact does rate promises to keep doing "
            "something, at the end of a term."
        ),
    ),
)
