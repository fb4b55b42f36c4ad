/**
 * Budgets: a team's money for a period, what approved quotes hold of it, and what is left.
 */
@NullMarked
package dev.trilemma.quote.budget;

import org.jspecify.annotations.NullMarked;
