/**
 * Which parallelism a plan uses where it leaves that open.
 */
@NullMarked
package dev.trilemma.engine.strategy;

import org.jspecify.annotations.NullMarked;
