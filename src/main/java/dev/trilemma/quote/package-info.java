/**
 * Issued quotes: an estimate frozen with the plan, prices and engine it was made from.
 */
@NullMarked
package dev.trilemma.quote;

import org.jspecify.annotations.NullMarked;
