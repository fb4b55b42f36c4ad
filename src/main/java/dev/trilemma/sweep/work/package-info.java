/** The points of a sweep, calculated: each plan once, and what points have in common once for all of them. */
@NullMarked
package dev.trilemma.sweep.work;

import org.jspecify.annotations.NullMarked;
