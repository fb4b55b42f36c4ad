/**
 * Saved plans: editable, guarded by their revision, every revision kept.
 */
@NullMarked
package dev.trilemma.plan;

import org.jspecify.annotations.NullMarked;
