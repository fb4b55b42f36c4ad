/**
 * How far the service is from what was measured, for tests and for the program that writes the tables of {@code docs/accuracy.md}.
 */
@NullMarked
package dev.trilemma.calibration;

import org.jspecify.annotations.NullMarked;
