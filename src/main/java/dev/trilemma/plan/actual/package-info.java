/**
 * Actuals: what runs really took, how far the forecast was off, and the calibration that a team may accept from them.
 */
@NullMarked
package dev.trilemma.plan.actual;

import org.jspecify.annotations.NullMarked;
