/**
 * From steps to wall clock: failures, checkpoints and restarts.
 */
@NullMarked
package dev.trilemma.engine.goodput;

import org.jspecify.annotations.NullMarked;
