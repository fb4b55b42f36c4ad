/**
 * The calibration program: published measurements in, the engine's constants out, and how far off they leave it. Run it as
 * {@code docs/accuracy.md} says.
 */
@NullMarked
package dev.trilemma.calibration;

import org.jspecify.annotations.NullMarked;
