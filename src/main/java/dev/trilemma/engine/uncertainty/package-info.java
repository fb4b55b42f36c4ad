/**
 * Calibrated ranges around the predictions: P10, P50 and P90.
 */
@NullMarked
package dev.trilemma.engine.uncertainty;

import org.jspecify.annotations.NullMarked;
