package dev.trilemma.team;

/** What a caller may do for a team. Every role may also do what a viewer may; an administrator may do everything. */
public enum Role {
    /** Reads everything of the team, and calculates. */
    VIEWER,
    /** Saves plans, evaluates them, reports what runs really took, and issues quotes. */
    PLANNER,
    /** Publishes prices, and keeps discounts. */
    CATALOG_MANAGER,
    /** Approves and rejects quotes. */
    APPROVER,
    /** Sets budgets, keys, webhooks, and may exceed a budget. */
    ADMINISTRATOR
}
