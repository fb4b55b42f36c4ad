/**
 * Money: price lines that anyone can check, and their exact sum.
 */
@NullMarked
package dev.trilemma.engine.cost;

import org.jspecify.annotations.NullMarked;
