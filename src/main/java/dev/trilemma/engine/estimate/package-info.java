/**
 * All stages in order: a plan in, an estimate out.
 */
@NullMarked
package dev.trilemma.engine.estimate;

import org.jspecify.annotations.NullMarked;
