/**
 * Where a plan stands between speed, quality and cost.
 */
@NullMarked
package dev.trilemma.engine.triangle;

import org.jspecify.annotations.NullMarked;
