/**
 * Electricity and carbon of a run.
 */
@NullMarked
package dev.trilemma.engine.energy;

import org.jspecify.annotations.NullMarked;
