package dev.trilemma.engine.plan;

/** Every choice of how a plan is executed: what the strategy search fills in where the plan leaves it open. */
public record Strategy(Parallelism parallelism, Recomputation recomputation) {}
