package dev.trilemma.sweep;

/** Where a sweep stands. */
enum SweepStatus {
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }

    /** Nothing more comes of it. */
    boolean isOver() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
