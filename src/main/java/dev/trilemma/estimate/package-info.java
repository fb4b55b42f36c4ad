/**
 * The calculations over HTTP: one estimate, batches of them, what techniques would do to it, and attention by sequence length.
 */
@NullMarked
package dev.trilemma.estimate;

import org.jspecify.annotations.NullMarked;
