package dev.trilemma.plan;

/** Where a saved plan stands. */
public enum PlanStatus {
    ACTIVE,
    ARCHIVED
}
