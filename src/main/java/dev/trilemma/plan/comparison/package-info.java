/**
 * Plans and scenarios side by side: what differs between them, which is better in what, and how sure that is.
 */
@NullMarked
package dev.trilemma.plan.comparison;

import org.jspecify.annotations.NullMarked;
