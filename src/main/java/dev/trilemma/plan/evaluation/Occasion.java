package dev.trilemma.plan.evaluation;

/** Why a plan was evaluated. */
enum Occasion {
    /** Someone asked for it. */
    REQUESTED,
    /** A price catalog got a new version. */
    PUBLICATION,
    /** It was due by its schedule. */
    SCHEDULE
}
