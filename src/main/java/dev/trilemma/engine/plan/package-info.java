/**
 * A plan with every name looked up: what is trained, how, and on what.
 */
@NullMarked
package dev.trilemma.engine.plan;

import org.jspecify.annotations.NullMarked;
