/**
 * Seconds of one optimizer step, as named terms that add up.
 */
@NullMarked
package dev.trilemma.engine.time;

import org.jspecify.annotations.NullMarked;
