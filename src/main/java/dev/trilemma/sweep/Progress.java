package dev.trilemma.sweep;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How far a sweep has come.
 *
 * @param done points that are calculated and stored
 * @param total points of the sweep
 */
@Schema(name = "SweepProgress")
record Progress(long done, long total) {}
