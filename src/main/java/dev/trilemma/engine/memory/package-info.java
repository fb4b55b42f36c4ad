/**
 * What the fullest accelerator must hold, by component, and whether it fits.
 */
@NullMarked
package dev.trilemma.engine.memory;

import org.jspecify.annotations.NullMarked;
