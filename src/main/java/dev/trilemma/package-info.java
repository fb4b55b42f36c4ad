/** Trilemma: what training a transformer costs, and what speed, quality and cost each cost in the other two. */
@NullMarked
package dev.trilemma;

import org.jspecify.annotations.NullMarked;
