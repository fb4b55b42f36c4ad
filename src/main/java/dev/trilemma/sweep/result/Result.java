package dev.trilemma.sweep.result;

import dev.trilemma.sweep.work.PointResult;

/** A point by its number, and what became of it. */
record Result(long number, PointResult result) {}
