package dev.trilemma.engine.cost;

/** Another way to count the money of the same run, shown beside the total and never added to it. */
public record CostBasis(String name, Money total, String source) {}
