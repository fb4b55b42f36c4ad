package dev.trilemma.sweep;

import jakarta.validation.constraints.NotNull;

/**
 * What may be changed of a sweep.
 *
 * @param status {@code paused}, or {@code running} to resume it
 */
record StatusPatch(@NotNull SweepStatus status) {}
