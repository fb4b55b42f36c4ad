/**
 * From steps to wall clock: failures, checkpoints, restarts and stragglers.
 */
@NullMarked
package dev.trilemma.engine.goodput;

import org.jspecify.annotations.NullMarked;
