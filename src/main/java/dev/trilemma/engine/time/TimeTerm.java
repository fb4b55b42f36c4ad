package dev.trilemma.engine.time;

/** One named part of a step. */
public record TimeTerm(String name, double seconds) {}
