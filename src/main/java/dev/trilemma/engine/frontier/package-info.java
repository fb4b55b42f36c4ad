/**
 * Many estimates beside each other: which are the best trades between time, money and loss, and what one costs in the others.
 */
@NullMarked
package dev.trilemma.engine.frontier;

import org.jspecify.annotations.NullMarked;
